"""Tables of every format: cells and their columns, and which header text stands above which cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tendercheck.readers._drafts import Draft, DraftCell, Piece
from tendercheck.readers._headings import may_name_columns

COLUMNS_LIMIT = 1_000
HEADER_LETTERS = 80
_HOLDS_VALUE = re.compile(
    r"[£€$]\s?\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b\d{1,2}:\d{2}\b|_{3,}|\[\s*insert",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"[\d\s.,%()/+=x×-]+")


@dataclass(frozen=True, slots=True)
class CellMarkup:
    """A cell that is seen, as the file has it, and the columns that it covers (from 0)."""

    element: Any
    column: int
    width: int
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class RowMarkup:
    """A row that is there in the view asked for, or shown in it as deleted; `is_header` where the file says so."""

    cells: tuple[CellMarkup, ...]
    is_header: bool
    is_merged_upwards: bool = False  # a cell of a row above reaches down into it
    is_tracked: bool = False
    is_deleted: bool = False


class Reach:
    """Which columns of the next rows are covered by cells that reach down into them."""

    def __init__(self) -> None:
        self._left: dict[int, int] = {}  # rows that are still covered, by column

    def begin_row(self) -> set[int]:
        """Go on to the next row; the columns that are covered in it."""
        covered = set(self._left)
        self._left = {column: left - 1 for column, left in self._left.items() if left > 1}
        return covered

    def note(self, cell: CellMarkup, rows: int) -> None:
        """Take in a cell of the row that was begun, which covers so many rows with its own."""
        if rows > 1:
            end = min(cell.column + cell.width, COLUMNS_LIMIT)
            self._left.update((column, rows - 1) for column in range(cell.column, end))


@dataclass(slots=True)
class CellRead:
    """A cell after its words were read; `number` is the automatic number of its first paragraph."""

    column: int
    width: int
    pieces: list[Piece] = field(default_factory=list)
    is_set_apart: bool = False  # bold throughout, or shaded
    number: str = ""

    @property
    def text(self) -> str:
        """The text of all its paragraphs."""
        return " ".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class RowRead:
    """A row after its words were read; `after` holds the rows of tables inside it, and boxes anchored in it."""

    cells: list[CellRead]
    is_header: bool
    is_merged_upwards: bool = False  # a cell of the row above reaches down into it
    is_deleted: bool = False
    after: list[Draft] = field(default_factory=list)

    @property
    def number(self) -> str:
        """The automatic number that the row begins with."""
        return self.cells[0].number if self.cells else ""


def header_rows(rows: list[RowRead], *, headed_by_style: bool) -> tuple[int, ...]:
    """The indexes of the rows whose cells name what stands below them; empty for a form of labels and values."""
    found = list(_first_header_rows(rows, headed_by_style))
    while found and found[-1] + 2 < len(rows) and rows[found[-1] + 1].is_merged_upwards:
        found.append(found[-1] + 1)
    return tuple(found)


def _first_header_rows(rows: list[RowRead], headed_by_style: bool) -> tuple[int, ...]:
    marked = [index for index, row in enumerate(rows) if row.is_header and (_fits_header(row) or _names_columns(row))]
    if marked and len(marked) < len(rows):
        leading = tuple(index for index in marked if all(rows[earlier].is_header for earlier in range(index)))
        if leading:
            return leading
    filled = [index for index, row in enumerate(rows) if any(cell.text for cell in row.cells)]
    widest = max((len(row.cells) for row in rows), default=0)
    while filled and len(rows[filled[0]].cells) == 1 < widest:  # a title over the whole table
        filled.pop(0)
    cornered = _cornered(rows, filled)
    if cornered:
        return cornered
    if len(filled) < 2 or not _looks_like_header(rows[filled[0]], rows[filled[1]], headed_by_style):
        return ()
    return (filled[0],)


def _cornered(rows: list[RowRead], filled: list[int]) -> tuple[int, ...]:
    """The rows at the top that leave the corner above the names of the rows empty."""
    found: list[int] = []
    for index in filled:
        first = rows[index].cells[0]
        if first.column == 0 and first.text:
            return tuple(found)
        texts = [cell.text for cell in rows[index].cells if cell.text]
        if any(len(text) > HEADER_LETTERS or _HOLDS_VALUE.search(text) for text in texts):
            return ()
        found.append(index)
    return ()


def _fits_header(row: RowRead) -> bool:
    texts = [cell.text for cell in row.cells if cell.text]
    return len(texts) > 1 and not any(_HOLDS_VALUE.search(text) or _NO_NAME.fullmatch(text) for text in texts)


def _names_columns(row: RowRead) -> bool:
    return may_name_columns([cell.text for cell in row.cells if cell.text])


def _looks_like_header(first: RowRead, second: RowRead, headed_by_style: bool) -> bool:
    filled = [cell for cell in first.cells if cell.text]
    apart = bool(filled) and all(cell.is_set_apart for cell in filled)
    if not _fits_header(first) and not ((apart or headed_by_style) and _names_columns(first)):
        return False
    if any(len(cell.text) > HEADER_LETTERS for cell in first.cells):
        return False
    second_filled = [cell for cell in second.cells if cell.text]
    # A form may have bold labels down its left side, so the last cell tells a header from a form.
    differs = not second_filled or not second_filled[-1].is_set_apart or not all(c.is_set_apart for c in second_filled)
    if len(first.cells) == 2 or not _fits_header(first):
        return (apart or headed_by_style) and differs
    is_form = filled[0].text.endswith(":") or filled[-1].text.endswith((".", ";"))
    return len(filled) >= len(first.cells) - 1 and (apart or not is_form)


def labelled(rows: list[RowRead], headers: tuple[int, ...]) -> Iterator[tuple[DraftCell, ...]]:
    """The cells of each row as drafts: below the header rows, a cell has for label what stands above its column."""
    above: dict[int, list[str]] = {}
    for index in headers:
        for cell in rows[index].cells:
            for column in range(cell.column, min(cell.column + cell.width, COLUMNS_LIMIT)):
                names = above.setdefault(column, [])
                if cell.text and cell.text not in names:
                    names.append(cell.text)
    last = headers[-1] if headers else len(rows)
    for index, row in enumerate(rows):
        labels = [" / ".join(above.get(cell.column, ())) if index > last else "" for cell in row.cells]
        yield tuple(DraftCell(tuple(cell.pieces), label) for cell, label in zip(row.cells, labels, strict=True))
