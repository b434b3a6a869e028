"""Where something stands: in the text of a document, and in the file that the text came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters [start, end) of `Document.text`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forwards from 0, this one is [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same length, `by` characters further on."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page: pages from 1, points from the top left corner of the page."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Location:
    """A place in the file itself, enough to show it and to write back to it.

    PDF: `page` (from 1) and `boxes`. DOCX: `part` (the name inside the package) and `paragraph` (its ordinal in that
    part, from 0, counting every `w:p` in document order). Text: `paragraph` is the line, from 1. Spreadsheets: `part`
    is the sheet, `cell` the cell ("B12"). None and empty: not known.
    """

    page: int | None = None
    part: str = ""
    paragraph: int | None = None
    cell: str = ""
    boxes: tuple[Box, ...] = ()
