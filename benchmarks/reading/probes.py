"""Small files made to break readers, each of which has an end that is right; and good files read in between."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.reading._figure import ROOT, Figure
from tendercheck.model.document import Condition, Document, Mark
from tendercheck.readers import iter_documents

MUST = "every probe ends as is right for it, and the good file after each is read"
_MAKER = ROOT.parent / "shared" / "tools" / "make_probes.py"
_GOOD = ROOT / "sample_tenders" / "parish-grounds" / "request-for-quotations.pdf"

# What inflates or draws without end must be stopped; by which limit depends on which it meets first.
_STOPPED = {Condition.MEMORY_LIMIT, Condition.TOO_LARGE, Condition.TIMEOUT, Condition.PARSER_CRASH}
_BOMB = {Condition.ARCHIVE_UNSAFE, Condition.TOO_LARGE}
_TOO_DEEP = {Condition.MALFORMED, Condition.TOO_LARGE}
_RIGHT: dict[str, set[Condition]] = {
    "billion-laughs.docx": {Condition.DTD_FORBIDDEN},
    "deep-nest-20k.docx": _TOO_DEEP,
    "deep-nest-250.docx": _TOO_DEEP,
    "empty-paras-5m.docx": _BOMB,
    "entity-hides-text.docx": {Condition.DTD_FORBIDDEN},
    "flate-1gb.pdf": _STOPPED,
    "flate-twice-4gb.pdf": _STOPPED,
    "form-fanout-4e12.pdf": _STOPPED,
    "form-loop.pdf": {*_STOPPED, Condition.BLANK},  # it draws nothing, if an engine comes to its end
    "hidden-text.pdf": {Condition.OK},
    "many-runs-200mb.docx": _BOMB,
    "ops-20m.pdf": {*_STOPPED, Condition.BLANK},  # twenty million operators that draw nothing
    "page-dag-2e20.pdf": {Condition.MALFORMED, Condition.TOO_LARGE},  # a million pages, by its own count
    "pages-5000.pdf": {Condition.OK},
    "text-2m-glyphs.pdf": {*_STOPPED, Condition.OK},  # or all of them are read
    "text-300mb.docx": _BOMB,
    "wide-table-gridspan.docx": {Condition.OK},  # one cell, whatever it says of its width
    "xxe.docx": {Condition.DTD_FORBIDDEN},
}
_HOLDS: dict[str, Callable[[Document], bool]] = {
    "hidden-text.pdf": lambda one: (
        Mark.HIDDEN_TEXT in one.marks and all(word in one.text for word in ("visible", "INVISIBLE", "WHITE", "TINY"))
    ),
    "pages-5000.pdf": lambda one: one.coverage.read == 5_000 and one.text.count("the deadline stated.") == 200_000,
    "text-2m-glyphs.pdf": lambda one: one.condition is not Condition.OK or one.text.count("A") == 2_000_000,
    "wide-table-gridspan.docx": lambda one: one.text == "cell",
}


def measure() -> Figure:
    """Read all probes in one run of two workers, each probe followed by a good file."""
    with tempfile.TemporaryDirectory(prefix="tendercheck-probes-") as folder:
        subprocess.run([sys.executable, str(_MAKER)], cwd=folder, check=True, capture_output=True)
        probes = sorted(Path(folder).iterdir())
        ends = [one for (one, *_) in iter_documents([path for probe in probes for path in (probe, _GOOD)])]
    found = {probe.name: document for probe, document in zip(probes, ends[::2], strict=True)}
    wrong = [name for name, document in found.items() if not _is_right(name, document)]
    spoilt = sum(document.condition is not Condition.OK for document in ends[1::2])
    value = f"{len(found) - len(wrong)} of {len(found)} probes end as is right; {spoilt} good files spoilt by them"
    notes = tuple(
        f"{'WRONG ' if name in wrong else ''}{name}: {document.condition} {', '.join(document.marks)}"
        for name, document in found.items()
    )
    return Figure(value, not wrong and not spoilt and found.keys() == _RIGHT.keys(), notes)


def _is_right(name: str, document: Document) -> bool:
    return document.condition in _RIGHT.get(name, ()) and _HOLDS.get(name, bool)(document)
