"""What the facts of a procurement come to, reckoned over all its documents: periods, proportions, reach, effort."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from tendercheck.model.facts import Fact
from tendercheck.model.roles import Role
from tendercheck.model.rules import Law


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day on which offices are closed in the nation of the procurement, by its usual name."""

    day: dt.date
    name: str


@dataclass(frozen=True, slots=True)
class Event:
    """A day of the timetable. `others` are what the documents say beside: the same event on another day or unsure."""

    role: Role
    fact: Fact
    others: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """A number that the law sets or good practice advises: days, times or pounds, as its name says.

    `law` is None for good practice; `source` then says whose ("house suggestion").
    """

    name: str
    number: Decimal
    law: Law | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """The time from one event to another.

    `name` is "engagement_to_notice", "participation_period", "tendering_period", "clarification_window",
    "answer_window", "time_after_answers" or "mobilisation". `days` are calendar days as the law counts them: the day
    after the start is day 1 and the last day counts. `working_days` leaves out weekends and the bank holidays that
    `holidays` lists; `seasons` names the holiday seasons inside ("Christmas and New Year", "August"). `limits` are what
    it is measured against; `remarks` are sentences ("The tender deadline falls on a Sunday.").
    """

    name: str
    start: Event
    end: Event
    days: int
    working_days: int
    holidays: tuple[Holiday, ...] = ()
    seasons: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def working(self) -> str:
        """The sum in words: "3 March 2026 to 13 March 2026 is 10 days, 8 of them working days"."""
        first, last = self.start.fact.value, self.end.fact.value
        of_them = "1 of them a working day" if self.working_days == 1 else f"{self.working_days} of them working days"
        return f"{_day(first)} to {_day(last)} is {self.days} day{'' if self.days == 1 else 's'}, {of_them}"


@dataclass(frozen=True, slots=True)
class Proportion:
    """What is demanded against what the contract is worth or how long it runs; `times` is the quotient, not rounded.

    `name` is what is demanded and what it is held against ("turnover_to_annual_value"); `against` says the second in
    words and `reckoned_from` are the facts that give it. `working` shows the sum with its units: "£5,000,000 ÷ £240,000
    a year = 20.8". `limit` is the law's cap where the regime has one (then `is_over` says whether it is passed), None
    where proportion is a matter of judgement.
    """

    name: str
    demanded: Fact
    against: str
    times: Decimal
    working: str
    reckoned_from: tuple[Fact, ...] = ()
    limit: Limit | None = None

    @property
    def is_over(self) -> bool:
        """Whether the law has a cap here and it is passed."""
        return self.limit is not None and self.times > self.limit.number


@dataclass(frozen=True, slots=True)
class Reach:
    """How many of a population a threshold shuts out, in whole per cent.

    `percent` is None where the source gives a bound and no share; `words` are how it may be printed: "about 87 % of
    charities of England and Wales". `source` and `published` name where the population's figures come from.
    """

    threshold: Fact
    population: str
    percent: Decimal | None
    words: str
    source: str
    published: dt.date


@dataclass(frozen=True, slots=True)
class Task:
    """A part of writing a bid: so many things at so many hours each; `assumption` says where the hours come from.

    `name` is in the singular ("short answer") and takes an s.
    """

    name: str
    count: int
    hours_each: Decimal
    assumption: str

    @property
    def hours(self) -> Decimal:
        """All of it."""
        return self.count * self.hours_each

    @property
    def things(self) -> str:
        """What is counted: "1 attachment", "40 short answers"."""
        return f"{self.count:,} {self.name}{'' if self.count == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Effort:
    """What a bid takes, estimated; `hours_a_day` turns hours into days. An estimate, never a fact about a bidder.

    `check` says what others have measured, to hold the estimate against.
    """

    tasks: tuple[Task, ...]
    hours_a_day: Decimal
    check: str = ""

    @property
    def hours(self) -> Decimal:
        """The sum over all tasks."""
        return sum((task.hours for task in self.tasks), Decimal(0))

    @property
    def days(self) -> Decimal:
        """In working days, to one decimal."""
        return (self.hours / self.hours_a_day).quantize(Decimal("0.1"))

    @property
    def working(self) -> str:
        """The sum shown: "40 short answers × 0.1 h + 6,000 words × 0.004 h = 28 h, 3.7 days"."""
        parts = [f"{task.things} × {task.hours_each.normalize():f} h" for task in self.tasks]
        return f"{' + '.join(parts)} = {self.hours.normalize():,f} h, {self.days} days"


@dataclass(frozen=True, slots=True)
class Analysis:
    """All of it; empty where the documents do not state enough. `remarks` say what could not be reckoned, and why."""

    timetable: tuple[Event, ...] = ()
    periods: tuple[Period, ...] = ()
    proportions: tuple[Proportion, ...] = ()
    reaches: tuple[Reach, ...] = ()
    effort: Effort | None = None
    remarks: tuple[str, ...] = ()


def _day(value: object) -> str:
    day = getattr(value, "day", None)
    return f"{day.day} {day:%B %Y}" if isinstance(day, dt.date) else str(value)
