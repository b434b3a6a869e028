"""Words broken at the ends of lines: printed hyphens stay, those that only the line's end called for go. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from tendercheck.model.location import Location
from tendercheck.readers._drafts import Piece
from tendercheck.readers._headings import NUMBERED, begins_item
from tendercheck.readers._lines import BROKEN_AT_END, HYPHEN_AT_END, Line, Page, Table

_WORD = re.compile(r"[^\W_]+")
_ENDS_IN_HYPHEN = re.compile(r"\w[-\u00ad]$")


def with_hyphens(pages: Sequence[Page]) -> list[Page]:
    """The pages with each broken word told: one that the document writes elsewhere whole.

    That is a word before a hyphen at a line's end, or one that a narrow cell cut without any.
    """
    lines = [line for page in pages for item in page.items for line in _lines_of(item)]
    hyphened = [(line, then) for line, then in pairwise(lines) if line.text.endswith(HYPHEN_AT_END)]
    cut = [pair for page in pages for item in page.items if isinstance(item, Table) for pair in _may_be_cut(item)]
    if not hyphened and not cut:
        return list(pages)
    words = Counter(word for line in lines for word in _WORD.findall(line.text.lower()))
    texts = {
        id(line): line.text[:-1] + (BROKEN_AT_END if "".join(_halves(line, then)) in words else "-")
        for line, then in hyphened
    }
    # What is a word elsewhere too begins one here: "award" over "criteria" is no word cut in two.
    rests = Counter(_halves(line, then)[1] for line, then in cut)
    for line, then in cut:
        first, rest = _halves(line, then)
        if first + rest in words and words[rest] == rests[rest]:
            texts[id(line)] = line.text + BROKEN_AT_END
    return [replace(page, items=tuple(_with_texts(item, texts) for item in page.items)) for page in pages]


def _halves(line: Line, following: Line) -> tuple[str, str]:
    """The last word of a line and the first of the next; what is no word is told apart from all words."""
    before, behind = _WORD.findall(line.text.lower()), _WORD.findall(following.text.lower())
    return (before or ["-"])[-1], (behind or ["-"])[0]


def _may_be_cut(table: Table) -> Iterator[tuple[Line, Line]]:
    """Lines of a cell that are one stretch without a space, with the lines that may end their last word."""
    for row in table.rows:
        for cell in row:
            for line, then in pairwise(cell.lines):
                if line.text[-1:].isalpha() and " " not in line.text and then.text[:1].islower():
                    yield line, then


def _lines_of(item: Line | Table) -> list[Line]:
    return [item] if isinstance(item, Line) else [line for row in item.rows for cell in row for line in cell.lines]


def _with_texts(item: Line | Table, texts: dict[int, str]) -> Line | Table:
    if isinstance(item, Line):
        return replace(item, text=texts[id(item)]) if id(item) in texts else item
    if not any(id(line) in texts for line in _lines_of(item)):
        return item
    rows = tuple(
        tuple(
            replace(cell, lines=tuple(replace(line, text=texts.get(id(line), line.text)) for line in cell.lines))
            for cell in row
        )
        for row in item.rows
    )
    return replace(item, rows=rows)


def pieces_of_cell(lines: Sequence[Line]) -> tuple[Piece, ...]:
    """The lines of a cell as pieces, with a line break before each item of a list in it."""
    starts = [
        index for index, line in enumerate(lines) if index and (begins_item(line.text) or NUMBERED.match(line.text))
    ]
    pieces: list[Piece] = []
    for start, end in pairwise((0, *starts, len(lines))):
        if pieces:
            pieces[-1] = replace(pieces[-1], end="\n")
        pieces += pieces_of(lines[start:end])
    return tuple(pieces)


def pieces_of(lines: Sequence[Line]) -> tuple[Piece, ...]:
    """The lines of one block as pieces; a hyphen that only the end of a line called for is taken out."""
    pieces = []
    for line, following in zip_longest(lines, lines[1:]):
        text = line.text.replace(HYPHEN_AT_END, "-")
        is_broken = text.endswith(("-", BROKEN_AT_END)) and _ENDS_IN_HYPHEN.search(text)
        gap = "" if following is not None and is_broken and following.text[:1].isalpha() else " "
        place = Location(page=line.page, boxes=(line.box,))
        pieces.append(Piece(text.rstrip(BROKEN_AT_END), place, gap, line.confidence))
    return tuple(piece for piece in pieces if piece.text)
