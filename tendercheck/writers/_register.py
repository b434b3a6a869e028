"""The register of findings: a row for each, for a spreadsheet or a tracker of tasks."""

from __future__ import annotations

from collections.abc import Iterator

from tendercheck.model.findings import Finding
from tendercheck.model.report import Checked, Report
from tendercheck.writers._words import STATUSES, citation_words, family_name, path_in, place_of_evidence

HEAD = (
    "procurement", "number", "status", "severity", "strength", "family", "barrier", "rule", "title", "document",
    "place", "quote", "message", "law", "wording", "question", "kept because", "kept by", "kept until", "fingerprint",
)  # fmt: skip


def rows_of(report: Report) -> Iterator[tuple[str, ...]]:
    """The findings as cells under `HEAD`, as they were written: whoever puts them into a file makes them harmless."""
    for checked in report.checked:
        for number, finding in enumerate(checked.findings, start=1):
            yield tuple(_cells(finding, checked, number))


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
    yield finding.waiver.reason if finding.waiver else ""
    yield finding.waiver.by if finding.waiver else ""
    yield finding.waiver.until.isoformat() if finding.waiver else ""
    yield finding.fingerprint
