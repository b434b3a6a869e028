"""Papers in every format: the words in order, as words, with the same bytes each time."""

from __future__ import annotations

import zipfile
from io import BytesIO

import lxml.html
import pytest
from lxml import etree

from tendercheck.model.document import BlockKind, Document, Source
from tendercheck.model.paper import Grid, Look, Paper, Paragraph, Words, said
from tendercheck.papers import docx, html, odt, text
from tendercheck.readers import docx as docx_reader
from tendercheck.readers import odt as odt_reader
from tendercheck.readers._drafts import assemble
from tendercheck.readers._wishes import Wishes
from tests.writers.payloads import ACTING, WORDS

LAW = "https://www.legislation.gov.uk/ukpga/2023/54"
PAPER = Paper(
    "A letter",
    (
        said("A letter", Look.TITLE),
        said("What we ask", Look.HEADING),
        Paragraph((Words("Is it "), Words("so", is_strong=True), Words("? "), Words("The Act", url=LAW)), number="1."),
        said("as it stands", Look.QUOTE),
        Grid(("Name", "Value"), (("Turnover", "£2m"), ("Cover", "=1+1"))),
        said("No advice.", Look.SMALL),
    ),
)  # fmt: skip


def read(data: bytes, reader: object) -> Document:
    composed = reader.compose(reader.frames(data, Wishes()))  # type: ignore[attr-defined]
    return assemble(Source("x"), reader.TYPE, composed)  # type: ignore[attr-defined]


def shape(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, document.quote(block.span)) for block in document.blocks]


@pytest.mark.parametrize(("writer", "reader"), [(docx, docx_reader), (odt, odt_reader)], ids=["docx", "odt"])
def test_a_paper_has_real_headings_and_a_real_table(writer: object, reader: object) -> None:
    document = read(writer.write(PAPER), reader)  # type: ignore[attr-defined]

    assert shape(document) == [
        (BlockKind.HEADING, "A letter"),
        (BlockKind.HEADING, "What we ask"),
        (BlockKind.PARAGRAPH, "1. Is it so? The Act"),
        (BlockKind.PARAGRAPH, "as it stands"),
        (BlockKind.TABLE_ROW, "Name | Value"),
        (BlockKind.TABLE_ROW, "Turnover | £2m"),
        (BlockKind.TABLE_ROW, "Cover | =1+1"),
        (BlockKind.PARAGRAPH, "No advice."),
    ]
    assert [cell.label for cell in document.blocks[5].cells] == ["Name", "Value"]


def test_text_can_be_pasted() -> None:
    assert text.write(PAPER).decode().splitlines() == [
        "A letter",
        "========",
        "",
        "What we ask",
        "-----------",
        "",
        f"1. Is it so? The Act ({LAW})",
        "",
        "    as it stands",
        "",
        "- Name: Turnover; Value: £2m",
        "- Name: Cover; Value: =1+1",
        "",
        "No advice.",
    ]


@pytest.mark.parametrize("writer", [docx, html, odt, text], ids=["docx", "html", "odt", "text"])
def test_the_same_paper_gives_the_same_bytes(writer: object) -> None:
    assert writer.write(PAPER) == writer.write(PAPER)  # type: ignore[attr-defined]


def test_an_odt_begins_with_its_type_as_it_must() -> None:
    with zipfile.ZipFile(BytesIO(odt.write(PAPER))) as package:
        first = package.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert package.read("mimetype").decode() == odt.MEDIA_TYPE


@pytest.mark.parametrize("payload", WORDS)
@pytest.mark.parametrize("writer", [docx, odt], ids=["docx", "odt"])
def test_hostile_words_are_words(writer: object, payload: str) -> None:
    paper = Paper(payload, (said(payload, Look.TITLE), said(payload), Grid((payload,), ((payload,),))))
    harmless = Paper("x", (said("x", Look.TITLE), said("x"), Grid(("x",), (("x",),))))

    assert elements(writer.write(paper)) == elements(writer.write(harmless))  # type: ignore[attr-defined]


@pytest.mark.parametrize("payload", WORDS)
def test_hostile_words_make_no_element_on_a_page(payload: str) -> None:
    paper = Paper(payload, (said(payload, Look.TITLE), said(payload), Grid((payload,), ((payload,),))))
    harmless = Paper("x", (said("x", Look.TITLE), said("x"), Grid(("x",), (("x",),))))
    assert tags(html.write(paper)) == tags(html.write(harmless))
    assert not ACTING & set(html.write(paper).decode())


def test_a_page_has_headings_and_tables_that_are_real_ones() -> None:
    page = lxml.html.document_fromstring(html.write(PAPER).decode())
    assert [(one.tag, one.text_content()) for one in page.xpath("//h1 | //h2")] == [
        ("h1", "A letter"),
        ("h2", "What we ask"),
    ]
    assert [one.text_content() for one in page.xpath("//thead//th[@scope='col']")] == ["Name", "Value"]
    assert page.xpath("//a/@href") == [LAW]


def tags(page: bytes) -> list[str]:
    return [str(one.tag) for one in lxml.html.document_fromstring(page.decode()).iter()]


def elements(package: bytes) -> set[tuple[str, str]]:
    """Every kind of element in every part."""
    with zipfile.ZipFile(BytesIO(package)) as held:
        names = [name for name in held.namelist() if name.endswith((".xml", ".rels"))]
        return {(name, str(element.tag)) for name in names for element in etree.fromstring(held.read(name)).iter()}
