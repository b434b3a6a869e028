"""The pairs as values, and what the rules find in a text of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from tendercheck.pipeline import check_procurement, join
from tendercheck.readers import read_text
from tendercheck.rulebook.book import Rulebook


@dataclass(frozen=True, slots=True)
class Pair:
    """A text that puts up `barrier` and a twin that does not; `about` names what decides between them."""

    barrier: str
    about: str
    fires: str
    silent: str

    @property
    def family(self) -> str:
        """The catalogue's letters: "efs" for B-EFS-01."""
        return self.barrier.split("-")[1].lower()


def load_pairs(folder: Path) -> list[Pair]:
    """Every pair of the folder's files, in their order."""
    return [
        Pair(**entry)
        for path in sorted(folder.glob("*.yml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def found_barriers(text: str, book: Rulebook) -> frozenset[str]:
    """The catalogue's entries of all findings in the text, read as a document of its own."""
    document = read_text(text, shown_as="pair.md")
    procurement = join("pair", ".", [document], book, as_at=book.ruleset.law_read_on)
    return frozenset(finding.rule.barrier for finding in check_procurement(procurement, book).findings)
