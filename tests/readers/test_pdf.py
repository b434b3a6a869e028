"""PDF files are built on the spot and read by the worker, as every file is."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tendercheck.model.document import BlockKind, Condition, Coverage, Document, Place
from tendercheck.readers import read
from tests.build import PAGE_HEIGHT, column, pdf

BOLD = ("Helvetica-Bold", 11.0)
LONG = "The supplier must hold public liability insurance of at least five million pounds and must keep"
LOREM = "This line is as wide as the column so that the next word would not have found any room at its"


def read_pdf(data: bytes, tmp_path: Path) -> Document:
    path = tmp_path / "tender.pdf"
    path.write_bytes(data)
    return read(path, shown_as="tender.pdf")


def blocks(document: Document, *, place: Place = Place.BODY) -> list[tuple[BlockKind, str]]:
    return [(block.kind, document.quote(block.span)) for block in document.blocks if block.place is place]


def test_a_sentence_over_two_lines_is_one_block_with_two_boxes(tmp_path: Path) -> None:
    document = read_pdf(pdf(column(LONG, "it for six years.")), tmp_path)
    assert blocks(document) == [(BlockKind.PARAGRAPH, f"{LONG} it for six years.")]
    first, second = (fragment.location for fragment in document.blocks[0].fragments)
    assert (first.page, second.page) == (1, 1)
    assert (round(first.boxes[0].left), round(second.boxes[0].top - first.boxes[0].top)) == (72, 14)
    assert 85 < first.boxes[0].top < 100 < first.boxes[0].bottom < 106


def test_a_sentence_over_two_pages_is_one_block_and_running_heads_stay_out_of_it(tmp_path: Path) -> None:
    def page(number: int, *lines: str) -> list[object]:
        return [(72, 40, "Invitation to Tender 2025"), *column(*lines), (280, 800, f"Page {number} of 3")]

    document = read_pdf(pdf(page(1, LONG), page(2, "it for six years."), page(3, "Tenders are in English.")), tmp_path)
    assert blocks(document) == [
        (BlockKind.PARAGRAPH, f"{LONG} it for six years."),
        (BlockKind.PARAGRAPH, "Tenders are in English."),
    ]
    assert [fragment.location.page for fragment in document.blocks[0].fragments] == [1, 2]
    heads = [text for _, text in blocks(document, place=Place.RUNNING_HEAD)]
    assert heads[0::2] == ["Invitation to Tender 2025"] * 3
    assert heads[1::2] == ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]


def test_bullets_are_items_under_the_sentence_that_leads_them(tmp_path: Path) -> None:
    lines = column("Bidders must hold:") + column("\u2022 ISO 9001", "\u2022 ISO 14001", left=90, top=120)
    document = read_pdf(pdf(lines), tmp_path)
    assert [(block.kind, block.lead) for block in document.blocks] == [
        (BlockKind.PARAGRAPH, None),
        (BlockKind.LIST_ITEM, 0),
        (BlockKind.LIST_ITEM, 0),
    ]


def test_numbered_bold_lines_are_headings_and_clauses_begin_blocks(tmp_path: Path) -> None:
    page = [
        (72, 80, "2.0 Instructions", "Helvetica-Bold", 14.0),
        (72, 110, "Timetable", *BOLD),
        (72, 140, "2.1 Tenders are due in May."),
        (72, 165, "2.2 Questions are answered in April."),
    ]
    document = read_pdf(pdf(page), tmp_path)
    assert [(block.kind, block.level, block.clause, block.heading_path) for block in document.blocks] == [
        (BlockKind.HEADING, 1, "2.0", ()),
        (BlockKind.HEADING, 2, "", ("2.0 Instructions",)),
        (BlockKind.PARAGRAPH, 0, "2.1", ("2.0 Instructions", "Timetable")),
        (BlockKind.PARAGRAPH, 0, "2.2", ("2.0 Instructions", "Timetable")),
    ]


def test_a_bold_line_after_a_clause_that_fills_its_last_line_is_a_heading(tmp_path: Path) -> None:
    page = [*column(f"2.1 {LONG}.", top=100), (72, 114, "Retention", *BOLD), *column("2.2 It is kept.", top=128)]
    document = read_pdf(pdf([*page, *column(LOREM, top=400)]), tmp_path)
    assert blocks(document)[:3] == [
        (BlockKind.PARAGRAPH, f"2.1 {LONG}."),
        (BlockKind.HEADING, "Retention"),
        (BlockKind.PARAGRAPH, "2.2 It is kept."),
    ]


def test_a_bold_line_after_a_clause_without_a_stop_is_a_heading(tmp_path: Path) -> None:
    first = "2.1 The supplier must hold public liability insurance of five million"
    page = [(72, 100, first), (72, 114, "Retention of records", *BOLD), (72, 128, "The supplier keeps them.")]
    document = read_pdf(pdf([*page, *column(*[LOREM] * 9, top=400)]), tmp_path)
    assert [kind for kind, _ in blocks(document)[:3]] == [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_bold_words_that_fill_a_line_inside_a_sentence_stay_in_it(tmp_path: Path) -> None:
    page = [(72, 100, LONG), (72, 114, "Public Liability Insurance", *BOLD), (72, 128, "for six years.")]
    document = read_pdf(pdf([*page, *column(LOREM, top=400)]), tmp_path)
    assert blocks(document)[0] == (BlockKind.PARAGRAPH, f"{LONG} Public Liability Insurance for six years.")


def rows(document: Document) -> list[list[tuple[str, str]]]:
    return [
        [(cell.label, document.quote(cell.span)) for cell in block.cells]
        for block in document.blocks
        if block.kind is BlockKind.TABLE_ROW and block.place is Place.BODY
    ]


def test_a_ruled_table_is_rows_whose_cells_know_their_header(tmp_path: Path) -> None:
    page = [
        (75, 112, "Stage", *BOLD),
        (305, 112, "Date", *BOLD),
        (75, 132, "Tender deadline"),
        (305, 132, "15:00 30/01/2026"),
        (75, 152, "Award"),
        (305, 152, "1 May 2026"),
    ]
    document = read_pdf(pdf(page, grids=[(1, (70, 300, 500), (100, 120, 140, 160))]), tmp_path)
    assert rows(document) == [
        [("", "Stage"), ("", "Date")],
        [("Stage", "Tender deadline"), ("Date", "15:00 30/01/2026")],
        [("Stage", "Award"), ("Date", "1 May 2026")],
    ]
    assert document.quote(document.blocks[1].span) == "Tender deadline | 15:00 30/01/2026"


def test_a_table_of_labels_and_values_has_no_header(tmp_path: Path) -> None:
    page = [(75, 112, "Buyer"), (305, 112, "Bradwell Parish Council"), (75, 132, "Deadline"), (305, 132, "1 May 2026")]
    document = read_pdf(pdf(page, grids=[(1, (70, 300, 500), (100, 120, 140))]), tmp_path)
    assert rows(document) == [
        [("", "Buyer"), ("", "Bradwell Parish Council")],
        [("", "Deadline"), ("", "1 May 2026")],
    ]


YEARS = ("District", "2022-23", "2023-24")
DISTRICTS = (YEARS, ("North", "1,210", "1,340"), ("South", "980", "1,005"))


def drawn(table: tuple[tuple[str, ...], ...], *, bold: bool = False, shaded: bool = False) -> bytes:
    """A ruled table whose first row is bold, or stands on grey."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595.0, PAGE_HEIGHT), invariant=True)
    across = [70 + 130 * column for column in range(len(table[0]) + 1)]
    heights = [PAGE_HEIGHT - 100 - 20 * index for index in range(len(table) + 1)]
    if shaded:
        canvas.setFillGray(0.8)
        canvas.rect(across[0], heights[1], across[-1] - across[0], 20, stroke=0, fill=1)
        canvas.setFillGray(0)
    canvas.grid(across, heights)
    for index, row in enumerate(table):
        canvas.setFont("Helvetica-Bold" if bold and not index else "Helvetica", 11)
        for left, text in zip(across, row, strict=False):
            canvas.drawString(left + 5, heights[index] - 14, text)
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize("apart", ["bold", "shaded"])
def test_a_first_row_of_years_that_is_set_apart_is_a_header(apart: str, tmp_path: Path) -> None:
    document = read_pdf(drawn(DISTRICTS, bold=apart == "bold", shaded=apart == "shaded"), tmp_path)
    assert rows(document)[1] == [("District", "North"), ("2022-23", "1,210"), ("2023-24", "1,340")]


