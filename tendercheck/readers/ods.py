"""Reads OpenDocument spreadsheets: every filled row of every sheet, each cell with the words that it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tendercheck.readers._draft_frames import compose as compose_drafts
from tendercheck.readers._drafts import Composition
from tendercheck.readers._wishes import AS_IT_IS, Wishes

TYPE = "ods"
_MIME = b"application/vnd.oasis.opendocument.spreadsheet"
_MIME_REACH = 200  # the type is the first entry, stored and not packed


def recognises(data: bytes) -> bool:
    """Whether the bytes are a package whose first entry calls it a spreadsheet; true also of a part of one."""
    return data.startswith(b"PK\x03\x04") and data[30:38] == b"mimetype" and _MIME in data[:_MIME_REACH]


def frames(data: bytes, wishes: Wishes = AS_IT_IS) -> Iterator[dict[str, Any]]:
    """Yield each sheet in turn; raises UnreadableDocument."""
    from tendercheck.model.document import Condition
    from tendercheck.readers._odf.package import open_unlocked
    from tendercheck.readers._sheets.frames import Telling
    from tendercheck.readers._sheets.ods import iter_sheets

    telling = Telling()
    package = open_unlocked(data, encrypted=Condition.ENCRYPTED_PASSWORD)
    for sheet, is_hidden in iter_sheets(package):
        yield from telling.frames(sheet, is_hidden=is_hidden)
    yield telling.closing()


def compose(frames: Iterable[dict[str, Any]]) -> Composition:
    """Return what the frames amount to; raises UnreadableDocument for frames that make no sense."""
    return compose_drafts(frames, unit="sheet")
