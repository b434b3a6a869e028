"""Reads zip archives: each file in them is a document of its own."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from typing import Any

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition
from tendercheck.readers._drafts import Composition
from tendercheck.readers._members import members_from, told
from tendercheck.readers._wishes import AS_IT_IS, Wishes

TYPE = "archive"
_OFFICE_SIGNS = (b"[Content_Types].xml", b"META-INF/manifest.xml")
_EMPTY_BYTES = 22
_NO_DOCUMENTS = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_LOCKED = "The file is locked with a password inside its archive: unpack it, and give the document itself."


def recognises(data: bytes) -> bool:
    """Whether the bytes are a whole zip file that is no office document."""
    end = data.rfind(b"PK\x05\x06")
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")) or end < 0 or data[30:38] == b"mimetype":
        return False
    directory = data[max(end - int.from_bytes(data[end + 12 : end + 16], "little"), 0) : end]
    is_whole = directory.startswith(b"PK\x01\x02") or len(data) == _EMPTY_BYTES
    return is_whole and not any(sign in directory for sign in _OFFICE_SIGNS)


def frames(data: bytes, wishes: Wishes = AS_IT_IS) -> Iterator[dict[str, Any]]:
    """One frame: {"members": [[key, path, size in bytes]]}. Raises UnreadableDocument for an unsafe archive."""
    from tendercheck.readers._archive import entry_name, open_archive

    entries = open_archive(data).infolist()
    listed = [(index, entry_name(entry), entry) for index, entry in enumerate(entries) if not entry.is_dir()]
    yield {"members": [told(str(index), name, entry.file_size) for index, name, entry in listed if _may_speak(name)]}


def member(data: bytes, key: str) -> bytes:
    """The bytes of the entry whose number in the directory is `key`; raises UnreadableDocument."""
    from tendercheck.readers._archive import is_encrypted, open_archive, unpacked

    archive = open_archive(data)
    entry = archive.infolist()[int(key)]
    if is_encrypted(entry):
        raise UnreadableDocument(Condition.ENCRYPTED_PASSWORD, _LOCKED)
    return unpacked(archive, entry)


def compose(frames: Iterable[dict[str, Any]]) -> Composition:
    """No text of its own; BLANK where the archive holds no file."""
    members = tuple(one for frame in frames for one in members_from(frame))
    if not members:
        return Composition((), Condition.BLANK, detail="The archive holds no document.")
    return Composition((), members=members, detail=_holds(len(members)))


def _holds(count: int) -> str:
    return f"An archive: the {'file' if count == 1 else f'{count:,} files'} in it stand below."


def _may_speak(name: str) -> bool:
    base = posixpath.basename(name)
    litter = base.lower() in _NO_DOCUMENTS or base.startswith(("._", "~$"))
    return not litter and not name.startswith("__MACOSX/")
