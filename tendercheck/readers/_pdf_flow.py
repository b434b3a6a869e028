"""Lines of a PDF put together to blocks. Pure; runs in the parent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tendercheck.model.document import BlockKind, Place
from tendercheck.readers._headings import (
    BULLET,
    CLAUSE,
    CONTENTS_ENTRY,
    ENDED,
    NUMBERED,
    TITLE_NUMBER,
    begins_clause,
    begins_item,
    depth_of,
    is_in_capitals,
    is_part_title,
    may_be_title,
    wants_a_number,
)
from tendercheck.readers._lines import BROKEN_AT_END, Line, Page, Table
from tendercheck.readers._pdf_cut_rows import tables_of

_WIDER = 1.3  # a gap this many times the usual one begins a paragraph
_INDENT_POINTS = 10.0
_SIZES_APART = 0.12  # share of the larger type
_LARGER = 1.08
_PLAIN_TITLE = re.compile(r"^\d{1,2}(\.|(\.\d{1,3})+\.?)\s+[^\W\d]")  # without type of its own: "4 High Street" is none
_INTRODUCES = (":", ": -", ":-", "following", "below")


@dataclass(frozen=True, slots=True)
class Style:
    """What is usual in this document: size of body type, line pitch in sizes of type."""

    size: float
    pitch: float


@dataclass(slots=True)
class Block:
    """Lines of one block while it grows."""

    kind: BlockKind
    lines: list[Line]
    level: int = 0
    place: Place = Place.BODY

    @property
    def first(self) -> Line:
        """The line it begins with."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """The line it ends with, so far."""
        return self.lines[-1]


def style_of(pages: Sequence[Page]) -> Style:
    """The commonest size by characters; the pitch that a quarter of the lines stay under."""
    sizes: Counter[float] = Counter()
    pitches: list[float] = []
    for page in pages:
        lines = [item for item in page.items if isinstance(item, Line)]
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
        for above, below in pairwise(lines):
            pitch = (below.box.top - above.box.top) / max(above.size, 1.0)
            if 0.8 < pitch < 3.0 and abs(above.size - below.size) < 1.0:
                pitches.append(pitch)
    size = max(sizes, key=lambda one: (sizes[one], one)) if sizes else 10.0
    return Style(size, sorted(pitches)[len(pitches) // 4] if pitches else 1.2)


@dataclass(slots=True)
class Flow:
    """Takes lines in reading order and gives blocks; `margin` is the right edge of the text on the page reached."""

    style: Style
    blocks: list[Block | Table] = field(default_factory=list)
    margin: float = 0.0
    _items: list[tuple[float, str]] = field(
        default_factory=list
    )  # open list items: left edge and mark, outermost first
    _count: int = 0  # the number of the last item of a list numbered "1."

    @property
    def _open(self) -> Block | None:
        return self.blocks[-1] if self.blocks and isinstance(self.blocks[-1], Block) else None

    def take_table(self, table: Table) -> None:
        """A table ends the block before it, or goes on the table of the page before."""
        self._items.clear()
        last = self.blocks[-1] if self.blocks else None
        if isinstance(last, Table):
            self.blocks[-1:] = tables_of(last, table)
        else:
            self.blocks.append(table)

    def take(self, line: Line, following: Line | None, *, contents: bool) -> None:
        """Add a line to the open block, or begin one with it."""
        block = self._open
        if contents:
            self.blocks.append(Block(BlockKind.PARAGRAPH, [line], place=Place.CONTENTS))
        elif (
            block is not None
            and block.place is Place.BODY
            and self._continues(block, line)
            and not self._is_set_off(block, line, following)
        ):
            block.lines.append(line)
        elif self._is_heading(line, following):
            self._items.clear()
            self._count = 0
            self.blocks.append(Block(BlockKind.HEADING, [line]))
        else:
            self._begin(line)

    def _begin(self, line: Line) -> None:
        if begins_item(line.text) or self._counts_on(line):
            level = self._nesting(line)
            self.blocks.append(Block(BlockKind.LIST_ITEM, [line], level=level))
            return
        self._items.clear()
        self.blocks.append(Block(BlockKind.PARAGRAPH, [line]))

    def _counts_on(self, line: Line) -> bool:
        # "1." is an item where a sentence introduces it or an item stood before it, and a clause elsewhere.
        found = NUMBERED.match(line.text)
        if found is None:
            return False
        number, before = int(found[1]), self._open
        introduced = number == 1 and before is not None and before.last.text.endswith(_INTRODUCES)
        if introduced or (self._count and number == self._count + 1):
            self._count = number
            return True
        self._count = 0
        return False

    def _nesting(self, line: Line) -> int:
        mark = _mark_of(line.text)
        roman = mark.replace("letter", "roman")
        if line.text.strip("(")[0] in "ivx" and any(open_mark == roman for _, open_mark in self._items):
            mark = roman
        known = [index for index, (_, open_mark) in enumerate(self._items) if open_mark == mark]
        while self._items and self._items[-1][0] > line.box.left + _INDENT_POINTS / 2:
            self._items.pop()
        if known and known[-1] < len(self._items):
            del self._items[known[-1] :]
        elif self._items and abs(self._items[-1][0] - line.box.left) <= _INDENT_POINTS / 2 and mark == "bullet":
            self._items.pop()
        self._items.append((line.box.left, mark))
        return len(self._items)

    def _continues(self, block: Block, line: Line) -> bool:
        if block.kind is BlockKind.HEADING:
            return self._continues_heading(block, line)
        if not self._may_follow(block, line):
            return False
        last = block.last
        if last.page != line.page or line.box.top < last.box.top - last.size:
            return self._continues_elsewhere(block, line)
        pitch = line.box.top - last.box.top
        if pitch > self.style.pitch * _WIDER * max(last.size, line.size) + 1.0:
            return False
        return self._is_aligned(block, line) and not self._is_ended(last, line)

    def _is_set_off(self, block: Block, line: Line, following: Line | None) -> bool:
        """Whether the line is a bold title under plain text that came to its end, with plain text below."""
        last = block.last
        if block.kind is BlockKind.HEADING or not line.bold or last.bold or last.text.endswith(":"):
            return False
        if following is not None and (following.bold or following.text[:1].islower()):
            return False
        is_ended = bool(ENDED.search(last.text)) or not self._is_full(last)
        return is_ended and not self._is_full(line) and may_be_title(line.text)

    def _may_follow(self, block: Block, line: Line) -> bool:
        if abs(block.last.size - line.size) > _SIZES_APART * max(block.last.size, line.size) and len(line.text) > 3:
            return False
        if CONTENTS_ENTRY.search(block.last.text):
            return False
        if BULLET.match(line.text) and not line.text.startswith(("-", "\u2013", "\u2014", "*")):
            return False
        if begins_item(line.text) or begins_clause(line.text):
            last = block.last.text
            return self._is_full(block.last) and not ENDED.search(last) and wants_a_number(last, line.text)
        return True

    def _continues_heading(self, block: Block, line: Line) -> bool:
        last = block.last
        # A number may be set larger than its title; what then goes on in small letters is still the title.
        differs = _SIZES_APART * last.size if line.text[0].islower() else 0.5
        if last.page != line.page or line.bold != last.bold or abs(line.size - last.size) > differs:
            return False
        if begins_item(line.text) or begins_clause(line.text) or TITLE_NUMBER.match(line.text):
            return False
        if is_part_title(line.text) and not (self._is_full(last) and self._is_full(line)):
            return False
        if not (line.bold or line.size > self.style.size * _LARGER) or last.text.endswith(":"):
            return False
        pitch = line.box.top - last.box.top
        if is_in_capitals(last.text) != is_in_capitals(line.text):
            return False
        return 0 < pitch <= max(self.style.pitch, 1.25) * 1.15 * line.size + 1.0 and (
            self._is_full(last) or line.text[0].islower() or self._had_no_room(last, line)
        )

    def _continues_elsewhere(self, block: Block, line: Line) -> bool:
        # On the next page or in the next column: a sentence goes on, a paragraph that ended does not.
        last = block.last
        if ENDED.search(last.text) or self._is_title_like(line):
            return False
        return line.text[0].islower() or (self._is_full(last) and not begins_item(line.text))

    def _is_aligned(self, block: Block, line: Line) -> bool:
        if len(block.lines) > 1 and line.box.page == block.last.box.page:
            return abs(line.box.left - block.last.box.left) <= _INDENT_POINTS or line.text[0].islower()
        shift = line.box.left - block.first.box.left
        if shift > _INDENT_POINTS:
            hangs = self._had_no_room(block.last, line) and not ENDED.search(block.last.text)
            is_numbered = block.kind is BlockKind.LIST_ITEM or begins_clause(block.first.text)
            return hangs or is_numbered or line.text[0].islower()
        return shift >= -_INDENT_POINTS or self._is_full(block.last)

    def _is_ended(self, last: Line, line: Line) -> bool:
        if self._is_full(last):
            return False
        width = self.margin - last.box.left
        is_short = last.box.right < last.box.left + 0.6 * width
        starts_anew = not line.text[0].islower()
        return (bool(ENDED.search(last.text)) or is_short) and starts_anew

    def _is_full(self, line: Line) -> bool:
        # The next word did not fit: a ninth of the measure, or the width of some ten characters.
        slack = max(0.12 * (self.margin - line.box.left), 4.5 * line.size)
        return line.box.right > self.margin - slack or line.text.endswith((BROKEN_AT_END, "-"))

    def _had_no_room(self, last: Line, line: Line) -> bool:
        """Whether the first word of `line` is too wide to have stood at the end of `last`."""
        letter = (line.box.right - line.box.left) / len(line.text)
        return last.box.right + letter * (len(line.text.split()[0]) + 1) > self.margin

    def _is_title_like(self, line: Line) -> bool:
        strong = line.bold or line.size > self.style.size * _LARGER or is_in_capitals(line.text)
        return strong and may_be_title(line.text)

    def _is_heading(self, line: Line, following: Line | None) -> bool:
        if not may_be_title(line.text):
            return False
        if self._is_title_like(line):
            return not (line.text.endswith(":") and following is not None and begins_item(following.text))
        if is_part_title(line.text):
            return not self._is_among_parts(line, following)
        if not _PLAIN_TITLE.match(line.text) or len(line.text.split()) > 8 or self._is_full(line) or self._count:
            return False
        return following is not None and not line.text.endswith(":") and self._stands_over(line, following)

    def _is_among_parts(self, line: Line, following: Line | None) -> bool:
        """Whether the line is an entry of a list of parts, or too long for a title."""
        before = self._open
        listed = before is not None and before.kind is BlockKind.PARAGRAPH and is_part_title(before.first.text)
        return listed or self._is_full(line) or (following is not None and is_part_title(following.text))

    def _stands_over(self, line: Line, following: Line) -> bool:
        """Whether `following` is text below the numbered title `line`, not its sibling or its second line."""
        depth = depth_of(following.text)
        if CLAUSE.match(following.text):
            return depth > depth_of(line.text)
        if depth or begins_item(following.text):
            return False
        if following.page != line.page:  # the title stands at the foot of its page
            return not following.text[0].islower()
        return following.box.top - line.box.top > self.style.pitch * _WIDER * line.size


def _mark_of(text: str) -> str:
    if BULLET.match(text):
        return "bullet"
    mark = text.split()[0].strip("().")
    kind = "number" if mark.isdigit() else "roman" if set(mark) <= set("ivx") and mark not in ("v", "x") else "letter"
    return kind + text.split()[0].replace(mark, "")
