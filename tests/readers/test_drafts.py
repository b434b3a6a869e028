from tendercheck.model.document import Block, BlockKind, Cell, Document, Fragment, Place, Source
from tendercheck.model.location import Location, Span
from tendercheck.readers._drafts import Composition, Draft, DraftCell, Piece, assemble, leading_number


def assembled(*drafts: Draft) -> Document:
    return assemble(Source("tender"), "text", Composition(drafts))


def paragraph(text: str) -> Draft:
    return Draft(BlockKind.PARAGRAPH, (Piece(text),))


def item(text: str, level: int = 1) -> Draft:
    return Draft(BlockKind.LIST_ITEM, (Piece(text),), level=level)


def test_offsets_hold_for_pieces_and_cells() -> None:
    row = Draft(BlockKind.TABLE_ROW, cells=(DraftCell((Piece("Award"),)), DraftCell((Piece("1 May"),), "Date")))
    document = assembled(Draft(BlockKind.PARAGRAPH, (Piece("sub-", end=""), Piece("contractor"))), row)
    assert document.text == "sub-contractor\nAward | 1 May"
    assert document.blocks == (
        Block(
            BlockKind.PARAGRAPH,
            Span(0, 14),
            (Fragment(Span(0, 4), Location()), Fragment(Span(4, 14), Location())),
        ),
        Block(
            BlockKind.TABLE_ROW,
            Span(15, 28),
            (Fragment(Span(15, 20), Location()), Fragment(Span(23, 28), Location())),
            cells=(Cell(Span(15, 20)), Cell(Span(23, 28), "Date")),
        ),
    )


def test_a_running_head_does_not_part_a_list_from_its_lead() -> None:
    head = Draft(BlockKind.FOOTER, (Piece("Page 3"),), place=Place.RUNNING_HEAD)
    document = assembled(paragraph("Bidders must hold:"), item("one"), head, item("two"))
    assert [block.lead for block in document.blocks] == [None, 0, None, 0]


def test_a_paragraph_without_a_colon_leads_nothing() -> None:
    assert [block.lead for block in assembled(paragraph("Bids are due."), item("one")).blocks] == [None, None]


def test_a_clause_number_is_told_from_a_year_and_an_amount() -> None:
    numbers = [leading_number(text) for text in ("4.2 Bids", "(a) bids", "1. Bids", "2026-27 bids", "Bids")]
    assert numbers == ["4.2", "(a)", "1.", "", ""]


def test_a_number_without_a_stop_is_a_clause_of_headings_alone() -> None:
    heading = Draft(BlockKind.HEADING, (Piece("1 Introduction"),), level=1)
    assert [block.clause for block in assembled(heading, paragraph("12 noon on Monday")).blocks] == ["1", ""]


def test_a_blank_to_fill_in_says_nothing_unless_it_demands() -> None:
    lines = (
        "ISO 9001 certificate number: ______",
        "ISO 9001: fail if blank ______",
        "Certificate (must be given): ______",
    )
    assert [block.place for block in assembled(*map(paragraph, lines)).blocks] == [
        Place.FORM_BLANK,
        Place.BODY,
        Place.BODY,
    ]
