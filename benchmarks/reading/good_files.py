"""Good files named as bad: a reader that refused everything would pass the other figures."""

from __future__ import annotations

from benchmarks.reading._corpus import End, categories, ends
from benchmarks.reading._figure import HOSTILE, Figure
from benchmarks.reading._other_tools import check_tools, letters_in_docx, letters_in_pdf, pages_of_pdf
from tendercheck.model.document import Condition

MUST = "no file of the category ok is named as bad, unless another tool finds it to be so"
_WHOLE = frozenset({Condition.OK, Condition.OK_REPAIRED})


def measure() -> Figure:
    """Compare the ends with the manifest; an end that another tool bears out is right, whatever the manifest says."""
    check_tools()
    known = categories()
    good = [end for end in ends() if _name(end) in known and known[_name(end)] == "ok"]
    bad = [end for end in good if end.document.condition not in _WHOLE]
    agreed = {end.path.name: why for end in bad if (why := _agrees(end))}
    wrong = [end for end in bad if end.path.name not in agreed]
    notes = [f"{end.path.name}: {end.document.condition}: {end.document.detail}" for end in wrong]
    notes += [
        f"rightly {end.document.condition}: {end.path.name}, {agreed[end.path.name]}" for end in bad if end not in wrong
    ]
    return Figure(f"{len(wrong)} of {len(good)} good files named as bad", not wrong, tuple(notes))


def _name(end: End) -> str:
    return end.path.relative_to(HOSTILE).as_posix() if end.path.is_relative_to(HOSTILE) else ""


def _agrees(end: End) -> str:
    """What another tool says that bears the condition out; empty where it says nothing of the kind."""
    document = end.document
    if document.condition is Condition.ZERO_PAGES and not pages_of_pdf(end.path):
        return "poppler finds no page either"
    if document.condition in (Condition.BLANK, Condition.NO_TEXT_LAYER, Condition.GARBLED_TEXT):
        letters = letters_in_docx(end.path) if document.type == "docx" else letters_in_pdf(end.path)
        return "" if letters else "another tool finds no letter either"
    return ""
