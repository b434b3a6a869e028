"""The names that the markup of an OpenDocument file goes by."""

from __future__ import annotations

from typing import Any

_BASE = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = _BASE + "office:1.0}"
TEXT = _BASE + "text:1.0}"
TABLE = _BASE + "table:1.0}"
STYLE = _BASE + "style:1.0}"
DRAW = _BASE + "drawing:1.0}"
FO = _BASE + "xsl-fo-compatible:1.0}"
MANIFEST = _BASE + "manifest:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"

PARAGRAPHS = (TEXT + "p", TEXT + "h")
SPACES_LIMIT = 1_000  # that one text:s stands for


def number_in(element: Any, attribute: str, default: int = 0) -> int:
    """An attribute as a whole number of at most nine digits; `default` where it is none."""
    value = element.get(attribute, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 9 else default
