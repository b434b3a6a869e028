import re
import subprocess
import sys
import time
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as WordDocument
from lxml import etree

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import BlockKind, Condition, Coverage, Mark, Place, Source
from tendercheck.model.location import Location
from tendercheck.readers import docx
from tendercheck.readers._drafts import assemble
from tests import build_docx as build

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
ROOT = Path(__file__).parents[2]
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"NO CORPUS at {CORPUS}: the measured tests did not run")

HEADING, PARAGRAPH, ITEM, ROW = (
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.TABLE_ROW,
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="Heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="H2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="table" w:styleId="Grand"><w:name w:val="Grand"/><w:tblStylePr w:type="firstRow"><w:rPr><w:b/>'
    "</w:rPr></w:tblStylePr></w:style>"
)
NUMBERING = (
    build.definition(1, build.level(0, "%1."), build.level(1, "%1.%2"), build.level(2, "(%3)", "lowerLetter"))
    + build.definition(2, build.level(0, "•", "bullet"), build.level(1, "o", "bullet"))
    + build.use(1, 1)
    + build.use(2, 2)
)


def rows(body: str, **held: str) -> list[list[tuple[str, str]]]:
    """The cells of every row, each as label and text."""
    read = build.document(body, **held)
    return [[(cell.label, read.quote(cell.span)) for cell in block.cells] for block in read.blocks if block.cells]


def condition_of(data: bytes) -> Condition:
    """How reading ends."""
    try:
        return build.composed(data).condition
    except UnreadableDocument as fault:
        return fault.condition


def texts(body: str, **held: str) -> list[str]:
    return [text for _, text in build.blocks(body, **held)]


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
    assert texts(build.paragraph(content=signs)) == ["12-month period ends now✓"]


def test_tracked_insertions_stand_and_deletions_do_not():
    body = build.paragraph(
        content=build.run("Due on ")
        + f"<w:del><w:r><w:delText>17</w:delText></w:r></w:del><w:ins>{build.run('26')}</w:ins>"
        + f"<w:moveFrom>{build.run(' May')}</w:moveFrom><w:moveTo>{build.run(' June')}</w:moveTo>"
    )
    read = build.document(body)
    assert (read.text, read.marks) == ("Due on 26 June", (Mark.TRACKED_CHANGES,))


def test_a_document_without_changes_has_no_mark():
    assert build.document(build.paragraph("Plain.")).marks == ()


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next():
    gone = build.paragraph("The deadline is", "<w:rPr><w:del/></w:rPr>")
    body = gone + build.paragraph("noon.") + build.paragraph("Next.")
    assert texts(body) == ["The deadline is noon.", "Next."]


def test_a_paragraph_whose_mark_is_deleted_ends_before_a_table():
    gone = build.paragraph("Before.", "<w:rPr><w:del/></w:rPr>")
    assert texts(gone + build.table(build.row("a", "b"))) == ["Before.", "a | b"]


def test_a_deleted_row_is_gone_and_an_inserted_one_stands():
    body = build.table(
        build.row("Old", "1", properties="<w:del/>"),
        build.row("New", "2", properties="<w:ins/>"),
    )
    assert rows(body) == [[("", "New"), ("", "2")]]


def test_text_in_content_controls_links_and_smart_tags_is_read_once_and_in_order():
    inline = (
        build.run("Submit ")
        + build.control(build.run("by noon"))
        + f'<w:hyperlink r:id="x">{build.run(" through the portal")}</w:hyperlink>'
        + f"<w:smartTag>{build.run(' in ')}<w:customXml>{build.run('Leeds')}</w:customXml></w:smartTag>"
    )
    body = build.control(build.paragraph(content=inline)) + build.control(build.table(build.row("Lot", "1")))
    assert texts(body) == ["Submit by noon through the portal in Leeds", "Lot | 1"]


def test_field_codes_are_left_out_and_their_results_kept():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF _x</w:instrText></w:r>'
        "<w:r><w:t>hidden code</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>4.2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = f'<w:fldSimple w:instr="PAGE">{build.run("7")}</w:fldSimple>'
    assert texts(build.paragraph(content=build.run("See ") + field + build.run(" on page ") + simple)) == [
        "See 4.2 on page 7"
    ]


def test_a_field_that_is_never_closed_does_not_swallow_the_next_paragraph():
    open_field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    assert texts(build.paragraph("Before.", content=open_field) + build.paragraph("After.")) == ["Before.", "After."]


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


