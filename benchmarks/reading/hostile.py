"""Every file of the corpus, read in one run of one process: text or a named condition, and nothing else."""

from __future__ import annotations

from collections import Counter

from benchmarks.reading._corpus import End, children_seconds, ends
from benchmarks.reading._figure import Figure
from benchmarks.reading._soundness import unsound
from tendercheck.model.document import Condition
from tendercheck.readers._limits import Limits

MUST = "all end in text or a named condition; no exception, internal-error, hang or unsound document"
_BUDGET = Limits().cpu_seconds * 1.2  # of the parent, which has no limit of its own; workers are ended by theirs
_CLOCK = 600.0  # nothing that is ended by its limits takes so long, whatever else the machine does


def measure() -> Figure:
    """The parent lives if this prints; a worker that hangs is a timeout, by the verdict of the limits."""
    before = children_seconds()
    read = ends()
    wrong = {end.path.name: fault for end in read if (fault := _fault(end))}
    counts = Counter(one.condition for end in read for one in end.documents)
    slowest = sorted(read, key=lambda end: -end.wall_seconds)[:3]
    notes = (
        ", ".join(f"{condition} {count}" for condition, count in counts.most_common()),
        f"{counts[Condition.TIMEOUT]} ended by the limits of time",
        f"seconds of the processor: {_sum(read):.0f} in the parent, {children_seconds() - before:.0f} in workers",
        "longest: " + ", ".join(f"{end.path.name} {end.wall_seconds:.0f} s" for end in slowest),
        *(f"{name}: {fault}" for name, fault in wrong.items()),
    )
    documents = sum(len(end.documents) for end in read)
    value = f"{len(read) - len(wrong):,} of {len(read):,} files ({documents:,} documents with those inside them)"
    return Figure(value, not wrong, notes)


def _sum(read: tuple[End, ...]) -> float:
    return sum(end.parent_seconds for end in read)


def _fault(end: End) -> str:
    if end.fault or not end.documents:
        return end.fault or "no document"
    if end.parent_seconds > _BUDGET or end.wall_seconds > _CLOCK:
        return f"{end.parent_seconds:.0f} s of the parent's processor, {end.wall_seconds:.0f} s of the clock"
    return next((fault for one in end.documents if (fault := unsound(one))), "")
