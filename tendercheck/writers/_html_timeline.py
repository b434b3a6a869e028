"""The bid's days as a drawing to scale: where each mark and its words stand, in per cent across and pixels down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tendercheck.model.findings import Finding
from tendercheck.model.procurement import Procurement
from tendercheck.model.roles import Role
from tendercheck.model.rules import Strength
from tendercheck.model.values import Date
from tendercheck.writers._words import place_of_fact, plural, role_name, value_words

_ROLES = (
    Role.NOTICE_DATE,
    Role.ISSUE_DATE,
    Role.SITE_VISIT,
    Role.CLARIFICATION_DEADLINE,
    Role.ANSWERS_DATE,
    Role.PARTICIPATION_DEADLINE,
    Role.TENDER_DEADLINE,
    Role.PRESENTATIONS,
    Role.AWARD_DATE,
    Role.CONTRACT_START,
)
_ROW = 44
_GAP = 30  # between the axis and the nearest words
_TICKS = 42  # below the lowest words, for the names of months
_TICK_WIDTH = 17.0  # per cent that "Sep 2025" takes on a phone
_LONGEST_IN_WEEKS = 62  # days; a longer scale is in months
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 12000)


@dataclass(frozen=True, slots=True)
class Event:
    """A day with its name. `kind` is "start", "deadline", "minimum" or "other"; `after` counts days since the first."""

    name: str
    day: dt.date
    words: str
    place: str
    after: int
    kind: str = "other"


@dataclass(frozen=True, slots=True)
class Mark:
    """An event where it is drawn: `across` in per cent, the words at `down` pixels, running "start" or "end"wards."""

    event: Event
    across: float
    down: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that the scale names."""

    name: str
    across: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole drawing. `period` is the tendering period as (left, width) in per cent, `minimum` the legal one."""

    events: tuple[Event, ...]
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    height: int
    axis: int
    period: tuple[float, float] | None
    minimum: tuple[float, float] | None
    caption: str


def timeline_of(procurement: Procurement, findings: Sequence[Finding]) -> Timeline | None:
    """The drawing of the days that the documents name; None where fewer than two different days are known."""
    events = _events(procurement, findings)
    if len({event.day for event in events}) < 2:
        return None
    first, last = events[0].day, events[-1].day
    right = [event for event in events if _across(event.day, first, last) > 50]
    left = [event for event in events if event not in right]
    axis = len(right) * _ROW + (_GAP if right else 12)
    bottom = axis + (_GAP + len(left) * _ROW if left else 20)
    marks = [*_below(left, first, last, axis), *_above(right, first, last, axis)]
    start, deadline = _find(events, "start"), _find(events, "deadline")
    minimum = _find(events, "minimum")
    return Timeline(
        events=tuple(events),
        marks=tuple(marks),
        ticks=_ticks(first, last),
        height=bottom + _TICKS,
        axis=axis,
        period=_stretch(start, deadline, first, last),
        minimum=_stretch(start, minimum, first, last),
        caption=_caption(start, deadline, minimum),
    )


def _events(procurement: Procurement, findings: Sequence[Finding]) -> list[Event]:
    found: list[tuple[dt.date, str, str, str, str]] = []
    opening = Role.NOTICE_DATE if _is_dated(procurement, Role.NOTICE_DATE) else Role.ISSUE_DATE
    kinds = {opening: "start", Role.TENDER_DEADLINE: "deadline"}
    for role in _ROLES:
        fact = next((fact for fact in procurement.facts_of(role) if isinstance(fact.value, Date)), None)
        if fact and isinstance(fact.value, Date):
            place = place_of_fact(procurement, fact)
            found.append((fact.value.day, role_name(role), value_words(fact.value), place, kinds.get(role, "other")))
    minimum = _minimum(findings)
    if minimum:
        day, days = minimum
        found.append((day, f"Legal minimum, {days} days", value_words(Date(day)), "", "minimum"))
    found.sort(key=lambda event: event[0])
    return [Event(name, day, words, place, (day - found[0][0]).days, kind) for day, name, words, place, kind in found]


def _is_dated(procurement: Procurement, role: Role) -> bool:
    return any(isinstance(fact.value, Date) for fact in procurement.facts_of(role))


def _minimum(findings: Sequence[Finding]) -> tuple[dt.date, int] | None:
    """The last day of the least tendering period and its length, as a finding about it worked it out."""
    for finding in findings:
        values = dict(finding.facts)
        is_timescale = finding.rule.family == "timescale" and finding.strength is Strength.BELOW_MINIMUM
        if is_timescale and {"start", "limit"} <= values.keys() and values["limit"].isdecimal():
            try:
                start = dt.datetime.fromisoformat(values["start"]).date()
                return start + dt.timedelta(days=int(values["limit"])), int(values["limit"])
            except (ValueError, OverflowError):
                continue
    return None


def _across(day: dt.date, first: dt.date, last: dt.date) -> float:
    """Where the day stands, in per cent; room is left so that no mark is cut."""
    return round(2 + 96 * (day - first).days / (last - first).days, 2)


def _below(events: Sequence[Event], first: dt.date, last: dt.date, axis: int) -> Iterator[Mark]:
    """Words of the left half run rightwards below the axis; the earliest hang lowest, so that no line crosses words."""
    for row, event in enumerate(reversed(events)):
        yield Mark(event, _across(event.day, first, last), axis + _GAP + row * _ROW + 10, "start")


def _above(events: Sequence[Event], first: dt.date, last: dt.date, axis: int) -> Iterator[Mark]:
    for row, event in enumerate(events):
        yield Mark(event, _across(event.day, first, last), axis - _GAP - row * _ROW - 14, "end")


def _find(events: Sequence[Event], kind: str) -> Event | None:
    return next((event for event in events if event.kind == kind), None)


def _stretch(start: Event | None, end: Event | None, first: dt.date, last: dt.date) -> tuple[float, float] | None:
    if start is None or end is None or end.day <= start.day:
        return None
    left = _across(start.day, first, last)
    return left, round(_across(end.day, first, last) - left, 2)


def _caption(start: Event | None, deadline: Event | None, minimum: Event | None) -> str:
    if start is None or deadline is None or deadline.day < start.day:
        return ""
    words = f"{plural((deadline.day - start.day).days, 'day')} from “{start.name}” to the tender deadline"
    if minimum is None:
        return f"{words}."
    return f"{words}; the legal minimum is {plural((minimum.day - start.day).days, 'day')}."


def _ticks(first: dt.date, last: dt.date) -> tuple[Tick, ...]:
    """The days that the scale names: as many as have room, at even steps of weeks or months."""
    if (last - first).days <= _LONGEST_IN_WEEKS:
        every_day = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
        tries = [[(day, f"{day.day} {day:%b}") for day in every_day[::step]] for step in (7, 14, 28)]
    else:
        months = [(day, f"{day:%b %Y}") for day in _months(first, last)]
        tries = [months[::step] for step in _MONTHS]
    for days in tries:
        ticks = tuple(_tick(name, _across(day, first, last)) for day, name in days)
        if all(_left(after) >= _left(before) + _TICK_WIDTH for before, after in pairwise(ticks)):
            return ticks
    return ()


def _tick(name: str, across: float) -> Tick:
    return Tick(name, across, "start" if across < 9 else "end" if across > 91 else "middle")


def _left(tick: Tick) -> float:
    """Where the name of a tick begins, in per cent."""
    return tick.across - {"start": 0.0, "middle": _TICK_WIDTH / 2, "end": _TICK_WIDTH}[tick.anchor]


def _months(first: dt.date, last: dt.date) -> list[dt.date]:
    """The first days of the months after `first`, up to `last`."""
    numbers = range(first.year * 12 + first.month, last.year * 12 + last.month)
    return [dt.date(number // 12, number % 12 + 1, 1) for number in numbers if number // 12 <= dt.MAXYEAR]
