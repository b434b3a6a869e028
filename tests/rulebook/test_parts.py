"""Which part of a procurement a statement stands in, by file name, by headings, by how a document speaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tendercheck.model.document import Condition, Document, Source
from tendercheck.readers import read_text
from tendercheck.rulebook._parts import Part, part_of, part_under
from tests.build_book import book, quotes_of

CLAUSES = "The Supplier shall comply with this Contract. Each Party shall bear its costs under clause 4. " * 6


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("03-selection-questionnaire-v2.docx", Part.SELECTION),
        ("call-off-schedule-9.docx", Part.TERMS),
        ("Terms and Conditions of Contract.pdf", Part.TERMS),
        ("Specification.pdf", Part.SPECIFICATION),
        ("Lot_2_Pricing_Schedule.xlsx", Part.PRICING),
        ("ITT_Cleaning.pdf", Part.INSTRUCTIONS),
        ("annex-4.pdf", Part.OTHER),
    ],
)
def test_a_files_name_tells_its_part(name: str, part: Part) -> None:
    assert part_of(Document(Source(name), "pdf", Condition.OK, "The tender.")) is part


def test_a_document_that_speaks_as_a_contract_is_its_terms() -> None:
    assert part_of(read_text(CLAUSES, shown_as="annex-4.md")) is Part.TERMS
    assert part_of(read_text(CLAUSES + "The tender and the tenderer and the bid. " * 12, shown_as="a.md")) is Part.OTHER


def test_a_notice_is_one_whatever_its_fields_are_called() -> None:
    notice = Document(Source("specification.json"), "ocds", Condition.OK, "x")

    assert part_of(notice) is Part.NOTICE
    assert part_under(("Conditions of participation",), Part.NOTICE) is Part.NOTICE


def test_the_nearest_heading_that_names_a_part_decides_except_within_a_contract() -> None:
    headings = ("Invitation to tender", "Selection criteria", "Turnover")

    assert part_under(headings, Part.INSTRUCTIONS) is Part.SELECTION
    assert part_under(("Background",), Part.INSTRUCTIONS) is Part.INSTRUCTIONS
    assert part_under(headings, Part.TERMS) is Part.TERMS


def test_a_rule_can_look_at_one_part_or_pass_over_another(tmp_path: Path) -> None:
    text = (
        "# Selection criteria\n\nSend audited accounts now.\n\n# Terms and conditions\n\nSend audited accounts yearly."
    )

    only = book(tmp_path, 'wording: {any: ["audited accounts"], part: selection}')
    assert quotes_of(only, text) == ["Send audited accounts now."]
    without = book(tmp_path, 'wording: {any: ["audited accounts"], not_part: [terms]}')
    assert quotes_of(without, text) == ["Send audited accounts now."]
