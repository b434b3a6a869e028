"""Precision and recall of a report against labels made by hand, by rule, by family and in all.

A label says where a document puts up a barrier: "clear", or "arguable" where careful people differ. A finding is right
where it meets a clear label of its barrier in its document, neither right nor wrong where it meets an arguable one,
else wrong. Two passages meet where the shorter shares half of its words, in order, with the longer; a barrier by
absence meets by document alone. Recall is over clear labels.
"""

from __future__ import annotations

import difflib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any

from tendercheck.errors import CannotMeasure
from tendercheck.model.accuracy import Tally

_WORD = re.compile(r"[a-z0-9£%]+")
# Entries that the catalogue gained after most labels were made; they count only in files that label them.
ADDITIONS = frozenset(
    f"B-{name}" for name in ("EVA-07", "EVA-08", "PRO-08", "PRO-09", "PRO-10", "CON-08", "ACC-08", "RSK-07", "PRI-08")
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A label or a finding: a barrier in a document. `rule` is empty for labels, `is_clear` True for findings."""

    document: str
    barrier: str
    quote: str
    is_absence: bool = False
    is_clear: bool = True
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """The tallies, by rule id, by the catalogue's families ("B-EFS") and over all, and the documents counted."""

    rules: Mapping[str, Tally]
    families: Mapping[str, Tally]
    whole: Tally
    documents: int


def read_labels(path: Path) -> tuple[Passage, ...]:
    """The labels of a JSON Lines file, traps left out; raises CannotMeasure for what is none."""
    labels: list[Passage] = []
    for number, line in enumerate(_text(path).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            barrier, document, quote = entry.get("barrier", ""), entry["file"], entry["quote"]
        except (ValueError, KeyError, AttributeError) as error:
            raise CannotMeasure(
                f"{path}:{number}: this is no label; a line holds file, quote and barrier (or trap) as JSON."
            ) from error
        absent, clear = bool(entry.get("absence")), entry.get("strength") == "clear"
        labels.append(Passage(_stem(document), barrier, quote, absent, clear))
    return tuple(labels)


def read_findings(path: Path) -> tuple[Passage, ...]:
    """The findings of a JSON report; raises CannotMeasure where the file is none."""
    try:
        report: dict[str, Any] = json.loads(_text(path))
        rows = [finding for procurement in report["procurements"] for finding in procurement["findings"]]
        return tuple(
            Passage(_stem(row["document"]), row["barrier"], row["quote"], bool(row["absence"]), rule=row["rule"])
            for row in rows
        )
    except (ValueError, KeyError, TypeError) as error:
        raise CannotMeasure(f"{path}: this is no report of tendercheck; write one with `-f json`.") from error


def measure(labels: Sequence[Passage], findings: Sequence[Passage], barriers: Mapping[str, str]) -> Measured:
    """Tallies of findings against labels; `barriers` gives the barrier of each rule whose figures are wanted.

    Only documents that have labels count. A rule's finding is right where it meets a label of its barrier's family: to
    tell two entries of one family apart at one place is what careful people differ on. The labels that it should find
    are those of its barrier, so rules that share one share them.
    """
    documents = {label.document for label in labels}
    named = {label.barrier for label in labels}
    told = [one for one in findings if one.document in documents and one.barrier not in ADDITIONS - named]
    labels = [label for label in labels if label.barrier]
    by_barrier = _judge(labels, told, lambda barrier: barrier)
    by_family = _judge(labels, told, _family)
    return Measured(
        rules={
            rule: replace(by_family.tally(rule=rule), found=met.found, labels=met.labels)
            for rule, barrier in barriers.items()
            for met in (by_barrier.tally(of=barrier),)
        },
        families={name: by_family.tally(of=name) for name in sorted({_family(label.barrier) for label in labels})},
        whole=by_family.tally(),
        documents=len(documents),
    )


def together(parts: Sequence[Measured]) -> Measured:
    """The sums of several measurements of the same rules over different labels."""

    def summed(tallies: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
        sums: dict[str, Tally] = defaultdict(Tally)
        for one in tallies:
            for name, tally in one.items():
                sums[name] += tally
        return dict(sorted(sums.items()))

    return Measured(
        rules=summed(part.rules for part in parts),
        families=summed(part.families for part in parts),
        whole=sum((part.whole for part in parts), Tally()),
        documents=sum(part.documents for part in parts),
    )


@dataclass(frozen=True, slots=True)
class _Judged:
    """Each finding with its verdict (True right, False wrong, None neither), each clear label and whether it is met."""

    key: Callable[[str], str]
    findings: tuple[tuple[Passage, bool | None], ...]
    labels: tuple[tuple[Passage, bool], ...]

    def tally(self, *, rule: str = "", of: str = "") -> Tally:
        """The tally of one rule's findings, of one family's or barrier's (`of`), or of all."""
        verdicts = [
            verdict
            for finding, verdict in self.findings
            if (finding.rule == rule if rule else not of or self.key(finding.barrier) == of)
        ]
        found = [is_found for label, is_found in self.labels if not of or self.key(label.barrier) == of]
        return Tally(
            right=verdicts.count(True),
            arguable=verdicts.count(None),
            wrong=verdicts.count(False),
            found=sum(found),
            labels=len(found),
        )


def _judge(labels: Sequence[Passage], findings: Iterable[Passage], key: Callable[[str], str]) -> _Judged:
    near: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for label in labels:
        near[label.document, key(label.barrier)].append(label)
    told: list[tuple[Passage, bool | None]] = []
    met: set[int] = set()
    for finding in findings:
        meeting = [label for label in near[finding.document, key(finding.barrier)] if _meet(label, finding)]
        met.update(id(label) for label in meeting)
        clear = any(label.is_clear for label in meeting)
        told.append((finding, True if clear else None if meeting else False))
    return _Judged(key, tuple(told), tuple((label, id(label) in met) for label in labels if label.is_clear))


def _meet(label: Passage, finding: Passage) -> bool:
    if label.is_absence or finding.is_absence:
        return label.barrier == finding.barrier
    short, long = sorted((_words(label.quote), _words(finding.quote)), key=len)
    if not short:
        return False
    matcher = difflib.SequenceMatcher(None, short, long, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks() if block.size > 1)
    return shared >= max(2, len(short) / 2)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _family(barrier: str) -> str:
    return barrier.rpartition("-")[0]


def _stem(path: str) -> str:
    return PurePath(path.replace("\\", "/")).stem


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotMeasure(f"{path}: the file cannot be read ({error}).") from error
