from __future__ import annotations

import datetime as dt

import pytest

from tendercheck import days
from tendercheck.model.analysis import Holiday
from tendercheck.model.procurement import Nation, Regime, RegimeKind

ENGLAND, WALES, SCOTLAND, NORTHERN_IRELAND = Nation


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "end", "calendar", "working"),
    [
        ("2026-03-02", "2026-03-02", 0, 0),
        ("2026-03-02", "2026-03-03", 1, 1),  # Monday to Tuesday: the day after the start is day 1
        ("2026-03-06", "2026-03-09", 3, 1),  # Friday to Monday
        ("2026-03-07", "2026-03-08", 1, 0),  # Saturday to Sunday
        ("2026-03-02", "2026-03-27", 25, 19),
        ("2026-04-02", "2026-04-07", 5, 1),  # Good Friday and Easter Monday lie between
        ("2025-12-24", "2026-01-05", 12, 5),
        ("2026-03-09", "2026-03-02", -7, 0),
    ],
)
def test_the_day_after_the_start_is_day_one_and_the_last_day_counts(
    start: str, end: str, calendar: int, working: int
) -> None:
    counted = (
        days.days_between(day(start), day(end)),
        days.working_days_between(day(start), day(end), ENGLAND),
    )

    assert counted == (calendar, working)


@pytest.mark.parametrize(
    ("when", "open_in"),
    [
        ("2026-03-17", [ENGLAND, WALES, SCOTLAND]),  # St Patrick's Day
        ("2026-07-13", [ENGLAND, WALES, SCOTLAND]),  # the Battle of the Boyne fell on a Sunday
        ("2026-11-30", [ENGLAND, WALES, NORTHERN_IRELAND]),  # St Andrew's Day
        ("2026-08-03", [ENGLAND, WALES, NORTHERN_IRELAND]),  # Scotland's summer holiday
        ("2026-08-31", [SCOTLAND]),
        ("2026-04-06", [SCOTLAND]),  # Easter Monday
        ("2026-04-03", []),  # Good Friday
        ("2026-12-28", []),  # for Boxing Day, a Saturday
        ("2026-03-14", []),  # a Saturday
        ("2026-03-16", [ENGLAND, WALES, SCOTLAND, NORTHERN_IRELAND]),
    ],
)
def test_each_nation_has_its_own_bank_holidays_and_the_united_kingdom_all_of_them(
    when: str, open_in: list[Nation]
) -> None:
    assert [nation for nation in Nation if days.is_working_day(day(when), nation)] == open_in
    assert days.is_working_day(day(when)) == (len(open_in) == 4)


def test_a_bank_holiday_that_is_not_kept_everywhere_says_where_it_is() -> None:
    spring = (day("2026-03-10"), day("2026-04-10"))

    assert days.holidays_between(*spring) == (
        Holiday(day("2026-03-17"), "Saint Patrick's Day (Northern Ireland)"),
        Holiday(day("2026-04-03"), "Good Friday"),
        Holiday(day("2026-04-06"), "Easter Monday (England and Wales, Northern Ireland)"),
    )
    assert days.holidays_between(*spring, SCOTLAND) == (Holiday(day("2026-04-03"), "Good Friday"),)


def test_a_bank_holiday_on_the_first_day_does_not_count_and_one_on_the_last_does() -> None:
    new_year, easter = day("2026-01-01"), day("2026-04-03")

    assert days.holidays_between(new_year, easter, ENGLAND) == (Holiday(easter, "Good Friday"),)


def test_a_bank_holiday_on_a_saturday_costs_no_working_day_but_its_substitute_does() -> None:
    found = days.holidays_between(day("2026-12-24"), day("2026-12-31"), ENGLAND)

    assert [holiday.day.day for holiday in found] == [25, 28]


def test_the_procurement_act_counts_bank_holidays_of_any_part_and_so_does_a_nation_unknown() -> None:
    assert days.nation_of(Regime(RegimeKind.PA23, nation=ENGLAND)) is None
    assert days.nation_of(Regime(RegimeKind.PA23_CALL_OFF_LIGHT_TOUCH, nation=WALES)) is None
    assert days.nation_of(Regime(RegimeKind.SCOTLAND, nation=SCOTLAND)) is SCOTLAND
    assert days.nation_of(Regime(RegimeKind.PCR15)) is None


def test_a_day_off_moves_to_the_working_day_after_or_before() -> None:
    good_friday = day("2026-04-03")

    assert days.next_working_day(good_friday) == day("2026-04-07")
    assert days.next_working_day(good_friday, SCOTLAND) == day("2026-04-06")
    assert days.previous_working_day(good_friday) == day("2026-04-02")
    assert days.next_working_day(day("2026-03-16")) == days.previous_working_day(day("2026-03-16")) == day("2026-03-16")


@pytest.mark.parametrize(
    ("start", "end", "seasons"),
    [
        ("2025-12-01", "2025-12-21", ()),
        ("2025-12-01", "2025-12-22", ("Christmas and New Year",)),
        ("2026-01-01", "2026-01-20", ("Christmas and New Year",)),
        ("2026-01-02", "2026-01-20", ()),
        ("2026-03-02", "2026-03-29", ()),  # the Sunday before
        ("2026-03-02", "2026-03-30", ("Easter",)),
        ("2026-04-10", "2026-05-01", ()),  # the Friday after Easter Monday is its last day
        ("2026-04-09", "2026-05-01", ("Easter",)),
        ("2026-07-31", "2026-08-01", ("August",)),
        ("2026-08-31", "2026-09-30", ()),
        ("2025-12-01", "2026-09-01", ("Christmas and New Year", "Easter", "August")),
        ("2026-08-10", "2026-08-10", ()),
        ("2026-08-20", "2026-08-10", ()),
    ],
)
def test_a_season_counts_where_one_of_its_days_does(start: str, end: str, seasons: tuple[str, ...]) -> None:
    assert days.seasons_between(day(start), day(end)) == seasons


def test_days_at_the_ends_of_the_calendar_behave() -> None:
    first, last = dt.date.min, dt.date.max

    assert days.days_between(first, last) == 3652058
    assert days.working_days_between(first, last) > 2_600_000
    assert days.seasons_between(first, last) == ("Christmas and New Year", "Easter", "August")
    assert days.seasons_between(dt.date(9999, 8, 1), last) == ("Christmas and New Year", "August")
    assert days.next_working_day(last) == last  # a Friday
    assert days.previous_working_day(first) == first  # a Monday
    assert (days.moved(last, 1), days.moved(first, -1), days.moved(first, 1)) == (last, first, dt.date(1, 1, 2))


def test_the_days_of_a_season_inside_a_period_are_told_and_the_turn_of_the_year_is_one_season() -> None:
    christmas = (dt.date(2025, 12, 22), dt.date(2026, 1, 2))
    assert days.season_days_between(dt.date(2025, 12, 1), dt.date(2026, 1, 12)) == ((days.CHRISTMAS, *christmas),)
    assert days.season_days_between(dt.date(2026, 8, 10), dt.date(2026, 8, 12)) == (
        (days.AUGUST, dt.date(2026, 8, 11), dt.date(2026, 8, 12)),
    )
    assert days.season_days_between(dt.date(2026, 5, 1), dt.date(2026, 5, 31)) == ()


def test_no_days_of_seasons_are_told_over_years() -> None:
    assert days.season_days_between(dt.date(1, 1, 1), dt.date(9999, 12, 31)) == ()
