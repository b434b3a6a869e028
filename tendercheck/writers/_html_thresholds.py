"""What is demanded of suppliers against what the contract is worth, as bars to one scale."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tendercheck.model.facts import Fact
from tendercheck.model.procurement import Procurement
from tendercheck.model.roles import Role
from tendercheck.model.values import Money
from tendercheck.writers._words import place_of_fact, role_name, value_words

_VALUES = (Role.ESTIMATED_VALUE, Role.ANNUAL_VALUE)
_DEMANDS = (
    Role.DEMANDED_TURNOVER,
    Role.DEMANDED_PUBLIC_LIABILITY,
    Role.DEMANDED_EMPLOYERS_LIABILITY,
    Role.DEMANDED_PROFESSIONAL_INDEMNITY,
)
_LABELS = {Role.ESTIMATED_VALUE: "Contract value", Role.ANNUAL_VALUE: "Value a year"}
_LEAST_WIDTH = 0.4


@dataclass(frozen=True, slots=True)
class Bar:
    """A sum. `width` is in per cent of the widest; `times` says how it compares with the contract, in words."""

    name: str
    words: str
    place: str
    width: float
    is_demand: bool
    times: str


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The bars, what the contract is worth first; `against` names what the demands are measured by."""

    bars: tuple[Bar, ...]
    against: str


def thresholds_of(procurement: Procurement) -> Thresholds | None:
    """The bars; None where no value of the contract or no demand is known in pounds."""
    values = _sums(procurement, _VALUES)
    demands = _sums(procurement, _DEMANDS)
    if not values or not demands:
        return None
    measure_role, _, measure = values[-1]  # the value a year where it is known: turnover and cover are yearly
    widest = max(amount for _, _, amount in (*values, *demands))
    against = "the value a year" if measure_role is Role.ANNUAL_VALUE else "the contract value"
    bars = [_bar(procurement, role, fact, amount / widest, None) for role, fact, amount in values]
    bars += [_bar(procurement, role, fact, amount / widest, amount / measure) for role, fact, amount in demands]
    return Thresholds(tuple(bars), against)


def _sums(procurement: Procurement, roles: tuple[Role, ...]) -> list[tuple[Role, Fact, Decimal]]:
    found: list[tuple[Role, Fact, Decimal]] = []
    for role in roles:
        for fact in procurement.facts_of(role):
            if isinstance(fact.value, Money) and fact.value.currency == "GBP" and fact.value.amount > 0:
                found.append((role, fact, fact.value.amount))
                break
    return found


def _bar(procurement: Procurement, role: Role, fact: Fact, share: Decimal, times: Decimal | None) -> Bar:
    return Bar(
        name=_LABELS.get(role, role_name(role)),
        words=value_words(fact.value),
        place=place_of_fact(procurement, fact),
        width=max(round(float(share) * 100, 2), _LEAST_WIDTH),
        is_demand=times is not None,
        times="" if times is None else f"{times:,.1f} times" if times < 100 else f"{times:,.0f} times",
    )
