"""Tracked changes of a DOCX in the view that is asked for: what stands, what was deleted, what is not there at all."""

from __future__ import annotations

from enum import Enum

from tendercheck.readers._docx.markup import W
from tendercheck.readers._wishes import Changes
from tendercheck.readers._xml import Element

DELETIONS = frozenset({W + "del", W + "moveFrom"})
INSERTIONS = frozenset({W + "ins", W + "moveTo"})
CHANGES = DELETIONS | INSERTIONS
_CELL_CHANGES = {W + "cellDel": W + "del", W + "cellIns": W + "ins"}


class Fate(Enum):
    """What becomes of text: it stands in its paragraph, it is shown apart as deleted, or it is not there."""

    STANDS = "stands"
    DELETED = "deleted"
    GONE = "gone"


def fate_in(tag: str, outer: Fate, changes: Changes) -> Fate:
    """The fate of what a tracked change `tag` holds, itself in text of the fate `outer`."""
    if outer is Fate.GONE or (tag in INSERTIONS and changes is not Changes.REJECTED):
        return outer
    if tag in INSERTIONS or changes is Changes.ACCEPTED:
        return Fate.GONE
    return outer if changes is Changes.REJECTED else Fate.DELETED


def fate_by(properties: Element | None, outer: Fate, changes: Changes) -> Fate:
    """The fate of what has `properties` (w:trPr, w:tcPr, the w:rPr of a paragraph's mark) that say how it changed."""
    for child in () if properties is None else properties:
        tag = _CELL_CHANGES.get(child.tag, child.tag)
        if tag in CHANGES:
            outer = fate_in(tag, outer, changes)
    return outer


def is_changed(properties: Element | None) -> bool:
    """Whether `properties` say that what has them was inserted, deleted or moved."""
    return properties is not None and any(_CELL_CHANGES.get(child.tag, child.tag) in CHANGES for child in properties)


def viewed(properties: Element | None, changes: Changes) -> Element | None:
    """`properties` (w:pPr, w:rPr, w:tcPr); as they were before they changed, where changes are rejected."""
    if changes is Changes.REJECTED and properties is not None:
        before = properties.find(f"{properties.tag}Change/{properties.tag}")
        return properties if before is None else before
    return properties
