from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tendercheck.model.document import Condition, Coverage
from tendercheck.model.findings import OutcomeKind
from tendercheck.pipeline import check_procurement, join
from tendercheck.readers import read_text
from tests.build_book import AS_AT, book, outcome_of, quotes_of

ACCOUNTS = "Bidders must send audited accounts."


def test_wording_finds_the_whole_statement_that_says_it(tmp_path: Path) -> None:
    rules = book(tmp_path, 'wording: {any: ["audited accounts"]}')

    assert quotes_of(rules, f"Read this first. {ACCOUNTS} Then sign.") == [ACCOUNTS]
    assert quotes_of(rules, "Bidders must send accounts.") == []


def test_wording_is_taken_back_by_unless_in_the_same_statement_only(tmp_path: Path) -> None:
    rules = book(tmp_path, 'wording: {any: ["audited accounts"], unless: ["or equivalent"]}')

    assert quotes_of(rules, "Bidders must send audited accounts or equivalent.") == []
    assert quotes_of(rules, f"{ACCOUNTS} Plans may be sketches or equivalent.") == [ACCOUNTS]


def test_each_list_of_with_must_be_met_in_the_statement_in_whatever_order(tmp_path: Path) -> None:
    rules = book(tmp_path, 'wording: {any: ["accounts"], with: [["audited", "auditor"], ["must", "needed"]]}')

    assert quotes_of(rules, ACCOUNTS) == [ACCOUNTS]
    assert quotes_of(rules, "The auditor signs the accounts, which are needed.") != []
    assert quotes_of(rules, "Bidders must send accounts. An auditor may help.") == []
    assert quotes_of(rules, "Audited accounts are kept here.") == []


def test_near_is_met_by_the_statements_around_in_the_same_paragraph(tmp_path: Path) -> None:
    rules = book(tmp_path, 'wording: {any: ["accounts"], near: [["fail"]]}')

    assert quotes_of(rules, "Send your accounts. Those without fail.") == ["Send your accounts."]
    assert quotes_of(rules, "Send your accounts. Sign them. Those without fail.") == []
    assert quotes_of(rules, "Send your accounts.\n\nThose without fail.") == []


def test_a_fact_may_be_one_of_several_alternatives(tmp_path: Path) -> None:
    rules = book(tmp_path, 'wording: {any: ["turnover of ({money}|twice the value)"]}')

    assert quotes_of(rules, "A turnover of £2 million is asked.") == ["A turnover of £2 million is asked."]
    assert quotes_of(rules, "A turnover of twice the value is asked.") == ["A turnover of twice the value is asked."]
    assert quotes_of(rules, "A turnover of three is asked.") == []


def test_wording_is_softened_in_this_or_the_next_statement(tmp_path: Path) -> None:
    rules = book(tmp_path, 'wording: {any: ["audited accounts"], softened_by: ["unaudited accounts will do"]}')

    assert quotes_of(rules, f"{ACCOUNTS} From small firms unaudited accounts will do.") == []
    assert quotes_of(rules, f"{ACCOUNTS} Sign them. From small firms unaudited accounts will do.") == [ACCOUNTS]


def test_a_demand_that_is_cancelled_close_by_is_none(tmp_path: Path) -> None:
    rules = book(tmp_path, 'wording: {any: ["audited accounts"]}')
    sure = book(tmp_path, 'wording: {any: ["audited accounts"], cancelled: false}')
    text = "Audited accounts are not required."

    assert quotes_of(rules, text) == []
    assert quotes_of(sure, text) == [text]


def test_a_statement_to_the_other_side_is_left_out(tmp_path: Path) -> None:
    rules = book(tmp_path, 'wording: {any: ["audited accounts"], asked_of: supplier}')

    assert quotes_of(rules, "The Council shall publish audited accounts.") == []
    assert quotes_of(rules, ACCOUNTS) == [ACCOUNTS]


