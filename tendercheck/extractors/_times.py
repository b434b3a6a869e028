"""Finds times of day: "12:00 noon", "17:00hrs", "5pm BST", "midnight"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from tendercheck.model.location import Span

_ZONE = (
    r"(?:\s*\(?\s*(?:(?P<summer>BST|British Summer Time)|(?P<winter>GMT|UTC|Greenwich Mean Time)"
    r"|(?:UK|local|London)(?: local)? time)\b\)?|(?P<offset>Z|[+-]\d\d:\d\d)(?!\w))?"
)
_TIME = re.compile(
    r"(?<![\d£./,])(?<!\d:)(?:"
    r"(?P<hour>[01]?\d|2[0-3])(?P<sep>[:.])(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d%])"
    r"(?:\s*(?P<suffix>hrs?|hours|a\.?m\b\.?|p\.?m\b\.?|\(?\s*(?:noon|midday|midnight)\s*\)?))?"
    r"|(?:\b12\s*\(?\s*|\(\s*|\b)(?P<word>noon|midday|mid-day|midnight)\b\)?"
    r"|(?P<bare>1[0-2]|0?[1-9])\s*(?P<half>a\.?m\b\.?|p\.?m\b\.?)"
    r"|(?P<four>[01]\d[0-5]\d|2[0-3][0-5]\d)\s*(?:hrs?|hours|h)\b"
    rf"){_ZONE}",
    re.IGNORECASE,
)
_HAS_TIME = re.compile(r"\d[:.]\d\d|noon|mid-?day|midnight|\d\s*[ap]\.?m\b|\d{4}\s*h", re.IGNORECASE)
# "2.10 28 March" is a clause number before a day; a dot makes a time only with a word that says so.
_SAYS_TIME = re.compile(r"\b(?:at|by|before|until|than|from|to)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day and its zone as ISO 8601 writes it, empty where the text names none."""

    of_day: dt.time | None = None
    zone: str = ""


def find_times(text: str) -> tuple[tuple[Span, Time], ...]:
    """The times of day in `text`, in text order; their spans hold "BST", "hrs" and the like."""
    if not _HAS_TIME.search(text):
        return ()
    made: list[tuple[Span, Time]] = []
    for found in _TIME.finditer(text):
        time = _time_of(found)
        if time is not None:
            start, end = found.span()
            zone = "+01:00" if found["summer"] else "+00:00" if found["winter"] else found["offset"] or ""
            zone = zone.upper().replace("Z", "+00:00")
            made.append((Span(start, end - (text[end - 1] == "." and not _is_initials(found[0]))), Time(time, zone)))
    return tuple(made)


def _is_initials(text: str) -> bool:
    return text.lower().endswith((".m.", "m."))


def _time_of(found: re.Match[str]) -> dt.time | None:
    if found["word"]:
        return dt.time(0) if found["word"].lower() == "midnight" else dt.time(12)
    if found["four"]:
        return dt.time(int(found["four"][:2]), int(found["four"][2:]))
    if found["bare"]:
        return _with_half(int(found["bare"]), 0, found["half"])
    suffix = (found["suffix"] or "").lower()
    if (
        found["sep"] == "."
        and not suffix
        and not _SAYS_TIME.search(found.string[max(0, found.start() - 12) : found.start()])
    ):
        return None
    return _with_half(int(found["hour"]), int(found["minute"]), suffix)


def _with_half(hour: int, minute: int, suffix: str) -> dt.time:
    half = suffix.lower().replace(".", "").strip("() ")
    if half == "pm" and hour < 12:
        hour += 12
    if half in ("am", "midnight") and hour == 12:
        hour = 0
    return dt.time(hour, minute)
