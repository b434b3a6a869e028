"""What the law sets for telling one regime from another; a ruleset fills it from regimes.yml."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from tendercheck.model.procurement import RegimeKind
from tendercheck.model.values import Money


@dataclass(frozen=True, slots=True)
class Threshold:
    """The amount, VAT included, from which a kind of contract is regulated on the days [valid_from, valid_until].

    `contract` is "works", "light touch", "central" or "sub-central" (goods and services by who buys).
    """

    contract: str
    amount: Money
    valid_from: dt.date
    valid_until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """The first day on which a procurement begins under a law."""

    kind: RegimeKind
    day: dt.date


@dataclass(frozen=True, slots=True)
class RegimeLaw:
    """What the law sets for telling regimes apart; a ruleset fills it from its values."""

    thresholds: tuple[Threshold, ...]
    starts: tuple[Start, ...]
    vat_percent: Decimal

    def start_of(self, kind: RegimeKind) -> dt.date:
        """The first day of `kind`; the first day there is where the ruleset gives none."""
        return next((start.day for start in self.starts if start.kind is kind), dt.date.min)

    def threshold_on(self, contract: str, day: dt.date) -> Money | None:
        """The threshold for `contract` on `day`, or None."""
        for threshold in self.thresholds:
            until = threshold.valid_until or dt.date.max
            if threshold.contract == contract and threshold.valid_from <= day <= until:
                return threshold.amount
        return None
