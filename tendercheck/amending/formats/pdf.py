"""Puts notes on a copy of a PDF: a highlight at each passage with the note in it; the pages stay as they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2_raw as pdfium

from tendercheck.amending._pdf.copy import check_open, saved
from tendercheck.amending._pdf.highlights import Sign, highlight
from tendercheck.amending._pdf.places import shown_page
from tendercheck.amending.notes import as_text
from tendercheck.amending.order import Change, Line, Order
from tendercheck.model.fixes import Amended, Unplaced
from tendercheck.readers._pdf_file import opened

_NOWHERE = "No note was made, since its words have no place on a page."


def amend(data: bytes, order: Order) -> Amended:
    """The PDF in `data` with a note for each change of the order on it; no words are changed.

    Raises UnreadableDocument where `data` is no PDF that can be read, or one that is encrypted.
    """
    with opened(data) as document:
        check_open(document)
        placed = _noted(document, order)
        unplaced = tuple(Unplaced(one.number, _NOWHERE) for one in order.changes if one.number not in placed)
        copy = saved(document, data) if placed else data
    return Amended(copy, commented=len(placed), unplaced=unplaced)


def _noted(document: Any, order: Order) -> set[int]:
    """Put the notes on the document, page by page; the numbers of the changes that have one."""
    sign = Sign(order.author, _pdf_date(order.date))
    placed: set[int] = set()
    for number, jobs in sorted(_by_page(order.changes).items()):
        page = pdfium.FPDF_LoadPage(document, number - 1)
        shown = shown_page(page) if page else None
        if shown is None:
            continue
        for change, lines in jobs:
            quads = [shown.quad(line) for line in lines]
            if highlight(page, quads, as_text(change.note), sign, f"tendercheck-{change.number}-{number}"):
                placed.add(change.number)
        pdfium.FPDF_ClosePage(page)
    return placed


def _by_page(changes: Sequence[Change]) -> dict[int, list[tuple[Change, list[Line]]]]:
    """The notes of each page (from 1) with the lines they stand at; a passage over two pages has one on each."""
    pages: dict[int, list[tuple[Change, list[Line]]]] = defaultdict(list)
    for change in changes:
        for page, lines in _lines_by_page(change):
            pages[page].append((change, lines))
    return pages


def _lines_by_page(change: Change) -> Iterator[tuple[int, list[Line]]]:
    lines = change.ends[0].lines
    for page in sorted({line.box.page for line in lines}):
        yield page, [line for line in lines if line.box.page == page]


def _pdf_date(date: str) -> str:
    """A date and time of ISO 8601 in UTC as a PDF writes it."""
    return f"D:{''.join(filter(str.isdigit, date))}Z"
