"""The child that reads one file after the other under limits: `python -m tendercheck.readers._worker`.

A job is a line of JSON on standard input: {"path": ..., "limits": {...}, "wishes": {...}}. The answer is lines of JSON:
{"begin": {"type", "sha256", "size"}}, {"frame": {...}} for each page or part, and last {"end": {"peak_kib"}} or
{"condition", "detail", "peak_kib"}. After a fault that may have left the process in disorder the worker ends itself.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import resource
import sys
import time
from pathlib import Path
from typing import IO, Any

from tendercheck import readers
from tendercheck.discovery import plugins_in
from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition
from tendercheck.readers._kinds import refusal
from tendercheck.readers._limits import Limits
from tendercheck.readers._wishes import Changes, Wishes

_WRITES_AT_MOST = 1024 * 1024  # a reader has no business in writing files; Python's own bytecode cache fits
_RECURSION_AT_MOST = 1000


def main() -> None:
    """Serve jobs until standard input ends."""
    answers = _private_answers()
    bounded = False
    for job_line in sys.stdin.buffer:
        job = json.loads(job_line)
        limits = Limits(**job["limits"])
        if not bounded:
            _bound(limits)
            bounded = True
        wishes = Wishes(Changes(job["wishes"]["changes"]))
        if not _serve(Path(job["path"]), limits, wishes, answers):
            return


def _private_answers() -> IO[bytes]:
    # Whatever a library prints must not fall among the frames.
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return answers


def _bound(limits: Limits) -> None:
    for kind, amount in (
        (resource.RLIMIT_AS, limits.address_space_bytes),
        (resource.RLIMIT_FSIZE, _WRITES_AT_MOST),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (amount if hard == resource.RLIM_INFINITY else min(amount, hard), hard))


def _allow_cpu(seconds: int, *, since: float) -> None:
    # The soft limit counts from the birth of the process, which has read other files before.
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = math.ceil(since) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def _serve(path: Path, limits: Limits, wishes: Wishes, answers: IO[bytes]) -> bool:
    """Answer one job; False when the process should not read another file."""
    try:
        _read(path, limits, wishes, answers)
    except UnreadableDocument as fault:
        _send(answers, {"condition": fault.condition, "detail": fault.detail, "peak_kib": _peak_kib()})
        return True
    except MemoryError:
        _send(answers, {"condition": Condition.MEMORY_LIMIT, "detail": "", "peak_kib": _peak_kib()})
        return False
    except Exception as fault:
        detail = f"{type(fault).__name__}: {fault}"[:500]
        _send(answers, {"condition": Condition.INTERNAL_ERROR, "detail": detail, "peak_kib": _peak_kib()})
        return False
    _send(answers, {"end": {"peak_kib": _peak_kib()}})
    return True


def _read(path: Path, limits: Limits, wishes: Wishes, answers: IO[bytes]) -> None:
    since = time.process_time()
    _allow_cpu(limits.cpu_seconds_for(0), since=since)
    data = _bytes_of(path, limits)
    reader = next((one for one in plugins_in(readers).values() if one.recognises(data)), None)
    begin = {"type": reader.TYPE if reader else "", "sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
    _send(answers, {"begin": begin})
    if reader is None:
        raise refusal(data)
    length = 0
    for frame in reader.frames(data, wishes):
        if isinstance(pages := frame.get("pages"), int):
            _check_pages(pages, limits)
            _allow_cpu(limits.cpu_seconds_for(pages), since=since)
        length += _send(answers, {"frame": frame})
        if length > limits.answer_bytes:
            raise UnreadableDocument(Condition.TOO_LARGE, "The file holds more text than is read; split it.")


def _bytes_of(path: Path, limits: Limits) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(limits.file_bytes + 1)
    except OSError as fault:
        reason = fault.strerror or "unknown reason"
        raise UnreadableDocument(Condition.UNREADABLE, f"The file cannot be opened ({reason}).") from fault


def _check_pages(pages: int, limits: Limits) -> None:
    if pages > limits.pages:
        raise UnreadableDocument(
            Condition.TOO_LARGE, f"The file has {pages:,} pages; at most {limits.pages:,} are read. Split it."
        )


def _send(answers: IO[bytes], message: dict[str, Any]) -> int:
    line = json.dumps(message, separators=(",", ":")).encode() + b"\n"
    answers.write(line)
    answers.flush()
    return len(line)


def _peak_kib() -> int:
    # getrusage would count the parent's memory too, which the child shares for a moment while it is being born.
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")), 0)


if __name__ == "__main__":
    sys.setrecursionlimit(_RECURSION_AT_MOST)
    main()
