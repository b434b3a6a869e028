"""Rows of a spreadsheet to blocks: its name as a heading, each filled row with the names of its columns as labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tendercheck.model.document import BlockKind
from tendercheck.model.location import Location
from tendercheck.readers._drafts import Draft, DraftCell, Piece
from tendercheck.readers._tables import COLUMNS_LIMIT, CellRead, RowRead, header_rows, labelled

CELLS_LIMIT = 200_000  # filled cells of one sheet
_HEAD_ROWS = 12  # names of columns stand at the top of a table


@dataclass(slots=True)
class SheetCell:
    """A filled cell; columns from 0. `width` counts the columns that a merge gives it."""

    column: int
    text: str
    is_set_apart: bool = False  # bold or shaded
    width: int = 1


@dataclass(slots=True)
class SheetRow:
    """A row with its filled cells, left to right; `number` from 1. `heads_table`: the file says so."""

    number: int
    cells: list[SheetCell] = field(default_factory=list)
    heads_table: bool = False


@dataclass(slots=True)
class Sheet:
    """A sheet as it was read; `cut` says in a phrase what of it was left out, `comments` are (cell, text)."""

    name: str
    rows: list[SheetRow] = field(default_factory=list)
    comments: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    cut: str = ""
    hides: bool = False  # some of it is hidden
    _cells: int = 0

    def add(self, row: SheetRow) -> bool:
        """Add a row unless it is empty or the sheet is full; False when no more is taken."""
        beyond = [cell for cell in row.cells if cell.column >= COLUMNS_LIMIT]
        if beyond:
            self.cut = self.cut or f"columns after the {COLUMNS_LIMIT:,}th are left out"
            row.cells = [cell for cell in row.cells if cell.column < COLUMNS_LIMIT]
        if self._cells + len(row.cells) > CELLS_LIMIT:
            self.cut = f"rows from {row.number:,} on are left out: over {CELLS_LIMIT:,} filled cells"
            return False
        self._cells += len(row.cells)
        if row.cells:
            self.rows.append(row)
        return True


def drafts_of(sheet: Sheet) -> Iterator[Draft]:
    """The blocks of a sheet: name, rows, text boxes, comments; nothing for one without words."""
    if not (sheet.rows or sheet.comments or sheet.boxes):
        return
    yield Draft(BlockKind.HEADING, _pieces(sheet.name, sheet.name, "A1"), level=1)
    head: tuple[list[RowRead], tuple[int, ...]] = ([], ())
    previous = 0
    for table in _tables(sheet.rows):
        read, headers = _headed(table)
        if headers:
            head = ([read[index] for index in range(headers[-1] + 1)], headers)
        elif not _goes_on(table, previous, head[0]):
            head = ([], ())
        yield from _rows(sheet.name, table, head, starts_with_head=bool(headers))
        previous = table[-1].number
    for text in sheet.boxes:
        yield Draft(BlockKind.TEXT_BOX, _pieces(text, sheet.name, ""))
    for cell, text in sheet.comments:
        yield Draft(BlockKind.COMMENT, _pieces(text, sheet.name, cell))


def cell_name(column: int, row: int) -> str:
    """The name of a cell ("B12"); columns from 0, rows from 1."""
    letters = ""
    column += 1
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def _tables(rows: Sequence[SheetRow]) -> Iterator[list[SheetRow]]:
    """Rows without an empty one between them; a row that the file calls a head begins a table."""
    table: list[SheetRow] = []
    for row in rows:
        if table and (row.number > table[-1].number + 1 or row.heads_table):
            yield table
            table = []
        table.append(row)
    if table:
        yield table


def _headed(table: list[SheetRow]) -> tuple[list[RowRead], tuple[int, ...]]:
    """The first rows with every column of the table, and which of them name the columns."""
    first = min(row.cells[0].column for row in table)
    end = max(row.cells[-1].column + row.cells[-1].width for row in table)
    read = [_padded(row, first, min(end, COLUMNS_LIMIT)) for row in table[:_HEAD_ROWS]]
    return read, header_rows(read, headed_by_style=table[0].heads_table)


def _padded(row: SheetRow, first: int, end: int) -> RowRead:
    by_column = {cell.column: cell for cell in row.cells}
    made: list[CellRead] = []
    column = first
    while column < end:
        cell = by_column.get(column, SheetCell(column, ""))
        read = CellRead(column - first, cell.width, is_set_apart=cell.is_set_apart)
        read.pieces.extend([Piece(" ".join(cell.text.split()))] if cell.text else [])
        made.append(read)
        column += cell.width
    if len(row.cells) == 1 and row.cells[0].column == first:
        made = made[:1]  # a title over the whole table, merged or not
    return RowRead(made, row.heads_table)


def _goes_on(table: list[SheetRow], previous: int, head: list[RowRead]) -> bool:
    """Whether a table goes on with the names above it: one empty row between, and no column beyond them."""
    return bool(head) and table[0].number == previous + 2 and len(table[0].cells) > 1


def _rows(
    name: str, table: list[SheetRow], head: tuple[list[RowRead], tuple[int, ...]], *, starts_with_head: bool
) -> Iterator[Draft]:
    rows, headers = head
    first = min(row.cells[0].column for row in table)
    above: dict[int, str] = {}
    if headers:
        probe = RowRead([CellRead(column, 1) for column in range(COLUMNS_LIMIT)], is_header=False)
        *_, last = labelled([*rows, probe], headers)
        above = {column + first: cell.label for column, cell in enumerate(last)}
    for index, row in enumerate(table):
        is_below = bool(headers) and (not starts_with_head or index > headers[-1])
        yield Draft(
            BlockKind.TABLE_ROW,
            cells=tuple(
                DraftCell(
                    _pieces(cell.text, name, cell_name(cell.column, row.number)),
                    above.get(cell.column, "") if is_below else "",
                )
                for cell in row.cells
            ),
        )


def _pieces(text: str, sheet: str, cell: str) -> tuple[Piece, ...]:
    where = Location(part=sheet, cell=cell)
    lines = (" ".join(line.split()) for line in text.splitlines())
    return tuple(Piece(line, where, end="\n") for line in lines if line)
