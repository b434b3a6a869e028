"""Periods in plain words: how long they are, the sum, what they are measured against."""

from __future__ import annotations

from dataclasses import dataclass

from tendercheck.model.analysis import Limit, Period
from tendercheck.showing import plain_https, plural
from tendercheck.writers._fact_words import role_name
from tendercheck.writers._words import law_name

NAMES = {
    "engagement_to_notice": "From early engagement to the notice",
    "participation_period": "Time to ask to take part",
    "tendering_period": "Time to tender",
    "clarification_window": "Time to ask questions",
    "answer_window": "Time to answer the questions",
    "time_after_answers": "Time left after the answers",
    "mobilisation": "Time to get ready for the start",
}


@dataclass(frozen=True, slots=True)
class LimitView:
    """A limit and whether the period keeps it; `url` is empty unless it is a plain https address.

    `missed` is empty where it is kept, "error" where the law's minimum is not, "warning" where good practice is not.
    """

    words: str
    source: str
    url: str
    verdict: str
    missed: str


@dataclass(frozen=True, slots=True)
class PeriodView:
    """A period. `events` names what it runs from and to."""

    name: str
    events: str
    working: str
    closed: tuple[str, ...]
    limits: tuple[LimitView, ...]
    remarks: tuple[str, ...]


def period_view(period: Period) -> PeriodView:
    """The period in words."""
    holidays = [f"{one.name}, {one.day.day} {one.day:%B} {one.day.year}" for one in period.holidays]
    closed = []
    if holidays:
        closed.append(f"{'Bank holidays' if holidays[1:] else 'Bank holiday'} inside: {'; '.join(holidays)}")
    if period.seasons:
        closed.append(f"Holiday season: {', '.join(period.seasons)}")
    return PeriodView(
        name=NAMES.get(period.name, period.name.replace("_", " ").capitalize()),
        events=f"From “{role_name(period.start.role)}” to “{role_name(period.end.role)}”",
        working=period.working,
        closed=tuple(closed),
        limits=tuple(_limit_view(limit, period) for limit in period.limits),
        remarks=period.remarks,
    )


def _limit_view(limit: Limit, period: Period) -> LimitView:
    number = int(limit.number)
    missing = number - period.days
    return LimitView(
        words=f"{'Legal minimum' if limit.law else 'Good practice'}: {plural(number, 'day')}",
        source=law_name(limit.law) if limit.law else limit.source,
        url=plain_https(limit.law.url) if limit.law else "",
        verdict=f"{plural(missing, 'day')} short" if missing > 0 else "kept",
        missed="" if missing <= 0 else "error" if limit.law else "warning",
    )
