"""The rules that ship never change without an entry: the newest one is their version, a released one has their hash."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from tendercheck import rulebook
from tendercheck.command import rules_folder


@dataclass(frozen=True)
class Entry:
    """A version of the changelog; the hash is empty while it is not released."""

    version: str
    released: str
    sha256: str


_ENTRY = re.compile(r"^## (\S+) (?:\(not released\)|\((\d{4}-\d\d-\d\d), sha256 `([0-9a-f]{64})`\))$", re.MULTILINE)


def entries(text: str) -> list[Entry]:
    assert len(_ENTRY.findall(text)) == text.count("\n## "), "a heading is neither released nor not released"
    return [Entry(*found) for found in _ENTRY.findall(text)]


def fault(text: str, version: str, sha256: str) -> str:
    """What is wrong with the newest entry for rules of that version and hash; empty where nothing is."""
    newest = entries(text)[0]
    if newest.version != version:
        return f"ruleset.yml says {version} and the changelog {newest.version}: give both the same version"
    if newest.sha256 and newest.sha256 != sha256:
        return f"the rules of {version} changed after its release: give ruleset.yml and the changelog a new version"
    return ""


def test_the_newest_entry_is_the_version_of_the_rules_and_a_released_one_has_their_hash() -> None:
    ruleset = rulebook.load(rules_folder(), thorough=False).ruleset
    text = (rules_folder() / "CHANGELOG.md").read_text(encoding="utf-8")

    assert fault(text, ruleset.version, ruleset.sha256) == ""


def test_no_version_stands_twice_and_only_the_newest_is_not_released() -> None:
    found = entries((rules_folder() / "CHANGELOG.md").read_text(encoding="utf-8"))

    assert len({entry.version for entry in found}) == len(found)
    assert [entry.version for entry in found[1:] if not entry.sha256] == []


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("0.2.0 (not released)", ""),
        (f"0.2.0 (2026-07-01, sha256 `{'a' * 64}`)", ""),
        (f"0.2.0 (2026-07-01, sha256 `{'b' * 64}`)", "the rules of 0.2.0 changed after its release"),
        ("0.3.0 (not released)", "ruleset.yml says 0.2.0 and the changelog 0.3.0"),
    ],
)
def test_rules_that_change_after_their_release_need_a_new_version(heading: str, said: str) -> None:
    assert fault(f"# Changelog\n\n## {heading}\n\n- x\n", "0.2.0", "a" * 64).startswith(said)
