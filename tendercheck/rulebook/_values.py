"""The numbers that the law sets or good practice advises, by day and regime, as values.yml states them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from tendercheck.model.analysis import Limit
from tendercheck.model.procurement import Procurement, RegimeKind
from tendercheck.model.rules import Law
from tendercheck.rulebook._circumstances import Circumstance, circumstances_of


@dataclass(frozen=True, slots=True)
class LegalValue:
    """A number with the provision it comes from, or with the source that advises it.

    Periods are in calendar days, money in pounds. It holds where all of `when` is borne out.
    """

    id: str
    number: Decimal
    law: Law | None
    regimes: tuple[RegimeKind, ...]
    since: dt.date | None = None
    until: dt.date | None = None
    source: str = ""
    when: frozenset[Circumstance] = frozenset()


@dataclass(frozen=True, slots=True)
class LegalValues:
    """All numbers of a ruleset."""

    values: tuple[LegalValue, ...]

    def has(self, name: str) -> bool:
        """Whether any value of that name exists, under whatever regime."""
        return any(value.id == name for value in self.values)

    def find(self, name: str, procurement: Procurement) -> LegalValue | None:
        """The first value in force on the procurement's day, under its regime and in its circumstances, or None."""
        day, regime, circumstances = procurement.as_at, procurement.regime.kind, circumstances_of(procurement)
        for value in self.values:
            in_force = (value.since is None or value.since <= day) and (value.until is None or day <= value.until)
            if value.id == name and regime in value.regimes and in_force and value.when <= circumstances:
                return value
        return None

    def laws_of(self, name: str) -> frozenset[str]:
        """The ids of all laws that set a number of that name."""
        return frozenset(value.law.id for value in self.values if value.id == name and value.law is not None)

    def limits_for(self, procurement: Procurement) -> tuple[Limit, ...]:
        """One limit a name: those that hold for the procurement, in the nation whose law it is."""
        regime = procurement.regime
        found = (self.find(name, procurement) for name in dict.fromkeys(value.id for value in self.values))
        return tuple(
            Limit(value.id, value.number, value.law, value.source)
            for value in found
            if value is not None and (value.law is None or regime.nation not in value.law.not_in)
        )