def test_a_first_row_of_years_that_is_not_set_apart_is_no_header(tmp_path: Path) -> None:
    assert {label for row in rows(read_pdf(drawn(DISTRICTS), tmp_path)) for label, _ in row} == {""}


def test_a_bold_deadline_in_the_first_row_of_a_form_is_no_header(tmp_path: Path) -> None:
    form = (("Tender deadline", "12 noon, 12 May 2025"), ("Award", "1 June 2025"))
    assert {label for row in rows(read_pdf(drawn(form, bold=True), tmp_path)) for label, _ in row} == {""}


def test_a_table_shaded_throughout_has_no_header(tmp_path: Path) -> None:
    form = (("Buyer", "Bradwell Parish Council"),)
    assert rows(read_pdf(drawn(form, shaded=True), tmp_path)) == [[("", "Buyer"), ("", "Bradwell Parish Council")]]


def test_a_table_that_goes_on_keeps_its_header_on_the_next_page(tmp_path: Path) -> None:
    first = [(75, 712, "Stage", *BOLD), (305, 712, "Date", *BOLD), (75, 732, "Questions"), (305, 732, "1 April 2026")]
    second = [(75, 92, "Tender deadline"), (305, 92, "1 May 2026"), (75, 112, "Award"), (305, 112, "1 June 2026")]
    grids = [(1, (70, 300, 500), (700, 720, 740)), (2, (70, 300, 500), (80, 100, 120))]
    document = read_pdf(pdf(first, second, grids=grids), tmp_path)
    assert rows(document)[2:] == [
        [("Stage", "Tender deadline"), ("Date", "1 May 2026")],
        [("Stage", "Award"), ("Date", "1 June 2026")],
    ]


