"""Facts, their values and their places as the JSON report gives them."""

from __future__ import annotations

from typing import Any

from tendercheck.model.facts import Fact
from tendercheck.model.location import Box, Location
from tendercheck.model.procurement import Procurement
from tendercheck.model.values import Ambiguous, Count, Duration, Money, Percentage, Undecided, Value


def fact_as_data(fact: Fact, procurement: Procurement) -> dict[str, Any]:
    """A fact with its place; ISO 8601 knows no working days, so they are told beside the value."""
    document = procurement.documents[fact.document] if fact.document >= 0 else None
    location = document.location_of(fact.span) if document and fact.span else None
    return {
        "role": fact.role.value if fact.role else None,
        "value": value_as_data(fact.value),
        "working_days": isinstance(fact.value, Duration) and fact.value.working,
        "bound": fact.bound.value or None,
        "of": fact.of or None,
        "text": fact.text,
        "document": document.source.path if document else None,
        "location": place_as_data(location) if location else None,
        "confidence": round(fact.confidence, 2),
    }


def value_as_data(value: Value) -> Any:
    """A fact's value: ISO 8601 for dates and lengths of time, an object for money, a number as text, else words.

    What the text leaves open is an object too: {"undecided": "date"}, {"ambiguous": ["2026-03-04", "2026-04-03"]}.
    """
    if isinstance(value, Money):
        return {
            "amount": f"{value.amount:.2f}",
            "currency": value.currency,
            "per": value.per or None,
            "vat": value.vat or None,
            "cover": value.cover or None,
        }
    if isinstance(value, Duration):
        return _iso_duration(value)
    if isinstance(value, Percentage | Count):
        return f"{value.value.normalize():f}"
    if isinstance(value, Undecided):
        return {"undecided": value.kind}
    if isinstance(value, Ambiguous):
        return {"ambiguous": [value_as_data(reading) for reading in value.readings]}
    return str(value)


def place_as_data(location: Location) -> dict[str, Any]:
    """Where something stands in its file."""
    return {
        "page": location.page,
        "part": location.part or None,
        "paragraph": location.paragraph,
        "cell": location.cell or None,
        "boxes": [_box(box) for box in location.boxes],
    }


def _iso_duration(duration: Duration) -> str:
    number = f"{duration.count.normalize():f}"
    return f"PT{number}H" if duration.unit == "hour" else f"P{number}{duration.unit[0].upper()}"


def _box(box: Box) -> list[float]:
    """The page, then left, top, right, bottom in points."""
    return [box.page, *(round(edge, 1) for edge in (box.left, box.top, box.right, box.bottom))]
