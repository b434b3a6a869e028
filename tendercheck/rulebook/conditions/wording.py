"""Holds for every statement that says one of the phrases, unless what stands with it takes that back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from tendercheck.model.document import BlockKind, Place
from tendercheck.model.location import Span
from tendercheck.model.statements import Modality, Party
from tendercheck.rulebook._fields import Phrases, StrictModel, as_list
from tendercheck.rulebook._parts import Part
from tendercheck.rulebook._phrases import Phrase
from tendercheck.rulebook._statements import Placed
from tendercheck.rulebook._verdict import Context, Match, Verdict

SPEAKS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.TEXT_BOX, BlockKind.NOTE)
CANCELS_BEFORE, CANCELS_AFTER = 6, 8  # words; measured on the negated traps of the labelled tenders


Parts = Annotated[tuple[Part, ...], BeforeValidator(as_list)]


class KEYS(StrictModel):
    """`any`: phrases, one of which must match. `also`: one of these must stand in the same statement as well.

    `with` holds several such lists, of each of which one phrase must stand in the statement, in whatever order; `near`
    the same within the statement and those before and after it in its paragraph. `unless`: phrases that take it back
    in the same statement; `softened_by`: in this or the next one, where it is not denied. `under` and `not_under` look
    at the headings above, `part` and `not_part` at the part of the procurement: selection, terms, instructions and
    so on. `asked_of` leaves out statements that speak to the other side. `modality` keeps only those that speak so.
    `cancelled: false` switches off the engine's own test for "not required".
    """

    any: Phrases
    also: Phrases = ()
    with_: tuple[Phrases, ...] = Field(default=(), alias="with")
    near: tuple[Phrases, ...] = ()
    unless: Phrases = ()
    softened_by: Phrases = ()
    under: Phrases = ()
    not_under: Phrases = ()
    part: Parts = ()
    not_part: Parts = ()
    asked_of: Party | None = None
    modality: Annotated[tuple[Modality, ...], BeforeValidator(as_list)] = ()
    place: Annotated[tuple[BlockKind, ...], BeforeValidator(as_list)] = SPEAKS
    cancelled: bool = True
    where: Literal["anywhere", "same document", "same statement"] = "anywhere"


def evaluate(keys: KEYS, context: Context) -> Verdict:
    """Return a match for each place that says it; within an `all`, `where` bounds the search by the match given."""
    searched = _searched(keys, context)
    return Verdict(tuple(match for placed, any_ in searched for match in _match(keys, placed, any_, context)))


def _searched(keys: KEYS, context: Context) -> Iterator[tuple[Placed, list[Phrase]]]:
    """The statements in question, each with the phrases that its words allow."""
    given = context.given
    for placed, phrases in context.statements.with_phrases(keys.any):
        if given is not None and keys.where != "anywhere" and placed.document != given.document:
            continue
        if given is not None and keys.where == "same statement" and placed.statement.span != given.span:
            continue
        yield placed, phrases


def _match(keys: KEYS, placed: Placed, phrases: list[Phrase], context: Context) -> Iterator[Match]:
    stretch = placed.stretch
    needed = (keys.also, *keys.with_) if keys.also else keys.with_
    if not _stands(keys, placed) or not all(any(map(stretch.may_hold, listed)) for listed in needed):
        return  # told by its words alone, before anything is matched
    found = [place for phrase in phrases for place in stretch.find(phrase)]
    if not found or not _fits(keys, placed, context):
        return
    for place in found:
        spans = stretch.in_document(place)
        if not any(placed.statement.span.contains(span) for span in spans):
            if placed.speaks_from is None or place.end <= placed.speaks_from:
                continue  # all of it stands in the lead or the labels, which are statements of their own
            spans = (placed.statement.span,)
        if keys.cancelled and _is_cancelled(placed, place, context.cancelled):
            continue
        facts = {kind: fact.value for kind, fact in stretch.facts_by_kind(place).items()}
        yield Match(placed.document, placed.statement.span, spans, facts)


def _stands(keys: KEYS, placed: Placed) -> bool:
    """Whether the kind of place, and who is spoken to, are what the rule looks for."""
    other = {Party.SUPPLIER: Party.AUTHORITY, Party.AUTHORITY: Party.SUPPLIER}.get(keys.asked_of or Party.NOBODY)
    return (
        placed.block.place is Place.BODY
        and placed.block.kind in keys.place
        and placed.statement.asked_of is not other
        and (not keys.modality or placed.statement.modality in keys.modality)
        and (not keys.part or placed.part in keys.part)
        and placed.part not in keys.not_part
    )


def _fits(keys: KEYS, placed: Placed, context: Context) -> bool:
    """Whether nothing that stands with the statement takes its meaning away."""
    stretch = placed.stretch
    if (keys.also and not placed.says(keys.also)) or not all(map(placed.says, keys.with_)):
        return False
    if keys.near and not _says_nearby(keys.near, placed, context):
        return False
    if placed.says_itself(keys.unless) or placed.affirms(keys.softened_by):
        return False
    if (
        keys.under
        and not context.statements.heading_holds(placed, keys.under)
        and not any(map(stretch.find, keys.under))
    ):
        return False
    if keys.not_under and context.statements.heading_holds(placed, keys.not_under):
        return False
    following = context.statements.neighbours(placed, after=1) if keys.softened_by else ()
    return not any(neighbour.affirms(keys.softened_by) for neighbour in following)


def _says_nearby(near: tuple[Phrases, ...], placed: Placed, context: Context) -> bool:
    """Whether each list is met by the statement or by its neighbours in the paragraph, table or list."""
    around = context.statements.neighbours(placed, before=1, after=1)
    said = (placed, *(one for one in around if one.statement.block == placed.statement.block))
    return all(any(one.says(phrases) for one in said) for phrases in near)


def _is_cancelled(placed: Placed, place: Span, cancelled: Phrase) -> bool:
    """Whether "not required", "no minimum" and the like stand close by, outside the words that matched."""
    for other in placed.stretch.find(cancelled):
        most = CANCELS_BEFORE if other.start < place.start else CANCELS_AFTER
        if not place.contains(other) and placed.stretch.words_between(other, place) <= most:
            return True
    return False
