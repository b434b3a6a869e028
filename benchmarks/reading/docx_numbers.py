"""Clause numbers that Word computes and the file does not hold, against those that LibreOffice writes before them.

The 20 tender documents with the most numbered paragraphs are turned into text by LibreOffice, which puts each list's
number before its paragraph. Paragraphs are found in that text in order, by their words; what stands before the words on
the line is LibreOffice's number. Where both have none, the paragraph does not count; a bullet is no number. One that
has a number here and is not found there counts as unlike.

One document of the twenty is unlike by design: LibreOffice also counts the empty paragraphs in cells that a vertical
merge covers, so the numbers that it shows have gaps. Nobody sees those paragraphs, and here they do not count.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reading._figure import TENDERS, Figure
from tendercheck.model.document import Block, Document, Place
from tendercheck.readers import read

MUST = "at least 99 % of the clause numbers as LibreOffice shows them, in 20 tender documents"
SHARE, FILES = 0.99, 20
_AHEAD = 400  # lines: what is looked for further on was not exported
_HEAD = 40  # letters of a paragraph that tell it from its neighbours
_NOTE_SIGNS = " 0123456789"  # LibreOffice writes the numbers of footnotes into the line
_MEMORY_KIB, _SECONDS = 6_000_000, 180
_NUMBERED = re.compile(rb"<w:numPr>")
_SPACES = re.compile("[\\s\u00ad\u200b\u2060\ufeff]+")
_BULLET = re.compile(r"[^\w]*|o")


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A paragraph and the number that was computed for it."""

    number: str
    text: str


def measure() -> Figure:
    """Compare the numbers of the documents that have the most."""
    compared = equal = 0
    notes: list[str] = []
    for path in _most_numbered():
        pairs = list(_pairs(list(_ours(read(path))), _office_lines(path)))
        unlike = [(ours, theirs) for ours, theirs in pairs if ours.number != theirs]
        compared, equal = compared + len(pairs), equal + len(pairs) - len(unlike)
        if unlike:
            ours, theirs = unlike[0]
            notes.append(
                f"{path.name}: {len(unlike)} of {len(pairs)} unlike, first {ours.number or 'none'} here and "
                f"{theirs or 'none'} in LibreOffice before “{ours.text[:40]}”"
            )
    share = equal / max(compared, 1)
    value = f"{share:.2%}: {equal:,} of {compared:,} numbers in {FILES} documents"
    return Figure(value, compared > 0 and share >= SHARE, tuple(notes))


def _most_numbered() -> list[Path]:
    counted: list[tuple[int, Path]] = []
    for path in sorted(TENDERS.glob("*.docx")):
        with zipfile.ZipFile(path) as archive:
            counted.append((len(_NUMBERED.findall(archive.read("word/document.xml"))), path))
    return [path for _, path in sorted(counted, key=lambda one: -one[0])[:FILES]]


def _ours(document: Document) -> Iterator[_Numbered]:
    """Every paragraph of the body, with the number that the reader computed; one that is typed is not computed."""
    for block in document.blocks:
        if block.place is Place.DELETED or block.fragments[0].location.part != "word/document.xml":
            continue
        waiting = _computed(document, block)
        for fragment in block.fragments:
            text = document.quote(fragment.span)
            if fragment.location.paragraph is None:
                waiting = text
            else:
                yield _Numbered(waiting, text)
                waiting = ""


def _computed(document: Document, block: Block) -> str:
    starts = block.cells[0].span.start if block.cells else block.span.start
    is_typed = document.text.startswith(block.clause, starts)
    is_of_first = not block.cells or len(block.cells[0].span) > 0
    return block.clause if is_of_first and not is_typed else ""


def _pairs(paragraphs: list[_Numbered], lines: list[str]) -> Iterator[tuple[_Numbered, str]]:
    """Each paragraph that has a number here or there, and LibreOffice's."""
    reached = 0
    for paragraph in paragraphs:
        wanted = _SPACES.sub(" ", paragraph.text)[:_HEAD]
        for index in range(reached, min(reached + _AHEAD, len(lines))):
            before, found, after = lines[index].partition(wanted)
            if found and len(before) < _HEAD and (len(wanted) == _HEAD or not after.strip(_NOTE_SIGNS)):
                theirs = "" if _BULLET.fullmatch(before.strip()) else before.strip()
                reached = index + 1
                if paragraph.number or theirs:
                    yield paragraph, theirs
                break
        else:
            if paragraph.number:
                yield paragraph, "(not found)"


def _office_lines(path: Path) -> list[str]:
    """The lines of the text that LibreOffice makes of the file, under limits and with a profile of its own."""
    program = shutil.which("soffice")
    if program is None:
        raise SystemExit("soffice is not on PATH: install LibreOffice Writer to compare numbers with it.")
    with tempfile.TemporaryDirectory(prefix="tendercheck-") as folder:
        options = f"-env:UserInstallation=file://{folder}/profile --headless --convert-to txt:Text --outdir {folder}"
        command = f'ulimit -v {_MEMORY_KIB}; exec "$0" {options} "$1"'
        subprocess.run(
            ["/bin/sh", "-c", command, program, str(path)], check=False, capture_output=True, timeout=_SECONDS
        )
        made = Path(folder) / f"{path.stem}.txt"
        return [_SPACES.sub(" ", line) for line in made.read_text("utf-8-sig").splitlines()]
