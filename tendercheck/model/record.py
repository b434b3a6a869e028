"""The record that an authority keeps of having had regard to barriers, and what is needed to replay it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """A finding as a record names it; `since` is the day of the first record that had it."""

    rule: str
    fingerprint: str
    title: str
    place: str
    quote: str
    status: str
    since: dt.date


@dataclass(frozen=True, slots=True)
class Gone:
    """A finding of an earlier record that is found no longer: `on` the day of the first record without it.

    `reason` is empty where its rule was run again and found the passage amended; else why nothing can be concluded.
    """

    known: Known
    on: dt.date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asked for; paths are as seen from the record's folder."""

    paths: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    ruleset: str = ""
    tracked_changes: str = "sent"
    preview: bool = False


@dataclass(frozen=True, slots=True)
class Seal:
    """All that a replay needs. `documents` are paths with the SHA-256 of the files; `rules` is that of the ruleset."""

    made_on: dt.date
    as_at: dt.date
    made_with: str
    rules: str
    asked: Asked
    documents: tuple[tuple[str, str], ...]
    found: tuple[Known, ...]
    gone: tuple[Gone, ...] = ()
