"""The numbers that stand before paragraphs, as people read them, under the names that Word has for their formats."""

from __future__ import annotations

from dataclasses import dataclass

# How HTML and OpenDocument name what Word calls "decimal" and the like, which is the name that counts here.
FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_REPEATS = 20  # Word's letters stop making sense long before: 27 is "aa", 53 is "aaa"


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph: `text` as shown (empty for a bullet), its `format`, and the `level` from 0."""

    text: str
    format: str
    level: int
    list_id: int = 0

    @property
    def is_bullet(self) -> bool:
        """Whether a sign stands there, and no number."""
        return self.format == "bullet"


def formatted(number: int, style: str) -> str:
    """`number` in one of Word's number formats; what is not known here is shown in figures."""
    if style in ("none", "bullet"):
        return ""
    if style == "decimalZero":
        return f"{number:02d}"
    if style == "ordinal":
        return f"{number}{_ordinal_ending(number)}"
    if number > 0 and style in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, _REPEATS)
        return letter.upper() if style == "upperLetter" else letter
    if 0 < number < 4000 and style in ("lowerRoman", "upperRoman"):
        return _roman(number).upper() if style == "upperRoman" else _roman(number)
    return str(number)


def _ordinal_ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _roman(number: int) -> str:
    letters = ""
    for value, sign in _ROMAN + _ROMAN_SMALL:
        times, number = divmod(number, value)
        letters += sign * times
    return letters
