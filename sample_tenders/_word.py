"""Writes a paper as DOCX: automatic multi-level numbers, running heads, fields, content controls, ruled tables."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from sample_tenders._markup import Paper, Piece

_EPOCH = (2026, 1, 1, 0, 0, 0)
_OUTLINE, _BULLETS = 70, 71  # ids of our lists, beside those of python-docx's template
_UNUSED = ("stylesWithEffects", "thumbnail", "customXml", "webSettings")
_KEPT = (
    *("Normal", "Heading1", "Heading2", "Title", "Subtitle", "Header", "Footer"),
    *("TableNormal", "TableGrid", "DefaultParagraphFont", "NoList"),
)
_LEVELS = {"section": 0, "clause": 1, "item": 2}
_STYLES = {"section": "Heading 1", "annex": "Title", "heading": "Heading 2"}
_LEVEL = (
    '<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
)


def render(paper: Paper) -> bytes:
    """The DOCX of `paper`, the same bytes each time."""
    document = docx.Document()
    _prune(document)
    _set_up(document, paper)
    _Writer(document, paper).write()
    buffer = io.BytesIO()
    document.save(buffer)
    return _repacked(buffer.getvalue())


def _repacked(data: bytes) -> bytes:
    """The package with one time for every entry, uncompressed: what zlib makes of it differs between versions."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for entry in source.infolist():
            target.writestr(zipfile.ZipInfo(entry.filename, _EPOCH), source.read(entry), zipfile.ZIP_STORED)
    return buffer.getvalue()


def _prune(document: Any) -> None:
    """Take out what the template brings and these papers do not use: nine tenths of its size."""
    for package in (document.part.package, document.part):
        for relation_id, relation in list(package.rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] in _UNUSED:
                del package.rels[relation_id]
    styles = document.styles.element
    for style in list(styles.findall(qn("w:style"))):
        if style.get(qn("w:styleId")) not in _KEPT:
            styles.remove(style)
            continue
        link = style.find(qn("w:link"))
        if link is not None:
            style.remove(link)


def _set_up(document: Any, paper: Paper) -> None:
    day = dt.datetime.fromisoformat(paper.created)
    properties = document.core_properties
    properties.title, properties.author, properties.subject = paper.title, paper.authority, paper.subtitle
    properties.comments, properties.last_modified_by, properties.revision = "", paper.authority, 1
    properties.created = properties.modified = day
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(23)
    section.different_first_page_header_footer = bool(paper.cover)
    section.header.paragraphs[0].text = f"{paper.authority} – {paper.head or paper.title}"
    _add_page_field(section.footer.paragraphs[0], paper.reference)
    _set_styles(document, paper)
    _add_lists(document)


def _set_styles(document: Any, paper: Paper) -> None:
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(10.5)
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    for name, size in (("Heading 1", 14), ("Heading 2", 11.5), ("Title", 22)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = "Arial", Pt(size), True
        style.font.color.rgb = RGBColor.from_string(paper.colour)
        fonts = style.element.rPr.rFonts
        for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{attribute}"), None)


def _add_page_field(paragraph: Any, reference: str) -> None:
    paragraph.add_run(f"{reference}\t\tPage ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _add_lists(document: Any) -> None:
    numbering = document.part.numbering_part.element
    outline = "".join(
        _LEVEL.format(level=level, form=form, text=text, left=left, hanging=hanging)
        for level, form, text, left, hanging in (
            (0, "decimal", "%1.", 567, 567),
            (1, "decimal", "%1.%2", 567, 567),
            (2, "lowerLetter", "(%3)", 1021, 454),
        )
    )
    bullet = _LEVEL.format(level=0, form="bullet", text="•", left=907, hanging=340)
    for number, levels, kind in ((_OUTLINE, outline, "multilevel"), (_BULLETS, bullet, "singleLevel")):
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="{kind}"/>{levels}'
            "</w:abstractNum>"
        )
        first = numbering.find(qn("w:num"))
        first.addprevious(abstract)
        _add_number(numbering, number, number)


def _add_number(numbering: Any, number: int, abstract: int, *, restart: bool = False) -> None:
    override = '<w:lvlOverride w:ilvl="{}"><w:startOverride w:val="1"/></w:lvlOverride>'
    overrides = "".join(override.format(level) for level in range(3)) if restart else ""
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>')
    )


