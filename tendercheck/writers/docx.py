"""Writes a report as DOCX, to be worked on, filed or sent round."""

from __future__ import annotations

from tendercheck.model.report import Report
from tendercheck.papers import docx
from tendercheck.writers._report_paper import paper_of

SUFFIX = docx.SUFFIX
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def write(report: Report) -> bytes:
    """Return the report as a package."""
    return docx.write(paper_of(report))
