"""Holds when the documents give two values for one fact: two deadlines, two estimated values."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from tendercheck.model.agreement import agree
from tendercheck.model.facts import Fact
from tendercheck.model.roles import Role
from tendercheck.model.values import Ambiguous, Undecided
from tendercheck.rulebook._fields import StrictModel
from tendercheck.rulebook._known import match_at, spoken
from tendercheck.rulebook._verdict import Context, Match, Verdict

SURE_ENOUGH = 0.7  # a role that the extractor only guessed makes no contradiction


class KEYS(StrictModel):
    """The `role`s, each compared with itself alone."""

    role: Annotated[tuple[Role, ...], BeforeValidator(lambda value: value if isinstance(value, list) else [value])]


def evaluate(keys: KEYS, context: Context) -> Verdict:
    """Return a match for each place whose value differs from the first one; the others stand in `also`."""
    known = {role: _facts(role, context) for role in keys.role}
    if not any(known.values()):
        return Verdict(unknown=f"The documents do not state the {spoken(keys.role[0])}.")
    matches = [match for facts in known.values() for match in _contradictions(facts, context)]
    return Verdict(tuple(matches))


def _facts(role: Role, context: Context) -> list[Fact]:
    return [
        fact
        for fact in context.procurement.iter_facts()
        if fact.role is role and fact.confidence >= SURE_ENOUGH and not isinstance(fact.value, Undecided | Ambiguous)
    ]


def _contradictions(facts: list[Fact], context: Context) -> list[Match]:
    matches: list[Match] = []
    for index, fact in enumerate(facts):
        first = next((other for other in facts[:index] if not agree(other, fact)), None)
        if first is None or any(agree(other, fact) and not agree(facts[0], other) for other in facts[:index]):
            continue  # said already of the same other value
        matches.append(_contradiction(first, fact, context))
    return matches


def _contradiction(first: Fact, other: Fact, context: Context) -> Match:
    match = match_at(other, context)
    values = {"first": first.value, "second": other.value, "name": spoken(other.role or "")}
    where = "stated in procurement.toml" if first.document < 0 else "here"
    also = () if first.document < 0 else (match_at(first, context),)
    return Match(
        match.document, match.span, match.marked, values, f"{first.text} {where}, {other.text} there", also=also
    )
