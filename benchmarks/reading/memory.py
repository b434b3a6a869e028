"""Memory and time of 5,000 pages: of the process that parses, and of the one that asks for it and only reads."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.reading._figure import ROOT, Figure
from benchmarks.reading._many_pages import listed, realistic

# Seconds of the processor, of both processes together, so that a busy machine can neither make nor break the bar.
MUST = "5,000 pages read whole; at most 400 MiB in the worker, 200 MiB in the parent, 120 s of the processor"
_WORKER_MIB, _PARENT_MIB, _SECONDS, _PAGES = 400, 200, 120, 5_000

# A process of its own, so that nothing is counted but reading; a worker of `read_all` that is not given is gone after.
_PARENT = """
import json, sys, time
from pathlib import Path
from tendercheck.readers import read_all
from tendercheck.readers._guard import Worker

def peak_mib(process):
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024

started = time.monotonic()
with Worker() as worker:
    document = read_all(Path(sys.argv[1]), worker=worker)[0]
    seconds = time.monotonic() - started
    print(json.dumps({
        "condition": document.condition, "pages": document.pages, "read": document.coverage.read,
        "characters": len(document.text), "seconds": seconds, "cpu": time.process_time(),
        "worker_cpu": worker._cpu_seconds(), "parent": peak_mib("self"), "worker": peak_mib(worker._process.pid),
    }))
"""


def measure() -> Figure:
    """Read two files of 5,000 pages, each in a parent of its own."""
    with tempfile.TemporaryDirectory(prefix="tendercheck-memory-") as folder:
        made = {"clauses in lists": listed(_PAGES), "2,500 characters of prose a page": realistic(_PAGES)}
        found = {}
        for index, (name, data) in enumerate(made.items()):
            path = Path(folder) / f"{index}.pdf"
            path.write_bytes(data)
            found[name] = _read(path)
    value = "; ".join(
        f"{one['worker']:.0f} MiB worker, {one['parent']:.0f} MiB parent, {one['seconds']:.0f} s"
        for one in found.values()
    )
    notes = tuple(
        f"{name}: {one['condition']}, {one['read']:,} of {one['pages']:,} pages, {one['characters']:,} characters, "
        f"processor: {one['worker_cpu']:.0f} s in the worker, {one['cpu']:.0f} s in the parent"
        for name, one in found.items()
    )
    return Figure(value, all(map(_is_within, found.values())), notes)


def _read(path: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", _PARENT, str(path)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return dict(json.loads(done.stdout))


def _is_within(one: dict[str, Any]) -> bool:
    within = (
        one["worker"] <= _WORKER_MIB and one["parent"] <= _PARENT_MIB and one["worker_cpu"] + one["cpu"] <= _SECONDS
    )
    return bool(within and one["condition"] == "ok" and one["read"] == one["pages"] == _PAGES)
