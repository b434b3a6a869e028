"""Opens a PDF with pdfium and gives it page by page. Runs in the worker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdfium2_raw as pdfium

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition
from tendercheck.readers._pdf_page import frame_of

_END_WITHIN_BYTES = 4096
_LOCKED = "The file is locked with a password: open it, remove the password, and save it again."
_UNKNOWN_LOCK = "The file is encrypted in a way that is not known here: print it to a new PDF."
_BROKEN = "The PDF is damaged: open it in a viewer and print it to a new PDF, or ask for it again."
_CUT_OFF = "The end of the file is missing: copy or download it again."
_NO_PAGES = "The PDF has no pages: ask for it again."


def frames_of(data: bytes) -> Iterator[dict[str, Any]]:
    """See `pdf.frames`."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise _fault(data)
    try:
        pages = pdfium.FPDF_GetPageCount(document)
        if pages <= 0:
            raise UnreadableDocument(Condition.ZERO_PAGES, _NO_PAGES)
        yield {
            "pages": pages,
            "attachments": max(pdfium.FPDFDoc_GetAttachmentCount(document), 0),
            "xfa": pdfium.FPDF_GetFormType(document) in (pdfium.FORMTYPE_XFA_FULL, pdfium.FORMTYPE_XFA_FOREGROUND),
            "cut_off": not _has_end(data),
        }
        for number in range(1, pages + 1):
            yield frame_of(document, number)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _fault(data: bytes) -> UnreadableDocument:
    error = pdfium.FPDF_GetLastError()
    if error == pdfium.FPDF_ERR_PASSWORD:
        return UnreadableDocument(Condition.ENCRYPTED_PASSWORD, _LOCKED)
    if error == pdfium.FPDF_ERR_SECURITY:
        return UnreadableDocument(Condition.ENCRYPTED_UNSUPPORTED, _UNKNOWN_LOCK)
    if not _has_end(data):
        return UnreadableDocument(Condition.TRUNCATED, _CUT_OFF)
    return UnreadableDocument(Condition.MALFORMED, _BROKEN)


def _has_end(data: bytes) -> bool:
    return b"%%EOF" in data[-_END_WITHIN_BYTES:]
