"""Mutated files: each must end in a sound document or a named condition. Failing mutants are saved to be looked at.

TENDERCHECK_FUZZ=500 makes it short, TENDERCHECK_FUZZ_SEED=7 makes other mutants; number `n` of a seed is the same
whatever the count.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.reading._figure import Figure
from benchmarks.reading._mutants import mutant
from benchmarks.reading._seeds import seeds
from benchmarks.reading._soundness import unsound
from tendercheck.model.document import Document
from tendercheck.readers import read_all
from tendercheck.readers._guard import Worker
from tendercheck.readers._limits import Limits

MUST = "no exception, no internal-error, no unsound document, no hang"
_COUNT, _SEED = 20_000, 20260301
# A quarter of what a user grants, so that mutants which eat time end sooner; the verdict is the same.
_LIMITS = Limits(cpu_seconds=5.0, cpu_seconds_at_most=60.0)
_WALL_SECONDS = 300.0  # of five looks at most, on a machine that does other things
_PARENT_CPU_SECONDS = 5.0
_KEPT = Path(tempfile.gettempdir()) / "tendercheck-fuzz"


@dataclass(slots=True)
class _Tally:
    """What the mutants came to."""

    conditions: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")

    def note(self, name: str, documents: Sequence[Document], wall: float, cpu: float) -> str:
        self.conditions.update(document.condition.value for document in documents)
        self.slowest = max(self.slowest, (cpu, name))
        wrong = [f"{one.source.path}: {unsound(one)}" for one in documents if unsound(one)]
        if wall > _WALL_SECONDS or cpu > _PARENT_CPU_SECONDS:
            wrong.append(f"{wall:.0f} s, {cpu:.1f} s of them of the parent's processor time")
        self.faults += [f"{name} {fault}" for fault in wrong]
        return "; ".join(wrong)


def measure() -> Figure:
    """Read the mutants one by one with one worker, which is replaced after faults as it always is."""
    count, seed = int(os.environ.get("TENDERCHECK_FUZZ", _COUNT)), int(os.environ.get("TENDERCHECK_FUZZ_SEED", _SEED))
    tally = _Tally()
    with tempfile.TemporaryDirectory(prefix="tendercheck-fuzz-") as folder, Worker(limits=_LIMITS) as worker:
        for name, data in _mutants(count, seed):
            path = Path(folder) / name
            path.write_bytes(data)
            if _read(path, name, worker, tally):
                _KEPT.mkdir(exist_ok=True)
                path.replace(_KEPT / name)
            path.unlink(missing_ok=True)
    value = f"{len(tally.faults)} of {count:,} mutants (seed {seed}) without a named end"
    ends = ", ".join(f"{condition} {number:,}" for condition, number in tally.conditions.most_common())
    slow = f"longest in the parent: {tally.slowest[0]:.2f} s of processor time, {tally.slowest[1]}"
    return Figure(value, not tally.faults, (ends, slow, *tally.faults))


def _mutants(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    known = seeds()
    for number in range(count):
        yield f"{seed}-{number}", mutant(known, Random(f"{seed}-{number}"))  # noqa: S311 - nothing secret


def _read(path: Path, name: str, worker: Worker, tally: _Tally) -> str:
    """What is wrong with how the mutant ended."""
    wall, cpu = time.monotonic(), time.process_time()
    try:
        documents = read_all(path, shown_as=name, worker=worker)
    except Exception as fault:
        tally.faults.append(f"{name} raises {type(fault).__name__}: {fault}")
        return "raised"
    return tally.note(name, documents, time.monotonic() - wall, time.process_time() - cpu)
