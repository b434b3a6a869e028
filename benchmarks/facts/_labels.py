"""The labels, and when a fact of ours is the one that a label means."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from tendercheck.model.facts import Fact
from tendercheck.model.values import Ambiguous, Count, Date, Duration, Money, Name, Percentage, Ratio, Value

LABELS = tuple(Path(__file__).with_name(name) for name in ("labels.jsonl", "labels-second.jsonl"))
_APART = 12  # characters: lengths that stand this near are one sum
MONTHS = {"year": Decimal(12), "month": Decimal(1), "week": Decimal(12) / 52, "day": Decimal(12) / 365}


@dataclass(frozen=True, slots=True)
class Label:
    """A fact as a person set it down; `file` below the corpus."""

    file: str
    role: str
    value: str
    quote: str
    is_clear: bool


def load_labels() -> tuple[Label, ...]:
    rows = [json.loads(line) for path in LABELS for line in path.read_text(encoding="utf-8").splitlines() if line]
    return tuple(
        Label(row["file"], row["role"], row["value"], row["quote"], row["confidence"] == "clear")
        for row in rows
        if "role" in row
    )


def is_meant(label: Label, fact: Fact, *, loosely: bool = False) -> bool:
    """Whether the fact is the label's: same role, same value; a time counts where the label has one.

    Loosely the day is enough: a document that gives the hour on one page and the day on another says nothing false.
    """
    if fact.role is None or fact.role.value != label.role:
        return False
    if loosely and any(
        isinstance(value, Date) and label.value[:10] == f"{value.day}" for value in _readings(fact.value)
    ):
        return True
    return any(_same(label.value, value) for value in _readings(fact.value))


def is_sum(label: Label, facts: Sequence[Fact]) -> bool:
    """Whether the label adds up lengths of time that are facts of their own: "3+3+1 years" is labelled 7 years."""
    total, end = Decimal(0), -_APART
    for fact in facts:
        if not isinstance(fact.value, Duration) or fact.span is None:
            continue
        total = total if fact.span.start - end < _APART else Decimal(0)
        total, end = total + _months(fact.value.count, fact.value.unit), fact.span.end
        if _same(label.value, Duration(total, "month")):
            return True
    return False


def _readings(value: Value) -> Iterator[Value]:
    yield from value.readings if isinstance(value, Ambiguous) else (value,)


def _same(label: str, value: Value) -> bool:
    if isinstance(value, Date):
        return label in (value.day.isoformat(), str(Date(value.day, value.time)))
    if isinstance(value, Money):
        amount = re.fullmatch(r"([A-Z]{3}) ([\d.]+)(?: per (\w+))?", label)
        return bool(amount and amount[1] == value.currency and Decimal(amount[2]) == value.amount)
    if isinstance(value, Duration):
        length = re.fullmatch(r"([\d.]+) (?:working )?(year|month|week|day)s?", label)
        return bool(length and abs(_months(Decimal(length[1]), length[2]) - _months(value.count, value.unit)) < 1)
    if isinstance(value, Percentage):
        return label == str(value)
    if isinstance(value, Ratio):
        return label in (str(value), f"{value.antecedent:f}")
    if isinstance(value, Count):
        return label == str(value)
    if isinstance(value, Name):
        plain, own = (re.sub(r"[^a-z0-9]+", "", text.lower()) for text in (label, value.text))
        return plain in own or own in plain
    return label == str(value)


def _months(count: Decimal, unit: str) -> Decimal:
    return count * MONTHS.get(unit, Decimal(0))
