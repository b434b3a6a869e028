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


def test_every_condition_and_mark_is_listed_once_and_has_a_page() -> None:
    listed = re.findall(r"^\| \[`([a-z-]+)`\]\(((?:conditions|marks)/[a-z-]+\.md)\) \| \S", EXPLAINED, re.MULTILINE)

    assert listed == [
        *((one.value, f"conditions/{one.value}.md") for one in Condition),
        *((one.value, f"marks/{one.value}.md") for one in Mark),
    ]
    for name, page in listed:
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        assert text.startswith(f"# `{name}`\n")
        assert re.search(r"\n## What it means\n\n\S[^#]*\n## ", text), page
        assert re.search(r"\n## What you can do\n\n- \S", text), page


def test_every_page_about_reading_links_to_pages_that_exist() -> None:
    pages = [*(ROOT / "docs" / "conditions").glob("*.md"), *(ROOT / "docs" / "marks").glob("*.md")]
    links = [(page, link) for page in pages for link in re.findall(r"\]\(([^)]+)\)", page.read_text("utf-8"))]
    assert [link for page, link in links if not (page.parent / link).is_file()] == []
    assert links


def test_every_kind_of_rule_condition_is_explained() -> None:
    assert [name for name in plugins_in(conditions) if f"`{name}`" not in RULES] == []


def test_every_file_that_the_readme_links_exists() -> None:
    assert [name for name in re.findall(r"\]\(([^)#]+)\)", README) if not (ROOT / name).is_file()] == []


def test_every_file_that_the_changelogs_and_the_pages_about_rules_link_exists() -> None:
    pages = [ROOT / name for name in ("CHANGELOG.md", "rules/uk/CHANGELOG.md", "docs/rules.md", "docs/house-rules.md")]
    links = [(page, link) for page in pages for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))]

    assert [link for page, link in links if not (page.parent / link).is_file()] == []
