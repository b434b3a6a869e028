"""Rows and cells of an OpenDocument table: repeats are counted and never unrolled, what a merge covers is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tendercheck.readers._docx_tables import COLUMNS_LIMIT
from tendercheck.readers._odt_xml import TABLE, number_in

_GROUPS = frozenset(TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group"))
_CELLS = (TABLE + "table-cell", TABLE + "covered-table-cell")


@dataclass(frozen=True, slots=True)
class CellMarkup:
    """A visible table:table-cell and the columns that it covers."""

    element: Any
    column: int
    width: int


@dataclass(frozen=True, slots=True)
class RowMarkup:
    """A table:table-row."""

    cells: tuple[CellMarkup, ...]
    is_header: bool
    is_merged_upwards: bool


def iter_rows(table: Any) -> Iterator[RowMarkup]:
    """The rows of a table with their visible cells."""
    reaching: dict[int, int] = {}  # column -> rows that a cell of a row above still reaches down into
    for row in _rows(table):
        covered = {column for column, left in reaching.items() if left > 0}
        reaching = {column: left - 1 for column, left in reaching.items() if left > 1}
        cells = tuple(_cells(row, reaching))
        yield RowMarkup(cells, row.getparent().tag == TABLE + "table-header-rows", bool(covered))


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == TABLE + "table-row":
            yield child
        elif child.tag in _GROUPS:
            yield from _rows(child)


def _cells(row: Any, reaching: dict[int, int]) -> Iterator[CellMarkup]:
    column = 0
    for cell in row:
        if cell.tag not in _CELLS or column >= COLUMNS_LIMIT:
            continue
        width = max(1, min(number_in(cell, TABLE + "number-columns-spanned", 1), COLUMNS_LIMIT))
        if cell.tag == _CELLS[0]:
            yield CellMarkup(cell, column, width)
            rows = number_in(cell, TABLE + "number-rows-spanned", 1)
            if rows > 1:
                reaching.update((one, rows - 1) for one in range(column, min(column + width, COLUMNS_LIMIT)))
        column += max(1, number_in(cell, TABLE + "number-columns-repeated", 1))
