"""Walks one part of a DOCX and gives what a reader sees in it, once and in order, as drafts of blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tendercheck.model.document import BlockKind, Mark, Place
from tendercheck.model.location import Location
from tendercheck.readers import _docx_kinds as kinds
from tendercheck.readers._docx_numbering import Counter, Label, Numbering
from tendercheck.readers._docx_styles import Styles, numbering_reference
from tendercheck.readers._docx_tables import (
    CellMarkup,
    CellRead,
    RowRead,
    header_rows,
    is_headed_by_style,
    is_shaded,
    iter_rows,
    labelled,
)
from tendercheck.readers._docx_text import BOX, DELETIONS, INSERTIONS, PARAGRAPH, SHOWN_WRAPPERS, TABLE, Words, words_of
from tendercheck.readers._docx_xml import MC, Element, W, chosen_branch, value_of
from tendercheck.readers._drafts import Draft, DraftCell, Piece

_CHUNKS = frozenset({W + "altChunk", W + "subDoc"})
_GALLERY = f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"


@dataclass(slots=True)
class _Paragraph:
    words: Words
    piece: Piece
    label: Label | None
    style_id: str | None
    outline: int | None
    goes_on: bool  # its mark is deleted: what follows belongs to it


@dataclass(slots=True)
class Walk:
    """One part on its way to drafts. `marks` and `chunks` (files embedded in it) fill as `drafts` is drawn."""

    part: str
    root: Element
    styles: Styles
    numbering: Numbering
    kind: BlockKind | None = None  # what everything in this part is; None for the body
    marks: set[Mark] = field(default_factory=set)
    chunks: int = 0
    _ordinals: dict[Element, int] = field(default_factory=dict)
    _counter: Counter = field(init=False)
    _headings: kinds.HeadingDepth = field(default_factory=kinds.HeadingDepth)

    def __post_init__(self) -> None:
        self._counter = Counter(self.numbering)
        self._ordinals = {element: ordinal for ordinal, element in enumerate(self.root.iter(PARAGRAPH))}

    def drafts(self, container: Element, place: Place = Place.BODY) -> Iterator[Draft]:
        """The drafts of what `container` (w:body, w:hdr, w:footnote) holds."""
        carried: list[Piece] = []
        for element, its_place in self._elements(container, place):
            if element.tag == TABLE:
                yield from self._left_over(carried)
                carried = []
                yield from self._table(element, its_place)
                continue
            paragraph = self._paragraph(element)
            pieces = [*carried, paragraph.piece] if paragraph.piece.text else carried
            if paragraph.goes_on:
                carried = [Piece(piece.text, piece.location, end=" ") for piece in pieces]
            else:
                carried = []
                if pieces:
                    yield self._block(paragraph, tuple(pieces), its_place)
            yield from self._boxes(paragraph.words.boxes, its_place)
        yield from self._left_over(carried)

    def _left_over(self, carried: list[Piece]) -> Iterator[Draft]:
        if carried:
            yield Draft(self.kind or BlockKind.PARAGRAPH, tuple(carried))

    def _elements(self, container: Element, place: Place) -> Iterator[tuple[Element, Place]]:
        """Paragraphs and tables in order, also inside content controls, insertions and the like."""
        for child in container:
            tag = child.tag
            if tag in (PARAGRAPH, TABLE):
                yield child, place
            elif tag == W + "sdt":
                gallery = value_of(child, _GALLERY) or ""
                inside = Place.CONTENTS if gallery.lower() == "table of contents" else place
                yield from self._elements(child, inside)
            elif tag in SHOWN_WRAPPERS:
                self._note_tracked(tag in INSERTIONS)
                yield from self._elements(child, place)
            elif tag == MC + "AlternateContent":
                branch = chosen_branch(child)
                if branch is not None:
                    yield from self._elements(branch, place)
            elif tag in DELETIONS:
                self._note_tracked(True)
            elif tag in _CHUNKS:
                self.chunks += 1

    def _paragraph(self, element: Element) -> _Paragraph:
        words = words_of(element, self.styles)
        properties = element.find(W + "pPr")
        mark = properties.find(W + "rPr") if properties is not None else None
        gone = mark is not None and any(mark.find(tag) is not None for tag in DELETIONS)
        self._note_tracked(words.is_tracked or gone)
        if words.is_hidden:
            self.marks.add(Mark.HIDDEN_TEXT)
        return _Paragraph(
            words,
            Piece(words.text, Location(part=self.part, paragraph=self._ordinals[element]), end="\n"),
            None if gone else self._counter.label(properties, numbering_reference(properties)),
            value_of(properties, W + "pStyle"),
            kinds.outline_of(properties),
            gone,
        )

    def _block(self, paragraph: _Paragraph, pieces: tuple[Piece, ...], place: Place) -> Draft:
        text = " ".join(piece.text for piece in pieces)
        clause = paragraph.label.text if paragraph.label else ""
        if self.kind is not None:
            return Draft(self.kind, pieces, clause=clause, place=place)
        if self.styles.is_contents(paragraph.style_id):
            place = Place.CONTENTS
        if place is Place.CONTENTS:
            return Draft(BlockKind.PARAGRAPH, pieces, clause=clause, place=place)
        styled = kinds.styled_level(paragraph.outline, self.styles.heading_level(paragraph.style_id))
        depth = self._headings.depth_of(text, paragraph.label, styled, is_bold=paragraph.words.is_bold)
        if depth is not None:
            return Draft(BlockKind.HEADING, pieces, level=depth, clause=clause, place=place)
        if kinds.is_list_item(text, paragraph.label):
            level = paragraph.label.level + 1 if paragraph.label else 1
            return Draft(BlockKind.LIST_ITEM, pieces, level=level, clause=clause, place=place)
        return Draft(BlockKind.PARAGRAPH, pieces, clause=clause, place=place)

    def _boxes(self, boxes: list[Element], place: Place) -> Iterator[Draft]:
        outer, self.kind = self.kind, self.kind or BlockKind.TEXT_BOX
        for box in boxes:
            if box.tag == BOX:
                yield from self.drafts(box, place)
            else:
                yield from self._table(box, place)
        self.kind = outer

    def _table(self, table: Element, place: Place) -> Iterator[Draft]:
        rows: list[RowRead] = []
        for row in iter_rows(table):
            self._note_tracked(row.is_tracked)
            after: list[Draft] = []
            cells = [self._cell(cell, after, place) for cell in row.cells]
            rows.append(RowRead(cells, row.is_header, row.is_merged_upwards, after))
        headers = header_rows(rows, headed_by_style=is_headed_by_style(table, self.styles))
        for read, drafted in labelled(rows, headers):
            number = read.cells[0].number if read.cells else ""
            if any(cell.pieces for cell in drafted):
                yield self._row(drafted, number, place)
            yield from read.after

    def _row(self, cells: tuple[DraftCell, ...], number: str, place: Place) -> Draft:
        if self.kind in (None, BlockKind.TEXT_BOX):
            return Draft(BlockKind.TABLE_ROW, cells=cells, clause=number, place=place)
        pieces = tuple(Piece(piece.text, piece.location, end=" | ") for cell in cells for piece in cell.pieces)
        return Draft(self.kind or BlockKind.TABLE_ROW, pieces, clause=number, place=place)

    def _cell(self, cell: CellMarkup, after: list[Draft], place: Place) -> CellRead:
        read = CellRead(cell.column, cell.width)
        plain = False
        for index, (element, _) in enumerate(self._elements(cell.element, place)):
            if element.tag == TABLE:
                after.extend(self._table(element, place))
                continue
            paragraph = self._paragraph(element)
            if index == 0 and paragraph.label:
                read.number = paragraph.label.text
            if paragraph.piece.text:
                read.pieces.append(paragraph.piece)
                plain = plain or not paragraph.words.is_bold
            after.extend(self._boxes(paragraph.words.boxes, place))
        read.is_set_apart = is_shaded(cell.element) or not plain
        return read

    def _note_tracked(self, is_tracked: bool) -> None:
        if is_tracked:
            self.marks.add(Mark.TRACKED_CHANGES)
