"""Numbers of lists and headings as LibreOffice shows them: the file holds the pattern, the reader sees "4.2"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tendercheck.readers._numbers import Label, formatted
from tendercheck.readers._odf.markup import TEXT, number_in
from tendercheck.readers._odf.styles import ListLevel, Styles

_LEVELS = 10
_ID = "{http://www.w3.org/XML/1998/namespace}id"


class OpenList:
    """A text:list of depth one and all inside it: one state of counts."""

    def __init__(self) -> None:
        self.counts: list[int | None] = [None] * (_LEVELS + 1)

    def next(self, levels: Mapping[int, ListLevel], depth: int, start: int | None) -> Label | None:
        """Count an item of that depth (from 1), and give what stands before it; None where nothing does."""
        depth = min(max(depth, 1), _LEVELS)
        level = levels.get(depth, ListLevel())
        for higher in range(1, depth):
            if self.counts[higher] is None:
                self.counts[higher] = levels.get(higher, ListLevel()).start
        present = self.counts[depth]
        self.counts[depth] = start if start is not None else level.start if present is None else present + 1
        self.counts[depth + 1 :] = [None] * (_LEVELS - depth)
        if level.format == "bullet":
            return Label("", "bullet", depth - 1)
        text = _rendered(level, levels, self.counts, depth)
        return Label(text, level.format, depth - 1) if text else None


class Lists:
    """The lists of a story, so that one can go on where another ended."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._by_id: dict[str, OpenList] = {}
        self._by_style: dict[str, OpenList] = {}
        self._outline = OpenList()

    def open(self, element: Any, style: str) -> OpenList:
        """The counts that a text:list begins with: new ones, or those of the list that it continues."""
        continued = element.get(TEXT + "continue-list")
        found = self._by_id.get(continued) if continued else None
        if found is None and element.get(TEXT + "continue-numbering") == "true":
            found = self._by_style.get(style)
        found = found or OpenList()
        self._by_style[style] = found
        if element.get(_ID):
            self._by_id[element.get(_ID)] = found
        return found

    def heading(self, element: Any) -> Label | None:
        """The number of a text:h outside any list."""
        is_plain = self._styles.list_of(element.get(TEXT + "style-name", "")) == ""
        if element.get(TEXT + "is-list-header") == "true" or is_plain or not self._styles.outline:
            return None
        depth = number_in(element, TEXT + "outline-level", 1)
        start = (
            number_in(element, TEXT + "start-value", 1) if element.get(TEXT + "restart-numbering") == "true" else None
        )
        return self._outline.next(self._styles.outline, depth, start)


def _rendered(level: ListLevel, levels: Mapping[int, ListLevel], counts: list[int | None], depth: int) -> str:
    if level.format == "none":
        return ""
    shown: list[str] = []
    for higher in range(max(1, depth - level.shown_levels + 1), depth + 1):
        number = formatted(counts[higher] or 0, levels.get(higher, ListLevel()).format)
        if number:
            shown.append(number)
    return f"{level.prefix}{'.'.join(shown)}{level.suffix}".strip()
