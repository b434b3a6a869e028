"""How long the stretches between events are, in the law's calendar days and in working days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tendercheck import days
from tendercheck.model.analysis import Event, Limit, Period
from tendercheck.model.procurement import Nation, Regime
from tendercheck.model.roles import Role
from tendercheck.model.values import Ambiguous, Bound, Date, Undecided

DEADLINES = (Role.CLARIFICATION_DEADLINE, Role.PARTICIPATION_DEADLINE, Role.TENDER_DEADLINE)
OPENING = (Role.NOTICE_DATE, Role.ISSUE_DATE)
INVITATION = (Role.ISSUE_DATE, Role.SHORTLIST_DATE)  # of those who were selected


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A period by the events that bound it, the best first, and by the names of its limits."""

    name: str
    starts: tuple[Role, ...]
    ends: tuple[Role, ...]
    limits: tuple[str, ...] = ()


STRETCHES = (
    _Stretch("engagement_to_notice", (Role.ENGAGEMENT_DATE,), OPENING),
    _Stretch("participation_period", OPENING, (Role.PARTICIPATION_DEADLINE,), ("minimum_participation_period",)),
    _Stretch(
        "tendering_period",
        OPENING,
        (Role.TENDER_DEADLINE,),
        ("minimum_tendering_period", "advisable_tendering_period"),
    ),
    _Stretch(
        "clarification_window",
        OPENING,
        (Role.CLARIFICATION_DEADLINE,),
        ("advisable_clarification_window",),
    ),
    _Stretch("answer_window", (Role.CLARIFICATION_DEADLINE,), (Role.ANSWERS_DATE,)),
    _Stretch(
        "time_after_answers",
        (Role.ANSWERS_DATE,),
        (Role.PARTICIPATION_DEADLINE, Role.TENDER_DEADLINE),
        ("minimum_time_after_answers", "advisable_time_after_answers"),
    ),
    _Stretch(
        "mobilisation",
        (Role.MOBILISATION_START, Role.AWARD_DATE, Role.STANDSTILL_END),
        (Role.CONTRACT_START,),
        ("advisable_mobilisation",),
    ),
)


def periods_of(
    timetable: Sequence[Event], limits: Mapping[str, Limit], regime: Regime
) -> tuple[tuple[Period, ...], tuple[str, ...]]:
    """The periods, and a sentence for each whose end stands before its start."""
    events = {event.role: event for event in timetable}
    nation = days.nation_of(regime)
    periods: list[Period] = []
    remarks: list[str] = []
    for stretch in STRETCHES:
        bounds = _bounds(stretch, events)
        if isinstance(bounds, str):
            remarks.append(bounds)
        elif bounds:
            found = tuple(limits[name] for name in stretch.limits if name in limits)
            periods.append(_period(stretch.name, *bounds, found, nation))
    return tuple(periods), tuple(dict.fromkeys(remarks))


def _bounds(stretch: _Stretch, events: Mapping[Role, Event]) -> tuple[Event, Event] | str | None:
    """The first pair of events in the right order; a sentence where there are pairs, all in the wrong one."""
    starts = [events[role] for role in _starts(stretch, events) if role in events]
    ends = [events[role] for role in stretch.ends if role in events]
    pairs = [(start, end) for end in ends for start in starts]
    if not pairs:
        return None
    return next((pair for pair in pairs if _day(pair[0]) <= _day(pair[1])), _misplaced(*pairs[0]))


def _starts(stretch: _Stretch, events: Mapping[Role, Event]) -> tuple[Role, ...]:
    """Who were selected are invited after their selection: their time does not run from the notice."""
    selection = events.get(Role.PARTICIPATION_DEADLINE) or events.get(Role.SHORTLIST_DATE)
    deadline = events.get(Role.TENDER_DEADLINE)
    has_stages = selection is not None and deadline is not None and _day(selection) < _day(deadline)
    if stretch.name != "tendering_period" or not has_stages or selection is None:
        return stretch.starts
    return tuple(role for role in INVITATION if role in events and _day(events[role]) >= _day(selection))


def _period(name: str, start: Event, end: Event, limits: tuple[Limit, ...], nation: Nation | None) -> Period:
    first, last = _day(start), _day(end)
    return Period(
        name=name,
        start=start,
        end=end,
        days=days.days_between(first, last),
        working_days=days.working_days_between(first, last, nation),
        holidays=days.holidays_between(first, last, nation),
        seasons=days.seasons_between(first, last),
        limits=limits,
        remarks=(*_day_off(end, nation), *_doubts(start), *_doubts(end)),
    )


def _day_off(end: Event, nation: Nation | None) -> tuple[str, ...]:
    if end.role not in DEADLINES:
        return ()
    day = _day(end)
    if day.weekday() >= days.SATURDAY:
        return (f"The {_spoken(end.role)} falls on a {day:%A}.",)
    name = days.bank_holidays(day.year, nation).get(day)
    return (f"The {_spoken(end.role)} falls on a bank holiday: {name}.",) if name else ()


def _doubts(event: Event) -> tuple[str, ...]:
    """What else the documents say of the event."""
    ends = {Bound.FROM, Bound.TO}  # of one range: nothing else is said
    others = [fact.value for fact in event.others if {fact.bound, event.fact.bound} != ends]
    dates = [date for date in others if isinstance(date, Date)]
    said = [f"{_said(date.day)}{f' at {date.time:%H:%M}' if date.time else ''}" for date in dates]
    said += [f"“{fact.text}”" for fact in event.others if isinstance(fact.value, Ambiguous)]
    remarks = [f"For the {_spoken(event.role)} the documents also say {', '.join(said)}."] if said else []
    if any(isinstance(other, Undecided) for other in others):
        remarks.append(f"Elsewhere the documents leave the {_spoken(event.role)} open.")
    return tuple(remarks)


def _misplaced(start: Event, end: Event) -> str:
    return (
        f"The {_spoken(end.role)} ({_said(_day(end))}) stands before the {_spoken(start.role)} ({_said(_day(start))}): "
        "one of the two was misread or misprinted."
    )


def _day(event: Event) -> dt.date:
    assert isinstance(event.fact.value, Date)  # noqa: S101 - the timetable holds days alone
    return event.fact.value.day


def _said(day: dt.date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _spoken(role: Role) -> str:
    return role.value.replace("_", " ")
