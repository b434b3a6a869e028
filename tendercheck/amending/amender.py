"""Has a file changed by a process of its own, under the limits that hold for reading it."""

from __future__ import annotations

import base64
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tendercheck.amending.order import Order
from tendercheck.errors import CannotAmend
from tendercheck.model.fixes import Amended, Unplaced
from tendercheck.readers._guard import Answer, Worker
from tendercheck.readers._job import Job
from tendercheck.readers._limits import Limits
from tendercheck.readers._wishes import Wishes

_COMMAND = (sys.executable, "-s", "-P", "-m", "tendercheck.amending._worker")
_NOTHING = Order("", "", ())


@dataclass(frozen=True, slots=True)
class _AmendJob(Job):
    """A file with its order."""

    order: Order = _NOTHING

    def to_json(self, limits: Limits, wishes: Wishes) -> dict[str, Any]:
        return {**Job.to_json(self, limits, wishes), "order": self.order.to_json()}


def amended(path: Path, sha256: str, order: Order) -> Amended:
    """The file at `path`, whose bytes have that SHA-256, with the order carried out; nothing is written to it.

    Raises CannotAmend where the file has changed, has no format that takes amendments, or cannot be opened.
    """
    with Worker(command=_COMMAND) as worker:
        answer = worker.ask(_AmendJob(path, str(path), order=order))
    if answer.fault is not None:
        raise CannotAmend(f"{path.name}: {answer.fault.detail}")
    if answer.sha256 != sha256:
        raise CannotAmend(f"{path.name} changed while it was checked; run the command again.")
    return _amended(answer)


def _amended(answer: Answer) -> Amended:
    told, *copies = answer.frames
    said = told["amended"]
    data = b"".join(base64.b64decode(frame["copy"]) for frame in copies)
    unplaced = tuple(Unplaced(one["number"], one["reason"]) for one in said["unplaced"])
    return Amended(data, said["changed"], said["commented"], unplaced)
