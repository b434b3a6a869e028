"""Holds when the documents give two values for one fact: two deadlines, two estimated values."""

from __future__ import annotations

from tendercheck.model.facts import Fact
from tendercheck.model.roles import Role
from tendercheck.model.values import Date, Undecided
from tendercheck.rulebook._fields import StrictModel
from tendercheck.rulebook._known import match_at, spoken
from tendercheck.rulebook._verdict import Context, Match, Verdict

SURE_ENOUGH = 0.7  # a role that the extractor only guessed makes no contradiction


class KEYS(StrictModel):
    """The fact's `role`."""

    role: Role


def evaluate(keys: KEYS, context: Context) -> Verdict:
    """Return a match for each place whose value differs from the first one; the others stand in `also`."""
    facts = [
        fact
        for fact in context.procurement.iter_facts()
        if fact.role is keys.role and fact.confidence >= SURE_ENOUGH and not isinstance(fact.value, Undecided)
    ]
    if not facts:
        return Verdict(unknown=f"The documents do not state the {spoken(keys.role)}.")
    first = facts[0]
    return Verdict(tuple(_contradiction(first, fact, context) for fact in facts[1:] if _differ(first, fact)))


def _differ(one: Fact, other: Fact) -> bool:
    """Whether the two cannot both be right; a day without a time agrees with the same day at any time."""
    if isinstance(one.value, Date) and isinstance(other.value, Date):
        same_time = one.value.time == other.value.time or None in (one.value.time, other.value.time)
        return one.value.day != other.value.day or not same_time
    return one.value != other.value


def _contradiction(first: Fact, other: Fact, context: Context) -> Match:
    match = match_at(other, context)
    values = {"first": first.value, "second": other.value}
    working = f"{first.text} here, {other.text} there"
    return Match(match.document, match.span, match.marked, values, working, also=(match_at(first, context),))
