"""What takes a demand back counts where it is said, not where it is denied."""

from __future__ import annotations

import pytest

from tendercheck.rulebook._phrases import PhraseCompiler
from tendercheck.rulebook._stretch import language, plain_stretch


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("(deadline|date) ...6 moved", "The deadline will be moved.", ["deadline will be moved"]),
        ("(deadline|date) ...6 moved", "The deadline will not be moved.", []),
        ("amendments ...6 considered", "No amendments to the terms will be considered.", []),
        ("amendments ...6 considered", "Amendments are considered.", ["Amendments are considered"]),
        ("reopened ...2 new", "It shall never be reopened to new firms.", []),
        ("deadline ...6 moved", "If you cannot, tell us: the deadline can be moved.", ["deadline can be moved"]),
        ("not ...2 withheld", "Consent shall not be unreasonably withheld.", ["not be unreasonably withheld"]),
        ("deadline ...6 moved", "It won't be long; the deadline moved.", ["deadline moved"]),
        ("may bid", "Consortia may bid without a lead.", ["may bid"]),
    ],
)
def test_a_phrase_is_affirmed_where_its_clause_does_not_deny_it(phrase: str, text: str, expected: list[str]) -> None:
    stretch = plain_stretch(text)
    found = stretch.affirms(PhraseCompiler(language(), {}).compile(phrase))
    assert [text[span.start : span.end] for span in found] == expected
