"""Builds a house ruleset beside the ruleset that it extends, so that a test shows all that the house changes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tendercheck import rulebook
from tendercheck.rulebook.book import Rulebook
from tests.build_book import ruleset

HOUSE = """\
title: Rules of a council
version: "2.1"
extends: {}
"""


def house(folder: Path, files: Mapping[str, str] | None = None, **base: str) -> Path:
    """Write the ruleset `base` and `council`, which extends it and holds `files` by their paths; gives the latter."""
    ruleset(folder / "base", **base)
    for name, text in {"ruleset.yml": HOUSE.format("../base"), **(files or {})}.items():
        path = folder / "council" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "council"


def house_book(folder: Path, files: Mapping[str, str] | None = None, **base: str) -> Rulebook:
    """The rulebook of that house ruleset."""
    return rulebook.load(house(folder, files, **base))
