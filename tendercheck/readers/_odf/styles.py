"""What the styles of an OpenDocument text say that matters to a reader: bold, hidden, shaded, numbered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tendercheck.readers._numbers import FORMATS
from tendercheck.readers._odf.markup import FO, OFFICE, STYLE, TEXT, number_in

_HOLDERS = (OFFICE + "styles", OFFICE + "automatic-styles")
_PLAIN_FILLS = frozenset({"", "transparent", "#ffffff"})
_BOLD_FROM = 600


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one depth of a list is numbered; a `format` of "bullet" shows a sign, one of "none" nothing."""

    format: str = "none"
    prefix: str = ""
    suffix: str = ""
    shown_levels: int = 1
    start: int = 1


@dataclass(frozen=True, slots=True)
class _Style:
    parent: str = ""
    bold: bool | None = None
    hidden: bool | None = None
    shaded: bool = False
    list_style: str | None = None


class Styles:
    """The styles of a document by family and name; those of content.xml stand before those of styles.xml."""

    def __init__(self, *roots: Any) -> None:
        self._styles: dict[tuple[str, str], _Style] = {}
        self._lists: dict[str, dict[int, ListLevel]] = {}
        self.outline: dict[int, ListLevel] = {}
        for root in roots:
            for holder in root.iter(*_HOLDERS):
                for element in holder:
                    self._take(element)

    def is_bold(self, family: str, name: str) -> bool | None:
        """Whether that style is bold; None where neither it nor its parents say."""
        return next((style.bold for style in self._chain(family, name) if style.bold is not None), None)

    def is_hidden(self, family: str, name: str) -> bool:
        """Whether text of that style is not shown."""
        return bool(next((style.hidden for style in self._chain(family, name) if style.hidden is not None), False))

    def is_shaded(self, cell_style: str) -> bool:
        """Whether a cell of that style has a fill of its own."""
        return any(style.shaded for style in self._chain("table-cell", cell_style))

    def list_of(self, paragraph_style: str) -> str | None:
        """The name of the list style that a paragraph's style brings along; empty: it has none; None: it is silent."""
        found = (style.list_style for style in self._chain("paragraph", paragraph_style))
        return next((name for name in found if name is not None), None)

    def levels(self, list_style: str) -> dict[int, ListLevel]:
        """The depths (from 1) of that list style; empty where it is not known."""
        return self._lists.get(list_style, {})

    def _chain(self, family: str, name: str) -> Iterator[_Style]:
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.parent

    def _take(self, element: Any) -> None:
        name = element.get(STYLE + "name", "")
        if element.tag == STYLE + "style":
            self._styles.setdefault((element.get(STYLE + "family", ""), name), _style(element))
        elif element.tag == TEXT + "list-style":
            self._lists.setdefault(name, _levels(element))
        elif element.tag == TEXT + "outline-style":
            self.outline = self.outline or _levels(element)


def _style(element: Any) -> _Style:
    text = element.find(STYLE + "text-properties")
    cell = element.find(STYLE + "table-cell-properties")
    weight = text.get(FO + "font-weight") if text is not None else None
    display = text.get(TEXT + "display") if text is not None else None
    return _Style(
        element.get(STYLE + "parent-style-name", ""),
        None if weight is None else weight == "bold" or (weight.isdigit() and int(weight[:4]) >= _BOLD_FROM),
        None if display is None else display == "none",
        cell is not None and cell.get(FO + "background-color", "") not in _PLAIN_FILLS,
        element.get(STYLE + "list-style-name"),
    )


def _levels(element: Any) -> dict[int, ListLevel]:
    return {number_in(level, TEXT + "level", 1): _level(level) for level in element if isinstance(level.tag, str)}


def _level(element: Any) -> ListLevel:
    if not element.tag.endswith(("-style-number", "outline-level-style")):
        return ListLevel("bullet")
    return ListLevel(
        FORMATS.get(element.get(STYLE + "num-format", ""), "none"),
        element.get(STYLE + "num-prefix", ""),
        element.get(STYLE + "num-suffix", ""),
        number_in(element, TEXT + "display-levels", 1),
        number_in(element, TEXT + "start-value", 1),
    )
