"""Takes running heads and page numbers out of the flow of the text. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tendercheck.readers._lines import Line, Page, Table

_OUTERMOST = 5
_SHARE = 8  # what stands on fewer pages of a long form are its questions, not its running heads
_NEAR_POINTS = 5.0
_NUMBER_ALONE = re.compile(r"^(page)?[\s\W]*#+((\s*(of|/)\s*)#+)?\W*$")


def without_running_heads(pages: Sequence[Page]) -> list[Page]:
    """The pages with their running heads apart: what repeats at one height, outside all that does not repeat."""
    outer = [(page.number, item) for page in pages for item in _outermost(page)]
    repeated = _repeated(outer, len(pages))
    parted = []
    for page in pages:
        heads = _edge_run(page, repeated, from_below=False) | _edge_run(page, repeated, from_below=True)
        parted.append(
            replace(
                page,
                items=tuple(item for item in page.items if id(item) not in heads),
                heads=tuple(item for item in page.items if id(item) in heads),
            )
        )
    return parted


def _outermost(page: Page) -> list[Line | Table]:
    by_height = sorted(page.items, key=lambda item: item.box.top)
    if len(by_height) <= 2 * _OUTERMOST:
        return by_height
    return by_height[:_OUTERMOST] + by_height[-_OUTERMOST:]


def _repeated(outer: Sequence[tuple[int, Line | Table]], pages: int) -> set[int]:
    """Ids of the items whose text stands at the same height on several pages, figures aside."""
    by_text: dict[str, list[tuple[float, int, int]]] = defaultdict(list)
    for number, item in outer:
        by_text[_tidied(item.text)].append((item.box.top, number, id(item)))
    found: set[int] = set()
    for text, places in by_text.items():
        needed = 2 if pages <= 4 or _NUMBER_ALONE.match(text) else max(3, pages // _SHARE)
        tolerance = _NEAR_POINTS * (3 if _NUMBER_ALONE.match(text) else 1)
        for group in _groups(sorted(places), tolerance):
            if len({number for _, number, _ in group}) >= needed:
                found.update(identity for _, _, identity in group)
    return found


def _groups(places: Sequence[tuple[float, int, int]], tolerance: float) -> list[list[tuple[float, int, int]]]:
    groups: list[list[tuple[float, int, int]]] = []
    for place in places:
        if groups and place[0] - groups[-1][-1][0] <= tolerance:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def _tidied(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\d+|\b[ivxl]+\b", "#", text.lower())).strip()


def _edge_run(page: Page, repeated: set[int], *, from_below: bool) -> set[int]:
    by_height = sorted(page.items, key=lambda item: item.box.bottom if from_below else item.box.top)
    run: set[int] = set()
    for item in reversed(by_height) if from_below else by_height:
        if id(item) not in repeated:
            break
        run.add(id(item))
    return run
