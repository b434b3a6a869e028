"""Walks a web page and gives what a reader sees on it, once and in order, as drafts of blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from tendercheck.model.document import BlockKind, Mark, Place
from tendercheck.model.location import Location
from tendercheck.readers._drafts import Draft, DraftCell, Piece
from tendercheck.readers._html.tables import iter_rows
from tendercheck.readers._numbers import FORMATS, formatted
from tendercheck.readers._paragraph_kinds import HeadingDepth
from tendercheck.readers._tables import CellRead, RowRead, header_rows, labelled

_UNSEEN = frozenset(
    ["script", "style", "template", "noscript", "head", "iframe", "object", "datalist", "canvas", "title"]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "label",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "ul",
    ]
)
_CONTENT = frozenset({"article", "main", "section"})
_BOLD = frozenset({"b", "strong", "th"})
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SOFT = re.compile("[\u00ad\u200b\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds for all inside an element."""

    kind: BlockKind = BlockKind.PARAGRAPH
    place: Place = Place.BODY
    level: int = 0
    clause: str = ""
    is_bold: bool = False
    is_pre: bool = False
    lists: int = 0


@dataclass(slots=True)
class _Words:
    """The paragraph that is being gathered."""

    parts: list[str] = field(default_factory=list)
    bold: int = 0
    plain: int = 0


