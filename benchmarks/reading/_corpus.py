"""The files of the corpus, and one reading of them all that the figures about their ends share."""

from __future__ import annotations

import csv
import os
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.reading._figure import CORPUS, HOSTILE
from tendercheck.model.document import Document
from tendercheck.readers import iter_documents

_FOLDERS = ("hostile", "tenders", "notices")


@dataclass(frozen=True, slots=True)
class End:
    """How the reading of a file ended; seconds of the parent's processor, and of the clock, since the one before."""

    path: Path
    documents: tuple[Document, ...]
    fault: str
    parent_seconds: float
    wall_seconds: float

    @property
    def document(self) -> Document:
        """The file's own document."""
        return self.documents[0]


def files() -> list[Path]:
    """Every file of the three folders."""
    return [path for folder in _FOLDERS for path in sorted((CORPUS / folder).rglob("*")) if path.is_file()]


@cache
def ends() -> tuple[End, ...]:
    """The end of every file, read in one run of one process as `tendercheck check` does it."""
    return tuple(_ends(files()))


def children_seconds() -> float:
    """Seconds of the processor that workers which are gone have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def categories() -> dict[str, str]:
    """The category of each hostile file, as its bytes were found to be by other means."""
    with (HOSTILE / "MANIFEST.tsv").open(encoding="utf-8", newline="") as rows:
        return {row["file"]: row["category"] for row in csv.DictReader(rows, delimiter="\t")}


def _ends(paths: list[Path]) -> Iterator[End]:
    groups = iter_documents(paths, shown_as=[os.path.relpath(path, CORPUS) for path in paths])
    for path in paths:
        wall, cpu = time.monotonic(), time.process_time()
        try:
            documents, fault = next(groups), ""
        except Exception as raised:  # the iterator is over then; the files behind it are not read, which shows
            documents, fault = (), f"{type(raised).__name__}: {raised}"
        yield End(path, documents, fault, time.process_time() - cpu, time.monotonic() - wall)
