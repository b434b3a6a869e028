"""What the styles of a DOCX say about a paragraph: is it a heading, of a contents page, numbered, bold, hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tendercheck.readers._docx.markup import W, is_on, number_of, value_of
from tendercheck.readers._wishes import Changes
from tendercheck.readers._xml import Element

# Built-in styles have English names in every language of Word; other programs and hand-made styles do not keep to that.
_HEADING_NAME = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|otsikko|nagłówek|заголовок)\s*([1-9])\b",
    re.IGNORECASE,
)
_TITLE_NAME = re.compile(r"(?:title|titel|titre|título|titolo|heading)", re.IGNORECASE)
_CONTENTS_NAME = re.compile(
    r"(?:toc\s*\d|toc heading|contents(?: heading| \d)|table of figures|toa heading)", re.IGNORECASE
)
_BODY_OUTLINE = 9


@dataclass(frozen=True, slots=True)
class NumberingReference:
    """A w:numPr: `list_id` names the list (0: none at all), `level` counts from 0; None is not said."""

    list_id: int | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """One w:style, with what it says itself."""

    id: str
    name: str
    based_on: str | None
    outline: int | None
    numbering: NumberingReference
    is_bold: bool | None
    is_hidden: bool | None


class Styles:
    """All styles of a document; a question about a style is answered by the first in its chain that says something."""

    def __init__(self, root: Element | None) -> None:
        elements = [] if root is None else root.findall(W + "style")
        self._styles = {style.id: style for style in map(_style, elements)}
        self._default = next(
            (
                element.get(W + "styleId", "")
                for element in elements
                if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true", "on")
            ),
            "",
        )
        self._headed_tables = {_id_of(element) for element in elements if _formats_first_row(element)}
        self._painted = {_id_of(element) for element in elements if next(element.iter(W + "shd"), None) is not None}
        self.hides_any = any(style.is_hidden for style in self._styles.values())
        self._chains: dict[str, tuple[Style, ...]] = {}

    def chain(self, style_id: str | None) -> tuple[Style, ...]:
        """The style and those it is based on, nearest first; None asks for the default paragraph style."""
        wanted = self._default if style_id is None or style_id not in self._styles else style_id
        if wanted not in self._chains:
            self._chains[wanted] = tuple(self._ancestry(wanted))
        return self._chains[wanted]

    def depth_of(self, properties: Element | None, style_id: str | None) -> int | None:
        """The depth (from 1) of a heading by the outline level of its own w:pPr, else by its style; None: body text."""
        own = number_of(properties, W + "outlineLvl")
        if own is None:
            return self.heading_level(style_id)
        return own + 1 if 0 <= own < _BODY_OUTLINE else None

    def heading_level(self, style_id: str | None) -> int | None:
        """The depth (from 1) that the style gives to a heading, or None."""
        for style in self.chain(style_id):
            if style.outline is not None:
                return style.outline + 1 if style.outline < _BODY_OUTLINE else None
            named = _HEADING_NAME.match(style.name) or _HEADING_NAME.match(style.id)
            if named:
                return int(named[1])
            if _TITLE_NAME.fullmatch(style.name):
                return 1
        return None

    def is_contents(self, style_id: str | None) -> bool:
        """Whether the style is one of a contents page."""
        return any(_CONTENTS_NAME.match(style.name) for style in self.chain(style_id))

    def is_bold(self, style_id: str | None) -> bool | None:
        """Whether text in the style is bold; None where no style of the chain says."""
        return next((style.is_bold for style in self.chain(style_id) if style.is_bold is not None), None)

    def is_hidden(self, style_id: str | None) -> bool:
        """Whether text in the style is hidden."""
        return next((style.is_hidden for style in self.chain(style_id) if style.is_hidden is not None), False)

    def is_shaded(self, style_id: str) -> bool:
        """Whether the style, or one that it is based on, paints what stands behind the words anywhere."""
        return any(style.id in self._painted for style in self.chain(style_id))

    def numbering(self, style_id: str | None) -> NumberingReference:
        """The list and the level that the chain gives, each from the nearest style that gives it."""
        given = [style.numbering for style in self.chain(style_id)]
        return NumberingReference(
            next((reference.list_id for reference in given if reference.list_id is not None), None),
            next((reference.level for reference in given if reference.level is not None), None),
        )

    def heads_its_table(self, style_id: str | None) -> bool:
        """Whether the table style sets its first row apart."""
        return any(style.id in self._headed_tables for style in self.chain(style_id)) if style_id else False

    def _ancestry(self, style_id: str) -> Iterator[Style]:
        seen: set[str] = set()
        following: str | None = style_id
        while following is not None and following in self._styles and following not in seen:
            seen.add(following)
            yield self._styles[following]
            following = self._styles[following].based_on


def numbering_reference(properties: Element | None, changes: Changes = Changes.ACCEPTED) -> NumberingReference:
    """The w:numPr of a w:pPr; of one that was inserted, nothing where changes are rejected."""
    found = properties.find(W + "numPr") if properties is not None else None
    if found is not None and changes is Changes.REJECTED and found.find(W + "ins") is not None:
        return NumberingReference()
    return NumberingReference(number_of(found, W + "numId"), number_of(found, W + "ilvl"))


def _style(element: Element) -> Style:
    paragraph, run = element.find(W + "pPr"), element.find(W + "rPr")
    return Style(
        id=_id_of(element),
        name=value_of(element, W + "name") or "",
        based_on=value_of(element, W + "basedOn"),
        outline=number_of(paragraph, W + "outlineLvl"),
        numbering=numbering_reference(paragraph),
        is_bold=is_on(run, W + "b") if run is not None else None,
        is_hidden=is_on(run, W + "vanish") if run is not None else None,
    )


def _id_of(element: Element) -> str:
    return str(element.get(W + "styleId", ""))


def _formats_first_row(element: Element) -> bool:
    return any(
        part.get(W + "type") == "firstRow" and (part.find(W + "rPr") is not None or part.find(W + "tcPr") is not None)
        for part in element.findall(W + "tblStylePr")
    )
