"""Which sentences of a definition are statements, and which definition they rest on."""

from __future__ import annotations

import pytest

from tendercheck.extractors import extract
from tendercheck.model.document import Place
from tests.build_text import document, paragraph

Said = list[tuple[str, str | None]]  # each statement with its lead


def said(text: str) -> Said:
    made = document(paragraph(text, Place.DEFINITION))
    return [(made.quote(one.span), made.quote(one.lead) if one.lead else None) for one in extract(made).statements]


@pytest.mark.parametrize(
    "text",
    [
        '"Minimum Turnover" means £5m in each of the last three years.',
        '"Bid Deadline" means noon on 3 March 2026.',
        '"Registration Charge" means £180, payable by each Candidate.',
        '"Consortium" means two or more companies, which are not permitted.',
        '"Partner" means a company that the Bidder must name.',
    ],
)
def test_a_definition_that_carries_a_demand_speaks(text: str) -> None:
    assert said(text) == [(text, None)]


@pytest.mark.parametrize(
    "text",
    [
        '"Financial Year" means a period of twelve months.',
        '"Contract Sum" means £5m.',
        '"Minimum Turnover" means the turnover set out in the notice.',
        '"Consortium" means two or more companies that tender together.',
        '"Control" means what section 450 of the Corporation Tax Act 2010 says.',
    ],
)
def test_a_definition_that_explains_a_word_is_silent(text: str) -> None:
    assert said(text) == []


MEANING = " a firm on the register."
FIRM = f'"Accredited Firm" means{MEANING}'


@pytest.mark.parametrize(
    ("after", "statements"),
    [
        ("Only an Accredited Firm may tender.", [("Only an Accredited Firm may tender.", MEANING)]),
        ("An Accredited Firm answers for all others.", [("An Accredited Firm answers for all others.", MEANING)]),
        ("Bidders must hold ISO 9001.", [("Bidders must hold ISO 9001.", None)]),
        ('"Mark" means a score. There are two kinds of Mark.', []),
        ('"Register" means a list. Bidders must be on the Register.',
         [("Bidders must be on the Register.", " a list.")]),
    ],
)  # fmt: skip
def test_a_sentence_after_a_definition_rests_on_it_where_it_binds_by_its_term(after: str, statements: Said) -> None:
    assert said(f"{FIRM} {after}") == statements


def test_values_are_found_in_what_speaks_and_in_what_it_rests_on() -> None:
    used = document(paragraph('"Period" means 17 days. Bidders must tender within the Period.', Place.DEFINITION))
    unused = document(paragraph('"Period" means 17 days. It is long.', Place.DEFINITION))
    assert [fact.text for fact in extract(used).facts] == ["17 days"]
    assert [fact.text for fact in extract(unused).facts] == []
