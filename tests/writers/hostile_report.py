"""A report whose every word is hostile: document, file name, facts, rule, law, wording, reasons."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tendercheck.model.analysis import Analysis, Effort, Event, Holiday, Limit, Period, Proportion, Reach, Task
from tendercheck.model.document import Condition, Coverage, Document
from tendercheck.model.facts import Fact, Facts
from tendercheck.model.findings import Amendment, Outcome, OutcomeKind, Status
from tendercheck.model.location import Span
from tendercheck.model.procurement import Procurement, Regime, RegimeKind
from tendercheck.model.report import Checked, Report
from tendercheck.model.roles import Role
from tendercheck.model.rules import Citation, Law, Rule, Ruleset, Severity, Strength
from tendercheck.model.values import Ambiguous, Bound, Count, Date, Money, Name
from tendercheck.model.waivers import IdleWaiver, Waiver
from tests.build_report import AS_AT, document, evidence, finding, option

GOOD_URL = "https://www.legislation.gov.uk/ukpga/2023/54/section/54"


def hostile_report(words: str, *, url: str = GOOD_URL) -> Report:
    """A report in which everything that is text says `words`; the law's address is `url`."""
    one = document(
        f"{words}.pdf",
        f"before {words} quote {words} after",
        condition=Condition.OK_PARTIAL,
        coverage=Coverage("page", 1, 2, (words,)),
        detail=words,
    )
    regime = Regime(RegimeKind.PA23, (words,), (words,))
    procurement = Procurement(words, "", (one,), (Facts(_facts(words)),), regime, AS_AT)
    ruleset = Ruleset(words, words, words, AS_AT, words)
    idle = (IdleWaiver(_waiver(words), words),)
    made = Checked(procurement, _outcomes(words, url, one), _analysis(words, url), idle_waivers=idle)
    return Report(words, ruleset, AS_AT, (made,))


def _waiver(words: str) -> Waiver:
    return Waiver(words, words, words, words, AS_AT)


def _facts(words: str) -> tuple[Fact, ...]:
    readings = (Date(dt.date(2026, 2, 2)), Date(dt.date(2026, 2, 12)))
    return (
        Fact(Name(words), Span(0, 6), words, Role.CONTRACTING_AUTHORITY),
        Fact(Date(dt.date(2026, 1, 1)), Span(0, 6), words, Role.NOTICE_DATE),
        Fact(Date(dt.date(2026, 2, 1)), Span(0, 6), words, Role.TENDER_DEADLINE),
        Fact(Ambiguous("date", readings), Span(0, 6), words, Role.TENDER_DEADLINE),
        Fact(Money(Decimal(9), words, words, words, words), Span(0, 6), words, Role.ESTIMATED_VALUE, of=words),
        Fact(Count(Decimal(2), words), Span(0, 6), words, Role.DEMANDED_REFERENCES, bound=Bound.AT_LEAST, of=words),
    )


def _analysis(words: str, url: str) -> Analysis:
    notice, deadline, unsure, money = _facts(words)[1:5]
    law = Law(words, words, words, words, words, words, url)
    start, end = Event(Role.NOTICE_DATE, notice), Event(Role.TENDER_DEADLINE, deadline, (unsure,))
    limits = (Limit("minimum_tendering_period", Decimal(40), law), Limit(words, Decimal(50), None, words))
    holidays = (Holiday(dt.date(2026, 1, 2), words),)
    period = Period("tendering_period", start, end, 31, 20, holidays, (words, "Easter"), limits, (words,))
    odd = Period(words, start, end, 31, 20)
    over = Proportion(words, money, words, Decimal(3), words, (), Limit(words, Decimal(2), law))
    reach = Reach(money, words, None, words, words, dt.date(2026, 1, 1))
    effort = Effort((Task(words, 2, Decimal(1), words),), Decimal(8), words)
    return Analysis((start, end), (period, odd), (over,), (reach,), effort, (words,))


def _outcomes(words: str, url: str, one: Document) -> tuple[Outcome, ...]:
    where = evidence(one, 0, f"{words} quote {words}", "quote")
    rule = Rule("risk/hostile", words, "risk", words, Severity.ERROR, words, words)
    odd = Rule(words, words, words, words, Severity.NOTE, words, words)
    found = finding(
        rule,
        where,
        Citation(Law(words, words, words, words, words, words, url), Strength.BARRED_BY),
        message=words,
        question=words,
        working=words,
        also_at=(where,),
        facts=((words, words),),
        amendment=Amendment((option(words, where, "quote", words, note=words),), words),
    )
    return (
        Outcome(rule, OutcomeKind.FINDINGS, "", (found,)),
        Outcome(odd, OutcomeKind.COULD_NOT_TELL, words),
        Outcome(odd, OutcomeKind.FINDINGS, "", (finding(odd, where, status=Status.WAIVED, waiver=_waiver(words)),)),
    )
