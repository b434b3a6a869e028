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

import difflib
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

from tendercheck.rulebook._readings import (
    Demand,
    Element,
    Hit,
    Reading,
    TokenSpec,
    count_readings,
    demand_of,
    expand,
    is_met,
    readings,
)

MOST_READINGS = 4000
FACT_KINDS = ("money", "date", "duration", "percentage")
_TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<gap>\.\.\.\d+)|<(?P<class>[a-z0-9-]+)>|\{(?P<fact>[a-z]+)\}|(?P<mark>[()\[\]|])"
    r"|(?P<word>~?[^\s()\[\]|<>{}]+)|(?P<wrong>.)"
)
_WORD = re.compile(r"[a-z0-9]+")


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says why."""


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
        if _can_be_empty(elements):
            raise PhraseError(f"«{self.text}» would match an empty text")
        if count_readings(elements) > MOST_READINGS:
            raise PhraseError(f"«{self.text}» has more than {MOST_READINGS} readings; split it into several")
        return elements

    @cached_property
    def needs_words(self) -> tuple[frozenset[str], ...]:
        """Sets of words of which a sentence must hold one each."""
        return tuple(sorted({e.words for e in self._elements if e.words}, key=lambda w: (len(w), sorted(w))))

    @cached_property
    def needs_facts(self) -> frozenset[str]:
        """Kinds of fact that a sentence must hold."""
        return frozenset(element.fact for element in self._elements if element.fact in FACT_KINDS)

    def check(self) -> Phrase:
        """The phrase itself, or PhraseError where its text cannot be read."""
        assert self._elements  # noqa: S101 - asked for its errors
        return self

    @cached_property
    def _readings(self) -> tuple[Reading, ...]:
        return readings(self._elements)

    @cached_property
    def _matcher(self) -> Matcher:
        matcher = Matcher(self._nlp.vocab, validate=False)
        for reading in self._readings:
            for run in reading.runs:
                if run.name not in matcher:
                    matcher.add(run.name, [list(specs) for specs in run.patterns if specs])
        return matcher

    @cached_property
    def _demands(self) -> tuple[tuple[Demand, ...], ...]:
        """For each element that must stand in the text, what each of its alternatives demands."""
        return tuple(tuple(map(demand_of, element.patterns)) for element in self._elements)

    def could_match(self, places: Mapping[str, Sequence[int]], facts: frozenset[str]) -> bool:
        """Whether a sentence can hold the phrase at all: its words (lower case) with their places, its kinds of fact.

        Fifteen sentences in sixteen are told apart here, so that few meet the Matcher.
        """
        if not self.needs_facts <= facts:
            return False
        after = 0
        for alternatives in self._demands:
            reached = [end for demand in alternatives if (end := is_met(demand, places, after)) is not None]
            if not reached:
                return False
            after = min(reached)
        return True

    def hits(self, doc: Doc) -> tuple[Hit, ...]:
        """Matches in `doc`, in text order, none overlapping another; of several from one start the nearest words."""
        found: dict[str, list[Hit]] = {}
        for key, start, end in self._matcher(doc):
            found.setdefault(self._nlp.vocab.strings[key], []).append(Hit(start, end))
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
            self._classes[name] = _any_of(entries)
        return self._classes[name]

    def word(self, value: str) -> Element:
        """The element for a plain word, or one with a tilde; most words stand in many phrases."""
        if value not in self._words:
            self._words[value] = _word(value, self.nlp)
        return self._words[value]

    def parse(self, text: str) -> tuple[Element, ...]:
        """The elements of a phrase's text."""
        return _Parser(text, self).parse()