def test_a_location_counts_every_paragraph_of_the_part_also_those_not_read():
    body = (
        build.paragraph("First.")
        + f"<w:del>{build.paragraph('Gone.')}</w:del>"
        + build.table(build.row(build.cell(build.paragraph("One.") + build.paragraph("Two."))))
        + build.paragraph("Last.")
    )
    read = build.document(body)
    assert [fragment.location for block in read.blocks for fragment in block.fragments] == [
        Location(part="word/document.xml", paragraph=ordinal) for ordinal in (0, 2, 3, 4)
    ]
    assert read.text == "First.\nOne.\nTwo.\nLast."


# Headings, items, clauses


def test_styles_make_headings_in_any_language_and_through_what_they_are_based_on():
    body = (
        build.paragraph("Insurance", '<w:pStyle w:val="berschrift1"/>')
        + build.paragraph("Levels", '<w:pStyle w:val="Mine"/>')
        + build.paragraph("Outlined", '<w:outlineLvl w:val="2"/>')
        + build.paragraph("Plain body text.", '<w:pStyle w:val="H2"/><w:outlineLvl w:val="9"/>')
    )
    read = build.document(body, styles=STYLES)
    assert [(block.kind, block.level, block.heading_path) for block in read.blocks] == [
        (HEADING, 1, ()),
        (HEADING, 2, ("Insurance",)),
        (HEADING, 3, ("Insurance", "Levels")),
        (PARAGRAPH, 0, ("Insurance", "Levels", "Outlined")),
    ]


def test_a_whole_clause_in_a_heading_style_is_a_paragraph():
    clause = "The Supplier must hold the insurances that the Annex to this Schedule names, for as long as it says."
    read = build.document(build.paragraph(clause, '<w:pStyle w:val="H2"/>'), styles=STYLES)
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
    read = build.document(body, styles=STYLES, numbering=NUMBERING)
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
    read = build.document(body, styles=STYLES)
    assert [block.place for block in read.blocks] == [Place.CONTENTS, Place.CONTENTS, Place.BODY]


# Tables


def test_cells_carry_the_text_of_the_header_row_above_their_column():
    body = build.table(
        build.row("Ratio", "Red", "Green", properties="<w:tblHeader/>"),
        build.row("Turnover", build.cell("none", '<w:gridSpan w:val="2"/>')),
        build.row("Margin", "2%", "4%"),
    )
    assert rows(body) == [
        [("", "Ratio"), ("", "Red"), ("", "Green")],
        [("Ratio", "Turnover"), ("Red", "none")],
        [("Ratio", "Margin"), ("Red", "2%"), ("Green", "4%")],
    ]


def test_a_first_row_of_short_names_is_a_header_without_being_marked():
    body = build.table(build.row("Stage", "Activity", "Date"), build.row("1", "Tender", "12 May 2025"))
    assert rows(body)[1] == [("Stage", "1"), ("Activity", "Tender"), ("Date", "12 May 2025")]


@pytest.mark.parametrize(
    "first",
    [
        ("Tender deadline", "12 May 2025"),
        ("Contracting authority", "Leeds City Council"),
        ("Budget", "£20,000", "a year"),
    ],
)
def test_a_form_of_labels_and_values_has_no_header(first):
    second = ("Clarifications", "by email", "only")[: len(first)]
    assert [label for row in rows(build.table(build.row(*first), build.row(*second))) for label, _ in row] == [""] * (
        2 * len(first)
    )


def test_two_columns_have_a_header_where_it_is_set_apart():
    bold = [build.cell(build.paragraph(text, bold=True)) for text in ("Activity", "Date")]
    by_hand = build.table(build.row(*bold), build.row("Tender", "12 May 2025"))
    look = '<w:tblStyle w:val="Grand"/><w:tblLook w:firstRow="1"/>'
    by_style = build.table(build.row("Activity", "Date"), build.row("Tender", "12 May 2025"), properties=look)
    expected = [("Activity", "Tender"), ("Date", "12 May 2025")]
    assert [rows(by_hand)[1], rows(by_style, styles=STYLES)[1]] == [expected, expected]


