"""Counts days as procurement law counts them: calendar days, working days, bank holidays, holiday seasons."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from tendercheck.model.analysis import Holiday
from tendercheck.model.procurement import Nation, Regime, RegimeKind

SATURDAY = 5
CALENDARS = {
    Nation.ENGLAND: "ENG",
    Nation.WALES: "ENG",  # the bank holidays of England are those of Wales
    Nation.SCOTLAND: "SCT",
    Nation.NORTHERN_IRELAND: "NIR",
}
PARTS = {"ENG": "England and Wales", "SCT": "Scotland", "NIR": "Northern Ireland"}
FIRST_YEAR, LAST_YEAR = 1971, 2100  # the Banking and Financial Dealings Act 1971; what `holidays` can reckon
PROCUREMENT_ACT = frozenset(
    (
        RegimeKind.PA23,
        RegimeKind.PA23_LIGHT_TOUCH,
        RegimeKind.PA23_BELOW_THRESHOLD,
        RegimeKind.PA23_CALL_OFF,
        RegimeKind.PA23_CALL_OFF_LIGHT_TOUCH,
    )
)
CHRISTMAS, EASTER, AUGUST = "Christmas and New Year", "Easter", "August"


def nation_of(regime: Regime) -> Nation | None:
    """Whose bank holidays count; None means those of any part of the United Kingdom.

    So does the Procurement Act 2023 have it, s.123(1); and so it is where the nation is not known.
    """
    return None if regime.kind in PROCUREMENT_ACT else regime.nation


def days_between(start: dt.date, end: dt.date) -> int:
    """Calendar days: the day after `start` is day 1 and `end` counts, as in s.54(5) of the Act; may be negative."""
    return (end - start).days


def working_days_between(start: dt.date, end: dt.date, nation: Nation | None = None) -> int:
    """The working days after `start`, `end` among them; 0 where it stands before."""
    if end <= start:
        return 0
    weekdays = _weekdays_until(end) - _weekdays_until(start)
    return weekdays - len(holidays_between(start, end, nation))


def holidays_between(start: dt.date, end: dt.date, nation: Nation | None = None) -> tuple[Holiday, ...]:
    """The bank holidays from Monday to Friday after `start`, `end` among them; from 1971 to 2100, others are not known.

    A holiday of a part of the United Kingdom says so where all parts count: "Saint Andrew's Day (Scotland)".
    """
    years = range(max(start.year, FIRST_YEAR), min(end.year, LAST_YEAR) + 1)
    return tuple(
        Holiday(day, name)
        for year in years
        for day, name in bank_holidays(year, nation).items()
        if start < day <= end and day.weekday() < SATURDAY
    )


def moved(day: dt.date, by: int) -> dt.date:
    """The day so many days later, or earlier; the first or last day that a calendar holds where it would pass that."""
    ordinal = min(max(day.toordinal() + by, dt.date.min.toordinal()), dt.date.max.toordinal())
    return dt.date.fromordinal(ordinal)


def is_working_day(day: dt.date, nation: Nation | None = None) -> bool:
    """Whether it is neither a Saturday, a Sunday nor a bank holiday."""
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year, nation)


def next_working_day(day: dt.date, nation: Nation | None = None) -> dt.date:
    """The day itself, or the first working day after it."""
    while not is_working_day(day, nation) and day < dt.date.max:
        day += dt.timedelta(days=1)
    return day


def previous_working_day(day: dt.date, nation: Nation | None = None) -> dt.date:
    """The day itself, or the last working day before it."""
    while not is_working_day(day, nation) and day > dt.date.min:
        day -= dt.timedelta(days=1)
    return day


@lru_cache(maxsize=512)
def bank_holidays(year: int, nation: Nation | None = None) -> Mapping[dt.date, str]:
    """The bank holidays of a year with their names, in order; none before 1971 or after 2100."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return MappingProxyType({})
    if nation is not None:
        return MappingProxyType(_of_part(year, CALENDARS[nation]))
    parts: dict[dt.date, dict[str, str]] = defaultdict(dict)
    for part in PARTS:
        for day, name in _of_part(year, part).items():
            parts[day][part] = name
    return MappingProxyType({day: _named(parts[day]) for day in sorted(parts)})


def seasons_between(start: dt.date, end: dt.date) -> tuple[str, ...]:
    """The holiday seasons that have a day after `start` and until `end`, in the order of the year's end and course.

    House choices, not law: Christmas and New Year is 22 December to 2 January; Easter runs from the Monday before Good
    Friday to the Friday after Easter Monday; August is the month. Offices are half empty then, and so are bid teams.
    """
    if end.year - start.year > 1:
        return (CHRISTMAS, EASTER, AUGUST)
    touched = {name for name, first, last in _seasons(start.year, end.year) if first <= end and last > start}
    return tuple(name for name in (CHRISTMAS, EASTER, AUGUST) if name in touched and end > start)


def season_days_between(start: dt.date, end: dt.date) -> tuple[tuple[str, dt.date, dt.date], ...]:
    """Each holiday season with its first and last day after `start` and until `end`, in order; none over years."""
    if end.year - start.year > 1:
        return ()
    found: list[tuple[str, dt.date, dt.date]] = []
    for name, first, last in sorted(_seasons(start.year, end.year), key=lambda season: season[1]):
        if first > end or last <= start:
            continue
        if found and found[-1][0] == name and (first - found[-1][2]).days == 1:  # over the turn of the year
            found[-1] = (name, found[-1][1], min(last, end))
        else:
            found.append((name, max(first, moved(start, 1)), min(last, end)))
    return tuple(found)


def _seasons(first_year: int, last_year: int) -> Iterator[tuple[str, dt.date, dt.date]]:
    for year in range(first_year, last_year + 1):
        yield CHRISTMAS, dt.date(year, 1, 1), dt.date(year, 1, 2)
        yield CHRISTMAS, dt.date(year, 12, 22), dt.date(year, 12, 31)
        yield AUGUST, dt.date(year, 8, 1), dt.date(year, 8, 31)
        if good_friday := next((day for day, name in bank_holidays(year).items() if name == "Good Friday"), None):
            yield EASTER, good_friday - dt.timedelta(days=4), good_friday + dt.timedelta(days=7)


def _weekdays_until(day: dt.date) -> int:
    """Mondays to Fridays from 1 January of the year 1, a Monday, to `day`."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * 5 + min(rest, 5)


def _of_part(year: int, part: str) -> dict[dt.date, str]:
    import holidays  # slow to import, and --help needs none

    return dict(sorted(holidays.country_holidays("GB", subdiv=part, years=year).items()))


def _named(names: Mapping[str, str]) -> str:
    name = next(iter(names.values()))
    return name if len(names) == len(PARTS) else f"{name} ({', '.join(PARTS[part] for part in names)})"
