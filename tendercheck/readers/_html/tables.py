"""Rows and cells of a table in a web page: spans are counted, and what a cell above covers is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tendercheck.readers._tables import COLUMNS_LIMIT, CellMarkup, Reach, RowMarkup

_ROWS_LIMIT = 65_534  # what browsers allow a cell to span


def iter_rows(table: Any) -> Iterator[RowMarkup]:
    """The rows of a table with their cells; those of its head first, those of its foot last, as browsers show them."""
    reach = Reach()
    for row, is_head in _ordered(table):
        covered = reach.begin_row()
        cells = tuple(_cells(row, covered, reach))
        names = bool(cells) and all(cell.element.tag == "th" for cell in cells) and len(cells) > 1
        yield RowMarkup(cells, is_head or names, bool(covered))


def _ordered(table: Any) -> Iterator[tuple[Any, bool]]:
    groups: dict[str, list[Any]] = {"thead": [], "tbody": [], "tfoot": []}
    for child in table:
        if child.tag == "tr":
            groups["tbody"].append(child)
        elif child.tag in groups:
            groups[child.tag].extend(one for one in child if one.tag == "tr")
    for name, rows in groups.items():
        for row in rows:
            if "hidden" not in row.attrib:
                yield row, name == "thead"


def _cells(row: Any, covered: set[int], reach: Reach) -> Iterator[CellMarkup]:
    column = 0
    for cell in row:
        if cell.tag not in ("td", "th") or "hidden" in cell.attrib:
            continue
        while column in covered:
            column += 1
        if column >= COLUMNS_LIMIT:
            return
        width = min(max(1, _span(cell.get("colspan"))), COLUMNS_LIMIT)
        found = CellMarkup(cell, column, width)
        reach.note(found, _span(cell.get("rowspan")))
        yield found
        column += width


def _span(text: str | None) -> int:
    return min(int(text), _ROWS_LIMIT) if text and re.fullmatch(r"\d{1,6}", text.strip()) else 1
