"""The clarification questions of a procurement as a letter to the authority: numbered, neutral, each with its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from tendercheck.model.facts import Fact
from tendercheck.model.findings import Evidence, Finding, Status
from tendercheck.model.paper import Look, Paper, Paragraph, Words, said
from tendercheck.model.procurement import Procurement
from tendercheck.model.report import Checked
from tendercheck.model.roles import Role
from tendercheck.model.values import Date
from tendercheck.showing import shorten
from tendercheck.writers._words import path_in, place_of_evidence

QUOTE_CHARACTERS = 400
ASKING = (
    "We are considering a bid for this contract and would be grateful for answers to the questions below. Each names "
    "the place in the documents that it is about. We are content for all bidders to see the questions and the answers."
)
CLOSING = "If an answer changes the documents, please say whether the deadline for bids will be moved."
SENDER = "[your name, organisation and address]"


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the authority, and the passages that it is about."""

    text: str
    about: tuple[Evidence, ...]


def questions_of(checked: Checked) -> tuple[Question, ...]:
    """The questions of the open findings in the order of the documents; one that several findings ask is put once."""
    asked: dict[str, list[Evidence]] = {}
    for finding in checked.findings:
        if finding.status is Status.OPEN and finding.question:
            asked.setdefault(finding.question, []).extend(_places(finding))
    return tuple(Question(text, tuple(dict.fromkeys(about))) for text, about in asked.items())


def letter(checked: Checked, questions: Sequence[Question], today: dt.date) -> Paper:
    """The letter of the day; it says until when the documents take questions."""
    title = f"Clarification questions: {checked.procurement.title or 'the procurement'}"
    return Paper(title, tuple(_parts(checked.procurement, questions, today, title)))


def deadline_of(procurement: Procurement) -> Fact | None:
    """Until when the documents take questions, where they say it as a day."""
    fact = procurement.find_fact(Role.CLARIFICATION_DEADLINE)
    return fact if fact is not None and isinstance(fact.value, Date) else None


def _parts(procurement: Procurement, questions: Sequence[Question], today: dt.date, title: str) -> Iterator[Paragraph]:
    authority = procurement.find_fact(Role.CONTRACTING_AUTHORITY)
    yield said(title, Look.TITLE)
    if authority is not None:
        yield said(f"To: {authority.text}")
    yield said(f"From: {SENDER}")
    yield said(f"{today.day} {today:%B %Y}")
    yield said(ASKING)
    if (until := deadline_of(procurement)) is not None:
        yield said(f"The documents take questions until {until.text}.")
    for number, question in enumerate(questions, start=1):
        yield Paragraph((Words(question.text),), number=f"{number}.")
        for evidence in question.about:
            yield said(f"{_place(procurement, evidence)}: “{_quote(evidence)}”", Look.QUOTE)
    yield said(CLOSING)
    yield said("Yours faithfully,")
    yield said(SENDER)


def _places(finding: Finding) -> tuple[Evidence, ...]:
    return (finding.evidence, *finding.also_at)


def _quote(evidence: Evidence) -> str:
    """The words without the number that the place already gives."""
    return shorten(evidence.quote.removeprefix(evidence.clause), QUOTE_CHARACTERS)


def _place(procurement: Procurement, evidence: Evidence) -> str:
    name = PurePath(path_in(procurement, evidence.path)).name
    return ", ".join(part for part in (name, place_of_evidence(procurement, evidence)) if part)
