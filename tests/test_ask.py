"""`tendercheck ask` as people meet it, and the letter it writes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from tendercheck.asking import _time_left
from tendercheck.model.facts import Fact
from tendercheck.model.findings import Finding, Status
from tendercheck.model.roles import Role
from tendercheck.model.rules import Severity
from tendercheck.model.values import Date
from tendercheck.papers import text
from tendercheck.writers._letter import Question, letter, questions_of
from tests.build_report import checked_of, document, evidence, finding, report_of, rule
from tests.test_cli import BARRIER, put, run

TENDER = document("folder/t.docx", "4.2 Send audited accounts. Hold cover now.", kind="docx", pages=None)
TODAY = dt.date(2026, 6, 1)


def asked(quote: str, question: str, name: str = "risk/a") -> Finding:
    return finding(rule(name, "A rule", Severity.WARNING), evidence(TENDER, 0, quote), question=question)


def test_one_question_of_several_findings_is_put_once_with_all_places() -> None:
    one, other = asked("Hold cover", "Why?"), asked("audited accounts", "Why?", "risk/b")
    (question,) = questions_of(report_of(TENDER, one, other).checked[0])

    assert (question.text, [about.quote for about in question.about]) == ("Why?", ["audited accounts", "Hold cover"])


def test_what_was_waived_is_not_asked() -> None:
    waived = replace(asked("Hold cover", "Why?"), status=Status.WAIVED)

    assert questions_of(report_of(TENDER, waived).checked[0]) == ()


def test_the_letter_numbers_its_questions_and_names_their_places() -> None:
    found = asked("4.2 Send audited accounts.", "Will a letter do?")
    numbered = replace(found, evidence=replace(found.evidence, clause="4.2"))
    (one,) = report_of(TENDER, numbered, asked("Hold cover now.", "Why?"), title="Day care").checked
    said = " ".join(text.write(letter(one, questions_of(one), TODAY)).decode().split())

    assert "Clarification questions: Day care" in said
    assert "1 June 2026" in said
    assert "1. Will a letter do? t.docx, clause 4.2: “Send audited accounts.”" in said
    assert "2. Why? t.docx, paragraph 2: “Hold cover now.”" in said


def test_the_letter_speaks_to_the_authority_and_says_until_when_it_takes_questions() -> None:
    facts = (
        Fact(Date(dt.date(2026, 6, 9)), None, "9 June 2026", Role.CLARIFICATION_DEADLINE, 0),
        Fact("Hallam Vale Council", None, "Hallam Vale Council", Role.CONTRACTING_AUTHORITY, 0),  # type: ignore[arg-type]
    )
    said = text.write(letter(checked_of(*facts), (Question("Why?", ()),), TODAY)).decode()

    assert "To: Hallam Vale Council\n" in said
    assert "The documents take questions until 9 June 2026.\n" in said


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2026, 6, 9), "Questions are taken until the day: 8 days from now."),
        (TODAY, "Questions are taken until the day: that is today."),
        (dt.date(2026, 5, 31), "The last day for questions (the day) has passed: ask all the same, and soon."),
        (None, "The documents give no last day for questions that could be read; look for one before you send them."),
    ],
)
def test_the_person_is_told_how_long_questions_are_taken(day: dt.date | None, expected: str) -> None:
    facts = (Fact(Date(day), None, "the day", Role.CLARIFICATION_DEADLINE, 0),) if day else ()

    assert _time_left(checked_of(*facts), TODAY) == expected


def test_a_letter_is_printed_or_written_in_the_format_of_its_name(tmp_path: Path) -> None:
    put(tmp_path, itt=BARRIER)
    printed = run("ask", "itt.md", cwd=tmp_path)
    written = run("ask", "itt.md", "-o", "letter.docx", cwd=tmp_path)
    refused = run("ask", "itt.md", "-o", "letter.pdf", cwd=tmp_path)

    assert printed.returncode == 0
    assert "1. " in printed.stdout
    assert "“Tenderers must upload audited accounts" in printed.stdout
    assert (written.returncode, written.stdout, (tmp_path / "letter.docx").read_bytes()[:2]) == (0, "", b"PK")
    assert written.stderr.startswith("1 question. ")
    assert (refused.returncode, refused.stderr) == (
        2, "tendercheck: letter.pdf: a letter cannot end in «.pdf»; there are .docx, .html, .odt, .txt.\n",
    )  # fmt: skip


def test_two_procurements_make_no_letter(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        put(tmp_path / name, itt=BARRIER)
    done = run("ask", ".", cwd=tmp_path)

    assert (done.returncode, done.stderr) == (
        2, "tendercheck: there are 2 procurements here; ask about one folder at a time.\n",
    )  # fmt: skip
