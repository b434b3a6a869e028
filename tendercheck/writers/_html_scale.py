"""A scale of days that runs down a drawing: to scale, save for long stretches without events, where it is broken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

BREAK = 40  # pixels that a broken stretch takes
_LEAST_SHARE = 0.3  # of the drawing that the days in question should have
_LEAST_BROKEN = 45  # days; a shorter stretch is drawn to scale
_MOST_BREAKS = 4
_TICK_HEIGHT = 24
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 12000)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `first` to `last`, drawn from `top` to `bottom`; to scale unless `is_broken`."""

    first: dt.date
    last: dt.date
    top: float
    bottom: float
    is_broken: bool

    @property
    def days(self) -> int:
        """How many days the stretch has."""
        return (self.last - self.first).days


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that the scale names, `down` in pixels."""

    name: str
    down: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Stretches that follow one another."""

    stretches: tuple[Stretch, ...]

    def down(self, day: dt.date) -> float:
        """Where the day is drawn, in pixels; the ends of the scale for days beyond them."""
        stretch = next((one for one in self.stretches if day <= one.last), self.stretches[-1])
        share = (day - stretch.first).days / stretch.days
        return round(stretch.top + (stretch.bottom - stretch.top) * min(max(share, 0.0), 1.0), 1)

    @property
    def breaks(self) -> tuple[Stretch, ...]:
        """The stretches that are not to scale."""
        return tuple(stretch for stretch in self.stretches if stretch.is_broken)


def scale_of(days: Sequence[dt.date], kept: tuple[dt.date, dt.date] | None, top: int, height: int) -> Scale:
    """The scale over `days` (two different ones at least), sorted; no day from `kept[0]` to `kept[1]` is left out."""
    gaps = list(pairwise(sorted(set(days))))
    broken = _broken(gaps, kept)
    shown = sum(_length(gap) for gap in gaps if gap not in broken)
    each = (height - BREAK * len(broken)) / shown if shown else 0.0
    stretches: list[Stretch] = []
    at = float(top)
    for gap in gaps:
        size = BREAK if gap in broken else _length(gap) * each
        stretches.append(Stretch(*gap, at, at + size, gap in broken))
        at += size
    return Scale(tuple(stretches))


def ticks_of(scale: Scale) -> tuple[Tick, ...]:
    """The days that the scale names: as many Mondays, or else first days of months, as have room."""
    whole = [stretch for stretch in scale.stretches if not stretch.is_broken]
    size, days = sum(one.bottom - one.top for one in whole), sum(one.days for one in whole)
    if not days:
        return ()
    pixels_a_day = size / days
    in_weeks = pixels_a_day * 7 >= _TICK_HEIGHT
    found = (_mondays(one) if in_weeks else _months(one, pixels_a_day) for one in whole)
    ticks: list[Tick] = []
    year = 0
    for day in chain.from_iterable(found):
        down = scale.down(day)
        is_clear = all(not one.top - 14 < down < one.bottom + 14 for one in scale.breaks)
        if is_clear and (not ticks or down - ticks[-1].down >= _TICK_HEIGHT - 1):
            name = f"{day.day} {day:%b}" if in_weeks else f"{day:%b}"
            ticks.append(Tick(name if in_weeks or day.year == year else f"{name} {day.year}", down))
            year = day.year
    return tuple(ticks)


def _broken(
    gaps: Sequence[tuple[dt.date, dt.date]], kept: tuple[dt.date, dt.date] | None
) -> frozenset[tuple[dt.date, dt.date]]:
    """The longest gaps, as many as it takes to give the days in question their share of the drawing.

    Without days in question the longest gap, where it takes more than half.
    """
    total = sum(map(_length, gaps))
    longest = max(gaps, key=_length)
    if kept is None:
        is_wide = len(gaps) > 1 and _length(longest) >= max(_LEAST_BROKEN, total / 2)
        return frozenset([longest] if is_wide else [])
    wanted = (kept[1] - kept[0]).days
    most = min(_MOST_BREAKS, len(gaps) - 1)
    outside = [gap for gap in gaps if gap[1] <= kept[0] or gap[0] >= kept[1]]
    broken: set[tuple[dt.date, dt.date]] = set()
    for gap in sorted(outside, key=_length, reverse=True):
        if wanted >= _LEAST_SHARE * total or _length(gap) < _LEAST_BROKEN or len(broken) == most:
            break
        broken.add(gap)
        total -= _length(gap)
    return frozenset(broken)


def _length(gap: tuple[dt.date, dt.date]) -> int:
    return (gap[1] - gap[0]).days


def _mondays(stretch: Stretch) -> Iterator[dt.date]:
    start = stretch.first.toordinal() + (-stretch.first.weekday()) % 7
    return map(dt.date.fromordinal, range(start, stretch.last.toordinal() + 1, 7))


def _months(stretch: Stretch, pixels_a_day: float) -> Iterator[dt.date]:
    """The first day of every so many months inside the stretch."""
    step = next((step for step in _MONTHS if step * 30 * pixels_a_day >= _TICK_HEIGHT), _MONTHS[-1])
    start = stretch.first.year * 12 + stretch.first.month
    numbers = range(start + -start % step, stretch.last.year * 12 + stretch.last.month, step)
    return (dt.date(number // 12, number % 12 + 1, 1) for number in numbers)
