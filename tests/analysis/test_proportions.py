from __future__ import annotations

from decimal import Decimal

import pytest

from tendercheck.analysis._proportions import proportions_of
from tendercheck.model.analysis import Limit, Proportion
from tendercheck.model.facts import Fact
from tendercheck.model.procurement import Nation, Regime, RegimeKind
from tendercheck.model.roles import Role
from tendercheck.model.values import Ambiguous, Bound, Undecided
from tests.build_analysis import count, fact, limits_of, months, on, pounds, procurement, years

TURNOVER, WHOLE, ANNUAL = Role.DEMANDED_TURNOVER, Role.ESTIMATED_VALUE, Role.ANNUAL_VALUE
PUBLIC, EMPLOYERS = Role.DEMANDED_PUBLIC_LIABILITY, Role.DEMANDED_EMPLOYERS_LIABILITY
CAP = {"turnover_cap": Limit("turnover_cap", Decimal(2))}
FIVE_MILLION = fact(TURNOVER, pounds(5_000_000))


def reckoned(*facts: Fact, limits: dict[str, Limit] | None = None) -> tuple[Proportion, ...]:
    return proportions_of(procurement(*facts), CAP if limits is None else limits)[0]


def workings(*facts: Fact) -> dict[str, str]:
    return {proportion.name: proportion.working for proportion in reckoned(*facts)}


def overs(*facts: Fact) -> dict[str, bool]:
    return {proportion.name: proportion.is_over for proportion in reckoned(*facts)}


def test_a_turnover_is_held_against_the_whole_value_and_a_year_s_with_the_working_shown() -> None:
    whole, annual = fact(WHOLE, pounds(960_000)), fact(ANNUAL, pounds(240_000, per="year"))

    assert reckoned(FIVE_MILLION, whole, annual) == (
        Proportion(
            name="turnover_to_value",
            demanded=FIVE_MILLION,
            against="the value of the contract",
            times=Decimal(5_000_000) / Decimal(960_000),
            working="£5,000,000 ÷ £960,000 = 5.2",
            reckoned_from=(whole,),
            limit=CAP["turnover_cap"],
        ),
        Proportion(
            name="turnover_to_annual_value",
            demanded=FIVE_MILLION,
            against="the value of a year",
            times=Decimal(5_000_000) / Decimal(240_000),
            working="£5,000,000 ÷ £240,000 a year = 20.8",
            reckoned_from=(annual,),
        ),
    )


def test_the_cap_is_on_the_whole_value_never_on_a_year_s() -> None:
    facts = fact(TURNOVER, pounds(1_900_000)), fact(WHOLE, pounds(960_000)), fact(ANNUAL, pounds(240_000))

    assert overs(*facts) == {"turnover_to_value": False, "turnover_to_annual_value": False}
    assert overs(FIVE_MILLION, *facts[1:]) == {"turnover_to_value": True, "turnover_to_annual_value": False}


def test_twice_the_value_is_not_over_the_cap_and_a_pound_more_is() -> None:
    value = fact(WHOLE, pounds(500_000))

    assert overs(fact(TURNOVER, pounds(1_000_000)), value) == {"turnover_to_value": False}
    assert overs(fact(TURNOVER, pounds(1_000_001)), value) == {"turnover_to_value": True}


@pytest.mark.parametrize(
    ("kind", "law"),
    [
        (RegimeKind.PCR15, "PCR-58-9"),
        (RegimeKind.PSR23, "PSR-S16-3-3"),
        (RegimeKind.SCOTLAND, "SCO-R-59-9"),
        (RegimeKind.SCOTLAND_REGULATED, "SCO-P-10-9"),
        (RegimeKind.PA23, None),
        (RegimeKind.PA23_LIGHT_TOUCH, None),
        (RegimeKind.PA23_BELOW_THRESHOLD, None),
        (RegimeKind.PCR15_BELOW_THRESHOLD, None),
        (RegimeKind.EARLIER, None),
    ],
)
def test_only_four_regimes_cap_the_turnover(kind: RegimeKind, law: str | None) -> None:
    (one,) = reckoned(FIVE_MILLION, fact(WHOLE, pounds(960_000)), limits=limits_of(Regime(kind)))

    assert (one.limit.law.id if one.limit and one.limit.law else None, one.is_over) == (law, law is not None)


