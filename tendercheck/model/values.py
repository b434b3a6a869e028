"""What facts are made of: days, sums, lengths of time, percentages, ratios, counts, words, and blanks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Bound(StrEnum):
    """How a value stands to what it speaks of; "from" and "to" are the two ends of one range."""

    EXACT = ""
    AT_LEAST = "at least"
    OVER = "over"
    AT_MOST = "at most"
    UNDER = "under"
    ABOUT = "about"
    FROM = "from"
    TO = "to"


@dataclass(frozen=True, slots=True)
class Date:
    """A day, with the local time where one is stated. Noon is 12:00; midnight of a deadline is 00:00 as written.

    `zone` is "+01:00" where the text says BST and "+00:00" where it says GMT, else empty.
    """

    day: dt.date
    time: dt.time | None = None
    zone: str = ""

    def __str__(self) -> str:
        return self.day.isoformat() + (f"T{self.time:%H:%M}{self.zone}" if self.time else "")


@dataclass(frozen=True, slots=True)
class Money:
    """A sum; `per` is "year", "month", "week", "day" or "hour" where the text says so, else empty.

    `vat` is "excluded" or "included" and `cover` (of an insurance) "each claim" or "in aggregate" where it says so.
    """

    amount: Decimal
    currency: str = "GBP"
    per: str = ""
    vat: str = ""
    cover: str = ""

    def __str__(self) -> str:
        symbol = {"GBP": "£", "EUR": "€", "USD": "$", "INR": "Rs "}.get(self.currency, f"{self.currency} ")
        whole = self.amount == self.amount.to_integral_value()
        return f"{symbol}{self.amount:,.0f}" if whole else f"{symbol}{self.amount:,.2f}"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in the unit that the text uses. `working` marks working days."""

    count: Decimal
    unit: str  # "year", "month", "week", "day", "hour"
    working: bool = False

    @property
    def days(self) -> int:
        """About this many calendar days; five working days count as a week."""
        each = {"year": Decimal(365), "month": Decimal(365) / 12, "week": Decimal(7), "day": Decimal(1)}
        days = self.count * each.get(self.unit, Decimal(1) / 24)
        return int((days * 7 / 5 if self.working else days).to_integral_value())

    def __str__(self) -> str:
        number = f"{self.count.normalize():f}"
        return f"{number} {'working ' if self.working else ''}{self.unit}{'' if self.count == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Percentage:
    """Per cent: 60 for "60%"."""

    value: Decimal

    def __str__(self) -> str:
        return f"{self.value.normalize():f}%"


@dataclass(frozen=True, slots=True)
class Ratio:
    """One number to another, as written: 1.5 to 1 for "1.5:1", 60 to 40 for "60:40", 2 to 1 for "twice"."""

    antecedent: Decimal
    consequent: Decimal = Decimal(1)

    def __str__(self) -> str:
        return f"{self.antecedent:f}:{self.consequent:f}"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things: "three references" is 3, `of` "reference" (singular, lower case; empty when bare)."""

    value: Decimal
    of: str = ""

    def __str__(self) -> str:
        return f"{self.value.normalize():f}"


@dataclass(frozen=True, slots=True)
class Undecided:
    """A blank that the authority has still to fill, as in "[insert date]"; `kind` is date, money, text or number."""

    kind: str

    def __str__(self) -> str:
        return f"[{self.kind} not decided]"


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Text that can be read in more than one way, as "1726/09/2014": a change whose old and new days run together.

    `kind` is date; `readings` are what it may mean, in text order.
    """

    kind: str
    readings: tuple[Date, ...]

    def __str__(self) -> str:
        return f"[{' or '.join(map(str, self.readings))}]"


@dataclass(frozen=True, slots=True)
class Name:
    """A fact that is a word: a nation, an authority, a procedure, a type of service."""

    text: str

    def __str__(self) -> str:
        return self.text


Value = Date | Money | Duration | Percentage | Ratio | Count | Undecided | Ambiguous | Name
