"""What a text states: values at their places, each with its role, and the statements."""

from __future__ import annotations

from dataclasses import dataclass

from tendercheck.model.location import Span
from tendercheck.model.roles import Role
from tendercheck.model.statements import Statement
from tendercheck.model.values import Bound, Value


@dataclass(frozen=True, slots=True)
class Fact:
    """A value at a place. `span` is None for what the authority stated outside its documents (`document` is then -1).

    `document` indexes `Procurement.documents`. `text` is the quote. `confidence` runs from 0 to 1. `of` says whose fact
    it is where there are several of a role: the criterion of a weighting, the lot of a value, the kind of a ratio.
    """

    value: Value
    span: Span | None
    text: str
    role: Role | None = None
    document: int = 0
    confidence: float = 1.0
    bound: Bound = Bound.EXACT
    of: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was extracted from one document, both in text order."""

    facts: tuple[Fact, ...] = ()
    statements: tuple[Statement, ...] = ()
