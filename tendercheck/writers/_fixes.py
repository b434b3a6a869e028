"""The amendments of a document before the copy is opened: as a list, or each passage before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tendercheck.model.document import Document
from tendercheck.model.findings import Edit
from tendercheck.model.fixes import Amended, Fix, FixClass
from tendercheck.model.location import Span
from tendercheck.showing import plural, shorten, wrap
from tendercheck.writers._words import place_of

QUOTE_CHARACTERS = 160
_DONE = {
    FixClass.SAFE: "changed",
    FixClass.CHOICE: "needs a choice",
    FixClass.BY_HAND: "by hand",
    FixClass.NOTED: "noted, the text stays",
}


def listed(fixes: Sequence[Fix], document: Document, made: Amended | None = None) -> Iterator[str]:
    """A line or two for each fix, then how many there are; with `made`, what could not be done as it was meant."""
    troubles = {one.number: one.reason for one in made.unplaced} if made else {}
    yield from wrap(document.source.path)
    for fix in fixes:
        yield from wrap(f"{_place(fix, document)}: {fix.finding.rule.title}", first=f"{fix.number:>4}. ")
        yield from wrap(f"{_DONE[fix.kind]}: {fix.finding.rule.id}", first=" " * 6)
        if fix.number in troubles:
            yield from wrap(troubles[fix.number], first=" " * 6)
    kinds = ", ".join(f"{count} {kind}" for kind in FixClass if (count := sum(fix.kind is kind for fix in fixes)))
    yield f"{plural(len(fixes), 'amendment')}: {kinds}"


def compared(fixes: Sequence[Fix], document: Document) -> Iterator[str]:
    """Each passage that is changed before and after; of the others that they are left to a person."""
    yield from wrap(document.source.path)
    for fix in fixes:
        yield from wrap(f"{_place(fix, document)}: {fix.finding.rule.title}", first=f"{fix.number:>4}. ")
        passage = _passage(fix)
        if not fix.edits:
            yield from wrap(f"{fix.kind.value}: “{shorten(document.quote(passage), QUOTE_CHARACTERS)}”", first=" " * 6)
            continue
        yield from wrap(document.quote(passage), first="    - ")
        yield from wrap(_after(document, passage, fix.edits), first="    + ")


def _passage(fix: Fix) -> Span:
    spans = [fix.anchor, *(edit.span for edit in fix.edits)]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _after(document: Document, passage: Span, edits: Sequence[Edit]) -> str:
    text, end = document.quote(passage), passage.start
    for edit in reversed(edits):
        text = text[: edit.span.start - end] + edit.text + text[edit.span.end - end :]
    return text


def _place(fix: Fix, document: Document) -> str:
    block = document.blocks[document.block_at(fix.anchor.start)]
    return place_of(document, document.location_of(fix.anchor), block.clause) or "the document"
