"""The bid's days as a drawing to scale, down the page: where each mark, bar and word stands, in pixels."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tendercheck import days
from tendercheck.model.analysis import Holiday, Limit, Period
from tendercheck.model.report import Checked
from tendercheck.model.roles import Role
from tendercheck.showing import plural
from tendercheck.writers._html_scale import Scale, Stretch, Tick, scale_of, ticks_of
from tendercheck.writers._timetable import EventView, day_of, events_of, main_period
from tendercheck.writers._words import law_name

_TOP = 16
_LEAST_HEIGHT = 280
_NAME_LINE, _LINE, _BETWEEN = 17, 16, 12


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside the axis: a `name` and `lines` below it.

    `kind` is "start", "deadline", "minimum", "advisable", "season" or "other"; `at` is where its day is on the axis and
    `down` where its first line is written.
    """

    name: str
    lines: tuple[str, ...]
    kind: str
    day: dt.date
    is_doubtful: bool = False
    at: float = 0.0
    down: float = 0.0

    @property
    def height(self) -> int:
        """The room that the words take, with the space to the next."""
        return _NAME_LINE + _LINE * len(self.lines) + _BETWEEN


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days as a bar: `kind` is "period", "minimum", "advisable", "season" or "holiday"."""

    kind: str
    words: str
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole drawing. `other_days` are where on the axis the documents also set an event."""

    events: tuple[EventView, ...]
    labels: tuple[Label, ...]
    ticks: tuple[Tick, ...]
    stretches: tuple[Stretch, ...]
    bars: tuple[Bar, ...]
    other_days: tuple[float, ...]
    height: int
    caption: str
    words: str

    @property
    def has_notes(self) -> bool:
        """Whether there is something to explain beside the drawing."""
        return any(event.notes for event in self.events)


def timeline_of(checked: Checked) -> Timeline | None:
    """The drawing of the days that the documents name; None where fewer than two different days are known."""
    events, period = events_of(checked), main_period(checked)
    limits = _limit_days(period)
    all_days = {day for event in events for day in (event.day, *event.other_days)} | {day for _, day in limits}
    if len(all_days) < 2:
        return None
    seasons = _seasons(period)
    labels = [*_event_labels(events, period), *_limit_labels(limits), *_season_labels(seasons)]
    size = max(sum(label.height for label in labels), _LEAST_HEIGHT)
    scale = scale_of(sorted(all_days), _kept(period, limits), _TOP, size)
    return Timeline(
        events=events,
        labels=_spread(labels, scale, size),
        ticks=ticks_of(scale),
        stretches=scale.stretches,
        bars=tuple(_bars(period, limits, seasons, scale)),
        other_days=tuple(dict.fromkeys(scale.down(day) for event in events for day in event.other_days)),
        height=size + 2 * _TOP,
        caption=_caption(period, limits),
        words="; ".join([*(f"{event.name} {event.when}" for event in events), *map(_limit_words, limits)]),
    )


def limit_name(limit: Limit) -> str:
    """Who sets the limit, in two words."""
    return "Legal minimum" if limit.law else "Good practice"


def _limit_days(period: Period | None) -> tuple[tuple[Limit, dt.date], ...]:
    """The limits of the period, each with the day on which it ends."""
    if period is None:
        return ()
    return tuple((limit, days.moved(day_of(period.start.fact), int(limit.number))) for limit in period.limits)


def _limit_words(found: tuple[Limit, dt.date]) -> str:
    return f"{limit_name(found[0])} {found[0].number} days"


def _seasons(period: Period | None) -> tuple[tuple[str, dt.date, dt.date], ...]:
    if period is None:
        return ()
    found = days.season_days_between(day_of(period.start.fact), day_of(period.end.fact))
    return tuple(season for season in found if season[0] in period.seasons)


def _kept(period: Period | None, limits: Iterable[tuple[Limit, dt.date]]) -> tuple[dt.date, dt.date] | None:
    """The days that must be to scale: from the opening to the deadline, and to the last limit."""
    if period is None:
        return None
    return day_of(period.start.fact), max([day_of(period.end.fact), *(day for _, day in limits)])


