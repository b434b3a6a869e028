"""The guard is tried with engines that misbehave: small scripts in the place of the worker."""

import fcntl
import json
import os
import resource
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tendercheck.model.document import Condition, Coverage, Document, Mark, Source
from tendercheck.readers import _worker, iter_documents, read
from tendercheck.readers._guard import Worker
from tendercheck.readers._job import Job
from tendercheck.readers._limits import Limits

BEGIN = {"begin": {"type": "pdf", "sha256": "", "size": 1}}
OPENING = {"frame": {"pages": 3, "attachments": 0, "xfa": False, "cut_off": False}}
LINE = ["The supplier must hold insurance.", 70, 80, 300, 92, 11, False]
END = {"end": {"peak_kib": 1}}


def page(number: int) -> dict[str, object]:
    return {"frame": {"page": number, "lines": [LINE], "tables": [], "picture": False, "images": False}}


def says(*messages: object) -> str:
    return "".join(f"print({json.dumps(json.dumps(message))}, flush=True)\n" for message in messages)


def misread(script: str, tmp_path: Path, **limits: float) -> Document:
    """What `read` makes of a file when the worker runs `script` after it was given the job."""
    path = tmp_path / "tender.pdf"
    path.write_bytes(b"x")
    program = "import os, signal, sys, time\nsys.stdin.readline()\n" + script
    with Worker(command=(sys.executable, "-c", program), limits=Limits(**limits)) as worker:
        return read(path, shown_as="tender.pdf", worker=worker)


def summary(document: Document) -> tuple[Condition, str, tuple[str, ...]]:
    return document.condition, document.text, document.coverage.unread


def test_an_engine_that_hangs_is_a_timeout(tmp_path: Path) -> None:
    document = misread("time.sleep(60)", tmp_path, stall_seconds=0.4)
    assert summary(document) == (Condition.TIMEOUT, "", ("the whole file",))


def test_an_engine_that_spins_for_ever_is_a_timeout(tmp_path: Path) -> None:
    document = misread("while True: pass", tmp_path, stall_seconds=0.2, cpu_seconds=0.05)
    assert summary(document) == (Condition.TIMEOUT, "", ("the whole file",))


def test_an_engine_out_of_processor_time_is_a_timeout(tmp_path: Path) -> None:
    document = misread("os.kill(os.getpid(), signal.SIGXCPU)", tmp_path)
    assert document.condition is Condition.TIMEOUT


@pytest.mark.parametrize("name", ["SIGABRT", "SIGSEGV"])
def test_an_engine_that_dies_of_a_signal_is_a_parser_crash_that_names_it(name: str, tmp_path: Path) -> None:
    document = misread(f"os.kill(os.getpid(), signal.{name})", tmp_path)
    assert (document.condition, name in document.detail) == (Condition.PARSER_CRASH, True)


def test_an_engine_that_leaves_without_an_answer_is_a_parser_crash(tmp_path: Path) -> None:
    document = misread("sys.exit(3)", tmp_path)
    assert (document.condition, "exit status 3" in document.detail) == (Condition.PARSER_CRASH, True)


def test_an_engine_killed_by_the_system_ran_out_of_memory(tmp_path: Path) -> None:
    assert misread("os.kill(os.getpid(), signal.SIGKILL)", tmp_path).condition is Condition.MEMORY_LIMIT


def test_a_parse_error_close_to_the_memory_limit_is_blamed_on_memory(tmp_path: Path) -> None:
    fault = {"condition": "malformed", "detail": "unknown error, line 0", "peak_kib": 900}
    document = misread(says(BEGIN, fault), tmp_path, address_space_bytes=1_000_000)
    assert document.condition is Condition.MEMORY_LIMIT


def test_a_parse_error_with_little_memory_is_what_it_says(tmp_path: Path) -> None:
    fault = {"condition": "malformed", "detail": "The PDF is damaged.", "peak_kib": 100}
    document = misread(says(BEGIN, fault), tmp_path, address_space_bytes=1_000_000)
    assert (document.condition, document.detail) == (Condition.MALFORMED, "The PDF is damaged.")


@pytest.mark.parametrize("garbage", ["not json", "[1]", '{"begin": 3}', '{"condition": "no-such-thing"}', "[" * 9000])
def test_garbage_is_a_parser_crash(garbage: str, tmp_path: Path) -> None:
    assert misread(f"print({garbage!r}, flush=True); time.sleep(9)", tmp_path).condition is Condition.PARSER_CRASH


def test_a_flood_is_stopped(tmp_path: Path) -> None:
    document = misread("while True: sys.stdout.write('x' * 65536)", tmp_path, answer_bytes=1_000_000)
    assert document.condition is Condition.TOO_LARGE


def test_pages_that_came_before_a_crash_are_kept(tmp_path: Path) -> None:
    document = misread(says(BEGIN, OPENING, page(1)) + "os.kill(os.getpid(), signal.SIGABRT)", tmp_path)
    unread = ("page 2: damaged", "page 3: not reached")
    assert summary(document) == (Condition.OK_PARTIAL, LINE[0], unread)
    assert document.coverage == Coverage("page", 1, 3, unread)


