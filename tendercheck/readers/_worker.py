"""The child that reads one file after the other under limits: `python -m tendercheck.readers._worker`.

A job is a line of JSON on standard input (`Job.to_json`). The answer is lines of JSON: {"begin": {"type", "sha256",
"content_sha256", "size", "unbounded"}}, {"frame": {...}} for each page or part, and last {"end": {"peak_kib"}} or
{"condition", "detail", "peak_kib"}. After a fault that may have left the process in disorder the worker ends itself.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
import os
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import IO, Any, cast

from tendercheck import readers
from tendercheck.discovery import plugins_in
from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition
from tendercheck.readers._job import COPY, Look, wishes_from
from tendercheck.readers._kinds import refusal
from tendercheck.readers._limits import MEBIBYTE, Limits

_WRITES_AT_MOST = 1024 * 1024  # a reader has no business in writing files; Python's own bytecode cache fits
RECURSION_AT_MOST = 1000
_COPIED = 3 * 256 * 1024  # a multiple of three, so that the parts of the base64 text join
_OVER = "The file inside has {:,} MB, which is more than is read: unpack it and split it."


def main(frames_of: FramesOf | None = None) -> None:
    """Serve jobs until standard input ends; `frames_of` makes the frames of a job, those of reading without it."""
    answers = _private_answers()
    unbounded: tuple[str, ...] | None = None
    shelf = _Shelf()
    for job_line in sys.stdin.buffer:
        job = json.loads(job_line)
        limits = Limits(**job["limits"])
        if unbounded is None:
            unbounded = _bound(limits)
        if not _serve(Task(job, limits, unbounded, answers), shelf, frames_of or _frames):
            return


@dataclass(slots=True)
class _Shelf:
    """The file that was read last: the next job may ask for something inside it."""

    path: str = ""
    state: tuple[int, ...] = ()
    data: bytes = b""
    sha256: str = ""


@dataclass(slots=True)
class Task:
    """One job: what to read, under which limits, and where the answer goes."""

    job: dict[str, Any]
    limits: Limits
    unbounded: tuple[str, ...]
    answers: IO[bytes]

    def send(self, message: dict[str, Any]) -> int:
        """Write one line of the answer; its length in bytes."""
        line = json.dumps(message, separators=(",", ":")).encode() + b"\n"
        self.answers.write(line)
        self.answers.flush()
        return len(line)

    def fail(self, condition: Condition, detail: str) -> None:
        """Write the last line of an answer that did not come to its end."""
        self.send({"condition": condition, "detail": detail, "peak_kib": _peak_kib()})


FramesOf = Callable[[Task, ModuleType | None, bytes], Iterable[dict[str, Any]]]
"""What a worker does with a job, the reader that knows the bytes (None where none does), and the bytes."""


def _private_answers() -> IO[bytes]:
    # Whatever a library prints must not fall among the frames.
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return answers


def _bound(limits: Limits) -> tuple[str, ...]:
    """Set what the system limits, for good; return what it does not."""
    refused = []
    for name, kind, amount in (
        ("memory", resource.RLIMIT_AS, limits.address_space_bytes),
        ("size of files written", resource.RLIMIT_FSIZE, _WRITES_AT_MOST),
        ("core dumps", resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        try:
            resource.setrlimit(kind, (amount if hard == resource.RLIM_INFINITY else min(amount, hard), hard))
        except (ValueError, OSError):
            refused.append(name)
    if sys.platform == "darwin" and "memory" not in refused:
        refused.append("memory")  # the call succeeds there and binds nothing
    return tuple(refused)


def _allow_cpu(seconds: int, *, since: float) -> None:
    # The soft limit counts from the birth of the process, which has read other files before.
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = math.ceil(since) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def _serve(task: Task, shelf: _Shelf, frames_of: FramesOf) -> bool:
    """Answer one job; False when the process should not read another file."""
    try:
        _read(task, shelf, frames_of)
    except UnreadableDocument as fault:
        task.fail(fault.condition, fault.detail)
        return True
    except MemoryError:
        task.fail(Condition.MEMORY_LIMIT, "")
        return False
    except Exception as fault:
        task.fail(Condition.INTERNAL_ERROR, f"{type(fault).__name__}: {fault}"[:500])
        return False
    task.send({"end": {"peak_kib": _peak_kib()}})
    return True


def _read(task: Task, shelf: _Shelf, frames_of: FramesOf) -> None:
    since = time.process_time()
    limits = task.limits
    _allow_cpu(limits.cpu_seconds_for(len(task.job["look"]["pages"])), since=since)
    _fetch(Path(task.job["path"]), limits, shelf)
    begin = {"type": "", "sha256": shelf.sha256, "content_sha256": "", "size": 0, "unbounded": task.unbounded}
    try:
        data = _inside(shelf.data, task.job["within"], limits)
    except UnreadableDocument:
        task.send({"begin": begin})
        raise
    reader = _reader_of(data)
    own = shelf.sha256 if data is shelf.data else hashlib.sha256(data).hexdigest()
    task.send({"begin": {**begin, "type": reader.TYPE if reader else "", "content_sha256": own, "size": len(data)}})
    length = 0
    for frame in frames_of(task, reader, data):
        if isinstance(pages := frame.get("pages"), int):
            _check_pages(pages, limits)
            _allow_cpu(limits.cpu_seconds_for(pages), since=since)
        length += task.send({"frame": frame})
        if length > limits.answer_bytes:
            raise UnreadableDocument(Condition.TOO_LARGE, "The file holds more text than is read; split it.")


def _frames(task: Task, reader: ModuleType | None, data: bytes) -> Iterable[dict[str, Any]]:
    asked = task.job["look"]
    look = Look(asked["engine"], tuple(asked["pages"]), asked["program"])
    if look.engine == COPY:
        return copy_frames(data)
    if reader is None:
        raise refusal(data)
    if look.engine:
        return cast(Iterable[dict[str, Any]], reader.look_again(data, look))
    return cast(Iterable[dict[str, Any]], reader.frames(data, wishes_from(task.job["wishes"])))


def copy_frames(data: bytes) -> Iterator[dict[str, Any]]:
    """The bytes of a file as frames; `copied` in the parent joins them."""
    return ({"copy": base64.b64encode(data[at : at + _COPIED]).decode()} for at in range(0, len(data), _COPIED))


def _reader_of(data: bytes) -> ModuleType | None:
    return next((one for one in plugins_in(readers).values() if one.recognises(data)), None)


def _inside(data: bytes, within: Sequence[str], limits: Limits) -> bytes:
    """The bytes of the file that `within` leads to."""
    for key in within:
        reader = _reader_of(data)
        if reader is None or not hasattr(reader, "member"):
            raise UnreadableDocument(Condition.CHANGED_WHILE_READ, "What stood inside the file is no longer there.")
        data = reader.member(data, key)
        if len(data) > limits.file_bytes:
            raise UnreadableDocument(Condition.TOO_LARGE, _OVER.format(len(data) // MEBIBYTE))
    return data


def _fetch(path: Path, limits: Limits, shelf: _Shelf) -> None:
    """Have the bytes of the file on the shelf, and their sum."""
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            state = (status.st_ino, status.st_size, status.st_mtime_ns)
            if (shelf.path, shelf.state) == (str(path), state):
                return
            shelf.data = b""
            shelf.data = file.read(limits.file_bytes + 1)
    except OSError as fault:
        reason = fault.strerror or "unknown reason"
        raise UnreadableDocument(Condition.UNREADABLE, f"The file cannot be opened ({reason}).") from fault
    shelf.path, shelf.state, shelf.sha256 = str(path), state, hashlib.sha256(shelf.data).hexdigest()


def _check_pages(pages: int, limits: Limits) -> None:
    if pages > limits.pages:
        raise UnreadableDocument(
            Condition.TOO_LARGE, f"The file has {pages:,} pages; at most {limits.pages:,} are read. Split it."
        )


def _peak_kib() -> int:
    # getrusage would count the parent's memory too, which the child shares for a moment while it is being born.
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")), 0)


if __name__ == "__main__":
    sys.setrecursionlimit(RECURSION_AT_MOST)
    main()
