import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from tendercheck.model.facts import Fact, Facts
from tendercheck.model.location import Span
from tendercheck.model.procurement import Procurement
from tendercheck.model.roles import Role
from tendercheck.model.values import (
    Ambiguous,
    Bound,
    Count,
    Date,
    Duration,
    Money,
    Name,
    Percentage,
    Ratio,
    Undecided,
    Value,
)
from tendercheck.writers._fact_words import (
    BOUNDS,
    ROLES,
    fact_words,
    place_of_fact,
    range_words,
    sure_words,
    value_words,
)
from tests.build_analysis import ENGLISH, count, fact, months, on, pounds
from tests.build_report import AS_AT, document


def test_every_role_and_every_bound_has_words() -> None:
    assert set(ROLES) == set(Role)
    assert set(BOUNDS) == set(Bound)
    assert len(set(ROLES.values())) == len(Role)


def two_days(first: str, second: str) -> Ambiguous:
    return Ambiguous("date", (on(first), on(second)))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (on("2026-03-16"), "16 March 2026"),
        (on("2026-03-16", "12:00"), "16 March 2026, 12:00"),
        (Date(dt.date(2026, 6, 16), dt.time(17), "+01:00"), "16 June 2026, 17:00 BST"),
        (Date(dt.date(2026, 1, 16), dt.time(17), "+00:00"), "16 January 2026, 17:00 GMT"),
        (pounds(5_000_000), "£5,000,000"),
        (pounds(20, per="hour"), "£20 an hour"),
        (pounds(240_000, per="year", vat="excluded"), "£240,000 a year, excluding VAT"),
        (pounds(10, cover="each claim", vat="included"), "£10, each claim, including VAT"),
        (Money(Decimal(10), "EUR"), "€10"),
        (Ratio(Decimal("1.20")), "1.2 to 1"),
        (Ratio(Decimal(60), Decimal(40)), "60 to 40"),
        (months(24), "24 months"),
        (Duration(Decimal(5), "day", working=True), "5 working days"),
        (Percentage(Decimal("17.50")), "17.5%"),
        (count(1, "reference"), "1 reference"),
        (count(1500, "word"), "1,500 words"),
        (count(2, "case study"), "2 case studies"),
        (count(2, "member of staff"), "2 members of staff"),
        (count(2, "day"), "2 days"),
        (count(40, "staff"), "40 staff"),
        (Count(Decimal(3)), "3"),
        (Name("England"), "England"),
        (Undecided("date"), "not decided yet"),
        (two_days("2014-09-17", "2014-09-26"), "17 or 26 September 2014"),
        (two_days("2014-09-17", "2014-10-17"), "17 September or 17 October 2014"),
        (two_days("2026-03-04", "2027-04-03"), "4 March 2026 or 3 April 2027"),
    ],
)
def test_a_value_is_said_as_people_write_it(value: Value, words: str) -> None:
    assert value_words(value) == words


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (
            fact(Role.DEMANDED_PUBLIC_LIABILITY, pounds(5, cover="each claim"), bound=Bound.AT_LEAST),
            "at least £5, each claim",
        ),
        (fact(Role.ANNUAL_VALUE, pounds(5), bound=Bound.ABOUT), "about £5"),
        (fact(Role.ESTIMATED_VALUE, pounds(5), bound=Bound.TO), "up to £5"),
        (fact(Role.WEIGHTING, Percentage(Decimal(60)), of="Quality"), "60% for Quality"),
        (fact(Role.LOT_VALUE, pounds(5), of="2"), "£5 for lot 2"),
        (fact(Role.LOT_VALUE, pounds(5), of="North"), "£5 for North"),
        (fact(Role.DEMANDED_RATIO, Ratio(Decimal(1)), bound=Bound.AT_LEAST, of="current"), "at least 1 to 1 (current)"),
    ],
)
def test_a_fact_is_said_with_its_bound_and_whose_it_is(made: Fact, words: str) -> None:
    assert fact_words(made) == words


def test_the_two_ends_of_a_range_are_said_as_one() -> None:
    first, last = fact(Role.SITE_VISIT, on("2026-06-08")), fact(Role.SITE_VISIT, on("2026-06-26"))
    assert range_words(first, last) == "from 8 to 26 June 2026"
    low, high = fact(Role.ESTIMATED_VALUE, pounds(100)), fact(Role.ESTIMATED_VALUE, pounds(200))
    assert range_words(low, high) == "from £100 to £200"


@pytest.mark.parametrize(
    ("confidence", "words"), [(1.0, "certain"), (0.9, "certain"), (0.89, "likely"), (0.7, "likely"), (0.69, "a guess")]
)
def test_how_sure_a_fact_is_is_said_in_words(confidence: float, words: str) -> None:
    assert sure_words(fact(Role.TERM, months(1), confidence=confidence)) == words


def test_a_fact_from_a_picture_says_how_sure_its_letters_are() -> None:
    one = document("t.pdf", "A term of 3 years.")
    (block,) = one.blocks
    (fragment,) = block.fragments
    picture = replace(one, blocks=(replace(block, fragments=(replace(fragment, confidence=0.873),)),))
    term = Fact(months(36), Span(10, 17), "3 years", Role.TERM, 0)
    places = [
        place_of_fact(Procurement("", "", (made,), (Facts((term,)),), ENGLISH, AS_AT), term) for made in (one, picture)
    ]
    assert places == ["page 1", "page 1, read by text recognition, 87% sure"]
