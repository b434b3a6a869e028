from io import BytesIO

import pytest
from docx import Document as WordDocument

from tendercheck.model.document import BlockKind, Condition, Coverage, Mark, Place, Source
from tendercheck.model.location import Location
from tendercheck.readers._drafts import assemble
from tests import build_docx as build

HEADING, PARAGRAPH, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM
NUMBERING = (
    build.definition(1, build.level(0, "%1."), build.level(1, "%1.%2"), build.level(2, "(%3)", "lowerLetter"))
    + build.definition(2, build.level(0, "•", "bullet"), build.level(1, "o", "bullet"))
    + build.use(1, 1)
    + build.use(2, 2)
)


# What is text, and what is not


def test_a_document_that_python_docx_wrote_is_read_whole():
    made, stream = WordDocument(), BytesIO()
    made.add_heading("Insurance", level=1)
    made.add_paragraph("The Supplier must hold:")
    made.add_paragraph("employers' liability of £5,000,000", style="List Bullet")
    made.sections[0].header.paragraphs[0].text = "RM1557.15"
    made.save(stream)
    composition = build.composed(stream.getvalue())
    assert [(draft.kind, draft.level, draft.pieces[0].text) for draft in composition.drafts] == [
        (HEADING, 1, "Insurance"),
        (PARAGRAPH, 0, "The Supplier must hold:"),
        (ITEM, 1, "employers' liability of £5,000,000"),
        (BlockKind.HEADER, 0, "RM1557.15"),
    ]
    assert composition.condition is Condition.OK


def test_white_space_breaks_and_hyphens_are_written_plainly():
    signs = (
        "<w:r><w:t>12</w:t><w:noBreakHyphen/><w:t>month</w:t><w:br/><w:t>peri</w:t><w:softHyphen/><w:t>od</w:t><w:tab/>"
        '<w:t>ends\u00a0 now</w:t></w:r><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    )
    assert build.texts(build.paragraph(content=signs)) == ["12-month period ends now✓"]


def test_text_in_content_controls_links_and_smart_tags_is_read_once_and_in_order():
    inline = (
        build.run("Submit ")
        + build.control(build.run("by noon"))
        + f'<w:hyperlink r:id="x">{build.run(" through the portal")}</w:hyperlink>'
        + f"<w:smartTag>{build.run(' in ')}<w:customXml>{build.run('Leeds')}</w:customXml></w:smartTag>"
    )
    body = build.control(build.paragraph(content=inline)) + build.control(build.table(build.row("Lot", "1")))
    assert build.texts(body) == ["Submit by noon through the portal in Leeds", "Lot | 1"]


def test_field_codes_are_left_out_and_their_results_kept():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF _x</w:instrText></w:r>'
        "<w:r><w:t>hidden code</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>4.2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = f'<w:fldSimple w:instr="PAGE">{build.run("7")}</w:fldSimple>'
    assert build.texts(build.paragraph(content=build.run("See ") + field + build.run(" on page ") + simple)) == [
        "See 4.2 on page 7"
    ]


def test_a_field_that_is_never_closed_does_not_swallow_the_next_paragraph():
    open_field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    assert build.texts(build.paragraph("Before.", content=open_field) + build.paragraph("After.")) == [
        "Before.",
        "After.",
    ]


def test_a_text_box_is_read_once_after_the_paragraph_that_anchors_it():
    body = build.paragraph("Anchor.", content=build.text_box(build.paragraph("Boxed."))) + build.paragraph("After.")
    assert build.blocks(body) == [(PARAGRAPH, "Anchor."), (BlockKind.TEXT_BOX, "Boxed."), (PARAGRAPH, "After.")]


def test_a_box_of_the_old_kind_is_read_too():
    held = build.paragraph("Old box.")
    old = f"<w:r><w:pict><v:textbox><w:txbxContent>{held}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert build.blocks(build.paragraph(content=old)) == [(BlockKind.TEXT_BOX, "Old box.")]


def test_hidden_text_is_read_and_marked():
    read = build.document(build.paragraph(content=build.run("Shown ") + build.run("hidden", "<w:vanish/>")))
    assert (read.text, read.marks) == ("Shown hidden", (Mark.HIDDEN_TEXT,))


def test_text_whose_hiding_is_switched_off_is_not_marked():
    assert build.document(build.paragraph(content=build.run("Shown", '<w:vanish w:val="0"/>'))).marks == ()


def test_headers_notes_and_comments_follow_the_body_each_part_once():
    note = '<w:footnote w:type="separator"><w:p/></w:footnote><w:footnote w:id="2">{}</w:footnote>'
    parts = {
        "header1": build.paragraph("Framework RM1557"),
        "header2": build.table(build.row("Left", "Right")),
        "footer1": build.paragraph("Page 1"),
        "footnotes": note.format(build.paragraph("As amended.")),
        "endnotes": f'<w:endnote w:id="2">{build.paragraph("See the Act.")}</w:endnote>',
        "comments": f'<w:comment w:id="1">{build.paragraph("Too short?")}</w:comment>',
    }
    composition = build.composed(build.package(build.paragraph("Body."), parts=parts))
    read = assemble(Source("x"), "docx", composition)
    assert [(block.kind, read.quote(block.span)) for block in read.blocks] == [
        (PARAGRAPH, "Body."),
        (BlockKind.HEADER, "Framework RM1557"),
        (BlockKind.HEADER, "Left | Right"),
        (BlockKind.FOOTER, "Page 1"),
        (BlockKind.NOTE, "As amended."),
        (BlockKind.NOTE, "See the Act."),
        (BlockKind.COMMENT, "Too short?"),
    ]
    assert composition.coverage == Coverage("part", 7, 7)


def test_the_words_of_a_diagram_are_read():
    diagram = "<a:p><a:r><a:t>Stage 1: </a:t></a:r><a:r><a:t>selection</a:t></a:r></a:p>"
    held = {"parts": {"diagramData1": "!" + build.xml("data", diagram)}}
    composition = build.composed(build.package(build.paragraph("Body."), **held))
    assert [draft.pieces[0].text for draft in composition.drafts] == ["Body.", "Stage 1: selection"]


# Where it stands


def test_a_location_counts_every_paragraph_of_the_part_also_those_deleted():
    body = (
        build.paragraph("First.")
        + f"<w:del>{build.paragraph('Gone.')}</w:del>"
        + build.table(build.row(build.cell(build.paragraph("One.") + build.paragraph("Two."))))
        + build.paragraph("Last.")
    )
    read = build.document(body)
    assert [fragment.location for block in read.blocks for fragment in block.fragments] == [
        Location(part="word/document.xml", paragraph=ordinal) for ordinal in (0, 1, 2, 3, 4)
    ]
    assert read.text == "First.\nGone.\nOne.\nTwo.\nLast."


# Headings, items, clauses


def test_styles_make_headings_in_any_language_and_through_what_they_are_based_on():
    body = (
        build.paragraph("Insurance", '<w:pStyle w:val="berschrift1"/>')
        + build.paragraph("Levels", '<w:pStyle w:val="Mine"/>')
        + build.paragraph("Outlined", '<w:outlineLvl w:val="2"/>')
        + build.paragraph("Plain body text.", '<w:pStyle w:val="H2"/><w:outlineLvl w:val="9"/>')
    )
    read = build.document(body, styles=build.STYLES)
    assert [(block.kind, block.level, block.heading_path) for block in read.blocks] == [
        (HEADING, 1, ()),
        (HEADING, 2, ("Insurance",)),
        (HEADING, 3, ("Insurance", "Levels")),
        (PARAGRAPH, 0, ("Insurance", "Levels", "Outlined")),
    ]


def test_a_whole_clause_in_a_heading_style_is_a_paragraph():
    clause = "The Supplier must hold the insurances that the Annex to this Schedule names, for as long as it says."
    read = build.document(build.paragraph(clause, '<w:pStyle w:val="H2"/>'), styles=build.STYLES)
    assert [(block.kind, block.level) for block in read.blocks] == [(PARAGRAPH, 0)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ANNEX: REQUIRED INSURANCES", HEADING),
        ("2. How to tender", HEADING),
        ("Introduction", HEADING),
        ("The Supplier must insure.", PARAGRAPH),
        ("Closing date 12 May 2025", PARAGRAPH),
    ],
)
def test_a_bold_line_is_a_heading_where_it_looks_like_a_title(text, kind):
    assert build.blocks(build.paragraph(text, bold=True)) == [(kind, text)]
    assert build.blocks(build.paragraph(text)) == [(PARAGRAPH, text)]


