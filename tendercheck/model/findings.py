"""What a rule says about a procurement: findings with their evidence, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tendercheck.model.location import Location, Span
from tendercheck.model.rules import Citation, Rule, Severity, Strength
from tendercheck.model.waivers import Waiver


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote and its place. `quote` equals the document's text at `span`; `marked` are the words that decided.

    `document` indexes `Procurement.documents`. `before` and `after` are the neighbouring text, for context.
    `confidence` (0 to 1) is below 1 where the quote was recognised in a picture.
    """

    document: int
    path: str
    span: Span
    quote: str
    location: Location
    clause: str = ""
    headings: tuple[str, ...] = ()
    marked: tuple[Span, ...] = ()
    before: str = ""
    after: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters at `span` of a document by `text`; an empty span inserts, an empty text deletes."""

    document: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of amended wording: `change` is "kept", "deleted" or "inserted"."""

    change: str
    text: str


@dataclass(frozen=True, slots=True)
class Option:
    """One wording that can be accepted: its edits, and the passage as it would then read."""

    label: str
    edits: tuple[Edit, ...]
    text: str
    pieces: tuple[Piece, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """Up to three wordings, the best first; none where only a person can write it (`advice` then says what)."""

    options: tuple[Option, ...] = ()
    advice: str = ""


class Status(StrEnum):
    """Whether a finding still asks for something."""

    OPEN = "open"
    WAIVED = "waived"
    BASELINE = "baseline"


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's complaint. `absence` marks one about something that is not there; its evidence then shows the best spot.

    `fingerprint` is over the rule, the tidied quote and the headings, never over page or line, so that it survives
    repagination. `working` shows a sum, where there is one. `assumed` says what the citations take for granted.
    `waiver` is there where the status is WAIVED.
    """

    rule: Rule
    severity: Severity
    strength: Strength
    message: str
    citations: tuple[Citation, ...]
    evidence: Evidence
    amendment: Amendment
    question: str
    fingerprint: str
    absence: bool = False
    facts: tuple[tuple[str, str], ...] = ()
    working: str = ""
    assumed: tuple[str, ...] = ()
    also_at: tuple[Evidence, ...] = ()
    status: Status = Status.OPEN
    waiver: Waiver | None = None


class OutcomeKind(StrEnum):
    """How a rule ended; "passed" is said only when everything it needs was there."""

    FINDINGS = "findings"
    PASSED = "passed"
    NOT_APPLICABLE = "not applicable"
    COULD_NOT_TELL = "could not tell"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a rule ended over one procurement; `reason` is a sentence, empty for findings and passed."""

    rule: Rule
    kind: OutcomeKind
    reason: str = ""
    findings: tuple[Finding, ...] = ()
