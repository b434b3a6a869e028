"""Builds the facts of a procurement whose legal regime is asked for, and asks it of the shipped ruleset."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tendercheck import rulebook
from tendercheck.command import rules_folder
from tendercheck.extractors import decide_regime
from tendercheck.model.facts import Fact
from tendercheck.model.location import Span
from tendercheck.model.procurement import Regime, RegimeKind
from tendercheck.model.roles import Role
from tendercheck.model.values import Bound, Date, Duration, Money, Name
from tendercheck.pipeline import _regime_law

LAW = _regime_law(rulebook.load(rules_folder()))
AS_AT = dt.date(2026, 11, 22)
COUNCIL = "Kentwell Borough Council"


def named(role: Role, name: str, text: str = "", confidence: float = 0.9) -> Fact:
    return Fact(Name(name), Span(0, 1), text or name, role, confidence=confidence)


def buyer(name: str) -> Fact:
    return named(Role.CONTRACTING_AUTHORITY, name)


def nation(name: str, text: str = "") -> Fact:
    return named(Role.NATION, name, text)


def bought(name: str, confidence: float = 0.9) -> Fact:
    return named(Role.SERVICE_TYPE, name, confidence=confidence)


def procedure(name: str, text: str = "") -> Fact:
    return named(Role.PROCEDURE, name, text)


def dated(day: str, role: Role = Role.NOTICE_DATE, confidence: float = 0.9) -> Fact:
    return Fact(Date(dt.date.fromisoformat(day)), Span(0, 1), day, role, confidence=confidence)


def worth(
    amount: str,
    *,
    vat: str = "included",
    role: Role = Role.ESTIMATED_VALUE,
    bound: Bound = Bound.EXACT,
    start: int = 0,
    of: str = "",
) -> Fact:
    money = Money(Decimal(amount), vat=vat, per="year" if role is Role.ANNUAL_VALUE else "")
    return Fact(money, Span(start, start + 8), f"£{amount}", role, confidence=0.9, bound=bound, of=of)


def lasts(months: int, role: Role = Role.TERM) -> Fact:
    return Fact(Duration(Decimal(months), "month"), Span(0, 1), f"{months} months", role, confidence=0.9)


def stated(fact: Fact) -> Fact:
    """The same, stated in procurement.toml."""
    return Fact(fact.value, None, fact.text, fact.role, document=-1)


def regime(
    *facts: Fact, text: str = "", as_at: dt.date = AS_AT, states: tuple[Fact, ...] = (), kind: RegimeKind | None = None
) -> Regime:
    """What a document with these facts and this text comes under, with what the authority states beside."""
    return decide_regime(facts, [text], [stated(fact) for fact in states], as_at, LAW, kind)


def english(*facts: Fact, day: str = "2026-06-03", text: str = "") -> Regime:
    """The same of an English council, begun on that day."""
    return regime(buyer(COUNCIL), nation("England"), dated(day), *facts, text=text)
