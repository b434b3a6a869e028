"""Builders: facts at no particular place, procurements of them, and what a writer has to show of an analysis."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from tendercheck import rulebook
from tendercheck.command import rules_folder
from tendercheck.extractors import extract
from tendercheck.model.analysis import (
    Analysis,
    Effort,
    Event,
    Holiday,
    Limit,
    Period,
    Proportion,
    Reach,
    Task,
)
from tendercheck.model.facts import Fact, Facts
from tendercheck.model.procurement import Nation, Procurement, Regime, RegimeKind
from tendercheck.model.roles import Role
from tendercheck.model.rules import Law
from tendercheck.model.values import Bound, Count, Date, Duration, Money, Value
from tendercheck.readers import read_text

AS_AT = dt.date(2026, 6, 1)
ENGLISH = Regime(RegimeKind.PA23, nation=Nation.ENGLAND)


def fact(role: Role, value: Value, *, bound: Bound = Bound.EXACT, of: str = "", confidence: float = 0.9) -> Fact:
    """A fact of the first document, without a place."""
    return Fact(value, None, str(value), role, 0, confidence, bound, of)


def on(day: str, time: str = "") -> Date:
    return Date(dt.date.fromisoformat(day), dt.time.fromisoformat(time) if time else None)


def pounds(amount: int | str, **more: str) -> Money:
    return Money(Decimal(amount), **more)


def years(count: int | str) -> Duration:
    return Duration(Decimal(count), "year")


def months(count: int | str) -> Duration:
    return Duration(Decimal(count), "month")


def count(number: int | str, of: str = "") -> Count:
    return Count(Decimal(number), of)


def procurement(*facts: Fact, regime: Regime = ENGLISH, stated: tuple[Fact, ...] = ()) -> Procurement:
    """A procurement of one empty document that states these facts."""
    document = read_text("", shown_as="invitation.md")
    return Procurement("A tender", "", (document,), (Facts(facts),), regime, AS_AT, stated)


def procurement_of(*texts: str, facts: tuple[Fact, ...] = ()) -> Procurement:
    """A procurement of documents with these texts; `facts` come beside those that the extractors find."""
    documents = tuple(read_text(text, shown_as=f"{number}.md") for number, text in enumerate(texts, start=1))
    found = tuple(extract(document, index) for index, document in enumerate(documents))
    first = Facts((*found[0].facts, *facts), found[0].statements)
    return Procurement("A tender", "", documents, (first, *found[1:]), ENGLISH, AS_AT)


def limits_of(regime: Regime = ENGLISH, as_at: dt.date = AS_AT) -> dict[str, Limit]:
    """The limits of the ruleset that ships, by name."""
    values = rulebook.load(rules_folder(), thorough=False).values
    plain = replace(procurement(regime=regime), as_at=as_at)
    return {limit.name: limit for limit in values.limits_for(plain)}


def shown(deadline: Fact, notice: Fact, value: Fact, demanded: Fact) -> Analysis:
    """One of everything, made by hand from facts of a report."""
    law = Law(
        "PA23-54", "Procurement Act 2023", "s.54(4)", "The shortest period.", "25 days", "law", "https://a.test/54"
    )
    start, end = Event(Role.NOTICE_DATE, notice), Event(Role.TENDER_DEADLINE, deadline, (notice,))
    period = Period(
        name="tendering_period",
        start=start,
        end=end,
        days=14,
        working_days=10,
        holidays=(Holiday(dt.date(2026, 3, 17), "Saint Patrick's Day (Northern Ireland)"),),
        seasons=("Easter",),
        limits=(
            Limit("minimum_tendering_period", Decimal(25), law),
            Limit("advisable_tendering_period", Decimal(35), None, "house suggestion"),
        ),
        remarks=("The tender deadline falls on a Sunday.",),
    )
    proportion = Proportion(
        name="turnover_to_value",
        demanded=demanded,
        against="the value of the contract",
        times=Decimal(5_000_000) / 240_000,
        working="£5,000,000 ÷ £240,000 = 20.8",
        reckoned_from=(value,),
        limit=Limit("turnover_cap", Decimal(2), law),
    )
    about = "about 97 % of charities of England and Wales"
    reach = Reach(demanded, "charities of England and Wales", Decimal(97), about, "A report", dt.date(2025, 7, 10))
    tasks = (
        Task("short answer", 1, Decimal("0.1"), "House suggestion."),
        Task("word", 6000, Decimal("0.004"), "House suggestion."),
    )
    effort = Effort(tasks, Decimal("7.5"), "Small firms spend about 5 days on a bid.")
    return Analysis((start, end), (period,), (proportion,), (reach,), effort, ("Two currencies.",))
