"""Puts together the rows of tables that a page break cuts in two. Pure; runs in the parent."""

from __future__ import annotations

from dataclasses import replace

from tendercheck.readers._headings import ENDED, begins_item
from tendercheck.readers._lines import Table, TableCell

Row = tuple[TableCell, ...]

_NEAR_POINTS = 3.0
_FEWEST_WORDS = 3
_PADDING = 1.2  # sizes of type between a cell's text and its rules, right


def tables_of(last: Table, following: Table) -> list[Table]:
    """Both tables, with the row whole that a page break cuts in two; one where nothing else stands overleaf."""
    if following.box.page != last_page(last) + 1:
        return [last, following]
    at = _first_of_body(last, following)
    if at == len(following.rows) or not _is_cut(last.rows[-1], following.rows[at]):
        return [last, following]
    last = replace(last, rows=(*last.rows[:-1], _joined(last.rows[-1], following.rows[at])))
    rest = following.rows[:at] + following.rows[at + 1 :]
    return [last, replace(following, rows=rest)] if rest else [last]


def last_page(table: Table) -> int:
    """The page on which the table, or the last line of its last row, stands."""
    return max([table.box.page, *(line.page for cell in table.rows[-1] for line in cell.lines)])


def _first_of_body(last: Table, block: Table) -> int:
    """The index of the first row that does not repeat the rows at the top of the table."""
    for index, (one, other) in enumerate(zip(last.rows, block.rows, strict=False)):
        if [cell.text for cell in one] != [cell.text for cell in other]:
            return index
    return min(len(last.rows), len(block.rows))


def _is_cut(above: Row, below: Row) -> bool:
    """Whether `below` goes on the cells of `above`: a sentence does, and nothing begins anew."""
    if len(above) != len(below) or len(above) < 2:
        return False
    pairs = list(zip(above, below, strict=True))
    if any(abs(upper.box.left - lower.box.left) > _NEAR_POINTS for upper, lower in pairs):
        return False
    filled = [(upper, lower) for upper, lower in pairs if lower.lines]
    reads_on = any(_reads_on(upper, lower) for upper, lower in filled)
    return reads_on and all(upper.lines and _may_go_on(upper, lower) for upper, lower in filled)


def _reads_on(upper: TableCell, lower: TableCell) -> bool:
    """Whether a sentence of at least three words breaks off in `upper` and goes on in small letters."""
    if not upper.lines or len(upper.text.split()) < _FEWEST_WORDS or ENDED.search(upper.text):
        return False
    return lower.text[:1].islower() and not begins_item(lower.text) and _had_no_room(upper, lower)


def _may_go_on(upper: TableCell, lower: TableCell) -> bool:
    return not ENDED.search(upper.text) or not lower.text[:1].isupper()


def _had_no_room(upper: TableCell, lower: TableCell) -> bool:
    last, first = upper.lines[-1], lower.lines[0]
    letter = (first.box.right - first.box.left) / max(len(first.text), 1)
    width = letter * (len(first.text.split()[0]) + 1)
    return last.box.right + width + _PADDING * last.size > upper.box.right


def _joined(above: Row, below: Row) -> Row:
    return tuple(replace(upper, lines=upper.lines + lower.lines) for upper, lower in zip(above, below, strict=True))
