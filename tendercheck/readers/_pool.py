"""Reads many files with a few workers: jobs are given out as workers come free, answers are kept until asked for."""

from __future__ import annotations

import hashlib
import select
import stat
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from tendercheck.model.document import Condition, Source
from tendercheck.readers._guard import Answer, Fault, Worker
from tendercheck.readers._job import FIRST_LOOK, Job
from tendercheck.readers._limits import MEBIBYTE, Limits
from tendercheck.readers._wishes import AS_IT_IS, Wishes

_CHUNK_BYTES = 1024 * 1024
_CHANGED = "The file changed while it was read: wait until nobody writes to it, and check it again."


class Pool:
    """Workers and the jobs that wait for them. The first jobs are given out at once, before anyone asks."""

    def __init__(self, workers: Sequence[Worker], wishes: Wishes = AS_IT_IS) -> None:
        self._idle = list(workers)
        self._wishes = wishes
        self._waiting: deque[tuple[int, Job]] = deque()
        self._busy: dict[Worker, int] = {}
        self._answers: dict[int, Answer] = {}
        self._jobs: dict[int, Job] = {}
        self._files: dict[Path, Source] = {}
        self._tickets = 0

    def submit(self, job: Job, *, soon: bool = False) -> int:
        """Take a job on; the number to `wait` for. `soon`: before those that wait already."""
        ticket, self._tickets = self._tickets, self._tickets + 1
        self._jobs[ticket] = job
        (self._waiting.appendleft if soon else self._waiting.append)((ticket, job))
        self._give_out()
        return ticket

    def wait(self, ticket: int) -> tuple[Source, Answer]:
        """Source and answer of a job, once; meanwhile the others go on."""
        while ticket not in self._answers:
            self._listen()
            self._give_out()
        job, answer = self._jobs.pop(ticket), self._answers.pop(ticket)
        file = self._files.get(job.path, Source(job.shown_as))
        if answer.sha256 and answer.sha256 != file.sha256:
            answer = Answer(type=answer.type, fault=Fault(Condition.CHANGED_WHILE_READ, _CHANGED))
        if job.within:
            return Source(job.shown_as, answer.content_sha256, answer.size_bytes), answer
        return Source(job.shown_as, file.sha256, file.size_bytes), answer

    def _give_out(self) -> None:
        while self._waiting and self._idle:
            ticket, job = self._waiting.popleft()
            limits = self._idle[-1].limits
            is_known = bool(job.within) or job.look != FIRST_LOOK
            if not is_known and (fault := _obstacle(job.path, limits)) is not None:
                self._answers[ticket] = Answer(fault=fault)
                continue
            worker = self._idle.pop()
            worker.give(job, self._wishes)
            self._busy[worker] = ticket
            if not is_known or job.path not in self._files:
                self._files[job.path] = _identified(job, limits)

    def _listen(self) -> None:
        ready, _, _ = select.select(list(self._busy), [], [], 0.5)
        for worker in ready or list(self._busy):
            answer = worker.pump()
            if answer is not None:
                self._answers[self._busy.pop(worker)] = answer
                self._idle.append(worker)


def _identified(job: Job, limits: Limits) -> Source:
    # The worker reads the same bytes at this moment; the two sums must agree.
    digest, size = hashlib.sha256(), 0
    try:
        with job.path.open("rb") as file:
            while size <= limits.file_bytes and (chunk := file.read(_CHUNK_BYTES)):
                digest.update(chunk)
                size += len(chunk)
    except OSError:
        return Source(job.shown_as)
    return Source(job.shown_as, digest.hexdigest(), size)


def _obstacle(path: Path, limits: Limits) -> Fault | None:
    """What forbids to open the file at all; None when nothing does."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Fault(Condition.UNREADABLE, "This is not a file: give a document, or a folder that holds some.")
        with path.open("rb"):
            pass
    except FileNotFoundError:
        return Fault(Condition.UNREADABLE, "The file does not exist: check its name.")
    except PermissionError:
        return Fault(Condition.UNREADABLE, "The file may not be read by this user: change its permissions.")
    except (OSError, ValueError) as fault:
        return Fault(Condition.UNREADABLE, f"The file cannot be opened ({fault}).")
    if status.st_size > limits.file_bytes:
        size, most = status.st_size // MEBIBYTE, limits.file_bytes // MEBIBYTE
        return Fault(Condition.TOO_LARGE, f"The file has {size:,} MB; at most {most:,} are read: split it.")
    return None
