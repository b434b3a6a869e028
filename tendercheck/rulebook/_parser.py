"""Reads the text of a phrase into nodes: words, groups, gaps, word classes and facts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from spacy.language import Language

from tendercheck.rulebook._nodes import NUMBER, Choice, Fact, Gap, Node, Row, Word

FACT_KINDS = ("money", "date", "duration", "percentage")
_TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<gap>\.\.\.\d+)|<(?P<class>[a-z0-9-]+)>|\{(?P<fact>[a-z]+)\}|(?P<mark>[()\[\]|])"
    r"|(?P<word>~?[^\s()\[\]|<>{}]+)|(?P<wrong>.)"
)


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says why."""


class Vocabulary(Protocol):
    """What a phrase may refer to."""

    def word(self, value: str) -> Word: ...

    def word_class(self, name: str) -> Choice: ...


class Parser:
    """Recursive descent over one phrase."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self._text = text
        self._vocabulary = vocabulary
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

    def parse(self) -> Row:
        row = self._row()
        if self._at < len(self._tokens):
            raise PhraseError(f"«{self._text}» has a «{self._tokens[self._at][1]}» too many")
        return row

    def _row(self) -> Row:
        nodes = []
        while self._at < len(self._tokens):
            kind, value = self._tokens[self._at]
            if kind == "mark" and value in ")]|":
                break
            self._at += 1
            nodes.append(self._node(kind, value))
        return tuple(nodes)

    def _node(self, kind: str, value: str) -> Node:
        if kind == "gap":
            return Gap(int(value[3:]))
        if kind == "class":
            return self._vocabulary.word_class(value)
        if kind == "fact":
            return _fact(value, self._text)
        if kind == "mark":
            return self._group(value)
        return self._vocabulary.word(value)

    def _group(self, opened: str) -> Choice:
        closing = ")" if opened == "(" else "]"
        options = [self._row()]
        while self._peek() == "|":
            self._at += 1
            options.append(self._row())
        if self._peek() != closing:
            raise PhraseError(f"«{self._text}» lacks a «{closing}»")
        self._at += 1
        return Choice(tuple(options), is_optional=opened == "[")

    def _peek(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""


def _fact(kind: str, text: str) -> Fact:
    if kind != NUMBER and kind not in FACT_KINDS:
        raise PhraseError(f"«{text}»: {{{kind}}} is no kind of fact; there are {', '.join(FACT_KINDS)} and number")
    return Fact(kind)


def word_node(value: str, nlp: Language, is_split: Callable[[str], bool]) -> Word:
    """The node for a plain word; `is_split` tells a word of letters that the tokeniser takes apart ("cannot")."""
    if value.startswith("~"):
        forms = tuple(sorted(inflections(value[1:].lower())))
        return Word(forms, (({"LOWER": {"IN": list(forms)}},),))
    lower = value.lower()
    tokens = [lower] if lower.isalpha() and not is_split(lower) else [token.lower_ for token in nlp.make_doc(lower)]
    word = Word((lower,), (tuple({"LOWER": token} for token in tokens),))
    if "-" in lower.strip("-") and len(tokens) > 1:
        loose = tuple({"LOWER": part, "OP": "?"} if part == "-" else {"LOWER": part} for part in tokens)
        joined = lower.replace("-", "")
        return replace(word, texts=(lower, joined), patterns=(loose, ({"LOWER": joined},)))
    return word


def inflections(word: str) -> set[str]:
    """The word with its regular English endings: require -> require, requires, required, requiring."""
    stem = word[:-1] if word.endswith("e") else word
    doubled = stem + stem[-1] if re.fullmatch(r".*[^aeiou][aeiou][bdgmnprt]", word) and len(word) < 7 else stem
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return {word, word[:-1] + "ies", word[:-1] + "ied", word + "ing"}
    plural = word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
    return {word, plural, doubled + "ed", stem + "ed", doubled + "ing", stem + "ing"}
