"""`tendercheck rules measure`, the file that it writes, and what a measured rule looks like."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from tendercheck import rulebook
from tendercheck.errors import CannotMeasure, InvalidRule
from tendercheck.explaining import explanation
from tendercheck.figures import accuracy_file, measured_lines
from tendercheck.measuring import Measured
from tendercheck.model.accuracy import Accuracy, Tally
from tests.build_book import AUDITED, book, rule, ruleset

DAY = dt.date(2026, 6, 1)
MEASURED = Measured({"standing/a-rule": Tally(3, 1, 1, 2, 4)}, {"B-EFS": Tally(3, 1, 1, 2, 4)}, Tally(3, 1, 1, 2, 4), 2)
FIGURES = """\
corpus: two tenders
documents: 2
measured_on: 2026-06-01
in_all: {right: 1}
rules:
  standing/a-rule: {%s}
"""


def measured_book(folder: Path, figures: str) -> rulebook.Rulebook:
    ruleset(folder, rule=rule(AUDITED))
    (folder / "accuracy.yml").write_text(FIGURES % figures, encoding="utf-8")
    return rulebook.load(folder)


def test_the_file_that_is_written_can_be_read_again(tmp_path: Path) -> None:
    ruleset(tmp_path)
    text = accuracy_file(MEASURED, 'two "real" tenders', DAY)
    (tmp_path / "accuracy.yml").write_text(text, encoding="utf-8")

    (loaded,) = rulebook.load(tmp_path).rules

    assert "  standing/a-rule: {right: 3, arguable: 1, wrong: 1, found: 2, labels: 4}\n" in text
    assert loaded.rule.accuracy == Accuracy(Tally(3, 1, 1, 2, 4), 'two "real" tenders', DAY)


def test_a_rule_without_figures_says_that_it_was_not_measured(tmp_path: Path) -> None:
    assert book(tmp_path, AUDITED).rules[0].rule.accuracy is None

    (tmp_path / "accuracy.yml").write_text(FIGURES.split("rules:")[0], encoding="utf-8")
    (loaded,) = rulebook.load(tmp_path).rules
    assert loaded.rule.accuracy is not None
    assert loaded.rule.accuracy.spoken == (
        "Not measured: it found nothing in the labelled documents (two tenders, 2026-06-01)."
    )


def test_figures_are_told_with_their_interval_where_a_rule_is_explained(tmp_path: Path) -> None:
    rules = measured_book(tmp_path, "right: 9, arguable: 2, wrong: 1, found: 4, labels: 5")

    told = " ".join(explanation(rules.rules[0]).split())

    assert (
        "Measured 9 of 10 findings that could be judged were right; with 95 % confidence 60% to 98% are; 2 more were"
        " arguable. Of 5 clear cases of the barrier 4 were found. Measured on two tenders, 2026-06-01."
    ) in told


def test_a_rule_that_is_too_often_wrong_is_off_unless_it_is_asked_for(tmp_path: Path) -> None:
    rules = measured_book(tmp_path, "right: 3, wrong: 2")

    without = rules.choosing((), (), preview=False)
    assert (without.rules, without.ruleset.previews_off) == ((), ("standing/a-rule",))
    assert [one.rule.id for one in rules.choosing((), ()).rules] == ["standing/a-rule"]
    assert [one.rule.id for one in rules.choosing(("standing/a-rule",), (), preview=False).rules] == ["standing/a-rule"]
    assert "Measured (a preview: off unless asked for)" in explanation(rules.rules[0])


def test_a_rule_that_is_right_enough_or_was_hardly_judged_is_on(tmp_path: Path) -> None:
    for name, figures in (("right", "right: 4, wrong: 1"), ("few", "wrong: 4")):
        (tmp_path / name).mkdir()
        kept = measured_book(tmp_path / name, figures).choosing((), (), preview=False)
        assert (len(kept.rules), kept.ruleset.previews_off) == (1, ())


def test_a_figure_that_is_no_number_is_an_error_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(InvalidRule, match=r"accuracy\.yml:6: «right»: Input should be greater"):
        measured_book(tmp_path, "right: -1")


def files(folder: Path) -> tuple[Path, Path]:
    labels, report = folder / "gold.jsonl", folder / "report.json"
    label = {"file": "a/itt.pdf", "where": "p1", "quote": "send audited accounts", "barrier": "B-EFS-03"}
    labels.write_text(json.dumps({**label, "strength": "clear"}) + "\n", encoding="utf-8")
    found = {"rule": "standing/a-rule", "barrier": "B-EFS-03", "document": "itt.pdf", "absence": False}
    row = {"procurements": [{"findings": [{**found, "quote": "Bidders must send audited accounts."}]}]}
    report.write_text(json.dumps(row), encoding="utf-8")
    return labels, report


def test_measuring_prints_a_line_for_each_rule_and_family_and_writes_the_figures(tmp_path: Path) -> None:
    folder = ruleset(tmp_path / "rules", rule=rule(AUDITED))
    target = folder / "accuracy.yml"

    lines = measured_lines(files(tmp_path), folder, target, "", DAY)

    assert [line.split() for line in lines[1:] if line] == [
        ["standing/a-rule", "1", "0", "0", "1.00", "[0.21-1.00]", "1", "1", "1.00", "[0.21-1.00]"],
        ["0", "rules", "found", "nothing", "in", "these", "documents"],
        ["B-EFS", "1", "0", "0", "1.00", "[0.21-1.00]", "1", "1", "1.00", "[0.21-1.00]"],
        ["in", "all,", "1", "documents", "1", "0", "0", "1.00", "[0.21-1.00]", "1", "1", "1.00", "[0.21-1.00]"],
    ]
    accuracy = rulebook.load(folder).rules[0].rule.accuracy
    assert accuracy == Accuracy(Tally(right=1, found=1, labels=1), "gold", DAY)


def test_labels_and_a_report_are_both_needed(tmp_path: Path) -> None:
    labels, report = files(tmp_path)

    for wrong in ([labels], [report], [labels, report, tmp_path / "a.txt"]):
        with pytest.raises(CannotMeasure, match="needs at least one file of labels"):
            measured_lines(wrong, None, None, "", DAY)
