"""How grave a finding is by its size: a turnover of twice the value and of twenty times it are not the same."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Self

from pydantic import RootModel, model_validator

from tendercheck.model.procurement import Regime
from tendercheck.model.rules import Severity, Strength
from tendercheck.model.values import Count, Duration, Money, Percentage

MEASURES = ("times", "missed_by", "money", "percentage", "duration", "count")


class GrowsModel(RootModel[dict[Severity, dict[str, Decimal]]]):
    """For each severity the measures, with the least size that makes a finding so grave: {error: {times: 9}}.

    `times` is what `ratio` worked out; `missed_by` by how many per cent of the limit a length misses it; `duration`
    is in days, `money` in pounds. The gravest that any measure reaches counts; without one the rule's own severity.
    """

    @model_validator(mode="after")
    def _names_measures(self) -> Self:
        names = {name for sizes in self.root.values() for name in sizes}
        if unknown := sorted(names - set(MEASURES)):
            raise ValueError(f"there is no measure «{unknown[0]}»; there are {', '.join(MEASURES)}")
        return self

    def severity(self, values: Mapping[str, object]) -> Severity | None:
        """The gravest severity that a measure of the match reaches; None where nothing was measured."""
        sizes = {name: size for name in MEASURES if (size := _size(name, values)) is not None}
        reached = [
            severity
            for severity, least in self.root.items()
            if any(name in sizes and sizes[name] >= least[name] for name in least)
        ]
        return min(reached, key=lambda severity: severity.rank, default=None)


def severity_of(
    grows: GrowsModel | None, values: Mapping[str, object], own: Severity, strength: Strength, regime: Regime
) -> Severity:
    """The rule's `own` severity, or what the size makes of it.

    Never an error: good practice alone, and a bar or a minimum of a law that a contract above the threshold has, where
    that it is above is only assumed.
    """
    grown = (grows.severity(values) if grows else None) or own
    is_doubtful = regime.is_above_assumed and strength in (Strength.BARRED_BY, Strength.BELOW_MINIMUM)
    return (
        Severity.WARNING if grown is Severity.ERROR and (strength is Strength.GOOD_PRACTICE or is_doubtful) else grown
    )


def _size(name: str, values: Mapping[str, object]) -> Decimal | None:
    if name == "missed_by":
        days, limit = values.get("days"), values.get("limit")
        return Decimal(abs(days - limit) * 100) / limit if isinstance(days, int) and isinstance(limit, int) else None
    value = values.get(name)
    if isinstance(value, Money):
        return value.amount
    if isinstance(value, Duration):
        return Decimal(value.days)
    if isinstance(value, Percentage | Count):
        return Decimal(value.value)
    try:
        return Decimal(value) if isinstance(value, str | int) else None
    except InvalidOperation:
        return None
