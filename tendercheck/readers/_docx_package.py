"""Opens an office package, believing nothing that its directory says.

Parts are read straight from the zip through their relationships. python-docx refuses 154 of 1,612 public files that can
be read (Strict names, templates, an absent picture), and what it adds is an object model that the walk does not need.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition
from tendercheck.readers._docx_xml import Element, safe_xml

ENTRIES_LIMIT = 5_000
RATIO_LIMIT = 150
RATIO_FREE_BYTES = 1_000_000
UNPACKED_LIMIT_BYTES = 500_000_000
PART_LIMIT_BYTES = 100_000_000
_LOCAL_HEADER_BYTES = 30
_ENCRYPTED_FLAG = 0x1
_SYMLINK_MODE = 0o120000


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part refers to: `kind` is the last word of its type, `target` a part or, where external, an address."""

    kind: str
    target: str
    is_external: bool
    id: str = ""


class Package:
    """The parts of a file that has passed the limits; names are found whatever their case."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._entries = {_part_name(entry.filename).lower(): entry for entry in archive.infolist()}
        self.names = tuple(_part_name(entry.filename) for entry in archive.infolist() if not entry.is_dir())

    def holds(self, part: str) -> bool:
        """Whether the package has `part`."""
        return part.lower() in self._entries

    def xml(self, part: str) -> Element:
        """The root element of `part`; raises UnreadableDocument."""
        return safe_xml(self.bytes(part), part)

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

    def main_part(self) -> str:
        """The name of the part that holds the body; raises UnreadableDocument where there is none."""
        try:
            related = [link.target for link in self.relationships("") if link.kind == "officeDocument"]
        except UnreadableDocument as fault:
            if fault.condition is not Condition.MALFORMED:
                raise
            related = []
        guesses = [name for name in self.names if re.fullmatch(r"(?i)word/document\d*\.xml", name)]
        for part in (*related, *guesses):
            if self.holds(part) and part.lower().endswith(".xml"):
                return part
        raise UnreadableDocument(Condition.MALFORMED, "The package has no main document part; save it again in Word.")

    def bytes(self, part: str) -> bytes:
        """What `part` holds, unpacked; raises UnreadableDocument."""
        entry = self._entries.get(part.lower())
        if entry is None:
            raise UnreadableDocument(Condition.MALFORMED, f"The package names {part} but does not hold it.")
        try:
            with self._archive.open(entry) as stream:
                data = stream.read(PART_LIMIT_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as fault:
            raise UnreadableDocument(Condition.MALFORMED, f"{part} cannot be unpacked ({fault}).") from fault
        if len(data) > PART_LIMIT_BYTES:
            raise _too_large(f"{part} unpacks to over {PART_LIMIT_BYTES} bytes")
        return data


def open_package(data: bytes) -> Package:
    """Return the package in `data` after checking its directory against the limits; raises UnreadableDocument."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, UnicodeDecodeError) as fault:
        raise _not_a_zip(data) from fault
    entries = archive.infolist()
    _check_sizes(entries, len(data))
    for entry in entries:
        _check_entry(entry)
    _check_overlaps(entries, archive.start_dir)
    return Package(archive)


def _not_a_zip(data: bytes) -> UnreadableDocument:
    if not data.startswith(b"PK\x03\x04"):
        return UnreadableDocument(
            Condition.WRONG_TYPE, "The file is no Word document: its bytes are not a zip package."
        )
    if b"PK\x05\x06" in data:
        return UnreadableDocument(
            Condition.MALFORMED, "The zip directory of the file is damaged; save it again in Word."
        )
    return UnreadableDocument(Condition.TRUNCATED, "The file ends before its zip directory; fetch it again.")


def _check_sizes(entries: list[zipfile.ZipInfo], packed_bytes: int) -> None:
    if len(entries) > ENTRIES_LIMIT:
        raise _unsafe(f"holds {len(entries)} entries, over the limit of {ENTRIES_LIMIT}")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > UNPACKED_LIMIT_BYTES:
        raise _too_large(f"unpacks to {unpacked} bytes, over the limit of {UNPACKED_LIMIT_BYTES}")
    if unpacked > RATIO_FREE_BYTES and unpacked > RATIO_LIMIT * packed_bytes:
        raise _unsafe(f"unpacks to {unpacked // packed_bytes} times its size, over the limit of {RATIO_LIMIT}")


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = _part_name(entry.filename)
    if entry.flag_bits & _ENCRYPTED_FLAG:
        raise UnreadableDocument(
            Condition.ENCRYPTED_UNSUPPORTED, f"{name} is encrypted inside the zip; save it without."
        )
    if ".." in name.split("/") or "\0" in name or re.match(r"[A-Za-z]:", name):
        raise _unsafe("has an entry that points outside the package")
    if entry.external_attr >> 16 & 0o170000 == _SYMLINK_MODE:
        raise _unsafe(f"has a symbolic link in the place of {name}")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _unsafe(f"packs {name} by a method that office files do not use")
    if entry.file_size > PART_LIMIT_BYTES:
        raise _too_large(f"{name} unpacks to {entry.file_size} bytes, over the limit of {PART_LIMIT_BYTES}")


def _check_overlaps(entries: list[zipfile.ZipInfo], directory_start: int) -> None:
    reached = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < reached:
            raise _unsafe("has entries that lie over each other")
        reached = entry.header_offset + _LOCAL_HEADER_BYTES + entry.compress_size
    if reached > directory_start:
        raise _unsafe("has entries that lie over its directory")


def _relationship(element: Element, folder: str) -> Relationship:
    target, kind = element.get("Target"), element.get("Type").rpartition("/")[2]
    if element.get("TargetMode") == "External":
        return Relationship(kind, target, is_external=True, id=element.get("Id", ""))
    path = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/")))
    return Relationship(kind, path.lstrip("/"), is_external=False, id=element.get("Id", ""))


def _part_name(filename: str) -> str:
    # Some Windows tools write backslashes and a leading slash.
    return filename.replace("\\", "/").lstrip("/")


def _unsafe(what: str) -> UnreadableDocument:
    return UnreadableDocument(Condition.ARCHIVE_UNSAFE, f"The package {what}; it was not unpacked.")


def _too_large(what: str) -> UnreadableDocument:
    return UnreadableDocument(Condition.TOO_LARGE, f"The package is too large: {what}.")
