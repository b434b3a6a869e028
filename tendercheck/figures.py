"""`tendercheck rules measure`: how often rules were right on labelled documents, as a table and as accuracy.yml."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from tendercheck.command import chosen_rules, house, write_atomically
from tendercheck.errors import CannotMeasure
from tendercheck.measuring import Measured, measure, read_findings, read_labels, together
from tendercheck.model.accuracy import Share, Tally

LABELS, REPORT = ".jsonl", ".json"
HEAD = """\
# Written by `tendercheck rules measure`; do not edit. How often findings were right on documents that people labelled:
# a rule under 0.80 with five findings judged is a preview, off unless it is asked for.
"""


def measured_lines(
    files: Sequence[Path], ruleset: Path | None, write: Path | None, corpus: str, day: dt.date
) -> list[str]:
    """The table of precision and recall; with `write` the figures go to that file as well.

    `files` are labels (.jsonl) and JSON reports (.json) in any order; raises CannotMeasure where one kind is missing.
    """
    labels = [path for path in files if path.suffix == LABELS]
    reports = [path for path in files if path.suffix == REPORT]
    if not labels or not reports or len(labels) + len(reports) < len(files):
        raise CannotMeasure(f"rules measure needs at least one file of labels ({LABELS}) and one report ({REPORT}).")
    rules = chosen_rules(house(ruleset)).ruleset.rules
    barriers = {rule.id: rule.barrier for rule in rules}
    findings = [finding for path in reports for finding in read_findings(path)]
    measured = together([measure(read_labels(path), findings, barriers) for path in labels])
    if write is not None:
        write_atomically(write, accuracy_file(measured, corpus or _named(labels), day).encode())
    return list(_table(measured))


def accuracy_file(measured: Measured, corpus: str, day: dt.date) -> str:
    """The text of accuracy.yml; rules whose findings met no labelled document are left out."""
    lines = [HEAD + f"corpus: {_quoted(corpus)}", f"documents: {measured.documents}", f"measured_on: {day}"]
    lines.append(f"in_all: {_flow(measured.whole)}")
    for name, tallies in (("families", measured.families), ("rules", measured.rules)):
        lines.append(f"{name}:")
        lines.extend(f"  {key}: {_flow(tally)}" for key, tally in tallies.items() if _is_measured(name, tally))
    return "\n".join(lines) + "\n"


def _is_measured(kind: str, tally: Tally) -> bool:
    return kind == "families" or bool(tally.right + tally.arguable + tally.wrong)


def _flow(tally: Tally) -> str:
    return "{" + ", ".join(f"{name}: {number}" for name, number in asdict(tally).items() if number) + "}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _named(labels: Sequence[Path]) -> str:
    return ", ".join(path.stem for path in labels)


def _table(measured: Measured) -> Iterator[str]:
    yield f"{'':52} right arguable wrong  precision [95 %]     found of  recall [95 %]"
    yield from _rows({name: one for name, one in measured.rules.items() if _is_measured("rules", one)})
    unseen = [name for name, one in measured.rules.items() if not _is_measured("rules", one)]
    yield f"{len(unseen)} rules found nothing in these documents"
    yield ""
    yield from _rows(measured.families)
    yield from _rows({f"in all, {measured.documents} documents": measured.whole})


def _rows(tallies: Mapping[str, Tally]) -> Iterator[str]:
    for name, tally in tallies.items():
        preview = "  preview" if tally.is_doubtful else ""
        yield (
            f"{name:52} {tally.right:5} {tally.arguable:8} {tally.wrong:5}  {_share(tally.precision):18}"
            f" {tally.found:5} {tally.labels:3}  {_share(tally.recall)}{preview}"
        ).rstrip()


def _share(share: Share) -> str:
    low, high = share.interval
    return f"{share.value:.2f} [{low:.2f}-{high:.2f}]" if share.of else "-"
