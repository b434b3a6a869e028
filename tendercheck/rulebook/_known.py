"""Looks up a value by the name that a rule file gives it: one that a match captured, or a fact in a role."""

from __future__ import annotations

from dataclasses import dataclass

from tendercheck.model.facts import Fact
from tendercheck.model.location import Span
from tendercheck.model.roles import Role
from tendercheck.model.values import Undecided, Value
from tendercheck.rulebook._verdict import Context, Match


@dataclass(frozen=True, slots=True)
class Known:
    """A value under its name, and the match that shows where it stands."""

    name: str
    value: Value
    match: Match


NAMES = ("money", "date", "duration", "percentage", *(role.value for role in Role))
"""What a rule file may call a fact: the kind that a phrase of its own captured, or a role."""


def is_name(name: str) -> bool:
    """Whether a rule file may use it."""
    return name in NAMES


def find_known(names: tuple[str, ...], context: Context, kinds: tuple[type, ...]) -> Known | None:
    """The first of `names` that has a value of one of `kinds`; None where the documents state none."""
    for name in names:
        if context.given is not None and isinstance(value := context.given.values.get(name), kinds):
            return Known(name, value, context.given)  # type: ignore[arg-type]
        if name in set(Role):
            for fact in context.procurement.facts_of(Role(name)):
                if isinstance(fact.value, kinds) and not isinstance(fact.value, Undecided):
                    return Known(name, fact.value, match_at(fact, context))
    return None


def match_at(fact: Fact, context: Context) -> Match:
    """A match that shows the statement in which the fact stands; the first of the procurement for a stated fact."""
    placed = context.statements.around(fact.document, fact.span) if fact.span is not None else None
    if placed is None:
        return Match(max(fact.document, 0), fact.span or Span(0, 0), (fact.span,) if fact.span else ())
    return Match(placed.document, placed.statement.span, (fact.span,) if fact.span else ())


def spoken(name: str) -> str:
    """The name of a fact as people say it: "tender_deadline" is "tender deadline"."""
    return name.replace("_", " ")
