"""Writes a report as ODT, to be worked on, filed or sent round."""

from __future__ import annotations

from tendercheck.model.report import Report
from tendercheck.papers import odt
from tendercheck.writers._report_paper import paper_of

SUFFIX = odt.SUFFIX
MEDIA_TYPE = "application/vnd.oasis.opendocument.text"


def write(report: Report) -> bytes:
    """Return the report as a package."""
    return odt.write(paper_of(report))
