from __future__ import annotations

import pytest

from tendercheck.rulebook._phrases import PhraseCompiler
from tendercheck.rulebook._stretch import language
from tendercheck.rulebook._word_index import Piece, WordIndex

CLASSES = {"at-least": ["at least", "[no] less than"], "chain": ["public liability ...4 cover"]}


def told(phrase: str, *texts: str | tuple[Piece, ...]) -> list[int]:
    """The numbers of the texts that the index tells."""
    index = WordIndex()
    for text in texts:
        index.add(((text, ""),) if isinstance(text, str) else text)
    row = PhraseCompiler(language(), CLASSES).compile(phrase).row
    found = list(index.texts_with(row))
    assert found == [number for number in range(len(texts)) if index.may_hold(number, row)]
    return found


@pytest.mark.parametrize(
    ("phrase", "texts", "expected"),
    [
        ("audited accounts", ("audited accounts", "accounts, audited", "Send AUDITED accounts."), [0, 2]),
        ("(audited|certified by) us", ("audited us", "certified us", "certified by us"), [0, 2]),
        ("kept [annual] books", ("kept books", "kept annual books", "kept old books"), [0, 1]),
        ("sub-contract it", ("subcontract it", "sub-contract it", "contract it"), [0, 1]),
        ("<at-least> three", ("at least three", "less than three", "no less than three", "least three"), [0, 1, 2]),
        ("<chain> note", ("public liability insurance cover note", "cover public liability note"), [0]),
        ("accounts ...2 years", ("accounts of years", "accounts" + " word" * 9 + " years", "years of accounts"), [0]),
        ("~require", ("It is required.", "a requirement"), [0]),
        ("{number} years", ("five years", "5 years", "10,000 years", "some years"), [0, 1, 2]),
    ],
)
def test_the_texts_that_may_hold_a_phrase_are_told(phrase: str, texts: tuple[str, ...], expected: list[int]) -> None:
    assert told(phrase, *texts) == expected


def test_a_phrase_does_not_run_from_one_text_into_the_next() -> None:
    assert told("audited accounts", "audited", "accounts") == []
    assert told("audited ...5 accounts", "audited", "accounts") == []


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("not accept", "we cannot accept"),
        ("don't accept", "we don't accept"),
        ("the council's depot", "the council's depot"),
        ("d&b score", "your D&B score"),
        ("24/7 cover", "cover is 24/7 cover"),
        ("over 5,000,000", "over 5,000,000 a year"),
        ("iso 9001 held", "ISO 9001: held"),
        ("and or", "and/or"),
        ("bid ...1 price", "bid 1,000.00 price"),
        ("bid ...1 price", "bid 12-month price"),
        ("write ...1 for it", "write procurement@council.gov.uk for it"),
    ],
)
def test_signs_and_joined_words_hide_no_phrase(phrase: str, text: str) -> None:
    assert told(phrase, text) == [0]


def test_a_fact_has_one_place_for_phrases_that_ask_for_facts_and_words_for_all_others() -> None:
    text: tuple[Piece, ...] = (("a turnover of ", ""), ("£2 million", "money"), (" a year", ""))

    assert told("turnover of {money} a year", text, "turnover of 2 a year") == [0]
    assert told("turnover of ({money}|plenty) a year", text, "turnover of plenty a year") == [0, 1]
    assert told("turnover of 2 million", text) == [0]
    assert told("turnover of {date}", text) == []


def test_a_text_that_is_added_later_is_asked_as_well() -> None:
    row = PhraseCompiler(language(), {}).compile("accounts").row
    index = WordIndex()
    index.add((("our accounts", ""),))

    assert list(index.texts_with(row)) == [0]

    index.add((("your accounts", ""),))

    assert list(index.texts_with(row)) == [0, 1]
