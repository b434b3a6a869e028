from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tendercheck import review, rulebook
from tendercheck.model.findings import OutcomeKind
from tendercheck.model.procurement import Procurement
from tendercheck.model.rules import Severity
from tendercheck.pipeline import join
from tendercheck.readers import read_text
from tendercheck.rulebook.book import Rulebook
from tests.build_book import AS_AT, AUDITED, book

TEXT = "Bidders must send audited accounts."


def procurement(rules: Rulebook) -> Procurement:
    return join("test", ".", [read_text(TEXT, shown_as="a.md")], rules, as_at=AS_AT)


def test_of_two_rules_about_one_barrier_the_graver_ones_finding_stays(tmp_path: Path) -> None:
    rules = book(tmp_path, AUDITED)
    (mild,) = rulebook.evaluate(rules, procurement(rules))
    grave = replace(
        mild,
        rule=replace(mild.rule, id="standing/graver"),
        findings=tuple(replace(finding, severity=Severity.ERROR) for finding in mild.findings),
    )

    settled = review.settle(procurement(rules), [mild, grave])

    assert [finding.severity for finding in settled.findings] == [Severity.ERROR]
    assert (settled.outcomes[0].kind, settled.outcomes[0].reason) == (
        OutcomeKind.NOT_APPLICABLE, "A graver rule about the same barrier found the same words.",
    )  # fmt: skip


def test_a_finding_whose_quote_is_not_in_the_document_never_reaches_a_report(tmp_path: Path) -> None:
    rules = book(tmp_path, AUDITED)
    (outcome,) = rulebook.evaluate(rules, procurement(rules))
    finding = outcome.findings[0]
    forged = replace(finding, evidence=replace(finding.evidence, quote="Bidders must send their keys."))

    with pytest.raises(AssertionError, match=r"quotes words that a\.md does not hold"):
        review.settle(procurement(rules), [replace(outcome, findings=(forged,))])
