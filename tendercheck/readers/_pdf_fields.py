"""What stands on a page beside its own text: answers in form fields, notes that people pinned on it. In the worker."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2_raw as pdfium

from tendercheck.readers._pdf_tables import Matrix, Rectangle, holds, moved

_ANNOTATIONS_AT_MOST = 5_000
_OPTIONS_AT_MOST = 1_000
_HIDDEN_FLAG = 2
_TEXTS = (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
_BOXES = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
_SAY_NOTHING = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_WIDGET)
_SHARE_OF_HEIGHT = 0.7  # of a field is the size of its type
_LARGEST_POINTS = 12.0


class Form:
    """The form of a document, for as long as the document is open; where there is none, pages have notes alone."""

    def __init__(self, document: Any) -> None:
        self._config = pdfium.FPDF_FORMFILLINFO(version=2)
        has_form = pdfium.FPDF_GetFormType(document) != pdfium.FORMTYPE_NONE
        self._form = pdfium.FPDFDOC_InitFormFillEnvironment(document, self._config) if has_form else None

    def close(self) -> None:
        """Let go of the document."""
        if self._form:
            pdfium.FPDFDOC_ExitFormFillEnvironment(self._form)
        self._form = None

    def on(self, page: Any, matrix: Matrix) -> tuple[list[list[Any]], list[str]]:
        """The answers as lines (as `_pdf_page.Line`), and the texts of the notes, of a page."""
        answers: list[list[Any]] = []
        notes: list[str] = []
        for annotation in _annotations(page):
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            if kind == pdfium.FPDF_ANNOT_WIDGET and self._form:
                text, box = self._answer(annotation), _box(annotation, matrix)
                if text and box is not None:
                    answers.append(_line(text, box))
            elif kind not in _SAY_NOTHING and (text := _string(annotation, b"Contents")):
                notes.append(text)
        return answers, notes

    def _answer(self, annotation: Any) -> str:
        kind = pdfium.FPDFAnnot_GetFormFieldType(self._form, annotation)
        if kind in _BOXES:
            return "\u2610" if _string(annotation, b"AS") in ("", "Off") else "\u2612"
        if kind not in _TEXTS:
            return ""
        if kind != pdfium.FPDF_FORMFIELD_TEXTFIELD and (chosen := ", ".join(self._chosen(annotation))):
            return chosen
        length = pdfium.FPDFAnnot_GetFormFieldValue(self._form, annotation, None, 0)
        buffer = (ctypes.c_ushort * (length // 2 + 1))()
        pdfium.FPDFAnnot_GetFormFieldValue(self._form, annotation, buffer, length)
        return _decoded(buffer, length)

    def _chosen(self, annotation: Any) -> Iterator[str]:
        """The options that are selected in a list, as they are shown."""
        for index in range(min(pdfium.FPDFAnnot_GetOptionCount(self._form, annotation), _OPTIONS_AT_MOST)):
            if pdfium.FPDFAnnot_IsOptionSelected(self._form, annotation, index):
                length = pdfium.FPDFAnnot_GetOptionLabel(self._form, annotation, index, None, 0)
                buffer = (ctypes.c_ushort * (length // 2 + 1))()
                pdfium.FPDFAnnot_GetOptionLabel(self._form, annotation, index, buffer, length)
                yield _decoded(buffer, length)


def _annotations(page: Any) -> Iterator[Any]:
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _ANNOTATIONS_AT_MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            if not pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN_FLAG:
                yield annotation
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _box(annotation: Any, matrix: Matrix) -> Rectangle | None:
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(annotation, rect):
        return None
    return moved(matrix, rect.left, rect.bottom, rect.right, rect.top)


def _string(annotation: Any, key: bytes) -> str:
    length = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if length <= 2:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(annotation, key, buffer, length)
    return _decoded(buffer, length)


def _decoded(buffer: Any, length: int) -> str:
    text = bytes(buffer)[: max(length - 2, 0)].decode("utf-16-le", "replace")
    return " ".join(text.split())


def _line(text: str, box: Rectangle) -> list[Any]:
    size = min(_SHARE_OF_HEIGHT * (box[3] - box[1]), _LARGEST_POINTS)
    return [text, *(round(side, 1) for side in box), round(size, 1), False]


def placed(answers: list[list[Any]], lines: list[list[Any]], tables: list[dict[str, Any]]) -> None:
    """Put each answer into the table cell that holds it, else behind the line at its left, else below the one above."""
    for answer in answers:
        cell = _cell_of(answer, tables)
        if cell is not None:
            cell["lines"].append(answer)
            continue
        at = _place_of(answer, lines)
        lines.insert(at, answer)
        for table in tables:
            table["at"] += table["at"] > at


def _cell_of(answer: list[Any], tables: list[dict[str, Any]]) -> dict[str, Any] | None:
    x, y = (answer[1] + answer[3]) / 2, (answer[2] + answer[4]) / 2
    cells: Iterator[dict[str, Any]] = (cell for table in tables for row in table["rows"] for cell in row)
    return next((one for one in cells if holds(one["box"], x, y)), None)


def _place_of(answer: list[Any], lines: list[list[Any]]) -> int:
    _, left, top, _, bottom, *_ = answer
    middle = (top + bottom) / 2
    beside = [(line[3], index) for index, line in enumerate(lines) if line[2] <= middle <= line[4] and line[1] < left]
    if beside:
        return max(beside)[1] + 1
    above = [(line[4], index) for index, line in enumerate(lines) if line[4] <= middle]
    return max(above)[1] + 1 if above else 0
