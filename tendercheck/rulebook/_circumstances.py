"""What changes the numbers for a procurement: circumstances that the documents bear out, what is bought, its folder."""

from __future__ import annotations

import datetime as dt
import fnmatch
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from tendercheck.model.facts import Fact
from tendercheck.model.procurement import Procurement, RegimeKind
from tendercheck.model.roles import Role
from tendercheck.model.values import Date

_SURE = 0.7
# A planned or prior information notice must have come out so many days before the notice, and at most a year:
# Procurement Act 2023 s.15(3); PCR 2015 reg 27(4). For Scotland the days were not read; any lead is let count.
_LEADS = {RegimeKind.PA23: 40, RegimeKind.PCR15: 35}
_YEAR = 366
_LIGHT_TOUCH = frozenset(
    {RegimeKind.PA23_LIGHT_TOUCH, RegimeKind.PA23_CALL_OFF_LIGHT_TOUCH, RegimeKind.PCR15_LIGHT_TOUCH}
)


class Circumstance(StrEnum):
    """What values.yml may name under `when`."""

    PLANNED_NOTICE = "planned notice"
    OPEN_PROCEDURE = "open procedure"
    SELECTED_SUPPLIERS = "selected suppliers"
    DYNAMIC_MARKET = "dynamic market"
    URGENCY = "urgency"


class ContractKind(StrEnum):
    """What values.yml may name under `contracts`; light touch and health services are services too."""

    SERVICES = "services"
    LIGHT_TOUCH = "light touch services"
    HEALTH = "health services"
    GOODS = "goods"
    WORKS = "works"
    CONCESSION = "concession"


def contracts_of(procurement: Procurement) -> frozenset[ContractKind]:
    """What is bought, by the service type that is surest; none where the documents do not tell it."""
    known = {kind.value: kind for kind in ContractKind}
    names = (str(fact.value) for fact in _sure(procurement, Role.SERVICE_TYPE))
    kinds = {kind for kind in [next((known[name] for name in names if name in known), None)] if kind}
    if procurement.regime.kind in _LIGHT_TOUCH:
        kinds.add(ContractKind.LIGHT_TOUCH)
    if kinds & {ContractKind.LIGHT_TOUCH, ContractKind.HEALTH}:
        kinds.add(ContractKind.SERVICES)
    return frozenset(kinds)


def is_in_folder(folder: str, patterns: Iterable[str]) -> bool:
    """Whether one of the patterns names the folder as the report shows it; `**` stands for any folders, also none."""
    parts = [part for part in folder.replace("\\", "/").split("/") if part not in ("", ".")]
    return any(_is_like(parts, pattern.strip("/").split("/")) for pattern in patterns)


def _is_like(parts: Sequence[str], pattern: Sequence[str]) -> bool:
    if not pattern:
        return not parts
    first, *others = pattern
    if first == "**":
        return any(_is_like(parts[index:], others) for index in range(len(parts) + 1))
    return bool(parts) and fnmatch.fnmatchcase(parts[0], first) and _is_like(parts[1:], others)


def circumstances_of(procurement: Procurement) -> frozenset[Circumstance]:
    """Those that the documents, or the authority in procurement.toml, bear out."""
    return frozenset(_iter_circumstances(procurement))


def _iter_circumstances(procurement: Procurement) -> Iterator[Circumstance]:
    opened = _days(procurement, Role.NOTICE_DATE) or _days(procurement, Role.ISSUE_DATE)
    planned = _days(procurement, Role.PLANNED_NOTICE_DATE)
    least = _LEADS.get(procurement.regime.kind, 0)
    if any(least <= (day - earlier).days <= _YEAR for day in opened[:1] for earlier in planned):
        yield Circumstance.PLANNED_NOTICE
    procedures = {str(fact.value) for fact in _sure(procurement, Role.PROCEDURE)}
    if "dynamic market" in procedures:
        yield Circumstance.DYNAMIC_MARKET
    if "accelerated" in procedures:
        yield Circumstance.URGENCY
    if _has_selection(procurement):
        yield Circumstance.SELECTED_SUPPLIERS
    elif "open" in procedures:
        yield Circumstance.OPEN_PROCEDURE


def _has_selection(procurement: Procurement) -> bool:
    """Whether suppliers are chosen first, and tender later."""
    deadlines = _days(procurement, Role.TENDER_DEADLINE)
    chosen = (*_days(procurement, Role.PARTICIPATION_DEADLINE), *_days(procurement, Role.SHORTLIST_DATE))
    return bool(deadlines) and any(day < deadlines[0] for day in chosen)


def _days(procurement: Procurement, role: Role) -> tuple[dt.date, ...]:
    return tuple(fact.value.day for fact in _sure(procurement, role) if isinstance(fact.value, Date))


def _sure(procurement: Procurement, role: Role) -> tuple[Fact, ...]:
    return tuple(fact for fact in procurement.facts_of(role) if fact.document < 0 or fact.confidence >= _SURE)
