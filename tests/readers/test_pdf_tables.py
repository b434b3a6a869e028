"""Tables of PDF files, ruled and unruled, as rows whose cells know their header."""

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tendercheck.model.document import BlockKind, Document
from tendercheck.readers import read
from tendercheck.readers._pdf_grids import closed
from tests.build import PAGE_HEIGHT, Drawn, column, pdf

BOLD = ("Helvetica-Bold", 11.0)
Rows = list[list[tuple[str, str]]]


def read_pdf(data: bytes, tmp_path: Path) -> Document:
    path = tmp_path / "tender.pdf"
    path.write_bytes(data)
    return read(path, shown_as="tender.pdf")


def rows(document: Document) -> Rows:
    return [
        [(cell.label, document.quote(cell.span)) for cell in block.cells if len(cell.span)]
        for block in document.blocks
        if block.kind is BlockKind.TABLE_ROW
    ]


def rows_of(page: Sequence[Drawn], tmp_path: Path, **drawn: object) -> Rows:
    return rows(read_pdf(pdf(page, **drawn), tmp_path))  # type: ignore[arg-type]


def beside(*texts: Sequence[str], lefts: Sequence[float] = (72, 300, 420), pitch: float = 20) -> list[Drawn]:
    """Texts in columns without rules, a row below the other."""
    return [
        (left, 100 + pitch * number, text)
        for number, row in enumerate(texts)
        for left, text in zip(lefts, row, strict=False)
        if text
    ]


TIMETABLE = (("Questions", "1 April 2026"), ("Deadline for return", "12 noon 1 May 2026"), ("Award", "1 June 2026"))


def test_labels_and_values_without_rules_are_rows(tmp_path: Path) -> None:
    assert rows_of(beside(*TIMETABLE), tmp_path) == [[("", label), ("", value)] for label, value in TIMETABLE]


def test_a_bold_line_over_the_columns_is_their_header(tmp_path: Path) -> None:
    head: list[Drawn] = [(72, 80, "Stage", *BOLD), (300, 80, "Date", *BOLD)]
    assert rows_of([*head, *beside(*TIMETABLE)], tmp_path)[1:] == [
        [("Stage", label), ("Date", value)] for label, value in TIMETABLE
    ]


def test_columns_named_in_plain_type_are_known_by_their_words(tmp_path: Path) -> None:
    insurance = (("Insurance", "Minimum cover"), ("Employer's liability", "\u00a35m"), ("Public liability", "\u00a32m"))
    assert rows_of(beside(*insurance), tmp_path)[1:] == [
        [("Insurance", "Employer's liability"), ("Minimum cover", "\u00a35m")],
        [("Insurance", "Public liability"), ("Minimum cover", "\u00a32m")],
    ]


def test_two_rows_beside_each_other_are_too_few_for_a_table_without_rules(tmp_path: Path) -> None:
    assert rows_of(beside(*TIMETABLE[:2]), tmp_path) == []


def test_a_cell_over_two_lines_is_one_cell(tmp_path: Path) -> None:
    page = beside(*TIMETABLE, ("Start of the contract", "1 September 2026 or as"), pitch=30)
    assert rows_of([*page, (300, 203, "soon as the site is free")], tmp_path)[-1] == [
        ("", "Start of the contract"),
        ("", "1 September 2026 or as soon as the site is free"),
    ]


LEFT = "The supplier must hold insurance and keep"
RIGHT = "Tenders are opened by two officers who do"
NO_TABLES = {
    "prose in two columns": [(LEFT, RIGHT)] * 6,
    "contents": [("Insurance", "3"), ("Turnover", "7"), ("Lots", "12"), ("Award", "19")],
    "clauses with hanging numbers": [("1.1", "Insurance is held."), ("1.2", "Tenders are final."), ("1.3", "No lots.")],
    "letters in brackets": [("[a]", "Retired judges."), ("[b]", "Engineers."), ("[c]", "Members of the council.")],
    "lines to sign on": [("Signed", "........"), ("Name", "........"), ("Date", "........")],
    "answers to tick": [("Yes", "No"), ("Yes", "No"), ("Yes", "No")],
}


@pytest.mark.parametrize("kind", NO_TABLES)
def test_what_stands_in_columns_and_is_no_table_is_left_alone(kind: str, tmp_path: Path) -> None:
    assert rows_of(beside(*NO_TABLES[kind], pitch=14), tmp_path) == []


