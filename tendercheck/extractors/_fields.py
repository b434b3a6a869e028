"""Facts that the format itself names: a field of a notice, whose block says which fact its last cell is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from tendercheck.extractors.dates import find_dates
from tendercheck.extractors.durations import find_durations
from tendercheck.extractors.money import find_money
from tendercheck.extractors.quantities import find_counts
from tendercheck.model.document import Document, Place
from tendercheck.model.facts import Fact
from tendercheck.model.location import Span
from tendercheck.model.roles import Role
from tendercheck.model.values import Bound, Count, Date, Duration, Money, Name, Value

_NAMES = frozenset({Role.NATION, Role.CONTRACTING_AUTHORITY, Role.PROCEDURE, Role.SERVICE_TYPE})
_SUMS = frozenset({Role.ESTIMATED_VALUE, Role.ANNUAL_VALUE, Role.LOT_VALUE, Role.DEMANDED_TURNOVER})
_COVERS = frozenset(
    {Role.DEMANDED_PUBLIC_LIABILITY, Role.DEMANDED_EMPLOYERS_LIABILITY, Role.DEMANDED_PROFESSIONAL_INDEMNITY}
)
_LENGTHS = frozenset({Role.TERM, Role.EXTENSION, Role.PAYMENT_PERIOD, Role.TENDER_VALIDITY})
_LOWER = re.compile(r"Lowest\b")  # the lower end of a range; its upper end is the value
_COUNTS = frozenset({Role.DEMANDED_REFERENCES, Role.DEMANDED_ACCOUNTS})
# How the rest of the program calls what notices write in more words; the first that the field holds counts.
_KNOWN = {
    Role.PROCEDURE: (
        ("call-off", "framework call-off"),
        ("competitive flexible", "competitive flexible"),
        ("competitive dialogue", "competitive dialogue"),
        ("most suitable provider", "most suitable provider"),
        ("negotiated procedure without", "direct award"),
        ("award without prior publication", "direct award"),
        ("direct award", "direct award"),
        ("open", "open"),
        ("restricted", "restricted"),
        ("dynamic market", "dynamic market"),
        ("dynamic purchasing system", "dynamic market"),
        ("quotation", "below-threshold quotation"),
        ("below threshold", "below-threshold quotation"),
    ),
    Role.SERVICE_TYPE: (
        ("light touch", "light touch services"),
        ("works", "works"),
        ("services", "services"),
        ("goods", "goods"),
        ("supplies", "goods"),
    ),
}


def find_stated(document: Document, index: int = 0) -> tuple[Fact, ...]:
    """One fact for each field that states one, certain, in text order; a field whose value cannot be told has none."""
    return tuple(fact for block in _fields(document) if (fact := _fact(document, *block, index)) is not None)


def with_stated(facts: tuple[Fact, ...], stated: tuple[Fact, ...], document: Document) -> tuple[Fact, ...]:
    """All of them: what else was read in a field keeps its value and loses its role, and the field's own comes once."""
    if not stated:
        return facts
    fields = [block_span for block_span, _, _ in _fields(document)]
    own = [fact.span for fact in stated if fact.span is not None]
    made: list[Fact] = list(stated)
    for fact in facts:
        span = fact.span
        if span is None or not any(span.overlaps(block) for block in fields):
            made.append(fact)
        elif not isinstance(fact.value, Name) and not any(span.overlaps(other) for other in own):
            made.append(replace(fact, role=None, confidence=1.0))
    return tuple(made)


def _fields(document: Document) -> Iterator[tuple[Span, Span, Role]]:
    """The span of each field's block, that of its value, and its role."""
    known = {role.value: role for role in Role}
    for block in document.blocks:
        if block.role in known and block.cells and block.place is Place.BODY:
            yield block.span, block.cells[-1].span, known[block.role]


def _fact(document: Document, block: Span, cell: Span, role: Role, index: int) -> Fact | None:
    text = document.quote(cell)
    if role in _NAMES:
        return Fact(Name(_known_name(role, text)), cell, text, role, index) if text else None
    find, kind = _finder(role)
    found: tuple[Span, Value] | None = next((pair for pair in find(text) if isinstance(pair[1], kind)), None)
    if found is None:
        return None
    place = found[0].shifted(cell.start)
    bound = Bound.FROM if _LOWER.match(document.text, block.start) else Bound.EXACT
    return Fact(found[1], place, document.quote(place), role, index, bound=bound)


def _finder(role: Role) -> tuple[Callable[[str], tuple[tuple[Span, Any], ...]], type]:
    if role in _SUMS or role in _COVERS:
        return find_money, Money
    if role in _LENGTHS:
        return find_durations, Duration
    return (find_counts, Count) if role in _COUNTS else (find_dates, Date)


def _known_name(role: Role, text: str) -> str:
    lowered = text.lower()
    return next((name for sign, name in _KNOWN.get(role, ()) if sign in lowered), text)
