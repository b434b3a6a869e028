"""Rows and cells of a table in a web page: spans are counted, and what a cell above covers is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tendercheck.readers._docx_tables import COLUMNS_LIMIT

_ROWS_LIMIT = 65_534  # what browsers allow a cell to span


@dataclass(frozen=True, slots=True)
class CellMarkup:
    """A td or th and the columns that it covers."""

    element: Any
    column: int
    width: int


@dataclass(frozen=True, slots=True)
class RowMarkup:
    """A tr; `is_header` where it stands in the head of the table, or holds names of columns alone."""

    cells: tuple[CellMarkup, ...]
    is_header: bool
    is_merged_upwards: bool


def iter_rows(table: Any) -> Iterator[RowMarkup]:
    """The rows of a table with their cells; those of its head first, those of its foot last, as browsers show them."""
    reaching: dict[int, int] = {}
    for row, is_head in _ordered(table):
        covered = {column for column, left in reaching.items() if left > 0}
        reaching = {column: left - 1 for column, left in reaching.items() if left > 1}
        cells = tuple(_cells(row, covered, reaching))
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


def _cells(row: Any, covered: set[int], reaching: dict[int, int]) -> Iterator[CellMarkup]:
    column = 0
    for cell in row:
        if cell.tag not in ("td", "th") or "hidden" in cell.attrib:
            continue
        while column in covered:
            column += 1
        if column >= COLUMNS_LIMIT:
            return
        width = min(max(1, _span(cell.get("colspan"))), COLUMNS_LIMIT)
        rows = _span(cell.get("rowspan"))
        if rows > 1:
            reaching.update((one, rows - 1) for one in range(column, min(column + width, COLUMNS_LIMIT)))
        yield CellMarkup(cell, column, width)
        column += width


def _span(text: str | None) -> int:
    return min(int(text), _ROWS_LIMIT) if text and re.fullmatch(r"\d{1,6}", text.strip()) else 1
