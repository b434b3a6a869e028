"""Gathers what tells regimes apart: the law that documents name, what is bought, where and by whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tendercheck.model.facts import Fact
from tendercheck.model.procurement import Nation
from tendercheck.model.roles import Role
from tendercheck.model.values import Money, Name

# What a notice's reader says of its legal basis names both laws of the kingdom and tells neither.
_UNTOLD = r"(?<!in the United Kingdom the )"
_LAWS = {
    "pa23": r"Procurement Act 2023|\bPA ?2023\b|Procurement Regulations 2024",
    "pcr15": rf"{_UNTOLD}Public Contracts? Regulations 2015|\bPCR ?2015\b|\bPCRs?\b(?= reg)|S\.?I\.? 2015/102",
    "psr": r"Provider Selection Regime|Health ?Care Services \(Provider Selection",
    "pcr06": r"Public Contracts Regulations 2006",
    "ucr": r"Utilities Contracts (?:\(Scotland\) )?Regulations 201[56]|Directive 2014/25/EU",
    "dspcr": r"Defence and Security Public Contracts Regulations|Directive 2009/81/EC",
    "ccr": r"Concession Contracts (?:\(Scotland\) )?Regulations 2016|Directive 2014/23/EU",
    "defence": r"defence and security contract",
    "concession": r"\bconcession (?:contract|agreement)|\bconcessionaire",
    "below": r"below[- ]threshold|below the (?:relevant |applicable |procurement |financial )?threshold|requests? for"
    r" (?:quotations?|quotes?)|(?:invitations?|invited) to quote|quotation requests?"
    r"|Part 6 of the (?:Procurement )?Act",
    "welsh health": r"Health Services? (?:Procurement|\(Provider Selection Regime\)) \(Wales\)",
    "scots law": r"Public Contracts \(Scotland\)|Reform \(Scotland\) Act",
    "purchasing system": r"dynamic purchasing system|\bDPS\b",
    "official journal": r"Published in the Official Journal",
    "directive notice": r"Legal basis \| Directive 2014/24/EU",
    # As the reader of notices writes whose telephone it is: +47 is Norway's, whatever else the notice names.
    "abroad": r"Contracting authority: Phone \| \+ ?(?!44)\d",
    "uk": r"(?<!in the )\bUnited Kingdom|\b(?:UK|England|Wales|Scotland|Northern Ireland|GBP)\b|£|\.uk\b|\+ ?44",
    "isle of man": r"Isle of Man (?:Government|Financial|Government's)",
    "united states": r"Federal Acquisition Regulation|\bGSA\b|48 C\.?F\.?R",
    "india": r"\b(?:Crores?|Lakhs?|Rupees|Earnest Money Deposit|Government of India|GSTIN?)\b",
}
_CASED = ("uk", "united states")
_PATTERNS = {name: re.compile(pattern, 0 if name in _CASED else re.IGNORECASE) for name, pattern in _LAWS.items()}
_FOREIGN = {"isle of man": "the Isle of Man", "united states": "the United States", "india": "India"}
_FORMAL = ("open", "restricted", "competitive flexible", "competitive dialogue", "negotiated")
_SURE = 0.55
_OFTEN = 3
_TYPE_SURE = 0.75
_NATION_SURE = 0.65


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one regime or another; `counts` says how often each law is named."""

    facts: tuple[Fact, ...]
    counts: Counter[str]

    def names(self, law: str) -> bool:
        """Whether the documents name the law at all."""
        return self.counts[law] > 0

    def names_only(self, law: str, other: str) -> bool:
        """Whether they name the one and not the other."""
        return self.names(law) and not self.names(other)

    def best(self, role: Role) -> Fact | None:
        """The most trustworthy fact in that role: stated ones first, then by confidence, then by place."""
        found = [fact for fact in self.facts if fact.role is role]
        return min(found, key=lambda fact: (fact.document >= 0, -fact.confidence), default=None)

    def best_read(self, role: Role) -> Fact | None:
        """The most trustworthy fact that the documents themselves hold."""
        found = [fact for fact in self.facts if fact.role is role and fact.document >= 0]
        return min(found, key=lambda fact: -fact.confidence, default=None)

    def name_of(self, role: Role) -> str:
        """The best fact's word, or an empty string."""
        fact = self.best(role)
        return fact.value.text if fact is not None and isinstance(fact.value, Name) else ""

    def quote_of(self, role: Role) -> str:
        """The words of the best fact, or an empty string."""
        fact = self.best(role)
        return fact.text if fact is not None else ""

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
    def calls_itself_below(self) -> bool:
        """Whether the documents are a request for quotations, or of a contract below the threshold; not in passing."""
        fact = self.best(Role.PROCEDURE)
        is_quotation = fact is not None and str(fact.value) == "below-threshold quotation"
        is_sure = fact is not None and fact.confidence >= _TYPE_SURE
        return (is_quotation and is_sure) or self.counts["below"] >= _OFTEN

    @property
    def is_formal(self) -> bool:
        """Whether the procedure is one that only contracts above a threshold have to follow."""
        return self.name_of(Role.PROCEDURE) in _FORMAL

    @property
    def names_scots_law_in_passing(self) -> bool:
        """Whether it is only named beside the law of the rest of the kingdom, as terms for many buyers do."""
        return 0 < self.counts["scots law"] <= self.counts["pcr15"] + self.counts["pa23"]

    @property
    def states_nation(self) -> bool:
        """Whether the authority itself states the nation, outside the documents."""
        fact = self.best(Role.NATION)
        return fact is not None and fact.document < 0

    @property
    def service_type(self) -> str:
        """What is bought."""
        return self.name_of(Role.SERVICE_TYPE)

    @property
    def other_types(self) -> tuple[str, ...]:
        """What is surely bought beside health services."""
        sure = {
            str(fact.value) for fact in self.facts if fact.role is Role.SERVICE_TYPE and fact.confidence >= _TYPE_SURE
        }
        return tuple(sorted(sure & {"works", "goods", "light touch services"}))

    @property
    def is_call_off(self) -> bool:
        """Whether this is a competition under a framework or a dynamic purchasing system that stands already."""
        fact = self.best(Role.PROCEDURE)
        return fact is not None and str(fact.value) == "framework call-off" and fact.confidence >= _SURE

    @property
    def is_purchasing_system(self) -> bool:
        """Whether it is held under a dynamic purchasing system, which only the Regulations of 2015 know."""
        fact = self.best(Role.PROCEDURE)
        held = ("framework call-off", "dynamic market")
        return fact is not None and str(fact.value) in held and "purchasing system" in fact.text.lower()

    @property
    def names_health_regime(self) -> bool:
        """Whether the documents are of the Provider Selection Regime; one mention in passing is not enough."""
        named = self.counts["psr"] > 1 or (self.names("psr") and self.service_type == "health services")
        return named or self.name_of(Role.PROCEDURE) == "most suitable provider"

    @property
    def is_health(self) -> bool:
        """Whether health services are what is bought, more surely than anything else."""
        return self.service_type == "health services"

    @property
    def has_health_code(self) -> bool:
        """Whether the documents hold a code of health services (CPV 851), which social care bears too."""
        return any(
            fact.role is Role.SERVICE_TYPE and str(fact.value) == "health services" and fact.confidence >= _TYPE_SURE
            for fact in self.facts
        )

    @property
    def foreign_reason(self) -> str:
        """A sentence that says of which other state the documents are; empty where they are of none."""
        if self.names("official journal") and not self.names("uk"):
            return "It is a notice of the Official Journal of the European Union that does not name the United Kingdom."
        if self.names("official journal") and self.names("abroad"):
            return "It is a notice of the Official Journal of the European Union of an authority outside the kingdom."
        if any(self.names(law) for law in ("pa23", "pcr15", "psr", "pcr06")):
            return ""
        likeliest = max(_FOREIGN, key=lambda name: self.counts[name])
        sums = Counter(fact.value.currency for fact in self.facts if isinstance(fact.value, Money))
        in_pounds = sums["GBP"] * 2 > sum(sums.values())
        if self.counts[likeliest] <= 2 or (in_pounds and likeliest != "isle of man"):
            return ""
        return f"The documents are those of an authority of {_FOREIGN[likeliest]}."


def gather(facts: Sequence[Fact], texts: Sequence[str], stated: Sequence[Fact]) -> Evidence:
    """The evidence of a procurement; what is stated comes first."""
    counts: Counter[str] = Counter()
    for text in texts:
        for name, pattern in _PATTERNS.items():
            counts[name] += sum(1 for _ in pattern.finditer(text))
    return Evidence((*stated, *(fact for fact in facts if fact.document >= 0)), counts)
