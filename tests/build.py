"""Builders: documents of the kinds that tests need, made on the spot."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

Drawn = tuple[float, float, str] | tuple[float, float, str, str, float]
"""Text at (left, top) in points from the top left corner; font and size where they are not Helvetica and 11."""

PAGE_HEIGHT = 842.0


def pdf(*pages: Sequence[Drawn], grids: Sequence[tuple[int, Sequence[float], Sequence[float]]] = ()) -> bytes:
    """A PDF of the pages; a grid is (page from 1, left edges of its columns and its right, heights of its rules)."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595.0, PAGE_HEIGHT), invariant=True)
    for number, page in enumerate(pages, start=1):
        for left, top, text, *kind in page:
            font, size = kind or ("Helvetica", 11)
            canvas.setFont(font, size)
            canvas.drawString(left, PAGE_HEIGHT - top, text)
        for at, across, down in grids:
            if at == number:
                canvas.grid(list(across), [PAGE_HEIGHT - height for height in down])
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def column(*lines: str, left: float = 72, top: float = 100, pitch: float = 14) -> list[Drawn]:
    """Lines of one paragraph under each other."""
    return [(left, top + index * pitch, line) for index, line in enumerate(lines)]
