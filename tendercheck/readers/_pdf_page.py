"""What pdfium says of one page, as plain JSON: lines of text, rows of cells, and whether there is only a picture.

Runs in the worker. A call into pdfium costs a microsecond, so boxes are asked for the ends of lines alone, and for the
ends of words where the page has a table. All places are points from the top left corner of the page as it is shown.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2_raw as pdfium

from tendercheck.readers._pdf_attached import pinned_on
from tendercheck.readers._pdf_fields import Form, placed
from tendercheck.readers._pdf_fonts import Fonts
from tendercheck.readers._pdf_hidden import Hidden
from tendercheck.readers._pdf_picture import has_ink, is_paper
from tendercheck.readers._pdf_tables import Drawing, Matrix, Rectangle, drawing_of, moved, tables_of

# Text of a line, its box, size of type in points, whether it is bold, whether it goes on the line before after a gap:
# [text, left, top, right, bottom, size, bold, goes_on].
Line = list[Any]

_SEGMENT = re.compile(r"[^\r\n\x02\ufffe]+[\x02\ufffe]?")  # pdfium puts U+FFFE where a hyphen ends a line
_WORD = re.compile(r"\S+")
_FEW_LETTERS = 40
_SHARE_OF_A_PICTURE = 0.3  # of the page
_SHARE_OF_A_SCAN = 0.85
_LETTERS_OF_A_STAMP = 200
_NARROW_POINTS = 8.0
_GAP_POINTS = 8.0  # less is a space; whether more is a gap between columns is judged by the size of type, in the parent
_BACK_POINTS = 2.0
_NEARLY = 0.01
_CUT_OFF_POINTS = 1.0
_ROWS_ABOUT_A_HEADER = 4
_SCALE = 100  # pdfium maps to whole numbers of a device; a hundredth of a point is fine enough


def frame_of(document: Any, number: int, form: Form) -> dict[str, Any]:
    """The frame of page `number` (from 1) with the answers in its `form`; "error" where pdfium cannot load the page."""
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        return {"page": number, "error": "the page cannot be loaded"}
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        if not text_page:
            return {"page": number, "error": "the text of the page cannot be loaded"}
        frame = {"page": number, **_content(page, text_page, form)}
        if pinned := pinned_on(page, number):
            frame["members"] = pinned
        return frame
    finally:
        if text_page:
            pdfium.FPDFText_ClosePage(text_page)
        pdfium.FPDF_ClosePage(page)


def _content(page: Any, text_page: Any, form: Form) -> dict[str, Any]:
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    matrix = to_top_left(page, width, height)
    drawing = drawing_of(page, matrix, width=width, height=height)
    text = _Text(text_page, matrix, Hidden(text_page, drawing, width=width, height=height))
    grids = [_Table(cells, drawing.grounds, width) for cells in tables_of(drawing)] if text.text else []
    lines = _sorted_into(grids, text) if grids else [part for span in text.spans() for part in text.parts(*span)]
    letters = sum(len(line[0]) for line in lines) if not grids else len(text.text)
    tables = [grid.frame() for grid in grids if grid.at is not None]
    answers, notes = form.on(page, matrix)
    placed(answers, lines, tables)
    frame = {
        "width": round(width, 1),
        "height": round(height, 1),
        "lines": lines,
        "tables": tables,
        "picture": _is_picture(page, drawing, letters),
        "images": drawing.image_share > 0,
        "objects": drawing.objects,
    }
    if notes:
        frame["notes"] = notes
    if text.hidden_letters:
        frame["hidden"] = text.hidden_letters
    if not letters and drawing.objects and not frame["picture"]:
        frame["ink"] = has_ink(page)
    return frame


def _is_picture(page: Any, drawing: Drawing, letters: int) -> bool:
    """Whether the page's words are in a picture: hardly a letter beside one, or a few on a scan of the whole page."""
    if letters < _FEW_LETTERS:
        return drawing.image_share > _SHARE_OF_A_PICTURE
    is_covered = drawing.image_share > _SHARE_OF_A_SCAN and letters < _LETTERS_OF_A_STAMP
    return is_covered and is_paper(page)


def to_top_left(page: Any, width: float, height: float) -> Matrix:
    """What takes a place of the page's own into points from the top left corner of the page as it is shown."""
    # Asking pdfium where three points go covers rotated pages and crop boxes alike.
    across, down = ctypes.c_int(), ctypes.c_int()

    def shown(x: float, y: float) -> tuple[float, float]:
        size = (round(width * _SCALE), round(height * _SCALE))
        pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
        return across.value / _SCALE, down.value / _SCALE

    (e, f), (right_x, right_y), (up_x, up_y) = shown(0, 0), shown(1000, 0), shown(0, 1000)
    return ((right_x - e) / 1000, (right_y - f) / 1000, (up_x - e) / 1000, (up_y - f) / 1000, e, f)


