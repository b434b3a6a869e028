"""Findings as the page shows them: the quote cut into plain and deciding words, the law in words, safe links."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tendercheck.model.findings import Amendment, Evidence, Finding, Status
from tendercheck.model.procurement import Procurement
from tendercheck.model.report import Checked, Picture
from tendercheck.model.rules import Citation, Severity, Strength
from tendercheck.showing import plain_https, shorten
from tendercheck.writers._words import STATUSES, law_name, path_in, place_of_evidence, waiver_words

_SPACES = re.compile(r"[ \t\r\xa0]+")
_BREAKS = re.compile(r"\s*\n\s*")
_NEW_LINE = "\n"
_LINES = 3  # of context on either side


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a quote; `marked` where these words decided."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A quote with its place and, before and after it, whole words of its neighbourhood."""

    path: str
    place: str
    headings: tuple[str, ...]
    before: str
    words: tuple[Words, ...]
    after: str


@dataclass(frozen=True, slots=True)
class Lit:
    """Where the quoted words stand on a strip of paper, in points from its upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Paper:
    """A picture of the place: `data` is a data address, the sides are in points."""

    page: int
    width: float
    height: float
    data: str
    lit: tuple[Lit, ...]


@dataclass(frozen=True, slots=True)
class Law:
    """A citation; `url` is empty unless it is a plain https address."""

    strength: str
    name: str
    says: str
    quote: str
    url: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding. `number` counts over the procurement ("F001"), as in the JSON report; `id` is unique on the page.

    `gravity` sorts the gravest first: by severity, then by how strongly the law speaks.
    """

    id: str
    number: str
    rule: str
    barrier: str
    family: str
    severity: Severity
    status: str
    waiver: str
    fingerprint: str
    title: str
    message: str
    why: str
    keeps_out: str
    accuracy: str
    working: str
    absence: bool
    evidence: Shown
    paper: Paper | None
    also_at: tuple[Shown, ...]
    laws: tuple[Law, ...]
    assumed: tuple[str, ...]
    amendment: Amendment
    question: str
    is_open: bool
    gravity: tuple[int, int]


def view_of(finding: Finding, number: int, prefix: str, checked: Checked) -> FindingView:
    """The finding as the page shows it; ids on the page begin with `prefix`."""
    rule, procurement = finding.rule, checked.procurement
    return FindingView(
        id=f"{prefix}-f{number:03}",
        number=f"F{number:03}",
        rule=rule.id,
        barrier=rule.barrier,
        family=rule.family,
        severity=finding.severity,
        status=STATUSES[finding.status],
        waiver=waiver_words(finding.waiver) if finding.waiver else "",
        fingerprint=finding.fingerprint,
        title=rule.title,
        message=finding.message,
        why=rule.why,
        keeps_out=rule.keeps_out,
        accuracy=rule.accuracy.spoken if rule.accuracy else "",
        working=finding.working,
        absence=finding.absence,
        evidence=_shown(finding.evidence, procurement),
        paper=_paper(finding.evidence, checked.picture_of(finding.evidence)),
        also_at=tuple(_shown(other, procurement) for other in finding.also_at),
        laws=tuple(_law(citation) for citation in finding.citations),
        assumed=finding.assumed,
        amendment=finding.amendment,
        question=finding.question,
        is_open=finding.status is Status.OPEN,
        gravity=(finding.severity.rank, list(Strength).index(finding.strength)),
    )


def _paper(evidence: Evidence, picture: Picture | None) -> Paper | None:
    if picture is None:
        return None
    lit = (
        Lit(box.left, round(box.top - picture.top, 1), round(box.right - box.left, 1), round(box.bottom - box.top, 1))
        for box in evidence.location.boxes
        if box.page == picture.page and box.top < picture.bottom
    )
    data = f"data:image/png;base64,{base64.b64encode(picture.png).decode()}"
    return Paper(picture.page, picture.width, round(picture.bottom - picture.top, 1), data, tuple(lit))


def _shown(evidence: Evidence, procurement: Procurement) -> Shown:
    return Shown(
        path=path_in(procurement, evidence.path),
        place=place_of_evidence(procurement, evidence),
        headings=tuple(shorten(heading, 90) for heading in evidence.headings),
        before=_before(evidence),
        words=tuple(_words(evidence)),
        after=_after(evidence, len(procurement.documents[evidence.document].text)),
    )


def _words(evidence: Evidence) -> Iterator[Words]:
    """The quote cut at the ends of its marked spans, which may overlap and which count from the document's start."""
    quote, start = evidence.quote, evidence.span.start
    position = 0
    for span in sorted(evidence.marked):
        left, right = max(span.start - start, position), min(span.end - start, len(quote))
        if left >= right:
            continue
        if left > position:
            yield Words(_tidy(quote[position:left]), marked=False)
        yield Words(_tidy(quote[left:right]), marked=True)
        position = right
    if position < len(quote):
        yield Words(_tidy(quote[position:]), marked=False)


def _before(evidence: Evidence) -> str:
    """The last lines of what stands before; where it is cut, from its first whole word, with an ellipsis."""
    text = _tidy(evidence.before)
    if evidence.span.start > len(evidence.before):
        text = f"… {text.partition(' ')[2]}"
    lines = text.split("\n")
    return text if len(lines) <= _LINES else f"… {_NEW_LINE.join(lines[-_LINES:])}"


def _after(evidence: Evidence, length: int) -> str:
    """The first lines of what stands after, as `_before` has them; `length` is that of the document's text."""
    text = _tidy(evidence.after)
    if evidence.span.end + len(evidence.after) < length:
        text = f"{text.rpartition(' ')[0]} …"
    lines = text.split("\n")
    return text if len(lines) <= _LINES else f"{_NEW_LINE.join(lines[:_LINES])} …"


def _tidy(text: str) -> str:
    """Runs of spaces as one, lines kept but none of them empty."""
    return _BREAKS.sub("\n", _SPACES.sub(" ", text))


def _law(citation: Citation) -> Law:
    law = citation.law
    return Law(citation.strength.value, law_name(law), law.says, law.quote, plain_https(law.url))
