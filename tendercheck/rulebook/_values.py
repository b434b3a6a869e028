"""The numbers that the law sets or good practice advises, by day and regime, as values.yml states them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from tendercheck.model.analysis import Limit
from tendercheck.model.procurement import Regime, RegimeKind
from tendercheck.model.rules import Law


@dataclass(frozen=True, slots=True)
class LegalValue:
    """A number with the provision it comes from, or with the source that advises it.

    Periods are in calendar days, money in pounds.
    """

    id: str
    number: Decimal
    law: Law | None
    regimes: tuple[RegimeKind, ...]
    since: dt.date | None = None
    until: dt.date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class LegalValues:
    """All numbers of a ruleset."""

    values: tuple[LegalValue, ...]

    def has(self, name: str) -> bool:
        """Whether any value of that name exists, under whatever regime."""
        return any(value.id == name for value in self.values)

    def find(self, name: str, regime: RegimeKind, day: dt.date) -> LegalValue | None:
        """The value in force on `day` under `regime`; None where the law sets none."""
        for value in self.values:
            in_force = (value.since is None or value.since <= day) and (value.until is None or day <= value.until)
            if value.id == name and regime in value.regimes and in_force:
                return value
        return None

    def limits_under(self, regime: Regime, day: dt.date) -> tuple[Limit, ...]:
        """One limit a name: those in force on `day` under the regime, in the nation whose law it is."""
        found = (self.find(name, regime.kind, day) for name in dict.fromkeys(value.id for value in self.values))
        return tuple(
            Limit(value.id, value.number, value.law, value.source)
            for value in found
            if value is not None and (value.law is None or regime.nation not in value.law.not_in)
        )
