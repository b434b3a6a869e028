"""Strips of PDF pages as small PNG pictures: sixteen colours, which is plenty for print. In the worker."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import pypdfium2_raw as pdfium
from PIL import Image

from tendercheck.readers._pdf_file import opened

Area = tuple[int, float, float]
"""A page, from 1, and the upper and the lower edge of a strip of it in points from the page's top."""

PIXELS_A_POINT = 1.6
_WIDEST = 1_600  # pixels: of a drawing on large paper
_COLOURS = 16
_BITS = 4
_WHITE = 0xFFFFFFFF


def painted(data: bytes, areas: Sequence[Area]) -> Iterator[tuple[float, bytes]]:
    """For each area the width of its page in points and the PNG, empty where pdfium cannot load the page."""
    with opened(data) as document:
        for number, top, bottom in areas:
            page = pdfium.FPDF_LoadPage(document, number - 1)
            if not page:
                yield 0.0, b""
                continue
            try:
                yield round(pdfium.FPDF_GetPageWidthF(page), 1), _png(_pixels(page, top, bottom))
            finally:
                pdfium.FPDF_ClosePage(page)


def _pixels(page: Any, top: float, bottom: float) -> Image.Image:
    across, down = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    scale = min(PIXELS_A_POINT, _WIDEST / across)
    width, height = max(round(across * scale), 1), max(round((bottom - top) * scale), 1)
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGR, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        place = (0, -round(top * scale), width, round(down * scale))
        pdfium.FPDF_RenderPageBitmap(bitmap, page, *place, 0, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        rows = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
        return Image.frombytes("RGB", (width, height), rows, "raw", "BGR", stride)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def _png(image: Image.Image) -> bytes:
    few = image.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = BytesIO()
    few.save(out, "PNG", optimize=True, bits=_BITS)
    return out.getvalue()
