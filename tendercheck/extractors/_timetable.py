"""Tells which day of a procurement's timetable a date is."""

from __future__ import annotations

import re
from dataclasses import replace

from tendercheck.extractors._context import Context, has_words
from tendercheck.extractors._events import BARE_LABELS, EVENTS
from tendercheck.model.facts import Fact
from tendercheck.model.roles import Role
from tendercheck.model.values import Ambiguous, Undecided

# Days that the text mentions for another reason: a statute's, an accounting year's.
_HISTORY = re.compile(
    r"\b(?:directive|regulations?|act|(?:financial )?year[- ]end(?:ed|ing)?|accounts|as at|signed|came"
    r" into force|since"
    r"|policy|established|dated|incorporated)\b[^.;:|]{0,40}$"
    r"|\bpipeline notice\b[^.;|]{0,60}$",
    re.IGNORECASE,
)
# "If we publish an answer after 8 July we will ...": the words that follow tell what happens then, not on that day.
_AFTERWARDS = re.compile(r"\b(?:after|beyond|past)\W*$", re.IGNORECASE)
# "The window opens on 1 May and closes on 29 May": the second day belongs to what the first is said of.
_GOES_ON = re.compile(
    r"^\W*(?:and|but)?\s*(?:shuts?|closes?|ends?|expires?|(?:is|are) due(?: (?:back|in))?"
    r"|(?:must|should|have to|has to|are to|shall|will) (?:be (?:in|back|returned|received|submitted)|reach us|arrive))"
    r"(?:\s+(?:on|at|by|before|not?|later|than))*\W*$",
    re.IGNORECASE,
)
_EARLY_BLOCKS = 25
_UNDECIDED_CONFIDENCE = 0.5
_SURE, _GUESSED = 0.7, 0.5


def role_of_date(context: Context) -> Fact:
    """The fact with the role that its words give it; without one when they give none."""
    given = _worded(context)
    if given.role is None or given.confidence < _GUESSED:
        bare = _bare(context)
        return bare if bare.role is not None else given
    return given


def _worded(context: Context) -> Fact:
    for text, confidence in _readings(context):
        if text is context.before and _HISTORY.search(text):
            return context.fact
        role = _role_in(text)
        if role is not None:
            is_decided = not isinstance(context.fact.value, Undecided)
            if isinstance(context.fact.value, Ambiguous) and confidence < _SURE:
                return context.fact
            return replace(context.fact, role=role, confidence=confidence if is_decided else _UNDECIDED_CONFIDENCE)
    return context.fact


def _readings(context: Context) -> tuple[tuple[str, float], ...]:
    """The stretches of words that may name the event, the likeliest first, each with the trust it deserves."""
    is_line = context.before.rstrip().endswith((":", "-", "–", "|")) and len(context.before.split()) <= 14
    own = (context.before, 0.95 if is_line else 0.85)
    label = tuple(pair for pair in ((context.label, 0.95), (context.header, 0.9)) if pair[0])
    if _GOES_ON.match(context.before):
        return ((context.opening, 0.8), own)
    if has_words(context.before):
        if context.is_first and has_words(context.after):
            return ((context.after, 0.85), own, *label)
        if _AFTERWARDS.search(context.before):
            return (own, *label, *_above(context))
        return (own, *label, *_above(context), (f"{context.before} {context.after[:80]}", 0.45))
    if label:
        return (*label, (context.after, 0.7))
    return (*(((context.after, 0.85),) if has_words(context.after) else ()), *_above(context))


def _above(context: Context) -> tuple[tuple[str, float], ...]:
    if not context.introduction:
        return ()
    trust = 0.6 if has_words(context.before) else 0.8
    return ((f"{context.introduction} {context.before}", trust), (f"{context.heading} {context.before}", 0.5))


def _role_in(text: str) -> Role | None:
    if not has_words(text):
        return None
    return next((event.role for event in EVENTS if event.is_in(text)), None)


def _bare(context: Context) -> Fact:
    words = context.label or context.before
    for role, pattern in BARE_LABELS:
        if pattern.match(words):
            if role is not Role.ISSUE_DATE:
                return replace(context.fact, role=role, confidence=0.75)
            if context.block <= _EARLY_BLOCKS:
                return replace(context.fact, role=role, confidence=0.6)
    return context.fact
