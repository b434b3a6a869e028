"""Has the strips of a report painted by a process of its own, file by file, within a sum of bytes."""

from __future__ import annotations

import base64
import binascii
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from tendercheck.model.document import Document
from tendercheck.model.report import Checked, Picture, Report
from tendercheck.picturing.strips import Strip, strips_of
from tendercheck.readers._guard import Worker
from tendercheck.readers._job import Job
from tendercheck.readers._limits import Limits
from tendercheck.readers._wishes import Wishes

BYTES_AT_MOST = 2_000_000  # of PNG in one report; base64 makes a third more of it
_COMMAND = (sys.executable, "-s", "-P", "-m", "tendercheck.picturing._worker")


@dataclass(frozen=True, slots=True)
class _PaintJob(Job):
    """A file with the strips that are wanted of it, and how many bytes they may take."""

    strips: tuple[Strip, ...] = ()
    bytes_at_most: int = 0

    def to_json(self, limits: Limits, wishes: Wishes) -> dict[str, Any]:
        strips = [asdict(strip) for strip in self.strips]
        return {**Job.to_json(self, limits, wishes), "strips": strips, "bytes_at_most": self.bytes_at_most}


def with_pictures(report: Report, *, bytes_at_most: int = BYTES_AT_MOST) -> Report:
    """The report with pictures of its quotes, as many as fit; a file that cannot be painted has none.

    Files inside other files have none either. A file that has changed since it was read is not painted.
    """
    left = bytes_at_most
    shown: list[Checked] = []
    with Worker(command=_COMMAND) as worker:
        for checked in report.checked:
            pictures = tuple(_pictures(checked, worker, left))
            left -= sum(len(picture.png) for picture in pictures)
            shown.append(replace(checked, pictures=pictures))
    return replace(report, checked=tuple(shown))


def _pictures(checked: Checked, worker: Worker, left: int) -> Iterator[Picture]:
    by_document: dict[int, list[Strip]] = defaultdict(list)
    for strip in strips_of(checked):
        by_document[strip.document].append(strip)
    for number, strips in by_document.items():
        for picture in _painted(checked.procurement.documents[number], strips, worker, left):
            left -= len(picture.png)
            yield picture


def _painted(document: Document, strips: Sequence[Strip], worker: Worker, left: int) -> Iterator[Picture]:
    path = Path(document.source.path)
    if left <= 0 or document.type != "pdf" or not path.is_file():
        return
    answer = worker.ask(_PaintJob(path, str(path), strips=tuple(strips), bytes_at_most=left))
    if answer.sha256 != document.source.sha256:
        return
    for frame in answer.frames:
        strip = strips[frame["strip"]]
        try:
            png = base64.b64decode(frame["png"], validate=True)
        except binascii.Error:
            return
        area = (frame["width"], strip.top, strip.bottom)
        yield Picture(strip.document, strip.span, strip.page, *area, png)
