"""A formula of a DOCX on one line: with the signs that Word draws without spelling them, a slash for a bar."""

from __future__ import annotations

from collections.abc import Iterator

from tendercheck.readers._docx.changes import CHANGES, Fate, fate_in
from tendercheck.readers._docx.markup import MATH, W
from tendercheck.readers._wishes import Changes
from tendercheck.readers._xml import Element

FORMULAS = frozenset({MATH + "oMath", MATH + "oMathPara"})
_TEXT = frozenset({MATH + "t", W + "t", W + "delText"})
_ROWS = frozenset(MATH + name for name in ("d", "m", "mr", "eqArr"))  # what they hold stands side by side
_OPERATOR = "\u222b"  # the integral that m:nary draws where it names no other


def formula(element: Element, fate: Fate, changes: Changes) -> Iterator[tuple[str, Fate]]:
    """The text of a m:oMath and the like, piece by piece, each with what becomes of it."""
    tag = element.tag
    if tag in _TEXT:
        yield element.text or "", fate
        return
    if tag in CHANGES:
        fate = fate_in(tag, fate, changes)
    opens, closes = _signs(element)
    yield opens, fate
    joint = _property(element, "sepChr", "|") if tag == MATH + "d" else " "
    for index, child in enumerate(element):
        if tag in _ROWS and index and element[index - 1].tag == child.tag:
            yield joint, fate
        yield from formula(child, fate, changes)
    yield closes, fate


def _signs(element: Element) -> tuple[str, str]:
    """What Word draws before and after the content of `element`."""
    if element.tag == MATH + "d":
        return _property(element, "begChr", "("), _property(element, "endChr", ")")
    if element.tag == MATH + "nary":
        return _property(element, "chr", _OPERATOR), ""
    if element.tag == MATH + "rad":
        return "\u221a(", ")"
    return ("/", "") if element.tag == MATH + "den" else ("", "")


def _property(element: Element, name: str, default: str) -> str:
    found = element.find(f"{element.tag}Pr/{MATH}{name}")
    return str(found.get(MATH + "val", "")) if found is not None else default
