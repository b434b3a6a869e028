"""A DOCX package on its way to a changed copy: its parts as they were, but for those that are opened and touched."""

from __future__ import annotations

from dataclasses import dataclass, field

from tendercheck.amending.order import Place
from tendercheck.amending.packing import packed
from tendercheck.errors import CannotPlace, UnreadableDocument
from tendercheck.model.document import Condition
from tendercheck.readers._docx.markup import W
from tendercheck.readers._docx.parts import main_part
from tendercheck.readers._docx.text import PARAGRAPH
from tendercheck.readers._package import Package, open_package
from tendercheck.readers._xml import Element

_STRICT = (
    "The file is written in the Strict form of Word's format, which takes no amendments here: "
    "save it in Word as a usual “Word Document (.docx)”, then run the command again."
)
_TRACKED = frozenset(
    W + name
    for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "cellIns", "cellDel", "tblPrChange",
                 "trPrChange", "tcPrChange", "sectPrChange", "numberingChange", "bookmarkStart", "moveFromRangeStart",
                 "moveToRangeStart")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """Characters [start, end) of the visible text of a paragraph."""

    part: str
    paragraph: Element
    start: int
    end: int


@dataclass(slots=True)
class Copy:
    """The package in `data`; raises UnreadableDocument where it is none that can be read, or a Strict one."""

    data: bytes
    package: Package = field(init=False)
    main: str = field(init=False)
    touched: set[str] = field(default_factory=set)
    _roots: dict[str, Element] = field(default_factory=dict)
    _paragraphs: dict[str, list[Element]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        advice = "save it again in Word"
        self.package = open_package(self.data, encrypted=Condition.ENCRYPTED_UNSUPPORTED, advice=advice)
        self.main = main_part(self.package)
        if not self.root(self.main).tag.startswith(W):
            raise UnreadableDocument(Condition.UNSUPPORTED_FORMAT, _STRICT)

    def root(self, part: str) -> Element:
        """The root element of a part, as the changes so far have left it."""
        if part not in self._roots:
            self._roots[part] = self.package.xml(part)
        return self._roots[part]

    def add(self, part: str, root: Element) -> None:
        """Take in a part that the package did not have."""
        self._roots[part] = root
        self.touched.add(part)

    def target(self, place: Place) -> Target:
        """Where the place is in the file; raises CannotPlace."""
        if place.why_not:
            raise CannotPlace(place.why_not)
        if place.paragraph is None or not self.package.holds(place.part):
            raise CannotPlace("the words are not text of a paragraph")
        paragraphs = self._paragraphs_of(place.part)
        if place.paragraph >= len(paragraphs):
            raise CannotPlace("the file does not read as it did")
        return Target(place.part, paragraphs[place.paragraph], place.start, place.end)

    def _paragraphs_of(self, part: str) -> list[Element]:
        if part not in self._paragraphs:
            self._paragraphs[part] = list(self.root(part).iter(PARAGRAPH))
        return self._paragraphs[part]

    def next_id(self) -> int:
        """A number that no tracked change of the package has."""
        parts = [
            name
            for name in self.package.names
            if name.lower().endswith(".xml") and b"w:id=" in self.package.bytes(name)
        ]
        ids = (element.get(W + "id", "") for part in parts for element in self.root(part).iter(*_TRACKED))
        return 1 + max((int(number) for number in ids if number.isdigit()), default=0)

    def packed(self) -> bytes:
        """The package with what was touched in place of what was there; every other part has the bytes that it had."""
        return packed(self.data, {part: self._roots[part] for part in sorted(self.touched)})
