"""The visible text of a paragraph with the place of each of its characters in the file, for those who write to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tendercheck.readers._xml import Element

UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Traced:
    """The visible text of a paragraph with the place of each of its characters in the file.

    `letters` are all characters in the file's order, each with the element that gives it and its offset there; None for
    what a field or a formula shows. `starts[i]` is where in them character i of `text` begins, since white space is
    drawn together.
    """

    text: str
    letters: tuple[tuple[Element | None, int], ...]
    starts: tuple[int, ...]

    def letters_at(self, start: int, end: int) -> tuple[tuple[Element | None, int], ...]:
        """The characters of the file behind [start, end) of the text."""
        if start >= end:
            return ()
        last = self.starts[end] if end < len(self.starts) else self.starts[-1] + 1
        return self.letters[self.starts[start] : last]


def trace(parts: Iterable[tuple[str, Element | None]]) -> Traced:
    """What the parts of a paragraph, each with the element that gives it, amount to: single-spaced, ends trimmed."""
    raw = [
        (letter, origin, offset)
        for part, origin in parts
        for offset, letter in enumerate(part)
        if not UNSEEN.match(letter)
    ]
    text, starts = [], []
    for index, (letter, _, _) in enumerate(raw):
        if not letter.isspace():
            text.append(letter)
            starts.append(index)
        elif text and text[-1] != " ":
            text.append(" ")
            starts.append(index)
    if text and text[-1] == " ":
        text.pop(), starts.pop()
    return Traced("".join(text), tuple((origin, offset) for _, origin, offset in raw), tuple(starts))
