"""Rows and cells of a Word table: columns are counted, what a merge covers is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tendercheck.readers._docx.changes import Fate, fate_by, is_changed, viewed
from tendercheck.readers._docx.markup import W, is_on, iter_wanted, number_of, value_of
from tendercheck.readers._docx.styles import Styles
from tendercheck.readers._docx.text import SHOWN_WRAPPERS
from tendercheck.readers._tables import COLUMNS_LIMIT, CellMarkup, RowMarkup
from tendercheck.readers._wishes import Changes
from tendercheck.readers._xml import Element

_ROW, _CELL = frozenset({W + "tr"}), frozenset({W + "tc"})
_PLAIN_FILLS = frozenset({"auto", "ffffff", "FFFFFF"})


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
        yield RowMarkup(cells, header, bool(covered), is_tracked=tracked, is_deleted=fate is Fate.DELETED)


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
