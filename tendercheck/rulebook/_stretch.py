"""A statement as one run of text in which phrases are sought; its tokens are made when a phrase first asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from tendercheck.model.facts import Fact
from tendercheck.model.location import Span
from tendercheck.rulebook._nodes import NEGATIONS
from tendercheck.rulebook._phrases import Phrase
from tendercheck.rulebook._readings import Hit
from tendercheck.rulebook._word_index import WordIndex

_SAME_LENGTH = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\xa0": " ", "\n": " ", "\t": " "}
)

DENIED_WITHIN = 3  # words before what is denied
_CLAUSE_END = re.compile(r"[.,;:()]")
_NEGATION = re.compile(rf"\b({'|'.join(NEGATIONS)})\b|n't\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def language() -> Language:
    """The tokeniser, built once; it has no model and downloads nothing."""
    return spacy.blank("en")


def normalised(text: str) -> str:
    """`text` with typographic quotes, dashes and spaces made plain, character for character."""
    return text.translate(_SAME_LENGTH)


@dataclass(slots=True)
class Stretch:
    """A statement as one run of text: its heading, the labels of its cells, its lead, then its own words.

    `parts` map the text to spans of the document; heading and labels map to nothing, since they stand elsewhere.
    """

    text: str
    parts: tuple[tuple[int, Span], ...]  # (offset in text, span in the document)
    facts: tuple[tuple[Span, str, Fact], ...]  # span in `text`, kind, fact
    index: WordIndex
    heading: int = 0  # the end of what stands outside, in `text`
    _number: int = field(init=False)  # of the text in the index
    _tokens: dict[bool, tuple[Doc, list[int]]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        self._number = self.index.add(_cut(self.text, self.facts))

    def may_hold(self, phrase: Phrase) -> bool:
        """Whether the words of the text allow the phrase; it stands in no other."""
        return self.index.may_hold(self._number, phrase.row)

    def find(self, phrase: Phrase) -> tuple[Span, ...]:
        """Where the phrase stands in the text, in order."""
        if not self.may_hold(phrase):
            return ()
        doc, words = self._tokenised(with_facts=phrase.asks_for_facts)
        return tuple(_characters(hit, doc) for hit in phrase.hits(doc, words))

    def affirms(self, phrase: Phrase) -> Iterator[Span]:
        """Where the phrase stands and is not denied: "will be moved", not "will not be moved"."""
        for place in self.find(phrase):
            clause = _CLAUSE_END.split(self.text[: place.start])[-1].split()[-DENIED_WITHIN:]
            if phrase.has_negation or not _NEGATION.search(" ".join((*clause, self.text[place.start : place.end]))):
                yield place

    def _tokenised(self, *, with_facts: bool) -> tuple[Doc, list[int]]:
        """Tokens, and how many words stand before each; a fact is one token of its kind, or plain words."""
        if with_facts not in self._tokens:
            doc = _tokens(self.text, self.facts if with_facts else ())
            words = accumulate((any(map(str.isalnum, token.text)) for token in doc), initial=0)
            self._tokens[with_facts] = doc, list(words)
        return self._tokens[with_facts]

    def in_document(self, found: Span) -> tuple[Span, ...]:
        """Where it stands in the document: one span, or two where it runs from the lead into the statement."""
        spans = []
        for offset, span in self.parts:
            low, high = max(found.start, offset), min(found.end, offset + len(span))
            if low < high:
                spans.append(Span(span.start + low - offset, span.start + high - offset))
        return tuple(spans)

    def facts_by_kind(self, found: Span) -> dict[str, Fact]:
        """A fact of each kind: the first inside `found`, else the first of the statement."""
        kinds: dict[str, Fact] = {}
        for inside in (True, False):
            for span, kind, fact in self.facts:
                if found.contains(span) or not inside:
                    kinds.setdefault(kind, fact)
        return kinds

    def words_between(self, one: Span, other: Span) -> int:
        """How many words stand between two places; 0 where they touch or overlap."""
        first, second = sorted((one, other))
        return len(self.text[first.end : second.start].split()) if first.end < second.start else 0


def _characters(hit: Hit, doc: Doc) -> Span:
    last = doc[hit.end - 1]
    return Span(doc[hit.start].idx, last.idx + len(last))


def plain_stretch(text: str, index: WordIndex | None = None) -> Stretch:
    """Text that stands in no document, as something phrases can be found in."""
    plain = normalised(text)
    return Stretch(plain, ((0, Span(0, len(plain))),), (), WordIndex() if index is None else index)


def _tokens(text: str, facts: tuple[tuple[Span, str, Fact], ...]) -> Doc:
    """Tokenise `text` with every fact as one token whose entity type is its kind; offsets are kept."""
    nlp = language()
    if not facts:
        return nlp.make_doc(text)
    words: list[str] = []
    spaces: list[bool] = []
    kinds: list[str] = []
    for piece, kind in _cut(text, facts):
        if kind:
            words.append(piece)
            spaces.append(False)
            kinds.append(f"B-{kind}")
            continue
        if piece.startswith(" ") and spaces:
            spaces[-1], piece = True, piece[1:]
        for token in nlp.make_doc(piece):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
            kinds.append("O")
    return Doc(nlp.vocab, words=words, spaces=spaces, ents=kinds)


def _cut(text: str, facts: tuple[tuple[Span, str, Fact], ...]) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with its kind of fact or an empty string; of two that overlap the first stays."""
    position = 0
    for span, kind, _ in facts:
        if span.start >= position:
            yield text[position : span.start], ""
            yield text[span.start : span.end], kind
            position = span.end
    yield text[position:], ""
