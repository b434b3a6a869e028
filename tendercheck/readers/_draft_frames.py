"""Drafts to plain JSON and back, and what the frames of a file amount to: what readers share whose files have parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import BlockKind, Condition, Coverage, Mark, Place
from tendercheck.model.location import Location
from tendercheck.readers._drafts import Composition, Draft, DraftCell, Piece

DRAFTS_A_FRAME = 200
_BLANK = "The file holds no text."
_PARTIAL = "Look at the parts that were not read in the program that made the file."
_PICTURES = "The document holds pictures and no text; it may be a scan."


def frames_of(part: str, drafts: Iterable[Draft]) -> Iterator[dict[str, Any]]:
    """Yield the drafts of one part, some hundreds a frame; a part without words gives one empty frame."""
    rest = iter(drafts)
    while True:
        packed = [_pack(draft, part) for draft in islice(rest, DRAFTS_A_FRAME)]
        yield {"part": part, "drafts": packed}
        if len(packed) < DRAFTS_A_FRAME:
            return


def unread(part: str, why: str) -> dict[str, Any]:
    """The frame of a part, or of the rest of one, that could not be read."""
    return {"part": part, "unread": why}


def closing(marks: Iterable[Mark] = (), *, detail: str = "", has_pictures: bool = False) -> dict[str, Any]:
    """The last frame; `detail` is a sentence that people should know though all was read."""
    return {"marks": sorted(mark.value for mark in marks), "detail": detail, "pictures": has_pictures}


def compose(frames: Iterable[dict[str, Any]], *, unit: str) -> Composition:
    """Return what the frames amount to; `unit` is what a part is called ("part", "sheet").

    Pure. Without the closing frame the worker did not finish: what came before it stands, and the coverage says so.
    Raises UnreadableDocument for frames that make no sense.
    """
    drafts: list[Draft] = []
    parts: dict[str, None] = {}
    missing: dict[str, str] = {}
    last: dict[str, Any] | None = None
    for frame in frames:
        if "marks" in frame:
            last = frame
            continue
        part = str(frame.get("part", ""))
        parts[part] = None
        if "unread" in frame:
            missing[part] = str(frame["unread"])
        drafts.extend(_unpack(frame.get("drafts", ()), part))
    if last is None:
        missing["the rest of the file"] = "reading was cut short"
    whole = [part for part in parts if part not in missing]
    phrases = tuple(f"{part} ({why})" for part, why in missing.items())
    condition, detail = _condition(drafts, phrases, last or {})
    coverage = Coverage(unit, len(whole), len(whole) + len(missing), phrases)
    return Composition(tuple(drafts), condition, coverage=coverage, marks=_marks(last), detail=detail)


def _condition(drafts: list[Draft], phrases: tuple[str, ...], last: dict[str, Any]) -> tuple[Condition, str]:
    detail = str(last.get("detail", ""))
    if phrases:
        return Condition.OK_PARTIAL, f"{_PARTIAL} {detail}".strip()
    if drafts:
        return Condition.OK, detail
    if last.get("pictures"):
        return Condition.NO_TEXT_LAYER, _PICTURES
    return Condition.BLANK, detail or _BLANK


def _marks(last: dict[str, Any] | None) -> tuple[Mark, ...]:
    names = last["marks"] if last else ()
    return tuple(mark for mark in Mark if isinstance(names, list) and mark.value in names)


def _pack(draft: Draft, part: str) -> list[Any]:
    cells = [[cell.label, [_pack_piece(piece, part) for piece in cell.pieces]] for cell in draft.cells]
    pieces = [_pack_piece(piece, part) for piece in draft.pieces]
    return [draft.kind.value, draft.place.value, draft.level, draft.clause, draft.role, pieces, cells]


def _pack_piece(piece: Piece, part: str) -> list[Any]:
    # Most pieces stand in the part that their frame names.
    where = piece.location
    return [piece.text, piece.end, None if where.part == part else where.part, where.paragraph, where.cell]


def _unpack(packed: Iterable[Any], part: str) -> Iterator[Draft]:
    try:
        for kind, place, level, clause, role, pieces, cells in packed:
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
                role=str(role),
            )
    except (TypeError, ValueError) as fault:
        raise UnreadableDocument(
            Condition.INTERNAL_ERROR, f"The worker's answer makes no sense ({fault}); please report this."
        ) from fault


def _unpack_piece(packed: Any, of_frame: str) -> Piece:
    text, end, part, paragraph, cell = packed
    where = Location(
        part=of_frame if part is None else str(part),
        paragraph=None if paragraph is None else int(paragraph),
        cell=str(cell),
    )
    return Piece(str(text), where, str(end))