def test_a_year_s_value_is_reckoned_from_the_whole_over_its_years_with_the_extension() -> None:
    whole, term, extension = fact(WHOLE, pounds(960_000)), fact(Role.TERM, years(3)), fact(Role.EXTENSION, months(12))

    assert workings(FIVE_MILLION, whole, term)["turnover_to_annual_value"] == (
        "£5,000,000 ÷ (£960,000 ÷ 3 years = £320,000 a year) = 15.6"
    )
    assert workings(FIVE_MILLION, whole, term, extension)["turnover_to_annual_value"] == (
        "£5,000,000 ÷ (£960,000 ÷ 4 years with the extension = £240,000 a year) = 20.8"
    )


def test_the_whole_value_is_reckoned_from_a_year_s_and_bears_out_no_cap() -> None:
    facts = FIVE_MILLION, fact(ANNUAL, pounds(240_000, per="year")), fact(Role.TERM, months(18))

    assert workings(*facts)["turnover_to_value"] == "£5,000,000 ÷ (£240,000 a year × 18 months = £360,000) = 13.9"
    assert overs(*facts)["turnover_to_value"] is False


def test_the_length_of_a_contract_may_come_from_its_first_and_last_day() -> None:
    days = fact(Role.CONTRACT_START, on("2026-04-01")), fact(Role.CONTRACT_END, on("2028-03-31"))

    assert workings(FIVE_MILLION, fact(WHOLE, pounds(960_000)), *days)["turnover_to_annual_value"] == (
        "£5,000,000 ÷ (£960,000 ÷ 2 years = £480,000 a year) = 10.4"
    )
    backwards = fact(Role.CONTRACT_START, on("2028-04-01")), fact(Role.CONTRACT_END, on("2026-03-31"))
    assert len(reckoned(FIVE_MILLION, fact(WHOLE, pounds(960_000)), *backwards)) == 1


def test_of_a_range_of_values_the_upper_end_counts_and_a_lower_end_alone_bears_out_no_cap() -> None:
    low = fact(WHOLE, pounds(400_000), bound=Bound.FROM, confidence=1.0)
    high = fact(WHOLE, pounds(900_000), bound=Bound.TO)
    demanded = fact(TURNOVER, pounds(1_500_000))

    assert workings(demanded, low, high) == {"turnover_to_value": "£1,500,000 ÷ £900,000 = 1.7"}
    assert overs(demanded, low, high) == {"turnover_to_value": False}
    assert overs(demanded, low) == {"turnover_to_value": False}
    assert overs(demanded, fact(WHOLE, pounds(400_000), bound=Bound.AT_LEAST)) == {"turnover_to_value": False}
    assert overs(demanded, fact(WHOLE, pounds(400_000), bound=Bound.AT_MOST)) == {"turnover_to_value": True}


def test_a_turnover_is_held_against_its_own_lot_and_else_against_the_smallest() -> None:
    lots = fact(Role.LOT_VALUE, pounds(60_000), of="Lot 1"), fact(Role.LOT_VALUE, pounds(300_000), of="2")
    own = fact(TURNOVER, pounds(600_000), of="2")

    assert workings(own, *lots) == {"turnover_to_lot_value": "£600,000 ÷ £300,000 for lot 2 = 2.0"}
    assert workings(FIVE_MILLION, *lots) == {"turnover_to_lot_value": "£5,000,000 ÷ £60,000 for Lot 1 = 83.3"}
    assert reckoned(FIVE_MILLION, *lots)[0].against == "the value of Lot 1, the smallest"


def test_each_turnover_counts_once_and_one_that_must_not_be_passed_is_no_demand() -> None:
    value = fact(WHOLE, pounds(1_000_000))
    facts = FIVE_MILLION, FIVE_MILLION, fact(TURNOVER, pounds(44_000_000), bound=Bound.AT_MOST)

    assert [one.working for one in reckoned(*facts, value)] == ["£5,000,000 ÷ £1,000,000 = 5.0"]


