"""Outcomes -> what the report shows: each complaint once, every quote checked against its document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tendercheck.model.findings import Finding, Outcome, OutcomeKind
from tendercheck.model.procurement import Procurement
from tendercheck.model.report import Checked
from tendercheck.review._waivers import waive

SAID_ALREADY = "A graver rule about the same barrier found the same words."


def settle(procurement: Procurement, outcomes: Sequence[Outcome]) -> Checked:
    """Return the outcomes with each barrier named once a passage: of two rules the graver one's finding stays.

    What the procurement's waivers accept is waived.

    Raises AssertionError where a quote is not the document's text: such a finding must never reach a report.
    """
    kept = _strongest(finding for outcome in outcomes for finding in outcome.findings)
    settled, idle = waive([_keep(outcome, kept) for outcome in outcomes], procurement.waivers, procurement.as_at)
    for outcome in settled:
        for finding in outcome.findings:
            _check_quote(procurement, finding)
    return Checked(procurement, settled, idle_waivers=idle)


def _strongest(findings: Iterable[Finding]) -> set[int]:
    best: dict[tuple[str, int, int], Finding] = {}
    for finding in findings:
        key = (finding.rule.barrier, finding.evidence.document, finding.evidence.span.start)
        held = best.get(key)
        if held is None or finding.severity.rank < held.severity.rank:
            best[key] = finding
    return {id(finding) for finding in best.values()}


def _keep(outcome: Outcome, kept: set[int]) -> Outcome:
    if outcome.kind is not OutcomeKind.FINDINGS:
        return outcome
    findings = tuple(finding for finding in outcome.findings if id(finding) in kept)
    if not findings:
        return replace(outcome, kind=OutcomeKind.NOT_APPLICABLE, reason=SAID_ALREADY, findings=())
    return replace(outcome, findings=findings)


def _check_quote(procurement: Procurement, finding: Finding) -> None:
    for evidence in (finding.evidence, *finding.also_at):
        if procurement.documents[evidence.document].quote(evidence.span) != evidence.quote:
            raise AssertionError(f"{finding.rule.id} quotes words that {evidence.path} does not hold")
