"""The phrase language of rule files: procurement people's wording in, spaCy Matcher patterns out.

    audited accounts            these words in this order, any case; "sub-contract" also finds "subcontract"
    ~require                    the word and its regular inflections: require, requires, required, requiring
    (a|b c)   [x]   [a|b]       one of; maybe; maybe one of
    ...3                        a gap of at most three words
    <supplier>                  a word class from words.yml
    {money}                     a fact: money, date, duration, percentage; {number} is a numeral

Which texts may hold a phrase the index of their words tells at once (_word_index.py); only these meet the Matcher.
"""

from __future__ import annotations

import copy
import difflib
from collections.abc import Sequence
from functools import cached_property

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

from tendercheck.rulebook._nodes import Choice, Row, Word
from tendercheck.rulebook._parser import Parser, PhraseError, word_node
from tendercheck.rulebook._readings import Element, Elements, Hit, Reading, RunKey, count_patterns, readings

MOST_PATTERNS = 20_000


class Phrase:
    """A compiled phrase.

    Gaps are not given to the Matcher: fourteen optional wildcards take it as many paths as there are ways to fill them,
    and the memory with it. The runs of tokens between gaps are its patterns; the gaps join their matches here.
    """

    def __init__(self, text: str, compiler: PhraseCompiler) -> None:
        self.text = text
        self._compiler = compiler
        self._nlp = compiler.nlp

    def __repr__(self) -> str:
        return f"Phrase({self.text!r})"

    @cached_property
    def row(self) -> Row:
        """What the phrase is read into; raises PhraseError for a text that cannot be read."""
        row = self._compiler.parse(self.text)
        if all(node.can_be_empty for node in row):
            raise PhraseError(f"«{self.text}» would match an empty text")
        return row

    @cached_property
    def asks_for_facts(self) -> bool:
        """Whether any of its alternatives is a fact: each fact is then one token."""
        return any(node.facts for node in self.row)

    @cached_property
    def has_negation(self) -> bool:
        """Whether any of its words says no by itself."""
        return any(node.has_negation for node in self.row)

    @cached_property
    def _elements(self) -> tuple[Element, ...]:
        elements = self._compiler.elements.of(self.row)
        if count_patterns(elements) > MOST_PATTERNS:
            raise PhraseError(f"«{self.text}» has more than {MOST_PATTERNS} patterns; split it into several")
        return elements

    def check(self) -> Phrase:
        """The phrase itself, or PhraseError where its text cannot be read."""
        assert self._elements  # noqa: S101 - asked for its errors
        return self

    @cached_property
    def _readings(self) -> tuple[Reading, ...]:
        return readings(self._elements)

    @cached_property
    def _runs(self) -> tuple[RunKey, ...]:
        return tuple(dict.fromkeys(run.key for reading in self._readings for run in reading.runs))

    @cached_property
    def _matcher(self) -> Matcher:
        """One for all runs of the phrase: a matcher makes the tokens anew whenever it is asked."""
        patterns = {run.key: run.patterns for reading in self._readings for run in reading.runs}
        matcher = Matcher(self._nlp.vocab, validate=False)
        for number, key in enumerate(self._runs):
            matcher.add(str(number), [list(specs) for specs in patterns[key] if specs])
        return matcher

    def hits(self, doc: Doc, words: Sequence[int]) -> tuple[Hit, ...]:
        """Matches in `doc`, in text order, none overlapping another; of several from one start the nearest words.

        `words[i]` is how many words stand before token i.
        """
        found: dict[RunKey, list[Hit]] = {}
        for key, start, end in self._matcher(doc):
            found.setdefault(self._runs[int(self._nlp.vocab.strings[key])], []).append(Hit(start, end))
        hits = sorted({hit for reading in self._readings for hit in reading.join(found, words)})
        kept: list[Hit] = []
        for hit in hits:
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
        return tuple(kept)


class PhraseCompiler:
    """Compiles phrases over one set of word classes; the same text is compiled once.

    With `at_once` a phrase that cannot be read is told when it is met; else when it is first looked for, which spares
    a ruleset that was tested before the cost of the phrases that a document never needs.
    """

    def __init__(self, nlp: Language, classes: dict[str, list[str]], *, at_once: bool = True) -> None:
        self.nlp = nlp
        self._at_once = at_once
        self._sources = classes
        self._classes: dict[str, Choice] = {}
        self._phrases: dict[str, Phrase] = {}
        self._words: dict[str, Word] = {}
        self.elements = Elements()
        self._special: frozenset[str] = frozenset(getattr(nlp.tokenizer, "rules", ()))

    def lazily(self) -> PhraseCompiler:
        """The same, over the same classes, that reads a phrase when it is first looked for."""
        lazy = copy.copy(self)
        lazy._at_once, lazy._phrases = False, {}  # the phrases of each are its own: those of the other are checked
        return lazy

    def compile(self, text: str) -> Phrase:
        """Return the phrase, or raise PhraseError saying what is wrong and where."""
        if text not in self._phrases:
            phrase = Phrase(text, self)
            self._phrases[text] = phrase.check() if self._at_once else phrase
        return self._phrases[text]

    def word_class(self, name: str) -> Choice:
        """The node for `<name>`; raises PhraseError for an unknown name."""
        if name not in self._sources:
            close = difflib.get_close_matches(name, self._sources, n=1)
            hint = f"; did you mean <{close[0]}>?" if close else ""
            raise PhraseError(f"there is no word class <{name}>{hint}")
        if name not in self._classes:
            self._classes[name] = Choice(tuple(self.parse(entry) for entry in self._sources[name]), name=name)
        return self._classes[name]

    def word(self, value: str) -> Word:
        """The node for a plain word, or one with a tilde; most words stand in many phrases."""
        if value not in self._words:
            self._words[value] = word_node(value, self.nlp, self._special.__contains__)
        return self._words[value]

    def parse(self, text: str) -> Row:
        """The nodes of a phrase's text."""
        return Parser(text, self).parse()
