"""What the law sets for telling one regime from another; a ruleset fills it from regimes.yml."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tendercheck.model.procurement import Nation
from tendercheck.model.values import Money


class AuthorityKind(StrEnum):
    """Who buys, as far as thresholds and regimes tell authorities apart."""

    CENTRAL = "central"
    AGENCY = "agency"  # an executive agency or public body that is taken for central government
    COUNCIL = "council"
    NHS = "nhs"
    SCHOOL = "school"  # academies and further education institutions too (section 123(1))
    UTILITY = "utility"
    SUB_CENTRAL = "sub-central"
    OUTSIDE = "outside"  # of the Channel Islands or the Isle of Man


@dataclass(frozen=True, slots=True)
class AuthorityNames:
    """Words in the name of an authority that tell its `kind`, its `nation`, or both.

    `starting` are what the name begins with, `holding` stand anywhere in it as whole words, `ending` at its end.
    `is_reserved` marks authorities that no nation has devolved, wherever they are.
    """

    kind: AuthorityKind | None = None
    nation: Nation | None = None
    is_reserved: bool = False
    starting: tuple[str, ...] = ()
    holding: tuple[str, ...] = ()
    ending: tuple[str, ...] = ()

    def match(self, name: str) -> bool:
        """Whether the name is one of these."""
        return any(
            re.search(pattern.format(re.escape(words)), name, re.IGNORECASE) is not None
            for pattern, those in (
                (r"^(?:the )?{}(?!\w)", self.starting),
                (r"(?<!\w){}(?!\w)", self.holding),
                (r"(?<!\w){}$", self.ending),
            )
            for words in those
        )


@dataclass(frozen=True, slots=True)
class Threshold:
    """The amount from which a kind of contract is regulated on the days [valid_from, valid_until].

    `contract` is a name of regimes.yml ("works", "light touch", "central", "sub-central" ...). The amount includes
    VAT unless `is_net`.
    """

    contract: str
    amount: Money
    valid_from: dt.date
    valid_until: dt.date | None = None
    is_net: bool = False


@dataclass(frozen=True, slots=True)
class Start:
    """The first day on which a procurement begins under a law; `name` is that of a regime, or "wales-psr"."""

    name: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class RegimeLaw:
    """What the law sets for telling regimes apart; of `authorities` the first that fits a name counts."""

    thresholds: tuple[Threshold, ...]
    starts: tuple[Start, ...]
    vat_percent: Decimal
    authorities: tuple[AuthorityNames, ...] = ()

    def start_of(self, name: str) -> dt.date:
        """The first day of that law; the first day there is where the ruleset gives none."""
        return next((start.day for start in self.starts if start.name == name), dt.date.min)

    def threshold_on(self, contract: str, day: dt.date) -> Threshold | None:
        """The threshold for `contract` on `day`, or None."""
        for threshold in self.thresholds:
            until = threshold.valid_until or dt.date.max
            if threshold.contract == contract and threshold.valid_from <= day <= until:
                return threshold
        return None

    def first_threshold(self, contract: str) -> Threshold | None:
        """The earliest threshold for `contract` that the ruleset knows, or None."""
        of_kind = [threshold for threshold in self.thresholds if threshold.contract == contract]
        return min(of_kind, key=lambda threshold: threshold.valid_from, default=None)

    def kind_of(self, name: str) -> AuthorityKind | None:
        """The kind of authority that the name tells, or None."""
        return next((names.kind for names in self.authorities if names.kind and names.match(name)), None)

    def nation_of(self, name: str) -> Nation | None:
        """The nation that the name tells, or None."""
        return next((names.nation for names in self.authorities if names.nation and names.match(name)), None)

    def is_reserved(self, name: str) -> bool:
        """Whether the name is of an authority that no nation has devolved."""
        return any(names.is_reserved and names.match(name) for names in self.authorities)
