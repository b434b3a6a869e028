"""Holds when a number is over a bound: a level of cover, a percentage of the marks."""

from __future__ import annotations

from tendercheck.model.values import Count, Money, Percentage
from tendercheck.rulebook._fields import StrictModel
from tendercheck.rulebook._known import find_known, spoken
from tendercheck.rulebook._length import Names
from tendercheck.rulebook._numbers import MOST, NumberOrName, applies, find_passed
from tendercheck.rulebook._verdict import Context, Match, Verdict


class KEYS(StrictModel):
    """The `fact` (money in pounds, a percentage, a count) and the bound: it must be more than `than`.

    `than` is a number or a name in values.yml.
    """

    fact: Names
    than: NumberOrName


def evaluate(keys: KEYS, context: Context) -> Verdict:
    """Return a match at the fact where it is over the bound; unknown where it is not stated."""
    if not applies(keys.than, context):
        return Verdict()
    known = find_known(keys.fact, context, (Money, Percentage, Count))
    if known is None:
        return Verdict(unknown=f"The documents do not state the {spoken(keys.fact[0])}.")
    value = known.value
    number = value.amount if isinstance(value, Money) else value.value if isinstance(value, Percentage | Count) else 0
    passed = find_passed(keys.than, context, MOST, lambda bound: number > bound)
    if passed is None:
        return Verdict()
    match = known.match
    values = {**match.values, **passed.named, "bound": int(passed.number)}
    working = f"{value} is more than {passed.number:,}" if passed.house else ""
    return Verdict((Match(match.document, match.span, match.marked, values, working, limit=passed.set_by),))
