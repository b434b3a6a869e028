"""The common last step of every reader: drafts of blocks become a Document with its offsets set once and for all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from tendercheck.model.document import (
    Block,
    BlockKind,
    Cell,
    Condition,
    Coverage,
    Document,
    Fragment,
    Mark,
    Place,
    Source,
)
from tendercheck.model.location import Location, Span
from tendercheck.readers._job import Member
from tendercheck.readers._places import place_of

CELL_GAP = " | "
NOWHERE = Location()
Item = TypeVar("Item")
WHOLE_FILE = Coverage("file", 1, 1)


@dataclass(frozen=True, slots=True)
class Piece:
    r"""A line of a PDF or a paragraph of a DOCX: text without white space at its ends.

    `end` is what stands between this piece and the next of its block: " " for wrapped lines, "" where a word was
    broken by a hyphen that is gone, "\n" between the paragraphs of one cell. `confidence` as in Fragment.
    """

    text: str
    location: Location = NOWHERE
    end: str = " "
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class DraftCell:
    """A cell of a table row and the text of the header above it."""

    pieces: tuple[Piece, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A block before its offsets are known: `cells` for a table row, `pieces` for all else.

    `level` is the depth of a heading, or of a list item's nesting (from 1). `clause` is the number where the file
    computes it; a number that stands in the text is found here. `place` is BODY unless the reader knows better. `role`
    as in Block.
    """

    kind: BlockKind
    pieces: tuple[Piece, ...] = ()
    cells: tuple[DraftCell, ...] = ()
    level: int = 0
    clause: str = ""
    place: Place = Place.BODY
    role: str = ""


@dataclass(frozen=True, slots=True)
class Composition:
    """What a reader makes of a file, apart from the file's identity; `members` are the files inside it."""

    drafts: tuple[Draft, ...]
    condition: Condition = Condition.OK
    coverage: Coverage = WHOLE_FILE
    marks: tuple[Mark, ...] = ()
    pages: int | None = None
    detail: str = ""
    members: tuple[Member, ...] = ()


@dataclass(slots=True)
class _Builder:
    """Lays text end to end and remembers where each stretch went."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, text: str) -> Span:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return Span(start, self.length)

    def add_pieces(self, pieces: tuple[Piece, ...]) -> tuple[Span, tuple[Fragment, ...]]:
        start, fragments = self.length, []
        for index, piece in enumerate(pieces):
            fragments.append(Fragment(self.add(piece.text), piece.location, piece.confidence))
            if index + 1 < len(pieces):
                self.add(piece.end)
        return Span(start, self.length), tuple(fragments)

    def add_cells(self, cells: tuple[DraftCell, ...]) -> tuple[tuple[Cell, ...], tuple[Fragment, ...]]:
        made: list[Cell] = []
        fragments: list[Fragment] = []
        for index, cell in enumerate(cells):
            if index:
                self.add(CELL_GAP)
            span, of_cell = self.add_pieces(cell.pieces)
            made.append(Cell(span, cell.label))
            fragments.extend(of_cell)
        return tuple(made), tuple(fragments)


def released(items: list[Item]) -> Iterator[Item]:
    """The items in order, each let go of once it was taken: the frames of thousands of pages weigh what they become."""
    items.reverse()
    while items:
        yield items.pop()


def assemble(source: Source, reader_type: str, composition: Composition) -> Document:
    """Return the Document that the drafts describe: blocks in order, a line break between them, offsets final."""
    builder, headings, leads = _Builder(), _Headings(), _Leads()
    blocks: list[Block] = []
    for draft in composition.drafts:
        if blocks:
            builder.add("\n")
        block = _block(draft, builder, headings, leads, index=len(blocks))
        if len(block.span):
            blocks.append(block)
    return Document(
        source=source,
        type=reader_type,
        condition=composition.condition,
        text="".join(builder.parts),
        blocks=tuple(blocks),
        coverage=composition.coverage,
        marks=composition.marks,
        pages=composition.pages,
        detail=composition.detail,
    )


def _block(draft: Draft, builder: _Builder, headings: _Headings, leads: _Leads, *, index: int) -> Block:
    first_part = len(builder.parts)
    start = builder.length
    cells: tuple[Cell, ...] = ()
    if draft.cells:
        cells, fragments = builder.add_cells(draft.cells)
    else:
        _, fragments = builder.add_pieces(draft.pieces)
    text = "".join(builder.parts[first_part:])
    place = place_of(draft.kind, text, headings.path, draft.place)
    is_heading = draft.kind is BlockKind.HEADING and place is Place.BODY
    if is_heading:
        headings.leave(draft.level)
    block = Block(
        kind=draft.kind,
        span=Span(start, builder.length),
        fragments=fragments,
        heading_path=headings.path,
        clause=draft.clause or _clause_in(text, draft.kind),
        level=draft.level,
        cells=cells,
        lead=leads.lead_of(draft, text, index),
        place=place,
        role=draft.role,
    )
    if is_heading:
        headings.enter(draft.level, text)
    return block


def _clause_in(text: str, kind: BlockKind) -> str:
    # "1 Introduction" is numbered where it is a heading; "12 noon" and "4 High Street" are not.
    number = leading_number(text)
    return "" if number.isdigit() and kind is not BlockKind.HEADING else number


class _Headings:
    """The headings that stand above the place reached, outermost first."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(title for _, title in self._open)

    def leave(self, level: int) -> None:
        self._open = [(open_level, title) for open_level, title in self._open if open_level < level]

    def enter(self, level: int, title: str) -> None:
        self._open.append((level, title))


class _Leads:
    """Remembers the words that introduce a list: a paragraph (or an item of a higher level) that ends in a colon."""

    def __init__(self) -> None:
        self._open: dict[int, int] = {}  # level of the items introduced -> index of the block that introduces them

    def lead_of(self, draft: Draft, text: str, index: int) -> int | None:
        if draft.place is not Place.BODY:
            return None
        introduces = bool(_INTRODUCES.search(text[-_END_CHARACTERS:]))
        if draft.kind is not BlockKind.LIST_ITEM:
            self._open = {1: index} if introduces and draft.kind is not BlockKind.TABLE_ROW else {}
            return None
        level = max(draft.level, 1)
        self._open = {open_level: lead for open_level, lead in self._open.items() if open_level <= level}
        lead = self._open[max(self._open)] if self._open else None
        if introduces:
            self._open[level + 1] = index
        return lead


_END_CHARACTERS = (
    30  # more than the longest word that introduces; a search of the whole text costs a fifth of this step
)
_INTRODUCES = re.compile(
    r"(:\s*[-\u2013\u2014]?|\b(?:following|below|must|shall|will|if|where|of|to))\s*$", re.IGNORECASE
)
_NUMBER = re.compile(r"\(?(\d{1,3}(?:\.\d{1,3}){0,5}|[a-z]{1,2}|[ivx]{1,5}|[A-Z])(?:[.)]|(?<=\d)(?=\s))\s*(?=\S)")


def leading_number(text: str) -> str:
    """The clause number that `text` begins with ("4.2", "(a)"), or an empty string."""
    found = _NUMBER.match(text)
    return found[0].strip() if found and (found[1][0].isdigit() or found[0].strip()[-1] in ".)") else ""
