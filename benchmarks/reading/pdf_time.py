"""Time of a PDF page, with its tables, marks and blocks, against pdfium's bare text of the same pages."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pypdfium2

from benchmarks.reading._figure import TENDERS, Figure
from tendercheck.model.document import Source
from tendercheck.readers import pdf
from tendercheck.readers._drafts import assemble

MUST = "at most 6 times pdfium's bare text, median over the tenders"
_AT_MOST = 6.0
_RUNS = 3  # the best of each: whatever else the machine does only ever adds


def measure() -> Figure:
    """Seconds of the processor, both sides in one run, after a file that warms up what is loaded once."""
    files = sorted(TENDERS.glob("*.pdf"))
    _read(files[-1].read_bytes())
    measured = [_measured(file) for file in files]
    ratio = median(reading / bare for _, reading, bare, _ in measured)
    notes = tuple(
        f"{name}: {1000 * reading / pages:.1f} ms a page, {reading / bare:.1f} times the bare text"
        for name, reading, bare, pages in sorted(measured, key=lambda one: one[2] / one[1])
    )
    return Figure(f"{ratio:.1f} times pdfium's bare text, median of {len(files)} tenders", ratio <= _AT_MOST, notes)


def _measured(file: Path) -> tuple[str, float, float, int]:
    data = file.read_bytes()
    pages = len(pypdfium2.PdfDocument(data))
    reading = min(_seconds(lambda: _read(data)) for _ in range(_RUNS))
    bare = min(_seconds(lambda: _bare(data)) for _ in range(_RUNS))
    return file.name, reading, bare, pages


def _seconds(work: Callable[[], None]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _read(data: bytes) -> None:
    assemble(Source("tender.pdf"), pdf.TYPE, pdf.compose(pdf.frames(data)))


def _bare(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_range()
    document.close()
