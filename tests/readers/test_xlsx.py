from pathlib import Path

import pytest

from tendercheck.model.document import BlockKind, Condition, Mark
from tendercheck.readers import read
from tendercheck.readers._sheets.numbers import format_of, shown_number
from tendercheck.readers._sheets.rows import cell_name
from tests import build_xlsx as build
from tests.build_xlsx import cell, document, package, row, rows
from tests.readers.test_every_reader import assert_is_sound

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def labels(read_back: object, index: int) -> list[str]:
    return [one.label for one in read_back.blocks[index].cells]  # type: ignore[attr-defined]


def test_a_sheet_is_its_name_and_its_filled_rows() -> None:
    read_back = document(row(1, "Pricing schedule") + row(3, "", "One", "", "two\nlines") + row(4))
    assert [(block.kind, read_back.quote(block.span)) for block in read_back.blocks] == [
        (BlockKind.HEADING, "Sheet1"),
        (BlockKind.TABLE_ROW, "Pricing schedule"),
        (BlockKind.TABLE_ROW, "One | two\nlines"),
    ]
    places = [(one.location.part, one.location.cell) for one in read_back.blocks[2].fragments]
    assert places == [("Sheet1", "B3"), ("Sheet1", "D3"), ("Sheet1", "D3")]
    assert (read_back.coverage.unit, read_back.coverage.read, read_back.condition) == ("sheet", 1, Condition.OK)


@pytest.mark.parametrize(
    ("value", "style", "shown"),
    [
        (46166.0, build.DAY, "24/05/2026"),
        (46166.5, build.MOMENT, "24/05/2026 12:00"),
        (0.6, build.PERCENT, "60%"),
        (1234.5, build.POUNDS, "£1,234.50"),
        (-1234.5, build.POUNDS, "-£1,234.50"),
        (36.0, build.MONTHS, "36 months"),
        (0.0, build.ACCOUNTS, "£-"),
        (5000000.0, build.ACCOUNTS, "£5,000,000"),
        (3.0, 0, "3"),
        (0.1 + 0.2, 0, "0.3"),
        (1e20, 0, "1e+20"),
    ],
)
def test_numbers_are_shown_as_their_format_says(value: float, style: int, shown: str) -> None:
    assert rows(document(row(1, value, style=style))) == [shown]


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("dd mmm yyyy", "46166", "24/05/2026"),
        ("[h]:mm", "0.75", "18:00"),
        ("0.0%", "0.125", "12.5%"),
        ("0", "2.5", "3"),
        ("#,##0 [$€-1]", "1200", "€1,200"),
        ('"Year "0', "2", "Year 2"),
        ("@", "007", "007"),
        ("General", "12.50", "12.5"),
        ("0.00", "NaN", "NaN"),
        ("dd/mm/yyyy", "-1", "-1"),
        ("dd/mm/yyyy", "99999999", "99999999"),
        ('"a;b"0', "1", "a;b1"),
    ],
)
def test_a_code_shows_a_number(code: str, value: str, shown: str) -> None:
    assert shown_number(value, format_of(200, code)) == shown


def test_a_workbook_may_count_its_days_from_1904() -> None:
    assert shown_number("0", format_of(14, None), from_1904=True) == "01/01/1904"


def test_rows_have_the_names_of_their_columns_as_labels() -> None:
    head = row(1, "Lot", "Weight", "Value", style=build.BOLD)
    read_back = document(head + row(2, "North", "high", 5.0) + row(3, "", "low"))
    assert [labels(read_back, index) for index in (1, 2, 3)] == [["", "", ""], ["Lot", "Weight", "Value"], ["Weight"]]


def test_a_title_over_a_table_and_an_empty_row_in_it_do_not_hide_its_head() -> None:
    sheet = (
        row(1, "Prices") + row(2, "Role", "Rate", "Note") + row(3, "Manager", "£1", "x") + row(5, "Clerk", "£2", "y")
    )
    read_back = document(sheet)
    assert [labels(read_back, index) for index in (3, 4)] == [["Role", "Rate", "Note"]] * 2


def test_a_form_of_labels_and_values_has_no_head() -> None:
    read_back = document(row(1, "Company name:", "") + row(2, "Deadline", "24/05/2026") + row(3, "Contact", "x"))
    assert {label for index in (1, 2, 3) for label in labels(read_back, index)} == {""}


def test_a_filter_tells_the_head_of_a_table() -> None:
    sheet = row(1, "Notes", "on", "use") + row(2, "Item", "Rate") + row(3, "Desk", "£4")
    read_back = document(sheet, behind='<autoFilter ref="A2:B3"/>')
    assert labels(read_back, 3) == ["Item", "Rate"]


def test_a_merged_name_stands_above_all_its_columns() -> None:
    sheet = row(1, "Region", "Prices", style=build.BOLD) + row(2, "North", "£1", "£2") + row(3, "South", "£3", "£4")
    read_back = document(sheet, behind='<mergeCells><mergeCell ref="B1:C1"/></mergeCells>')
    assert labels(read_back, 2) == ["Region", "Prices", "Prices"]


