"""Writes the register of findings as CSV: a line for each, for a spreadsheet or a tracker of tasks."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from tendercheck.model.findings import Finding
from tendercheck.model.report import Checked, Report
from tendercheck.showing import one_line
from tendercheck.writers._words import STATUSES, citation_words, family_name, path_in, place_of_evidence

SUFFIX = ".csv"
MEDIA_TYPE = "text/csv; charset=utf-8"
HEAD = (
    "procurement", "number", "status", "severity", "strength", "family", "barrier", "rule", "title", "document",
    "place", "quote", "message", "law", "wording", "question", "fingerprint",
)  # fmt: skip
_ACTING = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # a spreadsheet takes such a cell for a formula


def write(report: Report) -> bytes:
    """Return UTF-8 with a mark that tells spreadsheets so; no cell begins with a sign that they would act upon."""
    made = StringIO(newline="")
    table = csv.writer(made, lineterminator="\r\n")
    table.writerow(HEAD)
    for checked in report.checked:
        for number, finding in enumerate(checked.findings, start=1):
            table.writerow([neutral(cell) for cell in _cells(finding, checked, number)])
    return made.getvalue().encode("utf-8-sig")


def neutral(cell: str) -> str:
    """The cell on one line, cleaned; with an apostrophe before a sign that would make it a formula."""
    line = one_line(cell)
    return f"'{line}" if line.startswith(_ACTING) else line


def _cells(finding: Finding, checked: Checked, number: int) -> Iterator[str]:
    procurement, evidence, rule = checked.procurement, finding.evidence, finding.rule
    yield procurement.title
    yield str(number)
    yield STATUSES[finding.status] or "Open"
    yield finding.severity.value
    yield finding.strength.value
    yield family_name(rule.family)
    yield rule.barrier
    yield rule.id
    yield rule.title
    yield path_in(procurement, evidence.path)
    yield place_of_evidence(procurement, evidence)
    yield evidence.quote
    yield finding.message
    yield "; ".join(citation_words(citation) for citation in finding.citations)
    yield finding.amendment.options[0].text if finding.amendment.options else finding.amendment.advice
    yield finding.question
    yield finding.fingerprint
