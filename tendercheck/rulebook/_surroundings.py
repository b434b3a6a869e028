"""What gives a statement its meaning from outside: the heading of its list, the question it answers, its tick box.

Insurances that need not be held        the items of the list below are no demands
Q4: May we bid as a group?  A4: No.     the answer refuses what the question asks; the question alone says nothing
[x] none   [ ] £1,000,000               of options only those that are ticked are said
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tendercheck.model.document import BlockKind, Document
from tendercheck.model.statements import Statement

MOST_HEADING_WORDS, MOST_ITEM_WORDS = 16, 15
_ANSWER_REACH = 8  # statements after the start of a question in which its answer begins
_TICKED = re.compile(r"[☒☑✓✔⊠■◉]|\[[xX✓]\]|\([xX]\)")
_OPEN = re.compile(r"[☐□❑◻○]|\[ ?\]|\( ?\)|_{2,3}\s")
_QUESTION = re.compile(
    r"\W*(?:Q|Question|Query|CQ|Clarification(?: question| request)?)\s*\d{0,3}[.:)\s–—-]", re.IGNORECASE
)
_ANSWER = re.compile(r"\W*(?:A|Answer|Response|Reply|(?:Authority|Council|Trust)(?:'s)? response)\s*\d{0,3}\s*[.:)–—-]",
                     re.IGNORECASE)  # fmt: skip
_SAYS_NO = re.compile(r"\W*(?:A|Answer|Response|Reply|\w+(?:'s)? response)?\s*\d{0,3}\s*[.:)–—-]?\W*"
                      r"(?:no\b|none|never|not\b|(?:it|they|you|this|that|we|the \w+) (?:\w+ )?(?:cannot|not\b))",
                      re.IGNORECASE)  # fmt: skip
_REFUSED, _GRANTED = "not accepted:", "accepted:"


@dataclass(frozen=True, slots=True)
class Surrounding:
    """`before` are words that stand elsewhere and belong to the statement's meaning; a silent one says nothing."""

    before: str = ""
    is_silent: bool = False


def surroundings_of(document: Document, statements: Sequence[Statement]) -> tuple[Surrounding, ...]:
    """One for each statement, in their order."""
    made = [Surrounding(_heading(document, statements, number)) for number in range(len(statements))]
    for number, before in _answers(document, statements):
        made[number] = Surrounding(before) if before is not None else Surrounding(is_silent=True)
    for number, before in _options(document, statements):
        made[number] = Surrounding(before) if before is not None else Surrounding(is_silent=True)
    return tuple(made)


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


def _answers(document: Document, statements: Sequence[Statement]) -> Iterator[tuple[int, str | None]]:
    """Questions of a clarification log (None: they say nothing) and answers with what was asked."""
    asked: list[int] = []
    answering = False
    for number, statement in enumerate(statements):
        said = document.quote(statement.span)
        if _QUESTION.match(said):
            asked, answering = [number], False
        elif asked and not answering and _ANSWER.match(said):
            answering = True
            yield from ((index, None) for index in asked)
            question = " ".join(document.quote(statements[index].span) for index in asked)
            following = statements[number + 1 : number + 2]
            known = said if len(said) > 6 else said + " " + "".join(document.quote(one.span) for one in following)
            verdict = f"{question} {_REFUSED if _SAYS_NO.match(known) else _GRANTED}"
            yield number, verdict
        elif answering and statement.block == statements[number - 1].block:
            yield number, verdict
        elif asked and not answering and number - asked[0] < _ANSWER_REACH:
            asked.append(number)
        else:
            asked, answering = [], False


def _options(document: Document, statements: Sequence[Statement]) -> Iterator[tuple[int, str | None]]:
    """Of options of which one is ticked: the others (None: they say nothing), and the ticked with their lead."""
    group: list[tuple[int, bool]] = []
    for number in range(len(statements) + 1):
        ticked = _is_ticked(document, statements[number]) if number < len(statements) else None
        if ticked is not None:
            group.append((number, ticked))
            continue
        if any(is_ticked for _, is_ticked in group):
            first = group[0][0]
            lead = document.quote(statements[first - 1].span) if first else ""
            yield from ((index, lead if is_ticked else None) for index, is_ticked in group)
        group = []


def _is_ticked(document: Document, statement: Statement) -> bool | None:
    """Whether the option is ticked; None for what is no option."""
    start = statement.span.start
    before = document.text[max(0, start - 2) : start].strip()
    said = f"{before}{document.quote(statement.span)[:6]}".lstrip("-–• ")
    if _TICKED.match(said):
        return True
    return False if _OPEN.match(said) else None
