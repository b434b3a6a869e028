import datetime as dt
from dataclasses import replace

from tendercheck.model.findings import Finding, Outcome, OutcomeKind, Status
from tendercheck.model.rules import Severity
from tendercheck.model.waivers import IdleWaiver, Waiver
from tendercheck.review._waivers import NO_FINDING, waive
from tests.build_report import document, evidence, finding, rule

TEXT = document("t.md", "Hold a bond. Hold a bond of another kind.", kind="text", pages=None)
DAY = dt.date(2026, 6, 30)
BOND = Waiver("insurance/bond", "0123456789abcdef", "The lender asks for it.", "A. Officer", DAY)


def bond(fingerprint: str = "0123456789abcdef", name: str = "insurance/bond") -> Finding:
    made = finding(rule(name, "A bond", Severity.ERROR), evidence(TEXT, 0, "Hold a bond."))
    return replace(made, fingerprint=fingerprint)


def outcome(*findings: Finding) -> tuple[Outcome, ...]:
    return (Outcome(findings[0].rule, OutcomeKind.FINDINGS, "", findings),)


def test_the_finding_that_a_waiver_names_is_waived_and_keeps_its_reason() -> None:
    other = bond("f" * 16)
    settled, idle = waive(outcome(bond(), other), [BOND], DAY)
    assert settled == outcome(replace(bond(), status=Status.WAIVED, waiver=BOND), other)
    assert idle == ()


def test_after_its_last_day_a_waiver_accepts_nothing_and_says_so() -> None:
    settled, idle = waive(outcome(bond()), [BOND], DAY + dt.timedelta(days=1))
    assert settled == outcome(bond())
    assert idle == (IdleWaiver(BOND, "It ended on 30 June 2026; the finding is open again."),)


def test_a_waiver_for_other_words_or_another_rule_accepts_nothing() -> None:
    for found in (bond("f" * 16), bond(name="insurance/guarantee")):
        settled, idle = waive(outcome(found), [BOND], DAY)
        assert (settled, idle) == (outcome(found), (IdleWaiver(BOND, NO_FINDING),))
