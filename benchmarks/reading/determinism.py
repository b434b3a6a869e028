"""The same files give the same report: whatever the seed of hashes, locale, time zone, workers and order are."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.reading._corpus import files
from benchmarks.reading._figure import ROOT, Figure

MUST = "one sum of all reports"
_EVERY = 23  # of the files of the corpus: of every kind some
_LARGEST_BYTES = 300_000
_SETTINGS = (
    {"PYTHONHASHSEED": "0"},
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu"},
    {"PYTHONHASHSEED": "12345", "TZ": "America/New_York"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "C", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "3", "LC_ALL": "de_DE.UTF-8"},
    {"PYTHONHASHSEED": "4", "LC_ALL": "tr_TR.UTF-8", "TZ": "UTC"},
)
_WAYS = {"forwards": 1, "backwards": -1}
# As the command line does it, with workers by number: reading alone, whose documents say more than a report shows.
_READ = """
import hashlib, sys
from pathlib import Path
from tendercheck.readers import iter_documents

paths = [Path(name) for name in sys.argv[2:]]
groups = dict(zip(paths, iter_documents(paths, workers=int(sys.argv[1]))))
print(hashlib.sha256(repr([groups[path] for path in sorted(paths)]).encode("utf-8", "surrogatepass")).hexdigest())
"""


def measure() -> Figure:
    """Reports of the command line under each setting; documents with one worker and two, in one order and another.

    The order of files that are named on the command line is the user's word, and not tried: it says what comes first.
    """
    spread = [path for path in files()[::_EVERY] if path.stat().st_size <= _LARGEST_BYTES]
    samples = sorted(path for path in (ROOT / "sample_tenders").rglob("*") if path.suffix in (".pdf", ".docx", ".md"))
    wanted = [*samples, *spread]
    reports = {str(setting): _report(wanted, setting) for setting in _SETTINGS}
    folders = {f"a folder filled {name}": _report_of_folder(wanted[::step]) for name, step in _WAYS.items()}
    documents = {
        f"{workers} workers, {name}": _documents(wanted[::step], workers)
        for workers in (1, 2)
        for name, step in _WAYS.items()
    }
    groups = {"reports": reports, "reports of a folder": folders, "readings": documents}
    counts = [f"{len(set(group.values()))} of {len(group)} {name}" for name, group in groups.items()]
    is_met = all(len(set(group.values())) == 1 for group in groups.values())
    every = tuple(f"{name}: {digest.strip()}" for group in groups.values() for name, digest in group.items())
    return Figure(f"different sums: {', '.join(counts)}; {len(wanted)} files", is_met, () if is_met else every)


def _report(paths: Sequence[Path], setting: dict[str, str]) -> str:
    command = [sys.executable, "-m", "tendercheck", "check", *map(str, paths), "-q", "--exit-zero", "-f", "json"]
    return hashlib.sha256(_printed(command, setting)).hexdigest()


def _report_of_folder(paths: Sequence[Path]) -> str:
    """The report of a folder that the files were put into one after the other."""
    with tempfile.TemporaryDirectory(prefix="tendercheck-order-") as folder:
        pack = Path(folder) / "pack"
        pack.mkdir()
        for path in paths:
            shutil.copy(path, pack / f"{hashlib.sha256(bytes(path)).hexdigest()[:8]}-{path.name}")
        command = [sys.executable, "-m", "tendercheck", "check", "pack", "-q", "--exit-zero", "-f", "json"]
        return hashlib.sha256(_printed(command, {"PYTHONPATH": str(ROOT)}, Path(folder))).hexdigest()


def _documents(paths: Sequence[Path], workers: int) -> str:
    return _printed([sys.executable, "-c", _READ, str(workers), *map(str, paths)], {}).decode()


def _printed(command: list[str], setting: dict[str, str], folder: Path = ROOT) -> bytes:
    done = subprocess.run(command, capture_output=True, check=False, cwd=folder, env={**os.environ, **setting})
    if not done.stdout:
        raise RuntimeError(done.stderr.decode("utf-8", "replace")[-500:])
    return done.stdout
