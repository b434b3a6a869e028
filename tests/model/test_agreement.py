"""Which two facts contradict each other, and which only say the same in another way."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tendercheck.model.agreement import agree
from tendercheck.model.facts import Fact
from tendercheck.model.roles import Role
from tendercheck.model.values import Bound, Count, Date, Duration, Money, Name, Undecided, Value


def fact(value: Value, role: Role = Role.ESTIMATED_VALUE, bound: Bound = Bound.EXACT, of: str = "") -> Fact:
    return Fact(value, None, "", role, bound=bound, of=of)


def gbp(amount: int, per: str = "", vat: str = "", cover: str = "") -> Money:
    return Money(Decimal(amount), "GBP", per, vat, cover)


MAY = dt.date(2026, 5, 1)
PAIRS = (
    (fact(Date(MAY)), fact(Date(MAY, dt.time(12))), True),
    (fact(Date(MAY, dt.time(12))), fact(Date(MAY, dt.time(17))), False),
    (fact(Date(MAY)), fact(Date(MAY + dt.timedelta(days=1))), False),
    (fact(gbp(240000)), fact(gbp(300000)), False),
    (fact(gbp(240000)), fact(gbp(242000)), True),
    (fact(gbp(200000, vat="excluded")), fact(gbp(240000, vat="included")), True),
    (fact(gbp(200000, vat="excluded")), fact(gbp(240000, vat="excluded")), False),
    (fact(gbp(200000, vat="excluded")), fact(gbp(300000, vat="included")), False),
    (fact(gbp(80000, per="year")), fact(gbp(240000)), True),
    (fact(gbp(80000, per="year"), Role.ANNUAL_VALUE), fact(gbp(60000), Role.ANNUAL_VALUE), False),
    (fact(gbp(5000000, cover="each claim")), fact(gbp(10000000, cover="in aggregate")), True),
    (fact(Money(Decimal(5), "EUR")), fact(gbp(9)), True),
    (fact(gbp(10), Role.LOT_VALUE), fact(gbp(20), Role.LOT_VALUE), True),
    (fact(gbp(10), Role.LOT_VALUE, of="Lot 1"), fact(gbp(20), Role.LOT_VALUE, of="Lot 1"), False),
    (fact(gbp(10), Role.LOT_VALUE, of="Lot 1"), fact(gbp(20), Role.LOT_VALUE, of="Lot 2"), True),
    (fact(gbp(10), bound=Bound.FROM), fact(gbp(20), bound=Bound.TO), True),
    (fact(Duration(Decimal(3), "year")), fact(Duration(Decimal(36), "month")), True),
    (fact(Duration(Decimal(3), "year")), fact(Duration(Decimal(24), "month")), False),
    (fact(Duration(Decimal(5), "day")), fact(Duration(Decimal(5), "day", working=True)), False),
    (fact(Name("Open")), fact(Name("open")), True),
    (fact(Name("open")), fact(Name("restricted")), False),
    (fact(Count(Decimal(3), "lot")), fact(Count(Decimal(4), "lot")), False),
    (fact(Date(MAY)), fact(Undecided("date")), False),
)


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_two_facts_agree_or_contradict_each_other_whichever_comes_first(one: Fact, other: Fact, expected: bool) -> None:
    assert (agree(one, other), agree(other, one)) == (expected, expected)
