"""Severity that grows with the size of what was measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from tendercheck import rulebook
from tendercheck.errors import InvalidRule
from tendercheck.model.findings import Finding
from tendercheck.model.rules import Severity
from tests.build_book import book, outcome_of, rule, ruleset

RATIO = """all:
  - wording: {any: ["turnover of {money}"]}
  - ratio: {of: money, to: annual_value, above: 1, when_unknown: holds}"""
GROWS = "grows: {note: {times: 1}, warning: {times: 2}, error: {times: 10}}"


def found(folder: Path, find: str, grows: str, text: str, **stated: object) -> Finding:
    written = rule(find).replace("severity: warning", f"severity: warning\n{grows}")
    rules = rulebook.load(ruleset(folder, rule=written))
    return outcome_of(rules, text, stated=dict(stated)).findings[0]


@pytest.mark.parametrize(
    ("turnover", "severity"),
    [("£110,000", Severity.NOTE), ("£210,000", Severity.WARNING), ("£2,000,000", Severity.ERROR)],
)
def test_a_turnover_of_twice_the_value_is_less_grave_than_one_of_twenty_times(
    tmp_path: Path, turnover: str, severity: Severity
) -> None:
    finding = found(tmp_path, RATIO, GROWS, f"A turnover of {turnover} is required.", annual_value=100_000)

    assert finding.severity is severity


def test_without_a_measure_the_rules_own_severity_holds(tmp_path: Path) -> None:
    assert found(tmp_path, RATIO, GROWS, "A turnover of £2,000,000 is required.").severity is Severity.WARNING


def test_good_practice_alone_is_never_an_error(tmp_path: Path) -> None:
    finding = found(tmp_path, RATIO, GROWS, "A turnover of £2m is required.", annual_value=100_000, regime="elsewhere")

    assert (finding.strength.value, finding.severity) == ("good practice", Severity.WARNING)


def test_a_length_grows_by_the_share_of_the_limit_that_it_misses(tmp_path: Path) -> None:
    find = "shorter: {from: issue_date, to: tender_deadline, than: 20 days}"
    grows = "grows: {note: {missed_by: 0}, error: {missed_by: 50}}"

    def severity(day: int) -> Severity:
        text = f"Date of issue: 1 June 2026. Deadline for tenders: {day} June 2026."
        return found(tmp_path, find, grows, text).severity

    assert (severity(20), severity(5)) == (Severity.NOTE, Severity.ERROR)


def test_sizes_of_money_percentages_and_durations_are_measured_too(tmp_path: Path) -> None:
    find = 'wording: {any: ["retain {percentage}", "bond of {money}", "valid for {duration}"]}'
    grows = "grows: {note: {percentage: 0, money: 0, duration: 0}, error: {percentage: 50, money: 900, duration: 99}}"
    texts = ("retain 49%", "retain 50%", "bond of £899", "bond of £900", "valid for 98 days", "valid for 99 days")

    graves = [found(tmp_path, find, grows, f"It is {text} here.").severity for text in texts]

    assert graves == [Severity.NOTE, Severity.ERROR] * 3


def test_a_measure_that_is_none_is_an_error_of_the_file(tmp_path: Path) -> None:
    written = rule(RATIO).replace("severity: warning", "severity: warning\ngrows: {error: {size: 3}}")

    with pytest.raises(InvalidRule, match="there is no measure «size»"):
        rulebook.load(ruleset(tmp_path, rule=written))


def test_the_shipped_rules_without_growth_keep_their_severity(tmp_path: Path) -> None:
    rules = book(tmp_path, 'wording: {any: ["turnover of {money}"]}')

    assert outcome_of(rules, "A turnover of £900m is required.").findings[0].severity is Severity.WARNING


def test_a_bar_of_the_law_is_no_error_where_only_an_assumption_puts_the_contract_above_the_threshold(
    tmp_path: Path,
) -> None:
    rules = ruleset(
        tmp_path,
        rule=rule(RATIO)
        .replace("severity: warning", "severity: error")
        .replace("bears on: [ACT-1]", "barred by: [ACT-1]"),
    )
    text = "A turnover of £900,000 is required."

    graves = [
        outcome_of(rulebook.load(rules), text, stated=stated).findings[0].severity
        for stated in ({}, {"procedure": "open"}, {"estimated_value": 9_000_000})
    ]

    assert graves == [Severity.WARNING, Severity.ERROR, Severity.ERROR]
