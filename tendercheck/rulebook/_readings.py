"""How a phrase can be read: runs of tokens with gaps between them, and how matches of the runs join."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

TokenSpec = dict[str, Any]  # a token of a spaCy pattern; {"GAP": n} stands for at most n words of any kind
Run = tuple[TokenSpec, ...]
RunKey = tuple[tuple[int, ...], ...]
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Element:
    """A part of a phrase: its alternative patterns, and what any text that matches it must hold."""

    patterns: tuple[Run, ...]
    words: frozenset[str] = frozenset()
    fact: str = ""

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


Demand = tuple[frozenset[str], ...]  # sets of words, of which a text must hold one each, in this order


def demand_of(run: Run) -> Demand:
    """What words a text must hold for the run to match; a word whose ending is a token of its own is left out."""
    demand = []
    for spec, following in zip(run, (*run[1:], {}), strict=False):
        if "LOWER" not in spec or "OP" in spec or any("'" in word for word in _words_of(spec) | _words_of(following)):
            continue
        words = [_WORD.findall(word) for word in _words_of(spec)]
        if all(words):  # "d&b" is one token for the Matcher; of its words the longest tells enough
            demand.append(frozenset(max(parts, key=len) for parts in words))
    return tuple(demand)


def _words_of(spec: TokenSpec) -> frozenset[str]:
    words = spec.get("LOWER", ())
    return frozenset(words["IN"] if isinstance(words, dict) else (words,) if isinstance(words, str) else words)


def is_met(demand: Demand, places: Mapping[str, Sequence[int]], after: int) -> int | None:
    """The place behind the words that meet the demand, each as early as it comes; None where the text lacks one."""
    for words in demand:
        held = words if len(words) == 1 else words.intersection(places)
        found = [at for word in held for at in places.get(word, ()) if at >= after]
        if not found:
            return None
        after = min(found) + 1
    return after


class Demands:
    """What the alternatives of an element demand, so that a text is asked by its own words, not by all of theirs."""

    def __init__(self, element: Element) -> None:
        demands = [demand_of(run) for run in element.patterns]
        self.is_free = not all(demands)  # an alternative that demands nothing: any text may hold the element
        self._single = frozenset[str]().union(*(demand[0] for demand in demands if len(demand) == 1))
        self._longer: dict[str, list[Demand]] = {}
        for demand in demands:
            for word in demand[0] if len(demand) > 1 else ():
                self._longer.setdefault(word, []).append(demand)

    def reached(self, places: Mapping[str, Sequence[int]], after: int) -> int | None:
        """The first place behind words that meet one of the demands; None where the text lacks them."""
        ends = [at + 1 for word in self._single.intersection(places) for at in places[word] if at >= after]
        if self._longer:
            begun = (demand for word in self._longer.keys() & places.keys() for demand in self._longer[word])
            ends.extend(end for demand in begun if (end := is_met(demand, places, after)) is not None)
        return min(ends, default=None)


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
