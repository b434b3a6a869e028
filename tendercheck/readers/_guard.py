"""The parent's side of reading: a worker process does the parsing, and is judged by how it ends.

The parent parses nothing but JSON. What a library says of itself is not believed: MemoryError is swallowed by some,
pdfium aborts where memory ends, lxml calls it a syntax error. So exit status and peak memory decide.
"""

from __future__ import annotations

import fcntl
import json
import os
import resource
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tendercheck.model.document import Condition
from tendercheck.readers._job import Job
from tendercheck.readers._limits import Limits
from tendercheck.readers._wishes import AS_IT_IS, Wishes

COMMAND = (sys.executable, "-s", "-P", "-m", "tendercheck.readers._worker")
_PACKAGES = str(Path(__file__).resolve().parents[2])
_PIPE_BYTES = 1024 * 1024  # a whole answer, mostly: the worker need not wait for a parent that is busy importing
_FLOATS_SHARED = 20_000
_NEARLY = 0.8  # of the memory limit: past it, whatever the library said, memory was the cause
_WALL_PER_CPU = 10
_MOMENT_SECONDS = 1.0
_DYING_SECONDS = 5.0  # a process that closed its pipe is about to end, by the cause that we want to know
_DISORDER = (Condition.MEMORY_LIMIT, Condition.INTERNAL_ERROR, Condition.PARSER_CRASH, Condition.TIMEOUT)
_BLAMES_THE_FILE = (Condition.MALFORMED, Condition.TRUNCATED, Condition.INTERNAL_ERROR, Condition.MEMORY_LIMIT)
_TIMEOUT = "Reading took too long and was stopped: print the file to a new PDF, or split it."
_MEMORY = "Reading needed more memory than is allowed: print the file to a new PDF, or split it."
_CRASH = "The reading process ended by itself ({how}): print the file to a new PDF and try that."
_NONSENSE = "The reading process gave an answer without sense: print the file to a new PDF and try that."
_FLOOD = "The file holds more text than is read: split it."
_BUG = "Reading failed by a fault of tendercheck or of a library ({how}): please report it."


class _Floats(dict[str, float]):
    """Numbers by how they are written: of thousands of pages most stand at the same places, and need be held once."""

    def __missing__(self, written: str) -> float:
        value = float(written)
        if len(self) < _FLOATS_SHARED:
            self[written] = value
        return value


@dataclass(frozen=True, slots=True)
class Fault:
    """Why reading stopped before its end."""

    condition: Condition
    detail: str


@dataclass(slots=True)
class Answer:
    """What a worker said of one file: frames as they came, unchecked; `fault` None where it came to its end."""

    type: str = ""
    sha256: str = ""  # of the file itself
    content_sha256: str = ""  # of the file inside it that was asked for; else the same
    size_bytes: int = 0
    unbounded: tuple[str, ...] = ()  # what the system would not limit
    looks: tuple[str, ...] = ()  # the engines that had another look
    frames: list[dict[str, Any]] = field(default_factory=list)
    fault: Fault | None = None

    @property
    def pages(self) -> int:
        """The number of pages the worker announced, 0 before it did."""
        announced = self.frames[0].get("pages") if self.frames else 0
        return announced if isinstance(announced, int) and announced > 0 else 0


