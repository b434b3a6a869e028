"""Tells headings, list items and plain clauses apart: styles are a hint, for drafters set whole clauses as headings."""

from __future__ import annotations

import re

from tendercheck.readers._numbers import Label

DEEPEST = 9
_TITLE_LETTERS = 120
_TOP_TITLE_LETTERS = 200
_BOLD_TITLE_LETTERS = 100
_SURE_TITLE_LETTERS = 60
_SHORT_LETTERS = 100
_LETTERED = frozenset({"lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "bullet"})
_SIGN = re.compile(
    "[\u2022\u25aa\u25cf\u25cb\u25e6\u2794-\u27be\u2b00-\u2bff\u2013\u2014\uf0b7\uf0a7o-]\\s+\\S|\\((?:[a-z]{1,2}|[ivx]{1,5})\\)\\s"
)
_TYPED_NUMBER = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3}){0,4}\.?\s|(?:Schedule|Part|Annex|Appendix|Section)\s+\w{1,4}\b)\s*\S"
)
_SENTENCE = re.compile(r"\b(?:shall|must|will|may|is|are|has|have|means)\b")
_FIGURES = re.compile(r"\d+")
_VALUE = re.compile(r"[£€$%]|\d{2}|_{3}|\[")
_MANY_LEVELS = re.compile(r"\d\.\d")
_GOES_ON = re.compile(r"(?:[;,]|\band|\bor)\s*$")


class HeadingDepth:
    """Decides which paragraphs are headings, and how deep; remembers the last that its style made one."""

    def __init__(self) -> None:
        self._styled = 0
        self._figures = 0  # how many figures its number had: 2 for "4.1"

    def depth_of(self, text: str, label: Label | None, styled: int | None, *, is_bold: bool) -> int | None:
        """The depth from 1, or None for what is no heading."""
        number = label.text if label else ""
        if styled is not None:
            if not _is_title(text, styled):
                return None
            self._styled, self._figures = min(styled, DEEPEST), len(_FIGURES.findall(number))
            return self._styled
        if not is_bold or not _looks_like_title(text, label):
            return None
        typed = _TYPED_NUMBER.match(text)
        figures = len(_FIGURES.findall(number or (typed[0] if typed else "")))
        return min(self._styled + max(1, figures - self._figures), DEEPEST)


def _is_title(text: str, level: int) -> bool:
    if level == 1:
        return len(text) <= _TOP_TITLE_LETTERS
    if len(text) > _TITLE_LETTERS or text[0].islower() or _GOES_ON.search(text):
        return False
    ends_a_sentence = text.endswith((".", ":")) and text.count(" ") >= 8
    return not ends_a_sentence and not (len(text) > _SURE_TITLE_LETTERS and _SENTENCE.search(text))


def _looks_like_title(text: str, label: Label | None) -> bool:
    """Whether a bold line without a heading's style is set as a title."""
    if len(text) > _BOLD_TITLE_LETTERS or text.endswith((".", ":", ";", ",")) or text[0].islower() or text[0] == "(":
        return False
    if label is not None:
        sure = bool(label.text) and label.format not in _LETTERED
        return sure and not (len(text) > _SURE_TITLE_LETTERS and _SENTENCE.search(text))
    if _TYPED_NUMBER.match(text):
        return not _SENTENCE.search(text)
    letters = sum(map(str.isalpha, text))
    return letters > 3 and (
        text.isupper() or not (_VALUE.search(text) or _SENTENCE.search(text) or text.count(" ") > 10)
    )


def is_list_item(text: str, label: Label | None) -> bool:
    """Whether the paragraph is an item of a list rather than a clause that stands for itself.

    Bullets, letters and roman numbers make items; figures do so where the text goes on with a sentence, or is too short
    to be one.
    """
    if label is None or not (label.text or label.is_bullet):
        return bool(_SIGN.match(text))
    if label.format in _LETTERED or text[0].islower() or _GOES_ON.search(text):
        return True
    if len(text) > _SHORT_LETTERS or text.endswith(":") or _SENTENCE.search(text):
        return False
    return not (text.endswith(".") and _MANY_LEVELS.search(label.text))
