"""Rows of a clarification log: what a bidder asked in one cell, what the authority answered in another. Pure."""

from __future__ import annotations

import re

from tendercheck.model.document import Block, BlockKind, Cell

FEWEST_ANSWER_WORDS = 4  # of a row that a questionnaire could hold as well; "Yes / No" is no answer yet
_LOGGED = re.compile(
    r"\bclarif|\bCQs?\b|\bquer(?:y|ies)\b|\bbidders?'? questions?\b|\bquestions? (?:raised|received|asked)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"^\W*(?:\w+ ){0,3}(?:questions?|quer(?:y|ies)|clarifications?|requests?)\b(?! ?(?:no|number|ref)\b)", re.IGNORECASE
)
_ANSWERED = re.compile(r"^\W*(?:[\w']+ ){0,3}(?:answers?|responses?|reply|replies)\W*$", re.IGNORECASE)
_TO_FILL_IN = re.compile(r"^\W*(?:please|insert|if|enter|yes\s*/|y\s*/\s*n|tick)\b|[☐□_]", re.IGNORECASE)


def exchange_of(text: str, block: Block) -> tuple[Cell, Cell] | None:
    """The cells of the question and of its answer, or None for a row of any other table.

    A questionnaire has the same columns; its answers are blank, options or instructions to the one who fills it in.
    """
    if block.kind is not BlockKind.TABLE_ROW:
        return None
    asked = next((cell for cell in block.cells if _ASKED.search(cell.label)), None)
    answered = next((cell for cell in block.cells if cell is not asked and _ANSWERED.search(cell.label)), None)
    if asked is None or answered is None or not len(asked.span) or answered.span.start < asked.span.end:
        return None
    question, answer = (text[cell.span.start : cell.span.end] for cell in (asked, answered))
    if not answer.strip() or _TO_FILL_IN.search(answer):
        return None
    is_logged = _LOGGED.search(asked.label) or _LOGGED.search(answered.label)
    is_exchange = is_logged or ("?" in question and len(answer.split()) >= FEWEST_ANSWER_WORDS)
    return (asked, answered) if is_exchange else None
