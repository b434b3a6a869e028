"""What a contract is worth and what it is measured against: each threshold from both sides, VAT, ranges, lots."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tendercheck.model.facts import Fact
from tendercheck.model.procurement import Regime, RegimeKind
from tendercheck.model.roles import Role
from tendercheck.model.values import Bound, Money
from tests.build_case import COUNCIL, LAW, bought, buyer, dated, english, lasts, nation, regime, worth

MINISTRY, UTILITY, FIFE = "Ministry of Justice", "Severn Trent Water", "Fife Council"
WORKS, LIGHT, CONCESSION = bought("works"), bought("light touch services"), bought("concession")
OLD, NEW = "2025-12-31", "2026-01-01"
ABOVE = (
    RegimeKind.PA23,
    RegimeKind.PA23_LIGHT_TOUCH,
    RegimeKind.PCR15,
    RegimeKind.PCR15_LIGHT_TOUCH,
    RegimeKind.SCOTLAND,
)


@pytest.mark.parametrize(
    ("name", "facts", "day", "threshold"),
    [
        (COUNCIL, (), "2024-01-01", 214904),
        (COUNCIL, (), OLD, 214904),
        (COUNCIL, (), NEW, 207720),
        (MINISTRY, (), "2024-01-01", 139688),
        (MINISTRY, (), OLD, 139688),
        (MINISTRY, (), NEW, 135018),
        (COUNCIL, (WORKS,), OLD, 5372609),
        (COUNCIL, (WORKS,), NEW, 5193000),
        (COUNCIL, (CONCESSION,), OLD, 5372609),
        (COUNCIL, (CONCESSION,), NEW, 5193000),
        (COUNCIL, (LIGHT,), "2024-01-01", 663540),
        (COUNCIL, (LIGHT,), OLD, 663540),
        (COUNCIL, (LIGHT,), NEW, 663540),
        (UTILITY, (), OLD, 429809),
        (UTILITY, (), NEW, 415440),
        (UTILITY, (LIGHT,), NEW, 884720),
        (FIFE, (), OLD, 214904),
        (FIFE, (), NEW, 207720),
        ("Scottish Government", (), OLD, 139688),
        ("Scottish Government", (), NEW, 135018),
        (FIFE, (WORKS,), OLD, 5372609),
        (FIFE, (WORKS,), NEW, 5193000),
    ],
)
def test_a_value_at_the_threshold_is_above_and_a_pound_less_is_below(
    name: str, facts: tuple[Fact, ...], day: str, threshold: int
) -> None:
    found = [regime(buyer(name), dated(day), *facts, worth(str(threshold - less))) for less in (0, 1)]
    assert found[0].kind in ABOVE
    assert found[1].kind not in ABOVE
    assert f"is below the threshold of £{threshold:,}" in " ".join(found[1].reasons)


def test_a_defence_contract_has_the_threshold_of_utilities() -> None:
    text = "This is a defence and security contract."
    found = [regime(buyer(MINISTRY), dated(NEW), worth(amount), text=text).kind for amount in ("415440", "415439")]
    assert found == [RegimeKind.PA23, RegimeKind.PA23_BELOW_THRESHOLD]


def test_a_light_touch_concession_has_a_threshold_of_its_own() -> None:
    text = "It is a concession contract. The concessionaire bears the risk."
    found = [english(LIGHT, worth(amount), text=text).kind for amount in ("5372609", "5372608")]
    assert found == [RegimeKind.PA23_LIGHT_TOUCH, RegimeKind.ELSEWHERE]


@pytest.mark.parametrize(
    ("name", "day", "vat", "floor"),
    [
        (COUNCIL, "2024-06-03", "included", 30000),
        (MINISTRY, "2024-06-03", "included", 12000),
        (COUNCIL, "2022-12-21", "included", 30000),
        (COUNCIL, "2022-12-20", "excluded", 25000),
        (MINISTRY, "2022-12-20", "excluded", 10000),
        (FIFE, "2026-06-03", "excluded", 50000),
    ],
)
def test_below_the_floor_nothing_is_regulated(name: str, day: str, vat: str, floor: int) -> None:
    found = [regime(buyer(name), dated(day), worth(str(floor - less), vat=vat)).kind for less in (0, 1)]
    assert found[0] in (RegimeKind.PCR15_BELOW_THRESHOLD, RegimeKind.SCOTLAND_REGULATED)
    assert found[1] is RegimeKind.ELSEWHERE


def test_works_in_scotland_are_regulated_from_two_million_pounds_without_vat() -> None:
    facts = (buyer(FIFE), dated(NEW), WORKS)
    found = [regime(*facts, worth(amount, vat="excluded")).kind for amount in ("2000000", "1999999")]
    assert found == [RegimeKind.SCOTLAND_REGULATED, RegimeKind.ELSEWHERE]


def test_days_whose_thresholds_were_not_read_take_the_first_that_was() -> None:
    found = english(worth("80000"), day="2019-06-03")
    assert found.kind is RegimeKind.PCR15_BELOW_THRESHOLD
    assert found.assumed == (
        "The thresholds of 3 June 2019 were not read; that of 1 January 2024, £214,904, is taken instead.",
    )


def test_a_value_without_vat_is_compared_with_vat_added() -> None:
    assert english(worth("180000", vat="excluded")) == Regime(
        RegimeKind.PA23,
        (
            "The notice or the documents were issued on 3 June 2026.",
            "The estimated value is £180,000.",
            "£180,000 excluding VAT is £216,000 with VAT at 20 %.",
            "£216,000 is not below the threshold of £207,720 (sub-central).",
        ),
        (),
        english().nation,
    )


def test_a_value_of_which_vat_is_unsaid_stands_as_it_is_and_says_what_vat_would_change() -> None:
    found = english(worth("180000", vat=""))
    assert found.kind is RegimeKind.PA23_BELOW_THRESHOLD
    assert found.assumed == (
        (
            "£180,000 is assumed to include VAT; with VAT at 20 % on top it would be £216,000, and the law above the"
            " threshold would apply."
        ),
    )


@pytest.mark.parametrize("amount", ["100000", "207720"])
def test_where_vat_would_change_nothing_nothing_is_assumed(amount: str) -> None:
    assert english(worth(amount, vat="")).assumed == ()


def test_a_floor_without_vat_says_what_vat_would_change_in_the_other_direction() -> None:
    found = regime(buyer(FIFE), dated(NEW), worth("55000", vat=""))
    assert found.kind is RegimeKind.SCOTLAND_REGULATED
    assert found.assumed[-1] == (
        "£55,000 is assumed to be without VAT; without VAT at 20 % it would be £45,833.33, and the law below the"
        " threshold would apply."
    )


def test_of_a_range_the_upper_end_counts() -> None:
    found = english(worth("150000", bound=Bound.FROM), worth("250000", bound=Bound.TO, start=12))
    assert found.kind is RegimeKind.PA23
    assert found.reasons[1] == "The estimated value is between £150,000 and £250,000; the upper end counts."


def test_the_upper_end_of_a_range_finds_its_lower_end() -> None:
    lower = Fact(worth("150000").value, worth("1").span, "£150,000", None, bound=Bound.FROM)
    found = english(lower, worth("200000", bound=Bound.TO, start=12))
    assert found.reasons[1] == "The estimated value is between £150,000 and £200,000; the upper end counts."


def test_at_most_so_much_counts_as_so_much() -> None:
    found = english(worth("207720", bound=Bound.AT_MOST))
    assert (found.kind, found.reasons[1]) == (RegimeKind.PA23, "The estimated value is at most £207,720.")


def test_at_least_so_much_below_the_threshold_settles_nothing() -> None:
    found = english(worth("25000", bound=Bound.AT_LEAST))
    assert found.kind is RegimeKind.PA23
    assert found.assumed == ("Of the value only the least is stated; that it reaches £207,720 is assumed.",)


def test_about_so_much_near_the_threshold_is_said_to_be_rough() -> None:
    found = english(worth("205000", bound=Bound.ABOUT))
    assert found.kind is RegimeKind.PA23_BELOW_THRESHOLD
    assert found.assumed == ("The value is only about £205,000, near £207,720; the figure is taken as it stands.",)


def test_a_value_that_may_leave_out_extensions_says_what_they_would_change() -> None:
    found = english(worth("150000"), lasts(36), lasts(24, Role.EXTENSION))
    assert found.kind is RegimeKind.PA23_BELOW_THRESHOLD
    assert found.assumed == (
        (
            "£150,000 is assumed to cover the extensions; if they come on top it is about £250,000, and the law above"
            " the threshold would apply."
        ),
    )


def test_a_value_by_the_year_is_taken_times_its_term_with_extensions() -> None:
    found = english(worth("45000", role=Role.ANNUAL_VALUE), lasts(36), lasts(24, Role.EXTENSION))
    assert found.kind is RegimeKind.PA23
    assert found.reasons[1] == "The value is £45,000 a year for 5 years with extensions: £225,000."


def test_a_value_by_the_year_without_a_term_is_assumed_for_one_year() -> None:
    found = english(worth("45000", role=Role.ANNUAL_VALUE))
    assert found.assumed == ("The value is stated by the year (£45,000) and the term is not; one year is assumed.",)


def test_lots_count_together_where_only_they_are_valued() -> None:
    lots = (worth("120000", role=Role.LOT_VALUE, of="1"), worth("110000", role=Role.LOT_VALUE, of="2", start=40))
    found = english(*lots, worth("120000", role=Role.LOT_VALUE, of="1", start=80))
    assert (found.kind, found.reasons[1]) == (RegimeKind.PA23, "The lots together are worth £230,000.")
    assert found.assumed == ("That the values of all lots, over their whole term, are stated is assumed.",)


def test_a_value_in_another_currency_is_not_compared() -> None:
    euros = Fact(Money(Decimal(900000), "EUR"), None, "€900,000", Role.ESTIMATED_VALUE)
    assert english(euros).assumed == (
        "€900,000 is not compared with thresholds in pounds.",
        "The estimated value is not stated; the Procurement Act 2023 above its threshold is assumed.",
    )


@pytest.mark.parametrize("amount", ["0", "0.01", "1"])
def test_a_value_of_nothing_is_no_value(amount: str) -> None:
    assert english(worth(amount)) == english()


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role.TENDER_DEADLINE, "Tenders were due by 20 February 2025."),
        (Role.CLARIFICATION_DEADLINE, "Questions were due by 20 February 2025."),
        (Role.AWARD_DATE, "The award is dated 20 February 2025."),
    ],
)
def test_where_no_beginning_is_dated_a_later_day_stands_in(role: Role, words: str) -> None:
    found = regime(buyer(COUNCIL), nation("England"), dated("2025-02-20", role), worth("900000"))
    assert (found.kind, found.reasons[0]) == (RegimeKind.PCR15, words)
    assert found.assumed == (
        "When the procurement began is not stated; that it came under the law of that day is assumed.",
    )


def test_a_notice_of_an_award_is_no_beginning() -> None:
    deadline = dated("2025-02-20", Role.TENDER_DEADLINE, confidence=1.0)
    found = english(worth("900000"), deadline, day="2025-03-11")
    assert found.kind is RegimeKind.PCR15
    assert found.reasons[:2] == (
        "The notice or the documents were issued on 11 March 2025.",
        "Tenders were due by 20 February 2025, before that.",
    )


def test_every_contract_that_is_regulated_has_a_threshold_on_every_day_since_2024() -> None:
    days = [threshold.valid_from for threshold in LAW.thresholds if threshold.valid_from.year >= 2024]
    contracts = {threshold.contract for threshold in LAW.thresholds}
    assert [(name, day) for name in contracts for day in days if LAW.threshold_on(name, day) is None] == []
