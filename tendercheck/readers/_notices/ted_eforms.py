"""A notice in eForms' XML (UBL), as TED publishes them today and Find a Tender did, as sections of fields."""

from __future__ import annotations

from typing import Any

from tendercheck.model.roles import Role
from tendercheck.readers._notices.forms import Form, fill, text_of
from tendercheck.readers._notices.sections import Section
from tendercheck.readers._notices.values import shown_sum, words_of
from tendercheck.readers._xml import child, name_of

ROOTS = frozenset({"ContractNotice", "ContractAwardNotice", "PriorInformationNotice"})
_SILENT = frozenset(
    {
        *("UBLVersionID", "CustomizationID", "ProfileID", "ID", "ContractFolderID", "VersionID", "NoticeLanguageCode"),
        *("IssueTime", "Organizations", "WebsiteURI", "PartyIdentification", "AccessToolName", "Language"),
        *("NoticeSubType", "TouchPoint", "UltimateBeneficialOwner", "CountrySubentityCode"),
    }
)
_SECTIONS = {
    "ContractingParty": "Contracting authority",
    "ProcurementProjectLot": "Lot",
    "AwardingCriterion": "Award criteria",
    "SelectionCriteria": "Condition of participation",
    "TendererQualificationRequest": "Conditions of participation",
    "NoticeResult": "Result",
}
_PLANNED, _LOT_PROCESS = "ProcurementProject/PlannedPeriod", "ProcurementProjectLot/TenderingProcess"
_FIELDS: dict[str, tuple[str, Role | None]] = {
    "IssueDate": ("Notice sent on", Role.NOTICE_DATE),
    "RequestedPublicationDate": ("To be published on", None),
    "RegulatoryDomain": ("Legal basis", None),
    "NoticeTypeCode": ("Kind of notice", None),
    f"{_PLANNED}/StartDate": ("Contract start", Role.CONTRACT_START),
    f"{_PLANNED}/EndDate": ("Contract end", Role.CONTRACT_END),
    f"{_PLANNED}/DurationMeasure": ("Duration of the contract", Role.TERM),
    f"{_LOT_PROCESS}/TenderSubmissionDeadlinePeriod": ("Deadline for receipt of tenders", Role.TENDER_DEADLINE),
    f"{_LOT_PROCESS}/ParticipationRequestReceptionPeriod": (
        "Deadline for receipt of requests to participate",
        Role.PARTICIPATION_DEADLINE,
    ),
    f"{_LOT_PROCESS}/AdditionalInformationRequestPeriod": (
        "Deadline for clarification questions",
        Role.CLARIFICATION_DEADLINE,
    ),
    "OpenTenderEvent": ("Opening of tenders", None),
    "MaximumNumberNumeric": ("Number of renewals, at most", None),
    "Renewal/Period/Description": ("Renewal", None),
    "OptionsDescription": ("Options", None),
    "AwardingTerms/AwardingCriterion": ("Award criteria", None),
    "VariantConstraintCode": ("Variants", None),
    "MaximumLotsAwardedNumeric": ("Lots that one supplier may be awarded, at most", None),
    "MaximumLotsSubmittedNumeric": ("Lots that one supplier may tender for, at most", None),
    "MaximumOperatorQuantity": ("Suppliers on the framework, at most", None),
    "SMESuitableIndicator": ("Suitable for small and medium-sized enterprises", None),
}
_PROCEDURES = {
    "open": "Open procedure",
    "restricted": "Restricted procedure",
    "neg-w-call": "Competitive procedure with negotiation",
    "neg-wo-call": "Negotiated procedure without prior call",
    "comp-dial": "Competitive dialogue",
    "innovation": "Innovation partnership",
    "oth-single": "Other single stage procedure",
    "oth-mult": "Other multiple stage procedure",
}
_MONEY = "EstimatedOverallContractAmount"


def section_of(root: Any) -> tuple[Section, str]:
    """The notice; the note is empty, for a notice of this kind holds its languages side by side."""
    title = text_of(child(root, "ProcurementProject", "Name")) or words_of(name_of(root))
    section = Section(title)
    form = Form(_FIELDS, _SECTIONS, _SILENT, _Special(root).take)
    fill(section, root, form)
    return section, ""


class _Special:
    """The elements whose meaning hangs on others."""

    def __init__(self, root: Any) -> None:
        companies = [one for one in root.iter() if name_of(one) == "Company"]
        self._names = {
            text_of(child(one, "PartyIdentification", "ID")): text_of(child(one, "PartyName", "Name"))
            for one in companies
        }

    def take(self, section: Section, element: Any, path: str) -> bool:
        """Whether the element was dealt with here."""
        name = name_of(element)
        if name == "Party" and path.startswith("ContractingParty"):
            number = text_of(child(element, "PartyIdentification", "ID"))
            known = self._names.get(number) or text_of(child(element, "PartyName", "Name"))
            section.add("Contracting authority", known, path, Role.CONTRACTING_AUTHORITY)
        elif name == "ProcedureCode":
            code = text_of(element)
            section.add("Procedure", _PROCEDURES.get(code, words_of(code)), path, Role.PROCEDURE)
        elif name == "ProcurementTypeCode":
            # A lot repeats the kind; the notice's own is the fact.
            role = None if path.startswith("ProcurementProjectLot") else Role.SERVICE_TYPE
            section.add("Contract type", text_of(element), path, role)
        elif name == _MONEY:
            _add_value(section, element, path)
        elif name == "SubordinateAwardingCriterion":
            _add_criterion(section, element, path)
        elif name == "ItemClassificationCode":
            section.add("CPV code", f"CPV {text_of(element)}", path)
        else:
            return name == "Name" and text_of(element) == section.title
        return True


def _add_value(section: Section, element: Any, path: str) -> None:
    of_lot = path.startswith("ProcurementProjectLot")
    label = "Estimated value of the lot" if of_lot else "Estimated value"
    shown = shown_sum(text_of(element), element.get("currencyID", ""))
    section.add(label, shown, path, Role.LOT_VALUE if of_lot else Role.ESTIMATED_VALUE)


def _add_criterion(section: Section, element: Any, path: str) -> None:
    kind = text_of(child(element, "AwardingCriterionTypeCode"))
    figures = [one for one in element.iter() if name_of(one) == "ParameterNumeric"]
    codes = [text_of(one) for one in element.iter() if name_of(one) == "ParameterCode"]
    percent = any(code.startswith("per-") for code in codes)
    weight = f"{text_of(figures[0])}{'%' if percent else ''}" if figures else "weight not stated"
    name = text_of(child(element, "Name")) or words_of(kind) or "Criterion"
    label = f"Award criterion: {name}" + (f" ({kind})" if kind and kind.lower() != name.lower() else "")
    section.add(label, weight, path)
    section.add(f"{label}, description", text_of(child(element, "Description")), f"{path}/Description")
