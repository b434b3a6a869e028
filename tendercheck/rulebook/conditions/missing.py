"""Holds when nothing in the whole procurement says it; can only be told when everything was read."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from tendercheck.model.document import BlockKind, Place
from tendercheck.model.roles import Role
from tendercheck.rulebook._fields import Phrases, StrictModel
from tendercheck.rulebook._verdict import Context, Match, Verdict


class KEYS(StrictModel):
    """What is looked for (`wording`, anywhere, or a fact in `role`), and where its absence is best shown.

    `shown_at` are phrases; the first statement that says one is the evidence. Without it, or where no statement says
    it, the condition does not hold: a finding about nothing, at no place, helps nobody.
    """

    wording: Phrases = ()
    role: Role | None = None
    shown_at: Phrases = ()

    @model_validator(mode="after")
    def _looks_for_something(self) -> Self:
        if not self.wording and self.role is None:
            raise ValueError("missing needs `wording` or `role`")
        return self


def evaluate(keys: KEYS, context: Context) -> Verdict:
    """Return one match, marked as an absence, or none; unknown where a page or part was not read."""
    if keys.role is not None and context.procurement.find_fact(keys.role) is not None:
        return Verdict()
    if any(placed.says(keys.wording) for placed in context.statements.that_may_say(keys.wording)):
        return Verdict()
    shown = _shown(keys, context)
    if shown is None:
        return Verdict()
    if not context.procurement.is_read_whole:
        return Verdict(unknown="Not everything was read, so it cannot be told what the documents leave out.")
    return Verdict((shown,))


def _shown(keys: KEYS, context: Context) -> Match | None:
    if context.given is not None:
        given = context.given
        return Match(given.document, given.span, given.marked, absence=True)
    for placed in context.statements.that_may_say(keys.shown_at):
        for phrase in keys.shown_at:
            for hit in placed.stretch.find(phrase):
                if placed.block.place is Place.BODY and placed.block.kind is not BlockKind.HEADING:
                    return Match(placed.document, placed.statement.span, placed.stretch.in_document(hit), absence=True)
    return None
