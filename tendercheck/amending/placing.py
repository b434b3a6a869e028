"""Fixes on a document -> an order for its file: every span of the text becomes a place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tendercheck.amending.notes import note_of
from tendercheck.amending.order import Change, Line, Order, Place, Rewording
from tendercheck.model.document import Document, Fragment
from tendercheck.model.fixes import Fix, FixClass, Signature
from tendercheck.model.location import Span

_SEVERAL = "the words run over more than one paragraph"


def order_of(fixes: Iterable[Fix], document: Document, signature: Signature) -> Order:
    """The order for the file that `document` was read from; of the fixes those that are of this document."""
    date = f"{signature.day.isoformat()}T00:00:00Z"
    return Order(signature.author, date, tuple(_change(fix, document) for fix in fixes))


def _change(fix: Fix, document: Document) -> Change:
    edits = () if fix.kind is FixClass.NOTED else fix.edits
    rewordings = tuple(Rewording(place_of(edit.span, document), edit.text) for edit in edits)
    by_hand = replace(fix, kind=FixClass.BY_HAND, edits=(), reason="The wording could not be put in its place here.")
    else_note = note_of(by_hand) if rewordings else ()
    return Change(fix.number, ends_of(fix.anchor, document), rewordings, note_of(fix), else_note)


def place_of(span: Span, document: Document) -> Place:
    """Where the span stands in the file; an empty span belongs to the words that it follows."""
    held = [fragment for fragment in _fragments(document, span) if fragment.span.contains(span)]
    return _place(span, held[0]) if held else Place(why_not=_SEVERAL)


def ends_of(span: Span, document: Document) -> tuple[Place, Place]:
    """The first and the last place of a passage in the file; the first holds all its lines on pages."""
    touched = [fragment for fragment in _fragments(document, span) if fragment.span.overlaps(span)]
    if not touched:
        return Place(why_not="its words have no place in the file"), Place()
    lines = tuple(line for fragment in touched for line in _lines(span, fragment, document))
    first, last = (_place(_shared(span, fragment.span), fragment) for fragment in (touched[0], touched[-1]))
    return replace(first, lines=lines), last


def _lines(span: Span, fragment: Fragment, document: Document) -> Iterator[Line]:
    shared, text = _shared(span, fragment.span).shifted(-fragment.span.start), document.quote(fragment.span)
    return (Line(box, text, shared.start, shared.end) for box in fragment.location.boxes)


def _fragments(document: Document, span: Span) -> tuple[Fragment, ...]:
    return document.blocks[document.block_at(span.start)].fragments if document.blocks else ()


def _shared(span: Span, other: Span) -> Span:
    return Span(max(span.start, other.start), min(span.end, other.end))


def _place(span: Span, fragment: Fragment) -> Place:
    location, start = fragment.location, span.start - fragment.span.start
    return Place(location.part, location.paragraph, start, start + len(span))