class Walk:
    """A page on its way to drafts; `marks` fill as `drafts` is drawn."""

    def __init__(self) -> None:
        self.marks: set[Mark] = set()
        self._words = _Words()
        self._number = 0
        self._headings = HeadingDepth()

    def drafts(self, root: Any) -> Iterator[Draft]:
        """The drafts of everything that `root` shows."""
        around = _Around()
        yield from self._inside(root, around)
        yield from self._flush(around)

    def _inside(self, element: Any, around: _Around) -> Iterator[Draft]:
        self._add(element.text, around)
        for child in element:
            if isinstance(child.tag, str):
                yield from self._take(child, around)
            self._add(child.tail, around)

    def _take(self, element: Any, around: _Around) -> Iterator[Draft]:
        tag = element.tag
        if tag in _UNSEEN or "hidden" in element.attrib:
            return
        if _HIDES.search(element.get("style", "")) and element.text_content().strip():
            self.marks.add(Mark.HIDDEN_TEXT)
        if tag == "br":
            self._words.parts.append("\n")
        elif tag in _BLOCKS or tag == "table":
            yield from self._flush(around)
            yield from self._block(element, around)
        else:
            yield from self._inside(element, replace(around, is_bold=around.is_bold or tag in _BOLD))

    def _block(self, element: Any, around: _Around) -> Iterator[Draft]:
        tag = element.tag
        if tag == "table":
            yield from self._table(element, around)
        elif tag in ("ul", "ol"):
            yield from self._list(element, around)
        elif tag == "dl":
            yield from self._pairs(element, around)
        else:
            inner = _within(element, around)
            yield from self._inside(element, inner)
            yield from self._flush(inner)

    def _list(self, element: Any, around: _Around) -> Iterator[Draft]:
        number = _whole(element.get("start"), 1)
        for item in element:
            if not isinstance(item.tag, str) or item.tag in _UNSEEN or "hidden" in item.attrib:
                continue
            if item.tag != "li":
                yield from self._block(item, around)
                continue
            number = _whole(item.get("value"), number)
            clause = f"{formatted(number, FORMATS.get(element.get('type', '1'), 'decimal'))}."
            level = around.lists + 1
            kind = BlockKind.LIST_ITEM if around.kind is BlockKind.PARAGRAPH else around.kind
            inner = replace(around, kind=kind, level=level, lists=level, clause=clause if element.tag == "ol" else "")
            yield from self._item(item, inner)
            number += 1

    def _item(self, item: Any, inner: _Around) -> Iterator[Draft]:
        """An item's first paragraph is the item; what stands below is of its own kind."""
        first = True
        for draft in (*self._inside(item, inner), *self._flush(inner)):
            is_own = first or draft.level != inner.level or draft.clause != inner.clause
            yield draft if is_own else replace(draft, kind=BlockKind.PARAGRAPH, level=0, clause="")
            first = False

    def _pairs(self, element: Any, around: _Around) -> Iterator[Draft]:
        """A list of terms: each term with what is said of it, as a row of two cells or more."""
        row: list[DraftCell] = []
        for one in element.iter("dt", "dd"):
            # Where an end tag is left out the parser nests what follows: it is read with what it stands in.
            if next(one.iterancestors("dl", "dt", "dd")) is not element:
                continue
            if one.tag == "dt" and row:
                yield self._row(tuple(row), around)
                row = []
            pieces = tuple(piece for draft in self._apart(one, around) for piece in _pieces(draft))
            if pieces:
                row.append(DraftCell(pieces))
        if row:
            yield self._row(tuple(row), around)

    def _apart(self, element: Any, around: _Around) -> list[Draft]:
        """The drafts of an element whose words go into a cell."""
        inner = replace(around, kind=BlockKind.PARAGRAPH, level=0, clause="", lists=0)
        found = list(self._inside(element, inner)) if "hidden" not in element.attrib else []
        return [*found, *self._flush(inner)]

    def _table(self, table: Any, around: _Around) -> Iterator[Draft]:
        if table.get("role") in ("presentation", "none") or next(table.iterdescendants("table"), None) is not None:
            yield from self._layout(table, around)
            return
        for caption in table.iterchildren("caption"):
            yield from self._apart(caption, around)
        rows: list[RowRead] = []
        for markup in iter_rows(table):
            read = RowRead([], markup.is_header, markup.is_merged_upwards)
            read.cells.extend(self._cell(cell.element, cell.column, cell.width, around) for cell in markup.cells)
            rows.append(read)
        for cells in labelled(rows, header_rows(rows, headed_by_style=False)):
            if any(cell.pieces for cell in cells):
                yield self._row(cells, around)

    def _cell(self, element: Any, column: int, width: int, around: _Around) -> CellRead:
        read = CellRead(column, width, is_set_apart=element.tag == "th")
        for draft in self._apart(element, around):
            read.pieces.extend(_pieces(draft))
        return read

    def _layout(self, table: Any, around: _Around) -> Iterator[Draft]:
        """A table that only puts things side by side, or holds another: its cells one after the other."""
        for cell in table.iter("td", "th", "caption"):
            if next(cell.iterancestors("table")) is table and "hidden" not in cell.attrib:
                yield from self._inside(cell, around)
                yield from self._flush(around)

    def _row(self, cells: tuple[DraftCell, ...], around: _Around) -> Draft:
        return Draft(BlockKind.TABLE_ROW, cells=cells, place=around.place)

    def _add(self, text: str | None, around: _Around) -> None:
        if not text:
            return
        self._words.parts.append(text if around.is_pre else re.sub(r"\s", " ", text))
        letters = len(text.strip())
        if around.is_bold:
            self._words.bold += letters
        else:
            self._words.plain += letters

    def _flush(self, around: _Around) -> Iterator[Draft]:
        words, self._words = self._words, _Words()
        # A line break in running text is a space, as in Word; in a pre it ends a line.
        lines = _SOFT.sub("", "".join(words.parts)).split("\n") if around.is_pre else ["".join(words.parts)]
        texts = [" ".join(_SOFT.sub("", line).split()) for line in lines]
        where = Location(paragraph=self._number)
        pieces = tuple(Piece(text, where, end="\n") for text in texts if text)
        if not pieces:
            return
        self._number += 1
        yield self._draft(pieces, around, is_bold=words.bold > 0 and not words.plain)

    def _draft(self, pieces: tuple[Piece, ...], around: _Around, *, is_bold: bool) -> Draft:
        if around.kind is BlockKind.HEADING or (around.kind is BlockKind.PARAGRAPH and len(pieces) == 1):
            text = " ".join(piece.text for piece in pieces)
            styled = around.level if around.kind is BlockKind.HEADING else None
            depth = self._headings.depth_of(text, None, styled, is_bold=is_bold)
            if depth is not None:
                return Draft(BlockKind.HEADING, pieces, level=depth, place=around.place)
            return Draft(BlockKind.PARAGRAPH, pieces, place=around.place)
        return Draft(around.kind, pieces, level=around.level, clause=around.clause, place=around.place)


def _within(element: Any, around: _Around) -> _Around:
    tag = element.tag
    if re.fullmatch("h[1-6]", tag):
        return replace(around, kind=BlockKind.HEADING, level=int(tag[1]))
    if tag == "nav":
        return replace(around, place=Place.RUNNING_HEAD)
    if tag in ("header", "footer") and not any(one.tag in _CONTENT for one in element.iterancestors()):
        return replace(around, kind=BlockKind.HEADER if tag == "header" else BlockKind.FOOTER)
    return replace(around, is_pre=True) if tag == "pre" else around


def _pieces(draft: Draft) -> tuple[Piece, ...]:
    """The words of a draft inside a cell; an item keeps its number."""
    if draft.clause and draft.pieces:
        first = replace(draft.pieces[0], text=f"{draft.clause} {draft.pieces[0].text}")
        return (first, *draft.pieces[1:])
    return draft.pieces or tuple(piece for cell in draft.cells for piece in cell.pieces)


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text.strip()) else default
