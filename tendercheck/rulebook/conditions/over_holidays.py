"""Holds where a period is long enough only by days in which offices are closed or half empty."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from tendercheck import days
from tendercheck.model.values import Date, Value
from tendercheck.rulebook._fields import StrictModel
from tendercheck.rulebook._known import Known, find_known, spoken
from tendercheck.rulebook._length import Names
from tendercheck.rulebook._verdict import Context, Match, Verdict


class KEYS(StrictModel):
    """The days `from` one date `to` another: without those of holiday seasons fewer than `least` must be left.

    The seasons are house choices (docs/periods.md); where they take fewer than `touches` days it is let pass.
    """

    start: Names = Field(alias="from")
    end: Names = Field(alias="to")
    least: int
    touches: int = 4


def evaluate(keys: KEYS, context: Context) -> Verdict:
    """Return a match at the end date: `left`, `lost`, `seasons` by name, and `until`, the first day that is enough."""
    start, end = find_known(keys.start, context, (Date,)), find_known(keys.end, context, (Date,))
    missing = [spoken(names[0]) for names, known in ((keys.start, start), (keys.end, end)) if known is None]
    if start is None or end is None:
        return Verdict(unknown=f"The documents do not state the {' or the '.join(missing)}.")
    match = _match(keys, start, end)
    return Verdict((match,) if match else ())


def _match(keys: KEYS, start: Known, end: Known) -> Match | None:
    assert isinstance(start.value, Date) and isinstance(end.value, Date)  # noqa: S101, PT018 - asked for by kind
    first, last = start.value.day, end.value.day
    lost = _lost(first, last)
    left = days.days_between(first, last) - lost
    if lost < keys.touches or not 0 <= left < keys.least:
        return None
    names = " and ".join(days.seasons_between(first, last))
    values: dict[str, Value | int | str] = {
        "start": start.value,
        "end": end.value,
        "left": left,
        "lost": lost,
        "seasons": names,
        "until": Date(_enough(first, last, keys.least)),
    }
    working = f"{left + lost} days, {lost} of them {names}: {left} are left; {keys.least} is little enough"
    return Match(end.match.document, end.match.span, end.match.marked, values, working)


def _lost(first: dt.date, last: dt.date) -> int:
    """The days of the seasons; of Easter only the four from Good Friday to Easter Monday: offices work around them."""
    lost = 0
    for name, since, until in days.season_days_between(first, last):
        if name == days.EASTER:
            friday = next(day for day, called in days.bank_holidays(since.year).items() if called == "Good Friday")
            since, until = max(since, friday), min(until, friday + dt.timedelta(days=3))
        lost += max((until - since).days + 1, 0)
    return lost


def _enough(first: dt.date, last: dt.date, least: int) -> dt.date:
    """The first working day from `last` on that leaves `least` days outside the seasons."""
    while days.days_between(first, last) - _lost(first, last) < least and last < dt.date.max:
        last = days.moved(last, 1)
    return days.next_working_day(last)
