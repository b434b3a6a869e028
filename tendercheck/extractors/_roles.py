"""Gives facts their roles: which date is the tender deadline, which sum the estimated value."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tendercheck.extractors._context import Context, iter_contexts
from tendercheck.extractors._demands import role_of_count, role_of_ratio
from tendercheck.extractors._sums import role_of_money
from tendercheck.extractors._terms import role_of_duration
from tendercheck.extractors._timetable import role_of_date
from tendercheck.extractors._weightings import find_bare_weightings, role_of_percentage
from tendercheck.extractors.dates import find_dates
from tendercheck.model.document import Document
from tendercheck.model.facts import Fact
from tendercheck.model.location import Span
from tendercheck.model.roles import Role
from tendercheck.model.statements import Statement
from tendercheck.model.values import Ambiguous, Bound, Count, Date, Duration, Money, Percentage, Ratio, Undecided

_MONTH = re.compile(
    r"\d[\s,stndrhof-]{1,8}(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b"
)
# A day that falls this long before the day of issue belongs to the next year.
_LONG = dt.timedelta(days=120)  # the shortest range of days that is rather a contract's than an event's
_LET = re.compile(
    r"\b(?:contracts?|agreement|framework|term|services?|works|period|appoint\w*|tenders?|invit\w+)\b", re.IGNORECASE
)
_PAST = re.compile(
    (
        r"\b(?:accounts?|financial year|previous|existing|current contract|record|turnover|data"
        r"|spend)\b"
    ),
    re.IGNORECASE,
)
_WITH_DOCUMENTS = re.compile(
    r"\bnotice\b.{0,20}\b(?:and|with|&|/)\b.{0,30}\b(?:documents?|documentation|ITT|pack|invitation)\b"
    r"|\b(?:documents?|ITT|pack)\b.{0,20}\b(?:and|with|&)\b.{0,30}\bnotice\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:has|have|is|was|were)\s+(?:now\s+|since\s+|also\s+)?(?:been\s+)?"
    r"(?:extended|moved|postponed|put back|revised)\b"
    r"|\b(?:new|revised|extended)\s+(?:tender\s+|closing\s+|return\s+|submission\s+)?(?:deadline|date)\b",
    re.IGNORECASE,
)
_TURN_OF_YEAR = dt.timedelta(days=60)


def with_roles(
    document: Document, facts: Sequence[Fact], statements: Sequence[Statement], index: int = 0
) -> tuple[Fact, ...]:
    """The facts, those whose words tell it with a role; dates without a year are added where they have one."""
    given: dict[Span | None, Fact] = {}
    deciders: tuple[tuple[tuple[type, ...], str, Callable[[Context], Fact]], ...] = (
        ((Date, Ambiguous), "date", role_of_date),
        ((Money,), "money", role_of_money),
        ((Duration,), "", role_of_duration),
        ((Percentage,), "", role_of_percentage),
        ((Ratio,), "", role_of_ratio),
        ((Count,), "", role_of_count),
    )
    for types, blank, decide in deciders:
        chosen = [fact for fact in facts if isinstance(fact.value, types) or _is_blank(fact, blank)]
        for context in iter_contexts(document, chosen, statements):
            given[context.fact.span] = decide(context)
    made = [given.get(fact.span, fact) for fact in facts]
    known = {fact.span for fact in made}
    made.extend(fact for fact in find_bare_weightings(document, index) if fact.span not in known)
    made = _with_periods(document, made, statements)
    made.extend(_issued_too(document, made, statements))
    made.extend(_yearless(document, made, statements, index))
    return tuple(_without_late_starts(_without_moved(document, made, statements)))


def _with_periods(document: Document, facts: list[Fact], statements: Sequence[Statement]) -> list[Fact]:
    """The facts, where the two ends of a long range in a sentence about the contract are its first and last day."""
    made = list(facts)
    for index, (first, last) in enumerate(pairwise(facts)):
        if first.bound is not Bound.FROM or last.bound is not Bound.TO or last.role is not None:
            continue
        if not isinstance(first.value, Date) or not isinstance(last.value, Date):
            continue
        is_long = last.value.day - first.value.day >= _LONG
        if is_long and (
            first.role is Role.CONTRACT_START or (first.role is None and _is_let(document, first, statements))
        ):
            made[index] = replace(first, role=Role.CONTRACT_START, confidence=0.75)
            made[index + 1] = replace(last, role=Role.CONTRACT_END, confidence=0.75)
    return made


def _is_let(document: Document, fact: Fact, statements: Sequence[Statement]) -> bool:
    if fact.span is None:
        return False
    starts = [statement.span.start for statement in statements]
    index = bisect_right(starts, fact.span.start) - 1
    if index < 0 or not statements[index].span.contains(fact.span):
        return False
    before = document.text[max(statements[index].span.start, fact.span.start - 160) : fact.span.start]
    return bool(_LET.search(before)) and not _PAST.search(before)


def _issued_too(document: Document, facts: Sequence[Fact], statements: Sequence[Statement]) -> Iterator[Fact]:
    """Of a day on which a notice "and the documents" came out, the issue of the documents as a fact of its own."""
    for context in iter_contexts(document, [fact for fact in facts if fact.role is Role.NOTICE_DATE], statements):
        if _WITH_DOCUMENTS.search(f"{context.label} {context.before} {context.after[:60]}"):
            yield replace(context.fact, role=Role.ISSUE_DATE)


def _without_moved(document: Document, facts: list[Fact], statements: Sequence[Statement]) -> list[Fact]:
    """The facts, where the documents say that the deadline was moved to a later day: only that day is one."""
    deadlines = [fact for fact in facts if fact.role is Role.TENDER_DEADLINE and isinstance(fact.value, Date)]
    days = [
        context.fact.value.day
        for context in iter_contexts(document, deadlines, statements)
        if isinstance(context.fact.value, Date) and _MOVED.search(context.statement)
    ]
    if not days:
        return facts
    return [
        replace(fact, role=None, confidence=1.0)
        if fact in deadlines and isinstance(fact.value, Date) and fact.value.day < max(days)
        else fact
        for fact in facts
    ]


def _without_late_starts(facts: list[Fact]) -> list[Fact]:
    """The facts, where a notice or an issue after the last tender deadline is that of another notice."""
    deadlines = [fact.value.day for fact in facts if fact.role is Role.TENDER_DEADLINE and isinstance(fact.value, Date)]
    if not deadlines:
        return facts
    last = max(deadlines)
    return [
        replace(fact, role=None, confidence=1.0)
        if fact.role in (Role.NOTICE_DATE, Role.ISSUE_DATE) and isinstance(fact.value, Date) and fact.value.day > last
        else fact
        for fact in facts
    ]


def _is_blank(fact: Fact, kind: str) -> bool:
    return isinstance(fact.value, Undecided) and fact.value.kind == kind


def _yearless(document: Document, facts: list[Fact], statements: Sequence[Statement], index: int) -> list[Fact]:
    """Dates without a year that have a role; they take the year of the day of issue, or the next."""
    issued = _day_of_issue(facts)
    if issued is None:
        return []
    taken = {fact.span.start for fact in facts if fact.span is not None and isinstance(fact.value, Date)}
    found: list[Fact] = []
    for statement in statements:
        text = document.quote(statement.span)
        if not _MONTH.search(text) or any(start in taken for start in range(statement.span.start, statement.span.end)):
            continue
        for span, value in find_dates(text, issued.year):
            place = span.shifted(statement.span.start)
            if isinstance(value, Date):
                found.append(Fact(_in_year_of(value, issued), place, document.quote(place), document=index))
    given = [role_of_date(context) for context in iter_contexts(document, found, statements)]
    return [replace(fact, confidence=round(fact.confidence * 0.8, 2)) for fact in given if fact.role is not None]


def _day_of_issue(facts: Sequence[Fact]) -> dt.date | None:
    for role in (Role.ISSUE_DATE, Role.NOTICE_DATE, Role.TENDER_DEADLINE, Role.CLARIFICATION_DEADLINE):
        days = [fact.value.day for fact in facts if fact.role is role and isinstance(fact.value, Date)]
        if days:
            return min(days)
    years = Counter(fact.value.day.year for fact in facts if fact.role is not None and isinstance(fact.value, Date))
    return dt.date(years.most_common(1)[0][0], 1, 1) if years else None


def _in_year_of(date: Date, issued: dt.date) -> Date:
    if date.day >= issued - _TURN_OF_YEAR or (date.day.month, date.day.day) == (2, 29):
        return date
    return replace(date, day=date.day.replace(year=date.day.year + 1))
