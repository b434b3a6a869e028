"""Holds where the documents name a lot or an annex that they do not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Literal

from tendercheck.model.document import Document, Place
from tendercheck.model.location import Span
from tendercheck.model.roles import Role
from tendercheck.model.values import Count
from tendercheck.rulebook._fields import StrictModel
from tendercheck.rulebook._statements import Placed
from tendercheck.rulebook._verdict import Context, Match, Verdict

_LOT = re.compile(r"\blots?\s+(?P<number>\d{1,2})(?!\w|[.:/-]\d)", re.IGNORECASE)
_OTHER_LOTS = re.compile(r"\b(?:framework|RM\d+|CCS|dynamic|DPS|allotment|parking)\b", re.IGNORECASE)
_PART = re.compile(
    (
        r"\b(?P<kind>annex(?:e|ure)?|appendix|attachment|enclosure)\s+(?P<label>\d{1,2}[A-Za-z]?"
        r"|[A-Z]\d?)\b(?!\w|\.\d)"
    ),
    re.IGNORECASE,
)
_STARTS = re.compile(rf"[\W_]{{0,6}}(?:\(?(?:\d[\d.]*|[a-z])[.)]?\s+)?{_PART.pattern}", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\s*(?:\([^)]{0,60}\)\s*)?(?:,\s*)?(?:to|of|in|under)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,4}"
    r"(?:act|regulations?|directive|PPN|standards?|guidance|policy|code|contract|agreement|terms|schedule|framework)\b",
    re.IGNORECASE,
)
_FEWEST_PRESENT = 2
_NOTICES = ("ocds", "ted")


class KEYS(StrictModel):
    """What is looked for: a "lot" beyond the number of lots that the documents give, or an "annex" without its text."""

    kind: Literal["lot", "annex"]


def evaluate(keys: KEYS, context: Context) -> Verdict:
    """Return a match at the first place that names each; unknown where not everything was read."""
    if not context.procurement.is_read_whole:
        return Verdict(unknown="Not everything was read, so it cannot be told what the documents do not have.")
    return _lots(context) if keys.kind == "lot" else _annexes(context)


def _lots(context: Context) -> Verdict:
    facts = [fact for fact in context.procurement.facts_of(Role.LOTS) if isinstance(fact.value, Count)]
    numbers = {fact.value.value for fact in facts if isinstance(fact.value, Count)}
    if len(numbers) != 1:
        return Verdict(unknown="The documents do not give one number of lots.")
    most = int(numbers.pop())
    found: dict[str, Match] = {}
    for placed in context.statements:
        text = context.procurement.documents[placed.document].quote(placed.statement.span)
        for named in _LOT.finditer(text):
            number = int(named["number"])
            if number > most and not _OTHER_LOTS.search(text[max(0, named.start() - 60) : named.end() + 40]):
                values = {"name": f"Lot {number}", "there": f"{most} lots"}
                found.setdefault(named["number"], _match(placed, named, values))
    return Verdict(tuple(found.values()))


def _annexes(context: Context) -> Verdict:
    documents = context.procurement.documents
    present = {key for document in documents for key in _present(document)}
    found: dict[tuple[str, str], Match] = {}
    for placed in context.statements:
        if documents[placed.document].type in _NOTICES:
            continue  # a notice lists documents that stand elsewhere
        text = documents[placed.document].quote(placed.statement.span)
        for named in _PART.finditer(text):
            key = _key(named)
            alike = [other for other in present if other[0] == key[0] and other[1].isdigit() == key[1].isdigit()]
            is_named_only = key not in present and len(alike) >= _FEWEST_PRESENT
            if is_named_only and not _ELSEWHERE.match(text, named.end()):
                values = {"name": " ".join(named[0].split()), "there": ", ".join(sorted(label for _, label in alike))}
                found.setdefault(key, _match(placed, named, values))
    return Verdict(tuple(found.values()))


def _present(document: Document) -> Iterator[tuple[str, str]]:
    """The annexes that the document has: those that a block, a cell or the file's name begins with."""
    for named in _PART.finditer(re.sub(r"[_-]+", " ", PurePath(document.source.path).stem)):
        yield _key(named)
    for block in document.blocks:
        starts = [block.span.start, *(cell.span.start for cell in block.cells)]
        for start in starts if block.place is not Place.CONTENTS else ():
            if found := _STARTS.match(document.text, start):
                yield _key(found)


def _key(named: re.Match[str]) -> tuple[str, str]:
    kind = named["kind"].lower()
    return ("annex" if kind.startswith("annex") else kind), named["label"].upper()


def _match(placed: Placed, named: re.Match[str], values: dict[str, str]) -> Match:
    marked = Span(*named.span()).shifted(placed.statement.span.start)
    return Match(placed.document, placed.statement.span, (marked,), values)
