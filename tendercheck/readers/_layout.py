"""A page as lines and tables in reading order. Pure; runs in the parent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tendercheck.model.location import Box
from tendercheck.readers._hanging_marks import with_own_marks
from tendercheck.readers._lines import BROKEN_AT_END, HYPHEN_AT_END, Line, Page, Table, TableCell, around, merged, whole
from tendercheck.readers._pdf_unruled import with_tables
from tendercheck.readers._reading_order import in_reading_order

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_LETTERS = str.maketrans({**_LIGATURES, "\xa0": " ", "\u00ad": "", "\u200b": ""})


def page_of(frame: dict[str, Any]) -> Page:
    """The page that a frame of the worker describes."""
    number = int(frame["page"])
    lines = [_line_of(number, line) for line in frame["lines"]]
    items: list[Line | Table] = []
    taken = 0
    for table in frame["tables"]:
        before = max(taken, int(table["at"]))
        items += with_tables(merged(lines[taken:before]))
        items.append(_table_of(number, table["rows"]))
        taken = before
    items += with_tables(merged(lines[taken:]))
    return Page(number, tuple(whole(in_reading_order(items))))


def _line_of(page: int, values: Sequence[Any]) -> Line:
    text, left, top, right, bottom, size, bold, *more = values
    box = Box(page, float(left), float(top), float(right), float(bottom))
    goes_on, confidence, *_ = (*more, 1.0) if more else (False, 1.0)
    return Line(_clean(str(text)), box, float(size), bool(bold), bool(goes_on), float(confidence))


def _clean(text: str) -> str:
    inner = text[:-1].replace("\ufffe", "-")
    last = HYPHEN_AT_END if text[-1:] in (BROKEN_AT_END, HYPHEN_AT_END) else text[-1:]
    return " ".join((inner + last).translate(_LETTERS).split())


def _table_of(page: int, rows: Iterable[Sequence[dict[str, Any]]]) -> Table:
    made = []
    for row in rows:
        cells = []
        boxes = [Box(page, *map(float, cell["box"])) for cell in row]
        parts = with_own_marks(boxes, [[_line_of(page, line) for line in cell["lines"]] for cell in row])
        for cell, box, lines in zip(row, boxes, parts, strict=True):
            cells.append(TableCell(tuple(whole(merged(lines))), box, bool(cell.get("shaded"))))
        made.append(tuple(cells))
    return Table(tuple(made), around([cell.box for row in made for cell in row]))