def test_what_is_hidden_is_read_marked_and_named() -> None:
    read_back = document(row(1, "Seen"), row(1, "Unseen"), names={1: '"Lists" state="veryHidden"'})
    assert (read_back.text, read_back.marks) == ("Sheet1\nSeen\nLists\nUnseen", (Mark.HIDDEN_TEXT,))
    assert read_back.detail == "Hidden, and read: sheet Lists."
    assert document(row(1, "Seen") + row(2, "Unseen", more='hidden="1"')).marks == (Mark.HIDDEN_TEXT,)
    assert document('<cols><col min="1" max="1" hidden="1"/></cols>' + row(1, "Unseen")).marks == (Mark.HIDDEN_TEXT,)
    assert document('<cols><col min="2" max="2" hidden="1"/></cols>' + row(1, "Seen")).marks == ()


def test_formulas_give_their_last_value_errors_and_truths_their_words() -> None:
    cells = (
        '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"</f><v>text</v></c><c r="C1" t="e"><v>#REF!</v></c>'
        '<c r="D1" t="b"><v>1</v></c><c r="E1"><f>NOW()</f></c>'
    )
    assert rows(document(f'<row r="1">{cells}</row>')) == ["2 | text | #REF! | TRUE"]


def test_comments_stand_behind_the_rows() -> None:
    read_back = document(row(1, "Text"), parts=build.comments("B7", "A comment."))
    last = read_back.blocks[-1]
    assert (last.kind, read_back.quote(last.span)) == (BlockKind.COMMENT, "A comment.")
    assert last.fragments[0].location.cell == "B7"


def test_columns_beyond_the_limit_are_left_out_and_said_so() -> None:
    read_back = document(row(1, cell("A1", "near"), cell("XFD1", "far")))
    assert (read_back.condition, rows(read_back)) == (Condition.OK_PARTIAL, ["near"])
    assert read_back.coverage.unread == ("sheet Sheet1 (columns after the 1,000th are left out)",)


def test_rows_beyond_the_limit_are_left_out_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tendercheck.readers._sheets.rows.CELLS_LIMIT", 2)
    read_back = document(row(1, "one", "two") + row(2, "three"), row(1, "other"))
    assert read_back.text == "Sheet1\none | two\nSheet2\nother"
    assert read_back.coverage.unread == ("sheet Sheet1 (rows from 2 on are left out: over 2 filled cells)",)


def test_cells_are_named_as_in_excel() -> None:
    assert [cell_name(column, 7) for column in (0, 25, 26, 701, 702, 16383)] == [
        "A7",
        "Z7",
        "AA7",
        "ZZ7",
        "AAA7",
        "XFD7",
    ]


_EMPTY = "".join(
    f'<row r="{number}"><c r="A{number}" s="1"/><c r="B{number}" s="1"/></row>' for number in range(1, 300_001)
)


@pytest.mark.parametrize(
    ("data", "condition"),
    [
        (package(row(1, "Text")), Condition.OK),
        (package(row(1)), Condition.BLANK),
        (package(row(1, cell("A1", "a")) + row(1_048_576, cell("XFD1048576", "b"))), Condition.OK_PARTIAL),
        (package(row(1, "Text"))[:-30], Condition.TRUNCATED),
        (package(row(1, "Text"), parts={"xl/worksheets/sheet1.xml": "<a>"}), Condition.MALFORMED),
        (package(row(1, "Text"), parts={"xl/workbook.xml": "<a>"}), Condition.MALFORMED),
        (package(row(1, "x"), row(1, "y"), parts={"xl/worksheets/sheet2.xml": "<a>"}), Condition.OK_PARTIAL),
        (
            package(row(1, "x"), parts={"xl/worksheets/sheet1.xml": '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'}),
            Condition.DTD_FORBIDDEN,
        ),
        (package(row(1, "x"), parts={"xl/styles.xml": "<!DOCTYPE a><a/>"}), Condition.DTD_FORBIDDEN),
        (package(row(1, "x" * 40_000_000)), Condition.ARCHIVE_UNSAFE),
        (package(row(1, "x"), parts={"../x": "y"}), Condition.ARCHIVE_UNSAFE),
    ],
)
def test_a_hostile_file_ends_in_a_named_condition(data: bytes, condition: Condition, tmp_path: Path) -> None:
    path = tmp_path / "tender.xlsx"
    path.write_bytes(data)
    found = read(path)
    assert (found.type, found.condition) == ("xlsx", condition), found.detail


def test_many_empty_formatted_cells_cost_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "tender.xlsx"
    path.write_bytes(package(row(1, "Text") + _EMPTY.partition("</row>")[2], parts={"xl/media/a.bin": _noise()}))
    found = read(path)
    assert (found.condition, found.text) == (Condition.OK, "Sheet1\nText")


def _noise() -> str:
    """What packs badly, so that the package stays below the ratio that real ones have."""
    state, made = 1, []
    for _ in range(20_000):
        state = state * 6_364_136_223_846_793_005 % 2**64 + 1
        made.append(f"{state:x}")
    return "".join(made)


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"THE CORPUS IS ABSENT: {CORPUS}")
def test_every_real_workbook_is_read_whole() -> None:
    paths = sorted((CORPUS / "tenders").glob("*.xlsx"))
    assert len(paths) == 11
    labelled = 0
    for path in paths:
        found = read(path)
        assert_is_sound(found)
        assert (found.type, found.condition, found.coverage.unread) == ("xlsx", Condition.OK, ())
        labelled += any(one.label for block in found.blocks for one in block.cells)
    assert labelled >= 8
