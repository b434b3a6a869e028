"""Finds ratios: "1.5:1", "a current ratio of at least 1.2", "70:30 quality to price", "twice the contract's value"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tendercheck.extractors._numbers import WORDS, holds_any, parse_number
from tendercheck.model.location import Span
from tendercheck.model.values import Ratio

_NUMBER = r"\d{1,3}(?:\.\d{1,3})?"
_COLON = re.compile(rf"(?<![\w.:/£%,-])(?P<one>{_NUMBER})\s?:\s?(?P<other>{_NUMBER})(?![\w:%/]|\.\d)")
_TO_ONE = re.compile(
    rf"(?<![\w.:/£%-])(?P<one>{_NUMBER})\s+to\s+(?P<other>1|one)\b(?!\s*(?:\.\d|[/%-]|[A-Z][a-z]+ 20))", re.IGNORECASE
)
_NAMED = re.compile(
    rf"\b(?:ratios?|acid[\s-]test|gearing|liquidity|quick test)\b(?:\s*\([^()]{{0,60}}\))?(?:[\s|:,]+(?:of|is|be"
    rf"|must|should|shall|at|least|above|below|over|under|a|an|minimum"
    rf"|than|less|more|no|not|greater|equal|to|or|exceed\w*|in excess|current|assets|liabilities|debt|equity"
    rf"|maximum|score|threshold|falls?|between|up"
    rf"|value)){{0,8}}[\s:|=≥≤<>]+"
    rf"(?P<one>{_NUMBER})(?![\w:%/£,]|\.\d|\s*(?:%|per\s?cent|:|to\s+(?:1|one)\b|years?|months?|days?|pages?))",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"(?<![\w.:/£%-])(?P<one>\d{1,2})\s?[/:–-]\s?(?P<other>\d{1,2})(?![\w:%/£-]|\.\d)"
    r"(?=\s*\(?(?:split\b|(?:price|quality|cost|technical|commercial)\b))"
    r"|\b(?:split|weighting|weighted|ratio)\s+(?:of\s+)?(?:is\s+)?(?P<before>\d{1,2})\s?/\s?(?P<behind>\d{1,2})(?![\w:%/]|\.\d)",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"(?P<twice>\btwice)\b(?=\s+(?:the|its|that|their|as)\b)"
    rf"|(?<![\w.£])(?P<count>{_NUMBER}|two|three|four|five|ten)\s?(?:x|times)\b(?=\s+(?:the|its|that|greater|larger|annual|estimated|contract|total)\b)",
    re.IGNORECASE,
)
_NEAR = 24  # characters: how far back a word speaks of the ratio
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
_SIGNS = (
    ":",
    "/",
    "ratio",
    "acid",
    "gearing",
    "liquidity",
    "twice",
    "times",
    "split",
    "weight",
    " to ",
    "-",
    "–",
    "quick",
    "x ",
)
_COULD_BE = re.compile(
    r"\d\s?[:/–-]\s?\d|ratio|acid|gearing|liquidity|quick test|twice|\dx\b|\btimes\b|split|weight|\d to (?:1"
    r"|one)\b|\bto (?:every )?\w+ (?:child|pupil|patient|resident|client|user|person|people|adult|trainee)"
)
# "12:30" is a time of day; "1:8 adult to child", "1.5:1" and "60:40" are none.
_IS_TIME = re.compile(
    r"\s*(?:hrs?|hours|a\.?m|p\.?m|noon|midday|midnight|BST|GMT|UTC|on\b|[|,]?\s*\d{1,2}[\s/.-])", re.IGNORECASE
)
_SAYS_TIME = re.compile(r"\b(?:at|by|before|until|from|till|later than|opens?|closes?)\s+$", re.IGNORECASE)
_OF_TO = re.compile(r"\bratio of (?P<one>\d{1,2}) to (?P<other>\d{1,3})(?![\d.:%])", re.IGNORECASE)
_WHO, _WHOM = (
    r"(?:adult|carer|staff|member of staff|teacher|worker|supervisor|nurse|leader)s?",
    (
        r"(?:child(?:ren)?|pupil|patient|resident"
        r"|client|user|person|people|adult|trainee)s?"
    ),
)
_COUNT = rf"(?:\d{{1,2}}|{WORDS})"
_PEOPLE = re.compile(
    (
        rf"\b(?P<one>{_COUNT})\s+{_WHO}\s+(?:to"
        rf"|for)\s+(?:every\s+)?(?P<other>{_COUNT})\s+{_WHOM}\b"
    ),
    re.IGNORECASE,
)
_IS_PLACE = re.compile(
    r"\b(?:lots?|clauses?|sections?|pages?|annex|part|schedule|item|question|version|table|appendix)\s*$", re.IGNORECASE
)
_RATIO_WORD = re.compile(
    r"ratio|acid|current|quick|gearing|staff|child|adult|quality|price|split|liquidity|cost|weight|to one",
    re.IGNORECASE,
)


def find_ratios(text: str) -> tuple[tuple[Span, Ratio], ...]:
    """The ratios in `text`, in text order. Times of day, dates and clause numbers give nothing."""
    lowered = text.lower()
    if not (holds_any(lowered, _SIGNS) and _COULD_BE.search(lowered)):
        return ()
    made: list[tuple[Span, Ratio]] = []
    for span, ratio in sorted(_iter_ratios(text), key=lambda pair: (pair[0].start, -pair[0].end)):
        if not made or made[-1][0].end <= span.start:
            made.append((span, ratio))
    return tuple(made)


def _iter_ratios(text: str) -> Iterator[tuple[Span, Ratio]]:
    for found in _COLON.finditer(text):
        if not _is_time(found) and not _IS_PLACE.search(text[max(0, found.start() - _NEAR) : found.start()]):
            yield Span(*found.span()), Ratio(Decimal(found["one"]), Decimal(found["other"]))
    for found in _TO_ONE.finditer(text):
        if "." in found["one"] or _RATIO_WORD.search(text[max(0, found.start() - 60) : found.end() + 60]):
            yield Span(*found.span()), Ratio(Decimal(found["one"]))
    for found in _NAMED.finditer(text):
        yield Span(*found.span("one")), Ratio(Decimal(found["one"]))
    for found in _SPLIT.finditer(text):
        one, other = ("one", "other") if found["one"] else ("before", "behind")
        if Decimal(found[one]) + Decimal(found[other]) == 100:
            yield Span(found.start(one), found.end(other)), Ratio(Decimal(found[one]), Decimal(found[other]))
    for found in (*_OF_TO.finditer(text), *_PEOPLE.finditer(text)):
        yield Span(found.start("one"), found.end()), Ratio(parse_number(found["one"]), parse_number(found["other"]))
    for found in _TIMES.finditer(text):
        count = Decimal(2) if found["twice"] else _number(found["count"])
        yield Span(*found.span()), Ratio(count)


def _number(text: str) -> Decimal:
    return Decimal(_WORDS[text.lower()]) if text.lower() in _WORDS else Decimal(text)


def _is_time(found: re.Match[str]) -> bool:
    """Whether "12:30" is a time: two figures of minutes, and nothing that speaks of a ratio."""
    one, other, text = found["one"], found["other"], found.string
    looks_like_time = "." not in one + other and len(other) == 2 and int(other) < 60 and int(one) < 24
    if not looks_like_time:
        return len(other) == 3 or Decimal(other) == 0
    if one == "1" and not _SAYS_TIME.search(text[max(0, found.start() - _NEAR) : found.start()]):
        return False
    if _IS_TIME.match(text, found.end()) or _SAYS_TIME.search(text[max(0, found.start() - _NEAR) : found.start()]):
        return True
    near = text[max(0, found.start() - 40) : found.end() + 40]
    return not _RATIO_WORD.search(near)
