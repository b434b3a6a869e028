"""Prints precision and recall on the labelled tenders beside the repository, and guards the recorded figures.

usage: python benchmarks/accuracy.py [--check]

Each labelled document is checked on its own. With --check the run fails when a figure falls under the recorded one;
where the corpus is not at hand it says so, loudly.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
LABELS = SHARED / "corpus" / "gold" / "labels.jsonl"
RECORDED = HERE / "accuracy.json"
FIGURES = re.compile(r"by (\w+): precision ([\d.]+) \[.*?\]\s+recall ([\d.]+)")


def reports(folder: Path) -> list[str]:
    """Check every labelled document; returns the reports' paths."""
    files = sorted({json.loads(line)["file"] for line in LABELS.read_text(encoding="utf-8").splitlines() if line})
    made = []
    for name in files:
        path = folder / f"{Path(name).name}.json"
        command = [sys.executable, "-m", "tendercheck", "check", str(SHARED / "corpus" / name)]
        options = ["-q", "--exit-zero", "-f", "json", "--as-at", "2026-11-22", "-o", str(path)]
        subprocess.run([*command, *options], check=True, cwd=HERE.parent)
        made.append(str(path))
    return made


def score(made: list[str], by: str) -> dict[str, float]:
    """What the shared scorer prints, and its two figures."""
    command = [sys.executable, str(SHARED / "tools" / "score.py"), str(LABELS), *made, "--by", by]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    print(printed)
    found = FIGURES.search(printed)
    if found is None:
        raise SystemExit("the scorer printed no figures")
    return {"precision": float(found[2]), "recall": float(found[3])}


def main() -> None:
    if not LABELS.is_file():
        print(f"NOT MEASURED: there are no labelled tenders at {LABELS}")
        return
    with tempfile.TemporaryDirectory() as folder:
        made = reports(Path(folder))
        figures = {by: score(made, by) for by in ("family", "barrier")}
    if "--check" not in sys.argv:
        return
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))
    fallen = [
        f"{name} by {by} is {figures[by][name]:.3f}, recorded is {least:.3f}"
        for by, row in recorded.items()
        for name, least in row.items()
        if figures[by][name] < least
    ]
    if fallen:
        raise SystemExit("; ".join(fallen))


if __name__ == "__main__":
    main()