def test_a_header_of_two_rows_names_its_columns_from_above(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595.0, PAGE_HEIGHT), invariant=True)
    canvas.grid([70, 200, 300, 400], [PAGE_HEIGHT - top for top in (140, 160, 180)])
    for left, top, right, bottom in (
        (70, 100, 200, 140),
        (200, 100, 400, 120),
        (200, 120, 300, 140),
        (300, 120, 400, 140),
    ):
        canvas.rect(left, PAGE_HEIGHT - bottom, right - left, bottom - top)
    texts = [(75, 114, "Region"), (205, 114, "Turnover"), (205, 134, "2022"), (305, 134, "2023")]
    texts += [(75, 154, "North"), (205, 154, "1,210"), (305, 154, "1,340"), (75, 174, "South"), (205, 174, "980")]
    for left, top, text in texts:
        canvas.drawString(left, PAGE_HEIGHT - top, text)
    canvas.save()
    assert rows(read_pdf(buffer.getvalue(), tmp_path))[2:] == [
        [("Region", "North"), ("Turnover 2022", "1,210"), ("Turnover 2023", "1,340")],
        [("Region", "South"), ("Turnover 2022", "980")],
    ]


def ruled(*texts: Sequence[str], lefts: Sequence[float] = (70, 230, 380, 500)) -> tuple[list[Drawn], dict[str, object]]:
    heights = [100 + 20 * number for number in range(len(texts) + 1)]
    page = [
        (left + 5, heights[number] + 14, text)
        for number, row in enumerate(texts)
        for left, text in zip(lefts, row, strict=False)
        if text
    ]
    return page, {"grids": [(1, lefts[: len(texts[0]) + 1], heights)]}


def test_a_column_of_numbers_under_a_word_for_them_makes_a_header(tmp_path: Path) -> None:
    page, grid = ruled(("Sl. No.", "Mode of payment", "Our fee"), ("1", "Debit card", ""), ("2", "Credit card", ""))
    assert rows_of(page, tmp_path, **grid)[1:] == [
        [("Sl. No.", "1"), ("Mode of payment", "Debit card")],
        [("Sl. No.", "2"), ("Mode of payment", "Credit card")],
    ]


def test_an_empty_corner_makes_a_header_of_the_first_row(tmp_path: Path) -> None:
    page, grid = ruled(("", "Monday 6.45", "Thursday 6.45"), ("Bins", "x", ""), ("Glass", "", "x"))
    assert rows_of(page, tmp_path, **grid)[1:] == [
        [("", "Bins"), ("Monday 6.45", "x")],
        [("", "Glass"), ("Thursday 6.45", "x")],
    ]


def test_an_open_side_of_a_grid_is_closed() -> None:
    uprights = [(x, 100.0, x, 200.0) for x in (70.0, 200.0, 330.0)]
    across = [(70.0, y, 330.0, y) for y in (120.0, 160.0, 200.0)]
    assert closed([*uprights, *across], []) == [(70.0, 100.0, 330.0, 100.0)]
    assert closed([*uprights, *across, (70.0, 100.0, 330.0, 100.0)], []) == []


def test_rules_go_on_beneath_a_black_box() -> None:
    rules = [(70.0, y, 299.5, y) for y in (100.0, 120.0)]
    black = (300.0, 90.0, 500.0, 130.0)
    assert closed(rules, [black]) == [(299.0, y, 500.0, y) for y in (100.0, 120.0)]
    assert closed(rules[:1], [black]) == []


def named_f1(data: bytes) -> bytes:
    """The PDF with the names of its fonts taken away, as printing to PDF does."""
    return data.replace(b"AAAAAA+BitstreamVeraSans-Bold", b"F1").replace(b"AAAAAA+BitstreamVeraSans-Roman", b"F2")


@pytest.mark.parametrize(("file", "kind"), [("VeraBd.ttf", BlockKind.HEADING), ("Vera.ttf", BlockKind.PARAGRAPH)])
def test_a_font_without_a_name_is_asked_whether_it_is_bold(file: str, kind: BlockKind, tmp_path: Path) -> None:
    pdfmetrics.registerFont(TTFont(file, file))
    data = pdf(
        [(72, 80, "Retention of records", file, 11.0), *column("The supplier keeps them for six years.", top=100)]
    )
    document = read_pdf(named_f1(data), tmp_path)
    assert document.blocks[0].kind is kind