def test_cover_is_held_against_the_value_with_what_the_text_says_of_both() -> None:
    cover = fact(PUBLIC, pounds(10_000_000, cover="each claim"))
    value = fact(WHOLE, pounds(2_400_000, vat="excluded"))

    assert workings(cover, value) == {
        "public_liability_to_value": "£10,000,000 each claim ÷ £2,400,000 excluding VAT = 4.2"
    }
    assert workings(cover, fact(ANNUAL, pounds(480_000))) == {
        "public_liability_to_annual_value": "£10,000,000 each claim ÷ £480,000 a year = 20.8"
    }


def test_the_employers_liability_that_the_law_demands_of_everyone_is_no_disproportion() -> None:
    value, english = fact(WHOLE, pounds(50_000)), limits_of()

    assert reckoned(fact(EMPLOYERS, pounds(5_000_000)), value, limits=english) == ()
    assert [one.working for one in reckoned(fact(EMPLOYERS, pounds(10_000_000)), value, limits=english)] == [
        "£10,000,000 ÷ £50,000 = 200.0"
    ]
    assert "statutory_employers_liability" not in limits_of(Regime(RegimeKind.PA23, nation=Nation.NORTHERN_IRELAND))


def test_years_and_references_are_held_against_the_term_without_extensions() -> None:
    facts = (
        fact(Role.TERM, years(2)), fact(Role.EXTENSION, years(2)), fact(Role.DEMANDED_ACCOUNTS, count(3, "year")),
        fact(Role.DEMANDED_EXPERIENCE, years(5)), fact(Role.DEMANDED_REFERENCES, count(1, "reference")),
        fact(Role.DEMANDED_REFERENCES, count(4, "reference")), fact(Role.REFERENCE_AGE, years(5)),
    )  # fmt: skip

    assert workings(*facts) == {
        "accounts_to_term": "3 years of accounts ÷ 2 years of contract = 1.5",
        "experience_to_term": "5 years of experience ÷ 2 years of contract = 2.5",
        "references_to_term": "4 references ÷ 2 years of contract = 2.0",
    }
    assert workings(fact(Role.TERM, months(18)), fact(Role.DEMANDED_ACCOUNTS, years(1))) == {
        "accounts_to_term": "1 year of accounts ÷ 18 months of contract = 0.67"
    }


def test_two_currencies_are_remarked_on_and_not_divided() -> None:
    facts = fact(TURNOVER, pounds(5_000_000, currency="EUR")), fact(WHOLE, pounds(960_000))

    assert proportions_of(procurement(*facts), CAP) == (
        (),
        ("€5,000,000 is demanded and the value of the contract is £960,000: two currencies.",),
    )


@pytest.mark.parametrize(
    "facts",
    [
        (fact(WHOLE, pounds(0)),),
        (fact(WHOLE, Undecided("money")),),
        (fact(Role.LOT_VALUE, pounds(0)),),
        (fact(WHOLE, pounds(100, per="hour")),),
        (fact(Role.TERM, years(0)), fact(Role.DEMANDED_ACCOUNTS, years(2))),
        (fact(Role.TERM, Undecided("number")), fact(Role.DEMANDED_ACCOUNTS, years(2))),
        (fact(Role.TERM, Ambiguous("date", (on("2026-03-01"),))), fact(Role.DEMANDED_REFERENCES, count(2))),
        (fact(Role.TERM, years("1e30")), fact(Role.DEMANDED_ACCOUNTS, years(2))),
        (fact(Role.TERM, years(2)), fact(Role.DEMANDED_REFERENCES, count("1e30"))),
    ],
)
def test_what_is_nothing_undecided_or_absurd_gives_no_proportion(facts: tuple[Fact, ...]) -> None:
    assert reckoned(FIVE_MILLION, *facts) == ()


def test_absurdly_large_sums_are_still_divided() -> None:
    facts = fact(TURNOVER, pounds("1e40")), fact(WHOLE, pounds("3e35")), fact(Role.TERM, years(3))

    assert [one.times.quantize(Decimal(1)) for one in reckoned(*facts)] == [33333, 100000]
