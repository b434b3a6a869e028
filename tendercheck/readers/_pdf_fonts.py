"""Which characters of a page are bold: by the name of their font, or by the font itself where the name says nothing."""

from __future__ import annotations

import ctypes
import re
import struct
from typing import Any

import pypdfium2_raw as pdfium

_BOLD = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
_OPAQUE_NAME = re.compile(r"^(CIDFont\+)?F\d+$|^$")
_BOLD_WEIGHT = 700
_HEAVIEST_WEIGHT = 1_000  # more is no weight: pdfium takes it from the stems, which printing to PDF sets at random
_TABLES_AT_MOST = 64
_STYLE_AT = 44  # of the table "head": bit 0 is bold


class Fonts:
    """The fonts of one page of text; each is looked into once."""

    def __init__(self, text_page: Any) -> None:
        self._page = text_page
        self._name = ctypes.create_string_buffer(128)
        self._known: dict[str, bool] = {}

    def is_bold(self, index: int) -> bool:
        """Whether the character with number `index` is bold."""
        length = pdfium.FPDFText_GetFontInfo(self._page, index, self._name, 128, None)
        name = self._name.value.decode("ascii", "replace") if length else ""
        if not _OPAQUE_NAME.match(name):
            return bool(_BOLD.search(name))
        if name not in self._known or not name:
            self._known[name] = self._looks_bold(index)
        return self._known[name]

    def _looks_bold(self, index: int) -> bool:
        style = _style_of(pdfium.FPDFTextObj_GetFont(pdfium.FPDFText_GetTextObject(self._page, index)))
        if style is not None:
            return bool(style & 1)
        return _BOLD_WEIGHT <= int(pdfium.FPDFText_GetFontWeight(self._page, index)) <= _HEAVIEST_WEIGHT


def _style_of(font: Any) -> int | None:
    """The style bits in the font's own file; None where it is none of TrueType or OpenType."""
    length = ctypes.c_size_t()
    if not font or not pdfium.FPDFFont_GetFontData(font, None, 0, length) or length.value < 12:
        return None
    data = (ctypes.c_uint8 * length.value)()
    if not pdfium.FPDFFont_GetFontData(font, data, length.value, length):
        return None
    try:
        (tables,) = struct.unpack_from(">H", data, 4)
        for number in range(min(tables, _TABLES_AT_MOST)):
            tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * number)
            if tag == b"head":
                (style,) = struct.unpack_from(">H", data, offset + _STYLE_AT)
                return int(style)
    except struct.error:  # a font that is cut off
        return None
    return None
