"""What a worker is asked to read, and what a reader says about the files inside a file."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tendercheck.readers._limits import Limits
from tendercheck.readers._wishes import Changes, Wishes

COPY = "copy"  # an engine that every format has: the bytes themselves, for a program that needs them as a file


@dataclass(frozen=True, slots=True)
class Look:
    """Another look at a file that was read: by `engine`, at `pages` (from 1; all where it is empty).

    `program` is the path of a program that the engine starts, empty where it starts none.
    """

    engine: str
    pages: tuple[int, ...] = ()
    program: str = ""


FIRST_LOOK = Look("")


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read, and the name it is shown by; `within` leads to a file inside it, by the keys of its members."""

    path: Path
    shown_as: str
    within: tuple[str, ...] = ()
    look: Look = FIRST_LOOK

    def to_json(self, limits: Limits, wishes: Wishes) -> dict[str, Any]:
        """The job as the worker gets it."""
        look = asdict(self.look)
        path = str(self.path.absolute())
        return {"path": path, "within": self.within, "look": look, "limits": asdict(limits), "wishes": asdict(wishes)}


def wishes_from(told: dict[str, Any]) -> Wishes:
    """The wishes that came as JSON."""
    return Wishes(Changes(told["changes"]))


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a file: `key` is how the reader finds it again, `name` how people call it."""

    key: str
    name: str
    size_bytes: int
