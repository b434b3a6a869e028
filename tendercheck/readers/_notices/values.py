"""How values of notices read: local days and times, sums, names of fields as words."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation

_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?)?\s*(Z|[+-]\d\d:?\d\d)?", re.IGNORECASE
)
_ZONE = "Europe/London"
_SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_\-]+")
_ACRONYMS = frozenset({"cpv", "url", "ocid", "id", "vat", "sme", "vcse", "gpa", "uk", "eu", "cpvs", "nuts", "duns"})


def shown_day(text: str) -> str:
    """The local day of a moment ("1 September 2025"); `text` itself where it is none."""
    found = _MOMENT.fullmatch(text.strip())
    moment = _local(found) if found else None
    return _written(moment[0].date()) if moment else text


def shown_moment(text: str) -> str:
    """Local day and time, and how it was stamped: "24 May 2019, 11:00 (UK time, stamped 2019-05-24T12:00+02:00)".

    A day without a time stays one. A day's first and last second are conventions, which stand on their day in
    whatever zone they are written. A summer's time stamped "Z" is shown as stamped: Public Contracts Scotland and
    Sell2Wales stamp local noon so, and the earlier of two readings is the one that makes nobody late.
    """
    found = _MOMENT.fullmatch(text.strip())
    moment = _local(found) if found else None
    if found is None or moment is None:
        return text
    day, note = moment
    if found[2] is None:
        return _written(day.date())
    return f"{_written(day.date())}, {day:%H:%M}{f' ({note})' if note else ''}"


def _local(found: re.Match[str]) -> tuple[dt.datetime, str] | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    day, hour, minute, second, zone = found.groups()
    try:
        plain = dt.datetime.fromisoformat(f"{day}T{hour or '00'}:{minute or '00'}:{second or '00'}")
        stated = dt.datetime.fromisoformat(f"{plain.isoformat()}{_offset(zone)}") if zone else None
        local = stated.astimezone(ZoneInfo(_ZONE)).replace(tzinfo=None) if stated else plain
    except (ValueError, OverflowError):
        return None
    except ZoneInfoNotFoundError:  # a machine without the world's time zones
        return plain, f"as written, {zone.upper().replace('Z', 'UTC')}"
    if stated is None or (plain.hour, plain.minute) in ((0, 0), (23, 59)):
        return plain, ""
    if local == plain:
        return local, "UK time"
    if zone in "Zz":
        return plain, f"stamped {found[0]}: an hour later if the stamp means UTC"
    return local, f"UK time, stamped {found[0]}"


def _offset(zone: str) -> str:
    if zone in "Zz":
        return "+00:00"
    return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"


def _written(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def shown_sum(amount: object, currency: str) -> str:
    """A sum as people write it: "£1,500,000", "€25,239.58", "300 SEK"; empty for what is no number."""
    try:
        value = Decimal(str(amount).strip())
    except InvalidOperation:
        return ""
    if not value.is_finite() or abs(value) >= Decimal(10) ** 15:
        return ""
    figures = f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}"
    code = currency.strip().upper()
    return f"{_SYMBOLS[code]}{figures}" if code in _SYMBOLS else f"{figures} {code}".strip()


def words_of(name: str) -> str:
    """A field's or a code's name as words: "maximumLotsBidPerSupplier" is "Maximum lots bid per supplier"."""
    words = [word for word in _CAMEL.sub(" ", name).split() if word]
    lowered = [word.upper() if word.lower() in _ACRONYMS else word.lower() for word in words]
    joined = " ".join(lowered)
    return joined[:1].upper() + joined[1:]
