"""Where words stand on a page of a PDF: in the places of the shown page, and in those of the file.

A reader's line has one box. The letters of the file inside it tell where the quoted part of the line begins and ends;
where they are not the line's letters (text recognised in a picture, answers of a form), the whole line is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2_raw as pdfium

from tendercheck.amending.order import Line
from tendercheck.readers._pdf_page import to_top_left
from tendercheck.readers._pdf_tables import Matrix, Rectangle, holds, moved

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]
"""The corners of words in the file's places: where they are shown top left, top right, bottom left, bottom right."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """A character that is shown, with its box in points from the top left corner."""

    text: str
    box: Rectangle


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page with its letters, and what takes a place of the file's into one of the page as it is shown."""

    matrix: Matrix
    letters: tuple[_Letter, ...]

    def quad(self, line: Line) -> Quad:
        """The corners of the words of a line that are meant."""
        left, top, right, bottom = self._shown(line)
        return (
            self._in_file(left, top),
            self._in_file(right, top),
            self._in_file(left, bottom),
            self._in_file(right, bottom),
        )

    def _shown(self, line: Line) -> Rectangle:
        whole = (line.box.left, line.box.top, line.box.right, line.box.bottom)
        near = [letter for letter in self.letters if holds(whole, *_middle(letter.box))]
        begin = "".join(letter.text for letter in near).find(_unspaced(line.text))  # lines may reach into each other
        first = begin + len(_unspaced(line.text[: line.start]))
        meant = near[first : first + len(_unspaced(line.text[line.start : line.end]))]
        if begin < 0 or not meant:
            return whole
        lefts, tops, rights, bottoms = zip(*(letter.box for letter in meant), strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)

    def _in_file(self, x: float, y: float) -> Point:
        a, b, c, d, e, f = self.matrix
        scale = a * d - b * c
        return (d * (x - e) - c * (y - f)) / scale, (a * (y - f) - b * (x - e)) / scale


def shown_page(page: Any) -> ShownPage | None:
    """The page that pdfium has loaded; None for one without any extent."""
    matrix = to_top_left(page, pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page))
    has_extent = matrix[0] * matrix[3] != matrix[1] * matrix[2]
    return ShownPage(matrix, tuple(_letters_of(page, matrix))) if has_extent else None


def _letters_of(page: Any, matrix: Matrix) -> Iterator[_Letter]:
    """The characters of the page in the file's order, white space left out."""
    text_page = pdfium.FPDFText_LoadPage(page)
    rect = pdfium.FS_RECTF()
    for index in range(max(pdfium.FPDFText_CountChars(text_page), 0)):
        letter = chr(pdfium.FPDFText_GetUnicode(text_page, index))
        if letter.isspace() or not pdfium.FPDFText_GetLooseCharBox(text_page, index, rect):
            continue
        yield _Letter(letter, moved(matrix, rect.left, rect.bottom, rect.right, rect.top))
    pdfium.FPDFText_ClosePage(text_page)


def _unspaced(text: str) -> str:
    return "".join(text.split())


def _middle(box: Rectangle) -> Point:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
