"""Reads many files with a few workers: answers in the given order, each as soon as it is there."""

from __future__ import annotations

import hashlib
import select
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tendercheck.model.document import Condition, Source
from tendercheck.readers._guard import Answer, Fault, Worker
from tendercheck.readers._limits import MEBIBYTE, Limits

_CHUNK_BYTES = 1024 * 1024
_CHANGED = "The file changed while it was read: wait until nobody writes to it, and check it again."


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read, and the name it is shown by."""

    path: Path
    shown_as: str


class Pool:
    """Workers and the files that wait for them. The first files are given out at once, before anyone asks."""

    def __init__(self, jobs: Sequence[Job], workers: Sequence[Worker]) -> None:
        self._jobs = jobs
        self._idle = list(workers)
        self._busy: dict[Worker, int] = {}
        self._answers: dict[int, Answer] = {}
        self._sources: dict[int, Source] = {}
        self._next = 0
        self._give_out()

    def answers(self) -> Iterator[tuple[Source, Answer]]:
        """Source and answer of each job, in order."""
        for index in range(len(self._jobs)):
            while index not in self._answers:
                self._listen()
                self._give_out()
            source, answer = self._sources.pop(index), self._answers.pop(index)
            if answer.sha256 and answer.sha256 != source.sha256:
                answer = Answer(type=answer.type, fault=Fault(Condition.CHANGED_WHILE_READ, _CHANGED))
            yield source, answer

    def _give_out(self) -> None:
        while self._next < len(self._jobs) and self._idle:
            index, self._next = self._next, self._next + 1
            job = self._jobs[index]
            self._sources[index] = Source(job.shown_as)
            limits = self._idle[0].limits
            if (fault := _obstacle(job.path, limits)) is not None:
                self._answers[index] = Answer(fault=fault)
                continue
            worker = self._idle.pop()
            worker.give(job.path)
            self._busy[worker] = index
            self._identify(index, limits)

    def _identify(self, index: int, limits: Limits) -> None:
        # The worker reads the same bytes at this moment; the two sums must agree.
        digest, size = hashlib.sha256(), 0
        try:
            with self._jobs[index].path.open("rb") as file:
                while size <= limits.file_bytes and (chunk := file.read(_CHUNK_BYTES)):
                    digest.update(chunk)
                    size += len(chunk)
        except OSError:
            return
        self._sources[index] = replace(self._sources[index], sha256=digest.hexdigest(), size_bytes=size)

    def _listen(self) -> None:
        ready, _, _ = select.select(list(self._busy), [], [], 0.5)
        for worker in ready or list(self._busy):
            answer = worker.pump()
            if answer is not None:
                self._answers[self._busy.pop(worker)] = answer
                self._idle.append(worker)


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
