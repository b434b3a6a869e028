"""Holds where a date can be read in two ways: "1726/09/2014", the old and the new day of a change run together."""

from __future__ import annotations

from tendercheck.model.facts import Fact
from tendercheck.model.values import Ambiguous, Value
from tendercheck.rulebook._fields import StrictModel
from tendercheck.rulebook._known import match_at
from tendercheck.rulebook._verdict import Context, Match, Verdict


class KEYS(StrictModel):
    """Nothing to set."""


def evaluate(_: KEYS, context: Context) -> Verdict:
    """Return a match for each such date; its two readings are in `first` and `second`."""
    found = (_match(fact, context) for fact in context.procurement.iter_facts())
    return Verdict(tuple(match for match in found if match is not None))


def _match(fact: Fact, context: Context) -> Match | None:
    if not isinstance(fact.value, Ambiguous) or fact.span is None:
        return None
    first, second = fact.value.readings
    match = match_at(fact, context)
    values: dict[str, Value | int | str] = {"first": first, "second": second}
    return Match(match.document, match.span, match.marked, values, f"{fact.text} is {first} or {second}")
