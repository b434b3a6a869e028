"""A highlight with a note on a page of a PDF: an annotation as every viewer shows it, and nothing else of the page."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2_raw as pdfium

from tendercheck.amending._pdf.places import Quad
from tendercheck.showing import clean, clean_line

_COLOUR = (255, 212, 0)  # a marker's yellow
_ALPHA = 77  # of 255: words under it stay easy to read
_SEEN_THROUGH = "GS"  # what pdfium calls the state of drawing that has the alpha
_PRINTED = 4  # the flag of an annotation that is printed too


@dataclass(frozen=True, slots=True)
class Sign:
    """Who made a note, and when, as a PDF writes dates."""

    author: str
    date: str


def highlight(page: Any, quads: Sequence[Quad], note: str, sign: Sign, name: str) -> bool:
    """Mark the quads and say the note there; False where pdfium could not. `name` is the annotation's own."""
    annotation = pdfium.FPDFPage_CreateAnnot(page, pdfium.FPDF_ANNOT_HIGHLIGHT)
    if not annotation:
        return False
    try:
        told = {"Contents": clean(note), "T": clean_line(sign.author), "M": sign.date, "CreationDate": sign.date}
        return (
            all(_says(annotation, key, text) for key, text in {**told, "NM": name}.items())
            and all(pdfium.FPDFAnnot_AppendAttachmentPoints(annotation, _points(quad)) for quad in quads)
            and bool(pdfium.FPDFAnnot_SetRect(annotation, _round(quads)))
            and bool(pdfium.FPDFAnnot_SetColor(annotation, pdfium.FPDFANNOT_COLORTYPE_Color, *_COLOUR, _ALPHA))
            and bool(pdfium.FPDFAnnot_SetFlags(annotation, _PRINTED))
            and bool(pdfium.FPDFAnnot_SetAP(annotation, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, _wide(_drawn(quads))))
        )
    finally:
        pdfium.FPDFPage_CloseAnnot(annotation)


def _says(annotation: Any, key: str, text: str) -> bool:
    return bool(pdfium.FPDFAnnot_SetStringValue(annotation, key.encode(), _wide(text)))


def _points(quad: Quad) -> Any:
    return pdfium.FS_QUADPOINTSF(*(side for point in quad for side in point))


def _round(quads: Sequence[Quad]) -> Any:
    across = [x for quad in quads for x, _ in quad]
    up = [y for quad in quads for _, y in quad]
    return pdfium.FS_RECTF(min(across), max(up), max(across), min(up))


def _drawn(quads: Sequence[Quad]) -> str:
    """The operators that fill the quads."""
    colour = " ".join(f"{part / 255:.3f}" for part in _COLOUR)
    ways = (f"{_at(a)} m {_at(b)} l {_at(d)} l {_at(c)} l h f" for a, b, c, d in quads)
    return "\n".join([f"/{_SEEN_THROUGH} gs {colour} rg", *ways])


def _at(point: tuple[float, float]) -> str:
    return f"{point[0]:.2f} {point[1]:.2f}"


def _wide(text: str) -> Any:
    """The text as pdfium takes it: UTF-16 with a zero at its end."""
    data = text.replace("\0", "").encode("utf-16-le") + b"\0\0"
    return (ctypes.c_ushort * (len(data) // 2)).from_buffer_copy(data)
