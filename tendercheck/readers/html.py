"""Reads web pages: the text that a visitor sees, with headings, lists, and tables with the names of their columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tendercheck.readers._draft_frames import closing, frames_of
from tendercheck.readers._draft_frames import compose as compose_drafts
from tendercheck.readers._drafts import Composition
from tendercheck.readers._kinds import is_web_page
from tendercheck.readers._wishes import AS_IT_IS, Wishes

TYPE = "html"


def recognises(data: bytes) -> bool:
    """Whether the bytes begin as a page does: with its doctype or its first element, comments before it or not."""
    return is_web_page(data)


def frames(data: bytes, wishes: Wishes = AS_IT_IS) -> Iterator[dict[str, Any]]:
    """Yield the blocks of the page; raises UnreadableDocument."""
    from tendercheck.readers._html.tree import tree_of
    from tendercheck.readers._html.walk import Walk

    walk = Walk()
    yield from frames_of("page", walk.drafts(tree_of(data)))
    yield closing(walk.marks)


def compose(frames: Iterable[dict[str, Any]]) -> Composition:
    """Return what the frames amount to; raises UnreadableDocument for frames that make no sense."""
    return compose_drafts(frames, unit="file")
