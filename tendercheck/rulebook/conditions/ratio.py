"""Holds when one sum is too many times another: the turnover demanded against the value of the contract."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, Self

from pydantic import model_validator

from tendercheck.model.values import Money
from tendercheck.rulebook._fields import StrictModel
from tendercheck.rulebook._known import Known, find_known, spoken
from tendercheck.rulebook._length import Names
from tendercheck.rulebook._numbers import MOST, NumberOrName, Passed, applies, find_passed
from tendercheck.rulebook._verdict import Context, Match, Verdict


class KEYS(StrictModel):
    """`of` one sum `to` another: over `above` times, or at most `at_most` times (a number or a name in values.yml).

    Of several names the first that the documents state counts. `when_unknown` says what follows where a sum is not
    stated: the rule cannot tell (the default), or the condition is taken to hold, or not to.
    """

    of: Names
    to: Names
    above: NumberOrName | None = None
    at_most: NumberOrName | None = None
    when_unknown: Literal["cannot tell", "holds", "does not hold"] = "cannot tell"

    @model_validator(mode="after")
    def _has_one_bound(self) -> Self:
        if (self.above is None) == (self.at_most is None):
            raise ValueError("ratio needs either `above` or `at_most`")
        return self


def evaluate(keys: KEYS, context: Context) -> Verdict:
    """Return a match at the first sum, with the working; unknown where a sum is missing or the currencies differ."""
    if not applies(_bound(keys), context):
        return Verdict()
    first, second = find_known(keys.of, context, (Money,)), find_known(keys.to, context, (Money,))
    if first is None or second is None:
        return _without(keys, context, keys.of if first is None else keys.to)
    times = _times(first, second)
    if times is None:
        return _without(keys, context, keys.to)
    is_cap = keys.above is not None
    passed = find_passed(_bound(keys), context, MOST, lambda bound: times > bound if is_cap else times <= bound)
    return Verdict((_match(first, second, times, passed),)) if passed else Verdict()


def _bound(keys: KEYS) -> Decimal | str:
    bound = keys.at_most if keys.above is None else keys.above
    assert bound is not None  # noqa: S101 - the model has seen to it
    return bound


def _match(first: Known, second: Known, times: Decimal, passed: Passed) -> Match:
    most = f"; the most is {passed.number:f}" if passed.house else ""
    working = f"{_sum(first)} ÷ {_sum(second)} = {times:.1f}{most}"
    values = {**first.match.values, **passed.named, "times": f"{times:.1f}", second.name: second.value}
    match = first.match
    return Match(match.document, match.span, match.marked, values, working, limit=passed.set_by)


def _times(first: Known, second: Known) -> Decimal | None:
    dividend, divisor = first.value, second.value
    if not isinstance(dividend, Money) or not isinstance(divisor, Money) or not divisor.amount:
        return None
    return dividend.amount / divisor.amount if dividend.currency == divisor.currency else None


def _sum(known: Known) -> str:
    per = " a year" if known.name == "annual_value" else ""
    return f"{known.value}{per}"


def _without(keys: KEYS, context: Context, names: tuple[str, ...]) -> Verdict:
    if keys.when_unknown == "holds" and context.given is not None:
        return Verdict((context.given,))
    if keys.when_unknown == "cannot tell":
        return Verdict(unknown=f"The documents do not state the {spoken(names[0])}.")
    return Verdict()
