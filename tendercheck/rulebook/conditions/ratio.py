"""Holds when one sum is too many times another: the turnover demanded against the value of the contract."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, Self

from pydantic import model_validator

from tendercheck.model.values import Money
from tendercheck.rulebook._fields import StrictModel
from tendercheck.rulebook._known import Known, find_known, spoken
from tendercheck.rulebook._length import Names
from tendercheck.rulebook._verdict import Context, Match, Verdict


class KEYS(StrictModel):
    """`of` one sum `to` another: over `above` times, or at most `at_most` times.

    Of several names the first that the documents state counts. `when_unknown` says what follows where a sum is not
    stated: the rule cannot tell (the default), or the condition is taken to hold, or not to.
    """

    of: Names
    to: Names
    above: Decimal | None = None
    at_most: Decimal | None = None
    when_unknown: Literal["cannot tell", "holds", "does not hold"] = "cannot tell"

    @model_validator(mode="after")
    def _has_one_bound(self) -> Self:
        if (self.above is None) == (self.at_most is None):
            raise ValueError("ratio needs either `above` or `at_most`")
        return self


def evaluate(keys: KEYS, context: Context) -> Verdict:
    """Return a match at the first sum, with the working; unknown where a sum is missing or the currencies differ."""
    first, second = find_known(keys.of, context, (Money,)), find_known(keys.to, context, (Money,))
    if first is None or second is None:
        return _without(keys, context, keys.of if first is None else keys.to)
    times = _times(first, second)
    if times is None:
        return _without(keys, context, keys.to)
    holds = times > keys.above if keys.above is not None else times <= (keys.at_most or 0)
    if not holds:
        return Verdict()
    working = f"{_sum(first)} ÷ {_sum(second)} = {times:.1f}"
    values = {**first.match.values, "times": f"{times:.1f}", second.name: second.value}
    return Verdict((Match(first.match.document, first.match.span, first.match.marked, values, working),))


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
