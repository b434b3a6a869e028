"""An OpenDocument text on its way to a changed copy: its parts as they were, but for those that are touched."""

from __future__ import annotations

from dataclasses import dataclass, field

from tendercheck.amending._odt.changes import Tracked
from tendercheck.amending._odt.words import fold, unfold
from tendercheck.amending.order import Order, Place
from tendercheck.amending.packing import packed
from tendercheck.errors import CannotPlace
from tendercheck.model.document import Condition
from tendercheck.readers._odf.markup import DRAW, OFFICE, PARAGRAPHS, TABLE, number_in
from tendercheck.readers._odf.package import open_unlocked
from tendercheck.readers._package import Package
from tendercheck.readers._xml import Element

BODY = "content.xml"
_REPEATS = (TABLE + "number-columns-repeated", TABLE + "number-rows-repeated")


@dataclass(frozen=True, slots=True)
class Target:
    """Characters [start, end) of the visible text of a paragraph whose words are elements."""

    part: str
    paragraph: Element
    start: int
    end: int


@dataclass(slots=True)
class Copy:
    """The package in `data`; raises UnreadableDocument where it is none that can be read."""

    data: bytes
    order: Order
    touched: set[str] = field(default_factory=set)
    package: Package = field(init=False)
    _tracked: dict[str, Tracked] = field(default_factory=dict)
    _paragraphs: dict[str, list[Element]] = field(default_factory=dict)
    _unfolded: dict[Element, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.package = open_unlocked(self.data, encrypted=Condition.ENCRYPTED_UNSUPPORTED)

    def tracked(self, part: str) -> Tracked:
        """The part with its tracked changes."""
        if part not in self._tracked:
            self._tracked[part] = Tracked(self.package.xml(part), self.order.author, self.order.date)
        return self._tracked[part]

    def target(self, place: Place) -> Target:
        """Where the place is in the file; raises CannotPlace."""
        if place.why_not:
            raise CannotPlace(place.why_not)
        if place.paragraph is None or not self.package.holds(place.part):
            raise CannotPlace("the words are not text of a paragraph")
        paragraphs = self._paragraphs_of(place.part)
        if place.paragraph >= len(paragraphs):
            raise CannotPlace("the file does not read as it did")
        paragraph = paragraphs[place.paragraph]
        if any(outer.tag == OFFICE + "annotation" for outer in paragraph.iterancestors()):
            raise CannotPlace("the words stand in a comment")
        return Target(place.part, self.opened(paragraph), place.start, place.end)

    def opened(self, paragraph: Element) -> Element:
        """The paragraph with its words as elements, until the copy is packed."""
        if paragraph not in self._unfolded:
            unfold(paragraph)
            self._unfolded[paragraph] = None
        return paragraph

    def packed(self) -> bytes:
        """The package with what was touched in place of what was there; every other part has the bytes that it had."""
        for paragraph in self._unfolded:
            fold(paragraph)
        self._unfolded.clear()
        return packed(self.data, {part: self._tracked[part].root for part in sorted(self.touched)})

    def _paragraphs_of(self, part: str) -> list[Element]:
        if part not in self._paragraphs:
            self._paragraphs[part] = list(self.tracked(part).root.iter(*PARAGRAPHS))
        return self._paragraphs[part]


def check_surroundings(paragraph: Element) -> None:
    """Raise CannotPlace for a paragraph whose words are not changed, whatever they are."""
    for outer in paragraph.iterancestors():
        if outer.tag.startswith(DRAW):
            raise CannotPlace("the words stand in a text box")
        if any(number_in(outer, name, 1) > 1 for name in _REPEATS):
            raise CannotPlace("the words stand in a cell that the file repeats")


def anchor_of(paragraph: Element) -> tuple[Element, Element] | None:
    """Where the note or text box that the paragraph is in hangs: a paragraph, and its child there; None for neither.

    Raises CannotPlace for a text box that hangs on a page.
    """
    inner, found = paragraph, None
    for outer in paragraph.iterancestors():
        if outer.tag in PARAGRAPHS:
            found = outer, inner
        inner = outer
    if found is None and any(outer.tag.startswith(DRAW) for outer in paragraph.iterancestors()):
        raise CannotPlace("the words stand in a text box")
    return found
