"""Turns a rule's wordings into edits on the document, and shows the passage as it would then read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from tendercheck.model.document import Document
from tendercheck.model.findings import Amendment, Edit, Option, Piece
from tendercheck.model.location import Span
from tendercheck.rulebook._phrases import Phrase
from tendercheck.rulebook._schema import AmendModel, EditModel, OptionModel
from tendercheck.rulebook._statements import Placed
from tendercheck.rulebook._template import render
from tendercheck.rulebook._verdict import Match

SHORTEST_SENTENCE = 6  # words; a shorter cell of a table holds a value, and no sentence can take its place
_NUMBER_OR_BULLET = re.compile(
    r"\s*(?:(?:\d{1,3}(?:\.\d{1,3})+[.)]?|\d{1,3}[.)]|\(?[a-zA-Z]{1,4}\)|[•➢▪◦o*\-–\uf0b7])\s+)+"
)
_LAST_STOP = re.compile(r"[.;:,?!]?\s*$")


def amendment(
    model: AmendModel, match: Match, placed: Placed | None, document: Document, values: Mapping[str, Any]
) -> Amendment:
    """The wordings that fit this passage, best first; a wording whose place is not in the passage is left out."""
    options = [_option(option, match, placed, document, values) for option in model.options] if placed else []
    return Amendment(tuple(option for option in options if option), render(model.advice, values))


def _option(
    model: OptionModel, match: Match, placed: Placed, document: Document, values: Mapping[str, Any]
) -> Option | None:
    edits = [_edit(edit, match, placed, document, values) for edit in model.edits]
    made = sorted((edit for edit in edits if edit), key=lambda edit: edit.span)
    if len(made) < len(edits) or any(a.span.end > b.span.start for a, b in pairwise(made)):
        return None
    pieces = redline(document, match.span, made)
    text = "".join(piece.text for piece in pieces if piece.change != "deleted")
    return Option(model.label, tuple(made), text, pieces, render(model.note, values))


def _edit(model: EditModel, match: Match, placed: Placed, document: Document, values: Mapping[str, Any]) -> Edit | None:
    where = next(place for place in (model.replace, model.delete, model.after, model.before) if place is not None)
    span = _found(where, match, placed, document)
    if span is None:
        return None
    text = render(model.text, values)
    if not text and model.delete is None:
        return None  # the template has nothing to say here: the wording is for another kind of place
    if model.after is not None:
        return Edit(match.document, Span(span.end, span.end), text if text[0] in ",.;:" else f" {text}")
    if model.before is not None:
        return Edit(match.document, Span(span.start, span.start), f"{text} ")
    if model.delete is not None and document.text[span.end : span.end + 1] == " ":
        span = Span(span.start, span.end + 1)  # what is left has single spaces
    return Edit(match.document, span, text)


def _found(where: Phrase | str, match: Match, placed: Placed, document: Document) -> Span | None:
    if where == "match":
        return match.marked[-1] if match.marked and match.span.contains(match.marked[-1]) else None
    if where == "sentence":
        span = _words_of(_cell(match, placed), document)
        is_value = bool(placed.block.cells) and len(document.quote(span).split()) < SHORTEST_SENTENCE
        return None if is_value else span
    if where == "cell":
        return _cell(match, placed) if placed.block.cells else None
    return _nearest(where, match, placed) if isinstance(where, Phrase) else None


def _nearest(where: Phrase, match: Match, placed: Placed) -> Span | None:
    """Where the phrase stands in the passage, best within the words that decided: of two sums the one complained of."""
    found = [placed.stretch.in_document(hit) for hit in placed.stretch.find(where)]
    inside = [spans[0] for spans in found if len(spans) == 1 and match.span.contains(spans[0])]
    deciding = [span for span in inside if any(marked.overlaps(span) for marked in match.marked)]
    return next(iter(deciding or inside), None)


def _cell(match: Match, placed: Placed) -> Span:
    """The statement; in a table row the part of it that stands in the cell where the deciding words end."""
    decided = match.marked[-1] if match.marked else match.span
    for cell in placed.block.cells:
        if cell.span.contains(Span(decided.end, decided.end)) and cell.span.overlaps(match.span):
            return Span(max(cell.span.start, match.span.start), min(cell.span.end, match.span.end))
    return match.span


def _words_of(span: Span, document: Document) -> Span:
    """The span without its clause number or bullet and without its closing stop."""
    text = document.quote(span)
    number, stop = _NUMBER_OR_BULLET.match(text), _LAST_STOP.search(text)
    start = number.end() if number else 0
    end = stop.start() if stop else len(text)
    return Span(span.start + start, span.start + end) if start < end else span


def redline(document: Document, passage: Span, edits: list[Edit]) -> tuple[Piece, ...]:
    """The passage with the edits on it shown, in order; the edits do not overlap and lie inside it."""
    pieces: list[Piece] = []
    position = passage.start
    for edit in edits:
        pieces.append(Piece("kept", document.text[position : edit.span.start]))
        pieces.append(Piece("deleted", document.quote(edit.span)))
        pieces.append(Piece("inserted", edit.text))
        position = edit.span.end
    pieces.append(Piece("kept", document.text[position : passage.end]))
    return tuple(piece for piece in pieces if piece.text)
