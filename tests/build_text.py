"""Builds Documents from plain lines, for tests of what reads text rather than files."""

from __future__ import annotations

from tendercheck.model.document import BlockKind, Document, Place, Source
from tendercheck.readers._drafts import Composition, Draft, DraftCell, Piece, assemble

_SOURCE = Source("tender.txt")


def paragraph(text: str, place: Place = Place.BODY) -> Draft:
    return Draft(BlockKind.PARAGRAPH, (Piece(text),), place=place)


def heading(text: str, level: int = 1) -> Draft:
    return Draft(BlockKind.HEADING, (Piece(text),), level=level)


def item(text: str, level: int = 1) -> Draft:
    return Draft(BlockKind.LIST_ITEM, (Piece(text),), level=level)


def row(*cells: str, labels: tuple[str, ...] = ()) -> Draft:
    named = (*labels, *("" for _ in cells))
    made = tuple(DraftCell((Piece(cell),), label) for cell, label in zip(cells, named, strict=False))
    return Draft(BlockKind.TABLE_ROW, cells=made)


def document(*drafts: Draft | str) -> Document:
    """A document of these blocks; a plain string is a paragraph."""
    blocks = tuple(paragraph(draft) if isinstance(draft, str) else draft for draft in drafts)
    return assemble(_SOURCE, "text", Composition(blocks))