def test_rows_that_leave_the_corner_empty_are_headers_together():
    gold = build.cell("Gold", '<w:gridSpan w:val="2"/>')
    body = build.table(build.row("", gold), build.row("", "Red", "Green"), build.row("Turnover", "1.5", "2.0"))
    assert rows(body)[2] == [("", "Turnover"), ("Gold / Red", "1.5"), ("Gold / Green", "2.0")]


def test_a_merged_cell_is_read_once_and_columns_stay_in_step():
    def down(value):
        return f'<w:vMerge w:val="{value}"/>'

    body = build.table(
        build.row("Lot", "Cover", "Sum", properties="<w:tblHeader/>"),
        build.row(build.cell("Lot 1", down("restart")), "Public", "£1m"),
        build.row(build.cell("", "<w:vMerge/>"), "Professional", "£2m"),
    )
    assert rows(body)[1:] == [
        [("Lot", "Lot 1"), ("Cover", "Public"), ("Sum", "£1m")],
        [("Cover", "Professional"), ("Sum", "£2m")],
    ]


def test_a_cell_that_says_it_continues_what_never_began_is_read():
    assert rows(build.table(build.row(build.cell("Alone", "<w:vMerge/>"), "x"))) == [[("", "Alone"), ("", "x")]]


def test_a_table_in_a_cell_gives_its_rows_after_the_row_around_it():
    inner = build.table(build.row("Inner", "1"), build.row("Inner", "2"))
    body = build.table(build.row(build.cell(build.paragraph("Outer") + inner), "y"), build.row("Next", "z"))
    assert texts(body) == ["Outer | y", "Inner | 1", "Inner | 2", "Next | z"]


def test_rows_and_cells_inside_content_controls_are_read():
    body = build.table(build.control(build.row(build.control(build.cell("Held")), "free")))
    assert texts(body) == ["Held | free"]


