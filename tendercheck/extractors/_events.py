"""The events of a timetable as patterns, the narrower first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tendercheck.extractors._event_wordings import BARE, WORDINGS
from tendercheck.model.roles import Role


@dataclass(frozen=True, slots=True)
class Event:
    """Wording of one event: every one of `all_of` must be there, `never` must not."""

    role: Role
    all_of: tuple[re.Pattern[str], ...]
    never: re.Pattern[str] | None = None

    def is_in(self, text: str) -> bool:
        """Whether `text` words this event."""
        return all(pattern.search(text) for pattern in self.all_of) and not (self.never and self.never.search(text))


def _compiled() -> Iterator[Event]:
    for role, patterns, never in WORDINGS:
        all_of = tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
        yield Event(role, all_of, re.compile(never, re.IGNORECASE) if never else None)


EVENTS = tuple(_compiled())
BARE_LABELS = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in BARE)
