"""Recognises text in pages that are pictures, by tesseract or rapidocr. Runs in a worker of its own."""

from __future__ import annotations

import csv
import io
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import fmean, median
from typing import Any

import pypdfium2_raw as pdfium

from tendercheck.readers._job import Look
from tendercheck.readers._pdf_file import opened
from tendercheck.readers._pdf_picture import pixels_of
from tendercheck.readers._programs import TESSERACT

_DOTS_PER_POINT = 300 / 72
_PIXELS_AT_MOST = 25_000_000
_SECONDS_A_PAGE = 120
_LARGER = 1.5
_SUREST = 0.99  # nothing that is recognised is certain
_WIDE_GAP = 2.0  # times the height of a line: what stands beyond is another cell
_WORD_LEVEL = "5"


@dataclass(frozen=True, slots=True)
class _Picture:
    """A page as grey pixels, row after row."""

    width: int
    height: int
    pixels: bytes
    dots_per_point: float


@dataclass(frozen=True, slots=True)
class _Word:
    """A word or a stretch of words, its box in pixels; `confidence` from 0 to 1."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float


def recognised_frames_of(data: bytes, look: Look) -> Iterator[dict[str, Any]]:
    """A frame like pdfium's for each page of the look; its lines have a confidence too, and so has the page."""
    lines_in: Callable[[_Picture], list[list[_Word]]] = (
        _Tesseract(look.program).lines_in if look.engine == TESSERACT else _RapidOcr().lines_in
    )
    with opened(data) as document:
        for number in look.pages:
            picture = _picture_of(document, number)
            if picture is not None:
                yield _frame(number, picture, lines_in(picture), look.engine)


def _picture_of(document: Any, number: int) -> _Picture | None:
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        return None
    try:
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        scale = min(_DOTS_PER_POINT, (_PIXELS_AT_MOST / max(width * height, 1.0)) ** 0.5)
        size = (max(round(width * scale), 1), max(round(height * scale), 1))
        return _Picture(*size, pixels_of(page, *size), scale)
    finally:
        pdfium.FPDF_ClosePage(page)


def _frame(number: int, picture: _Picture, lines: list[list[_Word]], engine: str) -> dict[str, Any]:
    words = [word for line in lines for word in line]
    usual = median(word.bottom - word.top for word in words) if words else 0.0
    return {
        "page": number,
        "width": round(picture.width / picture.dots_per_point, 1),
        "height": round(picture.height / picture.dots_per_point, 1),
        "lines": [
            _told(part, picture.dots_per_point, usual, goes_on=part[0] is not line[0])
            for line in lines
            for part in _stretches(line)
        ],
        "tables": [],
        "picture": False,
        "images": True,
        "recognised": engine,
        "confidence": round(fmean(word.confidence for word in words), 2) if words else 0.0,
    }


def _stretches(line: list[_Word]) -> Iterator[list[_Word]]:
    """The words of a line, parted where a gap says that another cell of a table begins."""
    stretch: list[_Word] = []
    for word in line:
        if stretch and word.left - stretch[-1].right > _WIDE_GAP * (word.bottom - word.top):
            yield stretch
            stretch = []
        stretch.append(word)
    if stretch:
        yield stretch


def _told(words: list[_Word], scale: float, usual_height: float, *, goes_on: bool) -> list[Any]:
    box = [
        min(word.left for word in words) / scale,
        min(word.top for word in words) / scale,
        max(word.right for word in words) / scale,
        max(word.bottom for word in words) / scale,
    ]
    height = median(word.bottom - word.top for word in words)
    # "over" is lower than "(Type)": only what is much higher than the rest of the page is of another size.
    size = (height if height > _LARGER * usual_height else usual_height) / scale
    confidence = min(round(fmean(word.confidence for word in words), 2), _SUREST)
    text = " ".join(word.text for word in words)
    return [text, *(round(side, 1) for side in box), round(size, 1), False, goes_on, confidence]


class _Tesseract:
    """The program, fed with one page at a time."""

    def __init__(self, program: str) -> None:
        self._program = program

    def lines_in(self, picture: _Picture) -> list[list[_Word]]:
        """The words of each line, in the order that tesseract reads them; none where the program fails."""
        header = f"P5 {picture.width} {picture.height} 255\n".encode()
        dots = str(round(picture.dots_per_point * 72))
        try:
            done = subprocess.run(
                [self._program, "stdin", "stdout", "-l", "eng", "--dpi", dots, "tsv"],
                input=header + picture.pixels, capture_output=True, timeout=_SECONDS_A_PAGE, check=False,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired):
            return []
        return _lines_of_table(done.stdout.decode("utf-8", "replace"))


def _lines_of_table(table: str) -> list[list[_Word]]:
    lines: dict[tuple[str, ...], list[_Word]] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] != _WORD_LEVEL or not (row["text"] or "").strip():
            continue
        left, top, width, height = (float(row[key]) for key in ("left", "top", "width", "height"))
        sure = min(max(float(row["conf"]) / 100, 0.0), 1.0)
        word = _Word(row["text"].strip(), left, top, left + width, top + height, sure)
        lines.setdefault(tuple(row[key] for key in ("block_num", "par_num", "line_num")), []).append(word)
    return list(lines.values())


class _RapidOcr:
    """The library; its models are inside the package."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        self._engine = RapidOCR(params={"Global.log_level": "error", **_ONE_THREAD})

    def lines_in(self, picture: _Picture) -> list[list[_Word]]:
        """The stretches of each line, lines from the top of the page downwards."""
        import numpy

        grey = numpy.frombuffer(picture.pixels, numpy.uint8).reshape(picture.height, picture.width)
        found = self._engine(numpy.stack([grey] * 3, axis=-1))
        if found.boxes is None or found.txts is None:
            return []
        words = [
            _Word(text.strip(), *_around(box), float(sure))
            for box, text, sure in zip(found.boxes, found.txts, found.scores, strict=True)
            if text.strip()
        ]
        return _into_lines(words)


_ONE_THREAD = {
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


def _around(corners: Any) -> tuple[float, float, float, float]:
    across, down = [float(corner[0]) for corner in corners], [float(corner[1]) for corner in corners]
    return min(across), min(down), max(across), max(down)


def _into_lines(words: list[_Word]) -> list[list[_Word]]:
    lines: list[list[_Word]] = []
    for word in sorted(words, key=lambda one: (one.top + one.bottom, one.left)):
        middle = (word.top + word.bottom) / 2
        if lines and lines[-1][0].top <= middle <= lines[-1][0].bottom:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda one: one.left) for line in lines]
