import zipfile
from io import BytesIO

import pytest

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import BlockKind, Condition, Mark
from tendercheck.readers import docx
from tests import build_docx as build
from tests.build_file import zipped

PARAGRAPH, ROW = BlockKind.PARAGRAPH, BlockKind.TABLE_ROW


def condition_of(data: bytes) -> Condition:
    """How reading ends."""
    try:
        return build.composed(data).condition
    except UnreadableDocument as fault:
        return fault.condition


def test_strict_packages_read_like_any_other():
    body = build.paragraph("Strict.") + build.table(build.row("a", "b"))
    assert [
        draft.kind for draft in build.composed(build.package(body, namespace=build.STRICT, styles=build.STYLES)).drafts
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
    macros = zipped({**files, "word/vbaProject.bin": b"x"})
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


def test_a_worker_that_did_not_finish_leaves_a_part_read():
    sent = list(docx.frames(build.package(build.paragraph("Body."))))
    composition = docx.compose(sent[:-1])
    assert [draft.pieces[0].text for draft in composition.drafts] == ["Body."]
    assert composition.condition is Condition.OK_PARTIAL


def test_tables_nested_as_deep_as_xml_may_be_are_read():
    body = build.paragraph("Deep.")
    for _ in range(60):
        body = build.table(build.row(build.cell(body + build.paragraph())))
    assert build.texts(body) == ["Deep."]


def test_numbering_that_cannot_be_read_is_named():
    composition = build.composed(build.package(build.numbered("Body."), parts={"numbering": "!<broken"}))
    assert (composition.condition, composition.drafts[0].clause) == (Condition.OK_PARTIAL, "")


def test_a_document_without_text_is_blank_and_one_of_pictures_has_no_text_layer():
    blank = build.package(build.paragraph())
    files = {name: zipfile.ZipFile(BytesIO(blank)).read(name) for name in zipfile.ZipFile(BytesIO(blank)).namelist()}
    scan = zipped({**files, "word/media/image1.png": b"x"})
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
    assert condition_of(zipped(files)) is Condition.DTD_FORBIDDEN


def test_a_doctype_behind_a_comment_is_refused_too():
    hostile = "<!-- <a --><!DOCTYPE w:document [<!ENTITY a 'b'>]>" + build.xml("document", "<w:body/>")
    assert condition_of(zipped({"word/document.xml": hostile})) is Condition.DTD_FORBIDDEN


def _lying(data: bytes, sign: bytes, at: int, new: bytes) -> bytes:
    where = data.rindex(sign) + at
    return data[:where] + new + data[where + len(new) :]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"%PDF-1.7", Condition.WRONG_TYPE, id="no zip"),
        pytest.param(build.package(build.paragraph("x"))[:-80], Condition.TRUNCATED, id="cut short"),
        pytest.param(build.package("<w:p>"), Condition.MALFORMED, id="broken body"),
        pytest.param(zipped({"word/other.xml": "<a/>"}), Condition.MALFORMED, id="no main part"),
        pytest.param(
            build.package("<w:sdt><w:sdtContent>" * 110 + "</w:sdtContent></w:sdt>" * 110),
            Condition.MALFORMED,
            id="221 deep",
        ),
        pytest.param(zipped({"word/document.xml": " " * 2_000_000}), Condition.ARCHIVE_UNSAFE, id="ratio over 150"),
        pytest.param(
            zipped({f"word/{number}.xml": "" for number in range(5_001)}),
            Condition.ARCHIVE_UNSAFE,
            id="5,001 entries",
        ),
        pytest.param(zipped({"word/../../x.xml": "<a/>"}), Condition.ARCHIVE_UNSAFE, id="points outside"),
        pytest.param(
            zipped({"word/document.xml": "<a/>"}, compression=zipfile.ZIP_LZMA),
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
    workbook = zipped({"xl/workbook.xml": "<a/>", "xl/embeddings/a.docx": word}, compression=zipfile.ZIP_STORED)
    renamed = zipped({"[Content_Types].xml": f'<Types ContentType="{build.MAIN_TYPE}"/>', "doc.xml": "<a/>"})
    found = [docx.recognises(data) for data in (word, word[:-80], renamed, workbook, b"%PDF-1.7", b"", b"PK\x03\x04")]
    assert found == [True, True, True, False, False, False, False]


def test_frames_that_no_worker_of_ours_wrote_are_refused():
    with pytest.raises(UnreadableDocument) as refused:
        docx.compose([{"part": "word/document.xml", "drafts": [["no kind", "body", 0, "", [], []]]}])
    assert refused.value.condition is Condition.INTERNAL_ERROR


def test_a_long_body_comes_in_several_frames():
    sent = list(docx.frames(build.package(build.paragraph("x") * 450)))
    assert [len(frame.get("drafts", ())) for frame in sent] == [200, 200, 50, 0]
