"""Gathers what tells regimes apart: the law that documents name, where and when they were issued, and by whom."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tendercheck.model.facts import Fact
from tendercheck.model.procurement import Nation
from tendercheck.model.roles import Role
from tendercheck.model.values import Date, Money, Name

_LAWS = {
    "pa23": r"Procurement Act 2023|\bPA ?2023\b|Procurement Regulations 2024",
    "pcr15": r"Public Contracts? Regulations 2015|\bPCR ?2015\b|\bPCRs?\b(?= reg)|S\.?I\.? 2015/102",
    "psr": r"Provider Selection Regime|Health ?Care Services \(Provider Selection",
    "pcr06": r"Public Contracts Regulations 2006",
    "below": r"below[- ]threshold|below the (?:relevant |applicable |procurement |financial )?threshold|request for"
    r" quotations?"
    r"|invitation to quote|Part 6 of the (?:Procurement )?Act",
    "welsh health": r"Health Services? (?:Procurement|\(Provider Selection Regime\)) \(Wales\)",
    "uk": r"\b(?:United Kingdom|UK|England|Wales|Scotland|GBP|Companies House|HMRC|TUPE)\b|£",
    "isle of man": r"Isle of Man (?:Government|Financial|Government's)",
    "united states": r"Federal Acquisition Regulation|\bGSA\b|48 C\.?F\.?R",
    "india": r"\b(?:Crores?|Lakhs?|Rupees|Earnest Money Deposit|Government of India|GSTIN?)\b",
}
_PATTERNS = {
    name: re.compile(pattern, re.IGNORECASE if name not in ("uk", "united states") else 0)
    for name, pattern in _LAWS.items()
}
_FOREIGN = {"isle of man": "the Isle of Man", "united states": "the United States", "india": "India"}
_CENTRAL = re.compile(
    r"^(?:The )?(?:Department|Ministry|HM |Home Office|Cabinet Office|Crown Commercial|CCS$|NHS England|Foreign"
    r"|Treasury|Welsh Government"
    r"|Office (?:for|of)|UK Health|Environment Agency|National Highways|Scottish Government|Scottish"
    r" Ministers|DEFRA|Defra)",
)
_SURE = 0.55
_NATION_SURE = 0.65
_OPENED = (Role.NOTICE_DATE, Role.ISSUE_DATE)
_BEGINNINGS: tuple[tuple[Role, ...], ...] = (
    _OPENED,
    (Role.PARTICIPATION_DEADLINE,),
    (Role.CLARIFICATION_DEADLINE,),
    (Role.TENDER_DEADLINE,),
)
_WORDS = {
    _OPENED: "The notice or the documents were issued on",
    (Role.CLARIFICATION_DEADLINE,): "Questions were due by",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one regime or another; `counts` says how often each law is named."""

    facts: tuple[Fact, ...]
    counts: Counter[str]

    def names(self, law: str) -> bool:
        """Whether the documents name the law at all."""
        return self.counts[law] > 0

    def best(self, role: Role) -> Fact | None:
        """The most trustworthy fact in that role: stated ones first, then by confidence, then by place."""
        found = [fact for fact in self.facts if fact.role is role]
        return min(found, key=lambda fact: (fact.document >= 0, -fact.confidence), default=None)

    def name_of(self, role: Role) -> str:
        """The best fact's word, or an empty string."""
        fact = self.best(role)
        return fact.value.text if fact is not None and isinstance(fact.value, Name) else ""

    def begun(self, reasons: list[str]) -> dt.date | None:
        """The day on which the procurement began as far as the documents tell; says so in `reasons`."""
        for roles in _BEGINNINGS:
            days = [fact for fact in self.facts if fact.role in roles and isinstance(fact.value, Date)]
            sure = [fact for fact in days if fact.document < 0] or [fact for fact in days if fact.confidence >= _SURE]
            if sure:
                day = min(fact.value.day for fact in sure if isinstance(fact.value, Date))
                words = _WORDS.get(roles, "The deadline is")
                reasons.append(f"{words} {day.day} {day:%B %Y}.")
                return day
        return None

    @property
    def nation(self) -> Nation | None:
        """Whose rules the authority follows, where one is named with some weight."""
        found = self.best(Role.NATION)
        if found is None or str(found.value) not in tuple(Nation):
            return None
        nation = Nation(str(found.value))
        rivals = {
            str(fact.value) for fact in self.facts if fact.role is Role.NATION and fact.confidence >= _NATION_SURE
        }
        is_devolved = nation is not Nation.ENGLAND
        # A list of every nation's portal, or one statute in passing, does not make the authority a devolved one.
        if found.document >= 0 and is_devolved and (found.confidence < _NATION_SURE or len(rivals - {"England"}) > 1):
            return None
        return nation

    @property
    def nation_quote(self) -> str:
        """The words that name the nation."""
        fact = self.best(Role.NATION)
        return fact.text if fact is not None else ""

    @property
    def service_type(self) -> str:
        """What is bought."""
        return self.name_of(Role.SERVICE_TYPE)

    @property
    def is_central(self) -> bool | None:
        """Whether the authority is of central government; None where none is named."""
        name = self.name_of(Role.CONTRACTING_AUTHORITY)
        return bool(_CENTRAL.match(name)) if name else None

    @property
    def is_call_off(self) -> bool:
        """Whether this is a competition under a framework that stands already."""
        fact = self.best(Role.PROCEDURE)
        return fact is not None and str(fact.value) == "framework call-off" and fact.confidence >= _SURE

    @property
    def call_off_quote(self) -> str:
        """The words that make it a call-off."""
        fact = self.best(Role.PROCEDURE)
        return fact.text if fact is not None else ""

    @property
    def names_welsh_health(self) -> bool:
        """Whether it is under the Welsh Provider Selection Regime."""
        return self.names("welsh health") or (self.nation is Nation.WALES and self.counts["psr"] > 1)

    def is_health(self, in_force: bool) -> bool:
        """Whether it is a health service under the Provider Selection Regime; one mention in passing is not enough."""
        named = self.counts["psr"] > 1 or (self.names("psr") and self.service_type == "health services")
        return in_force and (named or self.name_of(Role.PROCEDURE) == "most suitable provider")

    @property
    def is_foreign(self) -> bool:
        """Whether the documents are those of another state."""
        return bool(self._foreign)

    @property
    def foreign_reason(self) -> str:
        """A sentence that says which state."""
        return f"The documents are those of an authority of {_FOREIGN[self._foreign]}." if self._foreign else ""

    @property
    def _foreign(self) -> str:
        if any(self.names(law) for law in ("pa23", "pcr15", "psr", "pcr06")):
            return ""
        likeliest = max(_FOREIGN, key=lambda name: self.counts[name])
        sums = Counter(fact.value.currency for fact in self.facts if isinstance(fact.value, Money))
        own = self.counts[likeliest]
        return likeliest if own > 2 and (likeliest == "isle of man" or sums["GBP"] * 2 <= sum(sums.values())) else ""


def gather(facts: Sequence[Fact], texts: Sequence[str], stated: Sequence[Fact]) -> Evidence:
    """The evidence of a procurement; what is stated comes first."""
    counts: Counter[str] = Counter()
    for text in texts:
        for name, pattern in _PATTERNS.items():
            counts[name] += sum(1 for _ in pattern.finditer(text))
    return Evidence((*stated, *facts), counts)
