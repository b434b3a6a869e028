"""What a ruleset brings to the analysis: how populations are spread, and what each part of a bid is taken to cost."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Measure(StrEnum):
    """What a population is sorted by."""

    TURNOVER = "turnover"  # pounds a year
    STAFF = "staff"  # people employed


@dataclass(frozen=True, slots=True)
class Step:
    """The edge of a published band: `percent` of the population are below `below`."""

    below: Decimal
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Population:
    """Organisations and how they are spread, by steps that rise; nothing is known between and beyond the steps.

    `name` is how it is printed ("charities of England and Wales"). Without `tells_below` nothing is said of a threshold
    under the first step: that at most nearly everybody is shut out says nothing.
    """

    name: str
    measure: Measure
    steps: tuple[Step, ...]
    source: str
    published: dt.date
    tells_below: bool = True


@dataclass(frozen=True, slots=True)
class HoursEach:
    """What one thing that a bid needs is taken to cost, and why; `task` is its name in the singular."""

    task: str
    hours: Decimal
    assumption: str


@dataclass(frozen=True, slots=True)
class Assumptions:
    """The hours of all tasks, and of a working day; `check` says what others have measured."""

    hours_a_day: Decimal
    hours: tuple[HoursEach, ...]
    check: str = ""
