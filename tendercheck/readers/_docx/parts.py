"""Which parts of a DOCX package hold words, and how each of them is read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import BlockKind, Condition, Mark
from tendercheck.readers._docx.chunks import drafts_of_chunk, placed
from tendercheck.readers._docx.drawn import drawn
from tendercheck.readers._docx.markup import R, W, eased
from tendercheck.readers._docx.numbering import Numbering
from tendercheck.readers._docx.styles import Styles
from tendercheck.readers._docx.walk import Walk
from tendercheck.readers._drafts import Draft
from tendercheck.readers._package import Package, Relationship, open_package
from tendercheck.readers._wishes import Changes
from tendercheck.readers._xml import Element

_KINDS = {
    "header": BlockKind.HEADER,
    "footer": BlockKind.FOOTER,
    "footnotes": BlockKind.NOTE,
    "endnotes": BlockKind.NOTE,
    "comments": BlockKind.COMMENT,
}
_DRAWN = frozenset({"diagramData", "chart"})
_NOTES = {"footnotes": W + "footnote", "endnotes": W + "endnote", "comments": W + "comment"}
_ATTACHMENTS = frozenset({"oleObject", "package"})
_PICTURE = re.compile(r"(?i)(?:^|/)media/[^/]+\.(?:png|jpe?g|gif|tiff?|bmp|emf|wmf)$")
_OWN_PART = re.compile(r"(?i)^(header|footer|footnotes|endnotes|comments)\d*\.xml$")


class Parts:
    """The parts of a file with words, main part first; `marks` and `unread` fill as the drafts are drawn."""

    def __init__(self, data: bytes, changes: Changes, *, is_inside: bool = False) -> None:
        self._package = package = open_package(
            data, encrypted=Condition.ENCRYPTED_UNSUPPORTED, advice="save it again in Word"
        )
        self._changes, self._is_inside = changes, is_inside
        self._main = main_part(package)
        self.unread: list[tuple[str, str]] = []
        self.marks: set[Mark] = set()
        self.has_pictures = any(_PICTURE.search(name) for name in package.names)
        links = self._links()
        self._kinds: dict[str, str] = {}
        for link in links:
            if not link.is_external and (link.kind in _KINDS or link.kind in _DRAWN):
                self._kinds.setdefault(link.target, link.kind)
        self.names = (self._main, *sorted(self._kinds, key=self._order))
        self._styles = Styles(self._optional("styles", links))
        self._numbering = Numbering(self._optional("numbering", links), self._styles)
        self._note_package()

    def drafts(self, part: str) -> Iterator[Draft]:
        """The drafts of `part`; raises UnreadableDocument where it cannot be read."""
        kind = self._kinds.get(part, "")
        root = eased(self._package.xml(part))
        if kind in _DRAWN:
            yield from drawn(root, part)
            return
        walk = Walk(part, root, self._styles, self._numbering, self._changes, self._chunk, _KINDS.get(kind))
        for container in self._containers(root, kind, part):
            yield from walk.drafts(container)
        self.marks |= walk.marks

    def _chunk(self, part: str, element: Element) -> Iterator[Draft]:
        """The drafts of a file that Word takes into `part` where `element` stands; one that is not read is noted."""
        links = self._package.relationships(part)
        link = next((link for link in links if link.id == element.get(R + "id") and not link.is_external), None)
        if link is None:
            self.unread.append((f"a file that {part} takes in", "it is not in the package"))
            return
        try:
            data = self._package.bytes(link.target)
            drafts = drafts_of_chunk(data, self.marks) if self._is_inside or data[:2] != b"PK" else self._whole(data)
            yield from (placed(draft, part) for draft in drafts)
        except UnreadableDocument as fault:
            self.unread.append((link.target, fault.detail))

    def _whole(self, data: bytes) -> Iterator[Draft]:
        """The drafts of a Word file inside this one, but for its heads."""
        inside = Parts(data, self._changes, is_inside=True)
        for part in inside.names:
            if inside._kinds.get(part) not in ("header", "footer"):
                yield from inside.drafts(part)
        self.marks |= inside.marks
        self.unread.extend(inside.unread)

    def _containers(self, root: Element, kind: str, part: str) -> list[Element]:
        if part == self._main:
            bodies = list(root.findall(W + "body"))
            if not bodies:
                raise UnreadableDocument(Condition.MALFORMED, f"{part} has no body; save the file again in Word.")
            return bodies
        if kind in _NOTES:
            return [note for note in root.findall(_NOTES[kind]) if note.get(W + "type", "normal") == "normal"]
        return [root]

    def _links(self) -> tuple[Relationship, ...]:
        """What the main part refers to; by the usual names where its relationships are broken or absent."""
        try:
            links = self._package.relationships(self._main)
        except UnreadableDocument as fault:
            if fault.condition is not Condition.MALFORMED:
                raise
            links = ()
        if links:
            return links
        folder = self._main.rpartition("/")[0] + "/"
        own = [(name, _OWN_PART.match(name.removeprefix(folder))) for name in self._package.names]
        named = [Relationship(match[1].lower(), name, is_external=False) for name, match in own if match]
        usual = [Relationship(kind, f"{folder}{kind}.xml", is_external=False) for kind in ("styles", "numbering")]
        return (*named, *usual)

    def _optional(self, kind: str, links: tuple[Relationship, ...]) -> Element | None:
        part = next((link.target for link in links if link.kind == kind and not link.is_external), None)
        if part is None or not self._package.holds(part):
            return None
        try:
            return eased(self._package.xml(part))
        except UnreadableDocument as fault:
            if fault.condition is not Condition.MALFORMED:
                raise
            self.unread.append((part, f"{fault.detail} Headings and clause numbers may be missing."))
            return None

    def _order(self, part: str) -> tuple[int, int, str]:
        kinds = [*_KINDS, *_DRAWN]
        figures = re.findall(r"\d+", part)
        return kinds.index(self._kinds[part]), int(figures[-1][:9]) if figures else 0, part

    def _note_package(self) -> None:
        if any(name.lower().endswith("vbaproject.bin") for name in self._package.names):
            self.marks.add(Mark.MACROS)
        for name in self._package.names:
            folder, found, owner = name.rpartition("_rels/")
            if found and name.endswith(".rels"):
                self._note_links(folder + owner.removesuffix(".rels"))

    def _note_links(self, part: str) -> None:
        try:
            links: tuple[Relationship, ...] = self._package.relationships(part)
        except UnreadableDocument as fault:
            if fault.condition is not Condition.MALFORMED:
                raise
            links = ()
        if any(link.is_external and link.kind != "hyperlink" for link in links):
            self.marks.add(Mark.EXTERNAL_LINKS)
        if any(link.kind in _ATTACHMENTS and not link.is_external for link in links):
            self.marks.add(Mark.ATTACHMENTS_UNREAD)


def main_part(package: Package) -> str:
    """The name of the part that holds the body; raises UnreadableDocument where there is none."""
    try:
        related = [link.target for link in package.relationships("") if link.kind == "officeDocument"]
    except UnreadableDocument as fault:
        if fault.condition is not Condition.MALFORMED:
            raise
        related = []
    guesses = [name for name in package.names if re.fullmatch(r"(?i)word/document\d*\.xml", name)]
    for part in (*related, *guesses):
        if package.holds(part) and part.lower().endswith(".xml"):
            return part
    raise UnreadableDocument(Condition.MALFORMED, "The package has no main document part; save it again in Word.")
