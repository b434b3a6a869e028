"""What share of charities or businesses a threshold shuts out, from published bands alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise

from tendercheck.analysis._proportions import floors_of
from tendercheck.analysis._sums import UPPER_ENDS
from tendercheck.model.analysis import Reach
from tendercheck.model.assumptions import Measure, Population, Step
from tendercheck.model.facts import Fact
from tendercheck.model.procurement import Procurement
from tendercheck.model.roles import Role
from tendercheck.model.values import Count, Money

ALMOST_ALL = Decimal("99.5")  # what rounds to 100 % is told as a bound: some are left
EMPLOYED = frozenset(("", "employee", "staff", "member of staff", "person", "people", "worker", "fte"))


def reaches_of(procurement: Procurement, populations: Iterable[Population]) -> tuple[Reach, ...]:
    """What each threshold means for each population that is sorted by what it demands."""
    thresholds = {
        Measure.TURNOVER: _first_of_each(_turnovers(procurement)),
        Measure.STAFF: _first_of_each(_staff(procurement)),
    }
    reaches = (
        _reach(fact, amount, population)
        for population in populations
        for amount, fact in thresholds[population.measure].items()
    )
    return tuple(reach for reach in reaches if reach is not None)


def share_below(amount: Decimal, steps: tuple[Step, ...]) -> Decimal | None:
    """Per cent below `amount`, interpolated on a log scale; None under the first step and over the last."""
    for low, high in pairwise(steps):
        if low.below <= amount <= high.below:
            way = (amount / low.below).ln() / (high.below / low.below).ln()
            return low.percent + (high.percent - low.percent) * way
    return steps[0].percent if amount == steps[0].below else None


def _reach(fact: Fact, amount: Decimal, population: Population) -> Reach | None:
    share = share_below(amount, population.steps)
    words = _words(amount, share, population)
    if not words:
        return None
    return Reach(
        threshold=fact,
        population=population.name,
        percent=share.quantize(Decimal(1)) if share is not None and share < ALMOST_ALL else None,
        words=f"{words} of {population.name}",
        source=population.source,
        published=population.published,
    )


def _words(amount: Decimal, share: Decimal | None, population: Population) -> str:
    """How the share may be printed; empty where nothing can be told."""
    first, last = population.steps[0], population.steps[-1]
    if share is not None:
        return f"about {share.quantize(Decimal(1))} %" if share < ALMOST_ALL else f"more than {int(share)} %"
    if amount > last.below:
        return f"more than {int(last.percent)} %"
    return f"at most {first.percent.to_integral_value(ROUND_CEILING)} %" if population.tells_below else ""


def _turnovers(procurement: Procurement) -> Iterator[tuple[Decimal, Fact]]:
    """Amounts in pounds, for what is published is in pounds."""
    for fact in floors_of(procurement, Role.DEMANDED_TURNOVER):
        if isinstance(fact.value, Money) and fact.value.currency == "GBP":
            yield fact.value.amount, fact


def _staff(procurement: Procurement) -> Iterator[tuple[Decimal, Fact]]:
    """How many people must be employed; not how many of one trade."""
    for fact in procurement.facts_of(Role.DEMANDED_STAFF):
        if isinstance(fact.value, Count) and fact.value.of in EMPLOYED and fact.bound not in UPPER_ENDS:
            yield fact.value.value, fact


def _first_of_each(found: Iterable[tuple[Decimal, Fact]]) -> dict[Decimal, Fact]:
    """The first fact of each amount, in their order."""
    facts: dict[Decimal, Fact] = {}
    for amount, fact in found:
        facts.setdefault(amount, fact)
    return facts
