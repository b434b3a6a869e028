"""Prints what a whole run costs against the obvious build and against bare pdfium text, all in one run.

Then what the facts, the analysis and the rules cost after reading, in seconds of the processor for 60 pages.

usage: python benchmarks/speed.py [PDF]     the 66-page invitation of the corpus without an argument
"""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from tendercheck.analysis import analyse
from tendercheck.extractors import extract
from tendercheck.pipeline import join
from tendercheck.readers import read
from tendercheck.rulebook import evaluate, load

HERE = Path(__file__).resolve().parent
PDF = HERE.parent.parent / "shared/corpus/tenders/nhse-commissioning-support-framework-itt-2014.pdf"
BARE = """
import sys, pypdfium2
document = pypdfium2.PdfDocument(sys.argv[1])
print(sum(len(page.get_textpage().get_text_range()) for page in document))
"""
ROUNDS = 3
PAGES = 60
FACTS_SECONDS = 0.3
RULES_SECONDS = 0.5


def seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=HERE.parent)
    return time.perf_counter() - started


def seconds_for_facts(path: Path) -> tuple[float, float]:
    """The facts of 60 pages, and what they come to: the better of some rounds, since the first one compiles."""
    document = read(path)
    book = load(HERE.parent / "rules" / "uk", thorough=False)
    taken: list[tuple[float, float]] = []
    for _ in range(ROUNDS + 2):
        started = time.process_time()
        extract(document)
        extracted = time.process_time()
        procurement = join("", "", [document], book, as_at=dt.date(2026, 1, 1))
        limits = book.values.limits_for(procurement)
        joined = time.process_time()
        analyse(procurement, limits, book.populations, book.assumptions)
        share = PAGES / (document.pages or PAGES)
        taken.append(((extracted - started) * share, (time.process_time() - joined) * share))
    return min(facts for facts, _ in taken), min(analysis for _, analysis in taken)


def seconds_for_rules(path: Path) -> tuple[float, float]:
    """Every rule over 60 pages: the first time, when phrases are compiled, and the best of the later ones."""
    document = read(path)
    book = load(HERE.parent / "rules" / "uk", thorough=False)
    procurement = join("", "", [document], book, as_at=dt.date(2026, 1, 1))
    taken = []
    for _ in range(ROUNDS + 1):
        started = time.process_time()
        evaluate(book, procurement)
        taken.append((time.process_time() - started) * PAGES / (document.pages or PAGES))
    return taken[0], min(taken[1:])


def main() -> None:
    document = str((Path(sys.argv[1]) if len(sys.argv) > 1 else PDF).resolve())
    rules = str(HERE.parent / "rules" / "uk")
    commands = {
        "tendercheck check, whole process": [
            sys.executable, "-m", "tendercheck", "check", document, "-q", "--exit-zero", "-f", "json",
        ],
        "the obvious build": [sys.executable, str(HERE / "obvious.py"), document, rules],
        "bare pdfium text": [sys.executable, "-c", BARE, document],
    }  # fmt: skip
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):  # in turn, so that a busy machine is busy for all of them
        for name, command in commands.items():
            taken[name].append(seconds(command))
    for name, times in taken.items():
        print(f"{name:35} {median(times):6.2f} s   ({', '.join(f'{one:.2f}' for one in times)})")
    ours, obvious, bare = (median(times) for times in taken.values())
    print(f"tendercheck / obvious build: {ours / obvious:.3f}   (must be at most 0.25)")
    print(f"tendercheck / bare pdfium:   {ours / bare:.1f}")
    facts, analysis = seconds_for_facts(Path(document))
    print(f"facts of {PAGES} pages:  {facts:.3f} s of the processor   (must be at most {FACTS_SECONDS})")
    print(f"their analysis:      {analysis:.3f} s of the processor")
    first, later = seconds_for_rules(Path(document))
    print(f"all rules:           {first:.3f} s of the processor   (must be at most {RULES_SECONDS})")
    print(f"  once compiled:     {later:.3f} s of the processor")


if __name__ == "__main__":
    main()
