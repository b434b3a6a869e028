"""Estimates what a bid takes: so many questions, words, attachments and meetings at so many hours each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tendercheck.analysis._questions import FEWEST_WORDS, Question, iter_attachments, iter_questions
from tendercheck.analysis._sums import LOWER_ENDS
from tendercheck.model.analysis import Effort, Task
from tendercheck.model.assumptions import Assumptions
from tendercheck.model.facts import Fact
from tendercheck.model.procurement import Procurement
from tendercheck.model.roles import Role
from tendercheck.model.statements import Modality, Party
from tendercheck.model.values import Count, Date

MEETINGS = {
    Role.SITE_VISIT: re.compile(r"\b(?:attend|visit)\b[^.;]{0,60}\bsites?\b|\bsite visit\b", re.IGNORECASE),
    Role.PRESENTATIONS: re.compile(r"\battend\b[^.;]{0,60}\b(?:presentation|interview)s?\b", re.IGNORECASE),
    Role.ENGAGEMENT_DATE: re.compile(
        r"\battend\b[^.;]{0,60}\b(?:briefing|bidders?[’']? day|supplier day|open day)\b", re.IGNORECASE
    ),
}
EACH = re.compile(r"\b(?:each|every|per)\b", re.IGNORECASE)
GREATEST_LIMIT = 100_000  # words; a greater number was misread


@dataclass(frozen=True, slots=True)
class _Asked:
    """The questions, each once, and how often one was asked again in another document or section."""

    questions: tuple[Question, ...]
    repeated: int


def effort_of(procurement: Procurement, assumptions: Assumptions) -> Effort | None:
    """The estimate; None where the documents ask for nothing that is counted here."""
    asked = _asked(iter_questions(procurement))
    words, pages = _limits(procurement, Role.WORD_LIMIT), _limits(procurement, Role.PAGE_LIMIT)
    written = [question for question in asked.questions if question.is_written]
    limited = [_with_limits(procurement, asked.questions, found) for found in (words, pages)]
    counts = {
        "short answer": sum(not question.is_written for question in asked.questions),
        "written answer": len(written),
        "word": sum(limited[0].values()),
        "page": sum(limited[1].values()),
        "unlimited answer": sum(question not in limited[0] and question not in limited[1] for question in written),
        "repeated question": asked.repeated,
        "attachment": len(set(iter_attachments(procurement))),
        "meeting": sum(_has_meeting(procurement, role) for role in MEETINGS),
    }
    tasks = tuple(
        Task(each.task, counts[each.task], each.hours, each.assumption)
        for each in assumptions.hours
        if counts.get(each.task)
    )
    return Effort(tasks, assumptions.hours_a_day, assumptions.check) if tasks else None


def _asked(questions: Iterable[Question]) -> _Asked:
    """A form that has the same field twice in one section asks one question; a second section asks it again."""
    first: dict[tuple[str, ...], Question] = {}
    places: dict[tuple[str, ...], set[tuple[int, tuple[str, ...]]]] = {}
    for question in questions:
        key = question.key
        if len(key) < FEWEST_WORDS:  # too little to know it again by
            key = (*key, f"{question.document}:{question.block}")
        first.setdefault(key, question)
        places.setdefault(key, set()).add((question.document, question.section))
    return _Asked(tuple(first.values()), sum(len(found) - 1 for found in places.values()))


def _limits(procurement: Procurement, role: Role) -> Mapping[tuple[int, int], int]:
    """The greatest limit that stands in each block: (document, block) to words or pages."""
    found: dict[tuple[int, int], int] = {}
    for fact in procurement.facts_of(role):
        if fact.span is None or not isinstance(fact.value, Count) or fact.bound in LOWER_ENDS:
            continue
        place = (fact.document, procurement.documents[fact.document].block_at(fact.span.start))
        if 0 < fact.value.value <= GREATEST_LIMIT:
            found[place] = max(found.get(place, 0), int(fact.value.value))
    return found


def _with_limits(
    procurement: Procurement, questions: Sequence[Question], limits: Mapping[tuple[int, int], int]
) -> Mapping[Question, int]:
    """The questions that have a limit: in their own block, or in the next one where that asks nothing itself.

    A limit that stands elsewhere and is set for "each" or "every" answer holds for the written answers of its document.
    """
    places = {(question.document, question.block) for question in questions}
    limited: dict[Question, int] = {}
    standing: set[tuple[int, int]] = set()
    for question in questions:
        own, following = (question.document, question.block), (question.document, question.block + 1)
        place = own if own in limits else following
        if place in limits and place not in standing and (place == own or place not in places):
            limited[question] = limits[place]
            standing.add(place)  # several questions of one block share its limit
    for document, limit in _for_each(procurement, limits, standing).items():
        rest = (q for q in questions if q.document == document and q.is_written and q not in limited)
        limited.update(dict.fromkeys(rest, limit))
    return limited


def _for_each(
    procurement: Procurement, limits: Mapping[tuple[int, int], int], standing: Collection[tuple[int, int]]
) -> Mapping[int, int]:
    """The limit that a document sets for each answer, by the document."""
    found: dict[int, int] = {}
    for (index, block), limit in limits.items():
        document = procurement.documents[index]
        if (index, block) not in standing and EACH.search(document.quote(document.blocks[block].span)):
            found.setdefault(index, limit)
    return found


def _has_meeting(procurement: Procurement, role: Role) -> bool:
    """Whether a day is set for it, or a bidder must come."""
    facts: Sequence[Fact] = procurement.facts_of(role)
    if role is not Role.ENGAGEMENT_DATE and any(isinstance(fact.value, Date) for fact in facts):
        return True
    return any(
        MEETINGS[role].search(document.quote(statement.span))
        for document, facts_of_it in zip(procurement.documents, procurement.facts, strict=True)
        for statement in facts_of_it.statements
        if statement.asked_of is Party.SUPPLIER and statement.modality is Modality.MUST
    )
