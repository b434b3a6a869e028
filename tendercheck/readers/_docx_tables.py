"""Rows, columns and header rows of a Word table: which header text stands above which cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tendercheck.readers._docx_changes import Fate, fate_by, is_changed, viewed
from tendercheck.readers._docx_styles import Styles
from tendercheck.readers._docx_text import SHOWN_WRAPPERS
from tendercheck.readers._docx_xml import W, is_on, iter_wanted, number_of, value_of
from tendercheck.readers._drafts import Draft, DraftCell, Piece
from tendercheck.readers._headings import may_name_columns
from tendercheck.readers._wishes import Changes
from tendercheck.readers._xml import Element

COLUMNS_LIMIT = 1_000
HEADER_LETTERS = 80
_ROW, _CELL = frozenset({W + "tr"}), frozenset({W + "tc"})
_PLAIN_FILLS = frozenset({"auto", "ffffff", "FFFFFF"})
_HOLDS_VALUE = re.compile(
    r"[£€$]\s?\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b\d{1,2}:\d{2}\b|_{3,}|\[\s*insert",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"[\d\s.,%()/+=x×-]+")


@dataclass(frozen=True, slots=True)
class CellMarkup:
    """A visible w:tc and the columns that it covers."""

    element: Element
    column: int
    width: int
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class RowMarkup:
    """A w:tr that is there in the view asked for, or shown in it as deleted."""

    cells: tuple[CellMarkup, ...]
    is_header: bool
    is_tracked: bool
    is_merged_upwards: bool = False
    is_deleted: bool = False


@dataclass(slots=True)
class CellRead:
    """A cell after its words were read; `number` is the automatic number of its first paragraph."""

    column: int
    width: int
    pieces: list[Piece] = field(default_factory=list)
    is_set_apart: bool = False  # bold throughout, or shaded
    number: str = ""

    @property
    def text(self) -> str:
        """The text of all its paragraphs."""
        return " ".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class RowRead:
    """A row after its words were read; `after` holds the rows of tables inside it, and boxes anchored in it."""

    cells: list[CellRead]
    is_header: bool
    is_merged_upwards: bool = False  # a cell of the row above reaches down into it
    is_deleted: bool = False
    after: list[Draft] = field(default_factory=list)

    @property
    def number(self) -> str:
        """The automatic number that the row begins with."""
        return self.cells[0].number if self.cells else ""


def iter_rows(table: Element, changes: Changes) -> Iterator[RowMarkup]:
    """The rows of a w:tbl with their visible cells: columns are counted, what a merge covers is left out."""
    merged: set[int] = set()  # columns where a cell of the row above may reach down
    for row in iter_wanted(table, _ROW, SHOWN_WRAPPERS):
        properties = row.find(W + "trPr")
        fate = fate_by(properties, Fate.STANDS, changes)
        covered: set[int] = set()
        reaching = merged if fate is Fate.STANDS else set(merged)
        found = tuple(_visible_cells(row, properties, reaching, covered, changes))
        cells = () if fate is Fate.GONE else tuple(markup for markup, _ in found)
        header = properties is not None and bool(is_on(properties, W + "tblHeader"))
        tracked = is_changed(properties) or any(is_tracked for _, is_tracked in found)
        yield RowMarkup(cells, header, tracked, bool(covered), is_deleted=fate is Fate.DELETED)


def _visible_cells(
    row: Element, of_row: Element | None, merged: set[int], covered: set[int], changes: Changes
) -> Iterator[tuple[CellMarkup, bool]]:
    """Each cell that is there, and whether it was inserted or deleted."""
    column = _within_limit(number_of(of_row, W + "gridBefore") or 0)
    for cell in iter_wanted(row, _CELL, SHOWN_WRAPPERS):
        changed = cell.find(W + "tcPr")
        properties = viewed(changed, changes)
        width = max(1, _within_limit(number_of(properties, W + "gridSpan") or 1))
        down, along = _merge(properties, W + "vMerge"), _merge(properties, W + "hMerge")
        if down == "continue" and column in merged:
            covered.add(column)
        merged.discard(column)
        if down is not None:
            merged.add(column)
        fate = fate_by(changed, Fate.STANDS, changes)
        if fate is not Fate.GONE and column not in covered and along != "continue" and column < COLUMNS_LIMIT:
            yield CellMarkup(cell, column, width, fate is Fate.DELETED), is_changed(changed)
        column += width


def _merge(properties: Element | None, tag: str) -> str | None:
    found = properties.find(tag) if properties is not None else None
    return found.get(W + "val", "continue") if found is not None else None


def _within_limit(columns: int) -> int:
    return min(max(columns, 0), COLUMNS_LIMIT)


def is_shaded(cell: Element) -> bool:
    """Whether the cell has a fill of its own."""
    shading = cell.find(f"{W}tcPr/{W}shd")
    return shading is not None and shading.get(W + "fill", "auto") not in _PLAIN_FILLS


def is_headed_by_style(table: Element, styles: Styles) -> bool:
    """Whether the table's style sets the first row apart, and the table asks for that."""
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None or not styles.heads_its_table(value_of(table, f"{W}tblPr/{W}tblStyle")):
        return False
    flag = look.get(W + "firstRow")
    if flag is not None:
        return flag in ("1", "true", "on")
    bits = look.get(W + "val", "")
    return bool(re.fullmatch(r"[0-9A-Fa-f]{4}", bits)) and bool(int(bits, 16) & 0x20)


