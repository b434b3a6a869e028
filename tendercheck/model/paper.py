"""A paper that people print, sign or send, apart from the format it is written in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """What a paragraph is."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    QUOTE = "quote"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Words:
    """Words with one look; `url` is what a click on them opens, an https address."""

    text: str
    is_strong: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `number` stands before it and is counted by whoever made the paper, so that text can refer to it."""

    words: tuple[Words, ...]
    look: Look = Look.BODY
    number: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with one row of headings; every row has as many cells as it."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper in reading order; `title` is for the file's own description."""

    title: str
    parts: tuple[Paragraph | Grid, ...]


def said(text: str, look: Look = Look.BODY, *, number: str = "") -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((Words(text),), look, number)
