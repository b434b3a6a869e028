"""What stands around a fact: the words that tell which fact it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tendercheck.model.document import Block, Document, Place
from tendercheck.model.facts import Fact
from tendercheck.model.location import Span
from tendercheck.model.statements import Modality, Party, Statement
from tendercheck.model.tick_boxes import is_ticked

_REACH = 260
_LETTERS = re.compile(r"[^\W\d_]{2,}")
# What may stand between a label and its value, or before a value that opens a line, and says nothing itself.
_EMPTY_WORDS = frozenset(
    {"by", "on", "at", "from", "the", "of", "no", "later", "than", "before", "until", "and", "to", "circa", "wc"}
)


@dataclass(frozen=True, slots=True)
class Context:
    """The words around a fact.

    `before` and `after` reach to the next fact of the same type in the statement; `opening` is all of the statement
    before the fact. `label` is what the rest of a table row says, `header` what the head of the column says, `heads`
    what the heads of the other columns say, `introduction` the words that lead to a list item or to a value that
    stands alone. `is_first` tells that values come before their labels.
    """

    fact: Fact
    before: str
    after: str
    opening: str
    statement: str
    label: str = ""
    header: str = ""
    heads: str = ""
    introduction: str = ""
    heading: str = ""
    asked_of: Party = Party.NOBODY
    modality: Modality = Modality.STATES
    is_first: bool = False
    block: int = 0


def has_words(text: str) -> bool:
    """Whether `text` says anything beyond prepositions."""
    return any(word.lower() not in _EMPTY_WORDS for word in _LETTERS.findall(text))


def iter_contexts(document: Document, facts: Sequence[Fact], statements: Sequence[Statement]) -> Iterator[Context]:
    """The context of each of `facts`, which are of one type and in text order; those of open options have none."""
    starts = [statement.span.start for statement in statements]
    groups: dict[int, list[Fact]] = {}
    for fact in facts:
        if fact.span is not None:
            index = bisect_right(starts, fact.span.start) - 1
            if index >= 0 and fact.span.start < statements[index].span.end:  # it may run on over a broken line
                groups.setdefault(index, []).append(fact)
    for index, group in groups.items():
        if is_ticked(document.text, statements[index].span) is not False:  # an option that nobody chose says nothing
            yield from _contexts_in(document, statements, index, group)


def _contexts_in(
    document: Document, statements: Sequence[Statement], index: int, group: list[Fact]
) -> Iterator[Context]:
    statement, text = statements[index], document.text
    block = document.blocks[statement.block]
    spans = [fact.span for fact in group if fact.span is not None]
    bounds = [statement.span.start, *(span.end for span in spans[:-1])]
    nexts = [*(span.start for span in spans[1:]), statement.span.end]
    is_first = not has_words(text[statement.span.start : spans[0].start])
    introduction = document.quote(statement.lead) if statement.lead else ""
    if not introduction and not has_words(document.quote(statement.span).replace(group[0].text, "")):
        introduction = _lead_of_options(document, statements, index) or _words_above(document, statement.block)
    for fact, span, bound, following in zip(group, spans, bounds, nexts, strict=True):
        label, header, heads = _labels(text, block, span, spans)
        yield Context(
            fact=fact,
            before=text[max(bound, span.start - _REACH) : span.start],
            after=text[span.end : min(following, span.end + _REACH)],
            opening=text[max(statement.span.start, span.start - 2 * _REACH) : span.start],
            statement=document.quote(statement.span),
            label=label,
            header=header,
            heads=heads,
            introduction=introduction,
            heading=block.heading_path[-1] if block.heading_path else "",
            asked_of=statement.asked_of,
            modality=statement.modality,
            is_first=is_first,
            block=statement.block,
        )


def _lead_of_options(document: Document, statements: Sequence[Statement], index: int) -> str:
    """The line that asks, above the options of which this statement is one."""
    if is_ticked(document.text, statements[index].span) is None:
        return ""
    above = (one for one in reversed(statements[:index]) if is_ticked(document.text, one.span) is None)
    lead = next(above, None)
    return document.quote(lead.span)[-_REACH:] if lead else ""


def _words_above(document: Document, index: int) -> str:
    """The block before, where a value that stands alone takes its meaning from it."""
    for above in reversed(document.blocks[max(0, index - 2) : index]):
        if above.place in (Place.BODY, Place.DEFINITION):
            return document.text[max(above.span.start, above.span.end - _REACH) : above.span.end]
    return ""


def _labels(text: str, block: Block, span: Span, spans: Sequence[Span]) -> tuple[str, str, str]:
    """What the other cells of the row say, the head of the fact's column, and the heads of the others."""
    if not block.cells:
        return "", "", ""
    own = next((cell for cell in block.cells if cell.span.contains(span)), None)
    valued = [cell for cell in block.cells if any(cell.span.contains(other) for other in spans)]
    others = [cell.span for cell in block.cells if cell is not own and cell not in valued]
    label = " | ".join(text[cell.start : min(cell.end, cell.start + _REACH)] for cell in others)
    heads = " | ".join(cell.label for cell in block.cells if cell is not own and cell.label)
    return label, own.label if own else "", heads


def body_spans(document: Document) -> Iterator[Span]:
    """The span of each block that speaks, in text order."""
    for block in document.blocks:
        if block.place is Place.BODY:
            yield block.span


def speaking_spans(document: Document, statements: Sequence[Statement]) -> tuple[Span, ...]:
    """The same, and between them those sentences of definitions that speak or that others rest on."""
    rests = [
        span
        for statement in statements
        if document.blocks[statement.block].place is Place.DEFINITION
        for span in (statement.lead, statement.span)
        if span is not None
    ]
    return tuple(sorted({*body_spans(document), *rests}, key=lambda span: span.start))
