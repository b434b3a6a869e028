"""Finds times of day: "12:00 noon", "17:00hrs", "5pm BST", "midnight"."""

from __future__ import annotations

import datetime as dt
import re

from tendercheck.model.location import Span

_ZONE = r"(?:\s*\(?\s*(?:BST|GMT|UTC|UK time|local time|British Summer Time|Greenwich Mean Time)\b\)?)?"
_TIME = re.compile(
    r"(?<![\d£:./,])(?:"
    r"(?P<hour>[01]?\d|2[0-3])(?P<sep>[:.])(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d%])"
    r"(?:\s*(?P<suffix>hrs?|hours|a\.?m\b\.?|p\.?m\b\.?|\(?\s*(?:noon|midday|midnight)\s*\)?))?"
    r"|(?P<twelve>(?:12\s*)?\(?\s*\b(?P<word>noon|midday|mid-day|midnight)\b\)?)"
    r"|(?P<bare>1[0-2]|0?[1-9])\s*(?P<half>a\.?m\b\.?|p\.?m\b\.?)"
    r"|(?P<four>[01]\d[0-5]\d|2[0-3][0-5]\d)\s*(?:hrs?|hours|h)\b"
    rf"){_ZONE}",
    re.IGNORECASE,
)
_HAS_TIME = re.compile(r"\d[:.]\d\d|noon|mid-?day|midnight|\d\s*[ap]\.?m\b|\d{4}\s*h", re.IGNORECASE)
# "2.10 28 March" is a clause number before a day; a dot makes a time only with a word that says so.
_SAYS_TIME = re.compile(r"\b(?:at|by|before|until|than|from|to)\s*$", re.IGNORECASE)


def find_times(text: str) -> tuple[tuple[Span, dt.time], ...]:
    """The times of day in `text`, in text order; their spans hold "BST", "hrs" and the like."""
    if not _HAS_TIME.search(text):
        return ()
    made: list[tuple[Span, dt.time]] = []
    for found in _TIME.finditer(text):
        time = _time_of(found)
        if time is not None:
            start, end = found.span()
            made.append((Span(start, end - (text[end - 1] == "." and not _is_initials(found[0]))), time))
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
