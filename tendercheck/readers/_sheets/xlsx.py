"""The sheets of an Excel workbook: values as they are shown, merges, comments, what is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition
from tendercheck.readers._package import Package, Relationship, open_package
from tendercheck.readers._sheets.numbers import GENERAL, NumberFormat, format_of, shown_number
from tendercheck.readers._sheets.rows import Sheet, SheetCell, SheetRow
from tendercheck.readers._xml import child, name_of

_ROWS_LIMIT = 1_048_576
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_PLAIN_FILLS = frozenset({"FFFFFFFF", "00FFFFFF"})
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_WORKBOOKS = ("xl/workbook.xml", "xl/workbook2.xml")


@dataclass(frozen=True, slots=True)
class _Look:
    format: NumberFormat = GENERAL
    is_set_apart: bool = False


@dataclass(slots=True)
class Workbook:
    """What the sheets share."""

    package: Package
    sheets: list[tuple[str, str, bool]] = field(default_factory=list)  # name, part, whether it is hidden
    strings: list[str] = field(default_factory=list)
    looks: list[_Look] = field(default_factory=list)
    from_1904: bool = False


def open_book(data: bytes) -> Package:
    """The package of a workbook, which has passed the limits; raises UnreadableDocument."""
    return open_package(data, encrypted=Condition.ENCRYPTED_PASSWORD, advice="save it again in Excel")


def load_workbook(package: Package) -> Workbook:
    """The workbook with its strings and styles; raises UnreadableDocument."""
    main = next((link.target for link in _links(package, "").values() if link.kind == "officeDocument"), "")
    main = main or next((name for name in _WORKBOOKS if package.holds(name)), "")
    if not main:
        raise UnreadableDocument(Condition.MALFORMED, "The package has no workbook in it; save it again in Excel.")
    root, links = package.xml(main), _links(package, main)
    book = Workbook(package)
    properties = child(root, "workbookPr")
    book.from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    sheets = child(root, "sheets")
    for sheet in () if sheets is None else sheets:
        link = links.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION) or "")
        if link is not None and link.kind == "worksheet":
            is_hidden = sheet.get("state", "visible") != "visible"
            book.sheets.append((sheet.get("name", ""), link.target, is_hidden))
    for link in links.values():
        if link.kind == "sharedStrings" and package.holds(link.target):
            book.strings = [_string(element) for element in package.elements(link.target, "si")]
        elif link.kind == "styles" and package.holds(link.target):
            book.looks = _looks(package.xml(link.target))
    return book


def read_sheet(book: Workbook, name: str, part: str) -> Sheet:
    """One sheet; raises UnreadableDocument."""
    sheet, reading = Sheet(name), _Reading(book)
    for element in book.package.elements(part, "row", "col", "mergeCell", "autoFilter"):
        kind = name_of(element)
        if kind == "row":
            row = reading.row(element)
            sheet.hides |= bool(row.cells) and (element.get("hidden") in ("1", "true") or reading.hides(row))
            if not sheet.add(row):
                break
        elif kind == "col" and element.get("hidden") in ("1", "true"):
            reading.hidden.append((_whole(element.get("min")) - 1, _whole(element.get("max"))))
        elif kind == "mergeCell":
            _widen(sheet, element.get("ref", ""))
        elif kind == "autoFilter":
            _mark_head(sheet, element.get("ref", ""))
    _add_related(book, sheet, part)
    return sheet


class _Reading:
    """Counts rows and cells, which need not say where they stand."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._row = 0
        self.hidden: list[tuple[int, int]] = []

    def hides(self, row: SheetRow) -> bool:
        return any(start <= cell.column < end for cell in row.cells for start, end in self.hidden)

    def row(self, element: Any) -> SheetRow:
        self._row = min(_whole(element.get("r")) or self._row + 1, _ROWS_LIMIT)
        made, column = SheetRow(self._row), -1
        for cell in element:
            if name_of(cell) != "c":
                continue
            place = _REFERENCE.fullmatch(cell.get("r", ""))
            column = _column(place[1]) if place else column + 1
            text = self._text(cell).strip()
            if text:
                look = self._look(cell)
                made.cells.append(SheetCell(column, text, look.is_set_apart))
        made.cells.sort(key=lambda one: one.column)
        return made

    def _look(self, cell: Any) -> _Look:
        index = _whole(cell.get("s"))
        return self._book.looks[index] if index < len(self._book.looks) else _Look()

    def _text(self, cell: Any) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = child(cell, "is")
            return _string(inline) if inline is not None else ""
        held = child(cell, "v")
        value = (held.text or "") if held is not None else ""
        if kind == "s":
            index = _whole(value)
            return self._book.strings[index] if value and index < len(self._book.strings) else ""
        if kind == "b":
            return {"0": "FALSE", "1": "TRUE"}.get(value, value)
        if kind == "n" and value:
            return shown_number(value, self._look(cell).format, from_1904=self._book.from_1904)
        return value


