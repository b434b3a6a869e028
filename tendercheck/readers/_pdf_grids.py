"""Closes the grids of tables whose rules stop short: a side without a rule, a rule under a black box.

Runs in the worker, before the rules are made into cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Rectangle = tuple[float, float, float, float]  # left, top, right, bottom

_NEAR_POINTS = 3.0
_FEWEST_TOGETHER = 3  # columns whose rules begin or end at one height
_FEWEST_CUT = 2
_CUT_POINTS = 1.0
_COLUMN_POINTS = 20.0
_BLOTS_AT_MOST = 50
_EDGES_AT_MOST = 1_000


def closed(edges: Sequence[Rectangle], blots: Sequence[Rectangle]) -> list[Rectangle]:
    """Edges to be added to `edges`, which are straight and joined; `blots` are the black areas of the page."""
    if len(edges) > _EDGES_AT_MOST:
        return []
    across = [edge for edge in edges if edge[1] == edge[3]]
    return [*_open_sides(edges, across), *_hidden(edges, blots)]


def _open_sides(edges: Sequence[Rectangle], across: Sequence[Rectangle]) -> Iterable[Rectangle]:
    """The missing sides of grids whose upright rules begin and end together, with rows between them."""
    for group in _standing_together([edge for edge in edges if edge[0] == edge[2]]):
        first, last = min(edge[0] for edge in group), max(edge[0] for edge in group)
        top, bottom = min(edge[1] for edge in group), max(edge[3] for edge in group)
        rows = [
            edge
            for edge in across
            if top - _NEAR_POINTS <= edge[1] <= bottom + _NEAR_POINTS and edge[0] < last and edge[2] > first
        ]
        if not rows:
            continue
        left, right = min(first, *(edge[0] for edge in rows)), max(last, *(edge[2] for edge in rows))
        for height in (top, bottom):
            if not any(abs(edge[1] - height) <= _NEAR_POINTS for edge in rows):
                yield (left, height, right, height)
        if len(rows) > 1:
            yield from ((side, top, side, bottom) for side in _far((left, right), (first, last)))


def _far(ends: tuple[float, float], rules: tuple[float, float]) -> Iterable[float]:
    return (end for end, rule in zip(ends, rules, strict=True) if abs(end - rule) > _COLUMN_POINTS)


def _standing_together(uprights: Sequence[Rectangle]) -> list[list[Rectangle]]:
    groups: list[list[Rectangle]] = []
    for edge in sorted(uprights, key=lambda edge: (round(edge[1]), edge[0])):
        for group in groups:
            if abs(group[0][1] - edge[1]) <= _NEAR_POINTS and abs(group[0][3] - edge[3]) <= _NEAR_POINTS:
                group.append(edge)
                break
        else:
            groups.append([edge])
    return [group for group in groups if len(group) >= _FEWEST_TOGETHER]


def _hidden(edges: Sequence[Rectangle], blots: Sequence[Rectangle]) -> Iterable[Rectangle]:
    """Rules that end at a black area, taken to go on beneath it: a box over answers cuts them off."""
    for blot in blots[:_BLOTS_AT_MOST]:
        left, top, right, bottom = blot
        wide, high = (left - _CUT_POINTS, right + _CUT_POINTS), (top - _CUT_POINTS, bottom + _CUT_POINTS)
        beneath: list[Rectangle] = []
        for edge in edges:
            if edge[1] == edge[3] and high[0] <= edge[1] <= high[1] and _ends_at(edge[0], edge[2], left, right):
                beneath.append((left - _CUT_POINTS, edge[1], right, edge[1]))
            elif edge[0] == edge[2] and wide[0] <= edge[0] <= wide[1] and _ends_at(edge[1], edge[3], top, bottom):
                beneath.append((edge[0], top - _CUT_POINTS, edge[0], bottom))
        if len(beneath) >= _FEWEST_CUT:
            yield from beneath


def _ends_at(start: float, end: float, near: float, far: float) -> bool:
    return abs(end - near) <= _CUT_POINTS or abs(start - far) <= _CUT_POINTS