def test_a_box_round_a_paragraph_is_no_table(tmp_path: Path) -> None:
    document = read_pdf(pdf(column("Read this first."), grids=[(1, (60, 500), (80, 120))]), tmp_path)
    assert blocks(document) == [(BlockKind.PARAGRAPH, "Read this first.")]


def test_a_raised_ordinal_goes_back_to_its_number(tmp_path: Path) -> None:
    page = [(72, 100, "Tenders are due on 1"), (174, 95, "st", "Helvetica", 7.0), (183, 100, "March 2022.")]
    document = read_pdf(pdf(page), tmp_path)
    assert blocks(document) == [(BlockKind.PARAGRAPH, "Tenders are due on 1st March 2022.")]


def test_a_printed_hyphen_at_the_end_of_a_line_stays_and_a_broken_word_is_mended(tmp_path: Path) -> None:
    first = "The supplier names in its tender each and every one of the firms it means to use as a sub-"
    second = "contractor. The environment matters, and what we ask of firms is the care of the environ-"
    document = read_pdf(pdf(column(first, second, "ment.")), tmp_path)
    text = document.text
    assert ("a sub-contractor. The" in text, text.endswith("care of the environment.")) == (True, True)


def test_a_contents_page_is_marked(tmp_path: Path) -> None:
    entries = column("1 Insurance ........ 3", "2 Turnover ........ 4", "3 Lots ........ 5")
    page = [(72, 80, "Contents", *BOLD), *entries]
    document = read_pdf(pdf(page), tmp_path)
    assert {block.place for block in document.blocks} == {Place.CONTENTS}


def scanned(canvas: Canvas) -> None:
    from PIL import Image

    canvas.drawImage(ImageReader(Image.new("RGB", (40, 40), "grey")), 0, 0, 595, PAGE_HEIGHT)
    canvas.showPage()


def test_a_page_that_is_an_image_is_named_as_unread(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    canvas = Canvas(str(path), pagesize=(595, PAGE_HEIGHT))
    canvas.drawString(72, 700, "Tenders are due in May.")
    canvas.showPage()
    scanned(canvas)
    scanned(canvas)
    canvas.save()
    document = read(path)
    unread = ("pages 2-3: images without a text layer",)
    assert (document.condition, document.coverage) == (Condition.OK_PARTIAL, Coverage("page", 1, 3, unread))


def test_a_pdf_of_images_alone_has_no_text_layer(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    canvas = Canvas(str(path), pagesize=(595, PAGE_HEIGHT))
    scanned(canvas)
    canvas.save()
    assert read(path).condition is Condition.NO_TEXT_LAYER


def test_an_empty_page_is_blank(tmp_path: Path) -> None:
    assert read_pdf(pdf([]), tmp_path).condition is Condition.BLANK


def test_a_locked_pdf_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    canvas = Canvas(str(path), encrypt=StandardEncryption("secret"))
    canvas.drawString(72, 700, "Tenders are due in May.")
    canvas.save()
    document = read(path)
    assert (document.condition, "remove the password" in document.detail) == (Condition.ENCRYPTED_PASSWORD, True)


@pytest.mark.parametrize("share", [0.3, 0.6])
def test_a_pdf_that_is_cut_off_never_passes_for_whole(share: float, tmp_path: Path) -> None:
    data = pdf(column(LONG), column(LOREM))
    document = read_pdf(data[: int(len(data) * share)], tmp_path)
    assert document.condition in (
        Condition.TRUNCATED,
        Condition.OK_PARTIAL,
        Condition.NO_TEXT_LAYER,
        Condition.MALFORMED,
    )


def test_a_numbered_sentence_in_bold_is_no_heading(tmp_path: Path) -> None:
    document = read_pdf(pdf([(72, 100, "3. Bidders must be authorised by the bank of the country", *BOLD)]), tmp_path)
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH]


def test_boxes_round_paragraphs_do_not_load_pdfplumber() -> None:
    # It takes a tenth of a second or two, which a document without tables need not pay.
    boxes = "[e for top in (100, 300) for e in _sides((70.0, top, 500.0, top + 90.0))]"
    script = (
        "import sys; from tendercheck.readers._pdf_tables import Drawing, _sides, tables_of\n"
        f"assert tables_of(Drawing(edges={boxes})) == []\nassert 'pdfplumber' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.mark.parametrize(
    ("size", "headings"),
    [(14.0, ["19. Price and abnormally low tenders"]), (20.0, ["19. Price and abnormally low"])],
)
def test_a_title_goes_on_in_small_letters_under_a_number_that_is_set_a_little_larger(
    size: float, headings: list[str], tmp_path: Path
) -> None:
    bold = "Helvetica-Bold"
    path = tmp_path / "tender.pdf"
    path.write_bytes(pdf([(72, 100, "19. Price and abnormally low", bold, size), (72, 116, "tenders", bold, 13.0)]))
    document = read(path, shown_as="tender.pdf")
    found = [document.quote(block.span) for block in document.blocks if block.kind is BlockKind.HEADING]
    assert [" ".join(text.split()) for text in found] == headings