def _string(element: Any) -> str:
    """The text of a string item: its runs, without the readings that stand above Japanese."""
    return "".join(
        text.text or "" for text in element.iter() if name_of(text) == "t" and name_of(text.getparent()) != "rPh"
    )


def _looks(root: Any) -> list[_Look]:
    codes = {_whole(one.get("numFmtId")): one.get("formatCode", "") for one in _held(root, "numFmts")}
    bold = [_is_bold(font) for font in _held(root, "fonts")]
    filled = [_is_filled(fill) for fill in _held(root, "fills")]
    made: list[_Look] = []
    for form in _held(root, "cellXfs"):
        number, font, fill = (_whole(form.get(name)) for name in ("numFmtId", "fontId", "fillId"))
        is_apart = (font < len(bold) and bold[font]) or (fill < len(filled) and filled[fill])
        made.append(_Look(format_of(number, codes.get(number)), is_apart))
    return made


def _held(root: Any, name: str) -> Iterator[Any]:
    holder = child(root, name)
    yield from () if holder is None else holder


def _is_bold(font: Any) -> bool:
    sign = child(font, "b")
    return sign is not None and sign.get("val", "1") not in ("0", "false")


def _is_filled(fill: Any) -> bool:
    pattern = child(fill, "patternFill")
    color = child(pattern, "fgColor") if pattern is not None else None
    if color is None or pattern is None or pattern.get("patternType") != "solid":
        return False
    return color.get("rgb") not in _PLAIN_FILLS and color.get("theme") != "0"


def _widen(sheet: Sheet, reference: str) -> None:
    """Give the cell at the corner of a merge its columns, so that as a name it stands above all of them."""
    ends = [_REFERENCE.fullmatch(end) for end in reference.split(":")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return
    first, last = _column(ends[0][1]), _column(ends[1][1])
    row = _row_at(sheet, int(ends[0][2]))
    for cell in row.cells if row else ():
        if cell.column == first:
            cell.width = max(1, last - first + 1)


def _mark_head(sheet: Sheet, reference: str) -> None:
    found = _REFERENCE.match(reference)
    row = _row_at(sheet, int(found[2])) if found else None
    if row is not None:
        row.heads_table = True


def _row_at(sheet: Sheet, number: int) -> SheetRow | None:
    low, high = 0, len(sheet.rows)
    while low < high:
        middle = (low + high) // 2
        if sheet.rows[middle].number < number:
            low = middle + 1
        else:
            high = middle
    return sheet.rows[low] if low < len(sheet.rows) and sheet.rows[low].number == number else None


def _add_related(book: Workbook, sheet: Sheet, part: str) -> None:
    """Comments and text boxes of a sheet; the head rows of its named tables."""
    for link in _links(book.package, part).values():
        if not book.package.holds(link.target):
            continue
        if link.kind == "comments":
            for comment in book.package.elements(link.target, "comment"):
                text = _string(comment).strip()
                if text:
                    sheet.comments.append((comment.get("ref", ""), text))
        elif link.kind == "drawing":
            sheet.boxes.extend(text for text in map(_box, book.package.elements(link.target, "txBody")) if text)
        elif link.kind == "table":
            table = book.package.xml(link.target)
            if table.get("headerRowCount", "1") != "0":
                _mark_head(sheet, table.get("ref", ""))


def _links(package: Package, part: str) -> dict[str, Relationship]:
    """What `part` refers to inside the package, by id."""
    return {link.id: link for link in package.relationships(part) if not link.is_external}


def _box(body: Any) -> str:
    return "\n".join(_string(one) for one in body if name_of(one) == "p").strip()


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 9 else 0
