"""Walks one part of a DOCX and gives what a reader sees in it, once and in order, as drafts of blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from tendercheck.model.document import BlockKind, Mark, Place
from tendercheck.model.location import Location
from tendercheck.readers._docx.changes import CHANGES, Fate, fate_by, fate_in, is_changed, viewed
from tendercheck.readers._docx.listnum import list_number
from tendercheck.readers._docx.looks import may_hide
from tendercheck.readers._docx.markup import MC, A, W, chosen_branch, is_on, value_of
from tendercheck.readers._docx.numbering import Counter, Numbering
from tendercheck.readers._docx.styles import Styles, numbering_reference
from tendercheck.readers._docx.tables import is_headed_by_style, is_shaded, iter_rows
from tendercheck.readers._docx.text import BOX, PARAGRAPH, SHOWN_WRAPPERS, TABLE, View, Words, words_of
from tendercheck.readers._drafts import Draft, DraftCell, Piece
from tendercheck.readers._numbers import Label
from tendercheck.readers._paragraph_kinds import HeadingDepth, is_list_item
from tendercheck.readers._tables import CellMarkup, CellRead, RowMarkup, RowRead, header_rows, labelled
from tendercheck.readers._wishes import Changes
from tendercheck.readers._xml import Element

_BLOCKS = frozenset({PARAGRAPH, TABLE, W + "altChunk", W + "subDoc"})
_GALLERY = f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"


@dataclass(slots=True)
class _Paragraph:
    """What a reader sees as one paragraph: one w:p, or more where the marks between them are gone."""

    place: Place
    properties: Element | None = None  # these three of its last w:p, which has the mark that is left
    style_id: str | None = None
    is_unseen: bool = False
    pieces: list[Piece] = field(default_factory=list)
    after: list[Draft] = field(default_factory=list)  # what was deleted in it and what floats beside it
    label: Label | None = None
    is_bold: bool = True
    ends_spaced: bool = False

    @property
    def number(self) -> str:
        """Its clause number, where Word computes one."""
        return self.label.text if self.label else ""

    def take(self, words: Words, location: Location) -> None:
        """Add the words of a w:p."""
        if not words.text:
            self.ends_spaced = self.ends_spaced or words.opens_spaced
            return
        if self.pieces:
            end = " " if self.ends_spaced or words.opens_spaced else ""
            self.pieces[-1] = replace(self.pieces[-1], end=end)
        self.pieces.append(Piece(words.text, location, end="\n"))
        self.is_bold = self.is_bold and words.is_bold
        self.ends_spaced = words.ends_spaced


@dataclass(slots=True)
class Walk:
    """One part on its way to drafts. `marks` fills as `drafts` is drawn; `chunk` reads a file that is taken into it."""

    part: str
    root: Element
    styles: Styles
    numbering: Numbering
    changes: Changes
    chunk: Callable[[str, Element], Iterator[Draft]]
    kind: BlockKind | None = None  # what everything in this part is; None for the body
    marks: set[Mark] = field(default_factory=set)
    _ordinals: dict[Element, int] = field(default_factory=dict)
    _counter: Counter = field(init=False)
    _view: View = field(init=False)
    _label: Label | None = None  # of the paragraph that is being read
    _headings: HeadingDepth = field(default_factory=HeadingDepth)

    def __post_init__(self) -> None:
        self._counter = Counter(self.numbering)
        self._view = View(self.styles, self.changes, may_hide(self.root, self.styles), self._list_number)
        self._ordinals = {element: ordinal for ordinal, element in enumerate(self.root.iter(PARAGRAPH))}

    def drafts(self, container: Element, place: Place = Place.BODY) -> Iterator[Draft]:
        """The drafts of what `container` (w:body, w:hdr, w:footnote) holds."""
        for read in self._read(container, place):
            if isinstance(read, _Paragraph):
                if read.pieces:
                    yield self._block(read)
                yield from read.after
            else:
                yield from self._other(*read)

    def _other(self, element: Element, place: Place) -> Iterator[Draft]:
        return self._table(element, place) if element.tag == TABLE else self.chunk(self.part, element)

    def _read(self, container: Element, place: Place) -> Iterator[_Paragraph | tuple[Element, Place]]:
        """The paragraphs of `container` with their words; its tables, and files taken into it, as they are."""
        joined: _Paragraph | None = None
        for element, its_place in self._elements(container, place):
            if element.tag != PARAGRAPH:
                if joined is not None:
                    yield self._number(joined)
                    joined = None
                yield element, its_place
                continue
            read = joined or _Paragraph(its_place)
            goes_on = self._take(element, read)
            if its_place is Place.DELETED or (goes_on and not read.pieces):
                joined = None
                yield read
            else:
                joined = read if goes_on else None
                if not goes_on:
                    yield read
        if joined is not None:
            yield self._number(joined)

    def _take(self, element: Element, read: _Paragraph) -> bool:
        """Add a w:p to what is read; whether the next belongs to it too, because its mark is not there."""
        fate = _fate_of(read.place)
        properties = element.find(W + "pPr")
        mark = None if properties is None else properties.find(W + "rPr")
        read.properties, read.is_unseen = viewed(properties, self.changes), _hides_paragraph(mark)
        read.style_id = value_of(read.properties, W + "pStyle")
        goes_on = fate_by(mark, fate, self.changes) is not Fate.STANDS
        self._label = None if goes_on else self._number(read).label  # before its words: LISTNUM fields count below it
        words = words_of(element, read.style_id, self._view, fate)
        location = Location(part=self.part, paragraph=self._ordinals[element])
        self._note_tracked(words.is_tracked or is_changed(mark))
        if words.is_hidden:
            self.marks.add(Mark.HIDDEN_TEXT)
        read.take(words, location)
        kind = self.kind or BlockKind.PARAGRAPH
        read.after += [Draft(kind, (Piece(text, location),), place=Place.DELETED) for text in words.deleted]
        for box, its_fate in words.boxes:
            read.after += self._box(box, Place.DELETED if its_fate is Fate.DELETED else read.place)
        return goes_on

    def _list_number(self, codes: str) -> str:
        return list_number(codes, self._label, self.numbering, self._counter)

    def _number(self, read: _Paragraph) -> _Paragraph:
        if read.is_unseen:
            return read  # a paragraph that is not shown does not count
        read.label = self._counter.label(read.properties, numbering_reference(read.properties, self.changes))
        return read

    def _elements(self, container: Element, place: Place) -> Iterator[tuple[Element, Place]]:
        """Paragraphs, tables and the like in order, also inside content controls, insertions and the like."""
        for child in container:
            tag = child.tag
            if tag in _BLOCKS:
                yield child, place
            elif tag == W + "sdt":
                gallery = value_of(child, _GALLERY) or ""
                inside = Place.CONTENTS if gallery.lower() == "table of contents" else place
                yield from self._elements(child, inside)
            elif tag in CHANGES:
                self._note_tracked(True)
                fate = fate_in(tag, _fate_of(place), self.changes)
                if fate is not Fate.GONE:
                    yield from self._elements(child, Place.DELETED if fate is Fate.DELETED else place)
            elif tag in SHOWN_WRAPPERS:
                yield from self._elements(child, place)
            elif tag == MC + "AlternateContent":
                branch = chosen_branch(child)
                if branch is not None:
                    yield from self._elements(branch, place)

    def _block(self, read: _Paragraph) -> Draft:
        pieces, place = tuple(read.pieces), read.place
        text = "".join(piece.text + piece.end for piece in pieces).rstrip()
        clause = read.number
        if self.kind is not None or place is Place.DELETED:
            return Draft(self.kind or BlockKind.PARAGRAPH, pieces, clause=clause, place=place)
        if self.styles.is_contents(read.style_id):
            place = Place.CONTENTS
        if place is Place.CONTENTS:
            return Draft(BlockKind.PARAGRAPH, pieces, clause=clause, place=place)
        styled = self.styles.depth_of(read.properties, read.style_id)
        depth = self._headings.depth_of(text, read.label, styled, is_bold=read.is_bold)
        if depth is not None:
            return Draft(BlockKind.HEADING, pieces, level=depth, clause=clause, place=place)
        if is_list_item(text, read.label):
            level = read.label.level + 1 if read.label else 1
            return Draft(BlockKind.LIST_ITEM, pieces, level=level, clause=clause, place=place)
        return Draft(BlockKind.PARAGRAPH, pieces, clause=clause, place=place)

    def _box(self, box: Element, place: Place) -> list[Draft]:
        outer, self.kind = self.kind, self.kind or BlockKind.TEXT_BOX
        if box.tag == BOX:
            found = list(self.drafts(box, place))
        elif box.tag == TABLE:
            found = list(self._table(box, place))
        else:
            text = " ".join((box.get("string") or "".join(box.itertext(A + "t"))).split())
            found = [Draft(self.kind, (Piece(text, Location(part=self.part)),), place=place)] if text else []
        self.kind = outer
        return found

    def _table(self, table: Element, place: Place) -> Iterator[Draft]:
        rows: list[RowRead] = []
        for row in iter_rows(table, self.changes):
            self._note_tracked(row.is_tracked)
            rows.append(self._read_row(row, Place.DELETED if row.is_deleted else place))
        standing = [row for row in rows if not row.is_deleted]
        headers = header_rows(standing, headed_by_style=is_headed_by_style(table, self.styles))
        labels = labelled(standing, headers)
        for read in rows:
            cells = next(labelled([read], ())) if read.is_deleted else next(labels)
            if any(cell.pieces for cell in cells):
                yield self._row(cells, read.number, Place.DELETED if read.is_deleted else place)
            yield from read.after

    def _read_row(self, row: RowMarkup, place: Place) -> RowRead:
        read = RowRead([], row.is_header, row.is_merged_upwards, row.is_deleted)
        for cell in row.cells:
            its_place = Place.DELETED if cell.is_deleted else place
            found = self._cell(cell, read.after, its_place, is_first=not read.cells)
            if its_place is place:
                read.cells.append(found)
            elif found.pieces:
                read.after.append(self._row((DraftCell(tuple(found.pieces)),), "", Place.DELETED))
        return read

    def _row(self, cells: tuple[DraftCell, ...], number: str, place: Place) -> Draft:
        if self.kind in (None, BlockKind.TEXT_BOX):
            return Draft(BlockKind.TABLE_ROW, cells=cells, clause=number, place=place)
        pieces = [piece for cell in cells for piece in cell.pieces]
        side_by_side = tuple(replace(piece, end=" | ") if piece.end == "\n" else piece for piece in pieces)
        return Draft(self.kind or BlockKind.TABLE_ROW, side_by_side, clause=number, place=place)

    def _cell(self, cell: CellMarkup, after: list[Draft], place: Place, *, is_first: bool) -> CellRead:
        paragraphs: list[_Paragraph] = []
        for read in self._read(cell.element, place):
            if isinstance(read, _Paragraph):
                paragraphs.append(read)
                after.extend(read.after)
            else:
                after.extend(self._other(*read))
        filled = [paragraph for paragraph in paragraphs if paragraph.pieces]
        found = CellRead(cell.column, cell.width)
        found.is_set_apart = is_shaded(cell.element) or all(paragraph.is_bold for paragraph in filled)
        numbers = [paragraph for paragraph in paragraphs if paragraph.number]
        if is_first and numbers and numbers[0] is paragraphs[0]:
            found.number = numbers[0].number
        # One number at its start is that of the whole row. All others stand before their paragraphs, as one sees them.
        is_of_row = bool(found.number) and len(numbers) == 1
        for paragraph in filled:
            if paragraph.number and not is_of_row:
                found.pieces.append(Piece(paragraph.number, Location(part=self.part)))
            found.pieces.extend(paragraph.pieces)
        return found

    def _note_tracked(self, is_tracked: bool) -> None:
        if is_tracked:
            self.marks.add(Mark.TRACKED_CHANGES)


def _hides_paragraph(mark: Element | None) -> bool:
    # Word hides the mark of a title that runs on into its text too; that is what w:specVanish says.
    return mark is not None and bool(is_on(mark, W + "vanish")) and not is_on(mark, W + "specVanish")


def _fate_of(place: Place) -> Fate:
    return Fate.DELETED if place is Place.DELETED else Fate.STANDS
