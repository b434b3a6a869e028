"""Writes a paper as a DOCX, with headings and tables that are real ones."""

from __future__ import annotations

import datetime as dt
import zipfile
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from tendercheck.model.paper import Grid, Look, Paper, Paragraph, Words
from tendercheck.showing import clean_line

SUFFIX = ".docx"
_STYLES = {
    Look.TITLE: "Title",
    Look.HEADING: "Heading 1",
    Look.BODY: "Normal",
    Look.QUOTE: "Quote",
    Look.SMALL: "Small",
}
_LONG_AGO = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
_NUMBER_WIDTH = Cm(1)


def write(paper: Paper) -> bytes:
    """The paper as a DOCX package; nothing in it tells when or where it was made."""
    document = docx.Document()
    _prepare(document, paper.title)
    for part in paper.parts:
        if isinstance(part, Grid):
            _grid(document, part)
        else:
            _paragraph(document, part)
    made = BytesIO()
    document.save(made)
    return _undated(made.getvalue())


def _prepare(document: Document, title: str) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = clean_line(title), "tendercheck", ""
    properties.created = properties.modified = _LONG_AGO
    styles = document.styles
    styles["Normal"].font.name, styles["Normal"].font.size = "Arial", Pt(11)
    small = styles.add_style("Small", WD_STYLE_TYPE.PARAGRAPH)
    small.base_style, small.font.size = styles["Normal"], Pt(9)
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)


def _paragraph(document: Document, part: Paragraph) -> None:
    paragraph = document.add_paragraph(style=_STYLES[part.look])
    if part.number:
        paragraph.paragraph_format.left_indent = _NUMBER_WIDTH
        paragraph.paragraph_format.first_line_indent = -_NUMBER_WIDTH
        paragraph.paragraph_format.tab_stops.add_tab_stop(_NUMBER_WIDTH)
        paragraph.add_run(f"{part.number}\t")
    for words in part.words:
        _words(paragraph, words)


def _words(paragraph: WordParagraph, words: Words) -> None:
    run = paragraph.add_run(clean_line(words.text))
    run.bold = words.is_strong or None
    if words.url:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(words.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        run.font.underline = True
        link.append(run._r)  # the library has no way of its own to make a link
        paragraph._p.append(link)


def _grid(document: Document, grid: Grid) -> None:
    table = document.add_table(rows=1, cols=len(grid.head), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, grid.head, strict=True):
        cell.paragraphs[0].add_run(clean_line(name)).bold = True
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in grid.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(clean_line(text))
    document.add_paragraph()


def _undated(data: bytes) -> bytes:
    """The package with every entry of one date: the library writes the hour."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _LONG_AGO.timetuple()[:6]), old.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()
