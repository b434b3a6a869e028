from pathlib import Path

import pytest

from tendercheck.model.document import BlockKind, Condition, Document, Mark
from tendercheck.readers import ods, read
from tests import build_odf as build
from tests.build_file import document_of
from tests.build_odf import SHEET_TYPE, cell, p, row, table

_LOCKED = "<manifest:manifest NAMES><manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"


def package(*tables: str, automatic: str = "", **held: object) -> bytes:
    return build.package("".join(tables), kind=SHEET_TYPE, automatic=automatic, **held)  # type: ignore[arg-type]


def document(*tables: str, automatic: str = "") -> Document:
    data = package(*tables, automatic=automatic)
    return document_of(ods, data)


def test_cells_say_what_they_show_and_stand_where_they_do() -> None:
    empty = cell("", 'table:number-columns-repeated="2"')
    value = cell(p("60<text:s text:c='1'/>%"), 'office:value="0.6"')
    gap = row(cell("", 'table:number-columns-repeated="16384"'), more='table:number-rows-repeated="4"')
    read_back = document(table(row("Quality"), gap, row(empty, value), name="Weights"))
    assert [(block.kind, read_back.quote(block.span)) for block in read_back.blocks] == [
        (BlockKind.HEADING, "Weights"),
        (BlockKind.TABLE_ROW, "Quality"),
        (BlockKind.TABLE_ROW, "60 %"),
    ]
    assert read_back.blocks[2].fragments[0].location.cell == "C6"


def test_head_rows_give_labels() -> None:
    read_back = document(table(row("North", "£1", "x"), header=row("Lot", "Rate", "Note"), name="S"))
    assert [one.label for one in read_back.blocks[2].cells] == ["Lot", "Rate", "Note"]


def test_comments_and_boxes_stand_behind() -> None:
    noted = f"<office:annotation>{p('A comment.')}</office:annotation>{p('Words')}"
    drawn = f"<draw:frame><draw:text-box>{p('Boxed.')}</draw:text-box></draw:frame>{p('More')}"
    read_back = document(table(row(cell(noted), cell(drawn)), name="S"))
    assert read_back.text == "S\nWords | More\nBoxed.\nA comment."
    assert read_back.blocks[-1].fragments[0].location.cell == "A1"


def test_repeated_words_are_repeated_up_to_the_limits() -> None:
    twice = table(row(cell("x", 'table:number-columns-repeated="2"'), more='table:number-rows-repeated="2"'), name="S")
    assert document(twice).text == "S\nx | x\nx | x"
    far = cell("x", 'table:number-columns-repeated="16384"')
    full = document(table(row(far, more='table:number-rows-repeated="1048576"'), name="S"))
    assert full.condition is Condition.OK_PARTIAL
    assert len(full.blocks) == 1 + 200
    assert full.coverage.unread == ("sheet S (rows from 201 on are left out: over 200,000 filled cells)",)


def test_hidden_sheets_are_read_marked_and_named() -> None:
    style = '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'
    hidden = table(row("Unseen"), name="Lists").replace("<table:table ", '<table:table table:style-name="h" ')
    read_back = document(hidden, automatic=style)
    assert (read_back.text, read_back.marks) == ("Lists\nUnseen", (Mark.HIDDEN_TEXT,))
    assert read_back.detail == "Hidden, and read: sheet Lists."
    collapsed = document(table(row("Unseen", more='table:visibility="collapse"'), name="S"))
    assert collapsed.marks == (Mark.HIDDEN_TEXT,)


@pytest.mark.parametrize(
    ("data", "condition"),
    [
        (package(table(row("Text"))), Condition.OK),
        (package(table(row())), Condition.BLANK),
        (package()[:-30], Condition.TRUNCATED),
        (package(parts={"content.xml": "<a>"}), Condition.MALFORMED),
        (package(parts={"content.xml": "<a/>"}), Condition.MALFORMED),
        (package(parts={"content.xml": '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'}), Condition.DTD_FORBIDDEN),
        (package(parts={"META-INF/manifest.xml": _LOCKED + "</manifest:manifest>"}), Condition.ENCRYPTED_PASSWORD),
        (package(table(row("x" * 40_000_000))), Condition.ARCHIVE_UNSAFE),
    ],
)
def test_a_hostile_file_ends_in_a_named_condition(data: bytes, condition: Condition, tmp_path: Path) -> None:
    path = tmp_path / "tender.ods"
    path.write_bytes(data)
    found = read(path)
    assert (found.type, found.condition) == ("ods", condition), found.detail
