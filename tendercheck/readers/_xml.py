"""The one door through which XML comes in: no entity is resolved, nothing is fetched, nothing is believed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition

DEPTH_LIMIT = 200

_PROLOGUE_BYTES = 1 << 20
_FIRST_ELEMENT = re.compile(rb"<[A-Za-z_:\x80-\xff]")
_TOO_DEEP = etree.XPath("boolean(" + "/*" * (DEPTH_LIMIT + 1) + ")")
# lxml's own default resolves entities; nothing of the kind is wanted here.
_SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}

Element = Any  # lxml has no types of its own


def safe_xml(data: bytes, part: str, *, advice: str) -> Element:
    """Return the root of `data`, the bytes of `part`; `advice` is what its owner can do where it is damaged.

    Raises UnreadableDocument: any DOCTYPE is refused, because an entity can hide words from us that others show.
    """
    plain = _prologue(data)
    first = _FIRST_ELEMENT.search(plain)
    # Only what stands before the first element can be a declaration.
    if b"<!doctype" in plain[: first.start() if first else None].lower():
        raise _forbidden(part)
    try:
        root: Element = etree.fromstring(data, etree.XMLParser(**_SAFE))
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise _malformed(part, fault, advice) from fault
    if root.getroottree().docinfo.doctype:
        raise _forbidden(part)
    if _TOO_DEEP(root):
        raise UnreadableDocument(
            Condition.MALFORMED, f"{part} nests more than {DEPTH_LIMIT} elements deep, which no program writes."
        )
    return root


def iter_elements(data: bytes, part: str, *names: str, advice: str) -> Iterator[Element]:
    """The elements of those local names as they end, each forgotten before the next; raises UnreadableDocument."""
    if b"<!doctype" in _prologue(data).lower():
        raise _forbidden(part)
    try:
        for _, element in etree.iterparse(BytesIO(data), tag=[f"{{*}}{name}" for name in names], **_SAFE):
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as fault:
        raise _malformed(part, fault, advice) from fault


def name_of(element: Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def child(element: Element, *names: str) -> Element | None:
    """The first element that the path of local names leads to, or None."""
    for name in names:
        element = next((one for one in element if name_of(one) == name), None) if element is not None else None
    return element


def _prologue(data: bytes) -> bytes:
    # UTF-16 and UTF-32 put NULs between the letters.
    return data[:_PROLOGUE_BYTES].replace(b"\0", b"")


def _forbidden(part: str) -> UnreadableDocument:
    return UnreadableDocument(Condition.DTD_FORBIDDEN, f"{part} declares a DOCTYPE, which can hide text.")


def _malformed(part: str, fault: Exception, advice: str) -> UnreadableDocument:
    return UnreadableDocument(Condition.MALFORMED, f"{part} is not well-formed XML ({fault}); {advice}.")