class Worker:
    """A process that reads one file at a time; it is replaced after a fault and after `files_per_worker` files."""

    def __init__(self, *, command: tuple[str, ...] = COMMAND, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._files = 0
        self._parent_kib = 0
        self._forget()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _forget(self) -> None:
        self._answer, self._waiting, self._received = Answer(), bytearray(), 0
        self._started = self._heard = time.monotonic()
        self._cpu_heard = 0.0
        self._floats = _Floats()

    def start(self) -> None:
        """Start the process if none is running, so that it is awake when the first file comes."""
        if self._process is not None:
            return
        self._parent_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            cwd="/",
            bufsize=0,
        )
        _enlarge(self.fileno())
        self._files = 0

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._end()

    def give(self, job: Job, wishes: Wishes = AS_IT_IS) -> None:
        """Send a file to be read; `pump` until it gives the answer, before the next."""
        if self._files >= self.limits.files_per_worker:
            self._end()
        self._forget()
        self.start()
        assert self._process is not None  # noqa: S101 - just started
        assert self._process.stdin is not None  # noqa: S101
        self._files += 1
        with suppress(BrokenPipeError):  # it died while idle: the next read finds out
            self._process.stdin.write(json.dumps(job.to_json(self.limits, wishes)).encode() + b"\n")

    def ask(self, job: Job, wishes: Wishes = AS_IT_IS) -> Answer:
        """Send a file and wait for the answer."""
        self.give(job, wishes)
        while (answer := self.pump(wait_seconds=_MOMENT_SECONDS)) is None:
            pass
        return answer

    def fileno(self) -> int:
        """The descriptor that becomes readable when the worker has said something."""
        assert self._process is not None  # noqa: S101 - asked while a job runs
        assert self._process.stdout is not None  # noqa: S101
        return self._process.stdout.fileno()

    def pump(self, *, wait_seconds: float = 0.0) -> Answer | None:
        """Take what the worker has said; the answer once it is complete, None before."""
        ready, _, _ = select.select([self], [], [], min(wait_seconds, self.limits.stall_seconds / 4))
        if not ready:
            return self._stop(Condition.TIMEOUT, _TIMEOUT) if self._is_stalled() else None
        heard = os.read(self.fileno(), _PIPE_BYTES)
        if not heard:
            return self._judge_the_dead()
        return self._take(heard)

    def _take(self, heard: bytes) -> Answer | None:
        self._heard, self._cpu_heard = time.monotonic(), self._cpu_seconds()
        self._received += len(heard)
        if self._received > self.limits.answer_bytes:
            return self._stop(Condition.TOO_LARGE, _FLOOD)
        self._waiting += heard
        *lines, rest = self._waiting.split(b"\n") if b"\n" in heard else [self._waiting]
        self._waiting = bytearray(rest)
        for line in lines:
            try:
                message = json.loads(line, parse_float=self._floats.__getitem__)
                ended = self._note(message)
            except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
                return self._stop(Condition.PARSER_CRASH, _NONSENSE)
            if ended:
                return self._finish()
        return None

    def _note(self, message: dict[str, Any]) -> bool:
        if "frame" in message:
            frame = message["frame"]
            self._answer.frames.append(dict(frame))
            return False
        if "begin" in message:
            self._begin(message["begin"])
            return False
        if "end" not in message:
            self._answer.fault = self._weigh(
                Condition(message["condition"]), str(message["detail"]), int(message["peak_kib"])
            )
        return True

    def _begin(self, begin: dict[str, Any]) -> None:
        answer = self._answer
        answer.type, answer.sha256, answer.size_bytes = str(begin["type"]), str(begin["sha256"]), int(begin["size"])
        answer.content_sha256 = str(begin.get("content_sha256", answer.sha256))
        answer.unbounded = tuple(map(str, begin.get("unbounded", ())))

    def _weigh(self, condition: Condition, detail: str, peak_kib: int) -> Fault:
        if condition is Condition.MEMORY_LIMIT or (condition in _BLAMES_THE_FILE and self._is_nearly_all(peak_kib)):
            return Fault(Condition.MEMORY_LIMIT, _MEMORY)
        if condition is Condition.INTERNAL_ERROR:
            return Fault(condition, _BUG.format(how=detail))
        return Fault(condition, detail)

    def _finish(self) -> Answer:
        if self._answer.fault is not None and self._answer.fault.condition in _DISORDER:
            self._end()
        return self._answer

    def _stop(self, condition: Condition, detail: str) -> Answer:
        self._end()
        self._answer.fault = Fault(condition, detail)
        return self._answer

    def _judge_the_dead(self) -> Answer:
        status, peak_kib = self._end(grace_seconds=_DYING_SECONDS)
        if status == -signal.SIGXCPU:
            return self._stop(Condition.TIMEOUT, _TIMEOUT)
        if status == -signal.SIGKILL or self._is_nearly_all(peak_kib):
            return self._stop(Condition.MEMORY_LIMIT, _MEMORY)
        return self._stop(Condition.PARSER_CRASH, _CRASH.format(how=_how(status)))

    def _end(self, *, grace_seconds: float = 0.0) -> tuple[int | None, int]:
        """Exit status (None: it was killed here) and peak memory (KiB, 0: not known) of the process, now gone."""
        process, self._process = self._process, None
        if process is None:
            return None, 0
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        status, peak_kib = _reap(process, grace_seconds)
        # A child shares the parent's memory while it is being born, so a smaller peak than that says nothing.
        return status, peak_kib if peak_kib > self._parent_kib else 0

    def _is_nearly_all(self, kib: int) -> bool:
        return kib * 1024 > _NEARLY * self.limits.address_space_bytes

    def _is_stalled(self) -> bool:
        now = time.monotonic()
        if now - self._heard > self.limits.stall_seconds:
            if self._cpu_seconds() - self._cpu_heard < 0.01 * self.limits.stall_seconds:
                return True
            self._heard, self._cpu_heard = now, self._cpu_seconds()
        return now - self._started > _WALL_PER_CPU * self.limits.cpu_seconds_for(self._answer.pages)

    def _cpu_seconds(self) -> float:
        try:
            fields = Path(f"/proc/{self._process.pid if self._process else 0}/stat").read_text().rpartition(")")[2]
        except OSError:
            return 0.0
        user, system = fields.split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _enlarge(pipe: int) -> None:
    # Linux alone knows how, and refuses a user who has many such pipes already.
    with suppress(OSError, AttributeError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


def _how(status: int | None) -> str:
    if status is None:
        return "without a word"
    return signal.Signals(-status).name if status < 0 else f"exit status {status}"


def _environment() -> dict[str, str]:
    # Nothing is inherited: a parser that a file takes over should find no secrets.
    return {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": _PACKAGES,
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "LC_ALL": "C.UTF-8",
        "OMP_NUM_THREADS": "1",
    }


def _reap(process: subprocess.Popen[bytes], grace_seconds: float) -> tuple[int | None, int]:
    """Exit status (None where it had to be killed) and peak memory in KiB."""
    deadline = time.monotonic() + grace_seconds
    while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        if time.monotonic() >= deadline:
            process.kill()
            break
        time.sleep(0.002)
    killed = time.monotonic() >= deadline
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return None if killed else process.returncode, usage.ru_maxrss
