"""Tables of a PDF as rows with labelled cells. Pure; runs in the parent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tendercheck.model.document import BlockKind, Place
from tendercheck.readers._drafts import Draft, DraftCell
from tendercheck.readers._hyphens import pieces_of, pieces_of_cell
from tendercheck.readers._lines import Table, TableCell
from tendercheck.readers._pdf_headers import Row, columns_of, header_rows, is_header_again

_NEAR_POINTS = 6.0
_MOSTLY = 0.8  # a cell under two headers has no label of its own


@dataclass(frozen=True, slots=True)
class Header:
    """The header rows that hold for the rows below them; none where the table has none."""

    rows: tuple[Row, ...] = ()
    columns: tuple[float, ...] = ()

    def label_of(self, cell: TableCell) -> str:
        """The texts of the header cells above `cell`, the upper first."""
        above = (header for row in self.rows for header in row if header.lines and _is_over(header, cell))
        return " ".join(" ".join(header.text for header in above).split())


def _is_over(header: TableCell, cell: TableCell) -> bool:
    shared = min(header.box.right, cell.box.right) - max(header.box.left, cell.box.left)
    return shared >= _MOSTLY * (cell.box.right - cell.box.left)


def drafts_of(table: Table, before: Header | None) -> tuple[list[Draft], Header]:
    """The rows as drafts, and the header for the rows that may follow on the next page.

    `before` is the header of the table that ended the page before, None where no table did.
    """
    rows = [row for row in table.rows if any(cell.lines for cell in row)]
    columns = columns_of(rows)
    continues = before is not None and bool(before.rows) and _same_columns(before.columns, columns)
    start, stop = header_rows(rows, columns, continues=continues)
    header, repeated = Header(columns=columns), 0
    if continues and before is not None and not stop:
        header = Header(before.rows, columns)
        repeated = len(before.rows) if _texts(rows[: len(before.rows)]) == _texts(before.rows) else 0
    drafts = [_draft(row, Header(), Place.RUNNING_HEAD) for row in rows[:repeated]]
    drafts += [_draft(row, Header()) for row in rows[repeated:stop]]
    if stop:
        header = Header(tuple(rows[start:stop]), columns)
    return _body(rows, max(repeated, stop), header, drafts), header


def _body(rows: Sequence[Row], start: int, header: Header, drafts: list[Draft]) -> list[Draft]:
    """The drafts with those of the rows from `start` on; a row that is a header again holds for those after it."""
    spanning: list[TableCell] = []
    for row in rows[start:]:
        if header.rows and is_header_again(row, rows[start:]):
            header, spanning = Header((row,), header.columns), []
            drafts.append(_draft(row, Header()))
            continue
        top = row[0].box.top
        spanning = [cell for cell in spanning if cell.box.bottom > top + _NEAR_POINTS]
        drafts.append(_draft(row, header, beside=spanning))
        spanning += [cell for cell in row[:1] if cell.lines and not _is_number(cell)]
    return drafts


def _is_number(cell: TableCell) -> bool:
    return not any(letter.isalpha() for letter in cell.text)


def _draft(row: Row, header: Header, place: Place = Place.BODY, beside: Sequence[TableCell] = ()) -> Draft:
    """A row as a draft; `beside` are the cells left of it that began further up and reach down to it."""
    if len(row) == 1 and not beside:  # a title over the whole width
        return Draft(BlockKind.PARAGRAPH, pieces_of(row[0].lines), place=place)
    of_row = " ".join(cell.text for cell in beside if cell.box.right <= row[0].box.left + _NEAR_POINTS)
    labels = [f"{of_row} {header.label_of(cell)}".strip() for cell in row]
    cells = tuple(DraftCell(pieces_of_cell(cell.lines), label) for cell, label in zip(row, labels, strict=True))
    return Draft(BlockKind.TABLE_ROW, cells=cells, place=place)


def _same_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= _NEAR_POINTS for a, b in zip(one, other, strict=True))


def _texts(rows: Sequence[Row]) -> list[list[str]]:
    return [[cell.text for cell in row] for row in rows]