def test_a_list_item_is_read_with_the_words_that_introduce_it(tmp_path: Path) -> None:
    rules = book(tmp_path, 'wording: {any: ["bidders must hold ...3 insurance"]}')

    assert quotes_of(rules, "Bidders must hold:\n\n- public liability insurance\n- a licence") == [
        "public liability insurance"
    ]
    assert quotes_of(rules, "Bidders may hold:\n\n- public liability insurance") == []


def test_a_table_row_is_read_with_its_header_cells(tmp_path: Path) -> None:
    rules = book(tmp_path, 'wording: {any: ["{percentage}"], also: ["weighting"]}')
    table = "| Criterion | {} |\n|---|---|\n| Price | 80% |"

    assert quotes_of(rules, table.format("Weighting")) == ["Price | 80%"]
    assert quotes_of(rules, table.format("Discount")) == []


def test_headings_above_can_be_asked_for(tmp_path: Path) -> None:
    under = book(tmp_path, 'wording: {any: ["{money}"], under: ["insurance"]}')
    not_under = book(tmp_path, 'wording: {any: ["{money}"], not_under: ["insurance"]}')
    text = "# Insurance\n\nAt least £5,000,000.\n\n# Price\n\nAbout £7,500."

    assert quotes_of(under, text) == ["At least £5,000,000."]
    assert quotes_of(not_under, text) == ["About £7,500."]


def test_what_is_missing_is_shown_at_its_best_place(tmp_path: Path) -> None:
    rules = book(tmp_path, 'missing: {wording: ["consortia"], shown_at: ["who may bid"]}')

    found = outcome_of(rules, "Who may bid: any company.").findings
    assert [(finding.evidence.quote, finding.absence) for finding in found] == [("Who may bid: any company.", True)]
    assert quotes_of(rules, "Who may bid: any company. Consortia are welcome.") == []


def test_what_is_missing_cannot_be_told_when_a_page_was_not_read(tmp_path: Path) -> None:
    rules = book(tmp_path, 'missing: {wording: ["consortia"], shown_at: ["who may bid"]}')
    document = replace(
        read_text("Who may bid: any company.", shown_as="a.md"),
        condition=Condition.OK_PARTIAL,
        coverage=Coverage("page", 1, 2, ("page 2",)),
    )
    procurement = join("test", ".", [document], rules, as_at=AS_AT)

    outcome = check_procurement(procurement, rules).outcomes[0]

    assert outcome.kind is OutcomeKind.COULD_NOT_TELL
    assert outcome.reason == "Not everything was read, so it cannot be told what the documents leave out."


def test_nothing_passes_while_a_page_was_not_read(tmp_path: Path) -> None:
    rules = book(tmp_path, 'wording: {any: ["audited accounts"]}')
    whole = read_text("Nothing is asked.", shown_as="a.md")
    torn = replace(whole, condition=Condition.OK_PARTIAL, coverage=Coverage("page", 1, 2, ("page 2",)))

    def kind(document: object) -> OutcomeKind:
        return check_procurement(join("t", ".", [document], rules, as_at=AS_AT), rules).outcomes[0].kind  # type: ignore[list-item]

    assert (kind(whole), kind(torn)) == (OutcomeKind.PASSED, OutcomeKind.COULD_NOT_TELL)


NOTICE = "Notice published: 2 March 2026\n\nThe deadline for receipt of tenders is {}."
PERIOD = "shorter: {from: [notice_date, issue_date], to: tender_deadline, than: minimum_tendering_period}"


def test_a_period_shorter_than_the_law_has_it_is_found_at_its_end(tmp_path: Path) -> None:
    rules = book(tmp_path, PERIOD, "{{ days }} of {{ limit }}")
    stated = {"regime": "pa23"}

    (finding,) = outcome_of(rules, NOTICE.format("26 March 2026"), stated=stated).findings
    assert (finding.message, finding.evidence.quote) == (
        "24 of 25",
        "The deadline for receipt of tenders is 26 March 2026.",
    )
    assert finding.working == "2 March 2026 to 26 March 2026 is 24 days; the least is 25 days"
    assert outcome_of(rules, NOTICE.format("27 March 2026"), stated=stated).kind is OutcomeKind.PASSED


