from __future__ import annotations

import datetime as dt

from tendercheck import rulebook
from tendercheck.analysis import analyse
from tendercheck.command import rules_folder
from tendercheck.model.analysis import Analysis
from tendercheck.model.report import Checked
from tendercheck.model.roles import Role
from tendercheck.pipeline import check_procurement, join
from tendercheck.readers import read_text
from tests.build_analysis import fact, limits_of, on, pounds, procurement

BOOK = rulebook.load(rules_folder(), thorough=False)
TENDER = """\
# Invitation to tender

The tender notice was published on 2 March 2026. Tenders must be received by noon on Sunday 22 March 2026.

The estimated value of the contract is £240,000 a year.

Bidders must have a minimum annual turnover of £5,000,000.

Please describe how you will train your staff.
"""


def checked(text: str) -> Checked:
    document = read_text(text, shown_as="invitation.md")
    return check_procurement(join("A tender", "", [document], BOOK, as_at=dt.date(2026, 6, 1)), BOOK)


def test_a_check_reckons_periods_proportions_reach_and_effort() -> None:
    analysis = checked(TENDER).analysis

    assert [event.role for event in analysis.timetable] == [Role.NOTICE_DATE, Role.TENDER_DEADLINE]
    assert [(period.name, period.days, period.remarks) for period in analysis.periods] == [
        ("tendering_period", 20, ("The tender deadline falls on a Sunday.",))
    ]
    assert [proportion.working for proportion in analysis.proportions] == ["£5,000,000 ÷ £240,000 a year = 20.8"]
    assert [reach.words for reach in analysis.reaches] == ["about 97 % of charities of England and Wales"]
    assert analysis.effort is not None
    assert [task.things for task in analysis.effort.tasks] == ["1 written answer", "1 unlimited answer"]


def test_documents_that_state_nothing_come_to_nothing() -> None:
    assert checked("").analysis == Analysis()


def test_remarks_of_dates_and_of_sums_stand_together() -> None:
    made = procurement(
        fact(Role.NOTICE_DATE, on("2026-03-13")),
        fact(Role.TENDER_DEADLINE, on("2026-03-03")),
        fact(Role.DEMANDED_TURNOVER, pounds(5_000_000, currency="EUR")),
        fact(Role.ESTIMATED_VALUE, pounds(960_000)),
    )
    remarks = analyse(made, tuple(limits_of().values()), (), None).remarks

    assert [remark.split(":")[0].split(" (")[0] for remark in remarks] == [
        "The tender deadline",
        "€5,000,000 is demanded and the value of the contract is £960,000",
    ]
