from dataclasses import replace

import pytest

from tendercheck.model.document import Condition, Document, Source
from tendercheck.model.location import Location
from tendercheck.writers._words import place_of, place_of_evidence
from tests.build_report import evidence, procurement


@pytest.mark.parametrize(
    ("kind", "location", "clause", "words"),
    [
        ("pdf", Location(page=5), "3.2.", "page 5, clause 3.2"),
        ("docx", Location(part="word/document.xml", paragraph=4), "", "paragraph 5"),
        ("text", Location(paragraph=4), "", "line 4"),
        ("xlsx", Location(part="Prices", cell="B12"), "", "sheet Prices, cell B12"),
        ("xlsx", Location(part="Prices", cell="A8"), "1.", "sheet Prices, cell A8, clause 1"),
        ("ocds", Location(part="tender.value"), "", "field tender.value"),
        ("ocds", Location(part="tender.description", paragraph=2), "", "field tender.description"),
        ("odt", Location(), "", ""),
    ],
)
def test_a_place_is_said_in_words(kind: str, location: Location, clause: str, words: str) -> None:
    assert place_of(Document(Source("x"), kind, Condition.OK), location, clause) == words


def test_a_quote_that_was_recognised_in_a_picture_says_how_sure_its_letters_are() -> None:
    tender = procurement()
    printed = evidence(tender.documents[0], 0, "Tenders must be received by noon on 16 March 2026.")
    assert place_of_evidence(tender, printed) == "page 2, clause 1.2"
    recognised = replace(printed, confidence=0.873)
    assert place_of_evidence(tender, recognised) == "page 2, clause 1.2, read by text recognition, 87% sure"
