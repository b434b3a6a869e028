"""Writes a paper as plain text, to be pasted into a message or a portal's box."""

from __future__ import annotations

from collections.abc import Iterator

from tendercheck.model.paper import Grid, Look, Paper, Paragraph
from tendercheck.showing import wrap

SUFFIX = ".txt"
_INDENTS = {Look.QUOTE: "    "}


def write(paper: Paper) -> bytes:
    """The paper as UTF-8 lines of at most 100 columns."""
    lines = [line for part in paper.parts for line in (*_lines(part), "")]
    return "".join(f"{line.rstrip()}\n" for line in lines[:-1]).encode()


def _lines(part: Paragraph | Grid) -> Iterator[str]:
    if isinstance(part, Grid):
        for row in part.rows:
            yield from wrap("; ".join(f"{name}: {cell}" for name, cell in zip(part.head, row, strict=True)), first="- ")
        return
    indent = _INDENTS.get(part.look, "")
    number = f"{part.number} " if part.number else ""
    text = "".join(f"{words.text} ({words.url})" if words.url else words.text for words in part.words)
    lines = list(wrap(text, first=indent + number))
    yield from lines
    if part.look in (Look.TITLE, Look.HEADING):
        yield ("=" if part.look is Look.TITLE else "-") * max(map(len, lines), default=0)
