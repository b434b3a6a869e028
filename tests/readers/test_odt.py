import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from tendercheck.model.document import BlockKind, Condition, Mark, Place
from tendercheck.readers import read
from tendercheck.readers._wishes import Changes
from tests import build_odf as build
from tests.build_odf import blocks, document, h, items, p, row, table

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
PARAGRAPH, ITEM, HEADING, ROW = BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.TABLE_ROW


def test_headings_have_depths_and_paragraphs_their_words() -> None:
    body = h("Instructions") + p("Bids<text:s text:c='3'/>are<text:tab/>due<text:line-break/>soon.") + h("Dates", 2)
    body += p("By <text:span text:style-name='Bold'>noon</text:span><text:soft-page-break/> on Monday.")
    read_back = document(body)
    assert [(block.kind, block.level, read_back.quote(block.span)) for block in read_back.blocks] == [
        (HEADING, 1, "Instructions"),
        (PARAGRAPH, 0, "Bids are due soon."),
        (HEADING, 2, "Dates"),
        (PARAGRAPH, 0, "By noon on Monday."),
    ]
    last = read_back.blocks[-1]
    assert last.heading_path == ("Instructions", "Dates")
    assert (last.fragments[0].location.part, last.fragments[0].location.paragraph) == ("content.xml", 3)


def test_numbers_of_lists_are_computed() -> None:
    inner = items("first of two", "<text:p>second.</text:p>" + items("deep"))
    body = items(p("One.") + inner, p("Two.") + p("Its second paragraph."), style="L1")
    assert blocks(body) == [
        (ITEM, "1.", "One."),
        (ITEM, "1.1", "first of two"),
        (ITEM, "1.2", "second."),
        (ITEM, "(a)", "deep"),
        (ITEM, "2.", "Two."),
        (PARAGRAPH, "", "Its second paragraph."),
    ]


def test_a_list_goes_on_where_it_says_so_and_starts_again_where_it_does_not() -> None:
    first = items("a", "b", style="L1", more='xml:id="x1"')
    assert [clause for _, clause, _ in blocks(first + p("Text.") + items("c", style="L1"))] == ["1.", "2.", "", "1."]
    on = items("c", style="L1", more='text:continue-numbering="true"')
    assert [clause for _, clause, _ in blocks(first + on)] == ["1.", "2.", "3."]
    linked = items("d", style="L1") + items("c", style="L1", more='text:continue-list="x1"')
    assert [clause for _, clause, _ in blocks(first + linked)] == ["1.", "2.", "1.", "3."]


def test_an_item_may_start_at_a_number_and_an_empty_one_counts() -> None:
    body = (
        '<text:list text:style-name="L1"><text:list-item text:start-value="7"><text:p>seven</text:p></text:list-item>'
        "<text:list-item><text:p/></text:list-item><text:list-item><text:p>nine</text:p></text:list-item>"
        "<text:list-header><text:p>no number</text:p></text:list-header></text:list>"
    )
    assert blocks(body) == [(ITEM, "7.", "seven"), (ITEM, "9.", "nine"), (PARAGRAPH, "", "no number")]


def test_headings_are_numbered_by_the_outline() -> None:
    outline = (
        '<office:styles><text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
        "</office:styles>"
    )
    assert blocks(h("One") + h("Under", 2) + h("Two"), styles=outline) == [
        (HEADING, "1", "One"),
        (HEADING, "1.1", "Under"),
        (HEADING, "2", "Two"),
    ]
    assert blocks(h("One")) == [(HEADING, "", "One")]


def test_tables_have_labels_and_merged_cells_come_once() -> None:
    wide = build.cell("Wide", 'table:number-columns-spanned="2"') + "<table:covered-table-cell/>"
    tall = build.cell("Tall", 'table:number-rows-spanned="2"')
    body = table(
        row("Lot", "Value"),
        row("North", "£10"),
        f"<table:table-row>{wide}</table:table-row>",
        f"<table:table-row>{tall}{build.cell('x')}</table:table-row>",
        f"<table:table-row><table:covered-table-cell/>{build.cell('y')}</table:table-row>",
        header=row("Lot name", "Estimated value"),
    )
    read_back = document(body)
    assert [read_back.quote(block.span) for block in read_back.blocks] == [
        "Lot name | Estimated value",
        "Lot | Value",
        "North | £10",
        "Wide",
        "Tall | x",
        "y",
    ]
    assert [cell.label for cell in read_back.blocks[2].cells] == ["Lot name", "Estimated value"]
    assert [cell.label for cell in read_back.blocks[5].cells] == ["Estimated value"]


def test_repeated_rows_and_columns_are_counted_and_not_unrolled() -> None:
    many = build.cell("x", 'table:number-columns-repeated="16384"')
    body = table(row(many, "beyond", more='table:number-rows-repeated="1048576"'))
    assert blocks(body) == [(ROW, "", "x")]


def test_a_table_inside_a_table_follows_its_row() -> None:
    inner = build.cell(p("Outer") + table(row("inner", "cell")))
    assert [text for _, _, text in blocks(table(row(inner, "beside")))] == ["Outer | beside", "inner | cell"]


def test_boxes_follow_their_paragraph_and_notes_and_comments_stand_at_the_end() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        f"{p('A note.')}</text:note-body></text:note>"
    )
    comment = f"<office:annotation>{p('A comment.')}</office:annotation>"
    frame = f"<draw:frame><draw:text-box>{p('Boxed.')}</draw:text-box></draw:frame>"
    assert blocks(p(f"Words{note}{comment}{frame} go on.") + p("Next.")) == [
        (PARAGRAPH, "", "Words go on."),
        (BlockKind.TEXT_BOX, "", "Boxed."),
        (PARAGRAPH, "", "Next."),
        (BlockKind.NOTE, "1", "A note."),
        (BlockKind.COMMENT, "", "A comment."),
    ]


