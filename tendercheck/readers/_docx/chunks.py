"""Files that Word takes into the text when it opens a DOCX (w:altChunk): web pages and plain text, as drafts."""

from __future__ import annotations

import codecs
import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import BlockKind, Condition, Mark
from tendercheck.model.location import Location
from tendercheck.readers._drafts import Draft, DraftCell, Piece
from tendercheck.readers._html.tree import tree_of
from tendercheck.readers._html.walk import Walk
from tendercheck.readers._kinds import OLE_MAGIC, is_web_page

# Word also takes in pieces of pages, which begin with any block, and pages that begin as XML.
_PIECE = re.compile(rb"\s*<(?:\?xml|p|div|table|h[1-6])\b", re.IGNORECASE)
_MESSAGE = re.compile(rb"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.IGNORECASE)


def drafts_of_chunk(data: bytes, marks: set[Mark]) -> Iterator[Draft]:
    """The blocks of a web page (alone or in a MIME message) or of plain text; raises UnreadableDocument for others.

    `marks` gets what is notable about a page once its blocks are drawn.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    charset = ""
    if _MESSAGE.match(data):
        data, charset = _page_of(data)
    if is_web_page(data) or _PIECE.match(data):
        walk = Walk()
        yield from walk.drafts(tree_of(data, charset))
        marks |= walk.marks
    elif data.startswith((b"{\\rtf", b"PK", OLE_MAGIC[:4])) or b"\0" in data:
        raise UnreadableDocument(Condition.UNSUPPORTED_FORMAT, "a file of another format inside the text")
    else:
        for line in data.decode(errors="replace").splitlines():
            if plain := " ".join(line.split()):
                yield Draft(BlockKind.PARAGRAPH, (Piece(plain),))


def placed(draft: Draft, part: str) -> Draft:
    """`draft`, which stands in `part` as a whole: the paragraphs of the file inside it are not counted there."""
    here = Location(part=part)
    return replace(
        draft,
        pieces=tuple(replace(piece, location=here) for piece in draft.pieces),
        cells=tuple(
            DraftCell(tuple(replace(piece, location=here) for piece in cell.pieces), cell.label) for cell in draft.cells
        ),
    )


def _page_of(message: bytes) -> tuple[bytes, str]:
    for part in email.message_from_bytes(message, policy=email.policy.default).walk():
        payload = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(payload, bytes):
            return payload, part.get_content_charset("")
    return b"", ""
