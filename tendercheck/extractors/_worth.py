"""Tells what a contract is worth over its life, VAT considered, and whether that reaches a threshold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from tendercheck.extractors._evidence import Evidence
from tendercheck.model.facts import Fact
from tendercheck.model.regime_law import Threshold
from tendercheck.model.roles import Role
from tendercheck.model.values import Bound, Duration, Money

_MONTHS = {"year": Decimal(12), "month": Decimal(1), "week": Decimal(12) / 52}
_IN_WORDS = {
    Bound.AT_LEAST: "at least ",
    Bound.OVER: "more than ",
    Bound.FROM: "from ",
    Bound.AT_MOST: "at most ",
    Bound.UNDER: "less than ",
    Bound.TO: "at most ",
    Bound.ABOUT: "about ",
}
_OPEN = (Bound.AT_LEAST, Bound.OVER, Bound.FROM)
_NEAR = Decimal("0.1")  # a figure that is "about" so much may miss by a tenth
_RANGE_CHARACTERS = 60
_NO_VALUE = 1  # portals want a figure, and £0, £0.01 and £1 are what is put in where there is none


@dataclass(frozen=True, slots=True)
class Worth:
    """A sum in pounds as it stands; `with_extensions` is what it comes to if it leaves the extensions out."""

    money: Money
    bound: Bound = Bound.EXACT
    with_extensions: Decimal | None = None

    @property
    def is_open(self) -> bool:
        """Whether only the least is stated."""
        return self.bound in _OPEN

    def reaches(self, threshold: Threshold, vat_percent: Decimal, assumed: list[str]) -> bool:
        """Whether it is not below the threshold; what had to be taken for granted goes to `assumed`."""
        amount = self._counted(threshold.is_net, vat_percent)
        limit = threshold.amount.amount
        is_reached = amount >= limit
        if self.is_open:  # whatever is doubtful only adds to the least
            return is_reached
        assumed.extend(self._doubts(threshold, vat_percent, is_reached))
        return is_reached

    def counted(self, threshold: Threshold, vat_percent: Decimal) -> Money:
        """The sum that is compared with the threshold."""
        return replace(self.money, amount=self._counted(threshold.is_net, vat_percent), per="")

    def _counted(self, is_net: bool, vat_percent: Decimal) -> Decimal:
        factor = (100 + vat_percent) / 100
        if is_net and self.money.vat == "included":
            return _pence(self.money.amount / factor)
        if not is_net and self.money.vat == "excluded":
            return _pence(self.money.amount * factor)
        return self.money.amount

    def _doubts(self, threshold: Threshold, vat_percent: Decimal, is_reached: bool) -> Iterator[str]:
        limit = threshold.amount
        then = f"and the law {'below' if is_reached else 'above'} the threshold would apply"
        if not self.money.vat:
            other = replace(self.money, vat="included" if threshold.is_net else "excluded")
            amount = Worth(other)._counted(threshold.is_net, vat_percent)
            if (amount >= limit.amount) is not is_reached:
                yield _vat_doubt(self.money, Money(amount), threshold, vat_percent, then)
        if self.bound is Bound.ABOUT and abs(self.money.amount - limit.amount) < limit.amount * _NEAR:
            yield f"The value is only about {self.money}, near {limit}; the figure is taken as it stands."
        if self.with_extensions is not None and not is_reached and self.with_extensions >= limit.amount:
            total = Money(self.with_extensions.quantize(Decimal(1)))
            yield f"{self.money} is assumed to cover the extensions; if they come on top it is about {total}, {then}."


def find_worth(evidence: Evidence, vat_percent: Decimal, reasons: list[str], assumed: list[str]) -> Worth | None:
    """What the contract is worth: as stated, by the year times its years, or its lots together; None if unsaid."""
    worth = (
        _whole(evidence, reasons) or _by_the_year(evidence, reasons, assumed) or _of_lots(evidence, reasons, assumed)
    )
    if worth is not None:
        if worth.money.vat == "excluded":
            gross = Money(_pence(worth.money.amount * (100 + vat_percent) / 100))
            reasons.append(f"{worth.money} excluding VAT is {gross} with VAT at {_percent(vat_percent)}.")
        return worth
    foreign = evidence.best(Role.ESTIMATED_VALUE) or evidence.best(Role.ANNUAL_VALUE)
    if foreign is not None and isinstance(foreign.value, Money) and foreign.value.currency != "GBP":
        assumed.append(f"{foreign.value} is not compared with thresholds in pounds.")
    return None


def _whole(evidence: Evidence, reasons: list[str]) -> Worth | None:
    fact = next((fact for fact in _sums(evidence, Role.ESTIMATED_VALUE) if _money(fact).per != "year"), None)
    if fact is None:
        return None
    lower, upper = _range(evidence, fact)
    money = _money(upper)
    if lower is not None:
        reasons.append(f"The estimated value is between {lower.value} and {money}; the upper end counts.")
        return Worth(money)
    read = next((one for one in _sums(evidence, Role.ESTIMATED_VALUE) if one.document >= 0), None)
    if fact.document < 0:
        differs = (
            f"; the documents say {read.value}" if read is not None and _money(read).amount != money.amount else ""
        )
        reasons.append(f"The authority states that the estimated value is {money}{differs}.")
    else:
        reasons.append(f"The estimated value is {_IN_WORDS.get(fact.bound, '')}{money}.")
    return Worth(money, fact.bound, _with_extensions(evidence, money))


def _by_the_year(evidence: Evidence, reasons: list[str], assumed: list[str]) -> Worth | None:
    yearly = [fact for fact in _sums(evidence, Role.ESTIMATED_VALUE) if _money(fact).per == "year"]
    fact = next(iter([*_sums(evidence, Role.ANNUAL_VALUE), *yearly]), None)
    if fact is None:
        return None
    _, upper = _range(evidence, fact)
    money, years = _money(upper), _months(evidence, Role.TERM, Role.EXTENSION) / 12
    if not years:
        assumed.append(f"The value is stated by the year ({money}) and the term is not; one year is assumed.")
        return Worth(money, fact.bound)
    total = replace(money, amount=_pence(money.amount * years), per="")
    length = f"{years.quantize(Decimal('0.01')).normalize():f} year{'' if years == 1 else 's'}"
    reasons.append(f"The value is {money} a year for {length} with extensions: {total}.")
    return Worth(total, fact.bound)


def _of_lots(evidence: Evidence, reasons: list[str], assumed: list[str]) -> Worth | None:
    """The lots of the document that values most of them; a lot that is named twice counts once, at its highest."""
    documents: dict[int, dict[str, Fact]] = {}
    for fact in _sums(evidence, Role.LOT_VALUE):
        lots = documents.setdefault(fact.document, {})
        name = fact.of or f"{fact.span}"
        if name not in lots or _money(fact).amount > _money(lots[name]).amount:
            lots[name] = fact
    if not documents:
        return None
    sums = [_money(fact) for fact in max(documents.values(), key=len).values()]
    years = _months(evidence, Role.TERM, Role.EXTENSION) / 12 or Decimal(1)
    amounts = [money.amount * (years if money.per == "year" else 1) for money in sums]
    vat = sums[0].vat if len({money.vat for money in sums}) == 1 else ""
    total = Money(_pence(sum(amounts, Decimal(0))), vat=vat)
    reasons.append(f"The lots together are worth {total}.")
    assumed.append("That the values of all lots, over their whole term, are stated is assumed.")
    return Worth(total)


def _sums(evidence: Evidence, role: Role) -> list[Fact]:
    found = [fact for fact in evidence.facts if fact.role is role and isinstance(fact.value, Money)]
    usable = [fact for fact in found if _money(fact).currency == "GBP" and _money(fact).amount > _NO_VALUE]
    return sorted(usable, key=lambda fact: (fact.document >= 0, -fact.confidence))


def _range(evidence: Evidence, fact: Fact) -> tuple[Fact | None, Fact]:
    """The lower end of the range that the fact is one end of, if it is, and its upper end; else None and the fact."""
    if fact.span is None or fact.bound not in (Bound.FROM, Bound.TO):
        return None, fact
    wanted = Bound.TO if fact.bound is Bound.FROM else Bound.FROM
    for other in evidence.facts:
        if other.span is None or other.document != fact.document or other.bound is not wanted:
            continue
        first, last = sorted((fact, other), key=lambda one: one.span.start if one.span else 0)
        gap = last.span.start - first.span.end if first.span and last.span else 0
        if isinstance(other.value, Money) and 0 <= gap <= _RANGE_CHARACTERS and first.bound is Bound.FROM:
            return first, last
    return None, fact


def _with_extensions(evidence: Evidence, money: Money) -> Decimal | None:
    term, extension = _months(evidence, Role.TERM), _months(evidence, Role.EXTENSION)
    return money.amount * (term + extension) / term if term and extension else None


def _months(evidence: Evidence, *roles: Role) -> Decimal:
    months = Decimal(0)
    for role in roles:
        fact = evidence.best(role)
        if fact is not None and isinstance(fact.value, Duration):
            months += fact.value.count * _MONTHS.get(fact.value.unit, Decimal(12) / 365)
    return months


def _vat_doubt(money: Money, other: Money, threshold: Threshold, vat_percent: Decimal, then: str) -> str:
    percent = _percent(vat_percent)
    if threshold.is_net:
        return f"{money} is assumed to be without VAT; without VAT at {percent} it would be {other}, {then}."
    return f"{money} is assumed to include VAT; with VAT at {percent} on top it would be {other}, {then}."


def _percent(vat_percent: Decimal) -> str:
    return f"{vat_percent.normalize():f} %"


def _money(fact: Fact) -> Money:
    return fact.value if isinstance(fact.value, Money) else Money(Decimal(0))


def _pence(amount: Decimal) -> Decimal:
    whole = amount.to_integral_value()
    return whole if amount == whole else amount.quantize(Decimal("0.01"))
