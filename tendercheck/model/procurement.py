"""The documents that are checked together, what they state together, and the law they come under."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tendercheck.model.document import Document
from tendercheck.model.facts import Fact, Facts
from tendercheck.model.roles import Role
from tendercheck.model.waivers import Waiver


class RegimeKind(StrEnum):
    """Which law a procurement comes under; rules give their basis by these names."""

    PA23 = "pa23"
    PA23_LIGHT_TOUCH = "pa23-light-touch"
    PA23_BELOW_THRESHOLD = "pa23-below-threshold"
    PA23_CALL_OFF = "pa23-call-off"
    PA23_CALL_OFF_LIGHT_TOUCH = "pa23-call-off-light-touch"  # s.46 does not apply (s.46(11))
    PCR15 = "pcr15"
    PCR15_LIGHT_TOUCH = "pcr15-light-touch"  # regs 74-77, a section of their own
    PCR15_BELOW_THRESHOLD = "pcr15-below-threshold"
    PCR15_CALL_OFF = "pcr15-call-off"  # from a framework or dynamic purchasing system: regs 26-32 set no minimum
    PSR23 = "psr23"
    SCOTLAND = "scotland"  # higher value regulated procurement: PC(S)R 2015
    SCOTLAND_REGULATED = "scotland-regulated"  # from £50,000 to the higher threshold: the Reform Act of 2014
    EARLIER = "earlier"  # begun before the law that the ruleset knows: nothing may be cited
    ELSEWHERE = "elsewhere"  # law that was not read, or none: nothing may be cited


class Nation(StrEnum):
    """Whose rules a devolved authority follows."""

    ENGLAND = "England"
    WALES = "Wales"
    SCOTLAND = "Scotland"
    NORTHERN_IRELAND = "Northern Ireland"


@dataclass(frozen=True, slots=True)
class Regime:
    """The law that a finding may cite. `reasons` are sentences; `assumed` says what was taken for granted.

    `is_above_assumed` where neither a value nor the procedure tells that the contract is above the threshold.
    """

    kind: RegimeKind
    reasons: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    nation: Nation | None = None
    is_above_assumed: bool = False


@dataclass(frozen=True, slots=True)
class Procurement:
    """Documents in one folder, read and joined. `facts` runs parallel to `documents`.

    `stated` holds what the authority gave in procurement.toml; it beats what was read from text. `waivers` are what it
    has accepted there.
    """

    title: str
    folder: str
    documents: tuple[Document, ...]
    facts: tuple[Facts, ...]
    regime: Regime
    as_at: dt.date
    stated: tuple[Fact, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    def iter_facts(self) -> Iterator[Fact]:
        """Stated facts first, then those of each document in text order."""
        yield from self.stated
        for facts in self.facts:
            yield from facts.facts

    def facts_of(self, role: Role) -> tuple[Fact, ...]:
        """Every fact in that role, the most trustworthy first: stated, then by confidence, then by place."""
        found = [fact for fact in self.iter_facts() if fact.role is role]
        return tuple(sorted(found, key=lambda fact: (fact.document >= 0, -fact.confidence)))

    def find_fact(self, role: Role) -> Fact | None:
        """The most trustworthy fact in that role, or None."""
        return next(iter(self.facts_of(role)), None)

    def best_facts(self) -> dict[Role, Fact]:
        """The most trustworthy fact in each role that has one."""
        best: dict[Role, Fact] = {}
        for fact in sorted(self.iter_facts(), key=lambda fact: (fact.document >= 0, -fact.confidence)):
            if fact.role is not None:
                best.setdefault(fact.role, fact)
        return best

    @property
    def is_read_whole(self) -> bool:
        """Whether every page and part of every document was read; what is absent can only be told if so."""
        return all(document.condition.is_whole and not document.coverage.unread for document in self.documents)