def boxed(*cells: tuple[float, float, float, float, str], font: str = "Helvetica") -> bytes:
    """Cells as (left, top, right, bottom, text), each with rules of its own; a text in capitals is bold."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595.0, PAGE_HEIGHT), invariant=True)
    for left, top, right, bottom, text in cells:
        canvas.rect(left, PAGE_HEIGHT - bottom, right - left, bottom - top)
        canvas.setFont(f"{font}-Bold" if text.isupper() else font, 11)
        canvas.drawString(left + 5, PAGE_HEIGHT - top - 14, text)
    canvas.save()
    return buffer.getvalue()


def row_of(
    top: float, *texts: str, lefts: Sequence[float] = (70, 200, 300, 400)
) -> list[tuple[float, float, float, float, str]]:
    return [(left, top, right, top + 20, text) for left, right, text in zip(lefts, lefts[1:], texts, strict=False)]


def test_a_cell_beside_several_rows_labels_those_below_its_own(tmp_path: Path) -> None:
    tall = (70.0, 120.0, 200.0, 160.0, "Insurance")
    first, second = (
        (left, top, left + 100, top + 20, text) for left, top, text in ((200, 120, "Public"), (200, 140, "Product"))
    )
    sums = ((300, 120, 400, 140, "two million"), (300, 140, 400, 160, "one million"))
    data = boxed(*row_of(100, "SUBJECT", "KIND", "COVER"), tall, first, second, *sums)
    assert rows(read_pdf(data, tmp_path))[1:] == [
        [("SUBJECT", "Insurance"), ("KIND", "Public"), ("COVER", "two million")],
        [("Insurance KIND", "Product"), ("Insurance COVER", "one million")],
    ]


def test_a_cell_under_two_headers_has_no_label(tmp_path: Path) -> None:
    total = [(70.0, 140.0, 300.0, 160.0, "Total"), (300.0, 140.0, 400.0, 160.0, "40")]
    data = boxed(*row_of(100, "ITEM", "UNIT", "COST"), *row_of(120, "Lift", "each", "40"), *total)
    assert rows(read_pdf(data, tmp_path))[-1] == [("", "Total"), ("COST", "40")]


def test_a_row_in_the_type_of_the_header_heads_the_rows_after_it(tmp_path: Path) -> None:
    first = [
        *row_of(100, "STAFF", "NUMBER", "RATE"),
        *row_of(120, "Cleaner", "2", "11"),
        *row_of(140, "Foreman", "1", "15"),
    ]
    second = [
        *row_of(160, "GOODS", "QUANTITY", "PRICE"),
        *row_of(180, "Soap", "9", "4"),
        *row_of(200, "Paper", "5", "3"),
    ]
    assert rows(read_pdf(boxed(*first, *second), tmp_path))[4] == [("GOODS", "Soap"), ("QUANTITY", "9"), ("PRICE", "4")]


Area = tuple[float, float, float, float, str]  # left, top, right, bottom, and the text on it


def on_colour(*areas: Area) -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=(595, PAGE_HEIGHT))
    for left, top, right, bottom, text in areas:
        canvas.setFillColorRGB(1, 1, 0)
        canvas.rect(left, PAGE_HEIGHT - bottom, right - left, bottom - top, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(left + 1, PAGE_HEIGHT - bottom + 4, text)
    canvas.save()
    return written.getvalue()


ITEM: tuple[Area, ...] = (
    (132, 341, 140, 357, "-"),
    (140, 341, 150, 357, ""),
    (150, 341, 390, 357, "you should have read and understood all"),
    (150, 357, 380, 373, "information on staff in Attachment 1"),
    (150, 373, 408, 389, "and act accordingly."),
)
FORM: tuple[Area, ...] = (
    (60, 100, 160, 140, "Reference"),
    (160, 100, 260, 140, "Of tender"),
    (260, 100, 360, 140, "A1"),
)


def test_lines_of_a_list_item_that_are_marked_in_colour_are_no_table(tmp_path: Path) -> None:
    assert rows(read_pdf(on_colour(*ITEM), tmp_path)) == []


def test_coloured_cells_higher_than_a_line_are_a_row(tmp_path: Path) -> None:
    assert rows(read_pdf(on_colour(*FORM), tmp_path)) == [[("", "Reference"), ("", "Of tender"), ("", "A1")]]
