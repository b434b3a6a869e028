"""What the fields of an OCDS release are called, which of them are facts, and which say nothing to a reader."""

from __future__ import annotations

from tendercheck.model.roles import Role

# Identifiers of the data and what only machines follow.
SILENT = frozenset(
    {"id", "scheme", "language", "uri", "links", "initiationType", "format", "legalName", "version", "extensions"}
)
# The parts that stand in a section of their own; the name is that of one of them where they come as a list.
SECTIONS = {
    "planning": "Planning",
    "planning.milestones": "Milestone",
    "planning.documents": "Document",
    "planning.budget.budgetBreakdown": "Part of the budget",
    "tender.lots": "Lot",
    "tender.items": "Item",
    "tender.documents": "Document",
    "tender.amendments": "Amendment",
    "tender.milestones": "Milestone",
    "tender.selectionCriteria": "Conditions of participation",
    "tender.lots.selectionCriteria": "Conditions of participation for the lot",
    "tender.lots.awardCriteria": "Award criteria",
    "tender.awardCriteria": "Award criteria",
    "tender.contractTerms": "Terms of the contract",
    "awards": "Award",
    "awards.documents": "Document",
    "contracts": "Contract",
    "contracts.documents": "Document",
    "parties": "Organisation",
    "amendments": "Amendment",
    "relatedProcesses": "Related procurement",
}
_PERIOD = (
    ("startDate", "Contract start", Role.CONTRACT_START),
    ("endDate", "Contract end", Role.CONTRACT_END),
    ("durationInDays", "Contract duration", Role.TERM),
    ("maxExtentDate", "Latest end of the contract with every extension", None),
)
_OF_A_LOT = {"tender": "", "tender.lots": " of the lot", "awards": "", "contracts": ""}
FIELDS: dict[str, tuple[str, Role | None]] = {
    "ocid": ("OCID", None),
    "description": ("Additional information", None),
    "tag": ("Kind of notice", None),
    "date": ("Date of this notice", Role.NOTICE_DATE),
    "buyer.name": ("Contracting authority", Role.CONTRACTING_AUTHORITY),
    "planning.budget.amount": ("Budget", None),
    "tender.id": ("Reference", None),
    "tender.datePublished": ("Date of publication", Role.NOTICE_DATE),
    "tender.tenderPeriod.startDate": ("Tenders can be submitted from", None),
    "tender.tenderPeriod.endDate": ("Deadline for receipt of tenders", Role.TENDER_DEADLINE),
    "tender.enquiryPeriod.startDate": ("Questions can be asked from", None),
    "tender.enquiryPeriod.endDate": ("Deadline for clarification questions", Role.CLARIFICATION_DEADLINE),
    "tender.expressionOfInterestDeadline": ("Deadline for requests to participate", Role.PARTICIPATION_DEADLINE),
    "tender.awardPeriod.startDate": ("Assessment of tenders begins", None),
    "tender.awardPeriod.endDate": ("Expected date of the award", Role.AWARD_DATE),
    "tender.bidOpening.date": ("Opening of tenders", None),
    "tender.secondStage.invitationDate": ("Invitations to tender will be sent", Role.ISSUE_DATE),
    "tender.value": ("Estimated value", Role.ESTIMATED_VALUE),
    "tender.minValue": ("Lowest estimated value", Role.ESTIMATED_VALUE),
    "tender.lots.value": ("Estimated value of the lot", Role.LOT_VALUE),
    "tender.procurementMethodDetails": ("Procedure", Role.PROCEDURE),
    "tender.procurementMethod": ("Procurement method", None),
    "tender.mainProcurementCategory": ("Main procurement category", Role.SERVICE_TYPE),
    "tender.suitability.sme": ("Suitable for small and medium-sized enterprises", None),
    "tender.suitability.vcse": ("Suitable for voluntary, community and social enterprises", None),
    "tender.lots.suitability.sme": ("Suitable for small and medium-sized enterprises", None),
    "tender.lots.suitability.vcse": ("Suitable for voluntary, community and social enterprises", None),
    "tender.lotDetails.maximumLotsBidPerSupplier": ("Lots that one supplier may tender for, at most", None),
    "tender.lotDetails.maximumLotsAwardedPerSupplier": ("Lots that one supplier may be awarded, at most", None),
    "tender.lots.renewal.description": ("Renewal", None),
    "tender.lots.options.description": ("Options", None),
    "tender.lots.hasRenewal": ("Can be renewed", None),
    "tender.lots.hasOptions": ("Has options", None),
    "tender.submissionTerms.bidValidityPeriod.durationInDays": ("Tenders stay valid for", Role.TENDER_VALIDITY),
    "tender.submissionTerms.bidValidityPeriod.endDate": ("Tenders stay valid until", Role.TENDER_VALIDITY_END),
    "tender.submissionTerms.variantPolicy": ("Variants", None),
    "tender.lots.submissionTerms.variantPolicy": ("Variants", None),
    "tender.contractTerms.performanceTerms": ("Conditions for the performance of the contract", None),
    "tender.techniques.frameworkAgreement.maximumParticipants": ("Suppliers on the framework, at most", None),
    "tender.techniques.frameworkAgreement.periodRationale": ("Reasons for the framework's duration", None),
    "awards.value": ("Value of the award", None),
    "awards.date": ("Date of the award", None),
    "contracts.value": ("Value of the contract", None),
    "contracts.dateSigned": ("Date of signature", None),
    **{
        f"{of}.contractPeriod.{key}": (label + suffix, role)
        for of, suffix in _OF_A_LOT.items()
        for key, label, role in _PERIOD
    },
}
PUBLISHERS = {
    "ocds-b5fd17": "Contracts Finder",
    "ocds-h6vhtk": "Find a Tender",
    "ocds-kuma6s": "Sell2Wales",
    "ocds-r6ebe6": "Public Contracts Scotland",
}
# Days on which something starts or ends as a whole; the time that stands beside them is only how the format writes it.
DAYS = frozenset(
    {"startDate", "maxExtentDate", "datePublished", "dateModified", "dateSigned", "date", "dueDate", "invitationDate"}
)
CRITERIA = {
    "economic": "Economic and financial standing",
    "technical": "Technical and professional ability",
    "suitability": "Suitability to pursue the professional activity",
    "other": "Other condition of participation",
}
LAWS = {
    "32014L0024": "Directive 2014/24/EU (in the United Kingdom the Public Contracts Regulations 2015 or their Scottish"
    " counterpart)",
    "32014L0023": "Directive 2014/23/EU on concession contracts",
    "32014L0025": "Directive 2014/25/EU on utilities",
    "32009L0081": "Directive 2009/81/EC on defence and security",
    "2023/54": "Procurement Act 2023",
}
NO_LIMIT = 2_147_483_647
LIGHT_TOUCH_CODES = ("80", "85")
