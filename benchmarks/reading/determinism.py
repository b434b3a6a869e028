"""The same files give the same report: whatever the seed of hashes, locale, time zone, workers and order are."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
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
    """Reports of the command line under each setting; documents with one worker and two, forwards and backwards."""
    spread = [path for path in files()[::_EVERY] if path.stat().st_size <= _LARGEST_BYTES]
    samples = sorted(path for path in (ROOT / "sample_tenders").rglob("*") if path.suffix in (".pdf", ".docx", ".md"))
    wanted = [*samples, *spread]
    reports = {str(setting): _report(wanted, setting) for setting in _SETTINGS}
    reports["backwards"] = _report(wanted[::-1], {})
    documents = {
        f"{workers} workers, {'backwards' if step < 0 else 'forwards'}": _documents(wanted[::step], workers)
        for workers in (1, 2)
        for step in (1, -1)
    }
    sums = len(set(reports.values())), len(set(documents.values()))
    value = f"{sums[0]} sum of {len(reports)} reports, {sums[1]} of {len(documents)} readings, over {len(wanted)} files"
    notes = () if sums == (1, 1) else tuple(f"{name}: {digest}" for name, digest in (reports | documents).items())
    return Figure(value, sums == (1, 1), notes)


def _report(paths: Sequence[Path], setting: dict[str, str]) -> str:
    command = [sys.executable, "-m", "tendercheck", "check", *map(str, paths), "-q", "--exit-zero", "-f", "json"]
    return hashlib.sha256(_printed(command, setting)).hexdigest()


def _documents(paths: Sequence[Path], workers: int) -> str:
    return _printed([sys.executable, "-c", _READ, str(workers), *map(str, paths)], {}).decode()


def _printed(command: list[str], setting: dict[str, str]) -> bytes:
    done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT, env={**os.environ, **setting})
    if not done.stdout:
        raise RuntimeError(done.stderr.decode("utf-8", "replace")[-500:])
    return done.stdout
