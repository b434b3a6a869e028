"""From a worker's answer to documents: second looks where the first was not enough, and the files inside a file."""

from __future__ import annotations

import base64
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType

from tendercheck.discovery import plugins_in
from tendercheck.model.document import Condition, Coverage, Document, Mark, Source
from tendercheck.readers._drafts import Composition, assemble, released
from tendercheck.readers._guard import Answer, Fault, Worker
from tendercheck.readers._job import COPY, Job, Look, Member
from tendercheck.readers._limits import RECOGNITION
from tendercheck.readers._office import to_docx
from tendercheck.readers._pool import Pool
from tendercheck.readers._programs import RECOGNISERS, Programs
from tendercheck.readers._wishes import Wishes

_LOOKS_AT_MOST = 8
_PAGES_A_LOOK = 2  # of text recognition, so that several workers share a document
_BUG = "Putting the text together failed ({how}): this is a fault of tendercheck, please report it."
_OFFICE = "An old format, read through LibreOffice: paragraphs are counted in the DOCX that it makes."
_REST = "The rest could not be read. "
_TOO_DEEP = "A file inside {} others is not read: unpack them first."
_TOO_MANY = "The files inside are more, or larger, than is read: unpack them first."


@dataclass(slots=True)
class _Budget:
    """What all the files inside one file may cost together."""

    members: int
    unpacked_bytes: int

    def takes(self, member: Member) -> bool:
        """Whether there is room for one more; if so it is taken."""
        self.members -= 1
        self.unpacked_bytes -= member.size_bytes
        return self.members >= 0 and self.unpacked_bytes >= 0


@dataclass(slots=True)
class Reading:
    """A run over many files: the workers, and what may be asked of them. Whoever made it closes it."""

    workers: Sequence[Worker]
    wishes: Wishes
    programs: Programs
    _pool: Pool = field(init=False)
    _recognisers: list[Worker] = field(init=False, default_factory=list)
    _recognition: Pool | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self._pool = Pool(self.workers, self.wishes)

    def start(self, job: Job) -> int:
        """Have a file read; the number to ask for its documents with."""
        return self._pool.submit(job)

    def close_but(self, kept: Worker | None) -> None:
        """End the workers, all but the one that is `kept` open for others."""
        for worker in (*self.workers, *self._recognisers):
            if worker is not kept:
                worker.close()

    def documents(self, job: Job, ticket: int) -> tuple[Document, ...]:
        """The file's own document, then those of the files inside it."""
        limits = self.workers[0].limits
        return tuple(self._documents(job, ticket, _Budget(limits.members, limits.unpacked_bytes)))

    def _documents(self, job: Job, ticket: int, budget: _Budget) -> Iterator[Document]:
        source, answer = self._pool.wait(ticket)
        answer = self._looked_at(job, answer)
        document, members = _composed(source, answer)
        if document.condition is Condition.LEGACY_FORMAT and self.programs.office:
            document = self._through_office(job, document, self.programs.office)
        inner = [one for group in self._members(job, members, budget) for one in group]
        if any(not one.condition.is_whole for one in inner) and Mark.ATTACHMENTS_UNREAD not in document.marks:
            document = replace(document, marks=(*document.marks, Mark.ATTACHMENTS_UNREAD))
        yield document
        yield from inner

    def _members(self, job: Job, members: Sequence[Member], budget: _Budget) -> Iterator[Iterator[Document]]:
        inner = [replace(job, shown_as=f"{job.shown_as}/{one.name}", within=(*job.within, one.key)) for one in members]
        refused = [self._refusal(one, member, budget) for one, member in zip(inner, members, strict=True)]
        # All are handed out before the first is waited for; what is put in front last is read first.
        given = [
            (one, detail, None if detail else self._pool.submit(one, soon=True))
            for one, detail in reversed(list(zip(inner, refused, strict=True)))
        ]
        for one, detail, ticket in reversed(given):
            if ticket is None:
                fault = Fault(Condition.TOO_LARGE, detail)
                yield iter((_unread(Source(one.shown_as), Answer(), fault),))
            else:
                yield self._documents(one, ticket, budget)

    def _refusal(self, job: Job, member: Member, budget: _Budget) -> str:
        """Why a file inside is not read; empty where it is."""
        deepest = self.workers[0].limits.depth
        if len(job.within) > deepest:
            return _TOO_DEEP.format(deepest)
        return "" if budget.takes(member) else _TOO_MANY

    def _looked_at(self, job: Job, answer: Answer) -> Answer:
        """The answer after every look that its reader wants."""
        reader = _reader_of(answer.type)
        if reader is None or not hasattr(reader, "next_look"):
            return answer
        with suppress(TypeError, ValueError, KeyError, AttributeError, IndexError):  # frames without sense
            for _ in range(_LOOKS_AT_MOST):
                look = reader.next_look(answer, self.programs.recogniser)
                if look is None:
                    break
                answer = reader.with_look(answer, look, self._look(job, look))
        return answer

    def _look(self, job: Job, look: Look) -> Answer:
        if look.engine not in RECOGNISERS:
            return self._pool.wait(self._pool.submit(replace(job, look=look), soon=True))[1]
        pool = self._recognition_pool()
        program = self.programs.tesseract or ""
        parts = [look.pages[at : at + _PAGES_A_LOOK] for at in range(0, len(look.pages), _PAGES_A_LOOK)]
        jobs = [replace(job, look=Look(look.engine, pages, program)) for pages in parts]
        answers = [pool.wait(ticket)[1] for ticket in [pool.submit(one) for one in jobs]]
        fault = next((answer.fault for answer in answers if answer.fault), None)
        return Answer(frames=[frame for answer in answers for frame in answer.frames], fault=fault)

    def _recognition_pool(self) -> Pool:
        if self._recognition is None:
            self._recognisers = [Worker(limits=RECOGNITION) for _ in self.workers]
            self._recognition = Pool(self._recognisers, self.wishes)
        return self._recognition

    def _through_office(self, job: Job, document: Document, office: str) -> Document:
        """The old file as LibreOffice turns it into DOCX, under its own name; as it was where that fails."""
        with tempfile.TemporaryDirectory(prefix="tendercheck-") as folder:
            original = self._as_file(job, Path(folder))
            converted = to_docx(original, Path(folder), office) if original else None
            if converted is None:
                return document
            again = Job(converted, document.source.path)
            found, _ = _composed(*self._pool.wait(self._pool.submit(again, soon=True)))
        if not found.blocks:
            return document
        kind = Path(job.shown_as).suffix.lower().lstrip(".") or "doc"
        return replace(found, source=document.source, type=kind, detail=_OFFICE)

    def _as_file(self, job: Job, folder: Path) -> Path | None:
        if not job.within:
            return job.path
        _, answer = self._pool.wait(self._pool.submit(replace(job, look=Look(COPY)), soon=True))
        if answer.fault is not None:
            return None
        path = folder / f"member{Path(job.shown_as).suffix.lower()}"
        path.write_bytes(b"".join(base64.b64decode(str(frame["copy"])) for frame in answer.frames))
        return path


