"""Which lines are headings, which begin a clause or a list item, by their words alone. Pure.

For PDF and plain text, whose files do not say; `_paragraph_kinds` is for those with styles and automatic numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# Bullets of every word processor; no line of English begins with the letter o alone, which is one of them.
BULLET = re.compile(
    r"^(?:[\u2022\u25cf\u25cb\u25e6\u25aa\u25a0\u25a1\u2794-\u27be\u2b00-\u2bff\u25b6-\u25c7\u2756\u2713\u2714\u00b7\u2023\u2043\uf000-\uf0ff]"
    r"\s*|[\u2013\u2014\-*]\s+|o\s+)(?=\S)"
)
LETTERED = re.compile(
    r"^(?:\((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2}|[A-Z])\)|(?:[a-z]|[ivx]{1,5}|\d{1,2}|[A-Z])\)|(?:[a-z]|[ivx]{2,5})\.)\s+(?=\S)"
)
NUMBERED = re.compile(r"^(\d{1,3})\.\s+(?=\S)")
CLAUSE = re.compile(r"^(?:[A-Z])?(\d{1,3}(?:\.\d{1,3})+)\.?\s+(?=[^\W\d]|[\u2018\u201c\"'(\[£])")
TITLE_NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,3}){0,4})[.)]?\s+(?=[^\W\d])")
ENDED = re.compile(r"[.:;?!][)\u201d\u2019\"']?$")
CONTENTS_ENTRY = re.compile(r"((\.\s?){4,}|\u2026{2,}|\t)\s*\d{1,4}$")

_WANTS_A_NUMBER = (
    *(" in", " paragraph", " paragraphs", " clause", " clauses"),
    *(" section", " sections", " and", " to", " of"),
)
_IN_WORDS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand)$",
    re.IGNORECASE,
)
_IN_FIGURES = re.compile(r"^\(\d{1,4}\)\s")
_PART = re.compile(r"^(section|part|schedule|appendix|annex|attachment|volume|chapter)\s+[\dA-Z]{1,4}\b", re.IGNORECASE)
_VALUE = re.compile(
    r"£\s?\d|\d{1,2}[:.]\d{2}\s*(hrs|hours|am|pm|noon)|\b\d{1,2}(st|nd|rd|th)?\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]*\s+\d{2,4}|_{3,}|\.{5,}|@|https?:",
    re.IGNORECASE,
)
_YEAR = r"(?:19|20)\d\d"
_PERIOD = re.compile(
    rf"(?:(?:FY|(?:financial |contract )?year(?: (?:ending|to))?|period|quarter|Q)\s*)?"
    rf"(?:\d{{1,2}}|{_YEAR}(?:\s?[-/\u2013]\s?(?:{_YEAR}|\d\d))?)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d{2}|\d\s?%|[\u00a3\u20ac$]")
_NO_COLUMN = re.compile(
    r"_{3,}|\.{5,}|\?\s*$|\[\s*insert|\b\d{1,2}:\d{2}\b|\b(?:noon|midday|midnight)\b", re.IGNORECASE
)
_SPEAKS = re.compile(r"\b(must|shall|should|will|may|is|are|was|has|have|can|cannot)\b")
_LETTERS = re.compile(r"[^\W\d_]")
_LONGEST = 110
_MOST_WORDS = 15
_MOST_WORDS_WITH_A_VERB = 5


def begins_item(text: str) -> bool:
    """Whether `text` begins with a bullet or a letter in brackets."""
    return bool(BULLET.match(text) or LETTERED.match(text))


def begins_clause(text: str) -> bool:
    """Whether `text` begins with a clause number ("2.1 The ...") or a single one with a stop ("2. The ...")."""
    return bool(CLAUSE.match(text) or NUMBERED.match(text))


def wants_a_number(last: str, following: str) -> bool:
    """Whether the line `last` reads on in `following`, which begins with a number or a letter in brackets.

    "as set out in / 2.1 above", "for ninety / (90) days"; not "... / (b) the supplier".
    """
    repeats = _IN_FIGURES.match(following) and _IN_WORDS.search(last)
    return last.endswith(_WANTS_A_NUMBER) or bool(repeats)


def may_be_title(text: str) -> bool:
    """Whether `text` is of a heading's length and form: no sentence, no value, no entry of a list."""
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS:
        return False
    bare = TITLE_NUMBER.sub("", text)
    if not _LETTERS.search(bare):
        return False
    if begins_item(text) or text[-1] in ".;,?!|-\u2013" or _VALUE.search(text) or CONTENTS_ENTRY.search(text):
        return False
    if len(bare.split()) > _MOST_WORDS_WITH_A_VERB and _SPEAKS.search(bare):
        return False
    return not bare[0].islower()


def may_name_columns(texts: Sequence[str]) -> bool:
    """Whether the cells of a row that is bold or shaded may name columns: years and bands do, a deadline does not.

    Of two cells the second may say no more than a period: the rest is a label and its value.
    """
    if len(texts) < 2 or not _LETTERS.search(texts[0]) or any(_NO_COLUMN.search(text) for text in texts):
        return False
    return len(texts) > 2 or not any(_DIGITS.search(text) and not _PERIOD.fullmatch(text.strip()) for text in texts)


def is_in_capitals(text: str) -> bool:
    """Whether the letters of `text` are capitals, and at least four."""
    letters = _LETTERS.findall(text)
    return len(letters) >= 4 and all(letter.isupper() for letter in letters)


def is_part_title(text: str) -> bool:
    """Whether `text` names a part of the document: "Schedule 2", "Appendix A"."""
    return bool(_PART.match(text))


def depth_of(text: str) -> int:
    """The depth that the number of a title tells ("2" and "2.0" 1, "2.1" 2); 0 without a number."""
    found = TITLE_NUMBER.match(text)
    if found is None:
        return 1 if is_part_title(text) else 0
    parts = found[1].split(".")
    return len(parts) - 1 if len(parts) > 1 and set(parts[-1]) == {"0"} else len(parts)
