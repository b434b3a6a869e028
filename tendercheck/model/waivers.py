"""Findings that somebody has accepted, with a reason and an end."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Waiver:
    """One finding that is accepted: which (its rule and its fingerprint), why, by whom, and the last day of it."""

    rule: str
    fingerprint: str
    reason: str
    by: str
    until: dt.date


@dataclass(frozen=True, slots=True)
class IdleWaiver:
    """A waiver that accepts nothing, and why: it has ended, or there is no such finding."""

    waiver: Waiver
    why: str