def test_a_bold_numbered_line_stands_below_the_styled_heading_by_its_number():
    body = (
        build.numbered("Delivery", bold=True)
        + build.numbered("Goods", level=1, bold=True)
        + build.paragraph("SCHEDULE", '<w:pStyle w:val="berschrift1"/>')
        + build.numbered("Services", bold=True)
    )
    read = build.document(body, styles=build.STYLES, numbering=NUMBERING)
    assert [(block.kind, block.level, block.clause) for block in read.blocks] == [
        (HEADING, 1, "1."),
        (HEADING, 2, "1.1"),
        (HEADING, 1, ""),
        (HEADING, 2, "2."),
    ]


def test_clauses_are_paragraphs_and_bullets_and_letters_are_items_that_know_their_lead():
    body = (
        build.numbered("The Supplier shall, at its own cost and throughout the term of this contract, hold:", level=1)
        + build.numbered("public liability of £1,000,000;", level=2)
        + build.numbered("Cyber Essentials.", level=2)
        + build.numbered("The Supplier shall pay.", level=1)
        + build.numbered("in sterling", list_id=2)
    )
    read = build.document(body, numbering=NUMBERING)
    assert [(block.kind, block.clause, block.level, block.lead) for block in read.blocks] == [
        (PARAGRAPH, "1.1", 0, None),
        (ITEM, "(a)", 3, 0),
        (ITEM, "(b)", 3, 0),
        (PARAGRAPH, "1.2", 0, None),
        (ITEM, "", 1, None),
    ]


def test_a_contents_page_is_marked_by_its_control_and_by_its_styles():
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    body = build.control(build.paragraph("Unlimited liability 3"), gallery) and build.control(
        build.paragraph("Unlimited liability 3"), gallery
    ) + build.paragraph("Turnover 4", '<w:pStyle w:val="TOC1"/>') + build.paragraph("Turnover matters.")
    read = build.document(body, styles=build.STYLES)
    assert [block.place for block in read.blocks] == [Place.CONTENTS, Place.CONTENTS, Place.BODY]