def test_headers_and_footers_come_once() -> None:
    page = f"<style:master-page><style:header>{p('Head')}</style:header><style:footer>{p('Foot')}</style:footer>"
    held = f"<office:master-styles>{page}</style:master-page>{page}</style:master-page></office:master-styles>"
    assert blocks(p("Text."), styles=held) == [
        (PARAGRAPH, "", "Text."),
        (BlockKind.HEADER, "", "Head"),
        (BlockKind.FOOTER, "", "Foot"),
    ]


def test_contents_and_sections_are_walked_into() -> None:
    index = (
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>No"
        f"</text:index-title-template></text:table-of-content-source><text:index-body>{p('Dates 4')}</text:index-body>"
        "</text:table-of-content>"
    )
    read_back = document(index + f"<text:section>{p('Inside.')}</text:section>")
    assert [(block.place, read_back.quote(block.span)) for block in read_back.blocks] == [
        (Place.CONTENTS, "Dates 4"),
        (Place.BODY, "Inside."),
    ]


def test_hidden_text_is_read_and_marked() -> None:
    hidden = document(p("Seen <text:span text:style-name='Gone'>unseen</text:span>"))
    assert (hidden.text, hidden.marks) == ("Seen unseen", (Mark.HIDDEN_TEXT,))
    section = document(f'<text:section text:display="none">{p("Unseen.")}</text:section>')
    assert (section.text, section.marks) == ("Unseen.", (Mark.HIDDEN_TEXT,))


CHANGED = (
    '<text:tracked-changes><text:changed-region text:id="i"><text:insertion/></text:changed-region>'
    f'<text:changed-region text:id="d"><text:deletion>{p("17")}</text:deletion></text:changed-region>'
    "</text:tracked-changes>"
)
SHORTER = CHANGED + p(
    'Due on <text:change text:change-id="d"/><text:change-start text:change-id="i"/>12<text:change-end '
    'text:change-id="i"/> May'
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (Changes.SENT, [(Place.BODY, "Due on 12 May"), (Place.DELETED, "17")]),
        (Changes.ACCEPTED, [(Place.BODY, "Due on 12 May")]),
        (Changes.REJECTED, [(Place.BODY, "Due on 17 May")]),
    ],
)
def test_tracked_changes_have_three_views(changes: Changes, expected: list[tuple[Place, str]]) -> None:
    read_back = document(SHORTER, changes)
    assert [(block.place, read_back.quote(block.span)) for block in read_back.blocks] == expected
    assert read_back.marks == (Mark.TRACKED_CHANGES,)


def test_an_insertion_over_paragraphs_is_gone_where_changes_are_rejected() -> None:
    start, end = '<text:change-start text:change-id="i"/>', '<text:change-end text:change-id="i"/>'
    body = CHANGED + p(f"Kept {start}new") + p("all new") + p(f"new{end} kept")
    assert document(body, Changes.REJECTED).text == "Kept\nkept"
    assert document(body, Changes.ACCEPTED).text == "Kept new\nall new\nnew kept"


def test_what_was_inserted_and_then_deleted_was_never_there_and_spaces_of_a_deletion_count() -> None:
    both = (
        '<text:tracked-changes><text:changed-region text:id="b"><text:deletion><text:p>twice</text:p></text:deletion>'
        '<text:insertion/></text:changed-region><text:changed-region text:id="d"><text:deletion><text:p>old<text:s/>'
        "</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    )
    body = both + p('The <text:change text:change-id="b"/><text:change text:change-id="d"/>bid')
    assert document(body, Changes.REJECTED).text == "The old bid"
    assert document(body, Changes.ACCEPTED).text == "The bid"


_LOCKED = "<manifest:manifest NAMES><manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"


@pytest.mark.parametrize(
    ("data", "condition"),
    [
        (build.package(p("Text.")), Condition.OK),
        (build.package(), Condition.BLANK),
        (build.package(p("Text."))[:-30], Condition.TRUNCATED),
        (build.package(parts={"content.xml": "<a>"}), Condition.MALFORMED),
        (build.package(parts={"content.xml": "<a/>"}), Condition.MALFORMED),
        (build.package(parts={"content.xml": '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'}), Condition.DTD_FORBIDDEN),
        (
            build.package(parts={"META-INF/manifest.xml": _LOCKED + "</manifest:manifest>"}),
            Condition.ENCRYPTED_PASSWORD,
        ),
        (build.package(p(" " * 40_000_000)), Condition.ARCHIVE_UNSAFE),
        (build.package(p("Text."), parts={"styles.xml": "<a>"}), Condition.OK_PARTIAL),
        (build.package(p("Text."), parts={"../x": "y"}), Condition.ARCHIVE_UNSAFE),
    ],
)
def test_a_hostile_file_ends_in_a_named_condition(data: bytes, condition: Condition, tmp_path: Path) -> None:
    path = tmp_path / "tender.odt"
    path.write_bytes(data)
    found = read(path)
    assert (found.type, found.condition) == ("odt", condition), found.detail


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"THE CORPUS IS ABSENT: {CORPUS}")
def test_a_real_order_form_is_read_whole() -> None:
    path = next((CORPUS / "tenders").glob("*.odt"))
    found = read(path)
    with zipfile.ZipFile(path) as held:
        wanted = Counter("".join(etree.fromstring(held.read("content.xml")).itertext()))
    missing = wanted - Counter(found.text)
    del missing[" "]
    assert (found.condition, missing.total() <= 0.005 * wanted.total()) == (Condition.OK, True), missing
    clauses = [block.clause for block in found.blocks if block.clause]
    assert clauses[:4] == ["1.", "2.", "3.", "4."]
