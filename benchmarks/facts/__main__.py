"""Prints how many of the labelled facts are found, and how many of ours are none.

usage: python -m benchmarks.facts [--misses]     --misses lists every label missed and every false fact
"""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.facts._labels import Label, is_meant, is_sum, load_labels
from tendercheck.extractors import extract
from tendercheck.model.facts import Fact
from tendercheck.model.roles import TIMETABLE, Role
from tendercheck.readers import read_all
from tendercheck.readers._programs import Programs

CORPUS = Path(__file__).resolve().parent.parent.parent.parent / "shared" / "corpus"
VALUES = (Role.TERM, Role.EXTENSION, Role.ESTIMATED_VALUE, Role.ANNUAL_VALUE, Role.LOT_VALUE)
AT_LEAST = 0.95
PROGRAMS = Programs(office=shutil.which("soffice"), tesseract=shutil.which("tesseract"))


@dataclass(slots=True)
class Score:
    """What was found and what was not, by role."""

    found: Counter[str] = field(default_factory=Counter)
    missed: list[Label] = field(default_factory=list)
    false: list[tuple[str, Fact]] = field(default_factory=list)

    def recall(self, roles: Iterable[str]) -> tuple[int, int]:
        """How many labels of the roles are found, of how many."""
        wanted = set(roles)
        found = sum(number for role, number in self.found.items() if role in wanted)
        return found, found + sum(label.role in wanted for label in self.missed)

    def precision(self, roles: Iterable[str]) -> tuple[int, int]:
        """How many facts of the roles are labelled, of how many; one that is stated often counts once."""
        wanted = set(roles)
        found = self.recall(wanted)[0]
        return found, found + sum(fact.role is not None and fact.role.value in wanted for _, fact in self.false)


def facts_of(path: Path) -> tuple[Fact, ...]:
    documents = read_all(path, programs=PROGRAMS)
    return tuple(fact for document in documents for fact in extract(document).facts if fact.role is not None)


def score(labels: Sequence[Label], facts: Sequence[Fact], made: Score) -> None:
    """Adds one document; of weightings as many must be there as are labelled with that value."""
    for label in labels:
        if not label.is_clear:
            continue
        if _is_found(label, labels, facts):
            made.found[label.role] += 1
        else:
            made.missed.append(label)
    roles = {label.role for label in labels}
    seen: set[tuple[str, str]] = set()
    for fact in facts:
        key = (str(fact.role), str(fact.value))
        if key in seen or any(is_meant(label, fact, loosely=True) for label in labels):
            continue
        if fact.role is not None and (fact.role in TIMETABLE or fact.role.value in roles or fact.role in _MARKED):
            seen.add(key)
            made.false.append((labels[0].file, fact))


def _is_found(label: Label, labels: Sequence[Label], facts: Sequence[Fact]) -> bool:
    ours = sum(is_meant(label, fact) for fact in facts)
    if label.role == Role.EXTENSION and not ours:
        return is_sum(label, [fact for fact in facts if fact.role is Role.EXTENSION])
    alike = [other for other in labels if (other.role, other.value) == (label.role, label.value)]
    return ours > 0 if label.role != Role.WEIGHTING else alike.index(label) < ours


_MARKED = frozenset(
    role
    for role in Role
    if role not in (Role.NATION, Role.CONTRACTING_AUTHORITY, Role.PROCEDURE, Role.SERVICE_TYPE, Role.REFERENCE_VALUE)
)


def main() -> int:
    if not CORPUS.is_dir():
        print(f"NOT MEASURED: there are no documents at {CORPUS}")
        return 0
    labels = load_labels()
    made = Score()
    for file in sorted({label.file for label in labels}):
        score([label for label in labels if label.file == file], facts_of(CORPUS / file), made)
    if "--misses" in sys.argv:
        _print_misses(made)
    for role in [*TIMETABLE, *(role for role in Role if role in _MARKED and role not in TIMETABLE)]:
        _print_line(role.value, made, [role.value])
    key = [role.value for role in (*TIMETABLE, *VALUES)]
    _print_line("timeline and values", made, key)
    _print_line("all roles", made, [role.value for role in Role])
    found, total = made.recall(key)
    return 0 if found >= AT_LEAST * total else 1


def _print_line(name: str, made: Score, roles: list[str]) -> None:
    (found, total), (right, ours) = made.recall(roles), made.precision(roles)
    if total or ours:
        recall, precision = _percent(found, total), _percent(right, ours)
        print(f"{name:34} found {found:3} of {total:3} {recall}   right {right:3} of {ours:3} {precision}")


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:6.1%}" if whole else "     –"


def _print_misses(made: Score) -> None:
    for label in made.missed:
        print(f"MISSED {label.file[-40:]:40} {label.role:24} {label.value:20} {label.quote}")
    for file, fact in made.false:
        print(f"FALSE  {file[-40:]:40} {fact.role!s:24} {fact.value!s:20} {fact.text}  {fact.confidence}")


if __name__ == "__main__":
    sys.exit(main())
