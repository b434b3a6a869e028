from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tendercheck.analysis._periods import periods_of
from tendercheck.analysis._timetable import timetable_of
from tendercheck.model.analysis import Event, Holiday, Limit, Period
from tendercheck.model.facts import Fact
from tendercheck.model.procurement import Nation, Regime, RegimeKind
from tendercheck.model.roles import Role
from tendercheck.model.values import Ambiguous, Bound, Date, Undecided
from tests.build_analysis import ENGLISH, fact, limits_of, on, procurement

LIMITS = {"minimum_tendering_period": Limit("minimum_tendering_period", Decimal(25))}
MISPLACED = (
    "The tender deadline (3 March 2026) stands before the notice date (13 March 2026): "
    "one of the two was misread or misprinted."
)
NOTICE, ISSUE, DEADLINE = Role.NOTICE_DATE, Role.ISSUE_DATE, Role.TENDER_DEADLINE


def reckoned(*facts: Fact, regime: Regime = ENGLISH) -> tuple[tuple[Period, ...], tuple[str, ...]]:
    return periods_of(timetable_of(procurement(*facts)), LIMITS, regime)


def names(*facts: Fact) -> dict[str, tuple[Role, Role, int]]:
    """Each period with the events that bound it and its days."""
    return {period.name: (period.start.role, period.end.role, period.days) for period in reckoned(*facts)[0]}


def test_a_tendering_period_is_counted_measured_and_shown() -> None:
    notice, deadline = fact(NOTICE, on("2026-03-13")), fact(DEADLINE, on("2026-04-07", "12:00"))

    assert reckoned(notice, deadline) == (
        (
            Period(
                name="tendering_period",
                start=Event(NOTICE, notice),
                end=Event(DEADLINE, deadline),
                days=25,
                working_days=14,
                holidays=(
                    Holiday(dt.date(2026, 3, 17), "Saint Patrick's Day (Northern Ireland)"),
                    Holiday(dt.date(2026, 4, 3), "Good Friday"),
                    Holiday(dt.date(2026, 4, 6), "Easter Monday (England and Wales, Northern Ireland)"),
                ),
                seasons=("Easter",),
                limits=(LIMITS["minimum_tendering_period"],),
            ),
        ),
        (),
    )
    (period,) = reckoned(notice, deadline)[0]
    assert period.working == "13 March 2026 to 7 April 2026 is 25 days, 14 of them working days"


def test_outside_the_procurement_act_the_bank_holidays_of_the_nation_count() -> None:
    facts = fact(NOTICE, on("2026-03-13")), fact(DEADLINE, on("2026-04-07"))
    scottish, english = (
        reckoned(*facts, regime=Regime(kind, nation=nation))[0][0].working_days
        for kind, nation in ((RegimeKind.SCOTLAND, Nation.SCOTLAND), (RegimeKind.PCR15, Nation.ENGLAND))
    )

    assert (scottish, english) == (16, 15)


def test_every_stretch_of_a_timetable_is_a_period() -> None:
    days = {
        Role.ENGAGEMENT_DATE: "2026-01-12", NOTICE: "2026-03-02", Role.CLARIFICATION_DEADLINE: "2026-03-16",
        Role.ANSWERS_DATE: "2026-03-20", DEADLINE: "2026-04-01", Role.AWARD_DATE: "2026-05-01",
        Role.CONTRACT_START: "2026-06-01",
    }  # fmt: skip

    assert names(*(fact(role, on(day)) for role, day in days.items())) == {
        "engagement_to_notice": (Role.ENGAGEMENT_DATE, NOTICE, 49),
        "tendering_period": (NOTICE, DEADLINE, 30),
        "clarification_window": (NOTICE, Role.CLARIFICATION_DEADLINE, 14),
        "answer_window": (Role.CLARIFICATION_DEADLINE, Role.ANSWERS_DATE, 4),
        "time_after_answers": (Role.ANSWERS_DATE, DEADLINE, 12),
        "mobilisation": (Role.AWARD_DATE, Role.CONTRACT_START, 31),
    }


def test_without_a_notice_the_time_runs_from_the_issue_of_the_documents() -> None:
    assert names(fact(ISSUE, on("2026-03-02")), fact(DEADLINE, on("2026-03-16"))) == {
        "tendering_period": (ISSUE, DEADLINE, 14)
    }


def test_those_who_were_selected_have_their_time_from_the_invitation_not_from_the_notice() -> None:
    stages = (
        fact(NOTICE, on("2026-03-02")),
        fact(Role.PARTICIPATION_DEADLINE, on("2026-04-01")),
        fact(DEADLINE, on("2026-06-01")),
    )

    assert names(*stages) == {"participation_period": (NOTICE, Role.PARTICIPATION_DEADLINE, 30)}
    assert names(*stages, fact(ISSUE, on("2026-05-01")))["tendering_period"] == (ISSUE, DEADLINE, 31)
    assert "tendering_period" not in names(*stages, fact(ISSUE, on("2026-03-02")))
    assert names(*stages, fact(Role.ANSWERS_DATE, on("2026-03-25")))["time_after_answers"][2] == 7
    assert names(*stages, fact(Role.ANSWERS_DATE, on("2026-05-25")))["time_after_answers"][2] == 7


