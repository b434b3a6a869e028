"""Finds two days run into one by a tracked change that lost its marks: "1726/09/2014", "17thFriday 26th September"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from tendercheck.model.location import Span
from tendercheck.model.values import Ambiguous, Date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?,?\s*)?"
_DAY = r"(?P<day{}>0[1-9]|[12]\d|3[01])"
_MONTH = r"(?P<month{}>0\d|1[0-2])"
_YEAR = r"(?P<year1>20\d\d)(?!\d)"
_ANY_DAY = r"(?P<day{}>\d{{1,2}})"
_NAMED = rf"(?P<month{{}}>{_NAMES})"
_TH = "(?:st|nd|rd|th)"
_SLASH = r"\s?/\s?"
_SLASHES = r"\s?/{1,2}\s?"
# What one reading lacks (groups end in 1 and 2) it shares with the other.
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 1726/09/2014, 2630/01//2015
        rf"(?<![\d/]){_DAY.format(1)}{_DAY.format(2)}{_SLASH}{_MONTH.format(1)}{_SLASHES}{_YEAR}",
        # 30/0102/02/2015
        rf"(?<![\d/]){_DAY.format(1)}{_SLASH}{_MONTH.format(1)}{_DAY.format(2)}{_SLASH}{_MONTH.format(2)}{_SLASHES}{_YEAR}",
        # 12/0304/2026
        rf"(?<![\d/]){_DAY.format(1)}{_SLASH}{_MONTH.format(1)}{_MONTH.format(2)}{_SLASHES}{_YEAR}",
        # 12/03/20252026
        rf"(?<![\d/]){_ANY_DAY.format(1)}{_SLASH}(?P<month1>\d{{1,2}}){_SLASH}(?P<year1>20\d\d)(?P<year2>20\d\d)(?!\d)",
        # 12 March 20252026
        rf"(?<![\w/]){_ANY_DAY.format(1)}{_TH}?\s+{_NAMED.format(1)}\s+(?P<year1>20\d\d)(?P<year2>20\d\d)(?!\d)",
        # Wednesday 17thFriday 26th September 2014, 17th26th September 2014
        (
            rf"{_WEEKDAY}(?<![\w/]){_ANY_DAY.format(1)}{_TH}\s?{_WEEKDAY}{_ANY_DAY.format(2)}{_TH}?\s+(?:of\s+)?"
            rf"{_NAMED.format(1)}\.?,?\s+{_YEAR}"
        ),
        # 2630 April 2027, where the four figures are no year
        rf"(?<![\w/£])(?!19|20[0-3]){_DAY.format(1)}{_DAY.format(2)}\s+{_NAMED.format(1)}\s+{_YEAR}",
        # 1726th September 2014
        rf"{_WEEKDAY}(?<![\w/£]){_DAY.format(1)}{_DAY.format(2)}{_TH}\s+{_NAMED.format(1)}\.?,?\s+{_YEAR}",
        # 17 SeptemberFriday 2 October 2014
        (
            rf"{_WEEKDAY}(?<![\w/]){_ANY_DAY.format(1)}{_TH}?\s+{_NAMED.format(1)}{_WEEKDAY}{_ANY_DAY.format(2)}{_TH}?\s+"
            rf"{_NAMED.format(2)}\.?,?\s+{_YEAR}"
        ),
        # 17 MarchApril 2026
        rf"{_WEEKDAY}(?<![\w/]){_ANY_DAY.format(1)}{_TH}?\s+{_NAMED.format(1)}{_NAMED.format(2)}\s+{_YEAR}",
    )
)
_COULD_BE = re.compile(
    r"\d{4}\s?/|\d{4}\s[A-Z]|20\d\d20\d\d|\d(?:st|nd|rd|th)\s?[A-Z\d]|\d{4}(?:st|nd|rd|th)"
    r"|[a-z](?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d)"
)
_IS_NUMBER = re.compile(r"\b(?:rooms?|no\.?|nos?|ref\.?|units?|number|flat|suite)\s*$", re.IGNORECASE)


def find_merged(text: str) -> Iterator[tuple[Span, Ambiguous]]:
    """Each place where two days stand as one, with what it may mean, in no order."""
    if not _COULD_BE.search(text):
        return
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            readings = tuple(dict.fromkeys(date for which in "12" if (date := _reading(found, which)) is not None))
            if len(readings) == 2 and not _IS_NUMBER.search(text[max(0, found.start() - 12) : found.start()]):
                yield Span(*found.span()), Ambiguous("date", readings)


def _reading(found: re.Match[str], which: str) -> Date | None:
    groups = found.groupdict()

    def part(name: str) -> str:
        return str(groups.get(f"{name}{which}") or groups[f"{name}1"])

    month = part("month")
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return Date(dt.date(int(part("year")), number, int(part("day"))))
    except ValueError:
        return None
