"""Which fact a value is: the names stand in the JSON report (design.md, section 6)."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """Which fact it is; the names stand in the JSON report (design.md, section 6)."""

    NOTICE_DATE = "notice_date"
    ISSUE_DATE = "issue_date"
    SITE_VISIT = "site_visit"
    CLARIFICATION_DEADLINE = "clarification_deadline"
    ANSWERS_DATE = "answers_date"
    PARTICIPATION_DEADLINE = "participation_deadline"
    TENDER_DEADLINE = "tender_deadline"
    PRESENTATIONS = "presentations"
    AWARD_DATE = "award_date"
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
    DEMANDED_REFERENCES = "demanded_references"
    DEMANDED_ACCOUNTS = "demanded_accounts"
    PAYMENT_PERIOD = "payment_period"
