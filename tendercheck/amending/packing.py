"""Packs an office package anew: what was changed in place of what was there, every other part byte by byte."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from lxml import etree

from tendercheck.readers._xml import Element

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the date of a new part: a zip knows none before


def packed(data: bytes, roots: Mapping[str, Element]) -> bytes:
    """The package in `data` with these parts, in the order and packed as they were; new parts come last."""
    made = BytesIO()
    written = {part.lower(): _serialised(root) for part, root in roots.items()}
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        held = {entry.filename.lower() for entry in old.infolist()}
        for entry in old.infolist():
            content = written.get(entry.filename.lower()) or old.read(entry)
            new.writestr(entry, content, compress_type=entry.compress_type)
        for part in roots:
            if part.lower() not in held:
                new.writestr(zipfile.ZipInfo(part, _LONG_AGO), written[part.lower()], zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _serialised(root: Element) -> bytes:
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made