def test_a_span_of_a_hundred_million_columns_is_cut_short():
    body = build.table(build.row("a", "b", properties="<w:tblHeader/>"), build.row("c", "d"))
    wide = body.replace("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="100000000"/>', 1)
    started = time.monotonic()
    assert texts(wide) == ["a", "c | d"]
    assert time.monotonic() - started < 1


# Packages


def test_strict_packages_read_like_any_other():
    body = build.paragraph("Strict.") + build.table(build.row("a", "b"))
    assert [
        draft.kind for draft in build.composed(build.package(body, namespace=build.STRICT, styles=STYLES)).drafts
    ] == [PARAGRAPH, ROW]


@pytest.mark.parametrize(
    "main_type",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_templates_and_macro_files_are_read(main_type):
    data = build.package(build.paragraph("Read me."), main_type=main_type)
    assert docx.recognises(data)
    assert condition_of(data) is Condition.OK


def test_missing_pictures_do_not_matter():
    data = build.package(build.paragraph("Read me."), links=build.link("image", "media/gone.png"))
    assert condition_of(data) is Condition.OK


def test_macros_outside_links_and_attachments_are_marked_and_web_links_are_not():
    plain = build.package(build.paragraph("x"), links=build.link("hyperlink", "https://gov.uk", external=True))
    linked = build.package(
        build.paragraph("x"),
        links=build.link("image", "https://example.org/a.png", external=True) + build.link("oleObject", "a.bin"),
    )
    files = {name: zipfile.ZipFile(BytesIO(plain)).read(name) for name in zipfile.ZipFile(BytesIO(plain)).namelist()}
    macros = build.archive({**files, "word/vbaProject.bin": b"x"})
    assert [build.composed(data).marks for data in (plain, linked, macros)] == [
        (),
        (Mark.ATTACHMENTS_UNREAD, Mark.EXTERNAL_LINKS),
        (Mark.MACROS,),
    ]


def test_a_broken_second_part_is_named_and_the_rest_is_read():
    parts = {"comments": "!<w:comments>", "header1": build.paragraph("Head")}
    composition = build.composed(build.package(build.paragraph("Body."), parts=parts))
    assert [draft.pieces[0].text for draft in composition.drafts] == ["Body.", "Head"]
    assert composition.condition is Condition.OK_PARTIAL
    assert (composition.coverage.read, composition.coverage.total) == (2, 3)
    assert [phrase.split(" ")[0] for phrase in composition.coverage.unread] == ["word/comments.xml"]


def test_an_embedded_file_is_named_as_not_read():
    composition = build.composed(build.package(build.paragraph("Body.") + '<w:altChunk r:id="x1"/>'))
    assert composition.condition is Condition.OK_PARTIAL


def test_numbering_that_cannot_be_read_is_named():
    composition = build.composed(build.package(build.numbered("Body."), parts={"numbering": "!<broken"}))
    assert (composition.condition, composition.drafts[0].clause) == (Condition.OK_PARTIAL, "")


def test_a_document_without_text_is_blank_and_one_of_pictures_has_no_text_layer():
    blank = build.package(build.paragraph())
    files = {name: zipfile.ZipFile(BytesIO(blank)).read(name) for name in zipfile.ZipFile(BytesIO(blank)).namelist()}
    scan = build.archive({**files, "word/media/image1.png": b"x"})
    assert [condition_of(blank), condition_of(scan)] == [Condition.BLANK, Condition.NO_TEXT_LAYER]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("name", ["document", "comments", "styles", "header1"])
def test_a_doctype_is_refused_in_any_part_and_encoding(name, encoding):
    root = {"header1": "hdr"}.get(name, name)
    declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-be")}"?><!DOCTYPE w [<!ENTITY a "b">]>'
    hostile = declared + build.xml(root, "")
    files = {
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
        "word/document.xml": build.xml("document", "<w:body/>"),
        f"word/{name}.xml": hostile.encode(encoding),
    }
    assert condition_of(build.archive(files)) is Condition.DTD_FORBIDDEN


def test_a_doctype_behind_a_comment_is_refused_too():
    hostile = "<!-- <a --><!DOCTYPE w:document [<!ENTITY a 'b'>]>" + build.xml("document", "<w:body/>")
    assert condition_of(build.archive({"word/document.xml": hostile})) is Condition.DTD_FORBIDDEN


def _lying(data: bytes, sign: bytes, at: int, new: bytes) -> bytes:
    where = data.rindex(sign) + at
    return data[:where] + new + data[where + len(new) :]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"%PDF-1.7", Condition.WRONG_TYPE, id="no zip"),
        pytest.param(build.package(build.paragraph("x"))[:-80], Condition.TRUNCATED, id="cut short"),
        pytest.param(build.package("<w:p>"), Condition.MALFORMED, id="broken body"),
        pytest.param(build.archive({"word/other.xml": "<a/>"}), Condition.MALFORMED, id="no main part"),
        pytest.param(
            build.package("<w:sdt><w:sdtContent>" * 110 + "</w:sdtContent></w:sdt>" * 110),
            Condition.MALFORMED,
            id="221 deep",
        ),
        pytest.param(
            build.archive({"word/document.xml": " " * 2_000_000}), Condition.ARCHIVE_UNSAFE, id="ratio over 150"
        ),
        pytest.param(
            build.archive({f"word/{number}.xml": "" for number in range(5_001)}),
            Condition.ARCHIVE_UNSAFE,
            id="5,001 entries",
        ),
        pytest.param(build.archive({"word/../../x.xml": "<a/>"}), Condition.ARCHIVE_UNSAFE, id="points outside"),
        pytest.param(
            build.archive({"word/document.xml": "<a/>"}, compression=zipfile.ZIP_LZMA),
            Condition.ARCHIVE_UNSAFE,
            id="odd method",
        ),
        pytest.param(
            _lying(build.package(build.paragraph("x")), b"PK\x01\x02", 24, (600_000_000).to_bytes(4, "little")),
            Condition.TOO_LARGE,
            id="says 600 MB",
        ),
        pytest.param(
            _lying(build.package(build.paragraph("x")), b"PK\x01\x02", 42, (0).to_bytes(4, "little")),
            Condition.ARCHIVE_UNSAFE,
            id="entries over each other",
        ),
        pytest.param(
            _lying(build.package(build.paragraph("x")), b"PK\x01\x02", 8, b"\1\0"),
            Condition.ENCRYPTED_UNSUPPORTED,
            id="encrypted entry",
        ),
    ],
)
def test_a_file_at_fault_ends_in_the_condition_that_names_the_fault(data, expected):
    assert condition_of(data) is expected


def test_only_zip_files_with_words_parts_are_recognised():
    word = build.package(build.paragraph("x"))
    workbook = build.archive({"xl/workbook.xml": "<a/>", "xl/embeddings/a.docx": word}, compression=zipfile.ZIP_STORED)
    renamed = build.archive({"[Content_Types].xml": f'<Types ContentType="{build.MAIN_TYPE}"/>', "doc.xml": "<a/>"})
    found = [docx.recognises(data) for data in (word, word[:-80], renamed, workbook, b"%PDF-1.7", b"", b"PK\x03\x04")]
    assert found == [True, True, True, False, False, False, False]


