"""The numbers that the law sets or good practice advises, by day and regime, as values.yml states them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tendercheck.model.analysis import Limit
from tendercheck.model.procurement import Procurement, RegimeKind
from tendercheck.model.rules import Law
from tendercheck.rulebook._circumstances import (
    Circumstance,
    ContractKind,
    circumstances_of,
    contracts_of,
    is_in_folder,
)


@dataclass(frozen=True, slots=True)
class LegalValue:
    """A number with the provision it comes from, or with the source that advises it.

    Periods are in calendar days, money in pounds. It holds where all of `when` is borne out, for one of `contracts` and
    in one of `folders` where any are given. `depth` is 0 for a number of the ruleset that extends no other.
    """

    id: str
    number: Decimal
    law: Law | None
    regimes: tuple[RegimeKind, ...]
    since: dt.date | None = None
    until: dt.date | None = None
    source: str = ""
    when: frozenset[Circumstance] = frozenset()
    contracts: frozenset[ContractKind] = frozenset()
    folders: tuple[str, ...] = ()
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of one name that hold for a procurement.

    `lawful` are those that laws set, the oldest ruleset's first; a house can add to them and never take one away.
    `chosen` is the number without a law that is kept to beside them, `replaced` the one in whose place it stands.
    """

    lawful: tuple[LegalValue, ...] = ()
    chosen: LegalValue | None = None
    replaced: LegalValue | None = None

    def __bool__(self) -> bool:
        return bool(self.lawful) or self.chosen is not None


@dataclass(frozen=True, slots=True)
class LegalValues:
    """All numbers of a ruleset and of those that it extends."""

    values: tuple[LegalValue, ...]

    def has(self, name: str) -> bool:
        """Whether any value of that name exists, under whatever regime."""
        return any(value.id == name for value in self.values)

    def is_inherited(self, value: LegalValue) -> bool:
        """Whether a ruleset below the value's own has numbers of that name, under whatever regime."""
        return any(other.id == value.id and other.depth < value.depth for other in self.values)

    def numbers_for(self, name: str, procurement: Procurement) -> Numbers:
        """Those in force on the procurement's day, under its regime, in its circumstances, for its kind and folder.

        Within one ruleset the first that holds counts, and the nearest ruleset's counts before those below it.
        """
        holding = tuple(self._holding(name, procurement))
        depths = sorted({value.depth for value in holding})
        first = {depth: next(value for value in holding if value.depth == depth) for depth in depths}
        by_law = {value.depth: value for value in reversed(holding) if value.law is not None}
        advised = [first[depth] for depth in reversed(depths) if first[depth].law is None]
        return Numbers(
            tuple(by_law[depth] for depth in sorted(by_law)),
            advised[0] if advised and first[depths[-1]] is advised[0] else None,
            advised[1] if len(advised) > 1 else None,
        )

    def _holding(self, name: str, procurement: Procurement) -> Iterator[LegalValue]:
        day, regime = procurement.as_at, procurement.regime
        circumstances, contracts = circumstances_of(procurement), contracts_of(procurement)
        for value in self.values:
            in_force = (value.since is None or value.since <= day) and (value.until is None or day <= value.until)
            in_nation = value.law is None or regime.nation not in value.law.not_in
            is_bought = not value.contracts or not value.contracts.isdisjoint(contracts)
            is_here = not value.folders or is_in_folder(procurement.folder, value.folders)
            is_case = regime.kind in value.regimes and value.when <= circumstances and is_bought and is_here
            if value.id == name and in_force and in_nation and is_case:
                yield value

    def laws_of(self, name: str) -> frozenset[str]:
        """The ids of all laws that set a number of that name."""
        return frozenset(value.law.id for value in self.values if value.id == name and value.law is not None)

    def limits_for(self, procurement: Procurement) -> tuple[Limit, ...]:
        """One limit a name: the law's, else the one that is advised."""
        names = dict.fromkeys(value.id for value in self.values)
        numbers = (self.numbers_for(name, procurement) for name in names)
        found = (next(iter(one.lawful), one.chosen) for one in numbers)
        return tuple(Limit(value.id, value.number, value.law, value.source) for value in found if value is not None)
