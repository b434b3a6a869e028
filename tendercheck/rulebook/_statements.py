"""The statements of a procurement in their places, ready to be matched: which words and kinds of fact each holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tendercheck.model.document import Block, Document, Place
from tendercheck.model.facts import Fact, Facts
from tendercheck.model.location import Span
from tendercheck.model.procurement import Procurement
from tendercheck.model.statements import Statement
from tendercheck.model.values import Date, Duration, Money, Percentage
from tendercheck.rulebook._parts import Part, part_of, part_under
from tendercheck.rulebook._phrases import Phrase
from tendercheck.rulebook._stretch import Stretch, normalised, plain_stretch
from tendercheck.rulebook._surroundings import Surrounding, surroundings_of
from tendercheck.rulebook._word_index import WordIndex

_SAYS_NOTHING = re.compile(r"\W*(no|nr|ref|yes|yes\s*/\s*no|y\s*/\s*n)?\W*", re.IGNORECASE)  # labels like "No."
_KIND_OF = {Money: "money", Date: "date", Duration: "duration", Percentage: "percentage"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement in its document."""

    document: int
    number: int  # among the statements of its document
    statement: Statement
    block: Block
    stretch: Stretch
    heading: str
    whole: Part = Part.OTHER  # the part of the procurement that the document is
    speaks_from: int | None = None  # where in the stretch words that stand outside become its own

    @property
    def part(self) -> Part:
        """The part of the procurement that it stands in."""
        return part_under(self.block.heading_path, self.whole)

    def says(self, phrases: Iterable[Phrase]) -> bool:
        """Whether the statement, its lead included, holds one of the phrases."""
        return any(self.stretch.find(phrase) for phrase in phrases)

    def says_itself(self, phrases: Iterable[Phrase]) -> bool:
        """Whether it does so with words of its own, its lead or its row, not with those of its heading alone."""
        return any(hit.end > self.stretch.heading for phrase in phrases for hit in self.stretch.find(phrase))

    def affirms(self, phrases: Iterable[Phrase]) -> bool:
        """Whether the statement, its lead and heading included, holds one of the phrases and does not deny it.

        What a question asks that is refused, `speaks_from` leaves out.
        """
        start = self.speaks_from or 0
        return any(hit.end > start for phrase in phrases for hit in self.stretch.affirms(phrase))


class Statements:
    """Every statement of a procurement that rules may match, in order."""

    def __init__(self, procurement: Procurement) -> None:
        self.procurement = procurement
        self._index = WordIndex()
        self.by_document = tuple(
            tuple(_place(index, document, facts, self._index))
            for index, (document, facts) in enumerate(zip(procurement.documents, procurement.facts, strict=True))
        )
        self._all = tuple(placed for row in self.by_document for placed in row)
        headings = dict.fromkeys(placed.heading for placed in self._all)
        self._headings = {heading: plain_stretch(heading, self._index) for heading in headings}

    def __iter__(self) -> Iterator[Placed]:
        return iter(self._all)

    def that_may_say(self, phrases: Iterable[Phrase]) -> Iterator[Placed]:
        """The statements, in order, whose words allow one of the phrases; all others cannot hold any."""
        return (placed for placed, _ in self.with_phrases(phrases))

    def with_phrases(self, phrases: Iterable[Phrase]) -> Iterator[tuple[Placed, list[Phrase]]]:
        """The same, each with those of the phrases that its words allow."""
        allowed: dict[int, list[Phrase]] = {}
        for phrase in phrases:
            for number in self._index.texts_with(phrase.row):
                if number >= len(self._all):
                    break  # behind the statements the index has their headings
                allowed.setdefault(number, []).append(phrase)
        return ((self._all[number], allowed[number]) for number in sorted(allowed))

    def neighbours(self, placed: Placed, *, before: int = 0, after: int = 1) -> tuple[Placed, ...]:
        """Statements around `placed` in its document, itself left out."""
        row = self.by_document[placed.document]
        chosen = range(max(0, placed.number - before), min(len(row), placed.number + after + 1))
        return tuple(row[number] for number in chosen if number != placed.number)

    def around(self, document: int, span: Span) -> Placed | None:
        """The statement that holds `span`, or None where it stands outside the text that rules match."""
        row = self.by_document[document]
        return next((placed for placed in row if placed.statement.span.overlaps(span)), None)

    def heading_holds(self, placed: Placed, phrases: tuple[Phrase, ...]) -> bool:
        """Whether one of the headings above the statement holds one of the phrases."""
        return any(self._headings[placed.heading].find(phrase) for phrase in phrases)


def _place(number_of_document: int, document: Document, facts: Facts, index: WordIndex) -> Iterator[Placed]:
    typed = [
        (fact.span, _KIND_OF[type(fact.value)], fact)
        for fact in facts.facts
        if fact.span and type(fact.value) in _KIND_OF
    ]
    typed.sort(key=lambda item: item[0])
    cursor, whole = 0, part_of(document)
    for number, (statement, surrounding) in enumerate(_that_speak(document, facts)):
        while cursor < len(typed) and typed[cursor][0].end <= statement.span.start:
            cursor += 1
        block = replace(document.blocks[statement.block], place=Place.BODY)  # what speaks in a definition is body too
        heading = " / ".join(block.heading_path[-3:])
        stretch = _stretch(document, statement, surrounding.before, typed, cursor, index)
        yield Placed(number_of_document, number, statement, block, stretch, heading, whole, surrounding.speaks_from)


def _that_speak(document: Document, facts: Facts) -> Iterator[tuple[Statement, Surrounding]]:
    pairs = zip(facts.statements, surroundings_of(document, facts.statements), strict=True)
    return ((statement, surrounding) for statement, surrounding in pairs if not surrounding.is_silent)


def _stretch(
    document: Document,
    statement: Statement,
    before: str,
    typed: list[tuple[Span, str, Fact]],
    cursor: int,
    index: WordIndex,
) -> Stretch:
    parts: list[tuple[int, Span]] = []
    texts: list[str] = []
    length = 0
    labels = " ".join(filter(None, (before, _labels(document.blocks[statement.block], statement.span))))
    if labels:
        texts.append(labels)
        length = len(labels) + 1
    for span in (statement.lead, statement.span):
        if span is not None:
            parts.append((length, span))
            texts.append(document.quote(span))
            length += len(span) + 1
    text = normalised(" ".join(texts))
    offset, span = parts[-1]
    inside: list[tuple[Span, str, Fact]] = []
    for at, kind, fact in typed[cursor:]:
        if at.start >= span.end:
            break
        if span.contains(at):
            inside.append((Span(at.start - span.start + offset, at.end - span.start + offset), kind, fact))
    return Stretch(text, tuple(parts), tuple(inside), index, len(before))


def _labels(block: Block, span: Span) -> str:
    """The header cells above the cells that the statement touches."""
    labels = (cell.label for cell in block.cells if cell.span.overlaps(span))
    return " ".join(label for label in labels if label and not _SAYS_NOTHING.fullmatch(label))
