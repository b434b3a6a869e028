"""Whether two facts of one role can both be right."""

from __future__ import annotations

from decimal import Decimal

from tendercheck.model.facts import Fact
from tendercheck.model.roles import Role
from tendercheck.model.values import Bound, Date, Duration, Money, Name

_VAT_TIMES = Decimal("1.2")
_ROUNDED = Decimal("0.02")  # "about £1.2m" and £1,215,000 are one value


def agree(one: Fact, other: Fact) -> bool:
    """Whether they say the same, or no contradiction: a day with and without its hour, a sum with and without VAT.

    The two ends of a range agree, and so do values of different things (`of`) and limits from two sides.
    """
    if one.of != other.of or {one.bound, other.bound} & {Bound.FROM, Bound.TO}:
        return True
    if isinstance(one.value, Date) and isinstance(other.value, Date):
        same_time = one.value.time == other.value.time or None in (one.value.time, other.value.time)
        return one.value.day == other.value.day and same_time
    if isinstance(one.value, Money) and isinstance(other.value, Money):
        is_yearly = one.role is other.role is Role.ANNUAL_VALUE
        if one.value.per != other.value.per and not is_yearly:
            return True  # a sum a year and a sum for the term are two things
        return _same_sum(one.value, other.value)
    if isinstance(one.value, Duration) and isinstance(other.value, Duration):
        return (
            one.value.working == other.value.working and abs(one.value.days - other.value.days) <= one.value.days // 100
        )
    if isinstance(one.value, Name) and isinstance(other.value, Name):
        return one.value.text.lower() == other.value.text.lower()
    return one.value == other.value


def _same_sum(one: Money, other: Money) -> bool:
    if one.currency != other.currency:
        return True
    low, high = sorted((one.amount, other.amount))
    if high - low <= low * _ROUNDED:
        return True
    may_be_vat = one.vat != other.vat
    return may_be_vat and abs(high - low * _VAT_TIMES) <= low * _ROUNDED
