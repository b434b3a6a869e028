"""What the contract is worth and how long it runs: what demands are held against."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tendercheck.model.facts import Fact
from tendercheck.model.procurement import Procurement
from tendercheck.model.roles import Role
from tendercheck.model.values import Bound, Date, Duration, Money

UPPER_ENDS = (Bound.TO, Bound.AT_MOST, Bound.UNDER)
LOWER_ENDS = (Bound.FROM, Bound.AT_LEAST, Bound.OVER)
MONTHS = {"year": Decimal(12), "month": Decimal(1)}
GREATEST_TERM = 12_000  # months; a longer term was misread
DAYS_A_MONTH = Decimal(365) / 12


@dataclass(frozen=True, slots=True)
class Worth:
    """A sum to hold demands against: `name` ends the name of the proportion, `text` stands in the working.

    `is_stated` is False where the sum was reckoned from others, or is only the lower end of what the contract may be
    worth: then it cannot bear out that a cap is passed.
    """

    name: str
    words: str
    sum: Money
    text: str
    facts: tuple[Fact, ...]
    is_stated: bool = True


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time in years, as it is said, with the facts that give it."""

    years: Decimal
    text: str
    facts: tuple[Fact, ...]


def worths_of(procurement: Procurement) -> tuple[Worth, ...]:
    """The value of the whole contract, then of a year, as far as the documents tell."""
    whole, annual = _stated_whole(procurement), _stated_annual(procurement)
    length = length_of(procurement, with_extension=True)
    if whole is None and annual is not None and length is not None:
        whole = _whole_from(annual, length)
    elif annual is None and whole is not None and length is not None and length.years > 1:
        annual = _annual_from(whole, length)
    return tuple(worth for worth in (whole, annual) if worth is not None)


def lot_worth(procurement: Procurement, lot: str) -> Worth | None:
    """The value of that lot; of the smallest where `lot` is empty or has no value."""
    lots = [fact for fact in procurement.facts_of(Role.LOT_VALUE) if isinstance(fact.value, Money)]
    wanted = [fact for fact in lots if lot and fact.of == lot] or lots
    fact = min(wanted, key=_amount, default=None)
    if fact is None or not isinstance(fact.value, Money):
        return None
    name = f"lot {fact.of}" if fact.of.isdigit() else fact.of or "a lot"
    words = f"the value of {name}" + (", the smallest" if len(wanted) > 1 else "")
    return Worth("lot_value", words, fact.value, f"{said(fact.value)} for {name}", (fact,), is_stated=False)


def length_of(procurement: Procurement, *, with_extension: bool = False) -> Length | None:
    """How long the contract runs: its stated term, or from its first day to its last; without extensions unless asked.

    Extensions count where a value is turned into a year's, or the other way: an estimated value includes them.
    """
    term = _months(procurement, Role.TERM)
    if term is None:
        return _between(procurement)
    months, facts = term
    extension = _months(procurement, Role.EXTENSION) if with_extension else None
    if extension is not None:
        months, facts = months + extension[0], (*facts, *extension[1])
    text = f"{_years(months)}{' with the extension' if extension else ''}"
    return Length(months / 12, text, facts)


def said(money: Money) -> str:
    """A sum with what the text says of it: "£240,000 a year excluding VAT"."""
    per = f" a {money.per}" if money.per else ""
    vat = {"excluded": " excluding VAT", "included": " including VAT"}.get(money.vat, "")
    return f"{money}{per}{f' {money.cover}' if money.cover else ''}{vat}"


def rounded(number: Decimal) -> str:
    """To one decimal; to two below 1, so that a small share does not vanish."""
    return f"{number:,.1f}" if number >= 1 else f"{number:.2f}"


def _stated_whole(procurement: Procurement) -> Worth | None:
    facts = [fact for fact in procurement.facts_of(Role.ESTIMATED_VALUE) if _is_sum(fact, per=("",))]
    fact = _upper(facts)
    if fact is None or not isinstance(fact.value, Money):
        return None
    is_whole = fact.bound not in LOWER_ENDS
    return Worth("value", "the value of the contract", fact.value, said(fact.value), (fact,), is_whole)


def _stated_annual(procurement: Procurement) -> Worth | None:
    yearly = [fact for fact in procurement.facts_of(Role.ANNUAL_VALUE) if _is_sum(fact, per=("", "year"))]
    yearly += [fact for fact in procurement.facts_of(Role.ESTIMATED_VALUE) if _is_sum(fact, per=("year",))]
    fact = _upper(yearly)
    if fact is None or not isinstance(fact.value, Money):
        return None
    text = said(Money(fact.value.amount, fact.value.currency, "year", fact.value.vat))
    return Worth("annual_value", "the value of a year", fact.value, text, (fact,))


def _whole_from(annual: Worth, length: Length) -> Worth:
    money = Money(annual.sum.amount * length.years, annual.sum.currency)
    facts = (*annual.facts, *length.facts)
    text = f"({annual.text} × {length.text} = {money})"
    return Worth("value", "the value of the contract, reckoned from a year's", money, text, facts, is_stated=False)


def _annual_from(whole: Worth, length: Length) -> Worth:
    money = Money((whole.sum.amount / length.years).to_integral_value(), whole.sum.currency)
    facts = (*whole.facts, *length.facts)
    text = f"({whole.text} ÷ {length.text} = {money} a year)"
    return Worth("annual_value", "the value of a year, reckoned from the whole", money, text, facts, is_stated=False)


def _upper(facts: list[Fact]) -> Fact | None:
    """The most trustworthy fact; the upper end of its range, where it is one."""
    first = next(iter(facts), None)
    if first is None or first.bound is not Bound.FROM:
        return first
    return next((fact for fact in facts if fact.bound is Bound.TO and fact.document == first.document), first)


def _is_sum(fact: Fact, *, per: Iterable[str]) -> bool:
    return isinstance(fact.value, Money) and fact.value.amount > 0 and fact.value.per in per


def _amount(fact: Fact) -> Decimal:
    return fact.value.amount if isinstance(fact.value, Money) else Decimal(0)


def _months(procurement: Procurement, role: Role) -> tuple[Decimal, tuple[Fact, ...]] | None:
    for fact in procurement.facts_of(role):
        value = fact.value
        if isinstance(value, Duration) and not value.working and value.count > 0:
            each = MONTHS.get(value.unit)
            months = value.count * each if each else value.days / DAYS_A_MONTH
            if months <= GREATEST_TERM:
                return months, (fact,)
    return None


def _between(procurement: Procurement) -> Length | None:
    start = next((f for f in procurement.facts_of(Role.CONTRACT_START) if isinstance(f.value, Date)), None)
    end = next((f for f in procurement.facts_of(Role.CONTRACT_END) if isinstance(f.value, Date)), None)
    if start is None or end is None or not isinstance(start.value, Date) or not isinstance(end.value, Date):
        return None
    length = (end.value.day - start.value.day).days + 1
    months = (length / DAYS_A_MONTH).to_integral_value()
    return Length(months / 12, _years(months), (start, end)) if months >= 1 else None


def _years(months: Decimal) -> str:
    if months % 12 == 0:
        return "1 year" if months == 12 else f"{months / 12:.0f} years"
    return "1 month" if months == 1 else f"{months.normalize():f} months" if months % 1 == 0 else f"{months:.1f} months"
