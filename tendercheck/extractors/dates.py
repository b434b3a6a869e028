"""Finds days, with the time of day where one stands beside them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tendercheck.extractors._blank_dates import find_blanks
from tendercheck.extractors._merged_dates import find_merged
from tendercheck.extractors._times import Time, find_times
from tendercheck.model.location import Span
from tendercheck.model.values import Ambiguous, Date, Undecided

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY_NAME = r"(?:mon|tue(?:s)?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_WEEKDAY = rf"(?:(?:\({_WEEKDAY_NAME}\)|{_WEEKDAY_NAME}\b)[,.]?\s+(?:[-–]\s+)?(?:the\s+)?)?"
_WEEKDAY_AFTER = rf"(?:\s\({_WEEKDAY_NAME}\))?"
# Superscript ordinals come out of a PDF on a line of their own: "1\nst March 2022".
_ORDINAL = r"(?:\s?(?:st|nd|rd|th)(?:\b|(?-i:(?=[A-Z]))))?"
# Two figures make a year after a hyphen or an apostrophe, and where nothing follows that they could count.
_YEAR = (
    r"(?P<year>\d{4}(?!\d)|['’]\d\d(?!\d)|(?<=[-/])\d\d(?!\d)"
    r"|(?<=\s)[1-3]\d(?=\s*(?:$|[,;)|\]\n]|\.(?!\d)|(?:at|by|to|and|until)\b)))"
)

_DAY_FIRST = re.compile(
    rf"(?:{_WEEKDAY}(?<![\w£/.])|\b{_WEEKDAY_NAME})(?P<day>\d{{1,2}}){_ORDINAL}[\s/-]*(?:day\s+)?(?:of\s+)?{_MONTH}(?:\b|(?=20\d\d))"
    rf"\.?,?[\s/-]*{_YEAR}"
    rf"{_WEEKDAY_AFTER}",
    re.IGNORECASE,
)
# "11 October2017": the space before the year is lost more often than any other.
_NO_SPACE = re.compile(
    rf"{_WEEKDAY}(?<![\w£/.-])(?P<day>\d{{1,2}}){_ORDINAL}\s+{_MONTH}(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}\b{_MONTH}\.?\s+(?P<day>\d{{1,2}}){_ORDINAL}(?:,\s*|\s+)(?P<year>\d{{4}})(?!\d)", re.IGNORECASE
)
_NUMERIC = re.compile(
    rf"{_WEEKDAY}(?<![\w/.£])(?P<day>\d{{1,2}})(?P<sep>\s?/\s?|[.-])(?P<month>\d{{1,2}})(?P=sep)\s?"
    rf"(?P<year>\d{{4}}|\d{{2}})(?!\d|/\d)(?!(?P=sep)\d){_WEEKDAY_AFTER}",
    re.IGNORECASE,
)
_ISO = re.compile(
    rf"{_WEEKDAY}(?<![\w/.£-])(?P<year>(?:19|20)\d\d)(?P<sep>[-/])(?P<month>\d\d)(?P=sep)(?P<day>\d\d)(?![\d/-])",
    re.IGNORECASE,
)
_YEARLESS = re.compile(
    rf"{_WEEKDAY}(?<![\w£/.-])(?P<day>\d{{1,2}}){_ORDINAL}\s+(?:of\s+)?(?-i:(?=[A-Z])){_MONTH}\b(?!\.?,?[\s-]*['’]?\d{{2}})"
    rf"(?!\s*{_MONTH.replace('?P<month>', '?:')})",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_HAS_NUMERIC = re.compile(r"\d\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d")
_HAS_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?[\s,/-]{0,3}['’]?\d"
    r"|\d[\s,/stndrhofay-]{0,16}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
# The first end of a range borrows what the second states: "10-12 March 2026", "3 March to 5 April 2026".
_RANGE_START = re.compile(
    rf"{_WEEKDAY}(?<![\w£/.:-])(?P<first>(?P<day>\d{{1,2}}){_ORDINAL})(?:\s+{_MONTH})?\s*(?:-|–|—|/|&|,|to|and|or"
    r"|until)\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_RANGE_REACH = 40
# "on 9.9.25" is a day, "see 4.1.12" a clause
_SAYS_DAY = re.compile(r"\b(?:on|by|at|dated|until|before|since|after)\s+$", re.IGNORECASE)
_SAYS_NUMBER = re.compile(r"\b(?:units?|flats?|sort code|nos?\.?|rooms?)\s*:?\s*$", re.IGNORECASE)
_TIME_THEN_DAY = re.compile(
    (
        r"\)?\.?(?:\s+(?:prompt|sharp))?[\s,]*(?:(?:on"
        r"|of)\b)?\s*(?:the\s+)?(?:[-–|]\s*)?"
    ),
    re.IGNORECASE,
)
_DAY_THEN_TIME = re.compile(
    r"(?:T|\s*\([^()\d]{0,20}\))?[\s,;|@*–-]*(?:(?:closing |submission |return |local "
    r"|deadline )?time\b[\s:|]*)?(?P<open>\()?\s*(?:(?:(?:(?:starting|commencing|beginning) )?(?P<at>at)|by"
    r"|before|no later than|not later than|from"
    r"|until)\b)?[\s:]*",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"\s*\)")
_Day = dt.date | Ambiguous


def find_dates(text: str, year: int | None = None) -> tuple[tuple[Span, Date | Undecided | Ambiguous], ...]:
    """The days in `text`, in text order; UK order, so 06/11/2013 is in November.

    A day without a year is taken only with `year`. A day that does not exist gives nothing. "[insert date]" is
    Undecided; two days run into each other by a tracked change ("1726/09/2014") are Ambiguous.
    """
    lowered = text.lower()
    merged = tuple(find_merged(text)) if _FIGURE.search(text) else ()
    days = _without_overlaps((*merged, *_iter_days(text, lowered, year))) if _FIGURE.search(text) else ()
    blanks = find_blanks(text)
    if not days:
        return blanks
    dated: list[tuple[Span, Date | Undecided | Ambiguous]] = list(_with_times(text, _with_range_starts(text, days)))
    dated.extend(blank for blank in blanks if not any(blank[0].overlaps(span) for span, _ in dated))
    return tuple(sorted(dated, key=lambda pair: pair[0]))


def _iter_days(text: str, lowered: str, year: int | None) -> Iterator[tuple[Span, dt.date]]:
    if _HAS_MONTH.search(lowered):
        for pattern in (_DAY_FIRST, _NO_SPACE, _MONTH_FIRST):
            for found in pattern.finditer(text):
                yield from _day(found, _year_of(found["year"]))
        if year is not None:
            yield from _iter_yearless(text, year)
    if not _HAS_NUMERIC.search(text):
        return
    for pattern in (_ISO, _NUMERIC):
        for found in pattern.finditer(text):
            if pattern is _ISO or not _is_clause_number(found):
                yield from _day(found, _year_of(found["year"]))


def _iter_yearless(text: str, year: int) -> Iterator[tuple[Span, dt.date]]:
    for found in _YEARLESS.finditer(text):
        yield from _day(found, year)


def _is_clause_number(found: re.Match[str]) -> bool:
    """Whether this is rather a number such as "4.1.12": two figures for the year need two everywhere and no dots."""
    if _SAYS_NUMBER.search(found.string[max(0, found.start() - 12) : found.start()]):
        return True
    if len(found["year"]) == 4:
        return False
    if found["sep"].strip() == "/" or len(found["day"]) == len(found["month"]) == 2:
        return False
    says_day = _SAYS_DAY.search(found.string[max(0, found.start() - 12) : found.start()])
    return not (says_day and found["sep"] == "." and 15 <= int(found["year"]) <= 40)


def _year_of(text: str) -> int:
    figures = text.lstrip("'’")
    if len(figures) == 4:
        return int(figures)
    return int(figures) + (2000 if int(figures) < 70 else 1900)


def _day(found: re.Match[str], year: int) -> Iterator[tuple[Span, dt.date]]:
    month = found["month"].lower()
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    day = _make_day(year, number, int(found["day"]))
    if day is not None:
        yield Span(*found.span()), day


def _make_day(year: int, month: int, day: int) -> dt.date | None:
    if not 1900 <= year <= 2100:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _without_overlaps(found: Iterable[tuple[Span, _Day]]) -> tuple[tuple[Span, _Day], ...]:
    kept: list[tuple[Span, _Day]] = []
    for span, day in sorted(found, key=lambda pair: (pair[0].start, -pair[0].end)):
        if not kept or kept[-1][0].end <= span.start:
            kept.append((span, day))
        elif isinstance(day, Ambiguous) and not isinstance(kept[-1][1], Ambiguous):
            kept[-1] = (span, day)  # "17thFriday 26th September" is more than its second half
    return tuple(kept)


def _with_range_starts(text: str, days: tuple[tuple[Span, _Day], ...]) -> list[tuple[Span, _Day]]:
    made: list[tuple[Span, _Day]] = []
    for span, day in days:
        floor = made[-1][0].end if made else 0
        made.extend(reversed(tuple(_starts_before(text, floor, span, day))) if isinstance(day, dt.date) else ())
        made.append((span, day))
    return made


def _starts_before(text: str, floor: int, span: Span, day: dt.date) -> Iterator[tuple[Span, dt.date]]:
    """The days that borrow from `day`, the nearest first: "3, 4 and 8 June 2027" has two."""
    while True:
        reach = max(floor, span.start - _RANGE_REACH)
        found = _RANGE_START.search(text[reach : span.start])
        start = _range_start(found, day) if found else None
        if found is None or start is None:
            return
        end = found.end("month") if found["month"] else found.end("first")
        span, day = Span(reach + found.start(), reach + end), start
        yield span, day


def _range_start(found: re.Match[str], end: dt.date) -> dt.date | None:
    month = _MONTHS.index(found["month"][:3].lower()) + 1 if found["month"] else end.month
    start = _make_day(end.year, month, int(found["day"]))
    return start if start is not None and start < end else None


def _with_times(text: str, days: list[tuple[Span, _Day]]) -> Iterator[tuple[Span, Date | Ambiguous]]:
    """Each day with the time that stands beside it; a time belongs to the day after it rather than the day before."""
    spans = [span for span, _ in days]
    times: dict[int, Time] = {}
    for span, time in find_times(text):
        index = next((index for index, day in enumerate(spans) if day.start >= span.end), len(spans))
        is_next = index < len(spans) and index not in times and not _is_tied(text, spans, index, span, times)
        if is_next and _TIME_THEN_DAY.fullmatch(text, span.end, spans[index].start):
            times[index] = time
            spans[index] = Span(span.start, spans[index].end)
            continue
        before = index - 1
        if before < 0 or before in times or spans[before].end > span.start:
            continue
        gap = _DAY_THEN_TIME.fullmatch(text, spans[before].end, span.start)
        if gap:
            closing = _CLOSES.match(text, span.end) if gap["open"] else None
            times[before] = time
            spans[before] = Span(spans[before].start, closing.end() if closing else span.end)
    for index, (_, day) in enumerate(days):
        yield spans[index], _timed(day, times.get(index, Time()))


def _is_tied(text: str, days: list[Span], index: int, time: Span, times: dict[int, Time]) -> bool:
    """Whether "at" ties the time to the day before: "9 December 2026 at 2pm, 10 December 2026 at 10am"."""
    if index == 0 or index - 1 in times or days[index - 1].end > time.start:
        return False
    gap = _DAY_THEN_TIME.fullmatch(text, days[index - 1].end, time.start)
    return bool(gap and gap["at"]) and not re.search(r"\b(?:on|of)\b", text[time.end : days[index].start])


def _timed(day: _Day, time: Time) -> Date | Ambiguous:
    if isinstance(day, Ambiguous):
        return Ambiguous(day.kind, tuple(replace(one, time=time.of_day, zone=time.zone) for one in day.readings))
    return Date(day, time.of_day, time.zone)
