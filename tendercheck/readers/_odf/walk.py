"""Walks an OpenDocument text and gives what a reader sees in it, once and in order, as drafts of blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tendercheck.model.document import BlockKind, Mark, Place
from tendercheck.model.location import Location
from tendercheck.readers._drafts import Draft, DraftCell, Piece
from tendercheck.readers._numbers import Label
from tendercheck.readers._odf.lists import Lists, OpenList
from tendercheck.readers._odf.markup import DRAW, OFFICE, PARAGRAPHS, TABLE, TEXT, XLINK, number_in
from tendercheck.readers._odf.styles import ListLevel, Styles
from tendercheck.readers._odf.tables import iter_rows
from tendercheck.readers._odf.text import CHANGE_MARKS, ChangeView, Words, tidy, words_of
from tendercheck.readers._paragraph_kinds import HeadingDepth, is_list_item
from tendercheck.readers._tables import CellMarkup, CellRead, RowRead, header_rows, labelled
from tendercheck.readers._wishes import Changes

_INDEXES = ("table-of-content", "illustration-index", "table-index", "object-index", "user-index", "bibliography")
_CONTENTS = frozenset({TEXT + name for name in (*_INDEXES, "alphabetical-index")})
_SILENT = frozenset(
    {TEXT + f"{name}-source" for name in (*_INDEXES, "alphabetical-index")} | {TEXT + "tracked-changes"}
)
_ITEMS = (TEXT + "list-item", TEXT + "list-header")


@dataclass(frozen=True, slots=True)
class _Nesting:
    """Where in a list we are: its counts, its style's depths, and the depth reached."""

    counts: OpenList
    levels: dict[int, ListLevel]
    style: str
    depth: int


