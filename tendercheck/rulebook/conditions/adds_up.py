"""Holds where percentages that belong together do not add up to a hundred: the weightings of a table or a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from tendercheck.model.document import BlockKind, Document
from tendercheck.model.facts import Fact
from tendercheck.model.roles import Role
from tendercheck.model.values import Percentage
from tendercheck.rulebook._fields import StrictModel
from tendercheck.rulebook._known import match_at
from tendercheck.rulebook._verdict import Context, Match, Verdict

WHOLE = Decimal(100)
_NEAR = Decimal(15)  # a sum further off than this is rather part of a whole that stands elsewhere
_FEWEST_ROWS, _FEWEST_IN_SENTENCE = 3, 2
_SURE = 0.75


class KEYS(StrictModel):
    """The `role` whose percentages are added up."""

    role: Role


def evaluate(keys: KEYS, context: Context) -> Verdict:
    """Return a match at the last of each group whose sum is near a hundred and is not; the others stand in `also`."""
    groups = [
        group for document in range(len(context.procurement.documents)) for group in _groups(keys, document, context)
    ]
    if not groups:
        return Verdict(unknown="The documents state no weightings that belong together.")
    stated = {fact.value.value for group in groups for fact in group if isinstance(fact.value, Percentage)}
    return Verdict(tuple(_match(group, context) for group in groups if _is_wrong(group, stated)))


def _groups(keys: KEYS, index: int, context: Context) -> Iterator[list[Fact]]:
    """Facts of one sentence, or of table rows that follow each other under one heading."""
    document = context.procurement.documents[index]
    facts = [
        fact
        for fact in context.procurement.facts[index].facts
        if fact.role is keys.role and fact.span is not None and fact.confidence >= _SURE
    ]
    group: list[Fact] = facts[:1]
    for before, fact in pairwise(facts):
        if not _belong(document, before, fact):
            yield from _worth(document, group)
            group = []
        group.append(fact)
    yield from _worth(document, group)


def _belong(document: Document, one: Fact, other: Fact) -> bool:
    if one.span is None or other.span is None:
        return False
    first, second = (document.blocks[document.block_at(fact.span.start)] for fact in (one, other) if fact.span)
    if first is second:
        return first.kind is not BlockKind.TABLE_ROW
    are_rows = first.kind is BlockKind.TABLE_ROW is second.kind
    is_next = document.block_at(other.span.start) - document.block_at(one.span.start) <= 1
    return are_rows and is_next and first.heading_path == second.heading_path and len(first.cells) == len(second.cells)


def _worth(document: Document, group: list[Fact]) -> Iterator[list[Fact]]:
    if not group or group[0].span is None:
        return
    in_rows = document.blocks[document.block_at(group[0].span.start)].kind is BlockKind.TABLE_ROW
    if len(group) >= (_FEWEST_ROWS if in_rows else _FEWEST_IN_SENTENCE):
        yield group


def _is_wrong(group: list[Fact], stated: set[Decimal]) -> bool:
    total = _sum(group)
    names = [fact.of.lower() for fact in group]
    is_part = total in stated or len(set(names)) < len(names)
    return total != WHOLE and abs(total - WHOLE) <= _NEAR and not is_part


def _sum(group: list[Fact]) -> Decimal:
    return sum((fact.value.value for fact in group if isinstance(fact.value, Percentage)), Decimal(0))


def _match(group: list[Fact], context: Context) -> Match:
    match = match_at(group[-1], context)
    total = f"{_sum(group).normalize():f}"
    working = f"{' + '.join(str(fact.value) for fact in group)} = {total}%"
    also = tuple(match_at(fact, context) for fact in group[:-1])
    once = tuple(
        one for at, one in enumerate(also) if one.span not in {match.span, *(other.span for other in also[:at])}
    )
    return Match(match.document, match.span, match.marked, {"total": total}, working, also=once)
