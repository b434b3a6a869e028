"""The sheets of an OpenDocument spreadsheet: repeats counted and unrolled only where words are repeated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition
from tendercheck.readers._odf.markup import DRAW, OFFICE, PARAGRAPHS, SPACES_LIMIT, STYLE, TABLE, TEXT, number_in
from tendercheck.readers._odf.styles import Styles
from tendercheck.readers._odf.tables import CELLS, iter_inside
from tendercheck.readers._package import Package
from tendercheck.readers._sheets.rows import Sheet, SheetCell, SheetRow, cell_name
from tendercheck.readers._tables import COLUMNS_LIMIT

_SHOWN = ("visible", "")


def iter_sheets(package: Package) -> Iterator[tuple[Sheet, bool]]:
    """Each sheet, and whether it is hidden; raises UnreadableDocument."""
    content = package.xml("content.xml")
    body = content.find(f"{OFFICE}body/{OFFICE}spreadsheet")
    if body is None:
        raise UnreadableDocument(Condition.MALFORMED, "content.xml holds no sheets; save the file again.")
    styles = Styles(content, *([package.xml("styles.xml")] if package.holds("styles.xml") else []))
    unseen = _unseen_tables(content)
    for table in body.iterchildren(TABLE + "table"):
        yield _Reading(table, styles).sheet(), table.get(TABLE + "style-name", "") in unseen


def _unseen_tables(content: Any) -> set[str]:
    return {
        style.get(STYLE + "name", "")
        for style in content.iter(STYLE + "style")
        if any(one.get(TABLE + "display") == "false" for one in style.iterchildren(STYLE + "table-properties"))
    }


class _Reading:
    def __init__(self, table: Any, styles: Styles) -> None:
        self._table, self._styles = table, styles
        self._sheet = Sheet(table.get(TABLE + "name", ""))
        self._hidden = list(_hidden_columns(table))

    def sheet(self) -> Sheet:
        number = 1
        for row in iter_inside(self._table, "row"):
            times = max(1, number_in(row, TABLE + "number-rows-repeated", 1))
            cells = self._cells(row, number)
            if cells and not self._add(row, cells, number, times):
                break
            number += times
        for shapes in self._table.iterchildren(TABLE + "shapes"):
            self._sheet.boxes.extend(text for text in map(_text, shapes) if text)
        return self._sheet

    def _add(self, row: Any, cells: list[SheetCell], number: int, times: int) -> bool:
        """Add the row as often as it is repeated; False when the sheet is full."""
        is_head = row.getparent().tag == TABLE + "table-header-rows"
        hides = row.get(TABLE + "visibility", "visible") not in _SHOWN
        self._sheet.hides |= hides or any(start <= cell.column < end for cell in cells for start, end in self._hidden)
        return all(
            self._sheet.add(SheetRow(number + time, list(cells), is_head and time == 0)) for time in range(times)
        )

    def _cells(self, row: Any, number: int) -> list[SheetCell]:
        made: list[SheetCell] = []
        column = 0
        for cell in row:
            if cell.tag not in CELLS:
                continue
            times = max(1, number_in(cell, TABLE + "number-columns-repeated", 1))
            self._add_asides(cell, cell_name(column, number))
            text = _text(cell)
            if text:
                width = max(1, number_in(cell, TABLE + "number-columns-spanned", 1))
                style = cell.get(TABLE + "style-name", "")
                is_apart = self._styles.is_shaded(style) or bool(self._styles.is_bold("table-cell", style))
                # One beyond the limit stands for all the rest: the sheet notes that it was cut.
                columns = range(column, min(column + times, COLUMNS_LIMIT + 1))
                made.extend(SheetCell(each, text, is_apart, width) for each in columns)
            column += times
        return made

    def _add_asides(self, cell: Any, name: str) -> None:
        for one in cell:
            if one.tag == OFFICE + "annotation" and (text := _text(one)):
                self._sheet.comments.append((name, text))
            elif one.tag.startswith(DRAW) and (text := _text(one)):
                self._sheet.boxes.append(text)


def _hidden_columns(table: Any) -> Iterator[tuple[int, int]]:
    column = 0
    for element in iter_inside(table, "column"):
        times = max(1, number_in(element, TABLE + "number-columns-repeated", 1))
        if element.get(TABLE + "visibility", "visible") not in _SHOWN:
            yield column, column + times
        column += times


def _text(element: Any) -> str:
    """The paragraphs that an element shows, a line each; those of its comments and shapes are not its own."""
    lines: list[str] = []
    for child in element:
        if child.tag in PARAGRAPHS:
            lines.append(_words(child))
        elif not (element.tag in CELLS and (child.tag == OFFICE + "annotation" or child.tag.startswith(DRAW))):
            lines.append(_text(child))
    return "\n".join(line for line in lines if line.strip())


def _words(paragraph: Any) -> str:
    parts = [paragraph.text or ""]
    for child in paragraph:
        if child.tag == TEXT + "s":
            parts.append(" " * min(number_in(child, TEXT + "c", 1), SPACES_LIMIT))
        elif child.tag in (TEXT + "tab", TEXT + "line-break"):
            parts.append(" ")
        else:
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)