def _reader_of(kind: str) -> ModuleType | None:
    known = plugins_in(sys.modules["tendercheck.readers"]).values()
    return next((reader for reader in known if kind and kind == reader.TYPE), None)


def _composed(source: Source, answer: Answer) -> tuple[Document, tuple[Member, ...]]:
    """The document that an answer makes, and the files that it says are inside."""
    reader = _reader_of(answer.type)
    if reader is None or not answer.frames:
        fault = answer.fault or Fault(Condition.INTERNAL_ERROR, _BUG.format(how="no answer"))
        return _unread(source, answer, fault), ()
    frames, answer = answer.frames, replace(answer, frames=answer.frames[:1])
    try:
        composition: Composition = reader.compose(released(frames))
        if answer.fault is not None and composition.drafts:
            composition = _partial(composition, answer.fault)
        elif answer.fault is not None:
            return _unread(source, answer, answer.fault), ()
        document = assemble(source, answer.type, _within_limits(composition, answer))
        return document, composition.members
    except Exception as fault:
        how = f"{type(fault).__name__}: {fault}"[:200]
        return _unread(source, answer, Fault(Condition.INTERNAL_ERROR, _BUG.format(how=how))), ()


def _within_limits(composition: Composition, answer: Answer) -> Composition:
    if not answer.unbounded:
        return composition
    return replace(composition, marks=(*composition.marks, Mark.LIMITS_NOT_ENFORCED))


def _partial(composition: Composition, fault: Fault) -> Composition:
    coverage = composition.coverage
    if not coverage.unread:
        coverage = replace(coverage, unread=("everything after the last part that was read",))
    return replace(composition, condition=Condition.OK_PARTIAL, coverage=coverage, detail=_REST + fault.detail)


def _unread(source: Source, answer: Answer, fault: Fault) -> Document:
    total = answer.pages
    coverage = Coverage("page", 0, total, ("every page",)) if total else Coverage("file", 0, 1, ("the whole file",))
    marks = (Mark.LIMITS_NOT_ENFORCED,) if answer.unbounded else ()
    return Document(
        source, answer.type, fault.condition, coverage=coverage, marks=marks, pages=total or None, detail=fault.detail
    )
