"""What a ruleset says, apart from how its conditions are tested."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from tendercheck.model.accuracy import Accuracy
from tendercheck.model.procurement import Nation, Regime, RegimeKind


class Severity(StrEnum):
    """SARIF's words, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Strength(StrEnum):
    """What the law says about a finding (law-uk.md, section 0.4)."""

    BARRED_BY = "barred by"
    BELOW_MINIMUM = "below the minimum"
    BEARS_ON = "bears on"
    GOOD_PRACTICE = "good practice"

    @property
    def rank(self) -> int:
        """0 for the strongest."""
        return list(Strength).index(self)


@dataclass(frozen=True, slots=True)
class Law:
    """A provision or policy as the ruleset cites it; `says` is in plain words, `quote` verbatim."""

    id: str
    title: str
    section: str
    says: str
    quote: str
    status: str
    url: str
    since: dt.date | None = None
    until: dt.date | None = None
    not_in: tuple[Nation, ...] = ()

    def is_in_force(self, day: dt.date) -> bool:
        """Whether it could be cited on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision with the strength that it has for one rule under one regime."""

    law: Law
    strength: Strength


@dataclass(frozen=True, slots=True)
class Basis:
    """What a rule rests on under one regime, the strongest citation first."""

    regime: RegimeKind
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as people read it; its id is its path without suffix ("timescale/tendering-period-too-short")."""

    id: str
    title: str
    family: str
    barrier: str
    severity: Severity
    why: str
    keeps_out: str
    basis: tuple[Basis, ...] = ()
    accuracy: Accuracy | None = None

    @property
    def is_preview(self) -> bool:
        """Whether too few of its findings were right where it was measured; it is off unless it is asked for."""
        return self.accuracy is not None and self.accuracy.tally.is_doubtful

    @property
    def strongest(self) -> Strength:
        """The greatest strength that it has under any regime."""
        strengths = [citation.strength for basis in self.basis for citation in basis.citations]
        return min(strengths, key=lambda strength: strength.rank, default=Strength.GOOD_PRACTICE)

    def severity_at(self, strength: Strength) -> Severity:
        """An error is a warning where the law is weaker than the rule's strongest basis."""
        is_weaker = strength.rank > self.strongest.rank
        return Severity.WARNING if is_weaker and self.severity is Severity.ERROR else self.severity

    def citations_under(self, regime: Regime, as_at: dt.date) -> tuple[Citation, ...]:
        """What may be cited under that regime on that day, the strongest first; empty where nothing may."""
        return tuple(
            citation
            for basis in self.basis
            if basis.regime is regime.kind
            for citation in basis.citations
            if citation.law.is_in_force(as_at) and regime.nation not in citation.law.not_in
        )


@dataclass(frozen=True, slots=True)
class Extended:
    """A ruleset that another one builds on."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Ruleset:
    """Rules that ship together; `sha256` is over every file of the ruleset, so that a report names what it used.

    `extends` are the rulesets that it builds on, the nearest first; their files count towards the hash. `previews_off`
    are the ids of rules that were left out because they were too often wrong where they were measured.
    """

    name: str
    title: str
    version: str
    law_read_on: dt.date
    sha256: str
    rules: tuple[Rule, ...] = ()
    extends: tuple[Extended, ...] = ()
    previews_off: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """Its name and version, with those that it builds on: "council 2.1, extends uk 0.1.0"."""
        below = "".join(f", extends {one.name} {one.version}" for one in self.extends)
        return f"{self.name} {self.version}{below}"
