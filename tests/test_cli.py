"""The command as people and CI jobs meet it: what it prints, writes and exits with."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import jsonschema
import pytest

from tests import build_docx

BARRIER = "# Invitation to tender\n\nTenderers must upload audited accounts for the last two financial years.\n"
CLEAN = "# Invitation to tender\n\nTenders are welcome from everyone.\n"


def run(*arguments: str, cwd: Path, told: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tendercheck", *arguments],
        cwd=cwd, input=told, capture_output=True, text=True, check=False, encoding="utf-8", timeout=120,
    )  # fmt: skip


def put(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def test_a_check_prints_a_summary_writes_the_report_and_exits_with_one(tmp_path: Path) -> None:
    done = run("check", "itt.md", cwd=put(tmp_path, itt=BARRIER))

    assert done.returncode == 1
    assert "Audited accounts are required from everyone" in done.stdout
    assert done.stderr == "Report written to tendercheck-report.html\n"
    assert "audited accounts" in (tmp_path / "tendercheck-report.html").read_text(encoding="utf-8")


def test_a_check_without_findings_exits_with_zero(tmp_path: Path) -> None:
    assert run("check", "itt.md", "-f", "json", cwd=put(tmp_path, itt=CLEAN)).returncode == 0


def test_the_json_report_fits_the_schema_that_the_command_prints(tmp_path: Path) -> None:
    report = json.loads(
        run("check", "itt.md", "-f", "json", "--as-at", "2026-06-01", cwd=put(tmp_path, itt=BARRIER)).stdout
    )
    schema = json.loads(run("schema", cwd=tmp_path).stdout)

    jsonschema.validate(report, schema, cls=jsonschema.Draft202012Validator)
    assert report["tool"]["as_at"] == "2026-06-01"
    assert [finding["barrier"] for finding in report["procurements"][0]["findings"]] == ["B-EFS-03"]


def test_files_in_an_archive_are_checked_and_one_that_is_not_read_decides_the_exit_code(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pack.zip", "w") as package:
        package.writestr("itt.md", CLEAN)
    assert run("check", "pack.zip", "-f", "json", cwd=tmp_path).returncode == 0

    with zipfile.ZipFile(tmp_path / "pack.zip", "a") as package:
        package.writestr("scan.png", b"\x89PNG\r\n\x1a\n\0\0")
        package.writestr("sq.md", BARRIER)
    done = run("check", "pack.zip", "-f", "json", "--fail-on", "never", cwd=tmp_path)
    procurement = json.loads(done.stdout)["procurements"][0]
    assert done.returncode == 3
    assert [(one["path"], one["condition"]) for one in procurement["documents"]] == [
        ("pack.zip", "ok"),
        ("pack.zip/itt.md", "ok"),
        ("pack.zip/scan.png", "wrong-type"),
        ("pack.zip/sq.md", "ok"),
    ]
    assert [finding["document"] for finding in procurement["findings"]] == ["pack.zip/sq.md"]


@pytest.mark.parametrize(("view", "findings"), [("sent", 0), ("accepted", 0), ("rejected", 1)])
def test_tracked_changes_are_checked_in_the_view_that_is_asked_for(view: str, findings: int, tmp_path: Path) -> None:
    was = "Tenderers must upload audited accounts for the last two financial years."
    changed = build_docx.inserted(build_docx.run("Accounts are not asked for."))
    body = build_docx.paragraph(content=build_docx.deleted(was) + changed)
    (tmp_path / "itt.docx").write_bytes(build_docx.package(body))
    done = run("check", "itt.docx", "-f", "json", "--tracked-changes", view, cwd=tmp_path)
    assert len(json.loads(done.stdout)["procurements"][0]["findings"]) == findings


def test_one_unreadable_file_costs_no_other_its_report(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    done = run("check", "broken.pdf", "itt.md", "-f", "json", cwd=put(tmp_path, itt=CLEAN))

    documents = json.loads(done.stdout)["procurements"][0]["documents"]
    assert done.returncode == 3
    assert [document["condition"] for document in documents] == ["truncated", "ok"]


def test_findings_weigh_more_than_what_was_not_read(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")

    assert run("check", "broken.pdf", "itt.md", "-f", "json", cwd=put(tmp_path, itt=BARRIER)).returncode == 1


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 1),
        (("--exit-zero",), 0),
        (("--fail-on", "never"), 0),
        (("--ignore", "B-EFS-03"), 0),
        (("--select", "standing"), 1),
        (("--select", "scale"), 0),
    ],
)
def test_options_decide_what_counts(tmp_path: Path, options: tuple[str, ...], code: int) -> None:
    assert run("check", "itt.md", "-f", "json", *options, cwd=put(tmp_path, itt=BARRIER)).returncode == code


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "missing.md"), "missing.md: there is no such file or folder."),
        (("check", "empty"), "empty: the folder holds no document."),
        (("check", "itt.md", "--slect", "x"), "No such option"),
        (
            ("check", "itt.md", "--select", "sclae"),
            "there is no rule, family or barrier «sclae»; did you mean «scale»?",
        ),
        (("check", "itt.md", "-f", "pdf"), "there is no output format «pdf»"),
        (("check", "itt.md", "-o", "report.xyz"), "no format ends in «.xyz»; name one with -f."),
        (("check", "itt.md", "-f", "html", "-o", "no/such/folder/r.html"), "choose another place with -o."),
        (("check", "itt.md", "--as-at", "tomorrow"), "«tomorrow» is no date like 2026-11-22"),
        (("check", "itt.md", "--config", "bad.toml"), "there is no setting «slect»; did you mean «select»?"),
        (("rules", "test", "empty"), "there is no ruleset here"),
        (("rules", "new", "standing/mine", "--barrier", "B-EFS-03"), "there is no house ruleset to write the rule to"),
        (("rules", "new", "mine", "--barrier", "B-EFS-03", "--in", "empty"), "«mine» is no name of a rule"),
        (("rules", "list", "--ruleset", "empty"), "there is no ruleset here"),
        (("schema", "rules"), "'rules' is not one of 'report', 'rule'"),
        (("explain", "audited-acounts"), "there is no rule, family or barrier «audited-acounts»"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_code_two(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    put(tmp_path, itt=BARRIER)
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.toml").write_text('slect = ["scale"]\n', encoding="utf-8")

    done = run(*arguments, cwd=tmp_path)

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr + done.stdout


def test_rules_are_listed_and_explained(tmp_path: Path) -> None:
    listed = run("rules", "list", cwd=tmp_path)
    told = run("explain", "standing/audited-accounts-from-everyone", cwd=tmp_path)

    assert "standing/audited-accounts-from-everyone" in listed.stdout
    assert "pa23: barred by Procurement Act 2023 s.22(3)(a)" in told.stdout
    assert (listed.returncode, told.returncode) == (0, 0)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    put(tmp_path, itt=BARRIER, terms=CLEAN)

    runs = {run("check", ".", "-f", "json", "--as-at", "2026-06-01", cwd=tmp_path).stdout for _ in range(2)}

    assert len(runs) == 1


def test_a_house_ruleset_is_used_named_and_hashed(tmp_path: Path) -> None:
    (tmp_path / "council" / "standing").mkdir(parents=True)
    (tmp_path / "council" / "ruleset.yml").write_text("title: Ours\nversion: '1.2'\nextends: uk\n", encoding="utf-8")
    changed = "severity: note\ntitle: Accounts that an auditor signed are demanded\n"
    rule = tmp_path / "council" / "standing" / "audited-accounts-from-everyone.yml"
    rule.write_text(changed, encoding="utf-8")
    put(tmp_path, itt=BARRIER)
    plain = json.loads(run("check", "itt.md", "-f", "json", cwd=tmp_path).stdout)

    (tmp_path / "tendercheck.toml").write_text('ruleset = "council"\n', encoding="utf-8")
    by_settings = run("check", "itt.md", "-f", "json", cwd=tmp_path)
    (tmp_path / "tendercheck.toml").unlink()
    by_option = run("check", "itt.md", "-f", "json", "--ruleset", "council", cwd=tmp_path)

    report = json.loads(by_settings.stdout)
    assert by_settings.stdout == by_option.stdout
    (finding,) = report["procurements"][0]["findings"]
    assert (finding["severity"], finding["title"]) == ("note", "Accounts that an auditor signed are demanded")
    assert (report["tool"]["ruleset"], report["tool"]["ruleset_version"]) == ("council", "1.2")
    assert report["tool"]["ruleset_extends"] == [{"name": "uk", "version": plain["tool"]["ruleset_version"]}]
    assert report["tool"]["ruleset_sha256"] != plain["tool"]["ruleset_sha256"]
    assert plain["tool"]["ruleset_extends"] == []


def test_the_list_of_a_ruleset_is_headed_on_the_error_stream_so_that_its_lines_are_rules(tmp_path: Path) -> None:
    done = run("rules", "list", cwd=tmp_path)

    assert done.stderr.startswith("Barriers to small providers in UK public procurement (uk ")
    assert all(line.split()[0].count("/") == 1 for line in done.stdout.splitlines())


def test_a_fault_of_a_house_rule_is_told_when_documents_are_checked(tmp_path: Path) -> None:
    (tmp_path / "council" / "standing").mkdir(parents=True)
    (tmp_path / "council" / "ruleset.yml").write_text("title: Ours\nversion: '1'\nextends: uk\n", encoding="utf-8")
    rule = tmp_path / "council" / "standing" / "turnover-demanded.yml"
    rule.write_text('find: {wording: {any: ["<turnovr>"]}}\n', encoding="utf-8")

    done = run("check", "itt.md", "--ruleset", "council", cwd=put(tmp_path, itt=BARRIER))

    assert done.returncode == 2
    assert "turnover-demanded.yml:1: «any»: there is no word class <turnovr>; did you mean <turnover>?" in done.stderr
