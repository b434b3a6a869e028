"""A PDF on its way to a copy with notes: the bytes that it had, and what is new behind them."""

from __future__ import annotations

import ctypes
import hashlib
import re
from typing import Any

import pypdfium2_raw as pdfium

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition
from tendercheck.readers._pdf_file import opened

_IDS = re.compile(rb"/ID ?\[ ?<([0-9A-Fa-f]*)> ?<([0-9A-Fa-f]{32})>")
_FIELDS: dict[str, Any] = dict(pdfium.FPDF_FILEWRITE._fields_)
_NOT_LOCKED = -1
_PROTECTED = (
    "The PDF is encrypted, so no notes can be put on it: print it to a new PDF, or take the wording from the report."
)
_UNSAFE = "A copy of the PDF with notes would not open as it does: print it to a new PDF, and check that one."


def check_open(document: Any) -> None:
    """Raise UnreadableDocument for a PDF that is encrypted, also where no password is needed to read it."""
    if pdfium.FPDF_GetSecurityHandlerRevision(document) != _NOT_LOCKED:
        raise UnreadableDocument(Condition.ENCRYPTED_UNSUPPORTED, _PROTECTED)


def saved(document: Any, data: bytes) -> bytes:
    """The bytes in `data` with what is new in the document behind them; raises UnreadableDocument.

    pdfium draws the file's new ids by lot; here they come from what was written, so that they are always the same.
    """
    made = bytearray()

    def write(_: Any, block: int, size: int) -> int:
        made.extend(ctypes.string_at(block, size))
        return 1

    writer = pdfium.FPDF_FILEWRITE(1, _FIELDS["WriteBlock"](write))
    if not pdfium.FPDF_SaveAsCopy(document, writer, pdfium.FPDF_INCREMENTAL) or not made.startswith(data):
        raise UnreadableDocument(Condition.MALFORMED, _UNSAFE)
    copy = data + _with_steady_ids(bytes(made[len(data) :]), has_id=_has_id(document))
    _check_pages(copy, pdfium.FPDF_GetPageCount(document))
    return copy


def _has_id(document: Any) -> bool:
    return bool(pdfium.FPDF_GetFileIdentifier(document, pdfium.FILEIDTYPE_PERMANENT, None, 0))


def _with_steady_ids(added: bytes, *, has_id: bool) -> bytes:
    found = _IDS.search(added)
    if found is None:
        return added
    digest = hashlib.sha256(_IDS.sub(b"", added)).hexdigest().upper().encode()
    for number in (2,) if has_id else (1, 2):
        start, end = found.span(number)
        added = added[:start] + digest[: end - start] + added[end:]
    return added


def _check_pages(copy: bytes, pages: int) -> None:
    with opened(copy) as again:
        if pdfium.FPDF_GetPageCount(again) != pages:
            raise UnreadableDocument(Condition.MALFORMED, _UNSAFE)
