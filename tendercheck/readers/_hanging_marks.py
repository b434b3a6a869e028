"""Gives the numbers and bullets that hang out of a cell back to their lines. Pure; runs in the parent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tendercheck.model.location import Box
from tendercheck.readers._lines import Line

_MARK = re.compile(r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]|[\u2022\u25cf\u25cb\u25aa\uf0b7])")
_FURTHEST = 2.0  # sizes of type between the mark and its line
_COLUMN = 5.0  # sizes of type: a cell with less room before the mark is a column of numbers


def with_own_marks(boxes: Sequence[Box], cells: Sequence[list[Line]]) -> list[list[Line]]:
    """The lines of the cells of a row, each mark that stands in the cell before its line's put in front of it."""
    made = [list(lines) for lines in cells]
    for index in range(len(made) - 1):
        for mark in [line for line in made[index] if _MARK.fullmatch(line.text)]:
            at = next((at for at, line in enumerate(made[index + 1]) if _belongs(mark, line, boxes[index])), None)
            if at is not None:
                made[index] = [line for line in made[index] if line is not mark]
                made[index + 1][at : at + 1] = [
                    replace(mark, goes_on=False),
                    replace(made[index + 1][at], goes_on=True),
                ]
    return made


def _belongs(mark: Line, line: Line, cell: Box) -> bool:
    is_near = 0 <= line.box.left - mark.box.right <= _FURTHEST * line.size
    is_level = abs((line.box.top + line.box.bottom) - (mark.box.top + mark.box.bottom)) < line.size
    hangs = mark.box.left - cell.left > _COLUMN * mark.size and cell.right - mark.box.right < _FURTHEST * mark.size
    return is_near and is_level and hangs
