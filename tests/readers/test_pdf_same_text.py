"""A text that Word would hold whole: rows cut by a page, hanging numbers and words, wrapped titles of a printed PDF."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tendercheck.model.document import BlockKind, Document
from tendercheck.readers import read
from tests.build import Drawn, column, pdf

BOLD = ("Helvetica-Bold", 11.0)
LONG = "The supplier must hold public liability insurance of five million pounds for all of the term"
Grid = tuple[int, Sequence[float], Sequence[float]]


def read_pdf(tmp_path: Path, *pages: Sequence[Drawn], grids: Sequence[Grid] = ()) -> Document:
    path = tmp_path / "tender.pdf"
    path.write_bytes(pdf(*pages, grids=grids))
    return read(path, shown_as="tender.pdf")


def rows(document: Document) -> list[list[str]]:
    return [[document.quote(cell.span) for cell in block.cells] for block in document.blocks if block.cells]


def blocks(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, document.quote(block.span)) for block in document.blocks]


def columns_of_text(top: float, *lines: tuple[str, str]) -> list[Drawn]:
    return [
        (left, top + 14 * number, text)
        for number, line in enumerate(lines)
        for left, text in zip((76, 236), line, strict=True)
        if text
    ]


ACROSS = (72, 232, 392)


def test_a_row_that_a_page_break_cuts_is_one_row(tmp_path: Path) -> None:
    first = columns_of_text(714, ("Attachment 1", "Read it first."), ("Attachment 5b", "Send the accounts that cover"))
    second = columns_of_text(86, ("", "the last two years."), ("Attachment 6", "Not used"))
    grids = [(1, ACROSS, (703, 717, 740)), (2, ACROSS, (75, 89, 110))]
    assert rows(read_pdf(tmp_path, first, second, grids=grids)) == [
        ["Attachment 1", "Read it first."],
        ["Attachment 5b", "Send the accounts that cover the last two years."],
        ["Attachment 6", "Not used"],
    ]


def test_a_row_that_begins_a_page_stays_a_row_though_its_words_are_small(tmp_path: Path) -> None:
    first = columns_of_text(714, ("Chairs", "each"), ("Tables", "a set of four pieces"))
    second = columns_of_text(86, ("Lamps", "each"), ("Desks", "each"))
    grids = [(1, ACROSS, (703, 717, 740)), (2, ACROSS, (75, 89, 110))]
    assert rows(read_pdf(tmp_path, first, second, grids=grids)) == [
        ["Chairs", "each"],
        ["Tables", "a set of four pieces"],
        ["Lamps", "each"],
        ["Desks", "each"],
    ]


def test_a_number_that_hangs_out_of_its_cell_begins_its_line(tmp_path: Path) -> None:
    page: list[Drawn] = [
        *column("Accounts", left=76, top=86),
        *column("If asked, also send:", "accounts of two years", "accounts of the parent", left=236, top=86),
        (220, 100, "1."),
        (220, 114, "2."),
        *columns_of_text(134, ("Forecast", "Not used")),
    ]
    assert rows(read_pdf(tmp_path, page, grids=[(1, ACROSS, (75, 122, 145))])) == [
        ["Accounts", "If asked, also send:\n1. accounts of two years\n2. accounts of the parent"],
        ["Forecast", "Not used"],
    ]


def test_a_column_of_numbers_keeps_its_numbers(tmp_path: Path) -> None:
    page: list[Drawn] = [
        (80, 86, "1."),
        *column("Accounts", left=106, top=86),
        *column("Two years", left=236, top=86),
        (80, 106, "2."),
        *column("Forecast", left=106, top=106),
        *column("One year", left=236, top=106),
    ]
    assert rows(read_pdf(tmp_path, page, grids=[(1, (72, 100, 232, 392), (75, 92, 112))])) == [
        ["1.", "Accounts", "Two years"],
        ["2.", "Forecast", "One year"],
    ]


def test_words_that_stick_out_of_the_last_column_are_its_own(tmp_path: Path) -> None:
    page = columns_of_text(86, ("Acid ratio", "1.00"), ("Exposure", "25"))
    page += [(370, 86, "Higher better"), (370, 100, "Lower better")]
    assert rows(read_pdf(tmp_path, page, grids=[(1, (72, 232, 352, 418), (75, 89, 110))])) == [
        ["Acid ratio", "1.00", "Higher better"],
        ["Exposure", "25", "Lower better"],
    ]


def test_a_numbered_title_at_the_foot_of_a_page_is_a_heading(tmp_path: Path) -> None:
    first = [*column(LONG, LONG + ".", top=100), (72, 780, "4.8. Change of arrangements")]
    document = read_pdf(tmp_path, first, column(LONG + ".", top=80))
    assert blocks(document) == [
        (BlockKind.PARAGRAPH, f"{LONG} {LONG}."),
        (BlockKind.HEADING, "4.8. Change of arrangements"),
        (BlockKind.PARAGRAPH, LONG + "."),
    ]


def test_the_wrapped_entries_of_a_list_of_attachments_are_no_headings(tmp_path: Path) -> None:
    entries: list[Drawn] = [
        (72, 120, "Attachment 2 - Management information and the template in which it is reported each"),
        (114, 134, "Quarter"),
        (72, 156, "Attachment 3 - Instructions for the assessment of financial viability and the risk tool"),
        (114, 170, "Instructions"),
    ]
    document = read_pdf(tmp_path, [*column(LONG + ".", top=90), *entries])
    assert blocks(document)[1:] == [
        (BlockKind.PARAGRAPH, f"{entries[0][2]} Quarter"),
        (BlockKind.PARAGRAPH, f"{entries[2][2]} Instructions"),
    ]


def test_a_bold_paragraph_whose_second_line_begins_with_a_schedule_is_no_heading(tmp_path: Path) -> None:
    lines = (
        "N.B. DPS Schedule 6 (Order Form Template, Order Schedules) and the DPS",
        "Schedule 7 (Order Procedure) will be provided by the buyer at the award of it;",
        "bidders are therefore not required to fill in this document as part of their bid,",
        "whatever the pack says.",
    )
    page: list[Drawn] = [(72, 100 + 14 * number, text, *BOLD) for number, text in enumerate(lines)]
    document = read_pdf(tmp_path, [*page, *column(LONG + ".", top=180)])
    assert blocks(document) == [(BlockKind.PARAGRAPH, " ".join(lines)), (BlockKind.PARAGRAPH, LONG + ".")]


@pytest.mark.parametrize(
    ("last", "following", "kinds"),
    [
        ("for ninety", "(90) working days from the last day for tenders.", [BlockKind.PARAGRAPH]),
        ("from any authority", "(2) hold cover for all of the term.", [BlockKind.PARAGRAPH, BlockKind.LIST_ITEM]),
        ("for ninety", "(b) hold cover for all of the term.", [BlockKind.PARAGRAPH, BlockKind.LIST_ITEM]),
    ],
)
def test_figures_in_brackets_behind_their_word_begin_no_item(
    last: str, following: str, kinds: list[BlockKind], tmp_path: Path
) -> None:
    first = f"The supplier agrees that every tender which it sends shall remain open for acceptance {last}"
    assert [kind for kind, _ in blocks(read_pdf(tmp_path, column(first, following)))] == kinds
