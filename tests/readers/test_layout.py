"""Pages as the worker describes them, put into reading order."""

import pytest

from tendercheck.model.document import BlockKind
from tendercheck.model.location import Box
from tendercheck.readers._hyphens import with_hyphens
from tendercheck.readers._layout import page_of
from tendercheck.readers._lines import Line, Page, Table, TableCell
from tendercheck.readers._pdf_flow import Block
from tendercheck.readers._pdf_levels import levels_of

Part = tuple[str, float, float]
WIDTH_OF_LETTER = 5.0
SENTENCE = "bidders say in their tender how they mean"


def lines_of(*parts: Part, goes_on: bool = False, size: float = 10.0) -> list[list[object]]:
    """Lines of the worker at (left, top); with `goes_on` all but the first go on the one before."""
    return [
        [text, left, top, left + WIDTH_OF_LETTER * len(text), top + size, size, False, goes_on and index > 0]
        for index, (text, left, top) in enumerate(parts)
    ]


def texts(lines: list[list[object]]) -> list[str]:
    items = page_of({"page": 1, "lines": lines, "tables": []}).items
    return [item.text if isinstance(item, Line) else f"table of {len(item.rows)} rows" for item in items]


def columns(count: int, *, across: bool) -> tuple[list[list[object]], list[list[str]]]:
    """A page of `count` columns of eight lines, drawn `across` or column by column, and the lines of each column."""
    said = [[f"{SENTENCE} {name}{row}" for row in range(8)] for name in "abc"[:count]]
    places = [
        [(text, 50.0 + 250 * number, 100.0 + 12 * row) for row, text in enumerate(side)]
        for number, side in enumerate(said)
    ]
    if not across:
        return [line for side in places for line in lines_of(*side)], said
    return [line for row in zip(*places, strict=True) for line in lines_of(*row, goes_on=True)], said


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("across", [True, False])
def test_columns_are_read_one_after_the_other_however_they_are_drawn(count: int, across: bool) -> None:
    lines, said = columns(count, across=across)
    assert texts(lines) == [text for side in said for text in side]


def test_a_heading_across_the_columns_stands_between_what_is_above_and_below_it() -> None:
    lines, (left, right) = columns(2, across=True)
    title = "A heading that stands across both of the columns and so parts what is above it from below"
    heading = lines_of((title, 50.0, 145.0))
    expected = [*left[:4], *right[:4], title, *left[4:], *right[4:]]
    assert texts([*lines[:8], *heading, *lines[8:]]) == expected


def test_words_far_apart_on_one_line_of_text_stay_one_line() -> None:
    apart = lines_of(("2.1", 50.0, 100.0), ("The supplier insures the works.", 120.0, 100.0), goes_on=True)
    assert texts(apart) == ["2.1 The supplier insures the works."]


def test_parts_are_put_together_from_the_left_whatever_their_order_in_the_file() -> None:
    button = lines_of(("C", 50.0, 100.0), ("No file selected", 143.0, 100.0), ("hoose File", 55.0, 100.0), goes_on=True)
    assert texts(button) == ["Choose File No file selected"]


def test_a_ligature_is_read_as_its_letters() -> None:
    assert texts(lines_of(("the \ufb01rst o\ufb03ce", 50.0, 100.0))) == ["the first office"]


def test_a_soft_hyphen_inside_a_word_is_taken_out() -> None:
    assert texts(lines_of(("environ\u00adment", 50.0, 100.0))) == ["environment"]


def test_a_word_in_large_script_is_parted_from_small_words_beside_it() -> None:
    script = lines_of(("Existing", 50.0, 80.0), size=40.0)
    assert texts([*script, *lines_of(("catering", 90.0, 100.0))]) == ["Existing catering"]


def test_a_first_letter_that_is_set_large_belongs_to_its_word() -> None:
    initial = lines_of(("T", 50.0, 95.0), size=30.0)
    assert texts([*initial, *lines_of(("enders", 55.0, 105.0))]) == ["Tenders"]


@pytest.mark.parametrize(
    ("elsewhere", "expected"),
    [
        ("Bids that fail are out.", "(Pass/Fail)"),
        ("Bids that pass are in.", "(Pass/Fai l)"),
        ("Bids that fail to name lot l are out.", "(Pass/Fai l)"),
    ],
)
def test_a_word_that_a_narrow_cell_cut_is_whole_where_the_document_writes_it_so_and_never_its_rest_alone(
    elsewhere: str, expected: str
) -> None:
    box = Box(1, 50.0, 50.0, 90.0, 72.0)
    cell = TableCell((Line("(Pass/Fai", box, 10.0, bold=False), Line("l)", box, 10.0, bold=False)), box)
    beside = Line(elsewhere, Box(1, 50.0, 90.0, 190.0, 100.0), 10.0, bold=False)
    (page,) = with_hyphens([Page(1, (Table(((cell,),), box), beside))])

    assert isinstance(page.items[0], Table)
    assert page.items[0].rows[0][0].text == expected


def test_labels_beside_values_are_no_columns_of_text() -> None:
    rows = [("Questions", "1 April 2026"), ("Tenders", "1 May 2026"), ("Award", "1 June 2026")]
    lines = [
        line
        for number, (label, value) in enumerate(rows)
        for line in lines_of((label, 50.0, 100.0 + 14 * number), (value, 250.0, 100.0 + 14 * number), goes_on=True)
    ]
    (table,) = page_of({"page": 1, "lines": lines, "tables": []}).items
    assert isinstance(table, Table)
    assert [tuple(cell.text for cell in row) for row in table.rows] == rows


def test_the_lines_of_a_title_page_stand_beside_the_largest_headings_that_follow() -> None:
    sizes = {1: (30.0, 24.0, 18.0), 2: (14.0, 12.0), 3: (14.0,)}
    lines = [
        Line("Title", Box(page, 50.0, 50.0, 90.0, 60.0), size, bold=True) for page in sizes for size in sizes[page]
    ]
    levels = levels_of([Block(BlockKind.HEADING, [line]) for line in lines])
    assert levels == {60: 1, 48: 1, 36: 1, 28: 1, 24: 2}


def test_headings_on_one_page_alone_are_levelled_by_size() -> None:
    lines = [Line("Title", Box(1, 50.0, 50.0, 90.0, 60.0), size, bold=True) for size in (20.0, 14.0)]
    assert levels_of([Block(BlockKind.HEADING, [line]) for line in lines]) == {40: 1, 28: 2}
