"""Finds what the documents ask a bidder to write, confirm or attach: modestly, by the words that questions are put in.

A statement asks where a part of it is a question to the supplier or begins with a word of asking ("Describe how you
…", "Please provide …"). Specifications give orders in the same form ("Provide a motivated team"): such a one counts
only with a "please", in a table, or where it asks for words about the bidder. A table row counts as one question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tendercheck.model.document import BlockKind, Document, Place
from tendercheck.model.facts import Facts
from tendercheck.model.procurement import Procurement
from tendercheck.model.statements import Modality, Party, Statement

KINDS = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.TEXT_BOX))
_PARTS = re.compile(r"[|\n]|(?<=[.?!:;])\s")
_NUMBERED = re.compile(
    r"\W{0,9}(?:(?:q|question)\s?)?(?:\d[\d.]{0,9})?(?:\s?\(?[a-z]{1,3}[).])?[\s.:)–-]{0,9}(?=[a-z])", re.IGNORECASE
)
_BIDDER = (
    r"(?:the|each|all|every)?\s*(?:bidder|tenderer|applicant|supplier|potential provider|candidate|organisation)s?"
)
_DUTY = r"(?:must|should|shall|will|(?:is|are) (?:asked|required|requested|invited) to)"
_LEAD = rf"(?:(?P<please>please)(?: also| then)?\s+|(?P<bidder>{_BIDDER}\s+{_DUTY}(?: also)?)\s+)?"
_TELLING = r"describe|explain|outline|detail|demonstrate|set out|tell us|summarise|give (?:an |details|examples)"
_CONFIRMING = r"confirm|indicate|state|specify|identify|list|name|select|tick"
_GIVING = r"provide|give|supply|submit|show|include"
_TELL = re.compile(rf"{_LEAD}(?:{_TELLING})\b", re.IGNORECASE)
_CONFIRM = re.compile(rf"{_LEAD}(?:{_CONFIRMING})\b", re.IGNORECASE)
_GIVE = re.compile(rf"{_LEAD}(?:{_GIVING})\b", re.IGNORECASE)
_SHORT = re.compile(
    r"\b(?:name|number|address|contact|date|postcode|trading status|tick|share code|yes\s*/\s*no|e-?mail)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"(?:and |if (?:so|yes|no)\W+)?(?:how|what|why|in what|in which|which)\b", re.IGNORECASE)
_NARROW = re.compile(
    r"(?:how (?:many|much|often|long)|what (?:is|was) (?:the|your) (?:name|number|date|percentage))\b", re.IGNORECASE
)
_YOU = re.compile(r"\b(?:you|your|yourselves)\b", re.IGNORECASE)
_QUESTION = re.compile(r"\?[)\]\"”’\s]*$")
_HAND_OVER = re.compile(
    rf"\b(?:attach|upload|enclose|append)\b|(?:{_GIVING}|send|return)\b[^.;?]{{0,60}}?(?:\bcop(?:y|ies) of\b"
    r"|\baudited accounts\b|\bcertificat(?:e|es|ion)\b)|\battached\b[^a-z]*yes",
    re.IGNORECASE,
)
_SENDING = re.compile(
    r"\b(?:submit|provide|include|supply|give) (?:\w+ ){0,3}?"
    r"(?:tender|bid|submission|response|quotation|quote|price)s?\b",
    re.IGNORECASE,
)
_NO_DEMAND = re.compile(
    r"\b(?:contractor|service provider|provider|supplier) shall\b|\bnot\b|\b(?:have|been) asked\b", re.IGNORECASE
)
_WORD = re.compile(r"[a-z]+")
_EMPTY_WORDS = frozenset(("a", "an", "and", "any", "are", "for", "if", "in", "is", "no", "of", "on", "or", "please"))
_EMPTY_WORDS |= frozenset(("the", "this", "to", "yes", "you", "your"))
FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Question:
    """Something asked of the bidder. `key` are its tidied words, equal for the same question asked again.

    `section` is where it stands: the document and its headings. `block` is its block in that document.
    """

    key: tuple[str, ...]
    document: int
    block: int
    section: tuple[str, ...]
    is_written: bool


def iter_questions(procurement: Procurement) -> Iterator[Question]:
    """Every question, by document and place; the same question comes again where it is asked again."""
    for index, document, statement, text in _statements(procurement):
        parts = [part for part in _parts(text) if _asks(part, statement, document)]
        if not parts or (_HAND_OVER.search(text) and not any(map(_is_question, parts))):
            continue
        block = document.blocks[statement.block]
        is_written = any(_is_open(part) for part in parts) and not re.search(r"yes\s*/\s*no", text, re.IGNORECASE)
        yield Question(tidied(" ".join(parts)), index, statement.block, block.heading_path, is_written)


def iter_attachments(procurement: Procurement) -> Iterator[tuple[str, ...]]:
    """The tidied words of each demand for a document."""
    for _, _, statement, text in _statements(procurement):
        is_demand = statement.asked_of is Party.SUPPLIER and statement.modality is Modality.MUST
        if is_demand and _HAND_OVER.search(text) and not _NO_DEMAND.search(text):
            yield tidied(text)


def tidied(text: str) -> tuple[str, ...]:
    """The words that make a question what it is: no numbers, no "please", no "yes / no"."""
    return tuple(word for word in _WORD.findall(text.lower()) if word not in _EMPTY_WORDS)


def _statements(procurement: Procurement) -> Iterator[tuple[int, Document, Statement, str]]:
    """Those that may ask something: in the body of a document, not of the authority and not left to the bidder."""
    facts: Facts
    for index, (document, facts) in enumerate(zip(procurement.documents, procurement.facts, strict=True)):
        for statement in facts.statements:
            block = document.blocks[statement.block]
            may_ask = statement.asked_of is not Party.AUTHORITY and statement.modality is not Modality.MUST_NOT
            if may_ask and block.kind in KINDS and block.place is Place.BODY:
                yield index, document, statement, document.quote(statement.span)


def _parts(text: str) -> list[str]:
    """Cells and sentences, without their numbers."""
    parts = (part.strip() for part in _PARTS.split(text))
    return [_NUMBERED.sub("", part, count=1) if _NUMBERED.match(part) else part for part in parts if part]


def _is_question(part: str) -> bool:
    return _QUESTION.search(part) is not None


def _asks(part: str, statement: Statement, document: Document) -> bool:
    is_row = document.blocks[statement.block].kind is BlockKind.TABLE_ROW
    if _is_question(part):
        return len(tidied(part)) >= FEWEST_WORDS and (is_row or _YOU.search(part) is not None)
    if statement.asked_of is not Party.SUPPLIER or statement.modality is Modality.MAY:
        return False
    found = _TELL.match(part) or _CONFIRM.match(part) or _GIVE.match(part)
    if found is None or len(tidied(part)) < FEWEST_WORDS or _SENDING.search(part):
        return False
    if found["please"] or is_row:
        return True
    return found["bidder"] is not None if _GIVE.match(part) else _YOU.search(part) is not None


def _is_open(part: str) -> bool:
    """Whether the answer has to be written: a "how" or a "describe", not a name or a yes."""
    if _is_question(part):
        return _OPEN.match(part) is not None and not _NARROW.match(part)
    return _CONFIRM.match(part) is None and _SHORT.search(part) is None
