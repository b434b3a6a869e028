"""Splits a document into the statements that rules match: sentences, list items, table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tendercheck.extractors._definitions import sentences_that_speak
from tendercheck.extractors._duty import duty_of
from tendercheck.extractors._sentences import count_words, split_sentences
from tendercheck.model.clarifications import exchange_of
from tendercheck.model.document import Block, BlockKind, Document, Place
from tendercheck.model.location import Span
from tendercheck.model.statements import Statement

_LONG_CELL_WORDS = 40
# A bullet says nothing; a number or a letter is how people cite the item. "-5%" begins with a sign, "- 5%" with a dash.
_BULLET = re.compile(
    r"(?:[\u2022\u25cf\u25cb\u25e6\u25aa\u25a0\u25a1\u2794-\u27be\u2b00-\u2bff\u25b6-\u25c7\u2756\u2713\u2714\u00b7\u2023\u2043\uf000-\uf0ff]\s*"
    r"|[\u2013\u2014\-*]\s+|o\s+)(?=\S)"
)


def find_statements(document: Document, names: tuple[str, ...] = ()) -> tuple[Statement, ...]:
    """The statements of the body of `document`, in text order. `names` are what the contracting authority is called."""
    made: list[Statement] = []
    for index, block in enumerate(document.blocks):
        for whole, lead in _spans_that_speak(document, block):
            introduction = document.quote(lead) if lead else ""
            span = _without_bullet(document.text, whole)
            party, modality = duty_of(document.quote(span), introduction, names)
            made.append(Statement(span, index, lead, party, modality))
    return tuple(made)


def _spans_that_speak(document: Document, block: Block) -> Iterator[tuple[Span, Span | None]]:
    """The statements of the block, each with the words that introduce it."""
    if block.place is Place.DEFINITION and block.kind is not BlockKind.TABLE_ROW:
        yield from sentences_that_speak(document.text, tuple(_spans_of(document.text, block)))
    elif block.place is Place.BODY:
        lead = _lead_of(document, block)
        for number, span in enumerate(_spans_of(document.text, block)):
            yield span, None if number and block.kind is BlockKind.LIST_ITEM else lead


def _lead_of(document: Document, block: Block) -> Span | None:
    if block.lead is None:
        return None
    sentences = tuple(_spans_of(document.text, document.blocks[block.lead]))
    return _without_bullet(document.text, sentences[-1]) if sentences else None


def _without_bullet(text: str, span: Span) -> Span:
    found = _BULLET.match(text, span.start, span.end)
    return Span(found.end(), span.end) if found else span


def _spans_of(text: str, block: Block) -> Iterator[Span]:
    if block.kind is not BlockKind.TABLE_ROW or not block.cells:
        yield from split_sentences(text, block.span)
        return
    exchange = exchange_of(text, block) or ()
    start: int | None = None  # of the short cells not yet in a statement
    end = block.span.start
    for cell in block.cells:
        if not len(cell.span):
            continue
        if cell in exchange:
            yield from () if start is None else (Span(start, end),)
            yield from split_sentences(text, cell.span)
            start = None
            continue
        start = cell.span.start if start is None else start
        end = cell.span.end
        if count_words(text[cell.span.start : cell.span.end]) > _LONG_CELL_WORDS:
            first, *rest = split_sentences(text, cell.span) or (cell.span,)
            yield Span(start, first.end)
            yield from rest
            start = None
    if start is not None:
        yield Span(start, end)
