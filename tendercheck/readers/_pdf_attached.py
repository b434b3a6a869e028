"""The files inside a PDF: those listed for the whole document, and those pinned on a page. Runs in the worker."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2_raw as pdfium

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition
from tendercheck.readers._limits import MEBIBYTE
from tendercheck.readers._members import told

_AT_MOST = 200
_LARGEST_BYTES = 100 * MEBIBYTE
_ANNOTATIONS_AT_MOST = 1_000
_DAMAGED = "The attached file is damaged: ask for it by itself."


def attached_to(document: Any) -> list[list[Any]]:
    """[key, name, size in bytes] of each file that the document lists."""
    count = min(max(pdfium.FPDFDoc_GetAttachmentCount(document), 0), _AT_MOST)
    return [_told(f"{index}", pdfium.FPDFDoc_GetAttachment(document, index)) for index in range(count)]


def pinned_on(page: Any, number: int) -> list[list[Any]]:
    """The same of each file pinned on page `number`."""
    return [_told(f"{number}:{index}", file) for index, file in _pinned(page)]


def attachment(document: Any, key: str) -> bytes:
    """The bytes of the file with this key; raises UnreadableDocument."""
    page_number, _, index = key.rpartition(":")
    if not page_number:
        return _bytes(pdfium.FPDFDoc_GetAttachment(document, int(index)))
    page = pdfium.FPDF_LoadPage(document, int(page_number) - 1)
    try:
        found = next((_bytes(file) for at, file in _pinned(page) if str(at) == index), None)
    finally:
        pdfium.FPDF_ClosePage(page)
    if found is None:
        raise UnreadableDocument(Condition.MALFORMED, _DAMAGED)
    return found


def _pinned(page: Any) -> Iterator[tuple[int, Any]]:
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _ANNOTATIONS_AT_MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_FILEATTACHMENT:
                file = pdfium.FPDFAnnot_GetFileAttachment(annotation)
                if file:
                    yield index, file
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _told(key: str, file: Any) -> list[Any]:
    length = pdfium.FPDFAttachment_GetName(file, None, 0)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    pdfium.FPDFAttachment_GetName(file, buffer, length)
    name = bytes(buffer)[: max(length - 2, 0)].decode("utf-16-le", "replace")
    return told(key, name.replace("\\", "/").rpartition("/")[2] or "attachment", _size(file))


def _size(file: Any) -> int:
    size = ctypes.c_ulong()
    return int(size.value) if pdfium.FPDFAttachment_GetFile(file, None, 0, size) else 0


def _bytes(file: Any) -> bytes:
    size = ctypes.c_ulong()
    if not file or not pdfium.FPDFAttachment_GetFile(file, None, 0, size) or size.value > _LARGEST_BYTES:
        raise UnreadableDocument(Condition.MALFORMED, _DAMAGED)
    buffer = ctypes.create_string_buffer(size.value)
    if not pdfium.FPDFAttachment_GetFile(file, buffer, size.value, size):
        raise UnreadableDocument(Condition.MALFORMED, _DAMAGED)
    return buffer.raw[: size.value]