class Walk:
    """One part on its way to drafts. `marks` fill as `drafts` is drawn; `aside` keeps notes and comments for later."""

    def __init__(self, part: str, root: Any, styles: Styles, changes: Changes) -> None:
        self.marks: set[Mark] = set()
        self.aside: list[Draft] = []
        self._part, self._styles = part, styles
        self._kind: BlockKind | None = None
        self._lists = Lists(styles)
        self._view = ChangeView(root, changes)
        self._headings = HeadingDepth()
        self._ordinals = {element: ordinal for ordinal, element in enumerate(root.iter(*PARAGRAPHS))}

    def drafts(self, container: Any, kind: BlockKind | None = None) -> Iterator[Draft]:
        """The drafts of what `container` (office:text, style:header) holds; all of one `kind` where one is given."""
        outer, self._kind = self._kind, kind
        yield from self._inside(container, Place.BODY, None)
        self._kind = outer

    def _inside(self, container: Any, place: Place, nesting: _Nesting | None) -> Iterator[Draft]:
        first = nesting
        for child in container:
            tag = child.tag
            if tag in PARAGRAPHS:
                yield from self._paragraph(child, place, first, nesting)
                first = None  # only the first paragraph of an item is numbered
            elif tag == TEXT + "list":
                yield from self._list(child, place, nesting)
            elif tag == TABLE + "table":
                yield from self._table(child, place)
            elif tag in CHANGE_MARKS:
                yield from self._between(child)
            elif tag.startswith(DRAW):
                yield from self._box(child, place)
            elif tag not in _SILENT:
                self._note_section(child)
                yield from self._inside(child, Place.CONTENTS if tag in _CONTENTS else place, nesting)

    def _between(self, mark: Any) -> Iterator[Draft]:
        """What was deleted between two paragraphs."""
        self.marks.add(Mark.TRACKED_CHANGES)
        deleted = tidy(self._view.note(mark) or "")
        if deleted and self._view.changes is not Changes.ACCEPTED:
            place = Place.DELETED if self._view.changes is Changes.SENT else Place.BODY
            yield Draft(BlockKind.PARAGRAPH, (Piece(deleted, Location(part=self._part)),), place=place)

    def _note_section(self, element: Any) -> None:
        if element.get(TEXT + "display") == "none" or element.get(TEXT + "is-hidden") == "true":
            self.marks.add(Mark.HIDDEN_TEXT)
        if element.tag == TEXT + "section-source" and element.get(XLINK + "href"):
            self.marks.add(Mark.EXTERNAL_LINKS)

    def _list(self, element: Any, place: Place, outer: _Nesting | None) -> Iterator[Draft]:
        nesting = self._nesting(element, outer)
        for item in element:
            if item.tag in _ITEMS:
                yield from self._inside(item, place, nesting)

    def _nesting(self, element: Any, outer: _Nesting | None) -> _Nesting:
        style = element.get(TEXT + "style-name") or (outer.style if outer else "") or self._style_inside(element)
        depth = outer.depth + 1 if outer else 1
        # A list inside another counts with it, unless it has a style of its own.
        counts = outer.counts if outer and outer.style == style else self._lists.open(element, style)
        return _Nesting(counts, self._styles.levels(style), style, depth)

    def _style_inside(self, element: Any) -> str:
        paragraph = next(element.iter(*PARAGRAPHS), None)
        return self._styles.list_of(paragraph.get(TEXT + "style-name", "")) or "" if paragraph is not None else ""

    def _paragraph(
        self, element: Any, place: Place, numbering: _Nesting | None, nesting: _Nesting | None
    ) -> Iterator[Draft]:
        words = self._words(element)
        where = Location(part=self._part, paragraph=self._ordinals.get(element))
        label = self._label(element, numbering)  # an empty item counts too
        if words.text:
            yield self._block(element, words, Piece(words.text, where, end="\n"), label, nesting, place)
        yield from self._behind(words, where, place)

    def _words(self, element: Any) -> Words:
        words = words_of(element, self._styles, self._view)
        if words.is_tracked:
            self.marks.add(Mark.TRACKED_CHANGES)
        if words.is_hidden:
            self.marks.add(Mark.HIDDEN_TEXT)
        return words

    def _behind(self, words: Words, where: Location, place: Place) -> Iterator[Draft]:
        """What hangs on a paragraph: deletions and boxes stand behind it, notes and comments wait for the end."""
        kind = self._kind or BlockKind.PARAGRAPH
        for text in words.deleted:
            yield Draft(kind, (Piece(text, where),), place=Place.DELETED)
        for note in words.notes:
            self._note(note)
        for box in words.boxes:
            yield from self._box(box, place)

    def _label(self, element: Any, nesting: _Nesting | None) -> Label | None:
        if nesting is None:
            in_list = any(ancestor.tag in _ITEMS for ancestor in element.iterancestors())
            is_heading = element.tag == TEXT + "h" and not in_list
            return self._lists.heading(element) if is_heading else None
        item = element.getparent()
        if item.tag != _ITEMS[0]:
            return None
        start = number_in(item, TEXT + "start-value") if item.get(TEXT + "start-value") else None
        return nesting.counts.next(nesting.levels, nesting.depth, start)

    def _block(
        self, element: Any, words: Words, piece: Piece, label: Label | None, nesting: _Nesting | None, place: Place
    ) -> Draft:
        clause = label.text if label else ""
        if self._kind is not None or place is Place.CONTENTS:
            return Draft(self._kind or BlockKind.PARAGRAPH, (piece,), clause=clause, place=place)
        outline = number_in(element, TEXT + "outline-level", 1) if element.tag == TEXT + "h" else None
        depth = self._headings.depth_of(words.text, label, outline, is_bold=words.is_bold)
        if depth is not None:
            return Draft(BlockKind.HEADING, (piece,), level=depth, clause=clause, place=place)
        if is_list_item(words.text, label):
            level = nesting.depth if nesting else 1
            return Draft(BlockKind.LIST_ITEM, (piece,), level=level, clause=clause, place=place)
        return Draft(BlockKind.PARAGRAPH, (piece,), clause=clause, place=place)

    def _note(self, note: Any) -> None:
        is_comment = note.tag == OFFICE + "annotation"
        body = note if is_comment else note.find(TEXT + "note-body")
        citation = "" if is_comment else (note.findtext(TEXT + "note-citation") or "").strip()
        kind = BlockKind.COMMENT if is_comment else BlockKind.NOTE
        for draft in () if body is None else self.drafts(body, kind):
            self.aside.append(Draft(draft.kind, draft.pieces, clause=citation or draft.clause, place=draft.place))
            citation = ""

    def _box(self, box: Any, place: Place) -> Iterator[Draft]:
        outer, self._kind = self._kind, self._kind or BlockKind.TEXT_BOX
        yield from self._inside(box, place, None)
        self._kind = outer

    def _table(self, table: Any, place: Place) -> Iterator[Draft]:
        rows: list[RowRead] = []
        for row in iter_rows(table):
            read = RowRead([], row.is_header, row.is_merged_upwards)
            read.cells.extend(self._cell(cell, read.after, place) for cell in row.cells)
            rows.append(read)
        for read, cells in zip(rows, labelled(rows, header_rows(rows, headed_by_style=False)), strict=True):
            if any(cell.pieces for cell in cells):
                yield self._row(cells, read.number, place)
            yield from read.after

    def _row(self, cells: tuple[DraftCell, ...], number: str, place: Place) -> Draft:
        if self._kind in (None, BlockKind.TEXT_BOX):
            return Draft(BlockKind.TABLE_ROW, cells=cells, clause=number, place=place)
        pieces = tuple(Piece(piece.text, piece.location, end=" | ") for cell in cells for piece in cell.pieces)
        return Draft(self._kind or BlockKind.TABLE_ROW, pieces, clause=number, place=place)

    def _cell(self, cell: CellMarkup, after: list[Draft], place: Place) -> CellRead:
        read = CellRead(cell.column, cell.width)
        is_bold = True
        for element, nesting in self._cell_paragraphs(cell.element, after, place, None):
            words = self._words(element)
            where = Location(part=self._part, paragraph=self._ordinals.get(element))
            label = self._label(element, nesting)
            if words.text:
                self._add_number(read, label)
                read.pieces.append(Piece(words.text, where, end="\n"))
                is_bold = is_bold and words.is_bold
            after.extend(self._behind(words, where, place))
        read.is_set_apart = is_bold or self._styles.is_shaded(cell.element.get(TABLE + "style-name", ""))
        return read

    def _add_number(self, read: CellRead, label: Label | None) -> None:
        if label is None or not label.text:
            return
        if read.pieces or read.column:
            read.pieces.append(Piece(label.text, Location(part=self._part)))
        else:
            read.number = label.text

    def _cell_paragraphs(
        self, container: Any, after: list[Draft], place: Place, nesting: _Nesting | None
    ) -> Iterator[tuple[Any, _Nesting | None]]:
        first = nesting
        for child in container:
            if child.tag in PARAGRAPHS:
                yield child, first
                first = None
            elif child.tag == TABLE + "table":
                after.extend(self._table(child, place))
            elif child.tag == TEXT + "list":
                inner = self._nesting(child, nesting)
                for item in child:
                    yield from self._cell_paragraphs(item, after, place, inner)
            elif child.tag.startswith(DRAW):
                after.extend(self._box(child, place))
            elif child.tag not in _SILENT:
                yield from self._cell_paragraphs(child, after, place, nesting)
