"""Hyphens at the ends of lines: those that are printed stay, those that only the line's end called for go. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from tendercheck.model.location import Location
from tendercheck.readers._drafts import Piece
from tendercheck.readers._headings import NUMBERED, begins_item
from tendercheck.readers._lines import BROKEN_AT_END, HYPHEN_AT_END, Line, Page, Table

_WORD = re.compile(r"[^\W_]+")
_ENDS_IN_HYPHEN = re.compile(r"\w[-\u00ad]$")


def with_hyphens(pages: Sequence[Page]) -> list[Page]:
    """The pages with each hyphen at a line's end told apart: a word that the document writes without it was broken."""
    lines = [line for page in pages for item in page.items for line in _lines_of(item)]
    if not any(line.text.endswith(HYPHEN_AT_END) for line in lines):
        return list(pages)
    words = {word for line in lines for word in _WORD.findall(line.text.lower())}
    texts: dict[int, str] = {}
    for line, following in pairwise(lines):
        if line.text.endswith(HYPHEN_AT_END):
            halves = _WORD.findall(line.text.lower())[-1:] + _WORD.findall(following.text.lower())[:1]
            broken = len(halves) == 2 and "".join(halves) in words
            texts[id(line)] = line.text[:-1] + (BROKEN_AT_END if broken else "-")
    return [replace(page, items=tuple(_with_texts(item, texts) for item in page.items)) for page in pages]


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
