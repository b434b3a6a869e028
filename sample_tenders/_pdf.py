"""Writes a paper as PDF: cover, contents with dot leaders, running heads, numbered clauses, tables with ruled lines."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus.tableofcontents import TableOfContents

from sample_tenders._markup import Numbers, Paper, Piece

_WIDTH, _HEIGHT = A4
_MARGIN = 25 * mm
_INNER = _WIDTH - 2 * _MARGIN
_FONT, _BOLD = "Helvetica", "Helvetica-Bold"


def _style(name: str, size: float = 10.5, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(name, **{"fontName": _FONT, "fontSize": size, "leading": size * 1.32, "spaceAfter": 6} | more)


_STYLES = {
    "title": _style("title", 26, fontName=_BOLD, spaceAfter=14),
    "subtitle": _style("subtitle", 15, spaceAfter=30),
    "section": _style(
        "section", 13.5, fontName=_BOLD, spaceBefore=14, spaceAfter=8, leftIndent=30, firstLineIndent=-30
    ),
    "annex": _style("annex", 15, fontName=_BOLD, spaceAfter=12),
    "heading": _style("heading", 11, fontName=_BOLD, spaceBefore=6, leftIndent=30),
    "clause": _style("clause", leftIndent=30),
    "bullet": _style("bullet", leftIndent=46, spaceAfter=3),
    "item": _style("item", leftIndent=52, spaceAfter=3),
    "text": _style("text"),
    "cell": _style("cell", 9.5, spaceAfter=0),
    "label": _style("label", 9.5, fontName=_BOLD, spaceAfter=0),
    "blank": _style("blank", spaceAfter=10),
    "contents": _style("contents", leftIndent=0, spaceAfter=3),
}


class _Canvas(Canvas):  # type: ignore[misc]
    """Holds its pages back until their number is known, so that each can say "Page 3 of 16"."""

    paper: Paper

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._held: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        self._held.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, held in enumerate(self._held, 1):
            self.__dict__.update(held)
            if number > 1 or not self.paper.cover:
                self._draw_heads(number, len(self._held))
            super().showPage()
        super().save()

    def _draw_heads(self, number: int, total: int) -> None:
        self.setFont(_FONT, 8.5)
        self.setFillGray(0.35)
        self.drawString(_MARGIN, _HEIGHT - 15 * mm, f"{self.paper.authority} – {self.paper.head or self.paper.title}")
        self.drawRightString(_WIDTH - _MARGIN, _HEIGHT - 15 * mm, self.paper.reference)
        self.drawString(_MARGIN, 13 * mm, self.paper.marking)
        self.drawRightString(_WIDTH - _MARGIN, 13 * mm, f"Page {number} of {total}")
        self.setStrokeGray(0.6)
        self.line(_MARGIN, _HEIGHT - 17 * mm, _WIDTH - _MARGIN, _HEIGHT - 17 * mm)


class _Template(BaseDocTemplate):  # type: ignore[misc]
    """Tells the table of contents of each section and annex."""

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - reportlab's name
        title = getattr(flowable, "contents_title", "")
        if title:
            self.notify("TOCEntry", (0 if title == flowable.text else 1, escape(title), self.page))


def render(paper: Paper) -> bytes:
    """The PDF of `paper`, the same bytes each time."""
    buffer = io.BytesIO()
    # Streams stay uncompressed: what zlib makes of them differs from version to version.
    template = _Template(
        buffer,
        pagesize=A4,
        title=paper.title,
        author=paper.authority,
        subject=paper.subtitle,
        invariant=1,
        pageCompression=0,
    )
    frame = Frame(_MARGIN, 20 * mm, _INNER, _HEIGHT - 42 * mm, 0, 0, 0, 0)
    template.addPageTemplates([PageTemplate("cover", [frame], onPage=_draw_band(paper)), PageTemplate("body", [frame])])
    canvas = type("Canvas", (_Canvas,), {"paper": paper})
    template.multiBuild(list(_flowables(paper)), canvasmaker=canvas)
    return buffer.getvalue()


def _draw_band(paper: Paper) -> Any:
    """What draws the coloured head of the cover; nothing for a paper without cover."""

    def draw(canvas: Canvas, _template: BaseDocTemplate) -> None:
        if not paper.cover:
            return
        canvas.setFillColor(colors.HexColor(f"#{paper.colour}"))
        canvas.rect(0, _HEIGHT - 62 * mm, _WIDTH, 62 * mm, stroke=0, fill=1)
        canvas.setFillColor(colors.white)
        canvas.setFont(_BOLD, 24)
        canvas.drawString(_MARGIN, _HEIGHT - 40 * mm, paper.authority)

    return draw


def _flowables(paper: Paper) -> Iterator[Flowable]:
    yield from _opening(paper)
    numbers = Numbers()
    for piece in paper.pieces:
        yield from _of(piece, numbers, paper)


def _opening(paper: Paper) -> Iterator[Flowable]:
    if paper.cover:
        yield Spacer(1, 70 * mm)
    yield Paragraph(escape(paper.title), _STYLES["title"])
    yield Paragraph(escape(paper.subtitle), _STYLES["subtitle"])
    if not paper.cover:
        return
    rows = [[Paragraph(escape(a), _STYLES["label"]), Paragraph(escape(b), _STYLES["cell"])] for a, b in paper.cover]
    yield Table(rows, colWidths=[_INNER * 0.34, _INNER * 0.66], style=_grid("FFFFFF", header=False))
    yield NextPageTemplate("body")
    yield PageBreak()
    if paper.contents:
        contents = TableOfContents(levelStyles=[_STYLES["contents"]], dotsMinLevel=0)
        yield Paragraph("Contents", _STYLES["annex"])
        yield contents
        yield PageBreak()


def _of(piece: Piece, numbers: Numbers, paper: Paper) -> Iterator[Flowable]:
    if piece.kind == "page":
        yield PageBreak()
    elif piece.kind == "table":
        yield from _table(piece, numbers, paper)
    elif piece.kind == "blank":
        yield Paragraph(f"{escape(piece.text)}: {'_' * 44}", _STYLES["blank"])
    elif piece.kind == "field":
        label, _, content = piece.text.partition(" | ")
        yield Paragraph(f"<b>{escape(label)}:</b> {escape(content)}", _STYLES["text"])
    else:
        yield from _paragraph(piece, numbers)


def _paragraph(piece: Piece, numbers: Numbers) -> Iterator[Flowable]:
    number = numbers.of(piece.kind)
    if piece.kind == "annex":
        yield PageBreak()
    style = _STYLES[piece.kind]
    if piece.kind == "section":
        paragraph = Paragraph(f"{number}&nbsp;&nbsp;&nbsp;{escape(piece.text)}", style)
        paragraph.keepWithNext = True
    elif piece.kind == "bullet":
        paragraph = Paragraph(escape(piece.text), style, bulletText="•")
        paragraph.style = _style("bullet", leftIndent=46, bulletIndent=32, spaceAfter=3)
    elif number:
        indent = 0 if piece.kind == "clause" else 30
        hanging = _style(piece.kind, leftIndent=style.leftIndent, bulletIndent=indent, spaceAfter=style.spaceAfter)
        paragraph = Paragraph(escape(piece.text), hanging, bulletText=number)
    else:
        paragraph = Paragraph(escape(piece.text), style)
    if piece.kind in ("section", "annex"):
        paragraph.contents_title = f"{number} {piece.text}".strip()
    yield paragraph


def _table(piece: Piece, numbers: Numbers, paper: Paper) -> Iterator[Flowable]:
    columns = max(len(row) for row in piece.rows)
    shares = piece.widths or (100 // columns,) * columns
    rows = [
        [
            Paragraph(escape(numbers.of("clause") if cell == "#" else cell), _STYLES["cell" if at else "label"])
            for cell in row
        ]
        for at, row in enumerate(piece.rows)
    ]
    yield Spacer(1, 3)
    yield Table(rows, colWidths=[_INNER * share / 100 for share in shares], style=_grid(paper.colour), repeatRows=1)
    yield Spacer(1, 10)


def _grid(colour: str, *, header: bool = True) -> TableStyle:
    shaded = [("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#DDE5EE"))] if header else []
    return TableStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.HexColor(f"#{colour}" if header else "#999999")),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
            *shaded,
        ]
    )
