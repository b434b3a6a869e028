"""Writes the register of findings as a workbook: a sheet to sort and filter, and one of the documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from io import BytesIO
from typing import Any

import xlsxwriter

from tendercheck.model.report import Report
from tendercheck.showing import one_line, shorten
from tendercheck.writers._register import HEAD, rows_of
from tendercheck.writers._words import CONDITIONS, coverage_words, path_in

SUFFIX = ".xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OF_DOCUMENTS = ("procurement", "document", "condition", "how much was read", "not read", "SHA-256")
_WIDE = {"title": 32, "quote": 60, "message": 48, "why": 48, "law": 36, "wording": 60, "question": 48, "document": 28}
_USUAL_WIDTH = 14
_LONG_AGO = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - the format has no zones
_CHARACTERS_AT_MOST = 32_000  # of a cell; the format holds 32,767
# Every text is a text: nothing becomes a formula, a link or a number on its own.
_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def write(report: Report) -> bytes:
    """The workbook; nothing in it tells when or where it was made."""
    made = BytesIO()
    book = xlsxwriter.Workbook(made, _PLAIN)
    book.set_properties({"title": "Barriers to small providers", "author": "tendercheck", "created": _LONG_AGO})
    _sheet(book, "Findings", HEAD, rows_of(report))
    _sheet(book, "Documents", _OF_DOCUMENTS, _documents(report))
    book.close()
    return made.getvalue()


def _sheet(book: Any, name: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """A sheet with a row of headings that stays in sight and filters."""
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for column, title in enumerate(head):
        sheet.set_column(column, column, _WIDE.get(title, _USUAL_WIDTH))
        sheet.write_string(0, column, title.capitalize() if title.islower() else title, bold)
    last = 0
    for last, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            sheet.write_string(last, column, shorten(one_line(cell), _CHARACTERS_AT_MOST), wrapped)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(head) - 1)


def _documents(report: Report) -> Iterable[tuple[str, ...]]:
    for checked in report.checked:
        procurement = checked.procurement
        for one in procurement.documents:
            yield (
                procurement.title,
                path_in(procurement, one.source.path),
                CONDITIONS[one.condition],
                coverage_words(one),
                "; ".join(one.coverage.unread),
                one.source.sha256,
            )
