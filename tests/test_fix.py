"""`tendercheck fix` as people meet it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tendercheck.readers._wishes import Changes
from tests import build as build_pdf
from tests import build_docx as build
from tests import build_odf
from tests import build_odt_changes as odt_changes
from tests.build_fixes import parts_of, standing
from tests.test_cli import run

ASKED = "Tenderers must upload audited accounts for the last two financial years."


def draft(folder: Path, name: str = "itt.docx") -> Path:
    path = folder / name
    path.write_bytes(build.package(build.paragraph("Invitation to tender") + build.paragraph(ASKED)))
    return path


def test_a_copy_has_the_amendment_as_a_change_and_the_draft_stays_as_it_is(tmp_path: Path) -> None:
    itt = draft(tmp_path)
    before = itt.read_bytes()
    done = run("fix", "itt.docx", cwd=tmp_path)
    copy = (tmp_path / "itt-amended.docx").read_bytes()

    assert done.returncode == 0, done.stderr
    assert "Audited accounts are required from everyone" in done.stdout
    assert done.stdout.endswith("Written to itt-amended.docx\n")
    assert itt.read_bytes() == before
    assert standing(build.read(copy, Changes.REJECTED)) == ["Invitation to tender", ASKED]
    assert ASKED not in standing(build.read(copy, Changes.ACCEPTED))
    assert "https://www.legislation.gov.uk/" in parts_of(copy)["word/comments.xml"].decode()


def test_an_opendocument_text_gets_changes_as_a_docx_does(tmp_path: Path) -> None:
    (tmp_path / "itt.odt").write_bytes(build_odf.package(build_odf.p("Invitation to tender") + build_odf.p(ASKED)))
    done = run("fix", "itt.odt", cwd=tmp_path)
    copy = (tmp_path / "itt-amended.odt").read_bytes()

    assert done.returncode == 0, done.stderr
    assert standing(odt_changes.read(copy, Changes.REJECTED)) == ["Invitation to tender", ASKED]
    assert ASKED not in standing(odt_changes.read(copy, Changes.ACCEPTED))
    assert b"https://www.legislation.gov.uk/" in parts_of(copy)["content.xml"]


def test_a_pdf_gets_notes_and_nothing_says_that_its_text_was_changed(tmp_path: Path) -> None:
    data = build_pdf.pdf(build_pdf.column("Invitation to tender", ASKED, pitch=40))
    (tmp_path / "itt.pdf").write_bytes(data)
    done = run("fix", "itt.pdf", cwd=tmp_path)
    compared = run("fix", "itt.pdf", "--diff", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("1 amendment: 1 noted\nWritten to itt-amended.pdf\n")
    assert "changed" not in done.stdout
    assert (tmp_path / "itt-amended.pdf").read_bytes().startswith(data)
    assert f"    - {ASKED}\n    + " in compared.stdout


@pytest.mark.parametrize("option", ["--dry-run", "--diff"])
def test_a_dry_run_and_a_diff_write_nothing(option: str, tmp_path: Path) -> None:
    draft(tmp_path)
    done = run("fix", "itt.docx", option, cwd=tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["itt.docx"]
    assert (f"    - {ASKED}" in done.stdout) is (option == "--diff")
    assert "1. paragraph 2: Audited accounts" in done.stdout


def test_only_what_is_selected_is_amended(tmp_path: Path) -> None:
    draft(tmp_path)
    done = run("fix", "itt.docx", "--select", "timescale", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (0, "No finding asks for an amendment.\n")


def test_copies_go_to_the_folder_or_the_file_that_is_named(tmp_path: Path) -> None:
    draft(tmp_path), draft(tmp_path, "sq.docx")

    assert run("fix", "itt.docx", "-o", "new.docx", cwd=tmp_path).returncode == 0
    assert run("fix", "itt.docx", "sq.docx", "-o", "copies", cwd=tmp_path).returncode == 0
    refused = run("fix", "itt.docx", "sq.docx", "-o", "one.docx", cwd=tmp_path)

    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.docx")} == {
        "itt.docx", "sq.docx", "new.docx", "copies/itt-amended.docx", "copies/sq-amended.docx",
    }  # fmt: skip
    assert refused.returncode == 2
    assert refused.stderr == "tendercheck: one.docx names one file, but there are 2 copies; name a folder.\n"


def test_a_file_that_takes_no_amendments_is_told_and_the_others_are_written(tmp_path: Path) -> None:
    draft(tmp_path)
    (tmp_path / "notes.md").write_text(f"# Notes\n\n{ASKED.replace('two', 'three')}\n", encoding="utf-8")
    done = run("fix", "itt.docx", "notes.md", cwd=tmp_path)

    assert done.returncode == 2
    reason = "Amendments cannot be put into a file of this kind; take their wording from the report."
    assert done.stderr == f"tendercheck: notes.md: {reason}\n"
    assert (tmp_path / "itt-amended.docx").exists()


def test_a_person_may_choose_the_wording_or_leave_it(tmp_path: Path) -> None:
    draft(tmp_path)
    left = run("fix", "itt.docx", "--interactive", cwd=tmp_path, told="0\n")

    assert "Which wording, 1 to" in left.stdout
    assert "No finding asks for an amendment." in left.stdout
    assert run("fix", "itt.docx", "--interactive", cwd=tmp_path, told="1\n").stdout.count("1 safe") == 1


def test_an_answer_that_is_none_of_the_numbers_is_asked_again(tmp_path: Path) -> None:
    draft(tmp_path)
    asked = run("fix", "itt.docx", "--interactive", cwd=tmp_path, told="x\n99\n0\n")

    assert asked.stdout.count("Which wording, 1 to") == 3
    assert asked.stdout.count("type a number from 0 to") == 2
