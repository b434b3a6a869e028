"""What the text of a phrase is read into: words, facts and gaps, in rows and choices."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

TokenSpec = dict[str, Any]  # a token of a spaCy pattern; {"GAP": n} stands for at most n words of any kind
Run = tuple[TokenSpec, ...]
NEGATIONS = ("no", "not", "nor", "neither", "never", "none", "nobody", "nothing", "cannot", "without")


@dataclass(frozen=True, eq=False)
class Word:
    """A plain word: the texts any of which it finds, and the same as patterns of tokens."""

    texts: tuple[str, ...]
    patterns: tuple[Run, ...]
    has_gap = False
    can_be_empty = False
    facts = frozenset[str]()

    @property
    def has_negation(self) -> bool:
        return any(text in NEGATIONS or text.endswith("n't") for text in self.texts)


@dataclass(frozen=True, eq=False)
class Fact:
    """A fact of a kind, or a numeral, for which no fact is asked."""

    kind: str
    has_gap = False
    can_be_empty = False
    has_negation = False

    @property
    def facts(self) -> frozenset[str]:
        return frozenset() if self.kind == NUMBER else frozenset({self.kind})


@dataclass(frozen=True, eq=False)
class Gap:
    """At most so many words of any kind."""

    most: int
    has_gap = True
    can_be_empty = True
    has_negation = False
    facts = frozenset[str]()


@dataclass(frozen=True, eq=False)
class Choice:
    """One of several rows; of a word class its entries, which many phrases share and `name` tells."""

    options: tuple[Row, ...]
    is_optional: bool = False
    name: str = ""

    @cached_property
    def plain_words(self) -> frozenset[str]:
        """The options that are one word of letters alone, which takes one place in a text."""
        return frozenset(text for row in self.options if _is_plain(row) for text in row[0].texts)  # type: ignore[union-attr]

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The other options."""
        return tuple(row for row in self.options if not _is_plain(row))

    @cached_property
    def has_gap(self) -> bool:
        return any(part.has_gap for row in self.options for part in row)

    @cached_property
    def can_be_empty(self) -> bool:
        return self.is_optional or any(all(part.can_be_empty for part in row) for row in self.options)

    @cached_property
    def has_negation(self) -> bool:
        return any(part.has_negation for row in self.options for part in row)

    @cached_property
    def facts(self) -> frozenset[str]:
        """The kinds of fact that its rows ask for."""
        return frozenset().union(*(part.facts for row in self.options for part in row))


def _is_plain(row: Row) -> bool:
    first = row[0] if len(row) == 1 else None
    return isinstance(first, Word) and all(text.isalpha() and text != "cannot" for text in first.texts)


NUMBER = "number"
Node = Word | Fact | Gap | Choice
Row = tuple[Node, ...]
