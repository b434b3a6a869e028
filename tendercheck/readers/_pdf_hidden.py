"""Tells text that is in a PDF and not to be seen: undrawn, white on white, off the page, too small. In the worker."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

import pypdfium2_raw as pdfium

from tendercheck.readers._pdf_tables import Drawing, holds

_TINY_POINTS = 2.0
_NEARLY_WHITE = 250  # of 255
_NEARLY_CLEAR = 13  # of 255: a twentieth
_SCAN_SHARE = 0.5  # of the page under pictures: text that is not drawn is then the words of the scan
_UNDRAWN = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)


class Hidden:
    """Judges the lines of one page."""

    def __init__(self, text_page: Any, drawing: Drawing, *, width: float, height: float) -> None:
        self._page, self._drawing = text_page, drawing
        self._width, self._height = width, height
        self._is_scan = drawing.image_share > _SCAN_SHARE
        self._red, self._green, self._blue, self._alpha = (ctypes.c_uint() for _ in range(4))

    def is_hidden(self, index: int, box: Sequence[float], size: float) -> bool:
        """Whether the line in `box`, of which the character `index` is one, cannot be seen."""
        left, top, right, bottom = box
        is_off = right <= 0 or bottom <= 0 or left >= self._width or top >= self._height
        if is_off or size < _TINY_POINTS or self._is_undrawn(index):
            return True
        return self._is_white(index, (left + right) / 2, (top + bottom) / 2)

    def _is_undrawn(self, index: int) -> bool:
        if self._is_scan:
            return False
        drawn = pdfium.FPDFText_GetTextObject(self._page, index)
        return bool(drawn) and pdfium.FPDFTextObj_GetTextRenderMode(drawn) in _UNDRAWN

    def _is_white(self, index: int, x: float, y: float) -> bool:
        red, green, blue, alpha = self._red, self._green, self._blue, self._alpha
        if not pdfium.FPDFText_GetFillColor(self._page, index, red, green, blue, alpha):
            return False
        if alpha.value < _NEARLY_CLEAR:
            return True
        if min(red.value, green.value, blue.value) < _NEARLY_WHITE:
            return False
        return not any(holds(ground, x, y) for ground in (*self._drawing.grounds, *self._drawing.backgrounds))
