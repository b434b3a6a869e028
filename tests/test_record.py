"""`tendercheck check --record` and `tendercheck verify` as people meet them, and what a record says."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from tendercheck.errors import InvalidSettings
from tendercheck.model.findings import OutcomeKind
from tendercheck.model.paper import Grid, Paper
from tendercheck.model.record import Asked, Gone, Seal
from tendercheck.model.report import Report
from tendercheck.recording import check_place, seal_of
from tendercheck.writers._record import NO_DUTY, record_paper
from tests.build_report import report
from tests.test_cli import BARRIER, CLEAN, put, run

FIRST, SECOND = dt.date(2026, 3, 2), dt.date(2026, 3, 9)
ASKED = Asked(("tenders/day-care",))


def seal(made: Report, day: dt.date = FIRST, earlier: Seal | None = None) -> Seal:
    return seal_of(made, ASKED, day, earlier)


def without(made: Report, rule: str, kind: OutcomeKind) -> Report:
    """The report in which that rule ended in another way."""
    checked = made.checked[0]
    outcomes = tuple(
        replace(one, kind=kind, findings=(), reason="Why.") if one.rule.id == rule else one for one in checked.outcomes
    )
    return replace(made, checked=(replace(checked, outcomes=outcomes),))


def lines(paper: Paper) -> list[str]:
    return ["".join(words.text for words in part.words) for part in paper.parts if not isinstance(part, Grid)]


def under(heading: str, paper: Paper) -> list[str]:
    """The paragraphs of a section."""
    found = lines(paper)
    start = found.index(heading) + 1
    headings = ("Amended", "Kept, with reasons", "Open", "To be looked at by a person", "For verification")
    ends = [found.index(other) for other in headings if other in found and found.index(other) >= start]
    return found[start : min(ends, default=len(found))]


def test_what_an_earlier_record_found_and_its_rule_no_longer_finds_is_amended() -> None:
    earlier = seal(report())
    later = seal(without(report(), "standing/turnover-demanded", OutcomeKind.PASSED), SECOND, earlier)
    (turnover,) = [one for one in earlier.found if one.rule == "standing/turnover-demanded"]
    assert later.gone == (Gone(turnover, SECOND),)
    assert {one.since for one in later.found} == {FIRST}


@pytest.mark.parametrize("kind", [OutcomeKind.COULD_NOT_TELL, OutcomeKind.NOT_APPLICABLE])
def test_a_rule_that_could_not_tell_has_seen_nothing_amended(kind: OutcomeKind) -> None:
    later = seal(without(report(), "standing/turnover-demanded", kind), SECOND, seal(report()))
    assert [gone.reason for gone in later.gone] == ["its rule was not run, or could not tell."]


def test_other_rules_that_find_less_have_seen_nothing_amended() -> None:
    passed = without(report(), "standing/turnover-demanded", OutcomeKind.PASSED)
    other = replace(passed, ruleset=replace(passed.ruleset, sha256="d" * 64))
    assert [gone.reason for gone in seal(other, SECOND, seal(report())).gone] == [
        "the rules are others than in the earlier record."
    ]


def test_what_was_amended_stays_in_later_records_until_it_is_found_again() -> None:
    passed = without(report(), "standing/turnover-demanded", OutcomeKind.PASSED)
    second = seal(passed, SECOND, seal(report()))
    assert seal(passed, dt.date(2026, 3, 16), second).gone == second.gone
    assert seal(report(), dt.date(2026, 3, 16), second).gone == ()


def test_the_record_names_what_was_amended_kept_and_left_open() -> None:
    passed = without(report(), "standing/turnover-demanded", OutcomeKind.PASSED)
    made = seal(passed, SECOND, seal(report()))
    paper = record_paper(passed.checked[0], passed.ruleset, made)
    assert under("Amended", paper) == [
        "A turnover is demanded (standing/turnover-demanded; found on 2 March 2026, gone by 9 March 2026)",
        "invitation.pdf, page 3, clause 1.4: “Bidders must have a minimum annual turnover of £5,000,000.”",
    ]
    assert under("Open", paper)[:1] == [
        "No market engagement is mentioned (engagement/none; first recorded on 2 March 2026)"
    ]
    assert NO_DUTY in lines(paper)


def test_a_record_stands_beside_the_documents_and_never_among_them(tmp_path: Path) -> None:
    folder = tmp_path / "tender"
    folder.mkdir()
    check_place(tmp_path / "record.docx", [folder])
    for place, says in ((folder / "record.docx", "would be read as one of them"), (tmp_path / "record.pdf", "ends in")):
        with pytest.raises(InvalidSettings, match=says):
            check_place(place, [folder])


@pytest.mark.parametrize("name", ["record.docx", "record.html"])
def test_a_record_is_replayed_and_whatever_changed_since_is_named(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "tender"
    folder.mkdir()
    put(folder, itt=BARRIER)
    record = ("check", "tender", "-f", "json", "-q", "--exit-zero", "--record", name)
    assert run(*record, cwd=tmp_path).returncode == 0
    verified = run("verify", name, cwd=tmp_path)
    assert (verified.returncode, "holds: 1 document and the rules are as they were" in verified.stdout) == (0, True)

    put(folder, itt=CLEAN)
    changed = run("verify", name, cwd=tmp_path)
    assert changed.returncode == 1
    assert "itt.md has changed." in changed.stdout
    assert "Found no longer: Audited accounts are required from everyone" in changed.stdout

    assert run(*record, cwd=tmp_path).returncode == 0
    assert run("verify", name, cwd=tmp_path).returncode == 0


def test_words_that_were_changed_in_a_record_are_seen(tmp_path: Path) -> None:
    folder = tmp_path / "tender"
    folder.mkdir()
    put(folder, itt=BARRIER)
    run("check", "tender", "-f", "json", "-q", "--record", "record.html", cwd=tmp_path)
    place = tmp_path / "record.html"
    place.write_text(
        place.read_text(encoding="utf-8").replace("kept with reasons", "kept for reasons"), encoding="utf-8"
    )
    done = run("verify", "record.html", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "The words of the record are not those that were written.\n")


def test_a_file_that_is_no_record_is_named(tmp_path: Path) -> None:
    done = run("verify", "itt.md", cwd=put(tmp_path, itt=CLEAN))
    assert done.returncode == 2
    assert "there is no seal in it" in done.stderr
    assert "Traceback" not in done.stderr
