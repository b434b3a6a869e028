"""What a text states: dates, sums, periods, counts, each with its role, and who must do what."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tendercheck.model.location import Span


class Role(StrEnum):
    """Which fact it is; the names stand in the JSON report (design.md, section 6)."""

    NOTICE_DATE = "notice_date"
    ISSUE_DATE = "issue_date"
    SITE_VISIT = "site_visit"
    CLARIFICATION_DEADLINE = "clarification_deadline"
    ANSWERS_DATE = "answers_date"
    PARTICIPATION_DEADLINE = "participation_deadline"
    TENDER_DEADLINE = "tender_deadline"
    PRESENTATIONS = "presentations"
    AWARD_DATE = "award_date"
    CONTRACT_START = "contract_start"
    CONTRACT_END = "contract_end"
    TERM = "term"
    EXTENSION = "extension"
    ESTIMATED_VALUE = "estimated_value"
    ANNUAL_VALUE = "annual_value"
    LOT_VALUE = "lot_value"
    NATION = "nation"
    CONTRACTING_AUTHORITY = "contracting_authority"
    PROCEDURE = "procedure"
    SERVICE_TYPE = "service_type"
    DEMANDED_TURNOVER = "demanded_turnover"
    DEMANDED_PUBLIC_LIABILITY = "demanded_public_liability"
    DEMANDED_EMPLOYERS_LIABILITY = "demanded_employers_liability"
    DEMANDED_PROFESSIONAL_INDEMNITY = "demanded_professional_indemnity"
    DEMANDED_REFERENCES = "demanded_references"
    DEMANDED_ACCOUNTS = "demanded_accounts"
    PAYMENT_PERIOD = "payment_period"


@dataclass(frozen=True, slots=True)
class Date:
    """A day, with the local time where one is stated. Noon is 12:00; midnight of a deadline is 00:00 as written."""

    day: dt.date
    time: dt.time | None = None

    def __str__(self) -> str:
        return self.day.isoformat() + (f"T{self.time:%H:%M}" if self.time else "")


@dataclass(frozen=True, slots=True)
class Money:
    """A sum; `per` is "year", "month", "week", "day" or "hour" where the text says so, else empty."""

    amount: Decimal
    currency: str = "GBP"
    per: str = ""

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
class Name:
    """A fact that is a word: a nation, an authority, a procedure, a type of service."""

    text: str

    def __str__(self) -> str:
        return self.text


Value = Date | Money | Duration | Percentage | Count | Undecided | Name


@dataclass(frozen=True, slots=True)
class Fact:
    """A value at a place. `span` is None for what the authority stated outside its documents (`document` is then -1).

    `document` indexes `Procurement.documents`. `text` is the quote. `confidence` runs from 0 to 1.
    """

    value: Value
    span: Span | None
    text: str
    role: Role | None = None
    document: int = 0
    confidence: float = 1.0


class Party(StrEnum):
    """Who a statement speaks to."""

    SUPPLIER = "supplier"
    AUTHORITY = "authority"
    NOBODY = "nobody"


class Modality(StrEnum):
    """How strongly a statement speaks."""

    MUST = "must"
    MUST_NOT = "must not"
    MAY = "may"
    STATES = "states"


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, list item or table row: the unit that rules match.

    `lead` is the span of the words that introduce a list item ("Bidders must hold:") and belong to its meaning.
    `block` indexes `Document.blocks`. `asked_of` and `modality` take the lead into account.
    """

    span: Span
    block: int
    lead: Span | None = None
    asked_of: Party = Party.NOBODY
    modality: Modality = Modality.STATES


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was extracted from one document, both in text order."""

    facts: tuple[Fact, ...] = ()
    statements: tuple[Statement, ...] = ()
