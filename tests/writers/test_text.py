from collections.abc import Callable
from dataclasses import replace

import pytest

from tendercheck.model.findings import Amendment
from tendercheck.model.report import Checked
from tendercheck.model.rules import Severity
from tendercheck.showing import WIDTH
from tendercheck.writers import text
from tests.build_report import checked, evidence, finding, report, report_of, rule
from tests.build_report import document as document_of
from tests.writers.hostile_report import hostile_report
from tests.writers.payloads import ACTING, WORDS

SHORT = document_of("t.md", "Bidders must hold a bond.", kind="text", pages=None)


def test_a_full_report_is_written_as_before(golden: Callable[[bytes, str], None]) -> None:
    golden(text.write(report()), "report.txt")


def test_no_line_is_longer_than_a_hundred_columns() -> None:
    many = report(checked(title="A very long title of a procurement " * 9), checked(title="x" * 250))
    assert max(map(len, text.write(many).decode().splitlines())) <= WIDTH


def test_what_was_not_read_is_said_aloud() -> None:
    assert "!!! NOT EVERYTHING WAS READ (1 of 2 documents not whole)" in text.write(report()).decode()


def test_nothing_is_said_aloud_where_everything_was_read() -> None:
    assert "NOT EVERYTHING" not in text.write(report_of(SHORT)).decode()


def test_a_document_without_findings_is_not_called_free_of_barriers() -> None:
    assert "No rule found anything." in text.write(report_of(SHORT)).decode()


def test_rules_that_were_not_run_for_being_too_often_wrong_are_named() -> None:
    made = report()
    off = replace(made, ruleset=replace(made.ruleset, previews_off=("risk/a-rule", "risk/b-rule")))
    said = "2 rules not run, too often wrong where measured: risk/a-rule, risk/b-rule; --preview runs them."

    assert said in " ".join(text.write(off).decode().split())
    assert "not run" not in text.write(made).decode()


def test_a_long_quote_is_cut_at_a_word() -> None:
    long = document_of("t.md", "Suppliers must " + "certainly " * 60 + "comply.", kind="text", pages=None)
    found = finding(rule("risk/long", "A long sentence", Severity.NOTE), evidence(long, 0, long.text))
    content = " ".join(text.write(report_of(long, found)).decode().split())
    assert "certainly …”" in content
    assert "comply" not in content


def test_advice_stands_where_there_is_no_wording() -> None:
    found = finding(
        rule("insurance/bond", "A bond is demanded", Severity.WARNING),
        evidence(SHORT, 0, "a bond"),
        amendment=Amendment(advice="Ask for it from the winner."),
    )
    assert "line 1" in text.write(report_of(SHORT, found)).decode()
    assert "Ask for it from the winner." in text.write(report_of(SHORT, found)).decode()


@pytest.mark.parametrize("payload", WORDS)
def test_hostile_words_act_on_no_terminal(payload: str) -> None:
    content = text.write(hostile_report(payload)).decode()
    assert not ACTING & set(content)


def test_breach_and_unlawful_are_never_said() -> None:
    content = text.write(replace(report(), version="1")).decode().lower()
    assert "breach" not in content
    assert "unlawful" not in content


def test_rules_that_could_not_tell_for_one_reason_share_a_line() -> None:
    one = checked()
    untold = one.outcomes[-1]
    many = Checked(one.procurement, (*one.outcomes, untold))
    assert "could not tell: 2 rules: The documents do not state the answers date." in text.write(report(many)).decode()
