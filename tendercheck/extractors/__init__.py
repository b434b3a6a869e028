"""Turns a Document into Facts, and tells which law the procurement that it belongs to comes under."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from tendercheck.extractors import _regime
from tendercheck.extractors._certificates import find_certificates
from tendercheck.extractors._character import find_character
from tendercheck.extractors._context import speaking_spans
from tendercheck.extractors._fields import find_stated, with_stated
from tendercheck.extractors._names import find_authorities
from tendercheck.extractors._roles import with_roles
from tendercheck.extractors._statements import find_statements
from tendercheck.extractors._values import find_values
from tendercheck.model.document import Document
from tendercheck.model.facts import Fact, Facts
from tendercheck.model.location import Span
from tendercheck.model.procurement import Regime, RegimeKind
from tendercheck.model.regime_law import RegimeLaw
from tendercheck.model.roles import Role
from tendercheck.model.values import Bound, Value


def extract(document: Document, index: int = 0) -> Facts:
    """Return what the body of `document` states, and its statements, both in text order.

    `index` is the place of the document in its procurement. The text of each fact is its quote.
    What a field of a notice states is certain, and is no other fact beside.
    """
    stated = find_stated(document, index)
    authorities = find_authorities(document, index)
    buyers = (*(fact for fact in stated if fact.role is Role.CONTRACTING_AUTHORITY), *authorities)
    names = tuple(str(fact.value) for fact in buyers if fact.confidence >= 0.8)
    statements = find_statements(document, names)
    found: list[Fact] = []
    for span in speaking_spans(document, statements):
        found.extend(_fact(document, span, index, *one) for one in find_values(document.quote(span)))
    dated = with_roles(document, found, statements, index)
    named = (*authorities, *find_character(document, index), *find_certificates(document, statements, index))
    facts = sorted(with_stated((*dated, *named), stated, document), key=lambda fact: fact.span or Span(0, 0))
    return Facts(tuple(facts), statements)


def decide_regime(
    facts: Iterable[Fact],
    texts: Iterable[str],
    stated: Iterable[Fact],
    as_at: dt.date,
    law: RegimeLaw,
    stated_kind: RegimeKind | None = None,
) -> Regime:
    """Return the law that the procurement comes under: read from its facts and `texts`, what is `stated` first.

    Days before which no law applies and thresholds come from `law`; undated documents are taken to be of `as_at`.
    `stated_kind` is the regime that the authority states: it wins, and the reasons say where the documents differ.
    """
    return _regime.decide(tuple(facts), tuple(texts), tuple(stated), as_at, law, stated_kind)


def _fact(document: Document, block: Span, index: int, span: Span, value: Value, bound: Bound) -> Fact:
    place = span.shifted(block.start)
    return Fact(value, place, document.quote(place), document=index, bound=bound)


def numbered(facts: Facts, index: int) -> Facts:
    """Return the same facts as those of document `index` of a procurement."""
    return replace(facts, facts=tuple(replace(fact, document=index) for fact in facts.facts))
