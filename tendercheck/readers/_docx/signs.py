"""Signs that a DOCX names instead of spelling: by the code of a symbol font, or by an element of their own."""

from __future__ import annotations

import re

from tendercheck.readers._docx.markup import W
from tendercheck.readers._xml import Element

RUN_SIGNS = {
    W + "tab": " ",
    W + "ptab": " ",
    W + "br": " ",
    W + "cr": " ",
    W + "noBreakHyphen": "-",
}
_TICKED, _CROSSED, _EMPTY = "\u2611", "\u2612", "\u2610"
_BULLET = "\u2022"
_PRIVATE = 0xF000  # symbol fonts keep their signs in the private area of Unicode, from here on
# What is not listed is nearly always a bullet.
_BY_FONT = {
    "symbol": {0xA3: "\u2264", 0xB3: "\u2265", 0xB1: "\u00b1", 0xB4: "\u00d7", 0xB0: "\u00b0", 0xAE: "\u2192"},
    "wingdings": {
        0xFC: "\u2713",
        0xFB: "\u2717",
        0xFE: _TICKED,
        0xFD: _CROSSED,
        0x78: _CROSSED,
        0xA8: _EMPTY,
        0x6F: _EMPTY,
        0x71: _EMPTY,
        0xD8: "\u27a2",
        0xE0: "\u2192",
        0xF0: "\u21e8",
    },
    "wingdings 2": {0x50: "\u2713", 0x4F: "\u2717", 0x52: _TICKED, 0x54: _CROSSED, 0x53: _CROSSED, 0xA3: _EMPTY},
}


def symbol(element: Element) -> str:
    """The sign of a w:sym; empty where its code makes no sense."""
    code = element.get(W + "char", "")
    return sign(int(code, 16), element.get(W + "font", "")) if re.fullmatch(r"[0-9A-Fa-f]{1,6}", code) else ""


def sign(number: int, font: str) -> str:
    """The character with that code in `font`, as Unicode knows it."""
    known = _BY_FONT.get(font.lower())
    if known is not None and 0x20 <= number <= 0xFF:
        number += _PRIVATE
    if 0xE000 <= number <= 0xF8FF:
        return (known or _BY_FONT["wingdings"]).get(number - _PRIVATE, _BULLET)
    return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number <= 0x10FFFF else ""


def box(*, is_checked: bool) -> str:
    """A check box as Word draws it."""
    return _CROSSED if is_checked else _EMPTY