def test_a_page_that_fails_costs_that_page_alone(tmp_path: Path) -> None:
    failed = {"frame": {"page": 2, "error": "the page cannot be loaded"}}
    document = misread(says(BEGIN, OPENING, page(1), failed, page(3), END), tmp_path)
    assert (document.condition, document.coverage.unread) == (Condition.OK_PARTIAL, ("page 2: damaged",))


def test_frames_of_a_strange_shape_are_an_internal_error_not_an_exception(tmp_path: Path) -> None:
    document = misread(says(BEGIN, OPENING, {"frame": {"page": 1, "lines": 7, "tables": []}}, END), tmp_path)
    assert document.condition is Condition.INTERNAL_ERROR


def test_a_file_that_changes_under_the_reader_is_named(tmp_path: Path) -> None:
    begin = {"begin": {"type": "pdf", "sha256": "0" * 64, "size": 1}}
    assert misread(says(begin, OPENING, page(1), END), tmp_path).condition is Condition.CHANGED_WHILE_READ


def test_a_limit_that_the_system_does_not_enforce_is_a_mark(tmp_path: Path) -> None:
    unbound = {"begin": {**BEGIN["begin"], "unbounded": ["memory"]}}
    whole = (page(1), page(2), page(3), END)
    assert misread(says(unbound, OPENING, *whole), tmp_path).marks == (Mark.LIMITS_NOT_ENFORCED,)
    assert misread(says(BEGIN, OPENING, *whole), tmp_path).marks == ()


def test_the_worker_names_the_limits_that_it_could_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def refuse_memory(kind: int, limits: tuple[int, int]) -> None:
        asked.append(kind)
        if kind == resource.RLIMIT_AS:
            raise ValueError

    monkeypatch.setattr(resource, "setrlimit", refuse_memory)
    assert _worker._bound(Limits()) == ("memory",)
    assert asked == [resource.RLIMIT_AS, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE]


def test_a_worker_that_was_replaced_after_a_fault_reads_the_next_file(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("The supplier must hold insurance.")
    bad.write_bytes(b"")
    with Worker(limits=Limits(files_per_worker=1)) as worker:
        conditions = [read(path, worker=worker).condition for path in (good, bad, good)]
    assert conditions == [Condition.OK, Condition.TRUNCATED, Condition.OK]


def test_documents_come_in_the_order_they_were_asked_for(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(7)]
    for path in paths:
        path.write_text(f"This is {path.stem}.")
    texts = [document.text for (document,) in iter_documents([*paths, tmp_path / "none.txt"])]
    assert texts == [*(f"This is {number}." for number in range(7)), ""]


def test_a_worker_need_not_wait_for_a_parent_that_is_busy(tmp_path: Path) -> None:
    done = tmp_path / "done"
    script = f"print('x' * 500_000, flush=True); open({str(done)!r}, 'w')"
    with Worker(command=(sys.executable, "-c", "import sys\nsys.stdin.readline()\n" + script)) as worker:
        worker.give(Job(tmp_path / "tender.pdf", "tender.pdf"))
        deadline = time.monotonic() + 10
        while not done.exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert done.exists()


def test_a_pipe_that_may_not_grow_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError

    path = tmp_path / "tender.txt"
    path.write_text("The supplier must hold insurance.")
    monkeypatch.setattr(fcntl, "fcntl", refuse)
    assert read(path).condition is Condition.OK


def test_the_worker_inherits_no_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "s3cret")
    report = "{'condition': 'malformed', 'detail': ' '.join(os.environ), 'peak_kib': 0}"
    names = set(misread(f"import json\nprint(json.dumps({report}), flush=True)", tmp_path).detail.split())
    assert names == {"PATH", "PYTHONPATH", "PYTHONHASHSEED", "PYTHONUTF8", "LC_ALL", "OMP_NUM_THREADS"}


def test_a_missing_file_and_a_folder_are_unreadable(tmp_path: Path) -> None:
    documents = [read(path, shown_as=path.name) for path in (tmp_path / "gone.pdf", tmp_path)]
    assert [document.condition for document in documents] == [Condition.UNREADABLE] * 2


@contextmanager
def without_privileges() -> Iterator[None]:
    """Root may read everything; for a moment nobody runs the test."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def test_a_file_without_permission_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "secret.pdf"
    path.write_bytes(b"%PDF-1.4")
    path.chmod(0)
    with Worker() as worker, without_privileges():
        assert read(path, worker=worker).condition is Condition.UNREADABLE


def test_a_file_over_the_limit_is_too_large_and_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"a" * 2000)
    with Worker(limits=Limits(file_bytes=1000)) as worker:
        document = read(path, shown_as="large.txt", worker=worker)
    assert (document.condition, document.source) == (Condition.TOO_LARGE, Source("large.txt"))


def bomb() -> bytes:
    """A page of 300 MB of idle operators, deflated twice to a few kilobytes."""
    content = zlib.compress(zlib.compress(b"q Q " * 75_000_000, 1), 9)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] /Contents 4 0 R >>",
        b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R /Size 5 >>\n%%EOF\n"


def test_a_bomb_is_stopped_by_the_limits_of_the_system(tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(bomb())
    limits = Limits(address_space_bytes=256 * 1024 * 1024, cpu_seconds=2, cpu_seconds_per_page=0)
    with Worker(limits=limits) as worker:
        condition = read(path, worker=worker).condition
    assert condition in (Condition.MEMORY_LIMIT, Condition.PARSER_CRASH, Condition.TIMEOUT)
