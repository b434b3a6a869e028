"""Pages of a PDF as pixels: to have their text recognised, or to see whether anything is drawn. In the worker."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2_raw as pdfium

_GLANCE = 0.25  # pixels a point
_WIDEST_GLANCE = 1_000  # pixels
_DARK = 200  # of 255
_FEWEST_DARK = 12  # pixels: a dot or a hair line is no content
_DARK_BYTES = bytes(range(_DARK))
_WHITE_BYTES = bytes(range(230, 256))
_PAPER_SHARE = 0.5


def pixels_of(page: Any, width: int, height: int) -> bytes:
    """The page as grey pixels, row after row, as it looks in a viewer."""
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        rows = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
        return b"".join(rows[at : at + width] for at in range(0, stride * height, stride))
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def has_ink(page: Any) -> bool:
    """Whether a reader of the page sees more than white paper."""
    pixels = _glance(page)
    return len(pixels) - len(pixels.translate(None, _DARK_BYTES)) >= _FEWEST_DARK


def is_paper(page: Any) -> bool:
    """Whether most of the page is white, as of a scanned sheet and not of a photograph."""
    pixels = _glance(page)
    return len(pixels) - len(pixels.translate(None, _WHITE_BYTES)) > _PAPER_SHARE * len(pixels)


def _glance(page: Any) -> bytes:
    sides = (pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page))
    across, down = (max(1, min(round(side * _GLANCE), _WIDEST_GLANCE)) for side in sides)
    return pixels_of(page, across, down)
