"""Writes the register of findings as CSV: a line for each, for a spreadsheet or a tracker of tasks."""

from __future__ import annotations

import csv
from io import StringIO

from tendercheck.model.report import Report
from tendercheck.showing import one_line
from tendercheck.writers._register import HEAD, rows_of

SUFFIX = ".csv"
MEDIA_TYPE = "text/csv; charset=utf-8"
_ACTING = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # a spreadsheet takes such a cell for a formula


def write(report: Report) -> bytes:
    """Return UTF-8 with a mark that tells spreadsheets so; no cell begins with a sign that they would act upon."""
    made = StringIO(newline="")
    table = csv.writer(made, lineterminator="\r\n")
    table.writerow(HEAD)
    table.writerows([neutral(cell) for cell in row] for row in rows_of(report))
    return made.getvalue().encode("utf-8-sig")


def neutral(cell: str) -> str:
    """The cell on one line, cleaned; with an apostrophe before a sign that would make it a formula."""
    line = one_line(cell)
    return f"'{line}" if line.startswith(_ACTING) else line
