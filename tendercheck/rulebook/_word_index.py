"""Which of many texts may hold a phrase, asked of all of them at once.

Every word of the texts has a place, and a set of places is one large integer: the places of a word are its bits, and a
phrase is followed through all texts by shifting them (Baeza-Yates and Gonnet's Shift-And, on words). Places are coarser
than the tokens of the Matcher: signs between words have none, and "10,000" or "24/7" has one for all its numbers. So a
text that holds a phrase is always told, and a text that is told nearly always holds it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from spacy.lang.en.lex_attrs import like_num

from tendercheck.rulebook._nodes import NUMBER, Choice, Fact, Gap, Node, Row, Word

Place = tuple[str, ...]  # the words that stand at one place
Piece = tuple[str, str]  # a part of a text, and its kind where it is a fact
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"n't|[^\W\d_]+?(?=n't)|[^\W\d_]+|\d+(?:[.,/:]\d+)*")
_ANY_BIT = re.compile(rb"[^\0]")
_FEW = 8
_SLACK = 3  # "12-month" and "e.g." are two words here and one token there: gaps are taken so much wider


class WordIndex:
    """The words of texts, each text in pieces; `add` all of them before the first question."""

    def __init__(self) -> None:
        self._texts: list[tuple[Piece, ...]] = []
        self._tracks: dict[bool, _Track] = {}
        self._ends: dict[Row, int] = {}

    def add(self, pieces: Iterable[Piece]) -> int:
        """Take a text in; returns its number."""
        self._texts.append(tuple(pieces))
        self._tracks.clear()
        self._ends.clear()
        return len(self._texts) - 1

    def may_hold(self, number: int, phrase: Row) -> bool:
        """Whether the text of that number may hold the phrase; where not, it does not."""
        track = self._track(phrase)
        return track.is_in(number, self._ends_of(phrase, track))

    def texts_with(self, phrase: Row) -> Iterator[int]:
        """The numbers of the texts that may hold the phrase, in order; no other does."""
        track = self._track(phrase)
        return track.texts_of(self._ends_of(phrase, track))

    def _track(self, phrase: Row) -> _Track:
        with_facts = any(node.facts for node in phrase)
        if with_facts not in self._tracks:
            self._tracks[with_facts] = _Track([_places(text, with_facts=with_facts) for text in self._texts])
        return self._tracks[with_facts]

    def _ends_of(self, phrase: Row, track: _Track) -> int:
        if phrase not in self._ends:
            self._ends[phrase] = track.ends_of(phrase)
        return self._ends[phrase]


def _places(text: tuple[Piece, ...], *, with_facts: bool) -> list[Place]:
    """The places of a text; a fact is one of its own, or words like others."""
    places: list[Place] = []
    for piece, kind in text:
        if kind and with_facts:
            places.append((_mark(kind),))
        else:
            places.extend(place for chunk in piece.lower().split() for place in _places_of(chunk))
    return places


def _mark(kind: str) -> str:
    return f"{{{kind}}}"


@lru_cache(maxsize=100_000)
def _places_of(chunk: str) -> tuple[Place, ...]:
    """The places of a piece of text without spaces, in lower case."""
    if "@" in chunk or "://" in chunk or chunk.startswith("www."):
        return ((),)
    return tuple(_place(word) for word in _WORD.findall(chunk.replace("cannot", "can not")))


def _place(word: str) -> Place:
    if word[0].isdigit():
        return (*dict.fromkeys(_NUMBER.findall(word)), _mark(NUMBER))  # "000,000" stands at one place once
    is_numeral = like_num(word)  # type: ignore[no-untyped-call]
    return (word, _mark(NUMBER)) if is_numeral else (word,)


@lru_cache(maxsize=100_000)
def _words_of(text: str) -> tuple[Place, ...]:
    """The places that a word of a phrase takes; what a numeral is beside its digits is not asked."""
    places = (place for chunk in text.split() for place in _places_of(chunk))
    return tuple(tuple(word for word in place if word != _mark(NUMBER)) for place in places)


def _moved(reached: int, starts: dict[int, int]) -> int:
    """Behind what begins at one of the places reached; `starts` are where it does by how many places it takes."""
    behind = 0
    for length, places in starts.items():
        if both := reached & places:
            behind |= both << length
    return behind


class _Track:
    """The texts behind one another with a wall after each; sets of places are integers."""

    def __init__(self, texts: Sequence[Sequence[Place]]) -> None:
        self._listed: dict[str, list[int]] = {}
        self._walls: list[int] = []
        position = 0
        for text in texts:
            for place in text:
                for word in place:
                    self._listed.setdefault(word, []).append(position)
                position += 1
            self._walls.append(position)
            position += 1
        self._size = position
        self._everywhere = (1 << position) - 1
        self._inside = self._everywhere ^ self._bits(self._walls)
        self._at: dict[str, int] = {}
        self._words: dict[Word, dict[int, int]] = {}  # where they begin, by how many places they take
        self._choices: dict[Choice, int] = {}
        self._classes: dict[str, dict[int, int]] = {}

    def ends_of(self, phrase: Row) -> int:
        """The places behind the phrase, wherever it stands; of one that ends its text the wall."""
        return self._behind(phrase, self._inside)

    def is_in(self, number: int, ends: int) -> bool:
        """Whether one of the ends belongs to the text of that number."""
        first = self._walls[number - 1] + 1 if number else 0
        return bool(ends >> first + 1 & (1 << self._walls[number] - first) - 1)

    def texts_of(self, ends: int) -> Iterator[int]:
        """The numbers of the texts that the ends belong to."""
        behind = 0  # the wall of the last text that was told
        row = ends.to_bytes(self._size // 8 + 1, "little")
        for found in _ANY_BIT.finditer(row):
            byte, first = row[found.start()], found.start() * 8
            for place in range(first, first + 8):
                if byte >> (place - first) & 1 and place > behind:
                    number = bisect_left(self._walls, place)
                    behind = self._walls[number]
                    yield number

    def _behind(self, row: Row, reached: int) -> int:
        """The places behind the row where it begins at one of those reached."""
        for node in row:
            reached = self._behind_node(node, reached)
            if not reached:
                return 0
        return reached

    def _behind_node(self, node: Node, reached: int) -> int:
        if isinstance(node, Gap):
            return self._widened(reached, node.most + _SLACK)
        if isinstance(node, Choice) and (node.has_gap or not node.name):
            behind = reached if node.is_optional else 0
            for row in node.rows:
                behind |= self._behind(row, reached)
            return behind | (reached & self._plain_places(node)) << 1
        return _moved(reached, self._starts(node))

    def _widened(self, reached: int, most: int) -> int:
        for _ in range(most):
            reached |= (reached & self._inside) << 1
        return reached

    def _starts(self, node: Node) -> dict[int, int]:
        """Where a node without gaps begins, by how many places it takes."""
        if isinstance(node, Word):
            if node not in self._words:
                self._words[node] = self._starts_of_word(node)
            return self._words[node]
        if isinstance(node, Fact):
            return {1: self._places_with(_mark(node.kind))}
        assert isinstance(node, Choice)  # noqa: S101 - a gap has no length
        if not node.name:
            return self._starts_of_any(node)
        if node.name not in self._classes:
            self._classes[node.name] = self._starts_of_any(node)
        return self._classes[node.name]

    def _starts_of_any(self, choice: Choice) -> dict[int, int]:
        found = {0: self._everywhere} if choice.is_optional else {}
        if plain := self._plain_places(choice):
            found[1] = plain
        for row in choice.rows:
            for length, starts in self._starts_of(row).items():
                found[length] = found.get(length, 0) | starts
        return found

    def _plain_places(self, choice: Choice) -> int:
        """The places of the choice's plain words; of most the texts hold few."""
        if choice not in self._choices:
            places = 0
            for word in choice.plain_words & self._listed.keys():
                places |= self._places_with(word)
            self._choices[choice] = places
        return self._choices[choice]

    def _starts_of(self, row: Row) -> dict[int, int]:
        if len(row) == 1:
            return self._starts(row[0])
        begun = {0: self._everywhere}
        for node in row:
            continued: dict[int, int] = {}
            following = self._starts(node)
            for length, starts in begun.items():
                for more, there in following.items():
                    if both := starts & (there >> length if length else there):
                        continued[length + more] = continued.get(length + more, 0) | both
            begun = continued
            if not begun:
                break
        return begun

    def _starts_of_word(self, word: Word) -> dict[int, int]:
        found: dict[int, int] = {}
        for text in word.texts:
            places = _words_of(text)
            if starts := self._starts_of_places(places):
                found[len(places)] = found.get(len(places), 0) | starts
        return found

    def _starts_of_places(self, places: tuple[Place, ...]) -> int:
        parts = [(offset, part) for offset, place in enumerate(places) for part in place]
        if not all(part in self._listed for _, part in parts):
            return 0
        starts = self._everywhere if len(parts) != 1 else self._places_with(parts[0][1])
        for offset, part in parts if len(parts) != 1 else ():
            starts &= self._places_with(part) >> offset
        return starts

    def _places_with(self, word: str) -> int:
        """The places that hold the word."""
        if word not in self._at:
            self._at[word] = self._bits(self._listed.get(word, ()))
        return self._at[word]

    def _bits(self, positions: Sequence[int]) -> int:
        if len(positions) < _FEW:
            return sum(1 << position for position in positions)
        row = bytearray(self._size // 8 + 1)
        for position in positions:
            row[position >> 3] |= 1 << (position & 7)
        return int.from_bytes(row, "little")
