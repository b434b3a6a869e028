"""Who must do what: the sentences, list items and table rows that rules match."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tendercheck.model.location import Span


class Party(StrEnum):
    """Who a statement speaks to."""

    SUPPLIER = "supplier"
    AUTHORITY = "authority"
    NOBODY = "nobody"


class Modality(StrEnum):
    """How strongly a statement speaks."""

    MUST = "must"
    MUST_NOT = "must not"
    MAY = "may"
    STATES = "states"


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, list item or table row: the unit that rules match.

    `lead` is the span of the words that introduce a list item ("Bidders must hold:") and belong to its meaning.
    `block` indexes `Document.blocks`. `asked_of` and `modality` take the lead into account.
    """

    span: Span
    block: int
    lead: Span | None = None
    asked_of: Party = Party.NOBODY
    modality: Modality = Modality.STATES
