"""What a field of a notice states is certain, and says nothing else beside."""

import pytest

from tendercheck.extractors import extract
from tendercheck.model.document import BlockKind, Place
from tendercheck.model.roles import Role
from tendercheck.readers._drafts import Draft, DraftCell, Piece
from tests.build_text import document, row


def field(label: str, value: str, role: str, place: Place = Place.BODY) -> Draft:
    cells = (DraftCell((Piece(label),)), DraftCell((Piece(value),)))
    return Draft(BlockKind.TABLE_ROW, cells=cells, role=role, place=place)


def roles(*drafts: Draft) -> list[tuple[Role | None, str, float]]:
    return [(fact.role, str(fact.value), fact.confidence) for fact in extract(document(*drafts)).facts]


@pytest.mark.parametrize(
    ("role", "value", "expected"),
    [
        ("tender_deadline", "24 May 2019, 13:00 (UK time)", "2019-05-24T13:00"),
        ("estimated_value", "£1,500,000 excluding VAT", "£1,500,000"),
        ("term", "1080 days", "1080 days"),
        ("procedure", "Open procedure (above threshold)", "open"),
        ("procedure", "Award of a contract by negotiated procedure without prior publication", "direct award"),
        ("procedure", "Competitive procedure with negotiation", "Competitive procedure with negotiation"),
        ("service_type", "light touch services (by their CPV code)", "light touch services"),
        ("service_type", "Supplies", "goods"),
        ("contracting_authority", "Leisure in the Community Ltd", "Leisure in the Community Ltd"),
        ("demanded_references", "3 references", "3"),
    ],
)
def test_a_field_gives_one_certain_fact(role: str, value: str, expected: str) -> None:
    assert roles(field("Label", value, role)) == [(Role(role), expected, 1.0)]


def test_words_that_tell_of_another_role_do_not_change_that_of_the_field() -> None:
    found = roles(field("Deadline for clarification questions", "1 May 2026", "tender_deadline"))
    assert found == [(Role.TENDER_DEADLINE, "2026-05-01", 1.0)]


def test_what_else_stands_in_a_field_keeps_its_value_and_has_no_role() -> None:
    found = roles(field("Estimated value", "£100 excluding VAT (£120 including VAT)", "estimated_value"))
    assert found == [(Role.ESTIMATED_VALUE, "£100", 1.0), (None, "£120", 1.0)]


def test_a_field_without_a_value_of_its_kind_gives_no_fact() -> None:
    assert roles(field("Deadline", "on the portal", "tender_deadline")) == []
    assert roles(field("Deadline", "to be announced", "tender_deadline")) == [
        (Role.TENDER_DEADLINE, "[date not decided]", 0.5)
    ]
    assert roles(field("Somewhere", "1 May 2026", "no such role")) == [(None, "2026-05-01", 1.0)]


def test_a_row_without_a_role_is_read_as_ever() -> None:
    assert roles(row("Tender submission deadline", "1 May 2026"))[0][0] is Role.TENDER_DEADLINE
