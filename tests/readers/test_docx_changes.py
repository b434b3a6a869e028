"""A document with tracked changes has three texts: as sent, with the changes accepted, with the changes rejected."""

import pytest

from tendercheck.model.document import BlockKind, Mark, Place
from tendercheck.readers._wishes import Changes
from tests import build_docx as build

LEGAL = build.definition(1, build.level(0, "%1."), build.level(1, "%1.%2")) + build.use(1, 1)


def sent(body: str, **held: str) -> list[tuple[Place, str]]:
    """Place and text of every block, as the document was sent."""
    read = build.document(body, **held)
    return [(block.place, read.quote(block.span)) for block in read.blocks]


def in_view(changes: Changes, body: str, **held: str) -> list[tuple[str, str]]:
    """Clause and text of every block in that view; of the one as sent, without what was deleted."""
    read = build.document(body, changes, **held)
    return [(block.clause, read.quote(block.span)) for block in read.blocks if block.place is not Place.DELETED]


SHORTER = build.paragraph(content=build.run("Due on ") + build.deleted("17") + build.inserted(build.run("12")))


def test_what_was_deleted_stands_apart_behind_its_block_where_the_document_is_as_sent():
    body = SHORTER + build.paragraph("By noon.")
    assert sent(body) == [(Place.BODY, "Due on 12"), (Place.DELETED, "17"), (Place.BODY, "By noon.")]


def test_each_deletion_of_a_paragraph_stands_apart_and_neighbours_are_one():
    body = build.paragraph(
        content=build.deleted("Old ") + build.deleted("name") + build.run("New name, ") + build.deleted("Leeds")
    )
    assert sent(body) == [(Place.BODY, "New name,"), (Place.DELETED, "Old name"), (Place.DELETED, "Leeds")]


def test_a_deletion_quotes_the_paragraph_that_it_was_made_in():
    read = build.document(build.paragraph("First.") + SHORTER)
    assert [fragment.location.paragraph for block in read.blocks for fragment in block.fragments] == [0, 1, 1]


def test_a_document_without_deletions_has_no_block_apart():
    assert sent(build.paragraph("Due on 12")) == [(Place.BODY, "Due on 12")]


def test_any_change_is_marked_in_every_view():
    assert [build.document(SHORTER, view).marks for view in Changes] == [(Mark.TRACKED_CHANGES,)] * 3
    assert build.document(build.paragraph("Due on 12")).marks == ()


def test_a_deleted_field_code_is_seen_in_no_view():
    field = "<w:del><w:r><w:delInstrText>REF _x \\h</w:delInstrText></w:r></w:del>"
    assert [build.document(build.paragraph("See 4.", content=field), view).text for view in Changes] == ["See 4."] * 3


def test_what_floats_beside_deleted_text_was_deleted_too():
    body = build.paragraph("Text.", content=f"<w:del>{build.text_box(build.paragraph('Boxed.'))}</w:del>")
    assert sent(body) == [(Place.BODY, "Text."), (Place.DELETED, "Boxed.")]
    assert build.texts(body) == ["Text.", "Boxed."]
    assert in_view(Changes.ACCEPTED, body) == [("", "Text.")]


def test_a_deleted_row_stands_apart_as_a_row_and_names_no_columns():
    body = build.table(
        build.row("Stage", "Deadline", "Weight", properties="<w:tblHeader/><w:del/>"),
        build.row("Step", "Day", "Share", properties="<w:tblHeader/>"),
        build.row("Tender", "17 May", "60%"),
    )
    read = build.document(body)
    assert [(block.kind, block.place, read.quote(block.span)) for block in read.blocks] == [
        (BlockKind.TABLE_ROW, Place.DELETED, "Stage | Deadline | Weight"),
        (BlockKind.TABLE_ROW, Place.BODY, "Step | Day | Share"),
        (BlockKind.TABLE_ROW, Place.BODY, "Tender | 17 May | 60%"),
    ]
    assert [cell.label for cell in read.blocks[2].cells] == ["Step", "Day", "Share"]


def test_a_deleted_table_and_a_deleted_cell_stand_apart():
    gone = build.table(build.row("A", "B", properties="<w:del/>"))
    thinner = build.table(build.row("C", build.cell("D", "<w:cellDel/>"), "E"))
    assert sent(gone + build.paragraph("Between.") + thinner) == [
        (Place.DELETED, "A | B"),
        (Place.BODY, "Between."),
        (Place.BODY, "C | E"),
        (Place.DELETED, "D"),
    ]


def test_a_title_that_was_deleted_heads_nothing():
    gone = "<w:del>" + build.paragraph("Old title", '<w:outlineLvl w:val="0"/>') + "</w:del>"
    read = build.document(gone + build.paragraph("Text."))
    assert [(block.kind, block.place, block.heading_path) for block in read.blocks] == [
        (BlockKind.PARAGRAPH, Place.DELETED, ()),
        (BlockKind.PARAGRAPH, Place.BODY, ()),
    ]


