"""The events of a procurement in words: their days, and what the documents say beside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tendercheck.model.analysis import Event, Period
from tendercheck.model.facts import Fact
from tendercheck.model.procurement import Procurement
from tendercheck.model.report import Checked
from tendercheck.model.roles import Role
from tendercheck.model.values import Ambiguous, Bound, Date, Undecided
from tendercheck.writers._fact_words import is_stated, joined, place_of_fact, range_words, role_name, value_words

TENDERING = ("tendering_period", "participation_period")  # what a bidder has to prepare, the first that there is
_DEADLINES = (Role.CLARIFICATION_DEADLINE, Role.PARTICIPATION_DEADLINE, Role.TENDER_DEADLINE)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class EventView:
    """An event. `when` is its day in words, `short` in as few as a drawing has room for.

    `after` counts days since the opening, None where none is known. `notes` are sentences for the table, `doubts` a few
    words for the drawing. `other_days` are what the documents also say.
    """

    name: str
    role: Role
    day: dt.date
    when: str
    short: str
    after: int | None
    place: str
    notes: tuple[str, ...]
    doubts: tuple[str, ...]
    other_days: tuple[dt.date, ...]


def main_period(checked: Checked) -> Period | None:
    """The period in which tenders are prepared; requests to take part where no tendering period is known."""
    periods = {period.name: period for period in checked.analysis.periods}
    return next((periods[name] for name in TENDERING if name in periods), None)


def events_of(checked: Checked) -> tuple[EventView, ...]:
    """Every event whose day is stated, by day."""
    period = main_period(checked)
    opening = day_of(period.start.fact) if period else None
    views = [_view(event, opening, checked) for event in checked.analysis.timetable]
    return tuple(sorted(views, key=lambda view: view.day))


def day_of(fact: Fact) -> dt.date:
    """The day that a fact of the timetable states."""
    assert isinstance(fact.value, Date)  # noqa: S101 - the timetable holds days alone
    return fact.value.day


def contradictions_of(event: Event) -> tuple[Fact, ...]:
    """What the documents say beside, the other end of a range left out."""
    return tuple(other for other in event.others if not _is_other_end(event.fact, other))


def _view(event: Event, opening: dt.date | None, checked: Checked) -> EventView:
    day, end = day_of(event.fact), next((one for one in event.others if _is_other_end(event.fact, one)), None)
    first, last = sorted((event.fact, end), key=day_of) if end else (event.fact, None)
    others = contradictions_of(event)
    falls = dict(_falls(event, checked.analysis.periods))
    return EventView(
        name=role_name(event.role),
        role=event.role,
        day=day,
        when=range_words(first, last).removeprefix("from ") if last else f"{day:%A} {value_words(event.fact.value)}",
        short=joined([_short(one) for one in (first, last) if one], "to"),
        after=(day - opening).days if opening else None,
        place=place_of_fact(checked.procurement, event.fact),
        notes=(
            *(f"Falls on {fall}{name and ': '}{name}." for fall, name in falls.items()),
            *_notes(event, others, checked.procurement),
        ),
        doubts=(*(f"falls on {fall}" for fall in falls), *_doubts(others)),
        other_days=tuple(dict.fromkeys(found for other in others for found in _days(other))),
    )


def _short(fact: Fact) -> str:
    """A day in as few words as say it all: "Sun 31 Aug 2025, 17:00"."""
    value = fact.value
    assert isinstance(value, Date)  # noqa: S101 - the timetable holds days alone
    time = f", {value.time:%H:%M}" if value.time else ""
    return f"{value.day:%a} {value.day.day} {value.day:%b} {value.day.year}{time}"


def _is_other_end(fact: Fact, other: Fact) -> bool:
    ends = {fact.bound, other.bound}
    return isinstance(other.value, Date) and ends == {Bound.FROM, Bound.TO} and fact.document == other.document


def _falls(event: Event, periods: Iterable[Period]) -> Iterator[tuple[str, str]]:
    """On what day a deadline falls that is no working day, and that day's name."""
    day = day_of(event.fact)
    if event.role in _DEADLINES and day.weekday() >= _SATURDAY:
        yield f"a {day:%A}", ""
    holidays = (holiday.name for period in periods for holiday in period.holidays if holiday.day == day)
    if event.role in _DEADLINES and (name := next(holidays, "")):
        yield "a bank holiday", name


def _notes(event: Event, others: tuple[Fact, ...], procurement: Procurement) -> Iterator[str]:
    if others and is_stated(event.fact):
        yield "The day is the one that procurement.toml states."
    for other in others:
        place = place_of_fact(procurement, other, beside=event.fact)
        where = f" ({place})" if place else ""
        if isinstance(other.value, Undecided):
            yield f"Left open elsewhere: “{other.text}”{where}."
        elif isinstance(other.value, Ambiguous):
            yield f"“{other.text}” can be read as {value_words(other.value)}{where}."
        else:
            yield f"The documents also say {value_words(other.value)}{where}."


def _doubts(others: Iterable[Fact]) -> Iterator[str]:
    kinds = {type(other.value) for other in others}
    if Date in kinds:
        yield "documents disagree"
    elif Ambiguous in kinds:
        yield "two readings"
    elif Undecided in kinds:
        yield "left open elsewhere"


def _days(fact: Fact) -> Iterator[dt.date]:
    if isinstance(fact.value, Date):
        yield fact.value.day
    elif isinstance(fact.value, Ambiguous):
        yield from (reading.day for reading in fact.value.readings)
