"""Decides which law a procurement comes under: the questions in turn, and why each ends where it does.

The table that people read is docs/regimes.md; it has one row a question.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tendercheck.extractors import _scotland
from tendercheck.extractors._begun import written
from tendercheck.extractors._case import DIRECTIVE_NOTICE, Case, open_case
from tendercheck.extractors._contract import contract_of, floor_of
from tendercheck.extractors._evidence import gather
from tendercheck.model.facts import Fact
from tendercheck.model.procurement import Nation, Regime, RegimeKind
from tendercheck.model.regime_law import AuthorityKind, RegimeLaw
from tendercheck.model.roles import Role

# A framework under the Act takes 25 days to tender (section 54) and eight working days to stand still (section 51).
_SOONEST_FRAMEWORK = dt.timedelta(days=37)
_OFTEN = 3
_OTHER_LAWS = {
    "dspcr": "the regulations on defence and security that stood before the Procurement Act 2023",
    "ccr": "the regulations on concessions that stood before the Procurement Act 2023",
}


def decide(
    facts: Sequence[Fact],
    texts: Sequence[str],
    stated: Sequence[Fact],
    as_at: dt.date,
    law: RegimeLaw,
    stated_kind: RegimeKind | None = None,
) -> Regime:
    """The law of the procurement: the questions asked in turn, the first that settles it wins.

    A regime that the authority states wins over all; where the documents tell another, the reasons say both.
    """
    case = open_case(gather(facts, texts, stated), law, as_at)
    read = next(found for question in QUESTIONS if (found := question.answer(case)) is not None)
    if stated_kind is None:
        return read
    states = f"The authority states the regime in procurement.toml: {stated_kind.value}."
    if stated_kind is read.kind:
        return Regime(stated_kind, (states, *read.reasons), (), read.nation)
    differs = f"Its documents and what else it states speak for another, {read.kind.value}:"
    return Regime(stated_kind, (states, differs, *read.reasons), (), read.nation)


def _another_state(case: Case) -> Regime | None:
    """Other states and the Crown dependencies: nothing of their law may be cited."""
    if case.kind is AuthorityKind.OUTSIDE:
        reason = f"{case.authority} is of the Channel Islands or the Isle of Man, which have their own law."
        return case.ends(RegimeKind.ELSEWHERE, reason)
    reason = case.evidence.foreign_reason
    return case.ends(RegimeKind.ELSEWHERE, reason) if reason else None


def _fill_gaps(case: Case) -> None:
    """Takes what stands in for a day and a nation that the documents do not tell; the next question is asked."""
    own = _own_law(case) if case.dated is None else ""
    if own:
        case.assumed.append("The documents are not dated; the law that they are of is assumed to apply.")
        case.reasons.append(own)
        case.dated = min(case.as_at, case.law.start_of("pa23") - dt.timedelta(days=1))
    elif case.dated is None:
        case.assumed.append(f"The documents are not dated; a procurement begun by {written(case.as_at)} is assumed.")
    if case.nation is None and not case.is_central and not case.law.is_reserved(case.authority):
        case.assumed.append("No nation is named; an authority of England is assumed.")


def _own_law(case: Case) -> str:
    """How undated documents show that they are of the Regulations of 2015; empty where they do not."""
    if case.evidence.names_only("pcr15", "pa23"):
        return "The documents name the Public Contracts Regulations 2015 and not the Procurement Act 2023."
    if case.evidence.counts["purchasing system"] >= _OFTEN and not case.evidence.names("pa23"):
        return "The documents are of a dynamic purchasing system, which only the Regulations of 2015 know."
    return ""


def _welsh_health(case: Case) -> Regime | None:
    """The Welsh Provider Selection Regime, whose numbers and tests were not read."""
    in_force = case.day >= case.law.start_of("wales-psr")
    is_welsh = case.nation is Nation.WALES and (case.evidence.names_health_regime or case.buys_health)
    if case.evidence.names("welsh health") or (in_force and is_welsh):
        reason = "Health services in Wales come under the Welsh Provider Selection Regime, which was not read."
        return case.ends(RegimeKind.ELSEWHERE, reason)
    return None


def _english_health(case: Case) -> Regime | None:
    """The Provider Selection Regime, which takes health services out of the other two laws."""
    if case.day < case.law.start_of("psr23") or case.nation not in (None, Nation.ENGLAND):
        return None
    if case.evidence.names_health_regime:
        if not case.may_buy_health:
            case.assumed.append("That an NHS body or a council buys the health services is assumed.")
        _mixed(case)
        return case.ends(RegimeKind.PSR23, "The documents name the Provider Selection Regime for health services.")
    if not case.buys_health:
        return None
    if case.evidence.names("pa23") or case.evidence.names("pcr15"):
        case.assumed.append("Health services are bought, but the documents name another law than the Provider Selection"
                            " Regime; that these are outside it is assumed.")  # fmt: skip
        return None
    case.assumed.append("That the health services are among those of the Provider Selection Regime is assumed.")
    _mixed(case)
    reason = f"An NHS body or a council ({case.authority}) buys health services."
    return case.ends(RegimeKind.PSR23, reason)


def _mixed(case: Case) -> None:
    """A mixed contract is under the regime only if the health services prevail (PSR 2023 reg 3(2)-(4))."""
    if others := [name for name in case.evidence.other_types if name != "light touch services"]:
        case.assumed.append(
            f"The contract is mixed (also {' and '.join(others)}); that the health services are worth more, and that"
            " the rest could not reasonably be supplied separately, is assumed."
        )


def _earlier(case: Case) -> Regime | None:
    """What was before the Regulations of 2015."""
    if case.day < case.law.start_of("pcr15"):
        return case.ends(RegimeKind.EARLIER, "That is before the Public Contracts Regulations 2015 applied.")
    return None


def _regulations_2015(case: Case) -> Regime | None:
    """The Regulations of 2015 and those that stood beside them, of which only the first were read."""
    if case.day >= case.law.start_of("pa23"):
        return None
    case.reasons.append("That is before the Procurement Act 2023 applied.")
    if case.evidence.names_only("pa23", "pcr15"):
        case.assumed.append(
            "The documents name the Procurement Act 2023, which had not begun; the day is taken as right."
        )
    if case.kind is AuthorityKind.UTILITY or case.evidence.names_only("ucr", "pcr15"):
        reason = "Utilities then came under the Utilities Contracts Regulations 2016, which were not read."
        return case.ends(RegimeKind.ELSEWHERE, reason)
    for named, law in _OTHER_LAWS.items():
        if case.evidence.names_only(named, "pcr15"):
            return case.ends(RegimeKind.ELSEWHERE, f"The documents name {law}, which were not read.")
    if case.evidence.is_call_off:
        reason = f"It is a call-off from a framework ({case.evidence.quote_of(Role.PROCEDURE)})."
        return case.ends(RegimeKind.PCR15_CALL_OFF, reason)
    return _by_value_2015(case)


def _by_value_2015(case: Case) -> Regime:
    contract = contract_of(case)
    above = RegimeKind.PCR15_LIGHT_TOUCH if contract.startswith("light touch") else RegimeKind.PCR15
    if case.evidence.names("official journal"):
        return case.ends(
            above, "Its notice is in the Official Journal, as those of contracts above the threshold were."
        )
    if case.evidence.names("directive notice"):
        return case.ends(above, DIRECTIVE_NOTICE)
    is_above = case.is_above(contract)
    if is_above is None:
        case.assumes_above("A procurement above the threshold of the Regulations of 2015 is assumed.")
    return _below_2015(case) if is_above is False else case.ends(above)


def _below_2015(case: Case) -> Regime:
    """Part 4 of the Regulations of 2015, which leaves some out."""
    if case.nation in (Nation.WALES, Nation.NORTHERN_IRELAND):
        reason = f"Part 4 of the Regulations of 2015 leaves out authorities of {case.nation} (reg 1(8))."
        return case.ends(RegimeKind.ELSEWHERE, reason)
    if case.kind is AuthorityKind.SCHOOL:
        return case.ends(
            RegimeKind.ELSEWHERE, "Below the threshold the Regulations of 2015 leave out schools (reg 109(5))."
        )
    if case.buys_health:
        return case.ends(
            RegimeKind.ELSEWHERE, "Part 4 of the Regulations of 2015 leaves out NHS health care (reg 105(2))."
        )
    floor = case.threshold(floor_of(case))
    if floor is not None and not case.reaches(floor):
        amount = case.counted(floor)
        reason = f"{amount} is below {floor.amount}, where the rules below the threshold begin (reg 109(2))."
        return case.ends(RegimeKind.ELSEWHERE, reason)
    return case.ends(RegimeKind.PCR15_BELOW_THRESHOLD)


def _saved_call_off(case: Case) -> Regime | None:
    """Frameworks and dynamic purchasing systems of the Regulations of 2015, which still govern what is called off."""
    if case.evidence.is_purchasing_system and not case.evidence.names("pa23"):
        case.assumed.append("That the competition is held under the dynamic purchasing system is assumed.")
        reason = "A dynamic purchasing system is one of the Public Contracts Regulations 2015, which still govern it."
        return case.ends(RegimeKind.PCR15_CALL_OFF, reason)
    if not case.evidence.is_call_off:
        return None
    quote = case.evidence.quote_of(Role.PROCEDURE)
    if case.evidence.names_only("pcr15", "pa23"):
        reason = "It is a call-off from a framework set up under the Public Contracts Regulations 2015"
        return case.ends(RegimeKind.PCR15_CALL_OFF, f"{reason} ({quote}).")
    soonest = case.law.start_of("pa23") + _SOONEST_FRAMEWORK
    if case.day < soonest and not case.evidence.names("pa23"):
        case.assumed.append(f"A framework under the Procurement Act 2023 could hardly stand before {written(soonest)};"
                            " one under the Public Contracts Regulations 2015 is assumed.")  # fmt: skip
        return case.ends(RegimeKind.PCR15_CALL_OFF, f"It is a call-off from a framework ({quote}).")
    return None


def _call_off(case: Case) -> Regime | None:
    """Frameworks of the Act; where the documents do not name its law, the account says what is taken for granted."""
    if not case.evidence.is_call_off:
        return None
    if not case.evidence.names_only("pa23", "pcr15"):
        case.assumed.append(
            "The law of the framework is not named; the Procurement Act 2023 is assumed. Had it been set up under the"
            " Public Contracts Regulations 2015, they would still apply."
        )
    reason = f"It is a call-off from a framework ({case.evidence.quote_of(Role.PROCEDURE)})."
    if case.evidence.service_type == "light touch services":
        return case.ends(RegimeKind.PA23_CALL_OFF_LIGHT_TOUCH, reason)
    case.assumed.append("That the framework is not a light touch one is assumed.")
    return case.ends(RegimeKind.PA23_CALL_OFF, reason)


def _by_value(case: Case) -> Regime:
    """The Act above its threshold or below; where no value is stated, the documents' own words decide."""
    if case.evidence.names_only("pcr15", "pa23"):
        case.assumed.append(
            "The documents name the Public Contracts Regulations 2015, but the procurement began after the Procurement"
            " Act 2023 applied; that it is not a call-off from an older framework is assumed."
        )
    contract = contract_of(case)
    is_light = contract.startswith("light touch")
    above = RegimeKind.PA23_LIGHT_TOUCH if is_light else RegimeKind.PA23
    is_above = case.is_above(contract)
    if is_above is not None:
        return case.ends(above) if is_above else _part_6(case, contract)
    if case.evidence.calls_itself_below:
        case.reasons.append("The documents call it a contract below the threshold, or ask for quotations.")
        return _part_6(case, contract)
    case.assumes_above("The estimated value is not stated; the Procurement Act 2023 above its threshold is assumed.")
    named = ("The documents name the Procurement Act 2023.",) if case.evidence.names("pa23") else ()
    return case.ends(above, *named)