class _Text:
    """The characters of a page and their places."""

    def __init__(self, text_page: Any, matrix: Matrix, hidden: Hidden) -> None:
        self._page, self._matrix, self._hidden = text_page, matrix, hidden
        self.hidden_letters = 0
        self._is_upright = abs(matrix[0] - 1.0) + abs(matrix[1]) + abs(matrix[2]) < _NEARLY
        count = max(pdfium.FPDFText_CountChars(text_page), 0)
        buffer = (ctypes.c_ushort * (count * 2 + 1))()
        written = pdfium.FPDFText_GetText(text_page, 0, count, buffer) if count else 1
        self.text = bytes(buffer)[: max(written - 1, 0) * 2].decode("utf-16-le", "replace")
        # Characters that stand for nothing have a number but no place in the text; mostly there are none.
        self._has_gaps = len(self.text) != count
        self._rect, self._full = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._is_bold = Fonts(text_page).is_bold

    def _index(self, position: int) -> int:
        return int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._page, position)) if self._has_gaps else position

    def box(self, start: int, end: int) -> Rectangle:
        """The box round the characters [start, end), judged by the first and the last."""
        rect, page = self._rect, self._page
        pdfium.FPDFText_GetLooseCharBox(page, self._index(start), rect)
        left, top, right, bottom = rect.left, rect.top, rect.right, rect.bottom
        pdfium.FPDFText_GetLooseCharBox(page, self._index(end - 1), rect)
        return moved(
            self._matrix, min(left, rect.left), min(bottom, rect.bottom), max(right, rect.right), max(top, rect.top)
        )

    def spans(self) -> Iterator[tuple[int, int]]:
        """The positions [start, end) of each line, white space at its ends left out."""
        for found in _SEGMENT.finditer(self.text):
            segment = found[0]
            start = found.start() + len(segment) - len(segment.lstrip())
            end = found.start() + len(segment.rstrip())
            if start < end:
                yield start, end

    def parts(self, start: int, end: int) -> Iterator[Line]:
        """The line cut at its wide gaps, and where the file goes back to the left in it."""
        begun = start
        for at, to in self._gaps(start, end):
            yield [*self.line(begun, at), begun > start]
            begun = to
        yield [*self.line(begun, end), begun > start]

    def _gaps(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where a word ends and the next begins, for words of one height that do not simply follow each other."""
        before, last = start, (0.0, 0.0, 0.0, 0.0)
        for found in _WORD.finditer(self.text, start, end):
            first = self._place(found.start())
            is_apart = found.start() > start and not -_BACK_POINTS < first[0] - last[2] < _GAP_POINTS
            if is_apart and first[1] < last[3] and last[1] < first[3]:
                yield before, found.start()
            last = self._place(found.end() - 1) if found.end() - found.start() > 1 else first
            before = found.end()

    def _place(self, position: int) -> Rectangle:
        rect = self._rect
        pdfium.FPDFText_GetLooseCharBox(self._page, self._index(position), rect)
        if self._is_upright:
            return rect.left, -rect.top, rect.right, -rect.bottom
        return moved(self._matrix, rect.left, rect.bottom, rect.right, rect.top)

    def line(self, start: int, end: int) -> Line:
        """The line with its box and its type: the size of its ends, of its middle where those differ."""
        text = self.text[start:end]
        last = end - 1
        if text[-1] in "\x02\ufffe":
            text = text[:-1] + "\ufffe"
            last = max(last - 1, start)  # the mark of the hyphen has no place of its own
        box = [round(side, 1) for side in self.box(start, last + 1)]
        at, to = self._index(start), self._index(last)
        sizes = [pdfium.FPDFText_GetFontSize(self._page, index) for index in (at, to)]
        if sizes[0] != sizes[1]:
            at = self._letter((start + last) // 2, last)
            sizes = sorted([*sizes, pdfium.FPDFText_GetFontSize(self._page, at)])
        size = sizes[len(sizes) // 2] * self._scale(to)
        if self._hidden.is_hidden(to, box, size):
            self.hidden_letters += len(text)
        return [text, *box, round(size, 1), self._is_bold(to) and self._is_bold(at)]

    def _letter(self, position: int, end: int) -> int:
        # Spaces that pdfium puts between words have a type of their own, which says nothing.
        while position < end and self.text[position].isspace():
            position += 1
        return self._index(position)

    def _scale(self, index: int) -> float:
        found = pdfium.FPDFText_GetMatrix(self._page, index, self._full)
        return float((self._full.b**2 + self._full.d**2) ** 0.5) if found else 1.0


class _Table:
    """The cells of a table while words are put into them."""

    def __init__(self, cells: list[Rectangle], grounds: list[Rectangle], page_width: float) -> None:
        self._cells = cells
        self._grounds = grounds
        self._last = 0
        self.box = (
            min(cell[0] for cell in cells),
            min(cell[1] for cell in cells),
            max(cell[2] for cell in cells),
            max(cell[3] for cell in cells),
        )
        self._is_cut_off = self.box[2] > page_width - _CUT_OFF_POINTS
        self.at: int | None = None  # the number of lines outside that stand before the table
        self._lines: dict[int, list[Line]] = {}

    def cell_at(self, box: Rectangle) -> int | None:
        """The index of the cell that holds the middle of `box`.

        Words that stick out of the last column are its own, as are those beyond a page that cuts the table off.
        """
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        if self.box[2] < x and (self._is_cut_off or box[0] < self.box[2]):
            x = self.box[2]
        if not (self.box[0] <= x <= self.box[2] and self.box[1] <= y <= self.box[3]):
            return None
        for index in (self._last, *range(len(self._cells))):
            left, top, right, bottom = self._cells[index]
            if left <= x <= right and top <= y <= bottom:
                self._last = index
                return int(index)
        return None

    def put(self, index: int, line: Line, *, after_lines: int) -> None:
        """Put a line, or a part of one, into a cell."""
        self.at = after_lines if self.at is None else self.at
        self._lines.setdefault(index, []).append(line)

    def frame(self) -> dict[str, Any]:
        """Rows from the top, cells from the left: {"at", "rows": [[{"box", "lines"}]]}; "shaded" near the top."""
        rows: dict[float, list[dict[str, Any]]] = {}
        for index, cell in sorted(enumerate(self._cells), key=lambda pair: (pair[1][1], pair[1][0])):
            box = [round(side, 1) for side in cell]
            if index not in self._lines and min(cell[2] - cell[0], cell[3] - cell[1]) < _NARROW_POINTS:
                continue  # the space between two rules of a double line
            row = rows.setdefault(cell[1], [])
            row.append({"box": box, "lines": self._lines.get(index, [])})
            if len(rows) <= _ROWS_ABOUT_A_HEADER and self._is_shaded(index):
                row[-1]["shaded"] = True
        return {"at": self.at, "rows": list(rows.values())}

    def _is_shaded(self, index: int) -> bool:
        # Word paints the ground of a cell line by line, so where the words stand decides, not the cell's middle.
        left, top, right, bottom = self._lines[index][0][1:5] if index in self._lines else self._cells[index]
        x, y = (left + right) / 2, (top + bottom) / 2
        return any(ground[0] <= x <= ground[2] and ground[1] <= y <= ground[3] for ground in self._grounds)


def _sorted_into(tables: list[_Table], text: _Text) -> list[Line]:
    """Put the words that stand in cells into their tables; return the lines that stand outside."""
    outside: list[Line] = []
    for start, end in text.spans():
        box = text.box(start, end)
        near = [table for table in tables if _overlap(table.box, box)]
        if not near:
            outside.extend(text.parts(start, end))
            continue
        for table, cell, part_start, part_end in _runs(near, text, start, end):
            for part in text.parts(part_start, part_end):
                if table is None or cell is None:
                    outside.append(part)
                else:
                    table.put(cell, part, after_lines=len(outside))
    return outside


def _runs(
    tables: list[_Table], text: _Text, start: int, end: int
) -> Iterator[tuple[_Table | None, int | None, int, int]]:
    """The longest stretches of a line whose words stand in one cell, or in none."""
    place: tuple[_Table | None, int | None] | None = None
    run_start = run_end = start
    for found in _WORD.finditer(text.text, start, end):
        box = text.box(found.start(), found.end())
        held = ((table, cell) for table in tables if (cell := table.cell_at(box)) is not None)
        here: tuple[_Table | None, int | None] = next(held, (None, None))
        if place is not None and here != place:
            yield (*place, run_start, run_end)
            run_start = found.start()
        elif place is None:
            run_start = found.start()
        place, run_end = here, found.end()
    if place is not None:
        yield (*place, run_start, run_end)


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
