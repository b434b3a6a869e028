"""Hallam Vale Council tenders community equipment and home support: barriers of every family, beside near misses."""

from __future__ import annotations

from sample_tenders import _pdf, _word
from sample_tenders._home_care_invitation import BODY, FORM, PRICES
from sample_tenders._home_care_questionnaire import BODY as QUESTIONS
from sample_tenders._home_care_terms import SPECIFICATION, TERMS
from sample_tenders._markup import Paper, pieces_of

_AUTHORITY = "Hallam Vale Council"
_SERVICE = "Community Equipment and Home Support Service"

INVITATION = Paper(
    title="Invitation to Tender",
    authority=_AUTHORITY,
    reference="HVC/2026/014",
    subtitle=_SERVICE,
    cover=(
        ("Contracting authority", _AUTHORITY),
        ("Reference", "HVC/2026/014"),
        ("Contract type", "Services"),
        ("Procedure", "Open procedure, Procurement Act 2023"),
        ("Contact", "Commissioning and Procurement, through the portal only"),
        ("Version", "1.0, for publication"),
    ),
    pieces=pieces_of(BODY + SPECIFICATION + TERMS + PRICES + FORM),
    created="2026-02-27",
    head=f"Invitation to Tender: {_SERVICE}",
    marking="OFFICIAL",
)
QUESTIONNAIRE = Paper(
    title="Selection Questionnaire",
    authority=_AUTHORITY,
    reference="HVC/2026/014",
    subtitle=_SERVICE,
    cover=(),
    pieces=pieces_of(QUESTIONS),
    created="2026-02-27",
    head=f"Selection Questionnaire: {_SERVICE}",
)


def files() -> dict[str, bytes]:
    """The documents by name."""
    return {
        "invitation-to-tender.pdf": _pdf.render(INVITATION),
        "selection-questionnaire.docx": _word.render(QUESTIONNAIRE),
    }
