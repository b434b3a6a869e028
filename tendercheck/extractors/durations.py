"""Finds lengths of time: "fifteen (15) working days", "3 years", "2 x 12 months"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tendercheck.extractors._numbers import DIGITS, WORDS, holds_any, holds_number, parse_number
from tendercheck.model.location import Span
from tendercheck.model.values import Duration

# "monthsrn": notices lose their line breaks, and "rn" is what is left of them.
_UNIT = r"(?P<unit>years?|yrs?|months?|mths?|weeks?|wks?|days?|hours?|hrs?|fortnights?)(?:\b|(?=rn(?:\W|$)))(?!-)"
_KIND = (
    r"(?:(?:calendar|consecutive|financial|full|complete|clear|whole|elapsed|accounting|trading|contract"
    r"|successive)\s+)*"
)
_DURATION = re.compile(
    rf"(?<![\w.:/£$€,])(?:(?P<times>\d|{WORDS})(?:\s*\(\d\))?\s*(?:[x×]|(?:no\.?|nr\.?)\s|(?:further "
    rf"|additional |separate |optional |option "
    r"|successive )*(?:periods?|terms|extensions|instalments) of(?: up to)?|(?:further|additional|separate"
    r"|optional|successive)"
    r"(?=\s(?:\w+|\d+)-(?:year|month|week)))\s*"
    r"|(?P<sum>(?:\d{1,2}\s?\+\s?){1,5}))?"
    rf"(?:(?P<count>{DIGITS}|{WORDS})(?:\s?\+(?!\s?\d))?(?:\s*½)?(?:\s*\(\s*(?P<again>{DIGITS}|{WORDS})\s*\))?|\((?P<only>{DIGITS})\))\]?[\s-]*{_KIND}"
    rf"(?P<working>(?:working|business|week|school)[\s-]+)?{_UNIT}",
    re.IGNORECASE,
)
_FORTNIGHT = re.compile(r"\b(?:a|one|1)\s+fortnight\b(?!ly)|\bfortnight(?='s)", re.IGNORECASE)
_LABELLED = re.compile(
    r"\b(?:duration|length|time ?frame|period|term)\b[^:\n|]{0,30}?\(?\b(?:in\s+)?(?P<unit>years|months|weeks"
    r"|days)\)?\s*[:|]\s*"
    r"(?P<count>\d{1,4})(?![\d.,]*\d|\s*(?:years?|months?|weeks?|days?)\b)",
    re.IGNORECASE,
)
_RANGE_START = re.compile(rf"(?<![\w.:/£,-])(?P<count>{DIGITS}|{WORDS})\s*(?:-|–|to|and|or)\s*$", re.IGNORECASE)
_UNIT_WORDS = ("year", "yr", "month", "mth", "week", "wk", "day", "hour", "hr", "fortnight")
# "24 hours a day, 7 days a week" and "18 years of age" are no lengths of time that a tender sets.
_NOT_AFTER = re.compile(
    r"['’]?\s*(?:(?:a|per|each|every|/)\s*(?:day|week|month|year|annum|hour)\b|of age\b|old\b|/\s*\d)", re.IGNORECASE
)
_CITED = re.compile(r"\b(?:clause|section|paragraph|schedule|annex|lot|aged|age)s?\s+$", re.IGNORECASE)
_UNITS = {"y": "year", "m": "month", "w": "week", "d": "day", "h": "hour", "f": "week"}


def find_durations(text: str) -> tuple[tuple[Span, Duration], ...]:
    """The lengths of time in `text`, in text order. "2019 years", ages and "24 hours a day" give nothing.

    "2 x 12 months" is 24 months; "3+1+1 years" is three lengths; "30 to 60 days" is two.
    """
    lowered = text.lower()
    if not (holds_any(lowered, _UNIT_WORDS) and (holds_number(lowered) or "fortnight" in lowered)):
        return ()
    made: list[tuple[Span, Duration]] = []
    for found in _DURATION.finditer(text):
        made.extend(_durations_at(found, made[-1][0].end if made else 0))
    made.extend(
        (Span(*found.span("count")), Duration(Decimal(found["count"]), _UNITS[found["unit"][0].lower()]))
        for found in _LABELLED.finditer(text)
    )
    for found in _FORTNIGHT.finditer(text):
        span = Span(*found.span())
        if not any(span.overlaps(other) for other, _ in made):
            made.append((span, Duration(Decimal(2), "week")))
    return tuple(sorted(made, key=lambda pair: pair[0]))


def _durations_at(found: re.Match[str], floor: int) -> Iterator[tuple[Span, Duration]]:
    text, word = found.string, found["unit"].lower()
    count, unit = parse_number(found["count"] or found["only"]), _UNITS[word[0]]
    if _is_no_duration(found, count, unit) or _NOT_AFTER.match(text, found.end()):
        return
    if word.startswith("fortnight"):
        count *= 2
    if "½" in found[0]:
        count += Decimal("0.5")
    is_working = unit == "day" and bool(found["working"]) and not found["working"].lower().startswith("week")
    for part in re.finditer(r"\d+", found["sum"] or ""):
        start = found.start("sum") + part.start()
        yield Span(start, start + len(part[0])), Duration(Decimal(part[0]), unit, is_working)
    start = found.start("count") if found["sum"] else found.start()
    yield from _range_start(text, floor, start, unit, is_working) if not found["times"] else ()
    if found["times"]:
        count *= parse_number(found["times"])
    yield Span(start, found.end()), Duration(count, unit, is_working)


def _range_start(text: str, floor: int, end: int, unit: str, is_working: bool) -> Iterator[tuple[Span, Duration]]:
    reach = max(floor, end - 20)
    found = _RANGE_START.search(text[reach:end])
    is_cited = bool(found and _CITED.search(text[max(0, reach + found.start() - 10) : reach + found.start()]))
    if found and not is_cited and found["count"].lower() not in ("hundred", "thousand"):
        count = parse_number(found["count"])
        if count < 400:
            yield Span(reach + found.start("count"), reach + found.end("count")), Duration(count, unit, is_working)


def _is_no_duration(found: re.Match[str], count: Decimal, unit: str) -> bool:
    """Whether this is a calendar year, a time of day, or nothing."""
    figures = found["count"] or found["only"]
    if _CITED.search(found.string[max(0, found.start() - 14) : found.start()]):
        return True
    if unit == "hour" and (
        figures.startswith("0") or (len(figures) == 4 and figures.isdigit()) or re.search(r"\.\d\d$", figures)
    ):
        return True
    is_calendar_year = unit == "year" and 1900 <= count <= 2100
    return count == 0 or is_calendar_year
