"""The law of a devolved Scottish authority: the Act of 2014 from its floor, the Regulations of 2015 above."""

from __future__ import annotations

from tendercheck.extractors._case import DIRECTIVE_NOTICE, Case
from tendercheck.model.procurement import Nation, Regime, RegimeKind
from tendercheck.model.regime_law import AuthorityKind
from tendercheck.model.roles import Role

_NOT_READ = {
    "utility": "What Scottish law says of utilities was not read.",
    "call-off": "What Scottish law says of call-offs from frameworks was not read.",
    "light touch": "What Scottish law says of health, social and other specific services was not read.",
    "concession": "What Scottish law says of concessions was not read.",
}


def decide(case: Case) -> Regime | None:
    """Scottish law for a devolved Scottish authority; nothing may be cited where it was not read."""
    if case.nation is not Nation.SCOTLAND:
        return None
    case.reasons.append(_why(case))
    if case.dated is None:
        case.assumed.append("The documents are not dated; the Scottish law now in force is assumed.")
    if case.day < case.law.start_of("scotland"):
        return case.ends(RegimeKind.EARLIER, "That is before the present Scottish regulations applied.")
    if unread := _unread(case):
        return case.ends(RegimeKind.ELSEWHERE, _NOT_READ[unread])
    return _by_value(case)


def _why(case: Case) -> str:
    if case.evidence.states_nation:
        return "A devolved Scottish authority comes under Scottish law."
    if case.law.nation_of(case.authority) is Nation.SCOTLAND:
        return f"{case.authority} is a Scottish authority."
    case.assumed.append("That a devolved Scottish authority buys is assumed; its name does not tell.")
    return f"The documents name a Scottish authority or Scottish law ({case.evidence.quote_of(Role.NATION)})."


def _unread(case: Case) -> str:
    if case.kind is AuthorityKind.UTILITY or case.evidence.names_only("ucr", "pcr15"):
        return "utility"
    if case.evidence.is_call_off:
        return "call-off"
    if case.evidence.names("ccr") or case.evidence.service_type == "concession":
        return "concession"
    return "light touch" if case.evidence.service_type in ("light touch services", "health services") else ""


def _by_value(case: Case) -> Regime:
    """Regulated from the floor, of a higher value from the threshold of the Regulations of 2015."""
    is_works = case.evidence.service_type == "works"
    if is_works:
        case.reasons.append("The contract is for works.")
    if case.evidence.names("directive notice"):
        return case.ends(RegimeKind.SCOTLAND, DIRECTIVE_NOTICE)
    kind = "higher works" if is_works else "central" if case.is_central else "sub-central"
    is_above = case.is_above(f"scotland {kind}")
    if is_above is None:
        case.assumes_above("A procurement above the higher Scottish threshold is assumed.")
    elif kind == "sub-central":
        case.assumed.append(
            "The Scottish threshold outside central government was not read; that of England is assumed."
        )
    if is_above is not False:
        return case.ends(RegimeKind.SCOTLAND)
    floor = case.threshold("scotland works" if is_works else "scotland")
    if floor is not None and not case.reaches(floor):
        reason = f"{case.counted(floor)} is below {floor.amount} without VAT, from which Scottish law regulates."
        return case.ends(RegimeKind.ELSEWHERE, reason)
    return case.ends(RegimeKind.SCOTLAND_REGULATED)
