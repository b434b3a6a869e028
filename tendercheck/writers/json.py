"""Writes a report as JSON: the contract for other programs (`tendercheck schema` prints its JSON Schema)."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from tendercheck.model.accuracy import Accuracy
from tendercheck.model.document import Document
from tendercheck.model.findings import Evidence, Finding, Outcome, OutcomeKind
from tendercheck.model.procurement import Regime
from tendercheck.model.report import Checked, Report
from tendercheck.model.rules import Citation, Severity
from tendercheck.model.waivers import Waiver
from tendercheck.writers._json_analysis import analysis_as_data, law_as_data
from tendercheck.writers._json_facts import fact_as_data, place_as_data

SUFFIX = ".json"
MEDIA_TYPE = "application/json"
SCHEMA_VERSION = "1.4"


def write(report: Report) -> bytes:
    """Return the report as one JSON object, keys in a fixed order, indented by two.

    Half a surrogate pair (a file name that is no UTF-8) comes out as JSON's own escape for it.
    """
    return (json.dumps(as_data(report), ensure_ascii=False, indent=2) + "\n").encode(errors="backslashreplace")


def as_data(report: Report) -> dict[str, Any]:
    """The report as plain values (design.md, section 6)."""
    ruleset = report.ruleset
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {
            "name": "tendercheck",
            "version": report.version,
            "ruleset": ruleset.name,
            "ruleset_version": ruleset.version,
            "ruleset_sha256": ruleset.sha256,
            "ruleset_extends": [{"name": one.name, "version": one.version} for one in ruleset.extends],
            "previews_off": list(ruleset.previews_off),
            "law_read_on": ruleset.law_read_on.isoformat(),
            "as_at": report.as_at.isoformat(),
        },
        "summary": _summary(report.checked),
        "procurements": [_procurement(checked) for checked in report.checked],
    }


def _summary(checked: tuple[Checked, ...]) -> dict[str, Any]:
    findings = [finding for one in checked for finding in one.findings]
    documents = [document for one in checked for document in one.procurement.documents]
    return {
        "findings": {severity.value: sum(f.severity is severity for f in findings) for severity in Severity},
        "outcomes": {kind.value: sum(one.count(kind) for one in checked) for kind in OutcomeKind},
        "families": dict(sorted(Counter(finding.rule.family for finding in findings).items())),
        "documents": len(documents),
        "conditions": dict(sorted(Counter(document.condition.value for document in documents).items())),
        "read_whole": all(one.procurement.is_read_whole for one in checked),
    }


def _procurement(checked: Checked) -> dict[str, Any]:
    procurement = checked.procurement
    return {
        "title": procurement.title,
        "folder": procurement.folder,
        "regime": _regime(procurement.regime),
        "facts": [fact_as_data(fact, procurement) for fact in procurement.iter_facts() if fact.role is not None],
        "documents": [_document(document) for document in procurement.documents],
        "findings": [_finding(number, finding) for number, finding in enumerate(checked.findings, start=1)],
        "outcomes": [_outcome(outcome) for outcome in checked.outcomes],
        "idle_waivers": [
            {"rule": one.waiver.rule, "finding": one.waiver.fingerprint, **_waiver(one.waiver), "why": one.why}
            for one in checked.idle_waivers
        ],
        **analysis_as_data(checked.analysis, procurement),
        "summary": _summary((checked,)),
    }


def _regime(regime: Regime) -> dict[str, Any]:
    return {
        "kind": regime.kind.value,
        "nation": regime.nation.value if regime.nation else None,
        "reasons": list(regime.reasons),
        "assumed": list(regime.assumed),
    }


def _document(document: Document) -> dict[str, Any]:
    coverage = document.coverage
    return {
        "path": document.source.path,
        "sha256": document.source.sha256,
        "type": document.type,
        "condition": document.condition.value,
        "detail": document.detail,
        "marks": [mark.value for mark in document.marks],
        "pages": document.pages,
        "coverage": {
            "unit": coverage.unit,
            "read": coverage.read,
            "total": coverage.total,
            "unread": list(coverage.unread),
        },
    }


def _finding(number: int, finding: Finding) -> dict[str, Any]:
    rule, evidence = finding.rule, finding.evidence
    return {
        "id": f"F{number:03}",
        "fingerprint": finding.fingerprint,
        "rule": rule.id,
        "barrier": rule.barrier,
        "family": rule.family,
        "severity": finding.severity.value,
        "strength": finding.strength.value,
        "title": rule.title,
        "message": finding.message,
        "why": rule.why,
        "keeps_out": rule.keeps_out,
        "basis": [_citation(citation) for citation in finding.citations],
        **_evidence(evidence),
        "absence": finding.absence,
        "facts": dict(finding.facts),
        "working": finding.working,
        "assumed": list(finding.assumed),
        "also_at": [_evidence(other) for other in finding.also_at],
        "amendment": _amendment(finding),
        "question": finding.question,
        "accuracy": _accuracy(rule.accuracy),
        "status": finding.status.value,
        "waiver": _waiver(finding.waiver) if finding.waiver else None,
    }


def _waiver(waiver: Waiver) -> dict[str, Any]:
    return {"reason": waiver.reason, "by": waiver.by, "until": waiver.until.isoformat()}


def _accuracy(accuracy: Accuracy | None) -> dict[str, Any] | None:
    if accuracy is None:
        return None
    judged = accuracy.tally.precision
    return {
        "right": accuracy.tally.right,
        "arguable": accuracy.tally.arguable,
        "wrong": accuracy.tally.wrong,
        "interval": [round(end, 3) for end in judged.interval] if judged.of else None,
        "corpus": accuracy.corpus,
        "measured_on": accuracy.measured_on.isoformat(),
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "document": evidence.path,
        "location": {
            **place_as_data(evidence.location),
            "clause": evidence.clause or None,
            "heading": evidence.headings[-1] if evidence.headings else None,
            "start": evidence.span.start,
            "end": evidence.span.end,
        },
        "quote": evidence.quote,
        "confidence": round(evidence.confidence, 2),
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {**law_as_data(citation.law), "strength": citation.strength.value}


def _amendment(finding: Finding) -> dict[str, Any]:
    return {
        "advice": finding.amendment.advice,
        "options": [
            {
                "label": option.label,
                "note": option.note,
                "text": option.text,
                "edits": [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in option.edits],
            }
            for option in finding.amendment.options
        ],
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {"rule": outcome.rule.id, "outcome": outcome.kind.value, "reason": outcome.reason}
