"""Holds when a period is shorter than the law or good practice has it."""

from __future__ import annotations

from tendercheck.rulebook._length import LengthKeys, compare
from tendercheck.rulebook._verdict import Context, Verdict

KEYS = LengthKeys


def evaluate(keys: LengthKeys, context: Context) -> Verdict:
    """Return a match at the end of the period; unknown where a date is not stated, nothing where no limit applies."""
    return compare(keys, context, is_longer=False)
