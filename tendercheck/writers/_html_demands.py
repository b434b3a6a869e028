"""What is demanded of suppliers against what the contract is worth: bars to one scale, proportions, who is shut out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from tendercheck.model.analysis import Analysis, Proportion, Reach
from tendercheck.model.facts import Fact
from tendercheck.model.procurement import Procurement, RegimeKind
from tendercheck.model.report import Checked
from tendercheck.model.roles import Role
from tendercheck.model.values import Money
from tendercheck.showing import plain_https
from tendercheck.writers._fact_words import fact_words, place_of_fact, role_name, value_words
from tendercheck.writers._words import law_name

_VALUES = (Role.ESTIMATED_VALUE, Role.ANNUAL_VALUE)
_DEMANDS = (
    Role.DEMANDED_TURNOVER,
    Role.DEMANDED_PUBLIC_LIABILITY,
    Role.DEMANDED_EMPLOYERS_LIABILITY,
    Role.DEMANDED_PROFESSIONAL_INDEMNITY,
    Role.DEMANDED_PRODUCT_LIABILITY,
    Role.DEMANDED_OTHER_INSURANCE,
    Role.REFERENCE_VALUE,
)
_MOST_OF_A_ROLE = 3
_LEAST_WIDTH = 0.4


@dataclass(frozen=True, slots=True)
class Bar:
    """A sum. `width` is in per cent of the widest; `cap` is where the law's cap stands, None where there is none."""

    name: str
    words: str
    place: str
    width: float
    is_demand: bool
    cap: float | None
    cap_words: str


@dataclass(frozen=True, slots=True)
class ProportionView:
    """A proportion with its sum; `verdict` says how it stands to the law, which `law` names where there is a cap."""

    against: str
    working: str
    verdict: str
    law: str
    url: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class ReachView:
    """Who is shut out, and who has counted them."""

    words: str
    source: str


@dataclass(frozen=True, slots=True)
class DemandView:
    """What is demanded with all that it is held against."""

    name: str
    words: str
    place: str
    proportions: tuple[ProportionView, ...]
    reaches: tuple[ReachView, ...]


@dataclass(frozen=True, slots=True)
class Demands:
    """The bars, what the contract is worth first, and the demands with their proportions; either may be empty."""

    bars: tuple[Bar, ...]
    demands: tuple[DemandView, ...]


def demands_of(checked: Checked) -> Demands | None:
    """Both; None where nothing is demanded that can be held against anything."""
    demands = tuple(_demands(checked))
    bars = tuple(_bars(checked))
    return Demands(bars, demands) if bars or demands else None


def _bars(checked: Checked) -> Iterator[Bar]:
    """The bars; none where no value of the contract or no demand is known in pounds."""
    procurement = checked.procurement
    values, demands = list(_sums(procurement, _VALUES, 1)), list(_sums(procurement, _DEMANDS, _MOST_OF_A_ROLE))
    if not values or not demands:
        return
    caps = dict(_caps(checked.analysis))
    widest = max(amount for _, amount in (*values, *demands, *((None, cap) for cap in caps.values())))
    for fact, amount in (*values, *demands):
        cap = caps.get(fact)
        yield Bar(
            name=role_name(fact.role) if fact.role else "",
            words=fact_words(fact),
            place=place_of_fact(procurement, fact),
            width=max(round(float(amount / widest) * 100, 2), _LEAST_WIDTH),
            is_demand=fact.role in _DEMANDS,
            cap=round(float(cap / widest) * 100, 2) if cap else None,
            cap_words=f"the law’s cap is {value_words(Money(cap.to_integral_value()))}" if cap else "",
        )


def _caps(analysis: Analysis) -> Iterator[tuple[Fact, Decimal]]:
    """What the law allows at most, in pounds, for the facts that it caps."""
    for proportion in analysis.proportions:
        if proportion.limit and proportion.times and isinstance(proportion.demanded.value, Money):
            yield proportion.demanded, proportion.demanded.value.amount / proportion.times * proportion.limit.number


def _sums(procurement: Procurement, roles: Iterable[Role], most: int) -> Iterator[tuple[Fact, Decimal]]:
    """The sums in pounds, each amount of a role once."""
    for role in roles:
        found: dict[Decimal, Fact] = {}
        for fact in procurement.facts_of(role):
            if isinstance(fact.value, Money) and fact.value.currency == "GBP" and fact.value.amount > 0:
                found.setdefault(fact.value.amount, fact)
        yield from ((fact, amount) for amount, fact in list(found.items())[:most])


def _demands(checked: Checked) -> Iterator[DemandView]:
    """Each demand once, in the order of the analysis."""
    analysis = checked.analysis
    proportions, reaches = analysis.proportions, analysis.reaches
    no_cap = _no_cap(checked.procurement.regime.kind)
    every = [*(one.demanded for one in proportions), *(one.threshold for one in reaches)]
    for fact in dict.fromkeys(every):
        yield DemandView(
            name=role_name(fact.role) if fact.role else "",
            words=fact_words(fact),
            place=place_of_fact(checked.procurement, fact),
            proportions=tuple(_proportion(one, no_cap) for one in proportions if one.demanded == fact),
            reaches=tuple(_reach(one) for one in reaches if one.threshold == fact),
        )


def _no_cap(kind: RegimeKind) -> str:
    """What is said where no cap is held against a proportion: that there is none only where that is known."""
    if kind in (RegimeKind.EARLIER, RegimeKind.ELSEWHERE):
        return "the ruleset does not hold the law that applies"
    return "the law has no cap here" if kind.startswith("pa23") else "no cap of the law is held against this"


def _proportion(proportion: Proportion, no_cap: str) -> ProportionView:
    limit = proportion.limit
    times = f"{limit.number.normalize():f} times" if limit else ""
    verdict = no_cap if limit is None else f"within the law’s cap of {times}"
    return ProportionView(
        against=proportion.against,
        working=proportion.working,
        verdict=f"over the law’s cap of {times}" if proportion.is_over else verdict,
        law=law_name(limit.law) if limit and limit.law else "",
        url=plain_https(limit.law.url) if limit and limit.law else "",
        is_over=proportion.is_over,
    )


def _reach(reach: Reach) -> ReachView:
    day = f"{reach.published.day} {reach.published:%B} {reach.published.year}"
    return ReachView(reach.words, f"{reach.source}, published {day}")
