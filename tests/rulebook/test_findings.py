"""What a finding shows: its quote, the wording proposed for it, and a fingerprint that outlives repagination."""

from __future__ import annotations

from pathlib import Path

from tendercheck import rulebook
from tendercheck.model.findings import Finding
from tests.build_book import book, outcome_of, rule, ruleset


def found(folder: Path, find: str, edit: str, text: str) -> Finding:
    written = rule(find).replace('{replace: match, with: "the most recent accounts"}', edit)
    rules = rulebook.load(ruleset(folder, rule=written))
    return outcome_of(rules, text).findings[0]


def amended(folder: Path, edit: str, text: str, find: str = 'wording: {any: ["audited accounts"]}') -> str:
    (option,) = found(folder, find, edit, text).amendment.options
    return option.text


TEXT = "2.1 Bidders must send audited accounts."


def test_an_edit_replaces_inserts_or_deletes_at_its_place(tmp_path: Path) -> None:
    assert amended(tmp_path, '{replace: match, with: "accounts"}', TEXT) == "2.1 Bidders must send accounts."
    assert amended(tmp_path, '{replace: sentence, with: "Send accounts"}', TEXT) == "2.1 Send accounts."
    assert (
        amended(tmp_path, '{after: match, with: "or others"}', TEXT)
        == "2.1 Bidders must send audited accounts or others."
    )
    assert (
        amended(tmp_path, '{after: sentence, with: ", if any"}', TEXT)
        == "2.1 Bidders must send audited accounts, if any."
    )
    assert (
        amended(tmp_path, '{before: match, with: "recent"}', TEXT) == "2.1 Bidders must send recent audited accounts."
    )
    assert amended(tmp_path, '{delete: "audited"}', TEXT) == "2.1 Bidders must send accounts."


def test_of_two_sums_the_one_complained_of_is_replaced(tmp_path: Path) -> None:
    text = "Public liability of £2,000,000 and professional indemnity of £9,000,000."
    find = 'wording: {any: ["professional indemnity of {money}"]}'

    assert amended(tmp_path, '{replace: "{money}", with: "£1"}', text, find) == (
        "Public liability of £2,000,000 and professional indemnity of £1."
    )


def test_the_value_of_a_cell_is_not_replaced_by_a_sentence(tmp_path: Path) -> None:
    text = "| Document | Form |\n|---|---|\n| audited accounts | two copies |"

    finding = found(
        tmp_path, 'wording: {any: ["audited accounts"]}', '{replace: sentence, with: "Send accounts"}', text
    )

    assert finding.amendment.options == ()


def test_a_wording_whose_place_is_not_in_the_passage_is_left_out(tmp_path: Path) -> None:
    finding = found(tmp_path, 'wording: {any: ["audited accounts"]}', '{delete: "certified"}', TEXT)

    assert finding.amendment.options == ()


def test_a_fingerprint_outlives_new_pages_and_changes_with_the_words(tmp_path: Path) -> None:
    rules = book(tmp_path, 'wording: {any: ["audited accounts"]}')

    def fingerprint(text: str) -> str:
        return outcome_of(rules, text).findings[0].fingerprint

    assert fingerprint(TEXT) == fingerprint(f"An introduction that moves it.\n\n{TEXT}")
    assert fingerprint(TEXT) != fingerprint(TEXT.replace("Bidders", "Tenderers"))
    assert fingerprint(f"# One\n\n{TEXT}") != fingerprint(f"# Two\n\n{TEXT}")
