"""How much of the text that Word shows stands in the Document, and whether any of it stands there twice."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.reading._figure import HOSTILE, ROOT, TENDERS, Figure

MUST = "at least 99.5 % of the text over all files, and no file with text twice"
SHARE = 0.995
EXTRA_STRETCHES, EXTRA_SHARE = 12, 0.002  # brackets of formulas, numbers that fields compute
_SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm"})
_BATCH = 60  # files a process: what the pass over one leaves behind must not end the next


def measure() -> Figure:
    """Compare every file that ends read with the census of its XML."""
    paths = [path for folder in (HOSTILE / "docx", TENDERS) for path in sorted(folder.iterdir())]
    wanted = [path for path in paths if path.suffix.lower() in _SUFFIXES]
    found = [line for start in range(0, len(wanted), _BATCH) for line in _counted(wanted[start : start + _BATCH])]
    read = [line for line in found if line.get("shown") or line.get("extra")]
    shown, missing = sum(line["shown"] for line in read), sum(line["missing"] for line in read)
    doubled = [line for line in read if _is_doubled(line)]
    short = [line for line in read if line["missing"] > (1 - SHARE) * line["shown"]]
    share = 1 - missing / max(shown, 1)
    value = (
        f"{share:.3%} of {shown:,} stretches in {len(read)} files; {len(short)} under {SHARE:.1%}, "
        f"{len(doubled)} with text twice; {len(wanted) - len(found)} not compared"
    )
    notes = [_note(line) for line in read if line in short or line in doubled]
    return Figure(value, share >= SHARE and not doubled and len(found) == len(wanted), tuple(notes))


def _counted(paths: list[Path]) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.reading._docx_census", *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def _is_doubled(line: dict[str, Any]) -> bool:
    return bool(line["extra"] > max(EXTRA_STRETCHES, EXTRA_SHARE * line["shown"]))


def _note(line: dict[str, Any]) -> str:
    missing, extra = line["samples"]
    return (
        f"{Path(line['name']).name} ({line['condition']}): {1 - line['missing'] / max(line['shown'], 1):.2%} "
        f"of {line['shown']}, {line['extra']} too many; missing: {missing or '-'}; too many: {extra or '-'}"
    )
