"""Files that hold text by another tool's word, and are said to hold none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks.reading._corpus import End, ends
from benchmarks.reading._figure import Figure
from benchmarks.reading._other_tools import check_tools, letters_in_docx, letters_in_pdf
from tendercheck.model.document import Condition, Document

MUST = "no file with text is called empty, and none is called read that gave no text"
_FEW = 20  # letters and digits: less is a stray page number, or what a damaged font left
_EMPTY = frozenset({Condition.BLANK, Condition.ZERO_PAGES, Condition.NO_TEXT_LAYER})
_READ = frozenset({Condition.OK, Condition.OK_REPAIRED})
_COUNTED: dict[str, Callable[[Path], int]] = {"pdf": letters_in_pdf, "docx": letters_in_docx}


def measure() -> Figure:
    """Ask the other tool about every file that is said to be empty; what is read must have text."""
    check_tools()
    empty = [end for end in ends() if end.documents and end.document.condition in _EMPTY]
    notes = [note for end in empty if (note := _silent(end))]
    hollow = [one for end in ends() for one in end.documents if _is_hollow(one)]
    notes += [f"{one.source.path}: {one.condition} without text: {one.detail}" for one in hollow]
    value = f"{len(notes)} silent empties; {len(empty)} files are said to hold no text"
    return Figure(value, not notes, tuple(notes))


def _silent(end: End) -> str:
    count = _COUNTED.get(end.document.type or end.path.suffix.lstrip(".").lower())
    found = count(end.path) if count else 0
    return f"{end.path.name}: {end.document.condition}, and {found} letters in it" if found > _FEW else ""


def _is_hollow(document: Document) -> bool:
    is_container = document.type in ("archive", "eml")
    return document.condition in _READ and not document.text.strip() and not is_container