def test_frames_that_no_worker_of_ours_wrote_are_refused():
    with pytest.raises(UnreadableDocument) as refused:
        docx.compose([{"part": "word/document.xml", "drafts": [["no kind", "body", 0, "", [], []]]}])
    assert refused.value.condition is Condition.INTERNAL_ERROR


def test_a_long_body_comes_in_several_frames():
    sent = list(docx.frames(build.package(build.paragraph("x") * 450)))
    assert [len(frame.get("drafts", ())) for frame in sent] == [200, 200, 50, 0]


# The corpus

_SKIPPED = {"del", "moveFrom", "pPr", "rPr", "sectPr"}
_OWN_PARTS = re.compile(r"word/(document|header|footer|footnotes|endnotes|comments)\d*\.xml")


def _visible(element) -> str:
    """The letters of w:t below `element`, counted in another way than the reader's."""
    words = []
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else "pPr"
        doubled = name == "Fallback" and any(len(other) for other in element.iterchildren("{*}Choice"))
        if name == "t":
            words.append(child.text or "")
        elif name not in _SKIPPED and not doubled:
            words.append(_visible(child))
    return "".join(words)


@needs_corpus
def test_at_least_995_of_1000_letters_of_the_corpus_are_read_and_none_twice():
    wanted = missing = extra = 0
    for path in sorted((CORPUS / "tenders").glob("*.docx")):
        data = path.read_bytes()
        with zipfile.ZipFile(BytesIO(data)) as held:
            parts = [name for name in held.namelist() if _OWN_PARTS.fullmatch(name)]
            expected = Counter("".join(_visible(etree.fromstring(held.read(name))) for name in parts))
        read = assemble(Source(path.name), "docx", build.composed(data))
        found = Counter(read.quote(fragment.span) for block in read.blocks for fragment in block.fragments)
        letters = Counter("".join(text * times for text, times in found.items()))
        for count in (expected, letters):
            for space in [sign for sign in count if sign.isspace() or sign in "\u00ad\u200b\u2060\ufeff"]:
                del count[space]
        wanted += expected.total()
        missing += (expected - letters).total()
        extra += (letters - expected).total()
    assert wanted > 2_000_000
    assert missing / wanted <= 0.005, f"{missing} of {wanted} letters are missing"
    assert extra / wanted <= 0.001, f"{extra} letters too many for {wanted}"


_UNDER_LIMITS = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (768 << 20, 768 << 20))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Source
from tendercheck.readers import docx
from tendercheck.readers._drafts import assemble
for name in sys.argv[1:]:
    data = Path(name).read_bytes()
    docx.recognises(data)
    try:
        read = assemble(Source(name), docx.TYPE, docx.compose(docx.frames(data)))
    except UnreadableDocument as fault:
        print(fault.condition)
    else:
        print(read.condition)
"""


@needs_corpus
def test_every_hostile_file_ends_in_a_document_or_a_named_condition():
    hostile = sorted(str(path) for path in (CORPUS / "hostile" / "docx").iterdir())
    done = subprocess.run(
        [sys.executable, "-c", _UNDER_LIMITS, *hostile],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    ended = Counter(done.stdout.split())
    assert ended.total() == len(hostile) > 200
    assert set(ended) <= {condition.value for condition in Condition}
    assert ended[Condition.OK.value] >= 230


@needs_corpus
def test_the_timetable_of_a_real_invitation_reads_as_rows():
    path = CORPUS / "tenders" / "ccs-gcloud15-attachment-2-how-to-tender-v5-0.docx"
    read = assemble(Source(path.name), "docx", build.composed(path.read_bytes()))
    assert "Tender submission deadline | 15:00 30/01/2026" in read.text.split("\n")
    clause = next(block for block in read.blocks if block.clause == "5.5.")
    assert read.quote(clause.span).startswith("A key subcontractor is any subcontractor")
    assert clause.heading_path == ("Submitting a tender with subcontractors",)
    items = [block.clause for block in read.blocks if block.lead is not None and read.blocks[block.lead] == clause]
    assert items == ["a)", "b)", "c)"]
