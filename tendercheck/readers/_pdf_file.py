"""Opens a PDF with pdfium and gives it page by page. Runs in the worker."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pypdfium2_raw as pdfium

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition
from tendercheck.readers._pdf_attached import attached_to
from tendercheck.readers._pdf_fields import Form
from tendercheck.readers._pdf_page import frame_of

_END_WITHIN_BYTES = 4096
_HEADER_WITHIN_BYTES = 1024
_SIGNATURES_AT_MOST = 50
_STARTXREF = re.compile(rb"startxref\s+(\d{1,12})")
_XREF = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)")
_LOCKED = "The file is locked with a password: open it, remove the password, and save it again."
_UNKNOWN_LOCK = "The file is encrypted in a way that is not known here: print it to a new PDF."
_BROKEN = "The PDF is damaged: open it in a viewer and print it to a new PDF, or ask for it again."
_CUT_OFF = "The end of the file is missing: copy or download it again."
_NO_PAGES = "The PDF has no pages: ask for it again."


def frames_of(data: bytes) -> Iterator[dict[str, Any]]:
    """See `pdf.frames`."""
    with opened(data) as document:
        pages = pdfium.FPDF_GetPageCount(document)
        if pages <= 0:
            raise UnreadableDocument(Condition.ZERO_PAGES, _NO_PAGES)
        yield {
            "pages": pages,
            "members": attached_to(document),
            "portfolio": b"/Collection" in data,
            "xfa": pdfium.FPDF_GetFormType(document) in (pdfium.FORMTYPE_XFA_FULL, pdfium.FORMTYPE_XFA_FOREGROUND),
            "cut_off": not _has_end(data),
            "mended": not _starts_where_it_says(data),
            "changed_after_signing": _signed_bytes(document) not in (0, len(data)),
            "fonts": b"/FontFile" in data or b"/FontDescriptor" in data,
        }
        yield from _pages_of(document, range(1, pages + 1))


def pages_of(data: bytes, wanted: Sequence[int]) -> Iterator[dict[str, Any]]:
    """The frames of the pages `wanted` (from 1), and nothing before them."""
    with opened(data) as document:
        yield from _pages_of(document, wanted)


def _pages_of(document: Any, wanted: Sequence[int]) -> Iterator[dict[str, Any]]:
    form = Form(document)
    try:
        for number in wanted:
            yield frame_of(document, number, form)
    finally:
        form.close()


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The document as pdfium opens it; raises UnreadableDocument."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise _fault(data)
    try:
        yield document
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


def _signed_bytes(document: Any) -> int:
    """How far into the file the signature reaches that reaches furthest; 0 where there is none."""
    furthest = 0
    numbers = (ctypes.c_int * 4)()  # two stretches, each its start and its length
    for index in range(min(max(pdfium.FPDF_GetSignatureCount(document), 0), _SIGNATURES_AT_MOST)):
        signature = pdfium.FPDF_GetSignatureObject(document, index)
        if pdfium.FPDFSignatureObj_GetByteRange(signature, numbers, 4) == 4:
            furthest = max(furthest, numbers[2] + numbers[3])
    return furthest


def _has_end(data: bytes) -> bool:
    return b"%%EOF" in data[-_END_WITHIN_BYTES:]


def _starts_where_it_says(data: bytes) -> bool:
    """Whether the last table of objects stands where the file says; if not, pdfium went to look for the objects."""
    found = _STARTXREF.findall(data[-_END_WITHIN_BYTES:])
    if not found:
        return False
    header = max(data.find(b"%PDF-", 0, _HEADER_WITHIN_BYTES), 0)
    at = int(found[-1])
    return any(_XREF.match(data, place) is not None for place in {at, at + header})
