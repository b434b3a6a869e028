"""The names that the markup of a DOCX goes by, and how its properties say what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tendercheck.readers._xml import Element

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


def eased(root: Element) -> Element:
    """`root` of a part; where it goes by the names of a Strict package, by the usual ones now."""
    if _STRICT_HOST in "".join(uri or "" for uri in root.nsmap.values()):
        for element in root.iter():
            _ease(element)
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


def _ease(element: Element) -> None:
    space, brace, name = element.tag.partition("}")
    if space + brace in _STRICT:
        element.tag = _STRICT[space + brace] + name
    for key, value in element.attrib.items():
        space, brace, name = key.partition("}")
        if brace and space + brace in _STRICT:
            del element.attrib[key]
            element.set(_STRICT[space + brace] + name, value)
