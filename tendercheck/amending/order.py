"""What one file is to be changed into: places in the file with their new words, free of the document that was read.

An order goes to a process of its own, which opens the file under limits, as JSON.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from tendercheck.model.location import Box


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line of a note; `url` is what a click on it opens."""

    text: str
    url: str = ""
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Characters [start, end) of the `text` that a page shows in a box."""

    box: Box
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Characters [start, end) of a paragraph's visible text, or the lines of the pages that hold the words.

    `part` and `paragraph` as in Location. A place that a file cannot have says `why_not`, in words for people.
    """

    part: str = ""
    paragraph: int | None = None
    start: int = 0
    end: int = 0
    lines: tuple[Line, ...] = ()
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Rewording:
    """New words for a place: an empty place takes them in, empty words take the place's away."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a fix does to the file: its rewordings in text order, and the note beside them.

    `ends` are the first and the last place of the passage that the note is about; `else_note` stands there where the
    rewordings cannot all be made.
    """

    number: int
    ends: tuple[Place, Place]
    rewordings: tuple[Rewording, ...]
    note: tuple[NoteLine, ...]
    else_note: tuple[NoteLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """All changes of one file in the order of their numbers; `author` and `date` (ISO 8601, UTC) sign each."""

    author: str
    date: str
    changes: tuple[Change, ...]

    def to_json(self) -> dict[str, Any]:
        """The order as it is sent."""
        return asdict(self)


def order_from(told: dict[str, Any]) -> Order:
    """The order that came as JSON."""
    return Order(told["author"], told["date"], tuple(_change(change) for change in told["changes"]))


def _change(told: dict[str, Any]) -> Change:
    first, last = map(_place, told["ends"])
    rewordings = tuple(Rewording(_place(one["place"]), one["text"]) for one in told["rewordings"])
    return Change(told["number"], (first, last), rewordings, _note(told["note"]), _note(told["else_note"]))


def _place(told: dict[str, Any]) -> Place:
    lines = (Line(Box(**line["box"]), line["text"], line["start"], line["end"]) for line in told["lines"])
    return Place(**{**told, "lines": tuple(lines)})


def _note(told: list[dict[str, Any]]) -> tuple[NoteLine, ...]:
    return tuple(NoteLine(**line) for line in told)
