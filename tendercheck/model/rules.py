"""What a ruleset says, apart from how its conditions are tested."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from tendercheck.model.procurement import RegimeKind


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


@dataclass(frozen=True, slots=True)
class Basis:
    """What a rule rests on under one regime."""

    regime: RegimeKind
    strength: Strength
    laws: tuple[Law, ...] = ()


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

    def basis_under(self, regime: RegimeKind) -> Basis:
        """What may be cited under that regime; good practice without a citation where the rule names none."""
        found = next((basis for basis in self.basis if basis.regime is regime), None)
        return found or Basis(regime, Strength.GOOD_PRACTICE)


@dataclass(frozen=True, slots=True)
class Ruleset:
    """Rules that ship together; `sha256` is over every file of the ruleset, so that a report names what it used."""

    name: str
    title: str
    version: str
    law_read_on: dt.date
    sha256: str
    rules: tuple[Rule, ...] = ()
