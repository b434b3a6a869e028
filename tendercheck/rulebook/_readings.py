"""How a phrase can be read: runs of tokens with gaps between them, and how matches of the runs join."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from tendercheck.rulebook._nodes import NUMBER, Choice, Fact, Gap, Node, Row, Run, TokenSpec, Word

RunKey = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Element:
    """A part of a phrase as its alternative patterns."""

    patterns: tuple[Run, ...]

    @property
    def has_gap(self) -> bool:
        return any("GAP" in spec for run in self.patterns for spec in run)


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Where something matched: tokens [start, end) of the doc."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TokenRun:
    """Tokens without a gap between them, in all their alternatives. `gap` is the most that may stand before them.

    `key` is the same for runs of the same tokens, which phrases with the same words and classes share.
    """

    key: RunKey
    patterns: tuple[Run, ...]
    gap: int

    @property
    def can_be_empty(self) -> bool:
        return any(all("OP" in spec for spec in run) for run in self.patterns)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a phrase: runs in a row."""

    runs: tuple[TokenRun, ...]

    def join(self, found: Mapping[RunKey, Sequence[Hit]], words: Sequence[int]) -> Iterator[Hit]:
        """From each start the nearest continuation: later words as early as they come, and as long as they last.

        `words[i]` is how many words stand before token i: gaps are measured in words, punctuation is free.
        """
        first, *others = self.runs
        for start in {hit.start for hit in found.get(first.key, ())}:
            ends = {hit.end: 0 for hit in found[first.key] if hit.start == start}
            for run in others:
                ends = _continued(ends, run, found.get(run.key, ()), words)
            if ends:
                nearest = min(ends, key=lambda end: (ends[end], -end))
                yield Hit(start, nearest)


def _continued(ends: Mapping[int, int], run: TokenRun, hits: Sequence[Hit], words: Sequence[int]) -> dict[int, int]:
    """Ends after one more run, each with the place where that run began."""
    continued = {hit.end: hit.start for hit in hits if any(_is_near(end, hit.start, run.gap, words) for end in ends)}
    return {**ends, **continued} if run.can_be_empty else continued


def _is_near(end: int, start: int, gap: int, words: Sequence[int]) -> bool:
    """Whether `start` follows `end` with at most `gap` words between; without a gap nothing may stand between."""
    return start == end if not gap else start >= end and words[start] - words[end] <= gap


def readings(elements: tuple[Element, ...]) -> tuple[Reading, ...]:
    """Every reading; elements without a gap keep their alternatives inside one run."""
    choices = [_without_choice(element) if element.has_gap else (element,) for element in elements]
    made = (_reading(choice) for choice in product(*choices))
    return tuple(reading for reading in made if reading.runs)


def count_patterns(elements: tuple[Element, ...]) -> int:
    """How many patterns the Matcher would get at the most: those of each run of tokens, for each reading."""
    choices = math.prod(len(element.patterns) for element in elements if element.has_gap)
    runs, run = 0, 1
    for element in elements:
        if element.has_gap:
            runs, run = runs + run, 1
        else:
            run *= len(element.patterns)
    return choices * (runs + run)


def _without_choice(element: Element) -> tuple[Element, ...]:
    return tuple(Element((run,)) for run in element.patterns)


def _reading(elements: Sequence[Element]) -> Reading:
    runs: list[TokenRun] = []
    open_run: list[Element] = []
    gap = 0

    def close() -> None:
        nonlocal gap
        if open_run:
            patterns = expand(tuple(open_run))
            runs.append(TokenRun(tuple(tuple(map(id, run)) for run in patterns), patterns, gap))
            open_run.clear()
            gap = 0

    for part in (part for element in elements for part in _parts(element)):
        if isinstance(part, int):
            close()
            gap += part
        else:
            open_run.append(part)
    close()
    while runs and runs[0].can_be_empty:  # an optional start adds nothing that a later run would not find
        runs.pop(0)
    return Reading(tuple(runs))


def _parts(element: Element) -> Iterator[Element | int]:
    """The element cut at its gaps; a gap is a number."""
    if not element.has_gap:
        yield element
        return
    tokens: list[TokenSpec] = []
    for spec in element.patterns[0]:
        if "GAP" in spec:
            if tokens:
                yield Element((tuple(tokens),))
            tokens = []
            yield int(spec["GAP"])
        else:
            tokens.append(spec)
    if tokens:
        yield Element((tuple(tokens),))


def expand(elements: tuple[Element, ...]) -> tuple[Run, ...]:
    """Every pattern of the elements in a row."""
    return tuple(tuple(spec for run in choice for spec in run) for choice in product(*(e.patterns for e in elements)))


class Elements:
    """Makes the elements of nodes; those of words and word classes, which many phrases share, are made once."""

    def __init__(self) -> None:
        self._made: dict[Node, Element] = {}

    def of(self, row: Row) -> tuple[Element, ...]:
        """One for each node of the row."""
        return tuple(self._of(node) for node in row)

    def _of(self, node: Node) -> Element:
        if isinstance(node, Gap):
            return Element((({"GAP": node.most},),))
        if node not in self._made:
            self._made[node] = self._make(node)
        return self._made[node]

    def _make(self, node: Word | Fact | Choice) -> Element:
        if isinstance(node, Word):
            return Element(node.patterns)
        if isinstance(node, Fact):
            return Element((({"LIKE_NUM": True} if node.kind == NUMBER else {"ENT_TYPE": node.kind},),))
        patterns = _merged(run for option in node.options for run in expand(self.of(option)))
        return _optional(patterns) if node.is_optional else Element(patterns)


def _merged(runs: Iterator[Run]) -> tuple[Run, ...]:
    """The runs, those of one plain word as one."""
    single: set[str] = set()
    longer: list[Run] = []
    for run in runs:
        plain = _plain_words(run)
        if plain is None:
            longer.append(run)
        else:
            single |= plain
    return (*longer, ({"LOWER": {"IN": sorted(single)}},)) if single else tuple(longer)


def _plain_words(run: Run) -> set[str] | None:
    if len(run) != 1 or set(run[0]) != {"LOWER"}:
        return None
    value = run[0]["LOWER"]
    return set(value["IN"]) if isinstance(value, dict) else {str(value)}


def _optional(patterns: tuple[Run, ...]) -> Element:
    if len(patterns) == 1 and len(patterns[0]) == 1:
        spec = patterns[0][0]
        return Element(((spec if "GAP" in spec else {**spec, "OP": "?"},),))
    return Element((*patterns, ()))
