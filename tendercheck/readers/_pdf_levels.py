"""The levels of headings, by number or size of type, once all blocks of a PDF are known. Pure; runs in the parent."""

from __future__ import annotations

from collections.abc import Sequence

from tendercheck.model.document import BlockKind
from tendercheck.readers._drafts import Draft
from tendercheck.readers._headings import depth_of
from tendercheck.readers._hyphens import pieces_of
from tendercheck.readers._lines import Table
from tendercheck.readers._pdf_flow import Block

_MOST_HEADING_WORDS = 25


def draft_of(block: Block, levels: dict[int, int]) -> Draft:
    """The block as a draft; a bold paragraph that was taken for a heading becomes what it is."""
    kind, level = block.kind, block.level
    if kind is BlockKind.HEADING and sum(len(line.text.split()) for line in block.lines) > _MOST_HEADING_WORDS:
        kind = BlockKind.PARAGRAPH
    elif kind is BlockKind.HEADING:
        level = depth_of(block.first.text) or levels.get(round(block.first.size * 2), 1)
    return Draft(kind, pieces_of(block.lines), level=level, place=block.place)


def levels_of(blocks: Sequence[Block | Table]) -> dict[int, int]:
    """The level of headings without a number, by size of type (in half points): larger stands higher.

    What the first page has larger than any later one is the title in all its lines: it stands beside the largest
    of the later headings, not over them, as in a Word file whose title has the style of that name.
    """
    headings = [block for block in blocks if isinstance(block, Block) and block.kind is BlockKind.HEADING]
    numbered = [(round(block.first.size * 2), depth_of(block.first.text)) for block in headings]
    sizes = sorted({size for size, depth in numbered if not depth}, reverse=True)
    largest_later = max((round(block.first.size * 2) for block in headings if block.first.page > 1), default=0)
    levels: dict[int, int] = {}
    above = 0
    for rank, size in enumerate(sizes, start=1):
        # Under every number that is printed at least as large.
        below_numbers = max((depth for other, depth in numbered if depth and other > size), default=0)
        is_below = rank > 1 and (size < largest_later or not largest_later)
        above = max(above + is_below, below_numbers + 1, 1)
        levels[size] = min(above, 6)
    return levels