def test_a_shortlist_alone_shows_that_suppliers_were_selected() -> None:
    stages = (
        fact(NOTICE, on("2026-03-02")),
        fact(Role.SHORTLIST_DATE, on("2026-04-01")),
        fact(DEADLINE, on("2026-06-01")),
    )

    assert names(*stages, fact(ISSUE, on("2026-04-02")))["tendering_period"] == (ISSUE, DEADLINE, 60)
    assert names(*stages[:2], fact(DEADLINE, on("2026-03-20")))["tendering_period"] == (NOTICE, DEADLINE, 18)


def test_an_end_before_its_start_is_no_period_but_a_remark() -> None:
    facts = fact(NOTICE, on("2026-03-13")), fact(DEADLINE, on("2026-03-03"))

    assert reckoned(*facts) == (
        (),
        (MISPLACED,),
    )
    assert names(*facts, fact(ISSUE, on("2026-03-02"))) == {"tendering_period": (ISSUE, DEADLINE, 1)}


def test_a_period_of_no_days_is_a_period() -> None:
    assert names(fact(NOTICE, on("2026-03-02")), fact(DEADLINE, on("2026-03-02", "17:00"))) == {
        "tendering_period": (NOTICE, DEADLINE, 0)
    }


@pytest.mark.parametrize(
    ("deadline", "remarks"),
    [
        ("2026-04-03", ("The tender deadline falls on a bank holiday: Good Friday.",)),
        ("2026-04-05", ("The tender deadline falls on a Sunday.",)),
        ("2026-03-17", ("The tender deadline falls on a bank holiday: Saint Patrick's Day (Northern Ireland).",)),
        ("2026-04-02", ()),
    ],
)
def test_a_deadline_on_a_day_off_is_remarked_on(deadline: str, remarks: tuple[str, ...]) -> None:
    (period,) = reckoned(fact(NOTICE, on("2026-03-02")), fact(DEADLINE, on(deadline)))[0]

    assert period.remarks == remarks


def test_a_contract_may_start_on_a_day_off_without_remark() -> None:
    (period,) = reckoned(fact(Role.AWARD_DATE, on("2026-01-05")), fact(Role.CONTRACT_START, on("2026-03-01")))[0]

    assert (period.name, period.remarks) == ("mobilisation", ())


def test_what_else_the_documents_say_of_a_date_is_remarked_on() -> None:
    changed = Fact(Ambiguous("date", (on("2026-03-04"), on("2026-04-03"))), None, "04/03/04/2026", DEADLINE)
    others = fact(DEADLINE, on("2026-03-20", "17:00")), changed, fact(DEADLINE, Undecided("date"))
    (period,) = reckoned(fact(NOTICE, on("2026-03-02")), fact(DEADLINE, on("2026-03-16")), *others)[0]

    assert set(period.remarks) == {
        "For the tender deadline the documents also say 20 March 2026 at 17:00, “04/03/04/2026”.",
        "Elsewhere the documents leave the tender deadline open.",
    }


def test_dates_at_the_ends_of_the_calendar_make_a_period() -> None:
    first, last = fact(NOTICE, Date(dt.date.min)), fact(DEADLINE, Date(dt.date.max))

    assert names(first, last) == {"tendering_period": (NOTICE, DEADLINE, 3652058)}


@pytest.mark.parametrize(
    ("regime", "numbers"),
    [
        (RegimeKind.PA23, ("25", "25", None, "35")),
        (RegimeKind.PCR15, ("25", "30", "6", "35")),
        (RegimeKind.SCOTLAND, ("25", "30", "6", "35")),
        (RegimeKind.PA23_LIGHT_TOUCH, (None, None, None, "30")),
        (RegimeKind.PA23_BELOW_THRESHOLD, (None, None, None, "30")),
        (RegimeKind.PSR23, (None, None, None, "30")),
    ],
)
def test_the_ruleset_brings_the_numbers_of_each_regime(regime: RegimeKind, numbers: tuple[str | None, ...]) -> None:
    limits = limits_of(Regime(regime))
    wanted = (
        "minimum_tendering_period", "minimum_participation_period", "minimum_time_after_answers",
        "advisable_tendering_period",
    )  # fmt: skip

    assert tuple(str(limits[name].number) if name in limits else None for name in wanted) == numbers


def test_a_number_that_no_law_sets_names_its_source() -> None:
    assert all(bool(limit.law) != bool(limit.source) for limit in limits_of().values())
    assert limits_of()["advisable_mobilisation"].source.startswith("house suggestion")


def test_the_other_end_of_a_range_of_days_is_no_doubt() -> None:
    opens = fact(ISSUE, on("2026-03-02"), bound=Bound.FROM)
    (period,), _ = reckoned(opens, fact(ISSUE, on("2026-03-06"), bound=Bound.TO), fact(DEADLINE, on("2026-04-10")))

    assert period.remarks == ()
