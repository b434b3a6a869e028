"""Holds when a number is over a bound: a level of cover, a percentage of the marks."""

from __future__ import annotations

from decimal import Decimal

from tendercheck.model.values import Count, Money, Percentage
from tendercheck.rulebook._fields import StrictModel
from tendercheck.rulebook._known import find_known, spoken
from tendercheck.rulebook._length import Names
from tendercheck.rulebook._verdict import Context, Match, Verdict


class KEYS(StrictModel):
    """The `fact` (money in pounds, a percentage, a count) and the bound: it must be more than `than`."""

    fact: Names
    than: Decimal


def evaluate(keys: KEYS, context: Context) -> Verdict:
    """Return a match at the fact where it is over the bound; unknown where it is not stated."""
    known = find_known(keys.fact, context, (Money, Percentage, Count))
    if known is None:
        return Verdict(unknown=f"The documents do not state the {spoken(keys.fact[0])}.")
    value = known.value
    number = value.amount if isinstance(value, Money) else value.value if isinstance(value, Percentage | Count) else 0
    if number <= keys.than:
        return Verdict()
    match = known.match
    return Verdict((Match(match.document, match.span, match.marked, {**match.values, "bound": int(keys.than)}),))
