"""Tells whether a sum holds VAT, and whether cover of that sum is for each claim or for all together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from tendercheck.model.location import Span
from tendercheck.model.values import Money, Undecided

_Sum = TypeVar("_Sum", Money | Undecided, Money)
_WITHOUT = (
    r"(?:excl?\.?|ex\.?-?|excluding|exclusive of|exclude[sd]?|plus|\+|net of|before|not including|without"
    r"|does not include)"
)
_WITH = r"(?:incl?\.?|including|inclusive of|include[sd]?|with|gross of)"
_VAT = re.compile(
    rf"(?<![\w.])(?:(?P<excluded>{_WITHOUT}\s*(?:of\s+)?(?:any\s+|UK\s+|applicable\s+)?(?:VAT|V\.A\.T\.?"
    rf"|value added tax)\b"
    r"|(?:VAT|value added tax)[\s-]*(?:exclusive|excluded|exclu?\.?\b|extra|is (?:extra|excluded|not included)))"
    rf"|(?P<included>{_WITH}\s*(?:of\s+)?(?:any\s+|UK\s+|applicable\s+)?(?:VAT|V\.A\.T\.?|value added tax)\b"
    r"|(?:VAT|value added tax)[\s-]*(?:inclusive|included|incl?\.?\b|is included)))",
    re.IGNORECASE,
)
_EVENT = r"(?:claims?|events?|occurrences?|incidents?|accidents?|loss(?:es)?)"
_COVER = re.compile(
    rf"\b(?P<each>(?:(?:in respect of|for|on)\s+)?(?:any\s+(?:one|single)|each(?:\s+and\s+every)?|every|per"
    rf"|an?y?\s+individual)"
    rf"\s+(?:single\s+|individual\s+|insured\s+)?(?:claim\s+or\s+)?{_EVENT}|each\s+and\s+every\b)"
    r"|\b(?P<all>(?:in|on)\s+(?:the\s+|an?\s+)?(?:annual\s+|yearly\s+)?aggregate|annual aggregate"
    r"|aggregate\s+(?:limit|cover|of|basis)"
    rf"|in\s+total\s+for\s+all\s+{_EVENT}|for\s+all\s+{_EVENT}|in any one (?:year|period of insurance)\s+in aggregate)",
    re.IGNORECASE,
)
_STOP = re.compile(r"(?<!cl)(?<!nc)(?<!xc)(?<!\bex)(?<!\.a)[.;](?=\s+[A-Z])|\n")
_TOUCHES = 6  # characters: what stands that near after a sum speaks of it and of none that follows
_BEFORE, _AFTER = 70, 80


def with_details(text: str, sums: Sequence[tuple[Span, _Sum]]) -> Iterator[tuple[Span, _Sum]]:
    """The sums, in text order, with what their own stretch of the text says of VAT and of claims."""
    for index, (span, value) in enumerate(sums):
        if not isinstance(value, Money):
            yield span, value
            continue
        start = sums[index - 1][0].end if index else 0
        end = sums[index + 1][0].start if index + 1 < len(sums) else len(text)
        before, after = (
            text[max(start, span.start - _BEFORE) : span.start],
            text[span.end : min(end, span.end + _AFTER)],
        )
        after = _STOP.split(after, maxsplit=1)[0]
        before = _STOP.split(before)[-1]
        yield span, replace(value, vat=_vat(before, after, is_first=not index), cover=_cover(before, after))


def _vat(before: str, after: str, *, is_first: bool) -> str:
    found = _VAT.search(after)
    earlier = _last(_VAT, before)
    if found is None and earlier is not None and (is_first or earlier.start() > _TOUCHES):
        found = earlier
    return "" if found is None else "excluded" if found["excluded"] else "included"


def _cover(before: str, after: str) -> str:
    found = _COVER.search(after) or _last(_COVER, before)
    return "" if found is None else "each claim" if found["each"] else "in aggregate"


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(iter(reversed(tuple(pattern.finditer(text)))), None)
