"""Whether two facts of one role can both be right: one answer for rules, analysis and reports."""

from __future__ import annotations

from decimal import Decimal

from tendercheck.model.facts import Fact
from tendercheck.model.roles import Role
from tendercheck.model.values import Bound, Date, Duration, Money, Name

_VAT_TIMES = Decimal("1.2")  # what a sum with VAT is to the same without
_ROUNDED = Decimal("0.02")  # "about £1.2m" and £1,215,000 are one value


def agree(one: Fact, other: Fact) -> bool:
    """Whether they say the same, or no contradiction.

    A day agrees with the same day at any hour, a sum with the same with VAT, 3 years with 36 months; so do the ends of
    a range, facts of different things (`of`), sums for different times and covers of different kinds.
    """
    if one.of != other.of or {one.bound, other.bound} & {Bound.FROM, Bound.TO}:
        return True
    if one.role is Role.LOT_VALUE and not one.of:
        return True  # of which lot is not known
    first, second = one.value, other.value
    if isinstance(first, Date) and isinstance(second, Date):
        return first.day == second.day and (None in (first.time, second.time) or first.time == second.time)
    if isinstance(first, Money) and isinstance(second, Money):
        is_yearly = one.role is other.role is Role.ANNUAL_VALUE
        return _of_other_kinds(first, second, is_yearly=is_yearly) or _same_sum(first, second)
    if isinstance(first, Duration) and isinstance(second, Duration):
        return first.working == second.working and abs(first.days - second.days) <= first.days // 100
    if isinstance(first, Name) and isinstance(second, Name):
        return first.text.lower() == second.text.lower()
    return first == second


def _of_other_kinds(one: Money, other: Money, *, is_yearly: bool) -> bool:
    is_other_time = one.per != other.per and not is_yearly  # of a value a year the words leave "a year" out
    return one.currency != other.currency or one.cover != other.cover or is_other_time


def _same_sum(one: Money, other: Money) -> bool:
    low, high = sorted((one.amount, other.amount))
    is_vat = one.vat != other.vat and abs(high - low * _VAT_TIMES) <= low * _ROUNDED
    return high - low <= low * _ROUNDED or is_vat