class _Parser:
    """Recursive descent over one phrase."""

    def __init__(self, text: str, compiler: PhraseCompiler) -> None:
        self._text = text
        self._compiler = compiler
        self._tokens = self._tokenise(text)
        self._at = 0

    @staticmethod
    def _tokenise(text: str) -> list[tuple[str, str]]:
        tokens = []
        for found in _TOKEN.finditer(text):
            kind = str(found.lastgroup)
            if kind == "wrong":
                raise PhraseError(f"«{text}» cannot be read from «{text[found.start() :][:20]}» on")
            if kind != "space":
                tokens.append((kind, found[kind]))
        return tokens

    def parse(self) -> tuple[Element, ...]:
        elements = self._sequence()
        if self._at < len(self._tokens):
            raise PhraseError(f"«{self._text}» has a «{self._tokens[self._at][1]}» too many")
        return elements

    def _sequence(self) -> tuple[Element, ...]:
        elements = []
        while self._at < len(self._tokens):
            kind, value = self._tokens[self._at]
            if kind == "mark" and value in ")]|":
                break
            self._at += 1
            elements.append(self._element(kind, value))
        return tuple(elements)

    def _element(self, kind: str, value: str) -> Element:
        if kind == "gap":
            return Element((({"GAP": int(value[3:])},),))
        if kind == "class":
            return self._compiler.word_class(value)
        if kind == "fact":
            return _fact(value, self._text)
        if kind == "mark":
            return self._group(value)
        return self._compiler.word(value)

    def _group(self, opened: str) -> Element:
        closing = ")" if opened == "(" else "]"
        options = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            options.append(self._sequence())
        if self._peek() != closing:
            raise PhraseError(f"«{self._text}» lacks a «{closing}»")
        self._at += 1
        element = _any_of(options)
        return element if opened == "(" else _optional(element)

    def _peek(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""


def _fact(kind: str, text: str) -> Element:
    if kind == "number":
        return Element((({"LIKE_NUM": True},),))
    if kind not in FACT_KINDS:
        raise PhraseError(f"«{text}»: {{{kind}}} is no kind of fact; there are {', '.join(FACT_KINDS)} and number")
    return Element((({"ENT_TYPE": kind},),), fact=kind)


def _word(value: str, nlp: Language) -> Element:
    if value.startswith("~"):
        forms = inflections(value[1:].lower())
        return Element((({"LOWER": {"IN": sorted(forms)}},),), words=frozenset(forms))
    lower = value.lower()
    tokens = [token.lower_ for token in nlp.make_doc(lower)]
    run = tuple({"LOWER": token} for token in tokens)
    needed = frozenset(longest) if (longest := sorted(_WORD.findall(lower), key=len)[-1:]) else frozenset()
    if "-" in lower.strip("-") and len(tokens) > 1:
        loose = tuple({"LOWER": part, "OP": "?"} if part == "-" else {"LOWER": part} for part in tokens)
        joined = lower.replace("-", "")
        return Element((loose, ({"LOWER": joined},)), words=needed | {joined})
    return Element((run,), words=needed)


def inflections(word: str) -> set[str]:
    """The word with its regular English endings: require -> require, requires, required, requiring."""
    stem = word[:-1] if word.endswith("e") else word
    doubled = stem + stem[-1] if re.fullmatch(r".*[^aeiou][aeiou][bdgmnprt]", word) and len(word) < 7 else stem
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return {word, word[:-1] + "ies", word[:-1] + "ied", word + "ing"}
    plural = word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
    return {word, plural, doubled + "ed", stem + "ed", doubled + "ing", stem + "ing"}


def _any_of(options: list[tuple[Element, ...]]) -> Element:
    single: set[str] = set()
    runs: list[tuple[TokenSpec, ...]] = []
    for run in (run for option in options for run in expand(option)):
        plain = _plain_words(run)
        if plain is None:
            runs.append(run)
        else:
            single |= plain
    if single:
        runs.append(({"LOWER": {"IN": sorted(single)}},))
    needs = [_needs(option) for option in options]
    words = frozenset().union(*needs) if all(needs) else frozenset()
    facts = {element.fact for option in options for element in option}
    return Element(tuple(runs), words=words, fact=facts.pop() if len(options) == 1 and len(facts) == 1 else "")


def _needs(option: tuple[Element, ...]) -> frozenset[str]:
    """The words of which one must stand in the text for this option to match; the pickiest element's."""
    return min((element.words for element in option if element.words), key=len, default=frozenset())


def _plain_words(run: tuple[TokenSpec, ...]) -> set[str] | None:
    if len(run) != 1 or set(run[0]) != {"LOWER"}:
        return None
    value = run[0]["LOWER"]
    return set(value["IN"]) if isinstance(value, dict) else {str(value)}


def _optional(element: Element) -> Element:
    if len(element.patterns) == 1 and len(element.patterns[0]) == 1:
        spec = element.patterns[0][0]
        return Element(((spec if "GAP" in spec else {**spec, "OP": "?"},),))
    return Element((*element.patterns, ()))


def _can_be_empty(elements: tuple[Element, ...]) -> bool:
    return all(any(all("OP" in spec or "GAP" in spec for spec in run) for run in e.patterns) for e in elements)
