"""Which rows of a table are its header: by their type, their words, and how the cells below divide theirs. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tendercheck.readers._columns import is_numbering, names_a_column
from tendercheck.readers._headings import may_name_columns
from tendercheck.readers._lines import TableCell

Row = tuple[TableCell, ...]

_LONGEST_LABEL = 80
_LONGEST_PLAIN_LABEL = 40
_TITLES_AT_MOST = 3
_MOST_SET_APART = 0.6
_NEAR_POINTS = 3.0
_SAYS_A_VALUE = re.compile(r"\d{2}|£|€|\b\d+\s*%|\d{1,2}[:/.]\d{2}|_{3,}|\.{5,}|\?\s*$")
_NO_HEADER = re.compile(r"_{3,}|\.{5,}|\?\s*$|\b\d{1,2}:\d{2}\b")
_LETTER = re.compile(r"[^\W\d_]")


def columns_of(rows: Sequence[Row]) -> tuple[float, ...]:
    """The left edges of the columns."""
    return tuple(sorted({round(cell.box.left) for row in rows for cell in row}))


def header_rows(rows: Sequence[Row], columns: Sequence[float], *, continues: bool) -> tuple[int, int]:
    """The header as [start, stop) of `rows`; (0, 0) where the table has none.

    Up to two titles may stand above it. A table that continues has a header of its own only where its type says so.
    """
    for start in range(min(_TITLES_AT_MOST, len(rows) - 1)):
        stop = _end_of_divided(rows, start, columns)
        if stop and not continues:
            return start, stop
        if _is_header(rows[start], rows[start + 1 :], columns, continues=continues):
            return start, start + 1
        if len(rows[start]) >= len(columns) and all(cell.lines for cell in rows[start]):
            break
    return 0, 0


def _end_of_divided(rows: Sequence[Row], start: int, columns: Sequence[float]) -> int:
    """Where a header of several rows ends: cells above are divided below while cells beside them reach down."""
    last = start
    for index in range(start, min(start + 3, len(rows) - 1)):
        divided = [cell for cell in rows[index] if 1 < _columns_under(cell, columns) < len(columns)]
        if divided and _is_completed(rows[start : index + 1], rows[index + 1], divided):
            last = index + 1
    if last == start:
        return 0
    texts = [cell.text for row in rows[start : last + 1] for cell in row]
    return 0 if any(len(text) > _LONGEST_LABEL or _NO_HEADER.search(text) for text in texts) else last + 1


def _is_completed(above: Sequence[Row], below: Row, divided: Sequence[TableCell]) -> bool:
    """Whether every cell of `below` stands under a divided cell, and other cells of the header reach down beside it."""
    reaching = [cell for row in above for cell in row if cell.box.bottom > below[0].box.top + _NEAR_POINTS]
    under = all(any(_holds(cell, one) for cell in divided) for one in below)
    return bool(reaching) and under and all(cell.lines for cell in below)


def _holds(upper: TableCell, lower: TableCell) -> bool:
    return upper.box.left - _NEAR_POINTS <= lower.box.left and lower.box.right <= upper.box.right + _NEAR_POINTS


def _columns_under(cell: TableCell, columns: Sequence[float]) -> int:
    return sum(1 for left in columns if cell.box.left - _NEAR_POINTS <= left < cell.box.right - _NEAR_POINTS)


def _is_header(row: Row, below: Sequence[Row], columns: Sequence[float], *, continues: bool) -> bool:
    """Whether the row names the columns: short, without values, and set apart from the rows below it."""
    named = [cell for cell in row if cell.lines]
    covered = sum(_columns_under(cell, columns) for cell in row)
    if covered < len(columns) - 1 or len(row) < 2 or len(named) < max(2, len(row) - 1):
        return False
    texts = [cell.text for cell in named]
    if any(len(text) > _LONGEST_LABEL for text in texts):
        return False
    has_values = any(_SAYS_A_VALUE.search(text) for text in texts)
    if _is_set_apart(named, below):
        return not has_values or may_name_columns(texts)
    if continues:
        return False
    if has_values or _is_empty_corner(row):
        return _heads_a_matrix(row, below)
    return _is_named(row, below) or _is_first_of_kind(row, below)


def _is_set_apart(named: Sequence[TableCell], below: Sequence[Row]) -> bool:
    if all(cell.shaded for cell in named) and any(cell.lines and not cell.shaded for cell in below[0]):
        return True
    bodies = [[cell for cell in row if cell.lines] for row in below]
    alike = sum(1 for cells in bodies if all(cell.is_set_apart for cell in cells))
    return all(cell.is_set_apart for cell in named) and alike <= _MOST_SET_APART * len(bodies)


def _is_empty_corner(row: Row) -> bool:
    return not row[0].lines and all(cell.lines for cell in row[1:])


def _heads_a_matrix(row: Row, below: Sequence[Row]) -> bool:
    """Whether the row begins with an empty corner: what follows names columns, the cells below name rows."""
    texts = [cell.text for cell in row[1:]]
    named_rows = all(lower[0].lines and _LETTER.search(lower[0].text) for lower in below)
    is_short = all(len(text) <= _LONGEST_PLAIN_LABEL and not _NO_HEADER.search(text) for text in texts)
    return _is_empty_corner(row) and len(texts) > 1 and named_rows and is_short


def _is_named(row: Row, below: Sequence[Row]) -> bool:
    """Whether the words are such as name columns; of two columns both, of more the half."""
    texts = [cell.text for cell in row if cell.lines]
    if len(row) > 1 and is_numbering(row[0].text, [lower[0].text for lower in below if lower[0].lines]):
        return True
    names = sum(1 for text in texts if names_a_column(text))
    first_below = [cell.text for cell in below[0] if cell.lines]
    is_list = all(names_a_column(text) for text in first_below)
    return not is_list and (names == len(texts) if len(row) == 2 else 2 * names > len(texts))


def _is_first_of_kind(row: Row, below: Sequence[Row]) -> bool:
    # Two columns without bold are mostly "label | value"; three and more have a header when the rows below hold more.
    if len(row) < 3 or not any(cell.lines for cell in below[0]):
        return False
    holds_values = any(
        _SAYS_A_VALUE.search(cell.text) or len(cell.text) > _LONGEST_LABEL for lower in below for cell in lower
    )
    is_blank_form = all(not cell.lines for lower in below for cell in lower[1:])
    is_short = all(len(cell.text) <= _LONGEST_PLAIN_LABEL for cell in row)
    return is_short and (holds_values or is_blank_form)


def is_header_again(row: Row, rows: Sequence[Row]) -> bool:
    """Whether a row among the `rows` of a body heads the ones after it: in another type, at least three names."""
    named = [cell for cell in row if cell.lines]
    if len(named) < max(3, len(row) / 2) or not all(cell.is_set_apart for cell in named):
        return False
    if any(not _LETTER.search(cell.text) or re.search(r"\d", cell.text) or len(cell.text) > 40 for cell in named):
        return False
    return _is_set_apart(named, [other for other in rows if other is not row] or [row])
