"""The parts of a workbook's package, checked before any of them is parsed, and rows out of large parts one by one."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition
from tendercheck.readers._archive import ENCRYPTED_FLAG, entry_name, open_archive, unpacked
from tendercheck.readers._docx_xml import safe_xml

_LOCKED = "The file is locked with a password: open it, remove the password, and save it again."
_PROLOGUE_BYTES = 1 << 20


class Parts:
    """The parts by name, whatever its case; raises UnreadableDocument for a package that passes a limit."""

    def __init__(self, data: bytes) -> None:
        self._archive = open_archive(data)
        self._entries = {entry_name(entry).lower(): entry for entry in self._archive.infolist()}
        self.names = tuple(entry_name(entry) for entry in self._archive.infolist())
        if any(entry.flag_bits & ENCRYPTED_FLAG for entry in self._archive.infolist()):
            raise UnreadableDocument(Condition.ENCRYPTED_PASSWORD, _LOCKED)

    def holds(self, part: str) -> bool:
        """Whether the package has `part`."""
        return part.lower() in self._entries

    def xml(self, part: str) -> Any:
        """The root element of `part`."""
        return safe_xml(self._bytes(part), part)

    def elements(self, part: str, *names: str) -> Iterator[Any]:
        """The elements of those local names as they end, each forgotten before the next; raises UnreadableDocument."""
        data = self._bytes(part)
        plain = data[:_PROLOGUE_BYTES].replace(b"\0", b"").lower()
        if b"<!doctype" in plain:
            raise UnreadableDocument(Condition.DTD_FORBIDDEN, f"{part} declares a DOCTYPE, which can hide text.")
        # lxml's own default resolves entities; nothing of the kind is wanted here.
        events = etree.iterparse(
            BytesIO(data),
            tag=[f"{{*}}{name}" for name in names],
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            for _, element in events:
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
        except etree.XMLSyntaxError as fault:
            raise UnreadableDocument(
                Condition.MALFORMED, f"{part} is not well-formed XML ({fault}); save the file again."
            ) from fault

    def links(self, part: str) -> dict[str, tuple[str, str]]:
        """What `part` refers to inside the package, by id: the last word of its kind, and the part's name."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.holds(rels):
            return {}
        return {
            element.get("Id", ""): (
                element.get("Type", "").rpartition("/")[2],
                _joined(folder, element.get("Target", "")),
            )
            for element in self.xml(rels)
            if element.get("TargetMode") != "External"
        }

    def has_outside_links(self) -> bool:
        """Whether the workbook takes values from other workbooks."""
        return any("externallinks/" in name.lower() for name in self.names)

    def _bytes(self, part: str) -> bytes:
        entry = self._entries.get(part.lower())
        if entry is None:
            raise UnreadableDocument(Condition.MALFORMED, f"The package names {part} but does not hold it.")
        return unpacked(self._archive, entry)


def _joined(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")
