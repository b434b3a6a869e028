"""Builds orders for a document of a test, so that a test names the words it changes, not their places."""

from __future__ import annotations

import datetime as dt
import zipfile
from io import BytesIO

from tendercheck.amending.order import Change, NoteLine, Order, Rewording
from tendercheck.amending.placing import ends_of, place_of
from tendercheck.model.document import Document, Place
from tendercheck.model.fixes import Signature
from tendercheck.model.location import Span

SIGNED = Signature("tendercheck", dt.date(2026, 6, 1))
DATE = "2026-06-01T00:00:00Z"
NOTE, ELSE = (NoteLine("Why it is so"),), (NoteLine("What to write instead"),)


def span_of(document: Document, words: str) -> Span:
    """Where the words stand for the first time."""
    start = document.text.index(words)
    return Span(start, start + len(words))


def after(document: Document, words: str) -> Span:
    """The place behind the words."""
    end = span_of(document, words).end
    return Span(end, end)


def change(document: Document, *rewordings: tuple[Span, str], number: int = 1, about: str = "") -> Change:
    """A change with these rewordings; without any it is a note about words of the document."""
    made = tuple(Rewording(place_of(span, document), text) for span, text in rewordings)
    ends = ends_of(span_of(document, about), document) if about else (made[0].place, made[0].place)
    return Change(number, ends, made, NOTE, ELSE)


def order(*changes: Change) -> Order:
    return Order("tendercheck", DATE, changes)


def parts_of(data: bytes) -> dict[str, bytes]:
    """What a package holds, by name."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def standing(document: Document) -> list[str]:
    """The texts of the blocks that stand, comments and deletions aside."""
    kept = [block for block in document.blocks if block.place is not Place.DELETED and block.kind != "comment"]
    return [document.quote(block.span) for block in kept]
