"""Tells which threshold a contract is measured against: by what is bought, and else by who buys."""

from __future__ import annotations

from tendercheck.extractors._case import Case
from tendercheck.model.regime_law import AuthorityKind

_LIGHT = "light touch services"
_OFTEN = 2


def contract_of(case: Case) -> str:
    """The kind of contract, by the names that thresholds have in regimes.yml; what it is goes to the account."""
    is_light = _is_light(case)
    if case.evidence.service_type == "concession" or case.evidence.counts["concession"] >= _OFTEN:
        case.reasons.append("The contract is a concession.")
        return "light touch concession" if is_light else "concession"
    if case.evidence.service_type == "works":
        case.reasons.append("The contract is for works.")
        return "works"
    if case.kind is AuthorityKind.UTILITY:
        case.assumed.append(
            f"{case.authority} is taken for a utility, and the contract for one of its utility activity."
        )
        return "light touch utility" if is_light else "utility"
    if is_light:
        return "light touch"
    if case.evidence.names("defence"):
        case.reasons.append("The documents call it a defence and security contract.")
        return "defence"
    return _by_authority(case)


def floor_of(case: Case) -> str:
    """The name of the floor of the Regulations of 2015 below their threshold."""
    return "floor central" if case.is_central else "floor sub-central"


def _is_light(case: Case) -> bool:
    if case.evidence.service_type == _LIGHT:
        case.reasons.append("The contract is for light touch services.")
        return True
    if case.evidence.service_type == "health services":
        case.assumed.append("That the health services are light touch services is assumed.")
        return True
    return False


def _by_authority(case: Case) -> str:
    if not case.authority:
        case.assumed.append("The contracting authority is not named; one outside central government is assumed.")
    elif case.kind is None:
        case.assumed.append(f"{case.authority} is assumed to be outside central government; its name does not tell.")
    elif case.kind is AuthorityKind.AGENCY:
        case.assumed.append(f"{case.authority} is taken for a central government authority; the list was not read.")
    return "central" if case.is_central else "sub-central"
