"""The case whose regime is asked for: its evidence, its authority, its day, and the account as it grows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from tendercheck.extractors._begun import find_beginning, written
from tendercheck.extractors._evidence import Evidence
from tendercheck.extractors._worth import Worth, find_worth
from tendercheck.model.procurement import Nation, Regime, RegimeKind
from tendercheck.model.regime_law import AuthorityKind, RegimeLaw, Threshold
from tendercheck.model.roles import Role
from tendercheck.model.values import Money

_CENTRAL = (AuthorityKind.CENTRAL, AuthorityKind.AGENCY)
_NAMED_SURE = 0.55
DIRECTIVE_NOTICE = (
    "Its notice names Directive 2014/24/EU as its legal basis, as those of contracts above the threshold did."
)


@dataclass(slots=True)
class Case:
    """A procurement on its way through the questions. `dated` is None where the documents tell no day.

    `reasons` and `assumed` are the sentences of the account; a question adds to them only if it goes on from there.
    """

    evidence: Evidence
    law: RegimeLaw
    as_at: dt.date
    reasons: list[str] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)
    authority: str = ""
    kind: AuthorityKind | None = None
    nation: Nation | None = None
    dated: dt.date | None = None
    worth: Worth | None = None
    is_above_assumed: bool = False

    @property
    def day(self) -> dt.date:
        """The day whose law counts: that of the documents, else the day that the report is made for."""
        return self.dated or self.as_at

    @property
    def is_central(self) -> bool:
        """Whether the authority is of central government, or is taken for it."""
        return self.kind in _CENTRAL

    @property
    def is_nhs(self) -> bool:
        """Whether it is a body of the health service, as far as its name tells."""
        return self.kind is AuthorityKind.NHS or "NHS" in self.authority.split()

    @property
    def may_buy_health(self) -> bool:
        """Whether it is an NHS body or a council, as far as its name tells."""
        return self.is_nhs or self.kind is AuthorityKind.COUNCIL

    @property
    def buys_health(self) -> bool:
        """Whether such a body buys health services; a code of them is enough with the NHS, not with a council."""
        return self.may_buy_health and (self.evidence.is_health or (self.is_nhs and self.evidence.has_health_code))

    def ends(self, kind: RegimeKind, *reasons: str) -> Regime:
        """The regime, with the account so far and these last reasons."""
        return Regime(kind, _once(*self.reasons, *reasons), _once(*self.assumed), self.nation, self.is_above_assumed)

    def assumes_above(self, sentence: str) -> None:
        """Takes the contract for one above the threshold, which the documents do not tell."""
        self.assumed.append(sentence)
        self.is_above_assumed = not self.evidence.is_formal

    def is_above(self, contract: str) -> bool | None:
        """Whether the value is not below the threshold for that contract; None where the documents do not settle it.

        The account then says how the value was reckoned and compared.
        """
        self.worth = find_worth(self.evidence, self.law.vat_percent, self.reasons, self.assumed)
        threshold = self.threshold(contract) if self.worth else None
        if self.worth is None or threshold is None:
            return None
        is_above = self.reaches(threshold)
        if not is_above and self.worth.is_open:
            self.assumed.append(
                f"Of the value only the least is stated; that it reaches {threshold.amount} is assumed."
            )
            return True
        amount = self.counted(threshold)
        net = " without VAT" if threshold.is_net else ""
        words = "not below" if is_above else "below"
        self.reasons.append(f"{amount} is {words} the threshold of {threshold.amount}{net} ({contract}).")
        return is_above

    def threshold(self, contract: str) -> Threshold | None:
        """The threshold of the day; for earlier days the first that is known, which the account then says."""
        threshold = self.law.threshold_on(contract, self.day)
        first = self.law.first_threshold(contract)
        if threshold is None and first is not None and self.day < first.valid_from:
            self.assumed.append(
                f"The thresholds of {written(self.day)} were not read; that of {written(first.valid_from)},"
                f" {first.amount}, is taken instead."
            )
            return first
        return threshold

    def reaches(self, threshold: Threshold) -> bool:
        """Whether the value, which `is_above` has found, is not below the threshold; doubts go to the account."""
        return self.worth is None or self.worth.reaches(threshold, self.law.vat_percent, self.assumed)

    def counted(self, threshold: Threshold) -> Money:
        """The sum that is compared with the threshold, with or without VAT as that wants it."""
        return self.worth.counted(threshold, self.law.vat_percent) if self.worth else threshold.amount


def open_case(evidence: Evidence, law: RegimeLaw, as_at: dt.date) -> Case:
    """The case with its authority, nation and day found."""
    case = Case(evidence, law, as_at)
    buyer = evidence.best(Role.CONTRACTING_AUTHORITY)
    if buyer is not None and (buyer.document < 0 or buyer.confidence >= _NAMED_SURE):
        case.authority = str(buyer.value)
        case.kind = law.kind_of(case.authority)
    case.nation = _nation(case)
    case.dated = find_beginning(evidence.facts, as_at, case.reasons, case.assumed)
    return case


def _nation(case: Case) -> Nation | None:
    """The nation: as the authority states it, as its name tells, or as the documents name it."""
    read = case.evidence.nation
    if case.evidence.states_nation:
        told = case.evidence.best_read(Role.NATION)
        differs = f"; the documents name {told.value}" if told is not None and str(told.value) != read else ""
        case.reasons.append(f"The authority states that its nation is {read or 'another'}{differs}.")
        return read
    if case.law.is_reserved(case.authority):
        case.assumed.append(f"{case.authority} is taken for an authority that is not devolved.")
        return None
    of_name = case.law.nation_of(case.authority)
    if of_name is None and case.kind is AuthorityKind.CENTRAL and read is not None and read is not Nation.ENGLAND:
        case.reasons.append(f"{case.authority} is of the United Kingdom's government; the law of {read} is only named.")
        return None
    if of_name is None and read is Nation.SCOTLAND and case.evidence.names_scots_law_in_passing:
        case.reasons.append("Scottish law is only named beside that of the rest of the kingdom.")
        return None
    return of_name or read


def _once(*sentences: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentences))
