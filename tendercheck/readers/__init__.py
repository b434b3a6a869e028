"""Source -> Document. One file a format; the bytes decide which, suffixes are not believed.

A reader module has:

    TYPE: str                                          the name of the format, as in Document.type
    recognises(data: bytes) -> bool                    looks at the bytes, parses nothing
    frames(data: bytes, wishes) -> Iterator[dict]      runs in a worker under limits; plain JSON, one a page or part
    compose(frames: Iterable[dict]) -> Composition     runs in the parent; pure, believes nothing

`frames` raises UnreadableDocument where the file is at fault. `read` starts the worker, hands the frames to `compose`,
and turns whatever went wrong into one named condition: it never raises for a file's fault.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tendercheck.discovery import plugins_in
from tendercheck.model.document import Condition, Coverage, Document, Source
from tendercheck.readers._drafts import Composition, assemble
from tendercheck.readers._guard import Answer, Fault, Worker
from tendercheck.readers._office import to_docx
from tendercheck.readers._pool import Job, Pool

_BUG = "Putting the text together failed ({how}): this is a fault of tendercheck, please report it."
_OFFICE = "An old format, read through LibreOffice: paragraphs are counted in the DOCX that it makes."
_REST = "The rest could not be read. "


def read(
    path: Path, *, shown_as: str | None = None, worker: Worker | None = None, office: str | None = None
) -> Document:
    """Return the document in the file at `path`; whatever is wrong with the file is its condition, never raised.

    `shown_as` is the path that people see. A `worker` that is given stays open for the next file. `office` is the
    program of LibreOffice, by which old Word and RTF files are read; without it they end as `legacy-format`.
    """
    jobs = [Job(path, str(path) if shown_as is None else shown_as)]
    if worker is not None:
        return next(_documents(Pool(jobs, [worker]), jobs, office))
    with Worker() as own:
        return next(_documents(Pool(jobs, [own]), jobs, office))


def read_text(text: str, *, shown_as: str) -> Document:
    """Return the document that `text` (plain or Markdown) makes; for texts that come from no file."""
    from tendercheck.readers import text as reader

    return assemble(Source(shown_as), reader.TYPE, reader.compose(reader.frames(text.encode())))


def iter_documents(
    paths: Sequence[Path], *, shown_as: Sequence[str] | None = None, workers: int = 2, office: str | None = None
) -> Iterator[Document]:
    """Documents in the order of `paths`, each as soon as it is ready.

    The workers start when this is called, not when the first document is asked for: call it early and the reading
    runs while the caller imports what it needs. Whoever does not want the rest closes the iterator. `office`: as in
    `read`.
    """
    names = [str(path) for path in paths] if shown_as is None else shown_as
    hands = [Worker() for _ in range(min(workers, len(paths)) or 1)]
    jobs = [Job(path, name) for path, name in zip(paths, names, strict=True)]
    return _closing(_documents(Pool(jobs, hands), jobs, office), hands)


def _closing(documents: Iterator[Document], hands: Sequence[Worker]) -> Iterator[Document]:
    try:
        yield from documents
    finally:
        for worker in hands:
            worker.close()


def _documents(pool: Pool, jobs: Sequence[Job], office: str | None) -> Iterator[Document]:
    for job, (source, answer) in zip(jobs, pool.answers(), strict=True):
        document = _document(source, answer)
        is_old = document.condition is Condition.LEGACY_FORMAT
        yield _through_office(job, document, office) if is_old and office else document


def _through_office(job: Job, document: Document, office: str) -> Document:
    """The old file as LibreOffice turns it into DOCX, under its own name; as it was where that fails."""
    with tempfile.TemporaryDirectory(prefix="tendercheck-") as folder:
        converted = to_docx(job.path, Path(folder), office)
        if converted is None:
            return document
        found = read(converted)
    if not found.blocks:
        return document
    return replace(found, source=document.source, type=job.path.suffix.lower().lstrip(".") or "doc", detail=_OFFICE)


def _document(source: Source, answer: Answer) -> Document:
    if not (answer.type and answer.frames):
        return _unread(source, answer, answer.fault or Fault(Condition.INTERNAL_ERROR, _BUG.format(how="no answer")))
    try:
        known = plugins_in(sys.modules[__name__]).values()
        reader = next(reader for reader in known if answer.type == reader.TYPE)
        composition: Composition = reader.compose(answer.frames)
        if answer.fault is not None and composition.drafts:
            composition = _partial(composition, answer.fault)
        elif answer.fault is not None:
            return _unread(source, answer, answer.fault)
        return assemble(source, answer.type, composition)
    except Exception as fault:
        how = f"{type(fault).__name__}: {fault}"[:200]
        return _unread(source, answer, Fault(Condition.INTERNAL_ERROR, _BUG.format(how=how)))


def _partial(composition: Composition, fault: Fault) -> Composition:
    coverage = composition.coverage
    if not coverage.unread:
        coverage = replace(coverage, unread=("everything after the last part that was read",))
    return replace(composition, condition=Condition.OK_PARTIAL, coverage=coverage, detail=_REST + fault.detail)


def _unread(source: Source, answer: Answer, fault: Fault) -> Document:
    total = answer.pages
    coverage = Coverage("page", 0, total, ("every page",)) if total else Coverage("file", 0, 1, ("the whole file",))
    return Document(source, answer.type, fault.condition, coverage=coverage, pages=total or None, detail=fault.detail)
