from dataclasses import replace
from decimal import Decimal

from tendercheck.model.analysis import Effort, Task
from tendercheck.model.findings import Status
from tendercheck.model.rules import Severity
from tendercheck.writers._html_demands import Demands, DemandView, ReachView
from tendercheck.writers._html_findings import FindingView, view_of
from tendercheck.writers._html_who import KeptOut, ShutOut, Who, who_of
from tests.build_report import checked, document, evidence, finding, rule

TEXT = document("t.md", "Bidders must hold a bond.", kind="text", pages=None)


def view(number: int, path: str, severity: Severity, out: str, status: Status = Status.OPEN) -> FindingView:
    made = finding(rule(path, "A rule", severity, out=out), evidence(TEXT, 0, "a bond"))
    return view_of(replace(made, status=status), number, "p1", checked())


def demands(*words: str) -> Demands:
    reaches = tuple(ReachView(one, "a register") for one in words)
    return Demands((), (DemandView("Turnover demanded", "£5,000,000", "clause 3", (), reaches),))


def test_each_family_says_whom_its_gravest_finding_keeps_out_the_gravest_family_first() -> None:
    views = [
        view(1, "scale/lots", Severity.WARNING, "local providers"),
        view(2, "insurance/bond", Severity.WARNING, "firms without a bank"),
        view(3, "insurance/up-front", Severity.ERROR, "new bodies"),
    ]
    who = who_of(views, None, None)
    assert who is not None
    assert who.kept_out == (
        KeptOut("Insurance and guarantees", "new bodies", "p1-f003", 2),
        KeptOut("Scale and lots", "local providers", "p1-f001", 1),
    )


def test_waived_findings_and_terms_that_only_cost_keep_nobody_from_bidding() -> None:
    waived = view(1, "scale/lots", Severity.ERROR, "local providers", Status.WAIVED)
    terms = view(2, "risk/uncapped", Severity.ERROR, "small reserves")
    assert who_of([waived, terms], None, None) is None


def test_published_shares_and_the_effort_of_a_bid_stand_beside_them() -> None:
    effort = Effort((Task("answer", 10, Decimal("1.5"), "assumed"),), Decimal("7.5"))
    who = who_of([], demands("about 93 % of charities", "about 95 % of firms"), effort)
    shut_out = tuple(
        ShutOut("Turnover demanded, £5,000,000", words) for words in ("about 93 % of charities", "about 95 % of firms")
    )
    assert who == Who(shut_out, (), effort)
