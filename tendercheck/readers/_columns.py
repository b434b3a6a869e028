"""Which words name the columns of a table. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

# What stands at the head of a column in the tables of tender documents, and seldom before a value.
_NAMES_TEXT = """
no nos number ref reference item description descriptor detail details question response answer criteria criterion
weighting weightings weight score scores mark marks date dates stage stages milestone activity event time price
cost costs charge charges rate rates total quantity quantities qty unit units amount requirement requirements
evidence comment comments note notes role responsibility frequency area service lot section page pages document
documents annexure type category level minimum maximum limit cover insurance definition meaning interpretation
assessment appropriate factor factors parameters acronym abbreviation measure target kpi task action owner
"""
_NAMES = frozenset(_NAMES_TEXT.split())
_WORD = re.compile(r"[^\W\d_]+")
_NUMBERING = re.compile(
    r"(?:(?:sl|sr|s|serial|item|question|section|lot|clause|q)\b[\s./]*)?(?:no|nos|number|ref|item|#)?[\s.]*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[\W_]*(?:[a-zA-Z]{1,2}\W?)?\d{1,3}(?:\.\d{1,3})*\W*(?:\(?[a-z]{1,3}\W*)?")


def names_a_column(text: str) -> bool:
    """Whether `text` begins or ends with a word that columns are named by."""
    words = _WORD.findall(text.lower())
    return bool(words) and (words[0] in _NAMES or words[-1] in _NAMES)


def is_numbering(name: str, below: Sequence[str]) -> bool:
    """Whether `name` announces numbers ("No.", "Item") and every text `below` it is one ("1", "3.1(a)")."""
    named = bool(name.strip()) and bool(_NUMBERING.fullmatch(name.strip()))
    return named and bool(below) and all(_NUMBER.fullmatch(text.strip()) for text in below)
