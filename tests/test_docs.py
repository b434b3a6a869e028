"""What the docs promise holds: every condition and mark is explained, every file that is named exists."""

from __future__ import annotations

import re
from pathlib import Path

from tendercheck.discovery import plugins_in
from tendercheck.model.document import Condition, Mark
from tendercheck.rulebook import conditions

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXPLAINED = (ROOT / "docs" / "conditions.md").read_text(encoding="utf-8")
RULES = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")


def test_every_condition_and_mark_is_explained_once() -> None:
    named = re.findall(r"^\| `([a-z-]+)` \|", EXPLAINED, re.MULTILINE)

    assert named == [*(condition.value for condition in Condition), *(mark.value for mark in Mark)]


def test_every_kind_of_rule_condition_is_explained() -> None:
    assert [name for name in plugins_in(conditions) if f"`{name}`" not in RULES] == []


def test_every_file_that_the_readme_links_exists() -> None:
    assert [name for name in re.findall(r"\]\(([^)#]+)\)", README) if not (ROOT / name).is_file()] == []
