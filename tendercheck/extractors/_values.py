"""Finds every value in a stretch of text, of whatever kind, with how it stands to what it speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from tendercheck.extractors._bounds import with_bounds
from tendercheck.extractors.dates import find_dates
from tendercheck.extractors.durations import find_durations
from tendercheck.extractors.money import find_money
from tendercheck.extractors.quantities import find_counts, find_percentages
from tendercheck.extractors.ratios import find_ratios
from tendercheck.model.location import Span
from tendercheck.model.values import Bound, Value

# The order decides which of two values of one length stays: "2 years" of "2 years contracts" before "contracts".
_FINDERS = (find_dates, find_money, find_durations, find_percentages, find_ratios, find_counts)


def find_values(text: str) -> tuple[tuple[Span, Value, Bound], ...]:
    """The values in `text`, in text order.

    Of two that overlap the longer stays; of two as long, a date before a sum, a sum before a length of time, then a
    percentage, a ratio, a count.
    """
    pairs = [pair for find in _FINDERS for pair in find(text)]
    return tuple(with_bounds(text, _without_overlaps(pairs))) if pairs else ()


def _without_overlaps(pairs: Sequence[tuple[Span, Value]]) -> list[tuple[Span, Value]]:
    kept: list[tuple[Span, Value]] = []
    for span, value in sorted(pairs, key=lambda pair: -len(pair[0])):
        if not any(span.overlaps(other) for other, _ in kept):
            kept.append((span, value))
    return sorted(kept, key=lambda pair: pair[0])
