from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tendercheck import rulebook
from tendercheck.analysis._reach import reaches_of
from tendercheck.command import rules_folder
from tendercheck.model.analysis import Reach
from tendercheck.model.facts import Fact
from tendercheck.model.roles import Role
from tendercheck.model.values import Bound, Undecided
from tests.build_analysis import count, fact, pounds, procurement

POPULATIONS = rulebook.load(rules_folder(), thorough=False).populations
CHARITIES = POPULATIONS[0].name
TURNOVER = Role.DEMANDED_TURNOVER


def words(*facts: Fact) -> list[str]:
    return [reach.words for reach in reaches_of(procurement(*facts), POPULATIONS)]


def test_a_share_is_named_dated_and_called_about() -> None:
    demanded = fact(TURNOVER, pounds(500_000))

    assert reaches_of(procurement(demanded), POPULATIONS) == (
        Reach(
            threshold=demanded,
            population="charities of England and Wales",
            percent=Decimal(87),
            words="about 87 % of charities of England and Wales",
            source=POPULATIONS[0].source,
            published=dt.date(2025, 7, 10),
        ),
    )
    assert POPULATIONS[0].source.startswith("Charity Commission, Annual Return 2023")


@pytest.mark.parametrize(
    ("amount", "share"),
    [
        (1, "at most 62 %"),
        (99_999, "at most 62 %"),
        (100_000, "about 62 %"),
        (223_607, "about 74 %"),  # half way from £100,000 to £500,000 on a log scale
        (500_000, "about 87 %"),
        (1_000_000, "about 92 %"),
        (2_236_068, "about 94 %"),
        (5_000_000, "about 97 %"),
        (5_000_001, "more than 97 %"),
        ("1e40", "more than 97 %"),
    ],
)
def test_between_the_bands_a_share_is_interpolated_and_beyond_them_only_the_bound_is_told(
    amount: int | str, share: str
) -> None:
    assert words(fact(TURNOVER, pounds(amount))) == [f"{share} of {CHARITIES}"]


@pytest.mark.parametrize(
    ("staff", "shares"),
    [
        (10, []),
        (49, []),
        (50, ["about 99 %"]),
        (100, ["about 99 %"]),
        (249, ["more than 99 %"]),
        (250, ["more than 99 %"]),
        (1000, ["more than 99 %"]),
    ],
)
def test_a_number_of_employees_shuts_out_businesses(staff: int, shares: list[str]) -> None:
    found = words(fact(Role.DEMANDED_STAFF, count(staff, "employee")))

    assert found == [f"{share} of private sector businesses of the United Kingdom" for share in shares]


@pytest.mark.parametrize(
    "other",
    [
        fact(TURNOVER, pounds(5_000_000, currency="EUR")),
        fact(TURNOVER, pounds(5_000_000), bound=Bound.AT_MOST),
        fact(TURNOVER, pounds(50, per="hour")),
        fact(TURNOVER, pounds(0)),
        fact(TURNOVER, Undecided("money")),
        fact(Role.DEMANDED_PUBLIC_LIABILITY, pounds(10_000_000)),
        fact(Role.DEMANDED_STAFF, count(100, "qualified arborist")),
        fact(Role.DEMANDED_STAFF, count(250, "employee"), bound=Bound.UNDER),
    ],
)
def test_what_is_no_threshold_for_the_population_reaches_nobody(other: Fact) -> None:
    assert words(other) == []


def test_each_amount_is_told_once_in_the_order_of_trust() -> None:
    facts = [fact(TURNOVER, pounds(amount), of=lot) for amount, lot in ((500_000, "1"), (500_000, "2"), (100_000, "3"))]

    assert words(*facts) == [f"about 87 % of {CHARITIES}", f"about 62 % of {CHARITIES}"]
