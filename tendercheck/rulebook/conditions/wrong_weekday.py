"""Holds where a date names a weekday that it does not fall on: "Thursday 1 April 2026" is a Wednesday."""

from __future__ import annotations

import re

from tendercheck.model.facts import Fact
from tendercheck.model.values import Date, Value
from tendercheck.rulebook._fields import StrictModel
from tendercheck.rulebook._known import match_at
from tendercheck.rulebook._verdict import Context, Match, Verdict

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)


class KEYS(StrictModel):
    """Nothing to set."""


def evaluate(_: KEYS, context: Context) -> Verdict:
    """Return a match for each such date; its true weekday is in `weekday`, the date in `date`."""
    found = (_mismatch(fact, context) for fact in context.procurement.iter_facts())
    return Verdict(tuple(match for match in found if match is not None))


def _mismatch(fact: Fact, context: Context) -> Match | None:
    if not isinstance(fact.value, Date) or fact.span is None:
        return None
    named = _WEEKDAY.search(fact.text)
    weekday = WEEKDAYS[fact.value.day.weekday()]
    if named is None or weekday.startswith(named[1].lower()):
        return None
    match = match_at(fact, context)
    values: dict[str, Value | int | str] = {"date": fact.value, "weekday": weekday.capitalize()}
    return Match(match.document, match.span, match.marked, values)