class _Writer:
    """Writes the pieces one after another; each annex takes a list of its own, so that its numbers begin again."""

    def __init__(self, document: Any, paper: Paper) -> None:
        self._document = document
        self._paper = paper
        self._list = _OUTLINE
        self._lists = 100
        self._controls = 0

    def write(self) -> None:
        self._write_cover()
        for piece in self._paper.pieces:
            if piece.kind == "table":
                self._write_table(piece)
            elif piece.kind == "page":
                self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            elif piece.kind == "field":
                self._write_field(piece)
            else:
                self._write_paragraph(piece)

    def _write_cover(self) -> None:
        head = self._document.add_paragraph(style="Title")
        head.add_run(self._paper.authority)
        self._document.add_paragraph(self._paper.title, style="Title")
        self._document.add_paragraph(self._paper.subtitle, style="Subtitle")
        if self._paper.cover:
            self._add_grid(self._paper.cover, (35, 65), header=False)
        if self._paper.cover and self._paper.contents:
            self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _write_paragraph(self, piece: Piece) -> None:
        text = f"{piece.text}: {'_' * 40}" if piece.kind == "blank" else piece.text
        paragraph = self._document.add_paragraph(text, style=_STYLES.get(piece.kind))
        if piece.kind == "annex":
            paragraph.paragraph_format.page_break_before = True
            self._lists += 1
            self._list = self._lists
            numbering = self._document.part.numbering_part.element
            _add_number(numbering, self._list, _OUTLINE, restart=True)
        elif piece.kind == "bullet":
            _number(paragraph, _BULLETS, 0)
        elif piece.kind in _LEVELS:
            _number(paragraph, self._list, _LEVELS[piece.kind])

    def _write_field(self, piece: Piece) -> None:
        """A label, then a content control that holds what is to be typed over."""
        label, _, content = piece.text.partition(" | ")
        paragraph = self._document.add_paragraph()
        paragraph.add_run(f"{label}: ").bold = True
        self._controls += 1
        control = parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtPr><w:alias/><w:id w:val='{4100 + self._controls}'/><w:text/></w:sdtPr>"
            "<w:sdtContent><w:r><w:t/></w:r></w:sdtContent></w:sdt>"
        )
        control.find(f".//{qn('w:alias')}").set(qn("w:val"), label)
        control.find(f".//{qn('w:t')}").text = content
        paragraph._p.append(control)

    def _write_table(self, piece: Piece) -> None:
        columns = max(len(row) for row in piece.rows)
        self._add_grid(piece.rows, piece.widths or (100 // columns,) * columns, header=True)
        self._document.add_paragraph()

    def _add_grid(self, rows: tuple[tuple[str, ...], ...], widths: tuple[int, ...], *, header: bool) -> None:
        table = self._document.add_table(rows=0, cols=len(widths), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(164 * width / 100)
        for at, row in enumerate(rows):
            cells = table.add_row().cells
            for column, (cell, text, width) in enumerate(zip(cells, row, widths, strict=True)):
                cell.width = Mm(164 * width / 100)
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(2)
                if text == "#":
                    _number(paragraph, self._list, 1)
                    continue
                run = paragraph.add_run(text)
                run.font.size = Pt(9.5)
                run.bold = (header and at == 0) or (not header and column == 0)
                if header and at == 0:
                    _shade(cell)
            table.rows[at]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            if header and at == 0:
                table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _number(paragraph: Any, list_id: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = list_id


def _shade(cell: Any) -> None:
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="DDE5EE"/>')
    )
