"""What procurement.toml states: a title, a regime, and facts that the documents leave out; it beats what is read."""

from __future__ import annotations

import datetime as dt
import difflib
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from tendercheck.errors import InvalidSettings
from tendercheck.model.facts import Fact
from tendercheck.model.procurement import RegimeKind
from tendercheck.model.roles import TIMETABLE, Role
from tendercheck.model.values import Count, Date, Duration, Money, Name, Percentage, Ratio, Value
from tendercheck.model.waivers import Waiver
from tendercheck.waivers import KEY as WAIVERS
from tendercheck.waivers import waivers_from

STATED_FILE = "procurement.toml"
_OTHER_KEYS = ("title", "regime", WAIVERS)
_NAMES = (
    *(Role.NATION, Role.CONTRACTING_AUTHORITY, Role.PROCEDURE, Role.SERVICE_TYPE, Role.DEMANDED_CERTIFICATE),
    Role.DEMANDED_STAFF,
)
_SUMS = (
    *(Role.ESTIMATED_VALUE, Role.ANNUAL_VALUE, Role.LOT_VALUE, Role.DEMANDED_TURNOVER, Role.REFERENCE_VALUE),
    *(Role.DEMANDED_PUBLIC_LIABILITY, Role.DEMANDED_EMPLOYERS_LIABILITY, Role.DEMANDED_PROFESSIONAL_INDEMNITY),
    *(Role.DEMANDED_PRODUCT_LIABILITY, Role.DEMANDED_OTHER_INSURANCE, Role.LIABILITY_CAP),
)
_COUNTS = {
    Role.LOTS: "lot",
    Role.DEMANDED_REFERENCES: "reference",
    Role.WORD_LIMIT: "word",
    Role.PAGE_LIMIT: "page",
    Role.DEMANDED_SCORE: "score",
}
# A plain number is in this unit; a table {years = 3} names another.
_LENGTHS = {
    Role.TERM: "month",
    Role.EXTENSION: "month",
    Role.PAYMENT_PERIOD: "day",
    Role.TENDER_VALIDITY: "day",
    Role.DEMANDED_ACCOUNTS: "year",
    Role.DEMANDED_EXPERIENCE: "year",
    Role.REFERENCE_AGE: "year",
}
_UNITS = {
    "years": ("year", False),
    "months": ("month", False),
    "weeks": ("week", False),
    "days": ("day", False),
    "working_days": ("day", True),
}
# What each part of a sum may say.
_OF_SUM = {
    "vat": ("excluded", "included"),
    "per": ("year", "month", "week", "day", "hour"),
    "cover": ("each claim", "in aggregate"),
}


@dataclass(frozen=True, slots=True)
class Stated:
    """What procurement.toml says: a title, a regime, and facts, which beat what is read from text; and waivers."""

    title: str = ""
    regime: RegimeKind | None = None
    facts: tuple[Fact, ...] = ()
    waivers: tuple[Waiver, ...] = ()


NOTHING_STATED = Stated()


def load_stated(path: Path) -> Stated:
    """What the file states; nothing where there is none. Raises InvalidSettings for what it cannot understand."""
    if not path.is_file():
        return NOTHING_STATED
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidSettings(f"{path}: this cannot be read as TOML: {error}.") from error
    return stated_from(table, path)


def stated_from(table: dict[str, Any], path: Path) -> Stated:
    """The facts in a table whose keys are roles, `title`, `regime` and `waivers`; raises InvalidSettings."""
    roles = {role.value: role for role in Role}
    facts: list[Fact] = []
    for key, value in table.items():
        if key in _OTHER_KEYS:
            continue
        if key not in roles:
            close = difflib.get_close_matches(key, [*roles, *_OTHER_KEYS], n=1)
            hint = f"; did you mean «{close[0]}»?" if close else "."
            raise InvalidSettings(f"{path}: there is no fact «{key}»{hint}")
        facts.extend(_facts(roles[key], value, path))
    title, regime = str(table.get("title", "")), _regime(table.get("regime"), path)
    return Stated(title, regime, tuple(facts), waivers_from(table.get(WAIVERS, []), path))


