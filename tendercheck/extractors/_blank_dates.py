"""Finds the places where a document leaves a date to be filled in: "[insert date]", "DD/MM/YYYY", "Date: ......"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tendercheck.extractors._numbers import holds_any
from tendercheck.model.location import Span
from tendercheck.model.values import Undecided

_MONTHS = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_GAP = r"(?:_{2,}|\.{3,}|…+)"
_OPEN = r"(?:tbc|tba|tbd|to be (?:confirmed|advised|announced|agreed|decided|determined))"
_BLANK = re.compile(
    r"[\[<{]\s*(?:please )?(?:insert|enter|add|state|specify|tbc|tba|to be \w+|proposed|closing|start|end|the)?"
    r"[\s:-]{0,3}(?:[\w ]{0,24}\b)?(?:dates?|day|deadline|dd)\b[^\[\]<>{}\n]{0,40}[\]>}]"
    r"|\bdd?\s?[/.-]\s?mm(?:m|\b)\s?[/.-]\s?yy(?:yy)?\b|\bxx?[/.]xx?[/.](?:xx(?:xx)?|20\d\d|\d\d)\b"
    rf"|(?:\[[\s●•xX._-]{{0,8}}\]|\bxx?\b|_{{2,}})\s*(?:(?:st|nd|rd|th)\b\s*)?(?:day\s+)?(?:of\s+)?{_MONTHS}(?:\s+20\d\d\b)?"
    r"|\[[\s●•xX._-]{0,8}\]\s*(?:day\s+)?(?:of\s+)\[[\s●•xX._-]{0,8}\]\s*20(?:\d\d|_+)"
    rf"|{_GAP}\s?/\s?{_GAP}\s?/\s?(?:20)?(?:{_GAP}|\d\d)?"
    rf"|(?:_{{2,}}|\[[\s●•]{{0,8}}\])\s*day\s+of\s*(?:_{{2,}}|\[[\s●•]{{0,8}}\])\s*20(?:\d\d|_+|\[\s*\])"
    r"|\bdates?\s+(?P<line>_{3,}|\.{4,})"
    rf"|\b(?:dates?|deadline|(?:tender|bid|quotation) (?:return|issue)"
    rf"|closing)\b[^|:\n.]{{0,30}}[:|]\s*(?P<gap>_{{3,}}|\.{{4,}}|…+|[\[(<]?{_OPEN}\b[\])>]?)(?!\s?/)",
    re.IGNORECASE,
)
_SIGNS = ("[", "<", "{", "dd", "xx", "_", "...", "…", "date")


def find_blanks(text: str) -> Iterator[tuple[Span, Undecided]]:
    """Each such place, in text order; where a label names it, the place is the gap alone."""
    if not holds_any(text.lower(), _SIGNS):
        return
    for found in _BLANK.finditer(text):
        part = next((name for name in ("gap", "line") if found[name]), 0)
        yield Span(*found.span(part)), Undecided("date")
