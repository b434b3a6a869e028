"""The phrase language of rule files: procurement people's wording in, spaCy Matcher patterns out.

    audited accounts            these words in this order, any case; "sub-contract" also finds "subcontract"
    ~require                    the word and its regular inflections: require, requires, required, requiring
    (a|b c)   [x]   [a|b]       one of; maybe; maybe one of
    ...3                        a gap of at most three words
    <supplier>                  a word class from words.yml
    {money}                     a fact: money, date, duration, percentage; {number} is a numeral

A phrase knows which words a sentence must hold for it to match, so that most sentences never meet the Matcher.
"""

from __future__ import annotations

import copy
import difflib
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

from tendercheck.rulebook._parser import FACT_KINDS, Parser, PhraseError, any_of, can_be_empty, word_element
from tendercheck.rulebook._readings import (
    Demands,
    Element,
    Hit,
    Reading,
    RunKey,
    count_patterns,
    readings,
)

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
    def _elements(self) -> tuple[Element, ...]:
        """The parts of the phrase; raises PhraseError for a text that cannot be read."""
        elements = self._compiler.parse(self.text)
        if can_be_empty(elements):
            raise PhraseError(f"«{self.text}» would match an empty text")
        if count_patterns(elements) > MOST_PATTERNS:
            raise PhraseError(f"«{self.text}» has more than {MOST_PATTERNS} patterns; split it into several")
        return elements

    @cached_property
    def needs_words(self) -> tuple[frozenset[str], ...]:
        """Sets of words of which a sentence must hold one each."""
        return tuple(sorted({e.words for e in self._elements if e.words}, key=lambda w: (len(w), sorted(w))))

    @cached_property
    def needs_facts(self) -> frozenset[str]:
        """Kinds of fact that a sentence must hold."""
        return frozenset(element.fact for element in self._elements if element.fact in FACT_KINDS)

    @cached_property
    def asks_for_facts(self) -> bool:
        """Whether any of its alternatives is a fact: each fact is then one token."""
        runs = (run for element in self._elements for run in element.patterns)
        return any(spec.get("ENT_TYPE") in FACT_KINDS for run in runs for spec in run)

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

    @cached_property
    def _demands(self) -> tuple[Demands, ...]:
        """For each element that must stand in the text, what its alternatives demand."""
        found = (self._compiler.demands(element) for element in self._elements)
        return tuple(demands for demands in found if not demands.is_free)

    def could_match(
        self, places: Mapping[str, Sequence[int]], facts: frozenset[str], present: dict[int, bool] | None = None
    ) -> bool:
        """Whether a sentence can hold the phrase at all: its words (lower case) with their places, its kinds of fact.

        Fifteen sentences in sixteen are told apart here, so that few meet the Matcher. `present` remembers for one
        sentence which parts it holds, since classes of words stand in many phrases.
        """
        if not self.needs_facts <= facts:
            return False
        present = {} if present is None else present
        for demands in self._demands:
            key = id(demands)
            if key not in present:
                present[key] = demands.reached(places, 0) is not None
            if not present[key]:
                return False
        after = 0
        for demands in self._demands:
            reached = demands.reached(places, after)
            if reached is None:
                return False
            after = reached
        return True

    def hits(self, doc: Doc) -> tuple[Hit, ...]:
        """Matches in `doc`, in text order, none overlapping another; of several from one start the nearest words."""
        found: dict[RunKey, list[Hit]] = {}
        for key, start, end in self._matcher(doc):
            found.setdefault(self._runs[int(self._nlp.vocab.strings[key])], []).append(Hit(start, end))
        words = list(accumulate((any(map(str.isalnum, token.text)) for token in doc), initial=0))
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
        self._classes: dict[str, Element] = {}
        self._phrases: dict[str, Phrase] = {}
        self._words: dict[str, Element] = {}
        self._demands: dict[int, tuple[Element, Demands]] = {}
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

    def word_class(self, name: str) -> Element:
        """The element for `<name>`; raises PhraseError for an unknown name."""
        if name not in self._sources:
            close = difflib.get_close_matches(name, self._sources, n=1)
            hint = f"; did you mean <{close[0]}>?" if close else ""
            raise PhraseError(f"there is no word class <{name}>{hint}")
        if name not in self._classes:
            entries = [self.parse(entry) for entry in self._sources[name]]
            self._classes[name] = any_of(entries)
        return self._classes[name]

    def word(self, value: str) -> Element:
        """The element for a plain word, or one with a tilde; most words stand in many phrases."""
        if value not in self._words:
            self._words[value] = word_element(value, self.nlp, self._special.__contains__)
        return self._words[value]

    def demands(self, element: Element) -> Demands:
        """What the element demands; the same object whenever the same element is asked for."""
        if id(element) not in self._demands:  # the element is kept, so that no other one gets its id
            self._demands[id(element)] = (element, Demands(element))
        return self._demands[id(element)][1]

    def parse(self, text: str) -> tuple[Element, ...]:
        """The elements of a phrase's text."""
        return Parser(text, self).parse()
