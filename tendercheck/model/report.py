"""A run of tendercheck, complete: what was checked, what was found, and what could not be told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from tendercheck.model.analysis import Analysis
from tendercheck.model.findings import Evidence, Finding, Outcome, OutcomeKind, Status
from tendercheck.model.location import Span
from tendercheck.model.procurement import Procurement
from tendercheck.model.rules import Ruleset, Severity
from tendercheck.model.waivers import IdleWaiver


@dataclass(frozen=True, slots=True)
class Picture:
    """A strip of a page, as wide as the page, around the quote at `span` of a document; all sides are in points.

    `document` indexes `Procurement.documents`; `top` and `bottom` are measured from the page's upper edge.
    """

    document: int
    span: Span
    page: int
    width: float
    top: float
    bottom: float
    png: bytes


@dataclass(frozen=True, slots=True)
class Checked:
    """One procurement, how every rule ended on it, what its facts come to, and pictures of what was quoted.

    `idle_waivers` accept nothing, and the report says so.
    """

    procurement: Procurement
    outcomes: tuple[Outcome, ...]
    analysis: Analysis = field(default_factory=Analysis)
    pictures: tuple[Picture, ...] = ()
    idle_waivers: tuple[IdleWaiver, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, by document, then by place, then by rule."""
        found = [finding for outcome in self.outcomes for finding in outcome.findings]
        return tuple(sorted(found, key=lambda f: (f.evidence.document, f.evidence.span.start, f.rule.id)))

    def picture_of(self, evidence: Evidence) -> Picture | None:
        """The picture of the place that the evidence quotes."""
        wanted = (evidence.document, evidence.span)
        return next((picture for picture in self.pictures if (picture.document, picture.span) == wanted), None)

    def count(self, kind: OutcomeKind) -> int:
        """How many rules ended that way."""
        return sum(outcome.kind is kind for outcome in self.outcomes)


@dataclass(frozen=True, slots=True)
class Report:
    """What a writer turns into bytes. `as_at` is the day whose law was applied."""

    version: str
    ruleset: Ruleset
    as_at: dt.date
    checked: tuple[Checked, ...]

    @property
    def is_read_whole(self) -> bool:
        """Whether every page and part of every document was read."""
        return all(checked.procurement.is_read_whole for checked in self.checked)

    def count(self, severity: Severity) -> int:
        """Open findings of that severity, over all procurements."""
        return sum(
            finding.severity is severity and finding.status is Status.OPEN
            for checked in self.checked
            for finding in checked.findings
        )