def _part_6(case: Case, contract: str) -> Regime:
    """Part 6 of the Act, on contracts below the threshold, which leaves some out (section 84)."""
    left_out = ""
    if case.nation is Nation.NORTHERN_IRELAND:
        left_out = "transferred authorities of Northern Ireland"
    elif case.kind is AuthorityKind.SCHOOL:
        left_out = "schools, academies and further education institutions"
    elif contract.endswith("concession"):
        left_out = "concession contracts"
    elif contract.endswith("utility"):
        left_out = "utilities contracts"
    if left_out:
        reason = f"Part 6 of the Procurement Act 2023 leaves out {left_out} (section 84)."
        return case.ends(RegimeKind.ELSEWHERE, reason)
    if case.nation is Nation.WALES:
        case.reasons.append("Part 6 applies, without section 85, which leaves out devolved Welsh authorities.")
    return case.ends(RegimeKind.PA23_BELOW_THRESHOLD)


class Question(NamedTuple):
    """What is asked, and what answers it: a regime, or None where the next question is to be asked."""

    words: str
    answer: Callable[[Case], Regime | None]


QUESTIONS = (
    Question("Is the authority one of another state?", _another_state),
    Question("Is it a devolved Scottish authority?", _scotland.decide),
    Question("Is nothing dated? Is no nation named?", _fill_gaps),
    Question("Are health services bought in Wales?", _welsh_health),
    Question("Are health services bought in England, by an NHS body or a council?", _english_health),
    Question("Did it begin before 26 February 2015?", _earlier),
    Question("Did it begin before 24 February 2025?", _regulations_2015),
    Question(
        "Is it called off from a framework or dynamic purchasing system of the Regulations of 2015?", _saved_call_off
    ),
    Question("Is it called off from a framework of the Procurement Act 2023?", _call_off),
    Question("Is its value below the threshold, and does Part 6 leave it out?", _by_value),
)
