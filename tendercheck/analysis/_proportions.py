"""Holds what suppliers must show against what the contract is worth and how long it runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from tendercheck.analysis._sums import UPPER_ENDS, Length, Worth, length_of, lot_worth, rounded, said, worths_of
from tendercheck.model.analysis import Limit, Proportion
from tendercheck.model.facts import Fact
from tendercheck.model.procurement import Procurement
from tendercheck.model.roles import Role
from tendercheck.model.values import Count, Duration, Money

INSURANCES = (
    Role.DEMANDED_PUBLIC_LIABILITY,
    Role.DEMANDED_EMPLOYERS_LIABILITY,
    Role.DEMANDED_PROFESSIONAL_INDEMNITY,
    Role.DEMANDED_PRODUCT_LIABILITY,
    Role.DEMANDED_OTHER_INSURANCE,
)
GREATEST_COUNT = 1000  # years or references; a greater number was misread
YEARS = {Role.DEMANDED_ACCOUNTS: "accounts", Role.DEMANDED_EXPERIENCE: "experience"}


def proportions_of(
    procurement: Procurement, limits: Mapping[str, Limit]
) -> tuple[tuple[Proportion, ...], tuple[str, ...]]:
    """Every proportion that can be reckoned, and a sentence for each that cannot for want of one currency."""
    worths = worths_of(procurement)
    pairs = [
        *_turnover(procurement, worths),
        *_insurance(procurement, worths, limits),
        *_references(procurement, worths),
    ]
    proportions: list[Proportion] = []
    remarks: list[str] = []
    for name, demanded, worth in pairs:
        money = demanded.value
        if not isinstance(money, Money) or not worth.sum.amount:
            continue
        if money.currency != worth.sum.currency:
            remarks.append(f"{said(money)} is demanded and {worth.words} is {said(worth.sum)}: two currencies.")
            continue
        proportions.append(_proportion(name, demanded, money, worth, limits))
    return (*proportions, *_against_term(procurement)), tuple(dict.fromkeys(remarks))


def floors_of(procurement: Procurement, role: Role) -> tuple[Fact, ...]:
    """The sums that must be reached, each once; not those that must not be passed, nor a rate by the hour."""
    facts = [
        fact
        for fact in procurement.facts_of(role)
        if isinstance(fact.value, Money)
        and fact.value.amount > 0
        and fact.value.per in ("", "year")
        and fact.bound not in UPPER_ENDS
    ]
    return tuple({(str(fact.value), fact.of): fact for fact in reversed(facts)}.values())[::-1]


def _turnover(procurement: Procurement, worths: Sequence[Worth]) -> Iterator[tuple[str, Fact, Worth]]:
    for demanded in floors_of(procurement, Role.DEMANDED_TURNOVER):
        lot = lot_worth(procurement, demanded.of)
        for worth in (*worths, *((lot,) if lot else ())):
            yield "turnover", demanded, worth


def _insurance(
    procurement: Procurement, worths: Sequence[Worth], limits: Mapping[str, Limit]
) -> Iterator[tuple[str, Fact, Worth]]:
    """Cover against the whole value, or else a year's; not the cover that the law demands of every employer."""
    statutory = limits.get("statutory_employers_liability")
    for role in INSURANCES if worths else ():
        for demanded in floors_of(procurement, role):
            if not (role is Role.DEMANDED_EMPLOYERS_LIABILITY and statutory and _amount(demanded) <= statutory.number):
                yield role.value.removeprefix("demanded_"), demanded, worths[0]


def _references(procurement: Procurement, worths: Sequence[Worth]) -> Iterator[tuple[str, Fact, Worth]]:
    for demanded in floors_of(procurement, Role.REFERENCE_VALUE):
        yield from (("reference_value", demanded, worth) for worth in worths)


def _proportion(name: str, demanded: Fact, money: Money, worth: Worth, limits: Mapping[str, Limit]) -> Proportion:
    """The law's cap is on turnover, and on the estimated value of the whole contract alone; a source sets none."""
    is_capped = name == "turnover" and worth.name == "value" and worth.is_stated
    cap = limits.get("turnover_cap") if is_capped else None
    times = money.amount / worth.sum.amount
    return Proportion(
        name=f"{name}_to_{worth.name}",
        demanded=demanded,
        against=worth.words,
        times=times,
        working=f"{said(money)} ÷ {worth.text} = {rounded(times)}",
        reckoned_from=worth.facts,
        limit=None if cap is None or cap.source else cap,
    )


def _against_term(procurement: Procurement) -> Iterator[Proportion]:
    """Years of accounts and experience against the years of the contract; and how many references.

    How old a reference may be is left out: more years are easier to satisfy.
    """
    length = length_of(procurement)
    if length is None:
        return
    for role, of_what in YEARS.items():
        demanded = max(procurement.facts_of(role), key=_years, default=None)
        if demanded is not None and _years(demanded) > 0:
            text = f"{_plural(_years(demanded), 'year')} of {of_what}"
            yield _term_proportion(f"{of_what}_to_term", demanded, _years(demanded), text, length)
    references = max(procurement.facts_of(Role.DEMANDED_REFERENCES), key=_count, default=None)
    if references is not None and _count(references) > 0:
        text = _plural(_count(references), "reference")
        yield _term_proportion("references_to_term", references, _count(references), text, length)


def _term_proportion(name: str, demanded: Fact, number: Decimal, text: str, length: Length) -> Proportion:
    times = number / length.years
    working = f"{text} ÷ {length.text} of contract = {rounded(times)}"
    return Proportion(name, demanded, "the term of the contract", times, working, length.facts)


def _years(fact: Fact) -> Decimal:
    """The years that the fact demands, 0 where it is no such demand."""
    value = fact.value
    years = Decimal(0)
    if isinstance(value, Duration) and value.unit in ("year", "month") and not value.working:
        years = value.count if value.unit == "year" else value.count / 12
    elif isinstance(value, Count) and value.of in ("", "year"):
        years = value.value
    return years if years <= GREATEST_COUNT else Decimal(0)


def _amount(fact: Fact) -> Decimal:
    return fact.value.amount if isinstance(fact.value, Money) else Decimal(0)


def _count(fact: Fact) -> Decimal:
    is_count = isinstance(fact.value, Count) and fact.value.value <= GREATEST_COUNT
    return fact.value.value if isinstance(fact.value, Count) and is_count else Decimal(0)


def _plural(number: Decimal, what: str) -> str:
    shown = f"{number.normalize():f}" if number == number.quantize(Decimal("0.01")) else f"{number:.2f}"
    return f"{shown} {what}{'' if number == 1 else 's'}"
