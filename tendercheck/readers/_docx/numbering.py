"""Clause numbers as Word shows them: the file holds only the pattern and the list, the reader sees "4.2.1"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tendercheck.readers._docx.markup import MC, W, is_on, number_of, value_of, whole_number
from tendercheck.readers._docx.styles import NumberingReference, Styles
from tendercheck.readers._numbers import Label, formatted
from tendercheck.readers._xml import Element

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One w:lvl. `text` is the pattern ("%1.%2"); it starts again after depth `restart` (from 1; 0: never)."""

    start: int = 0
    format: str = "decimal"
    text: str = ""
    is_legal: bool = False
    restart: int | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class List:
    """The levels of a list; lists of one `abstract` definition count on together."""

    abstract: int
    levels: Mapping[int, Level]
    starts: Mapping[int, int] = field(default_factory=dict)  # w:startOverride, by level


class Numbering:
    """The lists of a document, without the state of any count; see Counter."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self.styles = styles
        abstract: dict[int, Element] = {}
        for element in [] if root is None else root.findall(W + "abstractNum"):
            abstract.setdefault(_id(element, "abstractNumId"), element)
        self._numbers = {} if root is None else {_id(num, "numId"): num for num in root.findall(W + "num")}
        self._abstract = abstract
        self._lists: dict[int, List | None] = {}

    def list_of(self, list_id: int) -> List | None:
        """The list of that w:numId; None where the file does not define it."""
        if list_id not in self._lists:
            self._lists[list_id] = self._load(list_id)
        return self._lists[list_id]

    def named(self, name: str) -> int:
        """The w:numId of the first list whose definition has that w:name; 0 where there is none."""
        for list_id, number in self._numbers.items():
            if value_of(self._abstract.get(number_of(number, W + "abstractNumId") or 0), W + "name") == name:
                return list_id
        return 0

    def reference(self, properties: Element | None, own: NumberingReference) -> tuple[int, int] | None:
        """List and level (from 0) of a paragraph, by its own w:numPr or by its style; None where it has no number."""
        style_id = value_of(properties, W + "pStyle")
        inherited = self.styles.numbering(style_id)
        list_id = inherited.list_id if own.list_id is None else own.list_id
        if not list_id:
            return None
        if own.level is not None:
            level = own.level
        elif own.list_id is not None:
            level = 0 if own.list_id != inherited.list_id else self._level_of(style_id, list_id, inherited.level)
        else:
            level = self._level_of(style_id, list_id, inherited.level)
        return list_id, min(max(level, 0), LEVELS - 1)

    def _level_of(self, style_id: str | None, list_id: int, given: int | None) -> int:
        # A style belongs to the level that names it; what the style itself says only counts where none does.
        found = self.list_of(list_id)
        by_style = {level.style: depth for depth, level in (found.levels.items() if found else ()) if level.style}
        linked = (by_style[style.id] for style in self.styles.chain(style_id) if style.id in by_style)
        return next(linked, given or 0)

    def _load(self, list_id: int) -> List | None:
        number = self._numbers.get(list_id)
        abstract_id = number_of(number, W + "abstractNumId")
        if number is None or abstract_id is None:
            return None
        abstract_id, element = self._follow(abstract_id)
        if element is None:
            return None
        levels = {_id(level, "ilvl"): _level(level) for level in element.findall(W + "lvl")}
        starts: dict[int, int] = {}
        for override in number.findall(W + "lvlOverride"):
            depth, start = _id(override, "ilvl"), number_of(override, W + "startOverride")
            own = override.find(W + "lvl")
            if own is not None:
                levels[depth] = _level(own)
            if start is not None:
                starts[depth] = start
                levels[depth] = replace(levels.get(depth, Level()), start=start)
        return List(abstract_id, levels, starts)

    def _follow(self, abstract_id: int) -> tuple[int, Element | None]:
        """Through w:numStyleLink to the definition that the numbering style names; the link may be of any length."""
        seen: set[int] = set()
        while abstract_id not in seen:
            seen.add(abstract_id)
            element = self._abstract.get(abstract_id)
            link = value_of(element, W + "numStyleLink")
            if element is None or link is None:
                return abstract_id, element
            linked = self._linked(link)
            if linked is None:
                return abstract_id, element
            abstract_id = linked
        return abstract_id, self._abstract.get(abstract_id)

    def _linked(self, style_id: str) -> int | None:
        for abstract_id, element in self._abstract.items():
            if value_of(element, W + "styleLink") == style_id:
                return abstract_id
        number = self._numbers.get(self.styles.numbering(style_id).list_id or 0)
        return number_of(number, W + "abstractNumId")


class Counter:
    """Counts through one story (the body, a header): call `label` once for every paragraph, in order."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[int, list[int | None]] = {}  # lists of one definition count on together
        self._begun: set[tuple[int, int]] = set()

    def label(self, properties: Element | None, own: NumberingReference) -> Label | None:
        """What Word shows before the paragraph with these properties, or None."""
        reference = self._numbering.reference(properties, own)
        found = self._numbering.list_of(reference[0]) if reference else None
        return self.step(found, *reference) if reference and found else None

    def step(self, found: List, list_id: int, depth: int, *, start: int | None = None) -> Label | None:
        """The next number of a list at `depth` (from 0), or `start`; None where the list has no such level."""
        if depth not in found.levels:
            return None
        level = found.levels[depth]
        counts = self._counts.setdefault(found.abstract, [None] * LEVELS)
        self._advance(counts, found, list_id, depth)
        if start is not None:
            counts[depth] = start
        text = "" if level.format == "bullet" else _render(level, found, counts)
        return Label(text, level.format, depth, list_id)

    def _advance(self, counts: list[int | None], found: List, list_id: int, depth: int) -> None:
        if depth in found.starts and (list_id, depth) not in self._begun:
            counts[depth] = None  # w:startOverride: this list starts here, whatever was counted before
        self._begun.update((list_id, level) for level in range(depth + 1))
        for higher in range(depth):
            if counts[higher] is None:  # "1.1" without a "1." before it uses the 1 up: the next clause is "2."
                counts[higher] = found.levels.get(higher, Level()).start
        present = counts[depth]
        counts[depth] = found.levels[depth].start if present is None else present + 1
        for deeper in range(depth + 1, LEVELS):
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or depth < restart:
                counts[deeper] = None


def _render(level: Level, found: List, counts: list[int | None]) -> str:
    def shown(place: re.Match[str]) -> str:
        depth = int(place[1]) - 1
        of_depth = found.levels.get(depth, Level())
        count = counts[depth]
        number = of_depth.start if count is None else count
        return formatted(number, "decimal" if level.is_legal else of_depth.format)

    return _PLACE.sub(shown, level.text).strip()


def _level(element: Element) -> Level:
    return Level(
        start=number_of(element, W + "start") or 0,
        format=value_of(element, W + "numFmt")
        or value_of(element, f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")
        or "decimal",
        text=value_of(element, W + "lvlText") or "",
        is_legal=bool(is_on(element, W + "isLgl")),
        restart=number_of(element, W + "lvlRestart"),
        style=value_of(element, W + "pStyle"),
    )


def _id(element: Element, attribute: str) -> int:
    found = whole_number(element.get(W + attribute))
    return -1 if found is None else found
