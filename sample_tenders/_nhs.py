"""An integrated care board seeks a wound care service by the Provider Selection Regime: an invitation and a notice."""

from __future__ import annotations

from sample_tenders import _word
from sample_tenders._markup import Paper, pieces_of

_AUTHORITY = "NHS Fenmarsh and Wold Integrated Care Board"
_SERVICE = "Community Wound Care and Leg Ulcer Service"

_BODY = """
# About this competition
. NHS Fenmarsh and Wold Integrated Care Board (“the ICB”) invites bids for a Community Wound Care and Leg Ulcer
  Service for adults registered with a GP practice in its area.
. The ICB is following the competitive process in the Health Care Services (Provider Selection Regime) Regulations
  2023. The Procurement Act 2023 does not apply.
. The contract will run for three years from 1 December 2026. There is no option to extend it.
. The estimated total value of the contract is £900,000, which is £300,000 a year. VAT does not apply.
. The ICB held two events for providers and a meeting with patients in the winter. What it heard, and what it changed as
  a result, is on its website.

# The service we need
. About 1,450 adults a year need care for a wound that has not healed after four weeks. Most are over 70 and half
  live alone. District nurses now see them at home; many could come to a clinic if there were one nearby.
. The Provider will run clinics in at least three of the ICB’s six places. The ICB will offer rooms in its health
  centres, free of rent. The Provider may use other accessible premises if it prefers.
. The Provider must be registered with the Care Quality Commission for the regulated activity by the date on which
  the service begins.
. Referrals come from practices, district nurses and patients themselves. The ICB’s forecast is 1,350 to 1,550 a
  year, and activity by month for three years is in Annex A.
. The Provider shall bear the whole cost of any increase in referrals and of any change in the law during the term.
. The service will use the NHS wound care pathway. It will share records through the shared care record, to which
  the ICB will give the Provider access.

# Timetable
|: 62 38
| Step | Date |
| Notice published | 1 June 2026 |
| Online briefing for bidders (optional, recorded) | 9 June 2026 |
| Deadline for clarification questions | 12 noon, 19 June 2026 |
| ICB publishes its answers | 26 June 2026 |
| Deadline for receipt of bids | 12 noon, 6 July 2026 |
| Presentations by bidders | 20 July to 31 July 2026 |
| Notice of intention to award | 14 August 2026 |
| Standstill period ends | Midnight, 26 August 2026 |
| Service begins | 1 December 2026 |
. If answers are late the ICB will move the deadline for bids by as many days.

# Basic selection criteria
. Bids are checked first against the basic selection criteria below.
|: 8 62 30
| No. | Criterion | Response |
| # | The bidder must have had a minimum annual turnover of £2,000,000 in its last financial year. | £ ____________
  |
| # | The bidder must provide audited accounts for its last two financial years. | Attached: Yes / No |
| # | The bidder must provide two referees, both of whom must be NHS bodies. |  |
| # | The bidder must confirm that it has, or will obtain before the service begins, employer’s liability cover and
  clinical negligence cover under the national scheme or equivalent. | Yes / No |
| # | The bidder should state whether it is a partnership, a company, a charity or a community interest company. |
  |
. The exclusion criteria of the Regulations apply. A bidder may explain what it has done to put matters right.

# How bids are assessed
. Bids are scored against the five key criteria, in the order of importance that their weightings show.
|: 64 36
| Key criterion | Weighting |
| Quality and innovation | 30% |
| Value | 20% |
| Integration, collaboration and service sustainability | 20% |
| Improving access, reducing health inequalities and facilitating choice | 20% |
| Social value | 10% |
. Under quality and innovation, marks will be awarded according to the number of registered nurses whom the
  organisation employs nationally.
. Under value the ICB looks at what the price buys over three years, not at the price alone.
. Social value is scored on the method described, in proportion to the size of the contract. No sum of money is
  asked for.
. Answers are limited to 750 words for each of the five criteria. Diagrams do not count.
. Bidders must present their bids in person at the ICB’s offices, within two working days of being asked to do so.

# Staff
. TUPE may apply to nurses employed by the present provider. Workforce information is not available at this stage,
  and bidders should make their own assumptions.
. Staff who transfer and have access to the NHS Pension Scheme keep it. The ICB pays the employer’s contribution for
  them.

# Payment
. The Provider will be paid quarterly in arrears, after the ICB has verified all the activity of the quarter.
. The ICB will pay valid invoices within 45 days of receipt.
. Prices are reviewed each April in line with the NHS cost uplift factor.

# Contract and award
. The contract is the NHS Standard Contract, shorter form. Bidders may ask questions on it and suggest particulars
  for the local schedules until 19 June 2026.
. The ICB will tell every bidder of its decision, with its scores and the reasons for them, and will meet any that
  asks.
. A provider who believes that the Regulations have not been followed may write to the ICB in the standstill period.
. Sub-contractors may be named in the bid or later. The ICB does not ask to approve them.

= Annex A: Activity
|: 40 20 20 20
| Quarter | 2023-24 | 2024-25 | 2025-26 |
| April to June | 351 | 362 | 366 |
| July to September | 340 | 348 | 359 |
| October to December | 355 | 371 | 374 |
| January to March | 362 | 369 | 381 |

= Annex B: Bidder’s declaration
? Name of bidder | Click or tap here to enter text.
> We have read the invitation and confirm that our answers are correct to the best of our knowledge.
_ Signed (typed or electronic)
_ Position
_ Date
"""

_NOTICE = """# Notice of a competition: Community Wound Care and Leg Ulcer Service

Published on Find a Tender on 1 June 2026 under the Health Care Services (Provider Selection Regime) Regulations
2023.

## Contracting authority

NHS Fenmarsh and Wold Integrated Care Board, Staithe House, Fenmarsh.

## What is wanted

A service for adults in Fenmarsh and Wold whose wounds have not healed after four weeks: assessment, compression,
clinics in at least three places, and visits to people who cannot travel. The relevant authority expects to award
one contract of three years.

| Item | Detail |
| --- | --- |
| Contract type | Health care services |
| Estimated total value | £900,000 |
| Contract start | 1 December 2026 |
| Deadline for receipt of bids | 12 noon, 6 July 2026 |

## Who may take part

Bids from consortia and joint ventures will not be accepted. Charities, social enterprises, public service mutuals
and small companies are welcome.

Documents are free of charge and can be downloaded without registering. Bids are returned by e-mail to
procurement@fenmarshwold-icb.example; the ICB will confirm receipt within one working day.

## Award

The contract will be awarded by the competitive process. The basic selection criteria and the key criteria, with
their weightings, are in the invitation.
"""

INVITATION = Paper(
    title="Invitation to Bid",
    authority=_AUTHORITY,
    reference="FWICB-26-031",
    subtitle=_SERVICE,
    cover=(
        ("Relevant authority", _AUTHORITY),
        ("Reference", "FWICB-26-031"),
        ("Process", "Competitive process, Provider Selection Regime"),
        ("Enquiries", "procurement@fenmarshwold-icb.example"),
    ),
    pieces=pieces_of(_BODY),
    created="2026-05-29",
    colour="005EA5",
)


def files() -> dict[str, bytes]:
    """The documents by name."""
    return {"invitation-to-bid.docx": _word.render(INVITATION), "notice.md": _NOTICE.encode()}