# Each case: the paragraphs and rows with their changes, as they are once accepted, as they were before.
WORDS = build.paragraph(content=build.run("Hold ") + build.deleted("£2m") + build.inserted(build.run("£10m")))
BOTH = build.paragraph(content=build.run("Kept.") + build.inserted(build.deleted(" Thought better of.")))
MOVED = (
    build.paragraph(content=f"<w:moveFrom>{build.run('First.')}</w:moveFrom>", properties=build.marked("moveFrom"))
    + build.paragraph("Second.")
    + build.paragraph(content=f"<w:moveTo>{build.run('First.')}</w:moveTo>", properties=build.marked("moveTo"))
    + build.paragraph("Third.")
)
SPLIT = build.paragraph("One con", build.marked("ins")) + build.paragraph("tract.")
JOINED = build.paragraph("Two", build.marked("del")) + build.paragraph(" words.")
BEFORE_A_TABLE = build.paragraph("Above.", build.marked("del")) + build.table(build.row("a", "b"))
ROWS = build.table(
    build.row("Old", "1", properties="<w:del/>"),
    build.row("Kept", "2"),
    build.row("New", "3", properties="<w:ins/>"),
)
CELLS = build.table(build.row("A", build.cell("B", "<w:cellDel/>"), build.cell("C", "<w:cellIns/>")))
IN_A_CELL = build.table(build.row(build.cell(build.paragraph("a", build.marked("del")) + build.paragraph("b")), "c"))
SPANNED = build.table(
    build.row(
        build.cell(
            "A",
            '<w:vMerge w:val="restart"/><w:tcPrChange><w:tcPr/></w:tcPrChange>',
        ),
        "1",
    ),
    build.row(build.cell("B", "<w:vMerge/><w:tcPrChange><w:tcPr/></w:tcPrChange>"), "2"),
)


@pytest.mark.parametrize(
    ("body", "accepted", "rejected"),
    [
        pytest.param(WORDS, ["Hold £10m"], ["Hold £2m"], id="words"),
        pytest.param(BOTH, ["Kept."], ["Kept."], id="inserted and deleted again"),
        pytest.param(MOVED, ["Second.", "First.", "Third."], ["First.", "Second.", "Third."], id="moved"),
        pytest.param(SPLIT, ["One con", "tract."], ["One contract."], id="paragraph split in two"),
        pytest.param(JOINED, ["Two words."], ["Two", "words."], id="paragraphs joined"),
        pytest.param(BEFORE_A_TABLE, ["Above.", "a | b"], ["Above.", "a | b"], id="no join with a table"),
        pytest.param(ROWS, ["Kept | 2", "New | 3"], ["Old | 1", "Kept | 2"], id="rows"),
        pytest.param(CELLS, ["A | C"], ["A | B"], id="cells"),
        pytest.param(IN_A_CELL, ["ab | c"], ["a\nb | c"], id="paragraphs of a cell joined"),
        pytest.param(SPANNED, ["A | 1", "2"], ["A | 1", "B | 2"], id="cells merged"),
    ],
)
def test_the_three_views_of_a_change(body, accepted, rejected):
    assert [text for _, text in in_view(Changes.ACCEPTED, body)] == accepted
    assert [text for _, text in in_view(Changes.SENT, body)] == accepted
    assert [text for _, text in in_view(Changes.REJECTED, body)] == rejected


def test_clause_numbers_follow_the_view():
    body = (
        build.numbered("Price")
        + build.paragraph(
            content=build.deleted("Gone"),
            properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{build.marked("del")}',
        )
        + build.paragraph(
            content=build.inserted(build.run("New")),
            properties=f'<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>{build.marked("ins")}',
        )
        + build.numbered("Term")
    )
    accepted = [("1.", "Price"), ("1.1", "New"), ("2.", "Term")]
    assert in_view(Changes.SENT, body, numbering=LEGAL) == accepted
    assert in_view(Changes.ACCEPTED, body, numbering=LEGAL) == accepted
    assert in_view(Changes.REJECTED, body, numbering=LEGAL) == [("1.", "Price"), ("2.", "Gone"), ("3.", "Term")]


def test_a_number_that_was_given_or_changed_by_a_tracked_change_is_undone_where_changes_are_rejected():
    given = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins/></w:numPr>'
    before = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    changed = (
        f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:pPrChange><w:pPr>{before}</w:pPr></w:pPrChange>'
    )
    body = build.numbered("Price") + build.paragraph("Given", given) + build.paragraph("Lifted", changed)
    accepted = [("1.", "Price"), ("2.", "Given"), ("3.", "Lifted")]
    assert in_view(Changes.ACCEPTED, body, numbering=LEGAL) == accepted
    assert in_view(Changes.REJECTED, body, numbering=LEGAL) == [("1.", "Price"), ("", "Given"), ("1.1", "Lifted")]


def test_changes_to_letters_alone_are_undone_in_what_they_hide():
    hidden = "<w:vanish/><w:rPrChange><w:rPr/></w:rPrChange>"
    body = build.paragraph(content=build.run("Shown before", hidden))
    marks = {view: Mark.HIDDEN_TEXT in build.document(body, view).marks for view in Changes}
    assert marks == {Changes.SENT: True, Changes.ACCEPTED: True, Changes.REJECTED: False}
