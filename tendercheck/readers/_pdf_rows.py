"""Tables of a PDF as rows with labelled cells. Pure; runs in the parent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tendercheck.model.document import BlockKind, Place
from tendercheck.readers._drafts import Draft, DraftCell
from tendercheck.readers._headings import may_name_columns
from tendercheck.readers._layout import Table, TableCell, pieces_of

_LONGEST_LABEL = 80
_SAYS_A_VALUE = re.compile(r"\d{2}|£|€|\b\d+\s*%|\d{1,2}[:/.]\d{2}|_{3,}|\.{5,}|\?\s*$")
_NEAR_POINTS = 6.0


@dataclass(frozen=True, slots=True)
class Header:
    """The header row that holds for the rows below it; no cells where there is none."""

    cells: tuple[TableCell, ...] = ()
    columns: tuple[float, ...] = ()

    def label_of(self, cell: TableCell) -> str:
        """The text of the header above `cell`."""
        middle = (cell.box.left + cell.box.right) / 2
        above = (header.text for header in self.cells if header.box.left <= middle <= header.box.right)
        return " ".join(next(above, "").split())


def drafts_of(table: Table, before: Header | None) -> tuple[list[Draft], Header]:
    """The rows as drafts, and the header for the rows that may follow on the next page.

    `before` is the header of the table that ended the page before, None where no table did.
    """
    rows = [row for row in table.rows if any(cell.lines for cell in row)]
    columns = _columns(table)
    header = Header(columns=columns)
    continues = before is not None and before.cells != () and _same_columns(before.columns, columns)
    drafts: list[Draft] = []
    for index, row in enumerate(rows):
        if continues and before is not None and index == 0:
            header = Header(before.cells, columns)
            if _texts(row) == _texts(before.cells):
                drafts.append(_draft(row, Header(), Place.RUNNING_HEAD))
                continue
        elif not header.cells and index < 2 and _is_header(row, rows[index + 1 :], columns):
            header = Header(row, columns)
            drafts.append(_draft(row, Header(), Place.BODY))
            continue
        drafts.append(_draft(row, header, Place.BODY))
    return drafts, header


def _draft(row: Sequence[TableCell], header: Header, place: Place) -> Draft:
    if len(row) == 1:  # a title over the whole width
        return Draft(BlockKind.PARAGRAPH, pieces_of(row[0].lines), place=place)
    cells = tuple(DraftCell(pieces_of(cell.lines), header.label_of(cell)) for cell in row)
    return Draft(BlockKind.TABLE_ROW, cells=cells, place=place)


def _columns(table: Table) -> tuple[float, ...]:
    return tuple(sorted({round(cell.box.left) for row in table.rows for cell in row}))


def _same_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= _NEAR_POINTS for a, b in zip(one, other, strict=True))


def _texts(row: Sequence[TableCell]) -> list[str]:
    return [cell.text for cell in row]


def _is_header(row: Sequence[TableCell], below: Sequence[Sequence[TableCell]], columns: Sequence[float]) -> bool:
    """Whether the row names the columns: short, without values, and set apart from the rows below it."""
    named = [cell for cell in row if cell.lines]
    if not below or len(row) < max(2, len(columns) - 1) or len(named) < max(2, len(row) - 1):
        return False
    if any(len(cell.text) > _LONGEST_LABEL for cell in named):
        return False
    has_values = any(_SAYS_A_VALUE.search(cell.text) for cell in named)
    if all(cell.is_set_apart for cell in named):
        is_named = not has_values or may_name_columns([cell.text for cell in named])
        return is_named and not all(cell.is_set_apart for cell in below[0])
    if has_values:
        return False
    # Two columns without bold are mostly "label | value"; three and more have a header when the rows below hold more.
    return len(row) > 2 and sum(len(cell.text) for cell in below[0]) > 0 and _is_first_of_kind(named, below)


def _is_first_of_kind(named: Sequence[TableCell], below: Sequence[Sequence[TableCell]]) -> bool:
    holds_values = any(
        _SAYS_A_VALUE.search(cell.text) or len(cell.text) > _LONGEST_LABEL for row in below for cell in row
    )
    is_blank_form = all(not cell.lines for row in below for cell in row[1:])
    return all(len(cell.text) <= 40 for cell in named) and (holds_values or is_blank_form)
