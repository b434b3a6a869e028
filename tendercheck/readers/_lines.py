"""Lines, cells and tables as they stand on a page, and the parts of a line put together. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from tendercheck.model.location import Box

HYPHEN_AT_END = "\ufffe"  # as pdfium gives it: one that is printed or one that only the line's end called for
BROKEN_AT_END = "\u00ad"  # the second kind


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands on the page; `size` of its type in points; `confidence` as in Fragment.

    `goes_on` where it stands after a gap in what the file has as one line.
    """

    text: str
    box: Box
    size: float
    bold: bool
    goes_on: bool = False
    confidence: float = 1.0

    @property
    def page(self) -> int:
        """The page, from 1."""
        return self.box.page


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell as it stands on the page."""

    lines: tuple[Line, ...]
    box: Box
    shaded: bool = False

    @property
    def text(self) -> str:
        """The cell's text on one line, words whole that a line's end broke."""
        return " ".join(line.text for line in self.lines).replace(f"{BROKEN_AT_END} ", "")

    @property
    def is_set_apart(self) -> bool:
        """Whether it is bold throughout, or shaded; of an empty cell nothing is known."""
        return self.shaded or all(line.bold for line in self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells as they stand on the page; a cell that spans rows stands in its first."""

    rows: tuple[tuple[TableCell, ...], ...]
    box: Box

    @property
    def text(self) -> str:
        """The text of all cells."""
        return " ".join(cell.text for row in self.rows for cell in row if cell.lines)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's items in reading order; `heads` are its running heads and page numbers, taken out of the flow."""

    number: int
    items: tuple[Line | Table, ...]
    heads: tuple[Line | Table, ...] = ()


def around(boxes: Sequence[Box]) -> Box:
    """The box round `boxes`."""
    return Box(
        boxes[0].page,
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def merged(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those put together that stand at one height side by side ("1", "st", "March 2022")."""
    made: list[Line] = []
    for line in _from_the_left(lines):
        if made and _is_beside(made[-1], line):
            made[-1] = _joined(made[-1], line)
        else:
            made.append(line)
    return made


def _from_the_left(lines: Sequence[Line]) -> Iterator[Line]:
    """The parts of each line in the order they stand in, whatever their order in the file."""
    parts: list[Line] = []
    for line in lines:
        if parts and not line.goes_on:
            yield from _sorted(parts)
            parts = []
        parts += [line] if line.text else []
    yield from _sorted(parts)


def _sorted(parts: list[Line]) -> Iterator[Line]:
    if len(parts) < 2:
        return iter(parts)
    parts.sort(key=lambda part: part.box.left)
    return (replace(part, goes_on=index > 0) for index, part in enumerate(parts))


Item = TypeVar("Item", Line, Line | Table)


def whole(items: Sequence[Item]) -> list[Item]:
    """The items, with the parts of lines put together that the file has as one line."""
    made: list[Item] = []
    for item in items:
        last = made[-1] if made else None
        if isinstance(item, Line) and item.goes_on and isinstance(last, Line):
            made[-1] = _joined(last, item)
        else:
            made.append(item)
    return made


def _is_beside(one: Line, other: Line) -> bool:
    overlap = min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
    lower = min(one.box.bottom - one.box.top, other.box.bottom - other.box.top)
    gap = other.box.left - one.box.right
    return overlap > 0.4 * lower and -1.0 <= gap <= 1.5 * max(one.size, other.size)


def _joined(one: Line, other: Line) -> Line:
    gap = other.box.left - one.box.right
    ordinal = re.match(r"(st|nd|rd|th)\b", other.text) and one.text[-1].isdigit()
    text = one.text[:-1] + "-" if one.text.endswith(HYPHEN_AT_END) else one.text
    # A word in script type overlaps a small one beside it; a first letter that is set large belongs to its word.
    unlike = len(one.text) > 1 and one.size > 2 * other.size
    space = "" if ordinal or (gap < 0.12 * min(one.size, other.size) and not unlike) else " "
    larger = one if one.size >= other.size else other
    return replace(
        larger,
        text=text + space + other.text,
        box=around([one.box, other.box]),
        bold=one.bold and other.bold,
        confidence=min(one.confidence, other.confidence),
        goes_on=one.goes_on,
    )
