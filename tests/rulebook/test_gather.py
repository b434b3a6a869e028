"""One finding for what is said once: several sums in one sentence, and standard terms that schedules repeat."""

from __future__ import annotations

from pathlib import Path

from tendercheck import rulebook
from tests.build_book import book, outcome_of, rule, ruleset

TERMS = "The Supplier must send audited accounts to the Buyer each year of the term."
COVER = 'wording: {any: ["(liability|indemnity) of {money}"]}'


def test_the_same_words_elsewhere_are_further_places_of_one_finding(tmp_path: Path) -> None:
    rules = book(tmp_path, 'wording: {any: ["audited accounts"]}')

    (finding,) = outcome_of(rules, f"# One\n\n{TERMS}\n\n# Two\n\n4.2 {TERMS}", TERMS).findings

    assert finding.evidence.headings == ("One",)
    assert [(other.path, other.headings) for other in finding.also_at] == [("1.md", ("Two",)), ("2.md", ())]


def test_accepting_a_wording_amends_every_place(tmp_path: Path) -> None:
    rules = book(tmp_path, 'wording: {any: ["audited accounts"]}')

    (finding,) = outcome_of(rules, TERMS, f"Again. {TERMS}").findings
    (option,) = finding.amendment.options

    assert [(edit.document, edit.span.start, edit.text) for edit in option.edits] == [
        (0, TERMS.index("audited"), "the most recent accounts"),
        (1, TERMS.index("audited") + len("Again. "), "the most recent accounts"),
    ]
    assert option.text == TERMS.replace("audited accounts", "the most recent accounts")


def test_a_short_passage_of_another_document_is_a_finding_of_its_own(tmp_path: Path) -> None:
    rules = book(tmp_path, 'wording: {any: ["audited accounts"]}')

    assert len(outcome_of(rules, "Send audited accounts.", "Send audited accounts.").findings) == 2
    assert len(outcome_of(rules, "# A\n\nSend audited accounts.\n\n# B\n\nSend audited accounts.").findings) == 1


def test_other_words_are_another_finding(tmp_path: Path) -> None:
    rules = book(tmp_path, 'wording: {any: ["audited accounts"]}')

    assert len(outcome_of(rules, TERMS, TERMS.replace("each year", "twice")).findings) == 2


def test_two_sums_of_one_sentence_are_one_finding_whose_wording_changes_both(tmp_path: Path) -> None:
    written = rule(COVER).replace(
        '{replace: match, with: "the most recent accounts"}', '{replace: "{money}", with: "£1m"}'
    )
    rules = rulebook.load(ruleset(tmp_path, rule=written))

    (finding,) = outcome_of(rules, "Public liability of £10m and an indemnity of £20m are required.").findings

    assert [option.text for option in finding.amendment.options] == [
        "Public liability of £1m and an indemnity of £1m are required."
    ]
    assert len(finding.evidence.marked) == 2
    assert finding.also_at == ()
