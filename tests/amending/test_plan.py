from __future__ import annotations

from dataclasses import replace

import pytest

from tendercheck.amending.notes import as_text, note_of
from tendercheck.amending.placing import order_of
from tendercheck.amending.plan import LEAVE, OVERLAPS, STAYS, fixes_of
from tendercheck.model.findings import Amendment, Edit, Finding, Option, Outcome, OutcomeKind, Status
from tendercheck.model.fixes import Fix, FixClass
from tendercheck.model.location import Span
from tendercheck.model.report import Checked
from tendercheck.model.rules import Severity
from tests.build_fixes import SIGNED, span_of
from tests.build_report import document, evidence, finding, procurement_of_facts, report_of, rule
from tests.writers.hostile_report import GOOD_URL, hostile_report
from tests.writers.payloads import URLS

TENDER = document("t.docx", "Send audited accounts. Hold cover now.", kind="docx", pages=None)


def wording(label: str, words: str, new: str) -> Option:
    edit = Edit(0, span_of(TENDER, words), new)
    return Option(label, (edit,), f"{new} instead", ())


def found(quote: str, *options: Option, name: str = "risk/a", severity: Severity = Severity.WARNING) -> Finding:
    made = finding(rule(name, "A rule", severity), evidence(TENDER, 0, quote), amendment=Amendment(options, "Think."))
    return replace(made, fingerprint=name)


def fixes(*findings: Finding, chosen: dict[str, int] | None = None) -> tuple[Fix, ...]:
    return fixes_of(report_of(TENDER, *findings).checked[0], chosen=chosen)


def shape(fix: Fix) -> tuple[FixClass, list[str], str]:
    return fix.kind, [edit.text for edit in fix.edits], fix.finding.rule.id


def test_one_wording_without_a_gap_is_safe() -> None:
    (made,) = fixes(found("audited accounts", wording("best", "audited", "any")))

    assert shape(made) == (FixClass.SAFE, ["any"], "risk/a")
    assert (made.number, made.document, made.anchor) == (1, 0, span_of(TENDER, "audited accounts"))


def test_of_several_wordings_the_first_is_taken_and_the_others_stand_in_the_note() -> None:
    options = wording("best", "audited", "any"), wording("acceptable", "audited", "filed")
    (made,) = fixes(found("audited accounts", *options))

    assert shape(made) == (FixClass.CHOICE, ["any"], "risk/a")
    assert "Or, acceptable: “filed instead”" in as_text(note_of(made))
    assert "any instead" not in as_text(note_of(made))


def test_a_wording_that_leaves_something_to_be_decided_changes_nothing() -> None:
    (made,) = fixes(found("audited accounts", wording("best", "audited", "[to be decided: which]")))

    assert shape(made) == (FixClass.CHOICE, [], "risk/a")
    assert "Wording, best: “[to be decided: which] instead”" in as_text(note_of(made))


def test_a_wording_that_a_person_chose_is_safe_even_with_a_gap() -> None:
    options = wording("best", "audited", "any"), wording("minimum", "audited", "[to be decided: which]")
    one = found("audited accounts", *options)

    assert [shape(fix) for fix in fixes(one, chosen={"risk/a": 1})] == [
        (FixClass.SAFE, ["[to be decided: which]"], "risk/a")
    ]
    assert fixes(one, chosen={"risk/a": LEAVE}) == ()


def test_without_a_wording_the_advice_stands_in_the_note() -> None:
    (made,) = fixes(found("audited accounts"))

    assert shape(made) == (FixClass.BY_HAND, [], "risk/a")
    assert "Think." in as_text(note_of(made))


def test_of_two_that_change_the_same_words_the_graver_one_does() -> None:
    mild = found("audited accounts", wording("best", "audited accounts", "a letter"), name="risk/mild")
    grave = found("audited accounts", wording("best", "accounts", "books"), name="risk/grave", severity=Severity.ERROR)
    first, second = fixes(mild, grave)

    assert (shape(first), shape(second)) == (
        (FixClass.SAFE, ["books"], "risk/grave"),
        (FixClass.BY_HAND, [], "risk/mild"),
    )
    assert second.reason == OVERLAPS


def test_findings_that_are_waived_are_left_alone() -> None:
    waived = replace(found("Hold cover", wording("best", "Hold", "Get")), status=Status.WAIVED)

    assert fixes(waived) == ()


def test_a_wording_over_two_documents_makes_a_fix_in_each() -> None:
    other = document("u.docx", "Send audited accounts again.", kind="docx", pages=None)
    option = Option("best", (Edit(0, Span(5, 12), "any"), Edit(1, Span(5, 12), "any")), "any", ())
    one = found("audited accounts", option)
    procurement = replace(procurement_of_facts(), documents=(TENDER, other))
    first, second = fixes_of(Checked(procurement, (Outcome(one.rule, OutcomeKind.FINDINGS, "", (one,)),)))

    assert [(fix.number, fix.document, fix.anchor) for fix in (first, second)] == [
        (1, 0, span_of(TENDER, "audited accounts")),
        (2, 1, Span(5, 12)),
    ]


def test_of_a_pdf_every_finding_is_noted_with_all_its_wordings() -> None:
    printed = replace(TENDER, type="pdf")
    options = wording("best", "audited", "any"), wording("acceptable", "audited", "filed")
    both = found("audited accounts", *options), found("audited accounts", *options, name="risk/b")
    made = fixes_of(report_of(printed, *both).checked[0])

    assert [shape(fix) for fix in made] == [
        (FixClass.NOTED, ["any"], "risk/a"),
        (FixClass.NOTED, ["any"], "risk/b"),
    ]
    note = as_text(note_of(made[0]))
    assert "Wording, best: “any instead”" in note
    assert "Wording, acceptable: “filed instead”" in note
    assert STAYS in note
    assert [change.rewordings for change in order_of(made, printed, SIGNED).changes] == [(), ()]


@pytest.mark.parametrize(("url", "opened"), [(GOOD_URL, [GOOD_URL]), *((url, []) for url in URLS)])
def test_a_note_opens_the_laws_plain_https_address_and_no_other(url: str, opened: list[str]) -> None:
    made = fixes_of(hostile_report("https://evil.example/path", url=url).checked[0])

    assert made
    assert [[line.url for line in note_of(fix) if line.url] for fix in made] == [opened for _ in made]
