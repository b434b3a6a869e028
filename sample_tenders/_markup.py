"""The plain notation in which the sample documents are written, and the pieces that it makes.

A line begins a piece by its first characters; lines that begin with none of them continue the piece above.

    # Title              a numbered section           = Title       an annex, on a new page, with numbers of its own
    ## Title             a heading without a number   . text        a numbered clause ("2.1", computed)
    * text               a bullet                     - text        a lettered item ("(a)", computed)
    | a | b |            a table row, the first the header; `|: 20 80` above it sets the widths in per cent
    ? Label | text       a form field with its content (in Word a content control)
    _ Label              a blank to be filled in       > text       a paragraph without a number
    ---                  a new page

A cell "#" is numbered like a clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document: `kind` is one of the names in `_MARKS`, "table" or "page"."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of a procurement: what stands on its cover, in its running heads, and its pieces."""

    title: str
    authority: str
    reference: str
    subtitle: str
    cover: tuple[tuple[str, str], ...]
    pieces: tuple[Piece, ...]
    created: str  # ISO date, for the properties of the file
    colour: str = "1F3A5F"
    contents: bool = True
    head: str = ""  # the running head; the title where empty
    marking: str = ""  # the security marking in the footer


_MARKS = {
    "##": "heading",
    "#": "section",
    "=": "annex",
    ".": "clause",
    "*": "bullet",
    "-": "item",
    "?": "field",
    "_": "blank",
    ">": "text",
}


def pieces_of(text: str) -> tuple[Piece, ...]:
    """The pieces that `text` writes, in order."""
    return tuple(_joined(_lines_of(text)))


def _lines_of(text: str) -> Iterator[tuple[str, str]]:
    """Each piece as (mark, text), continuation lines put to the piece that they continue."""
    mark, words = "", ""
    for line in text.strip().splitlines():
        start, _, rest = line.partition(" ")
        if start in _MARKS or start in ("---", "|", "|:"):
            if mark:
                yield mark, words
            mark, words = start, rest.strip()
        elif line.strip():
            words = f"{words} {line.strip()}"
    if mark:
        yield mark, words


def _joined(lines: Iterator[tuple[str, str]]) -> Iterator[Piece]:
    rows: list[tuple[str, ...]] = []
    widths: tuple[int, ...] = ()
    for mark, words in lines:
        if mark == "|":
            rows.append(tuple(cell.strip() for cell in words.strip().removesuffix("|").split("|")))
            continue
        if rows:
            yield Piece("table", rows=tuple(rows), widths=widths)
            rows, widths = [], ()
        if mark == "|:":
            widths = tuple(int(width) for width in words.split())
        else:
            yield Piece("page") if mark == "---" else Piece(_MARKS[mark], words)
    if rows:
        yield Piece("table", rows=tuple(rows), widths=widths)


class Numbers:
    """Counts sections, clauses and items as a word processor does; an annex begins again at one."""

    def __init__(self) -> None:
        self._section = self._clause = self._item = 0

    def of(self, kind: str) -> str:
        """The number of the next piece of that kind; empty for one without a number."""
        if kind == "annex":
            self._section = self._clause = self._item = 0
        elif kind == "section":
            self._section, self._clause, self._item = self._section + 1, 0, 0
            return f"{self._section}."
        elif kind == "clause":
            self._clause, self._item = self._clause + 1, 0
            return f"{self._section}.{self._clause}"
        elif kind == "item":
            self._item += 1
            return f"({chr(96 + self._item)})"
        return ""
