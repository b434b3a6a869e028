from tendercheck.model.facts import Fact
from tendercheck.model.procurement import Nation, Regime, RegimeKind
from tendercheck.model.roles import TIMETABLE, Role
from tendercheck.model.values import Bound
from tendercheck.writers._text_sums import sums
from tests.build_analysis import ENGLISH, fact, on, pounds
from tests.build_report import checked, checked_of

NOTICE, DEADLINE = fact(Role.NOTICE_DATE, on("2026-03-02")), fact(Role.TENDER_DEADLINE, on("2026-03-16"))
HEALTH = Regime(RegimeKind.PSR23, nation=Nation.ENGLAND)


def said(*facts: Fact, regime: Regime = ENGLISH) -> str:
    return " ".join(" ".join(sums(checked_of(*facts, regime=regime))).split())


def test_the_time_to_tender_stands_beside_the_legal_minimum_that_it_falls_below() -> None:
    assert said(NOTICE, DEADLINE) == (
        "Time to tender: 2 March 2026 to 16 March 2026 is 14 days, 10 of them working days; "
        "the legal minimum is 25 (Procurement Act 2023 s.54(4) row 7); good practice is 35"
    )


def test_days_that_contradict_are_named_and_the_ends_of_a_range_are_not() -> None:
    other = fact(Role.TENDER_DEADLINE, on("2026-03-17"), confidence=0.8)
    ends = (
        fact(Role.SITE_VISIT, on("2026-03-04"), bound=Bound.FROM),
        fact(Role.SITE_VISIT, on("2026-03-06"), bound=Bound.TO),
    )
    assert "Documents disagree: Tender deadline: 16 March 2026 / 17 March 2026" in said(NOTICE, DEADLINE, other)
    assert "disagree" not in said(NOTICE, DEADLINE, *ends)


def test_a_demand_over_the_cap_of_the_law_is_named_and_one_without_a_cap_is_not() -> None:
    demands = (fact(Role.ESTIMATED_VALUE, pounds(900_000)), fact(Role.DEMANDED_TURNOVER, pounds(2_000_000)))
    assert "Over the law’s cap: £2,000,000 ÷ £900,000 = 2.2; the cap is 2 times (" in said(*demands, regime=HEALTH)
    assert said(*demands) == ""


def test_what_the_facts_come_to_takes_twelve_lines_at_most() -> None:
    days = [fact(role, on(f"2026-03-{day:02}")) for role in TIMETABLE for day in (2, 9, 16)]
    demands = [fact(Role.DEMANDED_TURNOVER, pounds(9_000_000 + more), of=f"Lot {more} {'x' * 90}") for more in range(9)]
    made = checked_of(*days, *demands, fact(Role.ESTIMATED_VALUE, pounds(900_000)), regime=HEALTH)
    assert 6 < len(list(sums(made))) <= 12


def test_the_effort_is_called_an_estimate() -> None:
    assert "A bid takes:         about 24.1 hours, 3.2 working days: an estimate" in list(sums(checked()))
