"""Drafts to plain JSON and back: what the worker says about a DOCX, and how the parent takes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import BlockKind, Condition, Place
from tendercheck.model.location import Location
from tendercheck.readers._drafts import Draft, DraftCell, Piece


def pack(draft: Draft) -> list[Any]:
    """`draft` as JSON; the part is left out, for the frame says it once."""
    cells = [[cell.label, [_pack_piece(piece) for piece in cell.pieces]] for cell in draft.cells]
    pieces = [_pack_piece(piece) for piece in draft.pieces]
    return [draft.kind.value, draft.place.value, draft.level, draft.clause, pieces, cells]


def unpack(packed: Iterable[Any], part: str) -> Iterator[Draft]:
    """The drafts of one frame; raises UnreadableDocument where the worker's answer is not what `pack` makes."""
    try:
        for kind, place, level, clause, pieces, cells in packed:
            yield Draft(
                BlockKind(kind),
                tuple(_unpack_piece(piece, part) for piece in pieces),
                tuple(
                    DraftCell(tuple(_unpack_piece(piece, part) for piece in inner), str(label))
                    for label, inner in cells
                ),
                level=int(level),
                clause=str(clause),
                place=Place(place),
            )
    except (TypeError, ValueError) as fault:
        raise UnreadableDocument(
            Condition.INTERNAL_ERROR, f"The worker's answer about {part} makes no sense ({fault}); please report this."
        ) from fault


def _pack_piece(piece: Piece) -> list[Any]:
    return [piece.text, piece.location.paragraph, piece.end]


def _unpack_piece(packed: Any, part: str) -> Piece:
    text, paragraph, end = packed
    return Piece(str(text), Location(part=part, paragraph=None if paragraph is None else int(paragraph)), str(end))
