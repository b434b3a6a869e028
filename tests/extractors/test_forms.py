"""Every form in forms/*.tsv: a text, a tab, the values that stand in it ("; " between two, nothing for a trap)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tendercheck.extractors.dates import find_dates
from tendercheck.extractors.durations import find_durations
from tendercheck.extractors.money import find_money
from tendercheck.extractors.quantities import find_counts, find_percentages
from tendercheck.model.location import Span
from tendercheck.model.values import Count, Money, Undecided, Value

FORMS = Path(__file__).parent / "forms"
Find = Callable[[str], tuple[tuple[Span, Value], ...]]
FINDERS: dict[str, Find] = {
    "dates": find_dates,
    "money": find_money,
    "durations": find_durations,
    "percentages": find_percentages,
    "counts": find_counts,
}


def forms() -> list[tuple[str, str, str]]:
    return [
        (kind, *line.replace("\\n", "\n").split("\t"))
        for kind in FINDERS
        for line in (FORMS / f"{kind}.tsv").read_text(encoding="utf-8").splitlines()
    ]


def written(value: Value) -> str:
    if isinstance(value, Money):
        return f"{value.currency} {value.amount.normalize():f} {value.per}".strip()
    if isinstance(value, Count):
        return f"{value} {value.of}"
    return f"?{value.kind}" if isinstance(value, Undecided) else str(value)


@pytest.mark.parametrize(("kind", "text", "expected"), forms())
def test_a_form_gives_the_values_that_it_writes(kind: str, text: str, expected: str) -> None:
    assert "; ".join(written(value) for _, value in FINDERS[kind](text)) == expected


@pytest.mark.parametrize(("kind", "text", "expected"), forms())
def test_a_form_gives_the_same_values_inside_a_sentence(kind: str, text: str, expected: str) -> None:
    if expected and text[:4] not in ("from", "bidd"):
        sentence = f"Please note: {text}, as agreed."
        found = FINDERS[kind](sentence)
        assert "; ".join(written(value) for _, value in found) == expected
        assert all(0 <= span.start < span.end <= len(sentence) for span, _ in found)


def test_there_are_at_least_three_hundred_forms() -> None:
    assert len(forms()) >= 300


WEEKDAYS = (
    "Thursday 1 April 2026",
    "Wednesday, 18th March 2026",
    "Wednesday the 18th of March 2026",
    "(Friday) 20 March 2026",
    "Friday - 20 March 2026",
    "Weds 18/03/2026",
    "Friday 2026-03-20",
    "Friday, March 20, 2026",
    "20 March 2026 (Friday)",
    "12 noon on Friday 20 March 2026",
    "12 noon, (Friday) 20 March 2026",
)


@pytest.mark.parametrize("text", WEEKDAYS)
def test_a_date_is_quoted_with_its_weekday(text: str) -> None:
    sentence = f"Tenders are due on {text}, or later."
    assert [sentence[span.start : span.end] for span, _ in find_dates(sentence)] == [text]
