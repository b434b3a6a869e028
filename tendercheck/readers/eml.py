"""Reads e-mails: the headers here; the message and each attachment are documents of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import BlockKind, Condition
from tendercheck.readers._drafts import Composition, Draft, DraftCell, Piece
from tendercheck.readers._job import Member
from tendercheck.readers._members import members_from, told
from tendercheck.readers._wishes import AS_IT_IS, Wishes

TYPE = "eml"
_LOOKS_AT_BYTES = 65_536
_HEADERS = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_FROM = re.compile(rb"^From:", re.IGNORECASE | re.MULTILINE)
_OF_MAIL = re.compile(rb"^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To):", re.IGNORECASE | re.MULTILINE)
_GONE = "The attachment is no longer in the e-mail."


def recognises(data: bytes) -> bool:
    """Whether the bytes begin with the headers of an e-mail, among them one that only mail programs write."""
    found = _HEADERS.match(data[:_LOOKS_AT_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))
    return found is not None and bool(_FROM.search(found[0]) and _OF_MAIL.search(found[0]))


def frames(data: bytes, wishes: Wishes = AS_IT_IS) -> Iterator[dict[str, Any]]:
    """One frame: {"headers": [[name, value]], "members": [[key, name, size in bytes]]}."""
    from tendercheck.readers._mail import content_of, headers_of, parts_of

    inside = [told(str(number), name, len(content_of(part))) for number, name, part in parts_of(data)]
    yield {"headers": headers_of(data), "members": inside}


def member(data: bytes, key: str) -> bytes:
    """The bytes of the part whose number is `key`; raises UnreadableDocument."""
    from tendercheck.readers._mail import content_of, parts_of

    for number, _, part in parts_of(data):
        if str(number) == key:
            return content_of(part)
    raise UnreadableDocument(Condition.CHANGED_WHILE_READ, _GONE)


def compose(frames: Iterable[dict[str, Any]]) -> Composition:
    """A row for each header: its name and what it says."""
    drafts: list[Draft] = []
    members: list[Member] = []
    for frame in frames:
        members.extend(members_from(frame))
        for name, value in frame["headers"]:
            cells = tuple(DraftCell((Piece(text),)) for text in (str(name), str(value)))
            drafts.append(Draft(BlockKind.TABLE_ROW, cells=cells))
    return Composition(tuple(drafts), members=tuple(members), detail=_holds(len(members)))


def _holds(count: int) -> str:
    return f"An e-mail: its text and attachments ({count:,} in all) stand below." if count else "An e-mail, no more."
