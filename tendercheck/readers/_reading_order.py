"""The order in which a page is read: column by column where it is set in columns. Pure; runs in the parent.

The order of the file is the author's order as a rule. It is left only where it goes to and fro between columns, or up
over what was read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tendercheck.readers._lines import Line, Table

Item = Line | Table

_NEAR_POINTS = 5.0
_FEWEST_LINES = 5
_MOST_ACROSS = 0.4
_GUTTER_SHARE = 0.8  # of the size of type
_FILLED_SHARE = 0.8
_FEWEST_WORDS = 3.0
_DEEPEST = 3  # columns beside each other: four


@dataclass(frozen=True, slots=True)
class _Parts:
    """The items of a page left and right of a gutter, and those that stand across it."""

    left: list[Item]
    right: list[Item]
    across: list[Item]


def in_reading_order(items: Sequence[Item]) -> list[Item]:
    """The items of a page as a reader takes them."""
    return _by_columns(_without_jumps(list(items)), depth=0)


def _without_jumps(items: list[Item]) -> list[Item]:
    # Three jumps upwards over what was read say that the order is not the author's.
    jumps = sum(
        1
        for above, below in pairwise(items)
        if below.box.top < above.box.top - _NEAR_POINTS
        and below.box.left < above.box.right
        and above.box.left < below.box.right
    )
    if jumps < 3 or jumps < 0.1 * len(items):
        return items
    by_height = sorted(items, key=lambda item: (round(item.box.top / 3), item.box.left))
    return [replace(item, goes_on=False) if isinstance(item, Line) else item for item in by_height]


def _by_columns(items: list[Item], *, depth: int) -> list[Item]:
    parts = _parted(items) if depth < _DEEPEST else None
    if parts is None:
        return items
    bands = sorted(parts.across, key=lambda item: item.box.top)
    sides = [_begun_anew(items, side) for side in (parts.left, parts.right)]
    ordered: list[Item] = []
    for number in range(len(bands) + 1):
        ordered += bands[number - 1 : number] if number else []
        for side in sides:
            ordered += _by_columns([item for item in side if _band_of(item, bands) == number], depth=depth + 1)
    return ordered


def _band_of(item: Item, bands: Sequence[Item]) -> int:
    return sum(1 for band in bands if band.box.top <= item.box.top)


def _begun_anew(items: Sequence[Item], side: Sequence[Item]) -> list[Item]:
    """The items of one side; a line that goes on one of another side stands by itself."""
    own = {id(item) for item in side}
    anew: list[Item] = []
    for before, item in zip([None, *items], items, strict=False):
        if id(item) in own:
            parted = isinstance(item, Line) and item.goes_on and id(before) not in own
            anew.append(replace(item, goes_on=False) if isinstance(item, Line) and parted else item)
    return anew


def _parted(items: Sequence[Item]) -> _Parts | None:
    """The columns of text on either side of a gutter; None where there are none, or the file has them apart."""
    lines = [item for item in items if isinstance(item, Line)]
    if len(lines) < 2 * _FEWEST_LINES:
        return None
    for edge in _left_edges(lines):
        parts = _beside(items, edge, _GUTTER_SHARE * _middle([line.size for line in lines]))
        if _are_columns(parts) and _is_mixed(items, parts):
            return parts
    return None


def _left_edges(lines: Sequence[Line]) -> list[float]:
    """Where at least five lines begin, the foremost first, without the left edge of the text itself."""
    edges: dict[int, list[float]] = {}
    for line in lines:
        edges.setdefault(round(line.box.left / 3), []).append(line.box.left)
    often = [min(lefts) for lefts in edges.values() if len(lefts) >= _FEWEST_LINES]
    return sorted(often)[1:]


def _beside(items: Sequence[Item], edge: float, gutter: float) -> _Parts:
    parts = _Parts([], [], [])
    for item in items:
        if item.box.right <= edge - gutter:
            parts.left.append(item)
        elif item.box.left >= edge - 2.0:
            parts.right.append(item)
        else:
            parts.across.append(item)
    return parts


def _are_columns(parts: _Parts) -> bool:
    both = len(parts.left) + len(parts.right)
    if len(parts.across) > _MOST_ACROSS * both:
        return False
    return _is_text(parts.left) and _is_text(parts.right) and _overlap(parts.left, parts.right)


def _is_text(side: Sequence[Item]) -> bool:
    """Whether the lines are set like a column of text: of several words, half of them up to the right edge."""
    lines = [item for item in side if isinstance(item, Line)]
    if len(lines) < _FEWEST_LINES:
        return False
    left, right = min(line.box.left for line in lines), max(line.box.right for line in lines)
    full = sum(1 for line in lines if line.box.right >= left + _FILLED_SHARE * (right - left))
    words = sum(len(line.text.split()) for line in lines) / len(lines)
    return words >= _FEWEST_WORDS and 2 * full >= len(lines)


def _overlap(left: Sequence[Item], right: Sequence[Item]) -> bool:
    top = max(min(item.box.top for item in side) for side in (left, right))
    bottom = min(max(item.box.bottom for item in side) for side in (left, right))
    return bottom > top


def _is_mixed(items: Sequence[Item], parts: _Parts) -> bool:
    """Whether the file goes to and fro between the columns more often than its headings explain."""
    sides = {**dict.fromkeys(map(id, parts.left), 0), **dict.fromkeys(map(id, parts.right), 1)}
    order = [sides[id(item)] for item in items if id(item) in sides]
    changes = sum(1 for one, other in pairwise(order) if one != other)
    return changes > 2 * len(parts.across) + 2


def _middle(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]
