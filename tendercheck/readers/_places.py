"""Tells what a block is for: text that speaks, or a contents page, a running head, a blank of a form, a definition."""

from __future__ import annotations

import re

from tendercheck.model.document import BlockKind, Place

_DOT_LEADER = re.compile(r"(\.\s?){4,}\s*\d{1,4}\s*$|\u2026{2,}\s*\d{1,4}\s*$|\t\d{1,4}\s*$")
LEADER_CHARACTERS = 80  # a leader and its page number end a line; a search of the whole text costs its square
_CONTENTS_TITLE = re.compile(r"^\W*(table of )?contents( page)?\W*$", re.IGNORECASE)
_ENDS_IN_PAGE_NUMBER = re.compile(r"\D\s\d{1,3}\s*$")
_DEFINES = re.compile(
    r"^\W{0,3}[\u201c\"\u2018'][^\u201d\"\u2019]{2,80}[\u201d\"\u2019]\s*(\([^)]*\)\s*)?"
    r"(means\b|shall mean\b|has the meaning|is defined|\||:|refers to\b|includes\b)",
)
MOST_WORDS_AT_A_BLANK = 12
_BLANK_RUN = re.compile(r"_{3,}|\.{6,}|\u2026{3,}|\[\s{2,}\]")
_BLANK_SIGNS = ("___", "......", "\u2026\u2026\u2026", "[")
_DEMAND_AT_A_BLANK = re.compile(
    r"\b(?:must|mandatory|compulsory|fail\w*|reject\w*|exclu(?:ded|sion)|disqualif\w+)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]{2,}")


def place_of(kind: BlockKind, text: str, headings: tuple[str, ...], known: Place) -> Place:
    """What the block is for; `known` wins where the reader already told it."""
    if known is not Place.BODY:
        return known
    if kind in (BlockKind.HEADER, BlockKind.FOOTER):
        return Place.RUNNING_HEAD
    if _is_contents(text, headings):
        return Place.CONTENTS
    if any(sign in text for sign in _BLANK_SIGNS) and _is_form_blank(text):
        return Place.FORM_BLANK
    if _DEFINES.match(text):
        return Place.DEFINITION
    return Place.BODY


def _is_form_blank(text: str) -> bool:
    """Few words and a blank to fill in; "must be given: ____" or "blank = fail" demands all the same."""
    is_short = _BLANK_RUN.search(text) is not None and len(_WORD.findall(text)) <= MOST_WORDS_AT_A_BLANK
    return is_short and not _DEMAND_AT_A_BLANK.search(text)


def _is_contents(text: str, headings: tuple[str, ...]) -> bool:
    ends_in_number = text[-LEADER_CHARACTERS:].rstrip()[-1:].isdigit()
    if (ends_in_number and _DOT_LEADER.search(text[-LEADER_CHARACTERS:])) or _CONTENTS_TITLE.match(text):
        return True
    under_contents = bool(headings) and bool(_CONTENTS_TITLE.match(headings[-1]))
    return under_contents and len(text) < 120 and bool(_ENDS_IN_PAGE_NUMBER.search(text))
