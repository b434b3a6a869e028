"""Rows and cells of an OpenDocument table: repeats are counted and never unrolled, what a merge covers is left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tendercheck.readers._odf.markup import TABLE, number_in
from tendercheck.readers._tables import COLUMNS_LIMIT, CellMarkup, Reach, RowMarkup

CELLS = (TABLE + "table-cell", TABLE + "covered-table-cell")


def iter_rows(table: Any) -> Iterator[RowMarkup]:
    """The rows of a table with their visible cells."""
    reach = Reach()
    for row in iter_inside(table, "row"):
        covered = reach.begin_row()
        cells = tuple(_cells(row, reach))
        yield RowMarkup(cells, row.getparent().tag == TABLE + "table-header-rows", bool(covered))


def iter_inside(container: Any, kind: str) -> Iterator[Any]:
    """The rows or columns of a table in order (`kind`: "row", "column"), also those in groups."""
    groups = [f"{TABLE}table-{name}" for name in (f"header-{kind}s", f"{kind}s", f"{kind}-group")]
    for child in container:
        if child.tag == f"{TABLE}table-{kind}":
            yield child
        elif child.tag in groups:
            yield from iter_inside(child, kind)


def _cells(row: Any, reach: Reach) -> Iterator[CellMarkup]:
    column = 0
    for cell in row:
        if cell.tag not in CELLS or column >= COLUMNS_LIMIT:
            continue
        width = max(1, min(number_in(cell, TABLE + "number-columns-spanned", 1), COLUMNS_LIMIT))
        if cell.tag == CELLS[0]:
            found = CellMarkup(cell, column, width)
            reach.note(found, number_in(cell, TABLE + "number-rows-spanned", 1))
            yield found
        column += max(1, number_in(cell, TABLE + "number-columns-repeated", 1))