def _event_labels(events: Iterable[EventView], period: Period | None) -> Iterator[Label]:
    kinds = {period.start.role: "start", period.end.role: "deadline"} if period else {Role.TENDER_DEADLINE: "deadline"}
    for event in events:
        kind = kinds.get(event.role, "other")
        lines = (event.short, *(f"({doubt})" for doubt in event.doubts))
        yield Label(event.name, lines, kind, event.day, is_doubtful=bool(event.other_days or event.doubts))


def _limit_labels(limits: Iterable[tuple[Limit, dt.date]]) -> Iterator[Label]:
    for limit, day in limits:
        line = f"{plural(int(limit.number), 'day')}: {day:%a} {day.day} {day:%b} {day.year}"
        yield Label(limit_name(limit), (line,), "minimum" if limit.law else "advisable", day)


def _season_labels(seasons: Iterable[tuple[str, dt.date, dt.date]]) -> Iterator[Label]:
    for name, first, last in seasons:
        middle = dt.date.fromordinal((first.toordinal() + last.toordinal()) // 2)
        yield Label(name, ("holiday season",), "season", middle)


def _spread(labels: Sequence[Label], scale: Scale, size: int) -> tuple[Label, ...]:
    """Each label as near to its day as the others let it, in the order of days, so that no leader crosses another."""
    ordered = sorted(labels, key=lambda label: label.day)
    tops: list[float] = []
    least = float(_TOP)
    for label in ordered:
        tops.append(max(least, scale.down(label.day) - _NAME_LINE / 2))
        least = tops[-1] + label.height
    most = float(_TOP + size + _BETWEEN)
    for index in reversed(range(len(ordered))):
        tops[index] = min(tops[index], most - ordered[index].height)
        most = tops[index]
    return tuple(
        Label(one.name, one.lines, one.kind, one.day, one.is_doubtful, scale.down(one.day), round(top + 9, 1))
        for one, top in zip(ordered, tops, strict=True)
    )


def _bars(
    period: Period | None,
    limits: Iterable[tuple[Limit, dt.date]],
    seasons: Iterable[tuple[str, dt.date, dt.date]],
    scale: Scale,
) -> Iterator[Bar]:
    """What is shaded first, then the bars that are held against one another."""
    if period is None:
        return
    start = day_of(period.start.fact)
    for name, first, last in seasons:
        yield _bar("season", f"{name}, {_spoken(first)} to {_spoken(last)}", days.moved(first, -1), last, scale)
    for holiday in period.holidays:
        yield _bar("holiday", _holiday_words(holiday), days.moved(holiday.day, -1), holiday.day, scale)
    for limit, day in limits:
        source = law_name(limit.law) if limit.law else limit.source
        kind = "minimum" if limit.law else "advisable"
        words = f"{limit_name(limit)}: {plural(int(limit.number), 'day')} ({source})"
        yield _bar(kind, words, start, day, scale)
    words = f"Time given: {plural(period.days, 'day')}, {period.working_days} of them working days"
    yield _bar("period", words, start, day_of(period.end.fact), scale)


def _bar(kind: str, words: str, first: dt.date, last: dt.date, scale: Scale) -> Bar:
    top = scale.down(first)
    return Bar(kind, words, top, round(max(scale.down(last) - top, 1.5), 1))


def _holiday_words(holiday: Holiday) -> str:
    return f"{holiday.name}, {_spoken(holiday.day)}"


def _spoken(day: dt.date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _caption(period: Period | None, limits: Sequence[tuple[Limit, dt.date]]) -> str:
    if period is None:
        return ""
    what = "to tender" if period.name == "tendering_period" else "to ask to take part"
    first, last = (_spoken(day_of(event.fact)) for event in (period.start, period.end))
    words = f"{plural(period.days, 'day')} {what}, from {first} to {last}"
    against = [
        f"{'the legal minimum' if limit.law else 'good practice'} is {plural(int(limit.number), 'day')}"
        for limit, _ in limits
    ]
    return f"{'; '.join([words, *against])}."
