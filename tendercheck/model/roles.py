"""Which fact a value is: the names stand in the JSON report (design.md, section 6)."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """Which fact it is; what is `demanded_` suppliers must show or hold."""

    PLANNED_NOTICE_DATE = "planned_notice_date"
    ENGAGEMENT_DATE = "engagement_date"
    NOTICE_DATE = "notice_date"
    ISSUE_DATE = "issue_date"
    SITE_VISIT = "site_visit"
    CLARIFICATION_DEADLINE = "clarification_deadline"
    ANSWERS_DATE = "answers_date"
    PARTICIPATION_DEADLINE = "participation_deadline"
    SHORTLIST_DATE = "shortlist_date"
    TENDER_DEADLINE = "tender_deadline"
    PRESENTATIONS = "presentations"
    AWARD_DATE = "award_date"
    STANDSTILL_END = "standstill_end"
    MOBILISATION_START = "mobilisation_start"
    CONTRACT_START = "contract_start"
    CONTRACT_END = "contract_end"
    TERM = "term"
    EXTENSION = "extension"
    ESTIMATED_VALUE = "estimated_value"
    ANNUAL_VALUE = "annual_value"
    LOT_VALUE = "lot_value"
    NATION = "nation"
    CONTRACTING_AUTHORITY = "contracting_authority"
    PROCEDURE = "procedure"
    SERVICE_TYPE = "service_type"
    DEMANDED_TURNOVER = "demanded_turnover"
    DEMANDED_PUBLIC_LIABILITY = "demanded_public_liability"
    DEMANDED_EMPLOYERS_LIABILITY = "demanded_employers_liability"
    DEMANDED_PROFESSIONAL_INDEMNITY = "demanded_professional_indemnity"
    DEMANDED_PRODUCT_LIABILITY = "demanded_product_liability"
    DEMANDED_OTHER_INSURANCE = "demanded_other_insurance"
    DEMANDED_RATIO = "demanded_ratio"
    DEMANDED_SCORE = "demanded_score"
    DEMANDED_REFERENCES = "demanded_references"
    REFERENCE_VALUE = "reference_value"
    REFERENCE_AGE = "reference_age"
    DEMANDED_ACCOUNTS = "demanded_accounts"
    DEMANDED_EXPERIENCE = "demanded_experience"
    DEMANDED_CERTIFICATE = "demanded_certificate"
    DEMANDED_STAFF = "demanded_staff"
    WEIGHTING = "weighting"
    LOTS = "lots"
    PAGE_LIMIT = "page_limit"
    WORD_LIMIT = "word_limit"
    PAYMENT_PERIOD = "payment_period"
    LIABILITY_CAP = "liability_cap"
    TENDER_VALIDITY = "tender_validity"
    TENDER_VALIDITY_END = "tender_validity_end"


TIMETABLE = (
    Role.PLANNED_NOTICE_DATE,
    Role.ENGAGEMENT_DATE,
    Role.NOTICE_DATE,
    Role.ISSUE_DATE,
    Role.SITE_VISIT,
    Role.CLARIFICATION_DEADLINE,
    Role.ANSWERS_DATE,
    Role.PARTICIPATION_DEADLINE,
    Role.SHORTLIST_DATE,
    Role.TENDER_DEADLINE,
    Role.PRESENTATIONS,
    Role.AWARD_DATE,
    Role.STANDSTILL_END,
    Role.MOBILISATION_START,
    Role.CONTRACT_START,
    Role.CONTRACT_END,
)
"""The events of a procurement in the order in which they should fall."""