def header_rows(rows: list[RowRead], *, headed_by_style: bool) -> tuple[int, ...]:
    """The indexes of the rows whose cells name what stands below them; empty for a form of labels and values."""
    found = list(_first_header_rows(rows, headed_by_style))
    while found and found[-1] + 2 < len(rows) and rows[found[-1] + 1].is_merged_upwards:
        found.append(found[-1] + 1)
    return tuple(found)


def _first_header_rows(rows: list[RowRead], headed_by_style: bool) -> tuple[int, ...]:
    marked = [index for index, row in enumerate(rows) if row.is_header and (_fits_header(row) or _names_columns(row))]
    if marked and len(marked) < len(rows):
        leading = tuple(index for index in marked if all(rows[earlier].is_header for earlier in range(index)))
        if leading:
            return leading
    filled = [index for index, row in enumerate(rows) if any(cell.text for cell in row.cells)]
    widest = max((len(row.cells) for row in rows), default=0)
    while filled and len(rows[filled[0]].cells) == 1 < widest:  # a title over the whole table
        filled.pop(0)
    cornered = _cornered(rows, filled)
    if cornered:
        return cornered
    if len(filled) < 2 or not _looks_like_header(rows[filled[0]], rows[filled[1]], headed_by_style):
        return ()
    return (filled[0],)


def _cornered(rows: list[RowRead], filled: list[int]) -> tuple[int, ...]:
    """The rows at the top that leave the corner above the names of the rows empty."""
    found: list[int] = []
    for index in filled:
        first = rows[index].cells[0]
        if first.column == 0 and first.text:
            return tuple(found)
        texts = [cell.text for cell in rows[index].cells if cell.text]
        if any(len(text) > HEADER_LETTERS or _HOLDS_VALUE.search(text) for text in texts):
            return ()
        found.append(index)
    return ()


def _fits_header(row: RowRead) -> bool:
    texts = [cell.text for cell in row.cells if cell.text]
    return len(texts) > 1 and not any(_HOLDS_VALUE.search(text) or _NO_NAME.fullmatch(text) for text in texts)


def _names_columns(row: RowRead) -> bool:
    return may_name_columns([cell.text for cell in row.cells if cell.text])


def _looks_like_header(first: RowRead, second: RowRead, headed_by_style: bool) -> bool:
    filled = [cell for cell in first.cells if cell.text]
    apart = bool(filled) and all(cell.is_set_apart for cell in filled)
    if not _fits_header(first) and not ((apart or headed_by_style) and _names_columns(first)):
        return False
    if any(len(cell.text) > HEADER_LETTERS for cell in first.cells):
        return False
    second_filled = [cell for cell in second.cells if cell.text]
    # A form may have bold labels down its left side, so the last cell tells a header from a form.
    differs = not second_filled or not second_filled[-1].is_set_apart or not all(c.is_set_apart for c in second_filled)
    if len(first.cells) == 2 or not _fits_header(first):
        return (apart or headed_by_style) and differs
    is_form = filled[0].text.endswith(":") or filled[-1].text.endswith((".", ";"))
    return len(filled) >= len(first.cells) - 1 and (apart or not is_form)


def labelled(rows: list[RowRead], headers: tuple[int, ...]) -> Iterator[tuple[DraftCell, ...]]:
    """The cells of each row as drafts: below the header rows, a cell has for label what stands above its column."""
    above: dict[int, list[str]] = {}
    for index in headers:
        for cell in rows[index].cells:
            for column in range(cell.column, min(cell.column + cell.width, COLUMNS_LIMIT)):
                names = above.setdefault(column, [])
                if cell.text and cell.text not in names:
                    names.append(cell.text)
    last = headers[-1] if headers else len(rows)
    for index, row in enumerate(rows):
        labels = [" / ".join(above.get(cell.column, ())) if index > last else "" for cell in row.cells]
        yield tuple(DraftCell(tuple(cell.pieces), label) for cell, label in zip(row.cells, labels, strict=True))
