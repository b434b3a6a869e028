"""Reads PDF: pdfium gives text and places, pdfplumber's geometry gives tables, the layout is our own.

Where pdfium gives nothing that makes sense, pdfminer has a look too; pages without text go to text recognition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from tendercheck.readers._drafts import Composition
from tendercheck.readers._job import Look
from tendercheck.readers._wishes import AS_IT_IS, Wishes

if TYPE_CHECKING:
    from tendercheck.readers._guard import Answer

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

    return composition_of(frames)


def member(data: bytes, key: str) -> bytes:
    """The bytes of an attached file; raises UnreadableDocument."""
    from tendercheck.readers._pdf_attached import attachment
    from tendercheck.readers._pdf_file import opened

    with opened(data) as document:
        return attachment(document, key)


def next_look(answer: Answer, recogniser: str) -> Look | None:
    """What to try next: the pages after one that stopped the reading, the second engine, text recognition."""
    from tendercheck.readers import _pdf_looks

    return _pdf_looks.next_look(answer, recogniser)


def with_look(answer: Answer, look: Look, found: Answer) -> Answer:
    """The answer with what another look found."""
    from tendercheck.readers import _pdf_looks

    return _pdf_looks.with_look(answer, look, found)


def look_again(data: bytes, look: Look) -> Iterator[dict[str, Any]]:
    """The frames of the pages that the look is for. Raises UnreadableDocument where the file is at fault."""
    if look.engine == "pdfium":
        from tendercheck.readers._pdf_file import pages_of

        return pages_of(data, look.pages)
    if look.engine == "pdfminer":
        from tendercheck.readers._pdf_second import second_frames_of

        return second_frames_of(data, look.pages)
    from tendercheck.readers._recognition import recognised_frames_of

    return recognised_frames_of(data, look)
