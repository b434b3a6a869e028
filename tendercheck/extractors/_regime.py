"""Decides which law a procurement comes under, and says why and what had to be assumed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tendercheck.extractors._evidence import Evidence, gather
from tendercheck.model.facts import Fact
from tendercheck.model.procurement import Nation, Regime, RegimeKind
from tendercheck.model.regime_law import RegimeLaw
from tendercheck.model.roles import Role
from tendercheck.model.values import Duration, Money


@dataclass(slots=True)
class _Account:
    """Reasons and assumptions as they gather."""

    reasons: list[str]
    assumed: list[str]
    nation: Nation | None = None

    def ends(self, kind: RegimeKind, *reasons: str) -> Regime:
        return Regime(kind, (*self.reasons, *reasons), tuple(self.assumed), self.nation)


def decide(
    facts: Sequence[Fact], texts: Sequence[str], stated: Sequence[Fact], as_at: dt.date, law: RegimeLaw
) -> Regime:
    """The law of the procurement: the table of questions asked in turn, the first that settles it wins."""
    evidence = gather(facts, texts, stated)
    account = _Account([], [], evidence.nation)
    day = evidence.begun(account.reasons)
    if evidence.is_foreign:
        return account.ends(RegimeKind.ELSEWHERE, evidence.foreign_reason)
    if evidence.nation is Nation.SCOTLAND:
        return _scotland(account, evidence, day, law)
    if evidence.names_welsh_health:
        return account.ends(RegimeKind.ELSEWHERE, "The documents name the procurement of health services in Wales.")
    if day is None and evidence.names("pcr15") and not evidence.names("pa23"):
        account.assumed.append("The documents are not dated; the law that they name is assumed to apply.")
        return _pcr15(account, evidence, None, law, "The documents name the Public Contracts Regulations 2015.")
    if day is None:
        account.assumed.append(f"The documents are not dated; a procurement begun by {_written(as_at)} is assumed.")
        day = as_at
    if evidence.is_health(day >= law.start_of(RegimeKind.PSR23)):
        return account.ends(RegimeKind.PSR23, "The documents name the Provider Selection Regime for health services.")
    if day < law.start_of(RegimeKind.PCR15):
        return account.ends(RegimeKind.EARLIER, "That is before the Public Contracts Regulations 2015 applied.")
    if day < law.start_of(RegimeKind.PA23):
        return _pcr15(account, evidence, day, law, "That is before the Procurement Act 2023 applied.")
    return _current(account, evidence, day, law)


def _scotland(account: _Account, evidence: Evidence, day: dt.date | None, law: RegimeLaw) -> Regime:
    reason = f"The documents name a Scottish authority or Scottish law ({evidence.nation_quote})."
    if day is None:
        account.assumed.append("The documents are not dated; the Scottish law now in force is assumed.")
    elif day < law.start_of(RegimeKind.SCOTLAND):
        return account.ends(RegimeKind.EARLIER, reason, "That is before the present Scottish regulations applied.")
    value = _value(account, evidence)
    floor, least, most = (law.threshold_on(name, day or dt.date.max) for name in ("scotland", "central", "sub-central"))
    if value is not None and floor is not None and value.amount < floor.amount:
        return account.ends(
            RegimeKind.ELSEWHERE, reason, f"{value} is below {floor}, from which Scottish law regulates."
        )
    if value is not None and least is not None and value.amount < least.amount:
        return account.ends(RegimeKind.SCOTLAND_REGULATED, reason, f"{value} is below {least}, the higher threshold.")
    if value is None or most is None or value.amount < most.amount:
        account.assumed.append("A procurement above the higher Scottish threshold is assumed.")
    return account.ends(RegimeKind.SCOTLAND, reason)


def _pcr15(account: _Account, evidence: Evidence, day: dt.date | None, law: RegimeLaw, reason: str) -> Regime:
    """The Regulations of 2015, above or below their threshold; their light touch rules stand apart (regs 74-77)."""
    contract = _contract(account, evidence)
    if contract == "light touch":
        return account.ends(RegimeKind.PCR15_LIGHT_TOUCH, reason)
    value = _value(account, evidence)
    threshold = law.threshold_on(contract, day) if day else None
    if value is None or threshold is None:
        account.assumed.append("A procurement above the threshold of the Regulations of 2015 is assumed.")
        return account.ends(RegimeKind.PCR15, reason)
    if value.amount < threshold.amount:
        below = f"{value} is below the threshold of {threshold} ({contract})."
        return account.ends(RegimeKind.PCR15_BELOW_THRESHOLD, reason, below)
    return account.ends(RegimeKind.PCR15, reason, f"{value} is not below the threshold of {threshold} ({contract}).")


def _current(account: _Account, evidence: Evidence, day: dt.date, law: RegimeLaw) -> Regime:
    """The regime of a procurement that began under the Procurement Act 2023."""
    if evidence.is_call_off:
        if evidence.names("pcr15") and not evidence.names("pa23"):
            reason = "It is a call-off from a framework set up under the Public Contracts Regulations 2015."
            account.assumed.append("That the framework is not a light touch one is assumed.")
            return account.ends(RegimeKind.PCR15, reason)
        reason = f"It is a call-off from a framework ({evidence.call_off_quote})."
        if evidence.service_type == "light touch services":
            return account.ends(RegimeKind.PA23_CALL_OFF_LIGHT_TOUCH, reason)
        account.assumed.append("That the framework is not a light touch one is assumed.")
        return account.ends(RegimeKind.PA23_CALL_OFF, reason)
    if evidence.names("pcr15") and not evidence.names("pa23"):
        account.assumed.append(
            "The documents name the Public Contracts Regulations 2015, but the procurement began after the"
            " Procurement Act "
            "2023 applied; that it is not a call-off from an older framework is assumed."
        )
    contract = _contract(account, evidence)
    above = RegimeKind.PA23_LIGHT_TOUCH if contract == "light touch" else RegimeKind.PA23
    value = _value(account, evidence)
    threshold = law.threshold_on(contract, day)
    if value is None or threshold is None:
        return _unvalued(account, evidence, above)
    if value.amount >= threshold.amount:
        return account.ends(above, f"{value} is not below the threshold of {threshold} ({contract}).")
    if value.amount * (100 + law.vat_percent) / 100 >= threshold.amount:
        account.assumed.append(f"{value} is assumed to include VAT; with VAT added it would reach {threshold}.")
    return _below(account, f"{value} is below the threshold of {threshold} ({contract}).")


def _unvalued(account: _Account, evidence: Evidence, above: RegimeKind) -> Regime:
    if evidence.names("below"):
        return _below(account, "The documents call it a contract below the threshold, or ask for quotations.")
    account.assumed.append(
        "The estimated value is not stated; the Procurement Act 2023 above its threshold is assumed."
    )
    named = ("The documents name the Procurement Act 2023.",) if evidence.names("pa23") else ()
    return account.ends(above, *named)


def _below(account: _Account, reason: str) -> Regime:
    if account.nation is Nation.NORTHERN_IRELAND:
        return account.ends(
            RegimeKind.ELSEWHERE, reason, "Part 6 of the Procurement Act 2023 leaves out Northern Ireland."
        )
    return account.ends(RegimeKind.PA23_BELOW_THRESHOLD, reason)


def _contract(account: _Account, evidence: Evidence) -> str:
    if evidence.service_type in ("works", "light touch services"):
        account.reasons.append(f"The contract is for {evidence.service_type}.")
        return "works" if evidence.service_type == "works" else "light touch"
    if evidence.is_central is None:
        account.assumed.append("The contracting authority is not named; one outside central government is assumed.")
    return "central" if evidence.is_central else "sub-central"


def _value(account: _Account, evidence: Evidence) -> Money | None:
    """What the contract is worth over its life: as stated, or by the year times its years."""
    whole = evidence.best(Role.ESTIMATED_VALUE)
    if whole is not None and isinstance(whole.value, Money):
        account.reasons.append(f"The estimated value is {whole.value}.")
        return whole.value
    annual = evidence.best(Role.ANNUAL_VALUE)
    if annual is None or not isinstance(annual.value, Money):
        return None
    years = sum(_years(evidence), Decimal(0))
    if not years:
        account.assumed.append(
            f"The value is stated by the year ({annual.value}) and the term is not; one year is assumed."
        )
        return annual.value
    total = Money(annual.value.amount * years, annual.value.currency)
    account.reasons.append(
        f"The value is {annual.value} a year for {years.normalize():f} years with extensions: {total}."
    )
    return total


def _years(evidence: Evidence) -> Iterator[Decimal]:
    for role in (Role.TERM, Role.EXTENSION):
        fact = evidence.best(role)
        if fact is not None and isinstance(fact.value, Duration):
            yield fact.value.count / {"year": 1, "month": 12, "week": 52}.get(fact.value.unit, 365)


def _written(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
