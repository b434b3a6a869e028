"""The numbers that the law sets, by day and regime, as values.yml states them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from tendercheck.model.procurement import RegimeKind


@dataclass(frozen=True, slots=True)
class LegalValue:
    """A number with the provision it comes from; periods in calendar days, money in pounds, VAT included."""

    id: str
    number: Decimal
    law: str
    regimes: tuple[RegimeKind, ...]
    since: dt.date | None = None
    until: dt.date | None = None


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