def _regime(value: Any, path: Path) -> RegimeKind | None:
    if value is None:
        return None
    if value not in set(RegimeKind):
        raise InvalidSettings(f"{path}: «regime» is one of {', '.join(RegimeKind)}, not «{value}».")
    return RegimeKind(value)


def _facts(role: Role, value: Any, path: Path) -> Iterator[Fact]:
    """One fact; of a list one for each, of a table that names several things (lots, criteria) one for each by name."""
    make, wanted = _maker(role)
    for of, one in _each(role, value):
        made = make(role, one)
        if made is None:
            raise InvalidSettings(f"{path}: «{role}» takes {wanted}, not «{one}».")
        yield Fact(made, None, str(one), role, document=-1, of=of)


def _each(role: Role, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, list):
        yield from (("", one) for one in value)
    elif isinstance(value, dict) and role in (Role.LOT_VALUE, Role.WEIGHTING, Role.DEMANDED_RATIO):
        yield from value.items()
    else:
        yield "", value


def _maker(role: Role) -> tuple[Callable[[Role, Any], Value | None], str]:
    """What makes the role's value, and what it takes, in words."""
    if role in _NAMES:
        return _name, "a text"
    if role in _SUMS:
        return _sum, 'a number of pounds, or a table like {amount = 240000, vat = "excluded"}'
    if role in _COUNTS:
        return _count, "a whole number"
    if role in _LENGTHS:
        return _length, f"a number of {_LENGTHS[role]}s, or a table like {{years = 3}}"
    if role is Role.WEIGHTING:
        return _percentage, "a table like {quality = 60, price = 40}"
    if role is Role.DEMANDED_RATIO:
        return _ratio, "a number, as in {current = 1.2}"
    assert role in (*TIMETABLE, Role.TENDER_VALIDITY_END)  # noqa: S101 - every other role is above, and a test holds it
    return _date, "a date or a date with its time"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def _name(_: Role, value: Any) -> Name | None:
    return Name(value) if isinstance(value, str) and value.strip() else None


def _sum(role: Role, value: Any) -> Money | None:
    table = value if isinstance(value, dict) else {"amount": value}
    parts = {key: table.get(key, "") for key in _OF_SUM}
    is_known = set(table) <= {"amount", "currency", *_OF_SUM}
    if (
        not is_known
        or not _is_number(table.get("amount"))
        or any(parts[key] not in ("", *_OF_SUM[key]) for key in parts)
    ):
        return None
    per = parts["per"] or ("year" if role is Role.ANNUAL_VALUE else "")
    return Money(Decimal(str(table["amount"])), str(table.get("currency", "GBP")), per, parts["vat"], parts["cover"])


def _count(role: Role, value: Any) -> Count | None:
    is_whole = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return Count(Decimal(value), _COUNTS[role]) if is_whole else None


def _length(role: Role, value: Any) -> Duration | None:
    if _is_number(value):
        return Duration(Decimal(str(value)), _LENGTHS[role])
    if not isinstance(value, dict) or len(value) != 1:
        return None
    (unit, count), *_ = value.items()
    if unit not in _UNITS or not _is_number(count):
        return None
    return Duration(Decimal(str(count)), _UNITS[unit][0], working=_UNITS[unit][1])


def _percentage(_: Role, value: Any) -> Percentage | None:
    return Percentage(Decimal(str(value))) if _is_number(value) else None


def _ratio(_: Role, value: Any) -> Ratio | None:
    return Ratio(Decimal(str(value))) if _is_number(value) else None


def _date(_: Role, value: Any) -> Date | None:
    if isinstance(value, dt.datetime):
        offset = f"{value:%z}"
        return Date(value.date(), value.time(), f"{offset[:3]}:{offset[3:5]}" if offset else "")
    return Date(value) if isinstance(value, dt.date) else None
