"""What whoever checks a document may choose about how it is read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Changes(StrEnum):
    """Which text a document with tracked changes has.

    SENT: as whoever opens the file sees it: insertions stand in the text, each deletion in a block of its own behind
    the block that it was made in, where no rule reads it. ACCEPTED: insertions only. REJECTED: as before the changes.
    """

    SENT = "sent"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Wishes:
    """Goes to the worker as JSON, beside the limits."""

    changes: Changes = Changes.SENT


AS_IT_IS = Wishes()
