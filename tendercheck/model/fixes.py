"""What is to be done about a finding in the file itself: a change to accept, a choice to make, or words to a person."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from tendercheck.model.findings import Edit, Finding
from tendercheck.model.location import Span


class FixClass(StrEnum):
    """How much of a decision a fix leaves to the person who accepts it."""

    SAFE = "safe"
    CHOICE = "needs a choice"
    BY_HAND = "by hand"
    NOTED = "noted"


NOTED_TYPES = frozenset({"pdf"})
"""The kinds of document whose words no program can change and change back: all their fixes are notes."""


@dataclass(frozen=True, slots=True)
class Fix:
    """What is done about a finding in one document.

    `number` counts the fixes of a run from 1. `anchor` is the passage that the comment stands at. `edits` are in text
    order and do not overlap; a choice has those of the chosen or the best wording, by hand there are none; one that is
    noted shows with them what a person would write. `reason` says why a fix is no simple one.
    """

    number: int
    finding: Finding
    document: int
    kind: FixClass
    anchor: Span
    edits: tuple[Edit, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who changes a file, and on what day: the same for every change of a run."""

    author: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A fix that a file could not take as it was meant, by its number, and what was done in its stead."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Amended:
    """A file after its fixes. `changed` and `commented` count what went into it."""

    data: bytes
    changed: int = 0
    commented: int = 0
    unplaced: tuple[Unplaced, ...] = ()
