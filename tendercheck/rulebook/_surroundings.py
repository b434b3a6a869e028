"""What gives a statement its meaning from outside: the heading of its list, the question it answers, its tick box.

Insurances that need not be held        the items of the list below are no demands
Q4: May we bid as a group?  A4: No.     the answer refuses what the question asks; the question alone says nothing
| Query | Council's response |            the cells of a row are a question and its answer
[x] none   [ ] £1,000,000               of options only those that are ticked are said
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tendercheck.model.clarifications import exchange_of
from tendercheck.model.document import BlockKind, Document, Place
from tendercheck.model.statements import Modality, Statement
from tendercheck.model.tick_boxes import is_ticked

MOST_HEADING_WORDS, MOST_ITEM_WORDS = 16, 15
_ANSWER_REACH = 8  # statements after the start of a question in which its answer begins
_QUESTION = re.compile(
    r"\W*(?:Q|Question|Query|CQ|Clarification(?: question| request)?)\s*\d{0,3}[.:)\s–—-]", re.IGNORECASE
)
_ANSWER = re.compile(r"\W*(?:A|Answer|Response|Reply|(?:Authority|Council|Trust)(?:'s)? response)\s*\d{0,3}\s*[.:)–—-]"
                     r"|\W*(?-i:A\d{1,3}\s+[A-Z])",  # "A29 Our mistake."
                     re.IGNORECASE)  # fmt: skip
_SAYS_NO = re.compile(r"\W*(?:A|Answer|Response|Reply|\w+(?:'s)? response)?\s*\d{0,3}\s*[.:)–—-]?\W*"
                      r"(?:no\b|none|never|not\b|(?:it|they|you|this|that|we|the \w+) (?:\w+ )?(?:cannot|not\b))",
                      re.IGNORECASE)  # fmt: skip
_ASKS_LEAVE = re.compile(
    r"\b(?:can|may|could|might) (?:we|I|our|they)\b[^?]*\?\W*$", re.IGNORECASE
)  # "yes" then allows
_SAYS_YES = re.compile(r"\W*(?:A|Answer|Response|Reply|\w+(?:'s)? response)?\s*\d{0,3}\s*[.:)–—-]?\W*"
                       r"(?:yes|correct|confirmed|that is (?:right|correct|so))\b", re.IGNORECASE)  # fmt: skip
_SAYS_NONE = re.compile(r"\W*(?:x\]\W*)?(?:none|nil|no|not (?:required|applicable|needed)|n/?a)\b\W*$", re.IGNORECASE)
_REFUSED, _GRANTED = " not accepted:", " accepted:"


@dataclass(frozen=True, slots=True)
class Surrounding:
    """`before` are words that stand elsewhere and belong to the statement's meaning; a silent one says nothing.

    `speaks_from` is the place in `before` from which its words are the statement's own: an answer of "yes" says what
    the question says, one of "no" says that it is not accepted.
    """

    before: str = ""
    is_silent: bool = False
    speaks_from: int | None = None


def surroundings_of(document: Document, statements: Sequence[Statement]) -> tuple[Surrounding, ...]:
    """One for each statement, in their order."""
    made = [
        _of_definition(document, statement) or Surrounding(_heading(document, statements, number))
        for number, statement in enumerate(statements)
    ]
    for number, surrounding in (*_answers(document, statements), *_options(document, statements)):
        made[number] = surrounding
    return tuple(made)


def _of_definition(document: Document, statement: Statement) -> Surrounding | None:
    """A duty that uses a term says what the definition before it says."""
    is_use = document.blocks[statement.block].place is Place.DEFINITION and statement.lead is not None
    return Surrounding(speaks_from=0) if is_use and statement.modality is not Modality.STATES else None


def _heading(document: Document, statements: Sequence[Statement], number: int) -> str:
    """The heading of a list item, a row or a short line; above a list any line without a full stop is one."""
    statement = statements[number]
    block = document.blocks[statement.block]
    is_item = block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
    if statement.lead is not None or not (is_item or len(document.quote(statement.span).split()) <= MOST_ITEM_WORDS):
        return ""
    above = _line_above(document, statements, number) if is_item else ""
    heading = above or (block.heading_path[-1] if block.heading_path else "")
    return heading if len(heading.split()) <= MOST_HEADING_WORDS else ""


def _line_above(document: Document, statements: Sequence[Statement], number: int) -> str:
    """The line over the list or table, where it ends without a full stop."""
    kind = document.blocks[statements[number].block].kind
    for earlier in reversed(statements[max(0, number - 40) : number]):
        if document.blocks[earlier.block].kind is not kind:
            said = document.quote(earlier.span)
            is_line = document.blocks[earlier.block].kind is BlockKind.PARAGRAPH
            return said if is_line and not said.rstrip().endswith((".", ";", ",")) else ""
    return ""


def _answers(document: Document, statements: Sequence[Statement]) -> Iterator[tuple[int, Surrounding]]:
    """Questions of a clarification log, which say nothing, and the sentences of their answers."""
    asked: list[int] = []
    before = ""  # of the answer that is being read: the question, and whether it is refused
    for number, statement in enumerate(statements):
        asks, answers = _turn(document, statement)
        if asks:
            asked, before = [number], ""
        elif before and statement.block == statements[number - 1].block:
            yield number, Surrounding(before, speaks_from=len(before) if before.endswith(_REFUSED) else None)
        elif asked and not before and answers:
            yield from ((index, Surrounding(is_silent=True)) for index in asked)
            before, speaks_from = _question(document, statements, asked, number)
            yield number, Surrounding(before, speaks_from=speaks_from)
        elif asked and not before and number - asked[0] < _ANSWER_REACH:
            asked.append(number)
        else:
            asked, before = [], ""


def _turn(document: Document, statement: Statement) -> tuple[bool, bool]:
    """Whether the statement begins a question of a clarification log, and whether it begins an answer."""
    exchange = exchange_of(document.text, document.blocks[statement.block])
    if exchange is not None:
        asked, answered = exchange
        return statement.span.start == asked.span.start, statement.span.start == answered.span.start
    said = document.quote(statement.span)
    return bool(_QUESTION.match(said)), bool(_ANSWER.match(said))


def _question(
    document: Document, statements: Sequence[Statement], asked: Sequence[int], answer: int
) -> tuple[str, int | None]:
    """The question with what becomes of it, and from where on the answer says it."""
    question = " ".join(document.quote(statements[index].span) for index in asked)
    opening = " ".join(document.quote(one.span) for one in statements[answer : answer + 2])  # "A4." may stand alone
    if _SAYS_NO.match(opening):
        return f"{question}{_REFUSED}", len(question)
    says_it = _SAYS_YES.match(opening) and not _ASKS_LEAVE.search(question)
    return f"{question}{_GRANTED}", 0 if says_it else None


def _options(document: Document, statements: Sequence[Statement]) -> Iterator[tuple[int, Surrounding]]:
    """Of options of which one is ticked: the others, which say nothing, and the ticked with the words before them."""
    group: list[tuple[int, bool]] = []
    for number in range(len(statements) + 1):
        ticked = is_ticked(document.text, statements[number].span) if number < len(statements) else None
        if ticked is not None:
            group.append((number, ticked))
            continue
        if any(is_chosen for _, is_chosen in group):
            yield from _chosen(document, statements, group)
        group = []


def _chosen(
    document: Document, statements: Sequence[Statement], group: Sequence[tuple[int, bool]]
) -> Iterator[tuple[int, Surrounding]]:
    first = group[0][0]
    lead = document.quote(statements[first - 1].span) if first else ""
    yield from ((index, Surrounding(lead, is_silent=not is_chosen)) for index, is_chosen in group)
    if all(_SAYS_NONE.match(document.quote(statements[index].span)) for index, is_chosen in group if is_chosen):
        yield first - 1, Surrounding(is_silent=lead.rstrip().endswith(":"))
