"""Reads plain text and Markdown: headings, lists, pipe tables, and paragraphs wrapped over lines."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import BlockKind, Condition, Coverage
from tendercheck.model.location import Location
from tendercheck.readers._drafts import Composition, Draft, DraftCell, Piece
from tendercheck.readers._headings import (
    BULLET,
    ENDED,
    TITLE_NUMBER,
    begins_clause,
    begins_item,
    depth_of,
    is_in_capitals,
    is_part_title,
    may_be_title,
)
from tendercheck.readers._kinds import OLE_MAGIC, ZIP_MAGIC, is_json, is_markup, start_of
from tendercheck.readers._markdown import plain
from tendercheck.readers._wishes import AS_IT_IS, Wishes

TYPE = "text"

_LINES_A_FRAME = 2_000
_LOOKS_AT_BYTES = 65_536
_OTHERS = (b"{\\rtf", b"%pdf-")
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HASHES = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_UNDERLINE = re.compile(r"^(=|-){3,}$")
_SEPARATOR = re.compile(r"^\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?$")
_QUOTED = re.compile(r"^>\s?")
_NUMBERED_ITEM = re.compile(r"^\d{1,3}[.)]\s+\S")
_FENCE = re.compile(r"^(`{3,}|~{3,})\s*([\w+#.-]{0,30})$")
_FRONT_LINES = 100
_FRONT_FIELD = re.compile(r"^([A-Za-z][\w .-]{0,40}):\s*(.*)$")
_CELL_END = re.compile(r"(?<!\\)\|")
_EMPHASIS = re.compile(r"^(\*\*|__)(.+?)\1$")


def recognises(data: bytes) -> bool:
    """Whether the bytes are text: no controls but line breaks and tabs, no mark of another format."""
    start = data[:_LOOKS_AT_BYTES]
    if not start or start.startswith((OLE_MAGIC, *ZIP_MAGIC)):
        return False
    if start_of(data).startswith(_OTHERS) or is_markup(data) or is_json(data):
        return False
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return len(data) % 2 == 0
    return not _BINARY.search(start)


def frames(data: bytes, wishes: Wishes = AS_IT_IS) -> Iterator[dict[str, Any]]:
    """The lines of the file, some thousands a frame: {"first": number of the first line, "lines"}."""
    lines = re.split(r"\r\n|\r|\n|\f", _decoded(data))
    for first in range(0, len(lines), _LINES_A_FRAME):
        yield {"first": first + 1, "lines": lines[first : first + _LINES_A_FRAME]}


def _decoded(data: bytes) -> str:
    for encoding in _encodings(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableDocument(Condition.GARBLED_TEXT, "The letters of the file have no meaning: save it as UTF-8.")


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    return ("utf-8-sig", "cp1252", "latin-1")


def compose(frames: Iterable[dict[str, Any]]) -> Composition:
    """The blocks of the text; BLANK where it holds nothing but white space."""
    lines = [
        _Line(frame["first"] + offset, str(text)) for frame in frames for offset, text in enumerate(frame["lines"])
    ]
    composer = _Composer(comment_ends=[line.number for line in lines if "-->" in line.raw])
    lines = lines[composer.take_front(lines) :]
    for line, following in zip(lines, [*lines[1:], _Line(0, "")], strict=False):
        composer.take(line, following.text.strip())
    composer.finish()
    if not composer.drafts:
        return Composition((), Condition.BLANK, detail="The file holds no text.")
    return Composition(tuple(composer.drafts), coverage=Coverage("file", 1, 1))


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    raw: str

    @property
    def text(self) -> str:
        bare = _QUOTED.sub("", self.raw.replace("\xa0", " ").strip())
        return _EMPHASIS.sub(r"\2", bare)

    @property
    def indent(self) -> int:
        return len(self.raw.expandtabs(4)) - len(self.raw.expandtabs(4).lstrip())

    def piece(self, text: str | None = None, *, end: str = " ") -> Piece:
        shown = plain(self.text if text is None else text)
        return Piece(" ".join(shown.split()), Location(paragraph=self.number), end)


@dataclass(slots=True)
class _Composer:
    """Takes lines one by one; `_pieces` is the block that is still open."""

    drafts: list[Draft] = field(default_factory=list)
    comment_ends: list[int] = field(default_factory=list)  # the numbers of the lines that end a comment
    _kind: BlockKind = BlockKind.PARAGRAPH
    _level: int = 0
    _pieces: list[Piece] = field(default_factory=list)
    _indents: list[int] = field(default_factory=list)
    _labels: tuple[str, ...] = ()
    _rows: int = 0
    _fence: str = ""  # the sign that ends a block of code
    _is_comment: bool = False

    def take_front(self, lines: list[_Line]) -> int:
        """Take the fields that stand between two rules in front of some Markdown; how many lines they are."""
        if not lines or lines[0].raw.rstrip() != "---":
            return 0
        end = next((index for index, line in enumerate(lines[1:_FRONT_LINES], 1) if line.raw.rstrip() == "---"), 0)
        fields = [line for line in lines[1:end] if line.text]
        if not fields or not _FRONT_FIELD.match(fields[0].text):
            return 0
        for line in fields:
            found = _FRONT_FIELD.match(line.text)
            parts = (found[1], found[2].strip("\"'")) if found else ("", line.text)
            cells = tuple(DraftCell((line.piece(part),)) for part in parts if part)
            self.drafts.append(Draft(BlockKind.TABLE_ROW, cells=cells))
        return end + 1

    def take(self, line: _Line, following: str) -> None:
        """Add a line; `following` is the text of the next."""
        if not self._is_verbatim(line):
            self._take_shown(line, following)

    def _is_verbatim(self, line: _Line) -> bool:
        """Whether the line belongs to a block of code, which is kept as it is, or to a comment, which nobody sees."""
        text = line.raw.strip()
        if not self._fence and (self._is_comment or self._opens_comment(line)):
            self._is_comment = "-->" not in text
            return self._is_comment or text.endswith("-->")
        fence = _FENCE.match(text)
        if self._fence:
            if fence and text.startswith(self._fence) and not fence[2]:
                self._fence = ""
                self._close()
            elif text:
                self._pieces.append(Piece(" ".join(text.split()), Location(paragraph=line.number), "\n"))
            return True
        if fence:
            self._close()
            self._kind, self._level, self._fence = BlockKind.PARAGRAPH, 0, fence[1]
        return bool(fence)

    def _opens_comment(self, line: _Line) -> bool:
        # One that is never closed would take all that follows with it.
        last = self.comment_ends[-1] if self.comment_ends else 0
        return line.raw.lstrip().startswith("<!--") and line.number <= last

    def _take_shown(self, line: _Line, following: str) -> None:
        text = line.text
        if "|" not in text:
            self._labels, self._rows = (), 0
        if not text or (_UNDERLINE.match(text) and not self._pieces):
            self._close()
        elif _SEPARATOR.match(text) and "|" in text:
            return
        elif _UNDERLINE.match(text) and len(self._pieces) == 1 and self._kind is BlockKind.PARAGRAPH:
            self._kind, self._level = BlockKind.HEADING, 1 if text[0] == "=" else 2
            self._close()
        elif _is_row(text):
            self._take_row(line, following)
        elif (level := self._title_level(line, following)) > 0:
            found = _HASHES.match(text)
            self._close()
            self._open(BlockKind.HEADING, line.piece(found[2] if found else None), level)
            self._close()
        else:
            self._take_text(line)

    def finish(self) -> None:
        """End the block that is still open."""
        self._close()

    def _take_text(self, line: _Line) -> None:
        text = line.text
        if begins_item(text) or _NUMBERED_ITEM.match(text):
            self._close()
            self._open(BlockKind.LIST_ITEM, line.piece(), self._nesting(line))
        elif not self._pieces or begins_clause(text) or self._is_apart(line):
            self._close()
            self._open(BlockKind.PARAGRAPH, line.piece(), 0)
        else:
            self._pieces.append(line.piece())

    def _is_apart(self, line: _Line) -> bool:
        # Text back at the margin after an item, where the item had come to its end.
        back = self._kind is BlockKind.LIST_ITEM and bool(self._indents) and line.indent < self._indents[-1] + 1
        return back and bool(ENDED.search(self._pieces[-1].text)) and not line.text[0].islower()

    def _nesting(self, line: _Line) -> int:
        while self._indents and self._indents[-1] > line.indent:
            self._indents.pop()
        if not self._indents or self._indents[-1] < line.indent:
            self._indents.append(line.indent)
        return len(self._indents)

    def _title_level(self, line: _Line, following: str) -> int:
        text = line.text
        if found := _HASHES.match(text):
            return len(found[1]) if found[2] else 0
        if self._pieces or not may_be_title(text) or BULLET.match(text):
            return 0
        alone = not following or _UNDERLINE.match(following) is not None
        if _UNDERLINE.match(following):
            return 0
        bold = bool(_EMPHASIS.match(line.raw.strip()))
        numbered = bool(TITLE_NUMBER.match(text)) and alone and len(text.split()) <= 8
        if numbered or (alone and (bold or is_in_capitals(text) or is_part_title(text))):
            return depth_of(text) or 2
        return 0

    def _take_row(self, line: _Line, following: str) -> None:
        self._close()
        texts = [plain(part.strip()) for part in _CELL_END.split(line.text.strip().strip("|"))]
        pieces = [(line.piece(text),) if text else () for text in texts]
        labels = self._labels if len(self._labels) == len(texts) else ()
        cells = tuple(DraftCell(piece, labels[index] if labels else "") for index, piece in enumerate(pieces))
        self.drafts.append(Draft(BlockKind.TABLE_ROW, cells=cells))
        if not self._rows and (_SEPARATOR.match(following) or _names_columns(texts, following)):
            self._labels = tuple(texts)
        self._rows += 1

    def _open(self, kind: BlockKind, piece: Piece, level: int) -> None:
        self._kind, self._pieces, self._level = kind, [piece], level
        if kind is not BlockKind.LIST_ITEM:
            self._indents.clear()

    def _close(self) -> None:
        if self._pieces:
            self.drafts.append(Draft(self._kind, tuple(self._pieces), level=self._level))
        self._pieces = []


def _is_row(text: str) -> bool:
    return text.startswith("|") or " | " in text


def _names_columns(texts: list[str], following: str) -> bool:
    """Whether a first row without a rule below it is a header: three short names over a row with figures."""
    return (
        len(texts) >= 3
        and _is_row(following)
        and bool(re.search(r"\d", following))
        and all(text and len(text) <= 40 and not re.search(r"\d", text) for text in texts)
    )
