"""A finding is as grave as the law is strong under the regime at hand."""

from __future__ import annotations

import pytest

from tendercheck import rulebook
from tendercheck.command import rules_folder
from tendercheck.model.findings import Finding
from tendercheck.model.rules import Severity, Strength
from tests.build_book import outcome_of

TEXT = "Tenderers must upload audited accounts for the last two financial years."


def found_under(regime: str) -> Finding:
    book = rulebook.load(rules_folder()).choosing(("B-EFS-03",), ())
    (finding,) = outcome_of(book, TEXT, stated={"regime": regime}).findings
    return finding


@pytest.mark.parametrize(
    ("regime", "severity", "strength", "laws"),
    [
        ("pa23", Severity.ERROR, Strength.BARRED_BY, ["PA23-22-3a", "PR24-10"]),
        ("pa23-light-touch", Severity.ERROR, Strength.BARRED_BY, ["PA23-22-3a", "PR24-10"]),
        ("pa23-below-threshold", Severity.WARNING, Strength.BEARS_ON, ["PA23-86"]),
        ("earlier", Severity.WARNING, Strength.GOOD_PRACTICE, []),
    ],
)
def test_audited_accounts_are_barred_above_the_threshold_and_a_matter_of_regard_below(
    regime: str, severity: Severity, strength: Strength, laws: list[str]
) -> None:
    finding = found_under(regime)

    assert (finding.severity, finding.strength) == (severity, strength)
    assert [citation.law.id for citation in finding.citations] == laws


def test_a_stated_regime_assumes_nothing_and_a_guessed_one_says_what_it_assumes() -> None:
    book = rulebook.load(rules_folder()).choosing(("B-EFS-03",), ())

    assert found_under("pa23").assumed == ()
    assert any("is assumed" in sentence for sentence in outcome_of(book, TEXT).findings[0].assumed)
