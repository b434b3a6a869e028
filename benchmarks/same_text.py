"""Prints how many findings stay the same when a text changes its clothes: as PDF, reflowed, renumbered.

usage: python -m benchmarks.same_text [--differences] [--check]

The DOCX files of our samples, and those of the corpus where it is at hand, are printed to PDF as they are and
again on a narrow page with larger letters, and are renumbered. 99 % is aimed at; with --check the run
fails under the recorded share.
"""

from __future__ import annotations

import datetime as dt
import difflib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
from docx.shared import Cm, Pt

from tendercheck import rulebook
from tendercheck.command import rules_folder
from tendercheck.pipeline import check_procurement, join
from tendercheck.readers import read_all
from tendercheck.rulebook.book import Rulebook

HERE = Path(__file__).resolve().parent.parent
CORPUS = HERE.parent / "shared" / "corpus" / "tenders"
FROM_CORPUS = (
    "ccs-gcloud15-attachment-2-how-to-tender-v5-0",
    "ccs-gcloud15-joint-schedule-3-insurance-requirements-v1-0",
    "ccs-rm6264-attachment-3-financial-viability-risk-assessment-instructions-v2-0",
    "ccs-rm6264-dps-core-terms-v1-0-3",
    "ccs-rm6264-read-first-dps-needs-v2-0",
    "ccs-gcloud15-joint-schedule-6-key-subcontractors-v1-0",
)
RECORDED = HERE / "benchmarks" / "accuracy.json"
ALIKE = 0.85  # share of words in order
AS_AT = dt.date(2026, 6, 1)
_CLAUSE = re.compile(r"^(\d{1,2})(?=\.\d|\.?\s+[A-Z])")
_WORD = re.compile(r"[a-z£%]+|\d+")
Said = tuple[str, tuple[str, ...]]


def sources() -> list[Path]:
    ours = sorted((HERE / "sample_tenders").glob("*/*.docx"))
    return ours + [path for name in FROM_CORPUS if (path := CORPUS / f"{name}.docx").is_file()]


def reflowed(source: Path, target: Path) -> None:
    document = docx.Document(str(source))
    for section in document.sections:
        section.page_width, section.page_height = Cm(16), Cm(22)
        section.left_margin = section.right_margin = Cm(1.5)
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(13)
    document.save(str(target))


def renumbered(source: Path, target: Path) -> None:
    """Typed clause numbers are raised by three; what Word numbers itself is left, its text does not hold it."""
    document = docx.Document(str(source))
    for paragraph in document.paragraphs:
        first = next((run for run in paragraph.runs if run.text.strip()), None)
        if first is not None:
            first.text = _CLAUSE.sub(lambda found: str(int(found[1]) + 3), first.text)
    document.save(str(target))


def printed(source: Path, folder: Path) -> Path:
    """The file as LibreOffice prints it to PDF."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    return folder / f"{source.stem}.pdf"


def findings(path: Path, book: Rulebook) -> list[Said]:
    procurement = join("same", ".", list(read_all(path)), book, as_at=AS_AT)
    return [
        (finding.rule.id, tuple(_WORD.findall(finding.evidence.quote.lower())))
        for finding in check_procurement(procurement, book).findings
    ]


def differing(ours: list[Said], theirs: list[Said]) -> Iterator[tuple[str, Said]]:
    """What only one of them says, marked with the side."""
    left = list(theirs)
    for one in ours:
        same = next((other for other in left if other[0] == one[0] and _alike(one[1], other[1])), None)
        if same is None:
            yield "gone", one
        else:
            left.remove(same)
    yield from (("new", other) for other in left)


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def variants(source: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    made: dict[str, Callable[[Path, Path], None]] = {"reflowed": reflowed, "renumbered": renumbered}
    copy = folder / source.name
    shutil.copy(source, copy)
    yield "printed", printed(copy, folder)
    for name, make in made.items():
        target = folder / f"{name}-{source.name}"
        make(source, target)
        yield name, printed(target, folder) if name == "reflowed" else target


def main() -> None:
    book = rulebook.load(rules_folder(), thorough=False)
    total: dict[str, list[int]] = {}
    for source in sources():
        ours = findings(source, book)
        with tempfile.TemporaryDirectory() as folder:
            for name, path in variants(source, Path(folder)):
                changes = list(differing(ours, findings(path, book)))
                count = total.setdefault(name, [0, 0])
                count[0] += sum(side == "gone" for side, _ in changes) + sum(side == "new" for side, _ in changes)
                count[1] += len(ours) + sum(side == "new" for side, _ in changes)
                if "--differences" in sys.argv:
                    print(*(f"{side:4} {name} {source.name}: {said[0]} | {' '.join(said[1])[:160]}"
                            for side, said in changes), sep="\n")  # fmt: skip
    for name, (changed, of) in total.items():
        print(f"{name:11} {of - changed:4} of {of:4} findings the same ({1 - changed / of:.1%})")
    changed, of = (sum(pair[index] for pair in total.values()) for index in (0, 1))
    print(f"same text in all: {of - changed} of {of} ({1 - changed / of:.1%})")
    least = json.loads(RECORDED.read_text(encoding="utf-8"))["same text"]
    if "--check" in sys.argv and 1 - changed / of < least:
        raise SystemExit(f"under the recorded {least:.1%}")


if __name__ == "__main__":
    main()
