"""The pages of the docs that are made of the rules."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

from tendercheck import rulebook
from tendercheck.command import rules_folder
from tendercheck.model.accuracy import Accuracy, Tally
from tendercheck.model.rules import Rule, Severity
from tendercheck.pages import accuracy_lines, pages_of, plain
from tests.build_book import AUDITED, rule
from tests.build_house import house_book

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"


@cache
def pages() -> dict[PurePosixPath, str]:
    return dict(pages_of(rulebook.load(rules_folder())))


def test_the_pages_are_those_of_the_rules() -> None:
    there = {PurePosixPath(path.relative_to(FOLDER)): path.read_text("utf-8") for path in FOLDER.rglob("*.md")}
    stale = sorted(str(path) for path, text in pages().items() if there.get(path) != text)
    foreign = sorted(str(path) for path in set(there) - set(pages()))

    assert stale == [], f"{len(stale)} pages are not what the rules say: run `tendercheck rules pages docs/rules`."
    assert foreign == [], "these pages belong to no rule: delete them."


def test_every_link_of_a_page_leads_to_a_page_or_is_a_plain_https_address() -> None:
    for path, text in pages().items():
        for link in re.findall(r"\]\(([^)]*)\)", text):
            target = (FOLDER / path.parent / link).resolve()
            assert re.fullmatch(r"https://\S+", link) or target.is_file(), (path, link)


def test_every_row_of_a_table_has_the_cells_of_its_head() -> None:
    for path, text in pages().items():
        prose = re.sub(r"^(`{3,})text\n.*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)
        for table in re.findall(r"(?:^\|.*\|$\n?)+", prose, re.MULTILINE):
            counts = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
            assert len(counts) == 1, (path, table)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a | b", r"a \| b"),
        ("<name> & co", r"\<name\> \& co"),
        ("*not* _bold_ `code`", r"\*not\* \_bold\_ \`code\`"),
        ("1. one", r"1\. one"),
        ("1.5 times", "1.5 times"),
        ("# no heading", r"\# no heading"),
        ("- no item", r"\- no item"),
        ("two\n\nlines", "two lines"),
        ("see [here](x)", r"see \[here\](x)"),
    ],
)
def test_what_stands_in_a_rule_is_shown_as_it_is(text: str, written: str) -> None:
    assert plain(text) == written


def test_a_page_says_what_its_rule_says(tmp_path: Path) -> None:
    text = (
        rule(AUDITED)
        .replace("Because a test needs it.", "Because | <b>of</b> it.")
        .replace("Why?", '"Why {{ quote }}?"')
    )
    page = dict(pages_of(house_book(tmp_path, rule=text)))[PurePosixPath("standing/a-rule.md")]

    assert page.startswith("# A rule of a test\n\n<!-- Made from the rule files")
    assert "`standing/a-rule` · barrier B-EFS-03 · warning · [Financial standing](../README.md)" in page
    assert r"Because \| \<b\>of\</b\> it." in page
    assert "| bears on | [Test Act 2023 s.1](https://example.org/act/1) | Tests are proportionate. |" in page
    assert "(not in Wales)" in page
    assert "- one: Bidders must send **audited** accounts.\n" in page
    assert "## What it leaves alone\n\n- two: Bidders must send a letter.\n" in page
    assert "> Bidders must send audited accounts.\n\n- Best: Bidders must send the most recent accounts.\n" in page
    assert page.endswith("## What a bidder may ask\n\nWhy Bidders must send audited accounts.?\n")


def test_measured_accuracy_has_its_place_and_none_is_no_heading() -> None:
    rule = Rule("standing/a-rule", "Title", "standing", "B-EFS-01", Severity.WARNING, "Why.", "nobody")
    measured = Accuracy(Tally(right=1, wrong=4), "two tenders", dt.date(2026, 6, 1))
    doubtful = replace(rule, accuracy=measured)

    assert list(accuracy_lines(rule)) == []
    told = list(accuracy_lines(doubtful))
    assert told[:3] == ["", "## How often it is right", ""]
    assert told[3:] == [plain(f"{measured.spoken} It is a preview: off unless it is asked for.")]
    assert measured.spoken.startswith("1 of 5 findings that could be judged were right; with 95 % confidence")
