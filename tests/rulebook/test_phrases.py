from __future__ import annotations

import pytest

from tendercheck.rulebook._parser import PhraseError, inflections
from tendercheck.rulebook._phrases import PhraseCompiler
from tendercheck.rulebook._stretch import language, plain_stretch

CLASSES = {
    "at-least": ["at least", "(not|no) less than", "minimum [of]"],
    "supplier": ["~bidder", "you"],
    "chain": ["public liability ...4 cover"],
}


def compiler() -> PhraseCompiler:
    return PhraseCompiler(language(), CLASSES)


def found(phrase: str, text: str) -> list[str]:
    stretch = plain_stretch(text)
    return [stretch.text[span.start : span.end] for span in stretch.find(compiler().compile(phrase))]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("audited accounts", "Send AUDITED Accounts now", ["AUDITED Accounts"]),
        ("audited accounts", "Send accounts that are audited", []),
        ("sub-contract", "You may subcontract or sub-contract", ["subcontract", "sub-contract"]),
        ("~require", "It is required, requires and requiring", ["required", "requires", "requiring"]),
        ("~require", "a requirement", []),
        ("(audited|certified) accounts", "certified accounts", ["certified accounts"]),
        ("kept [annual] books", "kept annual books, kept books", ["kept annual books", "kept books"]),
        ("<at-least> three", "not less than three, at least three", ["not less than three", "at least three"]),
        ("accounts ...3 years", "accounts for the last years", ["accounts for the last years"]),
        ("accounts ...2 years", "accounts for the last three years", []),
        ("<supplier> must", "Bidders must, you must, it must", ["Bidders must", "you must"]),
        ("<chain>", "public liability insurance cover", ["public liability insurance cover"]),
        ("{number} references", "five references, 3 references", ["five references", "3 references"]),
        ("the council's", "the Council’s depot", ["the Council's"]),
    ],
)  # fmt: skip
def test_a_phrase_finds_what_its_words_say(phrase: str, text: str, expected: list[str]) -> None:
    assert found(phrase, text) == expected


def test_of_several_ways_to_go_on_the_nearest_is_taken() -> None:
    assert found("cover ...9 pounds", "cover of two pounds or of five pounds") == ["cover of two pounds"]


def test_wide_gaps_cost_no_more_than_the_words_between_them() -> None:
    text = "consent " + "word " * 400 + "refused"

    assert found("consent ...60 word ...60 word ...60 word ...60 refused", text) == []
    assert len(found("word ...14 word ...14 word ...14 word", text)) > 0


@pytest.mark.parametrize(
    ("phrase", "complaint"),
    [
        ("(a", "«(a» lacks a «)»"),
        ("a)", "«a)» has a «)» too many"),
        ("<at-lest> x", "there is no word class <at-lest>; did you mean <at-least>?"),
        ("{sum}", "«{sum}»: {sum} is no kind of fact; there are money, date, duration, percentage and number"),
        ("[a]", "«[a]» would match an empty text"),
        ("...3", "«...3» would match an empty text"),
    ],
)
def test_a_phrase_that_cannot_be_read_says_why(phrase: str, complaint: str) -> None:
    with pytest.raises(PhraseError) as error:
        compiler().compile(phrase)

    assert str(error.value) == complaint


def test_words_that_the_tokeniser_splits_are_found_all_the_same() -> None:
    assert found("not accept", "We cannot accept it") == ["not accept"]
    assert found("don't accept", "We don’t accept it") == ["don't accept"]
    assert found("(d&b|equifax) score", "Your D&B score") == ["D&B score"]


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("require", {"require", "requires", "required", "requiring"}),
        ("submit", {"submit", "submits", "submitted", "submitting", "submited", "submiting"}),
        ("supply", {"supply", "supplies", "supplied", "supplying"}),
        ("tender", {"tender", "tenders", "tendered", "tendering"}),
    ],
)
def test_a_word_has_its_regular_endings(word: str, forms: set[str]) -> None:
    assert forms <= inflections(word)
