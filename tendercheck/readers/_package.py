"""The parts of an office package (DOCX, XLSX, OpenDocument) by their names, and what they refer to.

Parts are read straight from the zip through their relationships. python-docx refuses 154 of 1,612 public files that can
be read (Strict names, templates, an absent picture), and what it adds is an object model that the walk does not need.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition
from tendercheck.readers._archive import entry_name, open_archive, unpacked
from tendercheck.readers._xml import Element, iter_elements, safe_xml


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part refers to: `kind` is the last word of its type, `target` a part or, where external, an address."""

    kind: str
    target: str
    is_external: bool
    id: str = ""


class Package:
    """The parts of a file that has passed the limits; names are found whatever their case."""

    def __init__(self, archive: zipfile.ZipFile, advice: str) -> None:
        self._archive, self._advice = archive, advice
        self._entries = {entry_name(entry).lower(): entry for entry in archive.infolist()}
        self.names = tuple(entry_name(entry) for entry in archive.infolist() if not entry.is_dir())

    def holds(self, part: str) -> bool:
        """Whether the package has `part`."""
        return part.lower() in self._entries

    def xml(self, part: str) -> Element:
        """The root element of `part`; raises UnreadableDocument."""
        return safe_xml(self.bytes(part), part, advice=self._advice)

    def elements(self, part: str, *names: str) -> Iterator[Element]:
        """The elements of `part` of those local names, one at a time; raises UnreadableDocument."""
        return iter_elements(self.bytes(part), part, *names, advice=self._advice)

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """What `part` refers to, in the file's order; "" asks for the package itself."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.holds(rels):
            return ()
        return tuple(
            _relationship(element, folder)
            for element in self.xml(rels)
            if element.get("Target") and element.get("Type")
        )

    def bytes(self, part: str) -> bytes:
        """What `part` holds, unpacked; raises UnreadableDocument."""
        entry = self._entries.get(part.lower())
        if entry is None:
            raise UnreadableDocument(Condition.MALFORMED, f"The package names {part} but does not hold it.")
        return unpacked(self._archive, entry)


def open_package(data: bytes, *, encrypted: Condition, advice: str = "save the file again") -> Package:
    """Return the package in `data` after checking its directory against the limits; raises UnreadableDocument.

    `encrypted` is how one ends that has an encrypted part, `advice` what its owner can do where a part is damaged.
    """
    return Package(open_archive(data, encrypted=encrypted), advice)


def _relationship(element: Element, folder: str) -> Relationship:
    target, kind = element.get("Target"), element.get("Type").rpartition("/")[2]
    if element.get("TargetMode") == "External":
        return Relationship(kind, target, is_external=True, id=element.get("Id", ""))
    path = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/")))
    return Relationship(kind, path.lstrip("/"), is_external=False, id=element.get("Id", ""))
