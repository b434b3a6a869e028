"""Source -> Documents. One file a format; the bytes decide which, suffixes are not believed.

A reader module has:

    TYPE: str                                          the name of the format, as in Document.type
    recognises(data: bytes) -> bool                    looks at the bytes, parses nothing
    frames(data: bytes, wishes) -> Iterator[dict]      runs in a worker under limits; plain JSON, one a page or part
    compose(frames: Iterable[dict]) -> Composition     runs in the parent; pure, believes nothing

and where files stand inside its files, as its Composition says in `members`:

    member(data: bytes, key: str) -> bytes             runs in a worker; the bytes of the file inside

and where one look may not be enough, two more in the parent and one in a worker:

    next_look(answer, recogniser: str) -> Look | None  what to try next; `recogniser` reads pictures, "" if nothing does
    with_look(answer, look, found) -> Answer           the answer with what another look found
    look_again(data: bytes, look) -> Iterator[dict]    runs in a worker

`frames`, `member` and `look_again` raise UnreadableDocument where the file is at fault. Whatever goes wrong becomes one
named condition: reading never raises for a file's fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tendercheck.model.document import Document, Source
from tendercheck.readers._drafts import assemble
from tendercheck.readers._guard import Worker
from tendercheck.readers._job import Job
from tendercheck.readers._programs import NO_PROGRAMS, Programs
from tendercheck.readers._reading import Reading
from tendercheck.readers._wishes import AS_IT_IS, Wishes


def read(
    path: Path,
    *,
    shown_as: str | None = None,
    worker: Worker | None = None,
    wishes: Wishes = AS_IT_IS,
    programs: Programs = NO_PROGRAMS,
) -> Document:
    """Return the document in the file at `path`; whatever is wrong with the file is its condition, never raised.

    `shown_as` is the path that people see. A `worker` that is given stays open for the next file. Old Word and RTF
    files, and pictures of text, are read where `programs` has what reads them. Files inside the file: `read_all`.
    """
    return read_all(path, shown_as=shown_as, worker=worker, wishes=wishes, programs=programs)[0]


def read_all(
    path: Path,
    *,
    shown_as: str | None = None,
    worker: Worker | None = None,
    wishes: Wishes = AS_IT_IS,
    programs: Programs = NO_PROGRAMS,
) -> tuple[Document, ...]:
    """Return the document in the file at `path`, then those of the files inside it, as `read` does."""
    own = worker or Worker()
    reading = Reading([own], wishes, programs)
    job = Job(path, str(path) if shown_as is None else shown_as)
    try:
        return reading.documents(job, reading.start(job))
    finally:
        reading.close_but(worker)


def read_text(text: str, *, shown_as: str) -> Document:
    """Return the document that `text` (plain or Markdown) makes; for texts that come from no file."""
    from tendercheck.readers import text as reader

    return assemble(Source(shown_as), reader.TYPE, reader.compose(reader.frames(text.encode())))


def iter_documents(
    paths: Sequence[Path],
    *,
    shown_as: Sequence[str] | None = None,
    workers: int = 2,
    wishes: Wishes = AS_IT_IS,
    programs: Programs = NO_PROGRAMS,
) -> Iterator[tuple[Document, ...]]:
    """For each of `paths` in order its documents, as `read_all` gives them, as soon as they are ready.

    The workers start when this is called, not when the first document is asked for: call it early and the reading
    runs while the caller imports what it needs. Whoever does not want the rest closes the iterator.
    """
    names = [str(path) for path in paths] if shown_as is None else shown_as
    reading = Reading([Worker() for _ in range(min(workers, len(paths)) or 1)], wishes, programs)
    jobs = [Job(path, name) for path, name in zip(paths, names, strict=True)]
    return _each(reading, jobs, [reading.start(job) for job in jobs])


def _each(reading: Reading, jobs: Sequence[Job], tickets: Sequence[int]) -> Iterator[tuple[Document, ...]]:
    try:
        for job, ticket in zip(jobs, tickets, strict=True):
            yield reading.documents(job, ticket)
    finally:
        reading.close_but(None)
