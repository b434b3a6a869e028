"""Bytes of a web page to its tree: the encoding as browsers find it, no entity of its own, nothing cut off unseen."""

from __future__ import annotations

import codecs
import re
from typing import Any

from lxml import etree, html

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LOOKS_AT_BYTES = 4_096
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]*encoding\s*=\s*["']([\w.:-]{2,40})""", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SUBSET = re.compile(r"<!doctype[^>\[]*\[", re.IGNORECASE)
_FIRST_ELEMENT = re.compile(r"<[A-Za-z]")
_DEPTH_LIMIT = 200
_TOO_DEEP = "The page nests more than {limit} elements deep: print it to PDF."


def tree_of(data: bytes, charset: str = "") -> Any:
    """The root element; raises UnreadableDocument for a page that declares entities or nests without end.

    `charset` is what the message that brought the page says of its encoding, which counts before the page's own word.
    """
    text = _DECLARATION.sub("", _decoded(data, charset)).replace("\0", " ")
    first = _FIRST_ELEMENT.search(text)
    if _SUBSET.search(text[: first.start() if first else None]):
        raise UnreadableDocument(
            Condition.DTD_FORBIDDEN, "The page declares entities of its own, which can hide text: print it to PDF."
        )
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as fault:
        raise UnreadableDocument(Condition.MALFORMED, f"The page cannot be read ({fault}): print it to PDF.") from fault
    # libxml2 stops at a depth of 256 and gives what came before.
    if any("depth" in entry.message for entry in parser.error_log) or _depth(root) > _DEPTH_LIMIT:
        raise UnreadableDocument(Condition.MALFORMED, _TOO_DEEP.format(limit=_DEPTH_LIMIT))
    return root


def _depth(root: Any) -> int:
    deepest, level = 0, 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


def _decoded(data: bytes, charset: str) -> str:
    stated = (charset,) if charset and _is_text_codec(charset) else ()
    for encoding in (*stated, *_encodings(data)):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1")


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith(_UTF16):
        return ("utf-16",)
    if data.startswith(codecs.BOM_UTF8):
        return ("utf-8-sig", "cp1252")
    if data[:2] in (b"<\0", b"\0<"):
        return ("utf-16-le" if data[0] else "utf-16-be",)
    found = _CHARSET.search(data[:_LOOKS_AT_BYTES])
    stated = (found[1] or found[2]).decode("ascii").lower() if found else ""
    # Browsers take these names for the code page of Windows, which holds them; a page that says utf-16 here is not.
    if stated in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"):
        stated = "cp1252"
    is_text = stated and not stated.startswith("utf-16") and _is_text_codec(stated)
    return (*((stated,) if is_text else ()), "utf-8", "cp1252")


def _is_text_codec(name: str) -> bool:
    try:
        return bool(codecs.lookup(name)._is_text_encoding)
    except LookupError:
        return False
