"""Finds the places where a document leaves a date to be filled in: "[insert date]", "DD/MM/YYYY", "Date: ......"."""

from __future__ import annotations

import re

from tendercheck.extractors._numbers import holds_any
from tendercheck.model.location import Span
from tendercheck.model.values import Undecided

_MONTHS = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_GAP = r"(?:_{2,}|\.{3,}|…+)"
_OPEN = r"(?:tbc|tba|tbd|to be (?:confirmed|advised|announced|agreed|decided|determined))"
_EMPTY = r"\[[\s●•xX._-]{0,8}\]"
_TEXT_BLANK = re.compile(
    r"[\[<{]\s*(?:please )?(?:insert|enter|add|state|specify|tbc|tba|to be \w+|proposed|closing|start|end|the)?"
    r"[\s:-]{0,3}(?:[\w ]{0,24}\b)?(?:dates?|day|deadline|dd)\b[^\[\]<>{}\n]{0,40}[\]>}]"
    rf"|{_EMPTY}\s*(?:(?:st|nd|rd|th)\b\s*)?(?:day\s+)?(?:of\s+)?(?:{_MONTHS}(?:\s+20\d\d\b)?|{_EMPTY}\s*20(?:\d\d|_+|\[\s*\]))",
    re.IGNORECASE,
)
_LETTER_BLANK = re.compile(
    r"\bdd?\s?[/.-]\s?mm(?:m|\b)\s?[/.-]\s?yy(?:yy)?\b|\bxx?[/.]xx?[/.](?:xx(?:xx)?|20\d\d|\d\d)\b"
    rf"|\bxx?\b\s*(?:(?:st|nd|rd|th)\b\s*)?(?:of\s+)?{_MONTHS}(?:\s+20\d\d\b)?",
    re.IGNORECASE,
)
_GAP_BLANK = re.compile(
    rf"_{{2,}}\s*(?:(?:st|nd|rd|th)\b\s*)?(?:day\s+)?(?:of\s+)?{_MONTHS}(?:\s+20\d\d\b)?"
    r"|_{2,}\s*day\s+of\s*_{2,}\s*20(?:\d\d|_+)"
    rf"|{_GAP}\s?/\s?{_GAP}\s?/\s?(?:20)?(?:{_GAP}|\d\d)?"
    r"|\bdates?\s+(?P<line>_{3,}|\.{4,})"
    r"|\b(?:dates?|deadline|(?:tender|bid|quotation) (?:return|issue)|closing)\b[^|:\n.]{0,30}[:|]\s*"
    rf"(?P<gap>_{{3,}}|\.{{4,}}|…+|[\[(<]?{_OPEN}\b[\])>]?)(?!\s?/)",
    re.IGNORECASE,
)
# Each pattern with the signs without one of which, in lower case, no text holds it.
_KINDS = (
    (_TEXT_BLANK, ("[", "<", "{")),
    (_LETTER_BLANK, ("dd", "d/m", "xx", "x/x")),
    (
        _GAP_BLANK,
        ("__", "...", "…", "tbc", "tba", "tbd", ("to be con"), "to be adv", "to be ann", "to be agr", "to be d"),
    ),
)


def find_blanks(text: str) -> tuple[tuple[Span, Undecided], ...]:
    """Each such place, in text order; where a label names it, the place is the gap alone."""
    lowered = text.lower()
    spans: list[Span] = []
    for pattern, signs in _KINDS:
        for found in pattern.finditer(text) if holds_any(lowered, signs) else ():
            groups = found.groupdict()
            span = Span(*found.span(next((name for name in ("gap", "line") if groups.get(name)), 0)))
            if not any(span.overlaps(other) for other in spans):
                spans.append(span)
    return tuple((span, Undecided("date")) for span in sorted(spans))
