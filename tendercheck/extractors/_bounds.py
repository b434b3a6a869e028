"""Tells how a value stands to what it speaks of: at least, at most, about, or one end of a range."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tendercheck.model.location import Span
from tendercheck.model.values import Ambiguous, Bound, Date, Name, Undecided, Value

_LEAST = (
    r"at least|at a minimum|(?:not?|nor?) (?:less|lower|fewer|shorter|smaller|under) than|not? (?:fall )?below"
    r"|≥|>\s?=|upwards of|(?:cannot|must not|may not) be (?:lower|less|fewer) than|equal to or (?:greater|more"
    r"|higher) than|greater than or equal to"
)
_MOST = (
    r"up to|at most|at a maximum|(?:not?|nor?) (?:more|greater|higher|longer|later|over) than|not? (?:to )?exceed\w*"
    r"|must not exceed|cap(?:ped)? (?:at|of)|limited to|≤|<\s?=|equal to or (?:less|lower|fewer) than"
    r"|less than or equal to"
    r"|a ceiling of|as much as|as many as|no longer than"
)
_OVER = (
    r"(?:more|greater|higher|longer|larger) than|(?<!split )(?<!spread )(?<!divided )(?<!shared )over|above"
    r"|exceed(?:s|ing|ed)?|in excess of|beyond|>"
)
_UNDER = r"(?:less|fewer|lower|shorter|smaller) than|under|below|<"
_ABOUT = (
    r"approx(?:\.|imately)?|about|around|circa|ca?\.|(?<![(\w])c|roughly|in the (?:region|order) of|nearly"
    r"|almost|some|~|≈"
)
_FILL = (
    r"(?:\s+(?:a|an|the|of|is|be|to|total|sum|amount|being|further|additional|maximum|minimum|period|periods"
    r"|term))*\s*[:(]?\s*Â?"
)
_BEFORE = tuple(
    (bound, re.compile(rf"(?:(?<![\w-])|(?<=[≥≤<>~≈])|(?=[≥≤<>~≈]))(?:{words}){_FILL}$", re.IGNORECASE))
    for bound, words in (
        (Bound.AT_LEAST, _LEAST),
        (Bound.AT_MOST, _MOST),
        (Bound.OVER, _OVER),
        (Bound.UNDER, _UNDER),
        (Bound.ABOUT, _ABOUT),
    )
)
# "Minimum annual turnover: £500,000", "a maximum budget of £80,000": the word stands before the thing.
_NAMED_LEAST = re.compile(r"\bmin(?:imum\b|\.|\b)(?![^.;|]*\b(?:max(?:imum)?)\b)[^.;\d£%]{0,60}$", re.IGNORECASE)
_NAMED_MOST = re.compile(r"\bmax(?:imum\b|\.|\b)(?![^.;|]*\b(?:min(?:imum)?)\b)[^.;\d£%]{0,60}$", re.IGNORECASE)
_NAMED_ABOUT = re.compile(r"\bapprox(?:imate(?:ly)?\b|\.|\b)[^.;\d£%]{0,40}$", re.IGNORECASE)
_AFTER = tuple(
    (bound, re.compile(pattern, re.IGNORECASE))
    for bound, pattern in (
        (
            Bound.AT_LEAST,
            (
                r"[ \t]*(?:\+(?!\s*(?:\d|VAT))|\(?(?:or|and) (?:more|above|greater|over|longer|higher|upwards)\b"
                r"|\(?min(?:imum|\.)?\b|as a minimum\b|at least\b|\(at least\))"
            ),
        ),
        (
            Bound.AT_MOST,
            (
                r"[ \t]*(?:\(?(?:or|and) (?:less|fewer|below|under|lower|shorter)\b|\(?max(?:imum|\.)?(?:\b|(?=\)))"
                r"|as a maximum\b|at most\b)"
            ),
        ),
    )
)
# "5+ years", "ten or more employees"
_INSIDE = re.compile(r"(?P<least>\d\s?\+(?!\s?\d)|\bor more\b)|\bor (?:fewer|less)\b", re.IGNORECASE)
# "over the five years" says during, not longer than
_DURING = re.compile(r"\bover (?:the|a|its|this)\b[^.;]{0,20}$", re.IGNORECASE)
_REACH = 90
_LINK = re.compile(
    r"(?:\s*(?:per annum|p\.?a\.?|a year|per year)?\s*)(?:-|–|—|to|up to|through to|until|and)\s*(?:the\s+)?",
    re.IGNORECASE,
)
_FROM_BY = re.compile(r"\bby\s+$", re.IGNORECASE)  # "rises by £1 to £5" names no range
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)


def with_bounds(text: str, values: Sequence[tuple[Span, Value]]) -> Iterator[tuple[Span, Value, Bound]]:
    """Each value, in text order, with its bound."""
    ends: dict[int, Bound] = {}
    for index in range(len(values) - 1):
        if index not in ends and _is_range(text, values[index], values[index + 1]):
            ends[index], ends[index + 1] = Bound.FROM, Bound.TO
    for index, (span, value) in enumerate(values):
        floor = max(values[index - 1][0].end if index else 0, span.start - _REACH)
        bound = ends.get(index) or _bound(text, span, value, floor)
        yield span, value, bound


def _is_range(text: str, first: tuple[Span, Value], second: tuple[Span, Value]) -> bool:
    if type(first[1]) is not type(second[1]) or isinstance(first[1], Undecided | Ambiguous | Name):
        return False
    gap = text[first[0].end : second[0].start]
    if not _LINK.fullmatch(gap) or _FROM_BY.search(text[max(0, first[0].start - 5) : first[0].start]):
        return False
    return gap.strip() != "and" or bool(_BETWEEN.search(text[max(0, first[0].start - 16) : first[0].start]))


def _bound(text: str, span: Span, value: Value, floor: int) -> Bound:
    if isinstance(value, Date | Undecided | Ambiguous | Name):
        return Bound.EXACT
    inside = _INSIDE.search(text, span.start, span.end)
    if inside:
        return Bound.AT_LEAST if inside["least"] else Bound.AT_MOST
    before = text[floor : span.start]
    for bound, pattern in _BEFORE:
        if pattern.search(before):
            return Bound.EXACT if bound is Bound.OVER and _DURING.search(before) else bound
    for bound, pattern in _AFTER:
        if pattern.match(text, span.end):
            return bound
    if _NAMED_LEAST.search(before):
        return Bound.AT_LEAST
    if _NAMED_MOST.search(before):
        return Bound.AT_MOST
    return Bound.ABOUT if _NAMED_ABOUT.search(before) else Bound.EXACT
