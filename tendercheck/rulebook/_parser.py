"""Reads the text of a phrase into elements: words, groups, gaps, word classes and facts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol

from spacy.language import Language

from tendercheck.rulebook._readings import Element, TokenSpec, expand

FACT_KINDS = ("money", "date", "duration", "percentage")
_TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<gap>\.\.\.\d+)|<(?P<class>[a-z0-9-]+)>|\{(?P<fact>[a-z]+)\}|(?P<mark>[()\[\]|])"
    r"|(?P<word>~?[^\s()\[\]|<>{}]+)|(?P<wrong>.)"
)
_WORD = re.compile(r"[a-z0-9]+")


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says why."""


class Vocabulary(Protocol):
    """What a phrase may refer to."""

    def word(self, value: str) -> Element: ...

    def word_class(self, name: str) -> Element: ...


class Parser:
    """Recursive descent over one phrase."""

    def __init__(self, text: str, compiler: Vocabulary) -> None:
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
        element = any_of(options)
        return element if opened == "(" else _optional(element)

    def _peek(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""


def _fact(kind: str, text: str) -> Element:
    if kind == "number":
        return Element((({"LIKE_NUM": True},),))
    if kind not in FACT_KINDS:
        raise PhraseError(f"«{text}»: {{{kind}}} is no kind of fact; there are {', '.join(FACT_KINDS)} and number")
    return Element((({"ENT_TYPE": kind},),), fact=kind)


def word_element(value: str, nlp: Language, is_split: Callable[[str], bool]) -> Element:
    """The element for a plain word; `is_split` tells a word of letters that the tokeniser takes apart ("cannot")."""
    if value.startswith("~"):
        forms = inflections(value[1:].lower())
        return Element((({"LOWER": {"IN": sorted(forms)}},),), words=frozenset(forms))
    lower = value.lower()
    tokens = [lower] if lower.isalpha() and not is_split(lower) else [token.lower_ for token in nlp.make_doc(lower)]
    run = tuple({"LOWER": token} for token in tokens)
    whole = [] if "'" in lower else [token for token in tokens if token.isalnum()]
    parts = whole or _WORD.findall(lower)
    needed = frozenset(sorted(parts, key=len)[-1:])
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


def any_of(options: list[tuple[Element, ...]]) -> Element:
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


def can_be_empty(elements: tuple[Element, ...]) -> bool:
    return all(any(all("OP" in spec or "GAP" in spec for spec in run) for run in e.patterns) for e in elements)
