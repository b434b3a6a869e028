"""Prints precision and recall on the labelled documents, and guards the recorded figures.

usage: python benchmarks/accuracy.py [--check] [--write]

Each labelled document is checked on its own. With --check the run fails when a figure falls under the recorded one;
with --write the figures by rule go to rules/uk/accuracy.yml. Where the corpus is not at hand it says so, loudly. Two
sets of labels came with the corpus; the third was made by us, for documents on which no rule had been written. The
fourth is of documents that we wrote ourselves, in other words than the rules'; it counts for no rule's own figures.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
LABELS = (
    SHARED / "corpus" / "gold" / "labels.jsonl",
    SHARED / "corpus" / "gold" / "labels-notices.jsonl",
    HERE / "rules" / "labels-unseen.jsonl",
)
WRITTEN = HERE / "rules" / "labels-written.jsonl"
RECORDED = HERE / "accuracy.json"
MEASURED = HERE.parent / "rules" / "uk" / "accuracy.yml"
CORPUS_NAME = "{} tenders and notices of UK authorities and their like, labelled by hand"
AS_AT = "2026-11-22"  # whose law is applied, so that figures of different days compare
FIGURES = re.compile(r"by (\w+): precision ([\d.]+) \[.*?\]\s+recall ([\d.]+)")


def reports(labels: Path, documents: Path, folder: Path) -> list[str]:
    """Check every labelled document below the folder `documents`; returns the reports' paths."""
    files = sorted({json.loads(line)["file"] for line in labels.read_text(encoding="utf-8").splitlines() if line})

    def report(name: str) -> str:
        path = folder / f"{Path(name).name}.json"
        command = [sys.executable, "-m", "tendercheck", "check", str(documents / name)]
        options = ["-q", "--exit-zero", "--preview", "-f", "json", "--as-at", AS_AT, "-o", str(path)]
        subprocess.run([*command, *options], check=True, cwd=HERE.parent)
        return str(path)

    with ThreadPoolExecutor(2) as hands:
        return list(hands.map(report, files))


def score(labels: Path, made: list[str], by: str) -> dict[str, float]:
    """What the shared scorer prints, and its two figures."""
    command = [sys.executable, str(SHARED / "tools" / "score.py"), str(labels), *made, "--by", by]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    print(printed)
    found = FIGURES.search(printed)
    if found is None:
        raise SystemExit("the scorer printed no figures")
    return {"precision": float(found[2]), "recall": float(found[3])}


def by_rule(made: list[str]) -> None:
    """The table of every rule; with --write the figures go into the ruleset."""
    documents = CORPUS_NAME.format(len(set(made)))
    write = ["--write", str(MEASURED), "--corpus", documents] if "--write" in sys.argv else []
    command = [sys.executable, "-m", "tendercheck", "rules", "measure", *map(str, LABELS), *sorted(set(made))]
    subprocess.run([*command, *write], check=True, cwd=HERE.parent)


def fallen(figures: dict[str, dict[str, dict[str, float]]]) -> list[str]:
    """The figures that are under the recorded ones, a phrase each."""
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))
    return [
        f"{name} by {by} on {labels} is {figures[labels][by][name]:.3f}, recorded is {least:.3f}"
        for labels, kinds in recorded["labels"].items()
        for by, row in kinds.items()
        for name, least in row.items()
        if figures[labels][by][name] < least
    ]


def main() -> None:
    if not LABELS[0].is_file():
        print(f"NOT MEASURED: there are no labelled tenders at {LABELS[0]}")
        return
    figures: dict[str, dict[str, dict[str, float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        made: list[str] = []
        for labels in LABELS:
            print(f"== {labels.name}")
            ours = reports(labels, SHARED / "corpus", Path(folder))
            figures[labels.name] = {by: score(labels, ours, by) for by in ("family", "barrier")}
            made += ours
        by_rule(made)
        print(f"== {WRITTEN.name}")
        ours = reports(WRITTEN, WRITTEN.parent, Path(folder))
        figures[WRITTEN.name] = {by: score(WRITTEN, ours, by) for by in ("family", "barrier")}
    if "--check" in sys.argv and (faults := fallen(figures)):
        raise SystemExit("; ".join(faults))


if __name__ == "__main__":
    main()
