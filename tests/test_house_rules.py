"""The worked example of docs/house-rules.md is followed step by step, and ends as the page says."""

from __future__ import annotations

import re
from pathlib import Path

from tendercheck import pipeline
from tendercheck.command import chosen_rules, run_examples
from tendercheck.folders import find_folders
from tendercheck.readers import iter_documents
from tendercheck.readers._wishes import Wishes
from tendercheck.settings import load_settings
from tests.build_book import AS_AT

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "house-rules.md").read_text(encoding="utf-8")
FILES = re.findall(r"^\*\*`([^`]+)`\*\*[^`]*(?:`(?!``)[^`]*`[^`]*)*```\w+\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
SELECTED = re.findall(r"--select (\S+?)`? ", PAGE)


def follow(folder: Path) -> Path:
    for name, text in FILES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_the_page_shows_every_file_that_it_lists() -> None:
    listed = re.findall(r"^      (\S+\.yml)", PAGE, re.MULTILINE)

    assert {f"barset/{name}" for name in listed} - {name for name, _ in FILES} == {"barset/law.yml"}
    assert len(FILES) == 9


def test_the_examples_of_the_worked_ruleset_pass(tmp_path: Path) -> None:
    lines, faults = run_examples(follow(tmp_path) / "barset")

    assert faults == 0
    assert [line for line in lines[:-1] if "No fault: it is an example of uk" not in line] == []


def test_the_report_of_the_worked_example_says_what_the_page_says(tmp_path: Path) -> None:
    follow(tmp_path)
    settings = load_settings(tmp_path / "tendercheck.toml")
    book = chosen_rules(settings).choosing(SELECTED, ())
    (folder,) = find_folders([tmp_path / "care"])
    named = type(folder)(folder.title, "care", folder.files, folder.stated)
    documents = iter_documents(folder.files, workers=1, wishes=Wishes())

    report = pipeline.check([named], documents, book, as_at=AS_AT)

    (said,) = re.findall(r"^```text\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    found = [f"{finding.strength}: {finding.message}" for checked in report.checked for finding in checked.findings]
    assert found == said.splitlines()
