"""Numbers as tenders write them: "10,000", "twenty-five", "three (3)"."""

from __future__ import annotations

import re
from decimal import Decimal

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {word: value for value, word in enumerate(_UNITS)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}

_SMALL = "(?:" + "|".join(sorted(_VALUES, key=len, reverse=True)) + ")"
_ANY = "(?:" + "|".join(sorted((*_VALUES, "hundred", "thousand"), key=len, reverse=True)) + ")"

WORDS = (
    rf"(?:(?:an?\s+(?=hundred|thousand))?\b{_ANY}(?:(?:(?<=hundred)\s+and\s+|(?<=thousand)\s+and\s+"
    rf"|\s+and\s+(?=a\s+half\b)|\s*-\s*|\s+)(?:a\s+half\b|{_ANY}\b)){{0,8}})"
)
"""A pattern for a number in words, below a million."""

NUMBER_WORD = _ANY
"""A pattern for one of the words that numbers are written with."""

DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
"""A pattern for a number in figures, with commas or without."""

_FIGURE = re.compile(r"\d")
_FREQUENT = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "fif",
    "twent",
    "hundred",
    "thirt",
)
_SPLIT = re.compile(r"[\s-]+")


def parse_figures(text: str) -> Decimal:
    """The number that figures with commas or spaces between them write."""
    return Decimal(re.sub(r"[,\s]", "", text))


def parse_words(text: str) -> Decimal:
    """The number that words write: "one hundred and fifty", "two and a half"."""
    total, current = Decimal(0), Decimal(0)
    for word in _SPLIT.split(text.lower().strip()):
        if word in _VALUES:
            current += _VALUES[word]
        elif word == "hundred":
            current = (current or Decimal(1)) * 100
        elif word in _SCALES:
            total += (current or Decimal(1)) * _SCALES[word]
            current = Decimal(0)
        elif word == "half":
            current += Decimal("0.5")
    return total + current


def parse_number(text: str) -> Decimal:
    """The number that figures or words write."""
    return parse_figures(text) if text[:1].isdigit() else parse_words(text)


def holds_number(lowered: str) -> bool:
    """Whether a text in lower case may hold a number at all; quick, to spare the grammars."""
    return bool(_FIGURE.search(lowered)) or any(word in lowered for word in _FREQUENT)


def holds_any(text: str, words: tuple[str, ...]) -> bool:
    """Whether `text` holds one of `words`; many times quicker than a pattern of alternatives."""
    for word in words:  # noqa: SIM110 - a loop is twice as quick as any(), and this runs for every block
        if word in text:
            return True
    return False
