"""Figures of accuracy: findings against labels, the same as the scorer that came with the labels gives."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tendercheck.errors import CannotMeasure
from tendercheck.measuring import Measured, Passage, measure, read_findings, read_labels, together
from tendercheck.model.accuracy import Share, Tally

TURNOVER = "Bidders must have an annual turnover of at least £1,000,000 in each year."
COVER = "Public liability insurance of £10,000,000 is held by every bidder."
RULES = {"standing/turnover": "B-EFS-01", "insurance/cover": "B-INS-02"}


def label(quote: str = TURNOVER, barrier: str = "B-EFS-01", **more: bool) -> Passage:
    return Passage("itt", barrier, quote, **more)


def finding(quote: str = TURNOVER, barrier: str = "B-EFS-01", rule: str = "standing/turnover", **more: bool) -> Passage:
    return Passage("itt", barrier, quote, rule=rule, **more)


def test_a_finding_is_right_wrong_or_arguable_and_a_label_found_or_not() -> None:
    labels = [label(), label(COVER, "B-INS-02", is_clear=False), label("No lots are used at all here.", "B-SCA-01")]
    findings = [finding("annual turnover of at least £1,000,000"), finding(COVER, "B-INS-02", "insurance/cover")]
    findings.append(finding("The council has a turnover of its own."))

    told = measure(labels, findings, RULES)

    assert told == Measured(
        rules={
            "standing/turnover": Tally(right=1, wrong=1, found=1, labels=1),
            "insurance/cover": Tally(arguable=1),
        },
        families={
            "B-EFS": Tally(right=1, wrong=1, found=1, labels=1),
            "B-INS": Tally(arguable=1),
            "B-SCA": Tally(labels=1),
        },
        whole=Tally(right=1, arguable=1, wrong=1, found=1, labels=2),
        documents=1,
    )


def test_a_finding_is_right_by_family_and_a_rule_finds_the_labels_of_its_barrier() -> None:
    other = measure([label(barrier="B-EFS-02")], [finding()], RULES)
    elsewhere = measure([label(COVER), label()], [finding(COVER, "B-INS-02", "insurance/cover")], RULES)

    assert (other.rules["standing/turnover"], other.families["B-EFS"]) == (
        Tally(right=1),
        Tally(right=1, found=1, labels=1),
    )
    assert elsewhere.rules == {"standing/turnover": Tally(labels=2), "insurance/cover": Tally(wrong=1)}


def test_findings_in_documents_without_labels_and_entries_not_labelled_do_not_count() -> None:
    elsewhere = Passage("other", "B-EFS-01", TURNOVER, rule="standing/turnover")
    addition = finding("Tenders stay open for 200 days.", "B-PRO-08", "process/validity")

    assert measure([label()], [elsewhere, addition], RULES).whole == Tally(labels=1)
    named = measure([label(), label(TURNOVER, "B-PRO-08")], [addition], RULES)
    assert named.whole == Tally(wrong=1, labels=2)


def test_a_barrier_by_absence_meets_its_label_whatever_is_quoted() -> None:
    labels = [label("One contract will be awarded.", "B-SCA-01", is_absence=True)]

    assert measure(labels, [finding("x y", "B-SCA-01", is_absence=True)], {}).whole == Tally(right=1, found=1, labels=1)
    assert measure(labels, [finding("x y", "B-SCA-02", is_absence=True)], {}).whole == Tally(wrong=1, labels=1)


def test_measurements_over_several_sets_add_up() -> None:
    one = measure([label()], [finding()], RULES)
    other = measure([label()], [finding("nothing of the kind stands here")], RULES)

    assert together([one, other]).whole == Tally(right=1, wrong=1, found=1, labels=2)
    assert together([one, other]).documents == 2


def test_the_interval_of_a_share_narrows_with_its_number() -> None:
    assert [tuple(round(end, 2) for end in Share(*pair).interval) for pair in ((9, 10), (90, 100), (0, 0))] == [
        (0.6, 0.98),
        (0.83, 0.94),
        (0.0, 0.0),
    ]


@pytest.mark.parametrize(
    ("tally", "doubtful"),
    [
        (Tally(right=3, wrong=2), True),
        (Tally(right=4, wrong=1), False),
        (Tally(right=0, wrong=4), False),
        (Tally(right=1, wrong=4, arguable=90), True),
        (Tally(), False),
    ],
)
def test_a_rule_is_doubtful_under_four_right_of_five_judged(tally: Tally, doubtful: bool) -> None:
    assert tally.is_doubtful is doubtful


def test_what_is_no_label_and_no_report_is_said_with_its_place(tmp_path: Path) -> None:
    labels, report = tmp_path / "labels.jsonl", tmp_path / "report.json"
    labels.write_text('{"file": "a.pdf", "quote": "x", "trap": "B-EFS-01"}\n{"file": "a.pdf"}\n', encoding="utf-8")
    report.write_text("[]", encoding="utf-8")

    with pytest.raises(CannotMeasure, match=r"labels\.jsonl:2: this is no label; a line holds file, quote and barrier"):
        read_labels(labels)
    with pytest.raises(CannotMeasure, match=r"report\.json: this is no report of tendercheck"):
        read_findings(report)
    with pytest.raises(CannotMeasure, match="cannot be read"):
        read_labels(tmp_path / "none.jsonl")


@pytest.mark.skipif(not Path("../shared/tools/score.py").is_file(), reason="THE LABELLED TENDERS ARE ABSENT")
def test_the_figures_are_those_of_the_scorer_that_came_with_the_labels(tmp_path: Path) -> None:
    gold = Path("../shared/corpus/gold/labels.jsonl")
    report = tmp_path / "report.json"
    document = "../shared/corpus/tenders/spso-cleaning-itt-2013.pdf"
    command = [sys.executable, "-m", "tendercheck", "check", document, "-q", "--exit-zero", "-f", "json"]
    subprocess.run([*command, "-o", str(report)], check=True)
    scorer = [sys.executable, "../shared/tools/score.py", str(gold), str(report)]
    printed = subprocess.run(scorer, check=True, capture_output=True, text=True).stdout
    figures = re.search(
        r"right (\d+)  arguable (\d+)  wrong (\d+).*?precision ([\d.]+) .*?recall ([\d.]+)", printed, re.S
    )

    told = measure(read_labels(gold), read_findings(report), {}).whole

    assert figures is not None
    assert (told.right, told.arguable, told.wrong) == tuple(map(int, figures.groups()[:3]))
    assert (f"{told.precision.value:.3f}", f"{told.recall.value:.3f}") == figures.groups()[3:]
    assert json.loads(report.read_text(encoding="utf-8"))["procurements"][0]["findings"]
