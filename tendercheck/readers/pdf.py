"""Reads PDF: pdfium gives text and places, pdfplumber's geometry gives tables, the layout is our own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tendercheck.readers._drafts import Composition
from tendercheck.readers._wishes import AS_IT_IS, Wishes

TYPE = "pdf"
_HEADER_WITHIN_BYTES = 1024


def recognises(data: bytes) -> bool:
    """Whether a PDF header stands near the beginning, as viewers accept it."""
    return b"%PDF-" in data[:_HEADER_WITHIN_BYTES]


def frames(data: bytes, wishes: Wishes = AS_IT_IS) -> Iterator[dict[str, Any]]:
    """First {"pages", ...}, then a frame for each page. Raises UnreadableDocument where the file is at fault."""
    from tendercheck.readers._pdf_file import frames_of

    return frames_of(data)


def compose(frames: Iterable[dict[str, Any]]) -> Composition:
    """The blocks of the document, with what was not read named page by page."""
    from tendercheck.readers._pdf_blocks import composition_of

    return composition_of(list(frames))
