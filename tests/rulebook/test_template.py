from __future__ import annotations

import datetime as dt

import pytest

from tendercheck.model.values import Date
from tendercheck.rulebook._template import before, decided, plus, render, spoken_day, template_error

TUESDAY = Date(dt.date(2026, 3, 3), dt.time(12))


@pytest.mark.parametrize(
    ("days", "day"),
    [
        (25, dt.date(2026, 3, 30)),  # 28 March is a Saturday
        (31, dt.date(2026, 4, 7)),  # 3 April is Good Friday, the 6th Easter Monday
        (14, dt.date(2026, 3, 18)),  # 17 March is St Patrick's Day, a bank holiday in Northern Ireland
        (1, dt.date(2026, 3, 4)),
    ],
)
def test_a_deadline_moves_to_a_working_day_of_the_whole_united_kingdom(days: int, day: dt.date) -> None:
    assert plus(TUESDAY, days) == day


def test_a_date_that_must_come_earlier_moves_back_to_a_working_day() -> None:
    assert before(dt.date(2026, 4, 14), 8) == dt.date(2026, 4, 2)


def test_a_date_is_written_as_documents_write_it() -> None:
    assert spoken_day(TUESDAY) == "Tuesday 3 March 2026"
    assert spoken_day(dt.date(2026, 4, 7), TUESDAY) == "12 noon, Tuesday 7 April 2026"
    assert spoken_day(dt.date(2026, 4, 7), Date(dt.date(2026, 3, 3), dt.time(17, 30))) == "17:30, Tuesday 7 April 2026"


def test_what_is_not_known_is_a_marked_gap() -> None:
    assert decided(None, "the annual value") == "[to be decided: the annual value]"
    assert decided("£240,000", "the annual value") == "£240,000"


def test_a_template_is_filled_in_with_single_spaces_and_nothing_for_the_unknown() -> None:
    assert render("At most  {{ days }} days{{ hours }}", {"days": 25}) == "At most 25 days"
    assert render("plain  text", {}) == "plain  text"


def test_a_template_cannot_reach_the_program() -> None:
    with pytest.raises(Exception, match="unsafe"):
        render("{{ ''.__class__.__mro__ }}", {})


def test_a_template_that_cannot_be_read_says_why() -> None:
    assert template_error("{{ days") != ""
    assert template_error("{{ days }}") == ""