def test_a_period_without_its_end_cannot_be_told(tmp_path: Path) -> None:
    outcome = outcome_of(book(tmp_path, PERIOD), "Notice published: 2 March 2026", stated={"regime": "pa23"})

    assert (outcome.kind, outcome.reason) == (
        OutcomeKind.COULD_NOT_TELL, "The documents do not state the tender deadline.",
    )  # fmt: skip


def test_a_period_is_not_measured_where_the_law_sets_no_minimum(tmp_path: Path) -> None:
    outcome = outcome_of(book(tmp_path, PERIOD), NOTICE.format("3 March 2026"), stated={"regime": "pa23-light-touch"})

    assert outcome.kind is OutcomeKind.PASSED


def test_a_length_of_time_is_found_when_it_is_longer(tmp_path: Path) -> None:
    rules = book(
        tmp_path, 'all: [{wording: {any: ["paid ...3 {duration}"]}}, {longer: {fact: duration, than: 30 days}}]'
    )

    assert quotes_of(rules, "Invoices are paid within 60 days.") == ["Invoices are paid within 60 days."]
    assert quotes_of(rules, "Invoices are paid within 30 days.") == []


RATIO = (
    'all: [{{wording: {{any: ["turnover ...3 {{money}}"]}}}}, {{ratio: {{of: money, to: annual_value, above: 2{}}}}}]'
)
TURNOVER = "Bidders need a turnover of £500,000."


def test_a_sum_is_compared_with_the_value_and_the_working_is_shown(tmp_path: Path) -> None:
    rules = book(tmp_path, RATIO.format(""))

    (finding,) = outcome_of(rules, TURNOVER, stated={"annual_value": 100000}).findings
    assert finding.working == "£500,000 ÷ £100,000 a year = 5.0"
    assert quotes_of(rules, TURNOVER, stated={"annual_value": 250000}) == []


def test_without_a_value_a_ratio_cannot_tell_unless_the_rule_says_what_follows(tmp_path: Path) -> None:
    cautious = book(tmp_path, RATIO.format(""))
    bold = book(tmp_path / "bold", RATIO.format(", when_unknown: holds"))

    assert outcome_of(cautious, TURNOVER).reason == "The documents do not state the annual value."
    assert quotes_of(bold, TURNOVER) == [TURNOVER]


def test_two_documents_that_give_two_deadlines_differ(tmp_path: Path) -> None:
    rules = book(tmp_path, "differs: {role: tender_deadline}", "{{ first }} and {{ second }}")
    text = "The deadline for receipt of tenders is {}."

    (finding,) = outcome_of(rules, text.format("13 March 2026"), text.format("20 March 2026")).findings
    assert (finding.message, finding.evidence.path) == ("2026-03-13 and 2026-03-20", "2.md")
    assert [evidence.path for evidence in finding.also_at] == ["1.md"]
    assert quotes_of(rules, text.format("13 March 2026"), text.format("noon on 13 March 2026")) == []


def test_not_keeps_a_match_only_where_the_other_condition_fails(tmp_path: Path) -> None:
    rules = book(
        tmp_path, 'all: [{wording: {any: ["audited accounts"]}}, {not: {wording: {any: ["small firms are exempt"]}}}]'
    )

    assert quotes_of(rules, ACCOUNTS) == [ACCOUNTS]
    assert quotes_of(rules, ACCOUNTS, "Note: small firms are exempt.") == []


def test_any_joins_what_its_parts_find(tmp_path: Path) -> None:
    rules = book(tmp_path, 'any: [{wording: {any: ["audited accounts"]}}, {exceeds: {fact: annual_value, than: 5}}]')

    assert quotes_of(rules, ACCOUNTS) == [ACCOUNTS]
    assert outcome_of(rules, "Nothing is asked.").kind is OutcomeKind.COULD_NOT_TELL
