"""Reads Word documents: everything a reader of the file sees, once and in order, with the numbers that Word computes.

Field codes and the second copies of text boxes stay out; content controls, text boxes, notes, comments, headers and
footers are in. Tracked changes are read in the view that the wishes ask for.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition
from tendercheck.readers._draft_frames import closing, frames_of, unread
from tendercheck.readers._draft_frames import compose as compose_drafts
from tendercheck.readers._drafts import Composition
from tendercheck.readers._wishes import AS_IT_IS, Wishes

TYPE = "docx"
_LOCAL_NAME = re.compile(rb"PK\x03\x04.{26}/?(?i:word)[/\\]", re.DOTALL)
_DIRECTORY_NAME = re.compile(rb"PK\x01\x02.{42}/?(?i:word)[/\\]", re.DOTALL)
_CONTENT_TYPES = b"[Content_Types].xml"
_DIRECTORY_TYPES = re.compile(rb"PK\x01\x02.{38}(.{4})" + re.escape(_CONTENT_TYPES), re.DOTALL)
_MAIN_TYPE = re.compile(
    rb"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml\.(?:document|template)"
    rb"|ms-word\.(?:document|template)\.macroEnabled(?:Template)?)\.main\+xml"
)
_PEEK_BYTES = 1 << 16


def recognises(data: bytes) -> bool:
    """Whether the bytes are a zip package with Word's parts in it; true also of one that is cut short."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    end = data.rfind(b"PK\x05\x06")
    if end < 0:
        return bool(_LOCAL_NAME.search(data)) or _names_word(data, 0)
    # A workbook may hold a whole Word file inside, so only the outermost directory counts: the last one.
    directory_bytes = int.from_bytes(data[end + 12 : end + 16], "little")
    directory = data[max(end - directory_bytes, 0) : end]
    if _DIRECTORY_NAME.search(directory):
        return True
    types = _DIRECTORY_TYPES.search(directory)
    return types is not None and _names_word(data, int.from_bytes(types[1], "little"))


def frames(data: bytes, wishes: Wishes = AS_IT_IS) -> Iterator[dict[str, Any]]:
    """Yield the body, then every other part; raises UnreadableDocument."""
    from tendercheck.readers._docx.parts import Parts

    parts = Parts(data, wishes.changes)
    for part in parts.names:
        try:
            yield from frames_of(part, parts.drafts(part))
        except UnreadableDocument as fault:
            if part == parts.names[0] or fault.condition is not Condition.MALFORMED:
                raise
            yield unread(part, fault.detail)
    for part, why in parts.unread:
        yield unread(part, why)
    yield closing(parts.marks, has_pictures=parts.has_pictures)


def compose(frames: Iterable[dict[str, Any]]) -> Composition:
    """Return what the frames amount to; raises UnreadableDocument for frames that make no sense."""
    return compose_drafts(frames, unit="part")


def _names_word(data: bytes, header: int) -> bool:
    """Whether the entry at `header` is [Content_Types].xml, and names the kind of a Word body near its start."""
    name_end = header + 30 + len(_CONTENT_TYPES)
    if data[header : header + 4] != b"PK\x03\x04" or data[header + 30 : name_end] != _CONTENT_TYPES:
        return False
    start = name_end + int.from_bytes(data[header + 28 : header + 30], "little")
    packed = data[start : start + _PEEK_BYTES]
    if data[header + 8 : header + 10] == b"\0\0":
        return bool(_MAIN_TYPE.search(packed))
    try:
        return bool(_MAIN_TYPE.search(zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, _PEEK_BYTES)))
    except zlib.error:
        return False
