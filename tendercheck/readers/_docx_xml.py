"""The one door through which XML of an office package comes in, and the names that its markup goes by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition

DEPTH_LIMIT = 200

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

# Strict packages (ISO 29500-1) say the same things under other addresses.
_STRICT = {
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}": W,
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}": R,
    "{http://purl.oclc.org/ooxml/drawingml/main}": A,
    "{http://purl.oclc.org/ooxml/officeDocument/math}": MATH,
}
_STRICT_HOST = "http://purl.oclc.org/ooxml/"
_FIRST_ELEMENT = re.compile(rb"<[A-Za-z_:\x80-\xff]")
_TOO_DEEP = etree.XPath("boolean(" + "/*" * (DEPTH_LIMIT + 1) + ")")

Element = Any  # lxml has no types of its own


def safe_xml(data: bytes, part: str) -> Element:
    """Return the root of `data`, the bytes of `part`: no entity is resolved, nothing is fetched, Strict names eased.

    Raises UnreadableDocument: any DOCTYPE is refused, because an entity can hide words from us that Word shows.
    """
    if _declares_doctype(data):
        raise _forbidden(part)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: Element = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise UnreadableDocument(
            Condition.MALFORMED, f"{part} is not well-formed XML ({fault}); save it again in Word."
        ) from fault
    if root.getroottree().docinfo.doctype:
        raise _forbidden(part)
    if _TOO_DEEP(root):
        raise UnreadableDocument(
            Condition.MALFORMED, f"{part} nests more than {DEPTH_LIMIT} elements deep, which no word processor writes."
        )
    if _STRICT_HOST in "".join(uri or "" for uri in root.nsmap.values()):
        _ease(root)
    return root


def is_on(parent: Element, tag: str) -> bool | None:
    """The value of an on/off property of `parent`, such as w:b; None where it says nothing."""
    found = parent.find(tag)
    if found is None:
        return None
    return found.get(W + "val", "true") not in ("0", "false", "off")


def value_of(parent: Element | None, path: str) -> str | None:
    """The w:val of the element at `path`, or None."""
    found = parent.find(path) if parent is not None else None
    value: str | None = found.get(W + "val") if found is not None else None
    return value


def number_of(parent: Element | None, path: str) -> int | None:
    """The w:val of the element at `path` as a whole number, or None."""
    return whole_number(value_of(parent, path))


def whole_number(value: str | None) -> int | None:
    """`value` as a whole number of at most nine digits, or None."""
    return int(value) if value and re.fullmatch(r"-?[0-9]{1,9}", value) else None


def chosen_branch(alternate: Element) -> Element | None:
    """What a reader sees of mc:AlternateContent, which stores one thing twice: the first choice, else the fallback."""
    for tag in ("Choice", "Fallback"):
        branch = alternate.find(MC + tag)
        if branch is not None and len(branch):
            return branch
    return None


def iter_wanted(container: Element, wanted: frozenset[str], wrappers: frozenset[str]) -> Iterator[Element]:
    """The `wanted` children of `container`, in order, also those inside `wrappers`, which show what they hold."""
    for child in container:
        if child.tag in wanted:
            yield child
        elif child.tag == MC + "AlternateContent":
            branch = chosen_branch(child)
            if branch is not None:
                yield from iter_wanted(branch, wanted, wrappers)
        elif child.tag in wrappers:
            yield from iter_wanted(child, wanted, wrappers)


def _forbidden(part: str) -> UnreadableDocument:
    return UnreadableDocument(
        Condition.DTD_FORBIDDEN, f"{part} declares a DOCTYPE, which office files do not have and which can hide text."
    )


def _declares_doctype(data: bytes) -> bool:
    # UTF-16 and UTF-32 put NULs between the letters. Only what stands before the first element can be a declaration.
    plain = data[: 1 << 20].replace(b"\0", b"")
    first = _FIRST_ELEMENT.search(plain)
    return b"<!doctype" in plain[: first.start() if first else None].lower()


def _ease(root: Element) -> None:
    for element in root.iter():
        space, brace, name = element.tag.partition("}")
        if space + brace in _STRICT:
            element.tag = _STRICT[space + brace] + name
        for key, value in element.attrib.items():
            space, brace, name = key.partition("}")
            if brace and space + brace in _STRICT:
                del element.attrib[key]
                element.set(_STRICT[space + brace] + name, value)
