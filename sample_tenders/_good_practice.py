"""A borough council's model tender, as good practice would have it: nothing in it is to be found."""

from __future__ import annotations

from sample_tenders import _word
from sample_tenders._good_practice_invitation import BODY, TERMS
from sample_tenders._markup import Paper, pieces_of

_AUTHORITY = "Westmere Borough Council"
_SERVICE = "Leisure Sites: Cleaning, Grounds and Plant Maintenance"

_QUESTIONS = """
> Thank you for your interest. Please answer the questions that apply to you. If you have put your core supplier
  information on the central digital platform, give the share code and leave Part 1 empty.
? Name of lead supplier | Click or tap here to enter text.
? Lot or lots tendered for | Lot 1 / Lot 2 / Lot 3

# Your organisation
|: 10 60 30
| No. | Question | Response |
| # | Share code from the central digital platform |  |
| # | Name, address and registration number, if any |  |
| # | Are you tendering alone or as a group? If as a group, who does which part of the work? |  |
| # | Sub-contractors whom you have in mind, if you know them yet. You may change them later. |  |
| # | Are you a small or medium-sized enterprise, a charity, a social enterprise or a mutual? For our statistics
  only. |  |

# Exclusion
|: 10 60 30
| No. | Question | Response |
| # | Does an exclusion ground in Schedule 6 or Schedule 7 to the Procurement Act 2023 apply to you, within the time
  limits set there? | Yes / No |
| # | If one does, tell us what happened and what you have changed since. We take that into account. |  |

# Financial standing
|: 10 60 30
| No. | Question | Response |
| # | Please give your accounts for the last year or two, or equivalent information if you are new: a forecast, a
  bank letter or a statement of funding. Audited accounts are asked for only if you are required by law to be
  audited. |  |
| # | Is there anything in this information that you would like to explain? |  |

# Insurance
|: 10 60 30
| No. | Question | Response |
| # | Confirm that you hold, or will obtain before the contract starts, the insurance in section 8 of the
  invitation. | Yes / No |

# Experience
|: 10 60 30
| No. | Question | Response |
| # | Describe one or two examples of relevant work from any sector, paid or voluntary, in about the last three
  years. Older examples are accepted. If you are newly formed, tell us what the people who would do the work have
  done before. (500 words) |  |

# Declaration
> To the best of our knowledge these answers are correct. We will send evidence if we are the preferred supplier.
_ Name
_ Position
_ Date
"""

INVITATION = Paper(
    title="Invitation to Tender",
    authority=_AUTHORITY,
    reference="WBC-2026-107",
    subtitle=_SERVICE,
    cover=(
        ("Contracting authority", _AUTHORITY),
        ("Reference", "WBC-2026-107"),
        ("Contract type", "Services"),
        ("Procedure", "Open procedure, Procurement Act 2023"),
        ("Questions to", "procurement@westmere.example or 01632 960 114"),
    ),
    pieces=pieces_of(BODY + TERMS),
    created="2026-05-29",
    colour="0B4F4A",
)
QUESTIONNAIRE = Paper(
    title="Supplier Questionnaire",
    authority=_AUTHORITY,
    reference="WBC-2026-107",
    subtitle=_SERVICE,
    cover=(),
    pieces=pieces_of(_QUESTIONS),
    created="2026-05-29",
    colour="0B4F4A",
)


def files() -> dict[str, bytes]:
    """The documents by name."""
    return {
        "invitation-to-tender.docx": _word.render(INVITATION),
        "supplier-questionnaire.docx": _word.render(QUESTIONNAIRE),
    }
