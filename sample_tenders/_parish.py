"""A parish council asks for quotations to mow its greens: a small contract with the usual handful of barriers."""

from __future__ import annotations

from sample_tenders import _pdf
from sample_tenders._markup import Paper, pieces_of

_AUTHORITY = "Little Wending Parish Council"

_BODY = """
# Invitation
. Little Wending Parish Council (“the Council”) invites quotations for the maintenance of its grounds for three
  years from 1 April 2026.
. The contract is worth about £9,000 a year excluding VAT. It is a below-threshold contract.
. This request for quotations was issued on 12 January 2026 and is on the Council’s website and notice boards.
. The Council has seven members, one clerk who works 15 hours a week, and no depot or vehicles of its own.

# How to quote
. Quotations must reach the Clerk by 12 noon on Friday 23 January 2026.
. Quotations must be delivered by post or by hand in a plain sealed envelope marked “Grounds”; quotations sent by
  e-mail will not be accepted.
. The Clerk will open the envelopes with two members at 2pm on the same day and will record the prices.
. Questions may be put to the Clerk, by telephone or e-mail, until the day before the closing date. The answers will
  be put on the website.
. The sites are open to the public at all times and may be looked at without an appointment. No visit is compulsory.
. A quotation that leaves something unclear will not be rejected for that reason; the Clerk will telephone.

# What to send
. Please send the completed price schedule with your quotation, and:
* a copy of your insurance certificates;
* the names of three clients for whom you have done similar work in the past 12 months, who will give a reference;
  and
* a risk assessment for mowing beside a road, of about one page.
. Contractors must have traded for a minimum of five years.
. Contractors must have public liability insurance of £10,000,000. Employer’s liability insurance is needed only if
  you employ anyone.
. Contractors do not need to belong to a trade body or hold a certificate in quality management. Anyone who applies
  pesticides must hold the certificate of competence that the law requires.
. You may use sub-contractors. Two or more people may quote together; tell us who does what.

# Price
. Prices shall be fixed for the three years of the contract, with no increase for inflation.
. Additional work is paid at the hourly rate in your price schedule. The Council does not promise any additional
  work and does not ask you to keep anyone free for it.
. The Council will pay within 30 days of receiving an invoice, which you may send each month.

# Decision
. Quotations will be compared on price (50%) and on how you would look after the sites (50%), in answers of one
  page.
. The Council does not bind itself to accept the lowest or any quotation.
. The Council will decide at its meeting on Monday 9 February 2026, and will tell everyone by letter.
. The Council will not enter into correspondence about its decision or give reasons to those who were unsuccessful.

= Schedule 1: The sites and the work
# Sites
|: 30 16 54
| Site | Hectares | Work |
| The Green | 0.9 | Mow every ten days, April to October; edges twice a year |
| Recreation ground | 1.6 | Mow every ten days; mark one pitch, September to April |
| Churchyard | 0.5 | Strim around stones every three weeks; leave the wild corner until August |
| Allotment paths | 0.2 | Mow every three weeks. The lots themselves are the tenants’ affair |
| Play area | 0.1 | Mow every ten days; report any damage on the same day |
| Verges | 0.7 | Three cuts, in May, July and September |

# Standards
. Cuttings on the Green and in the play area shall be collected; elsewhere they may be left if they are spread
  evenly.
. The contractor shall not mow when the ground is too wet, or beside a road before 9.30am.
. If weather prevents a cut the contractor shall tell the Clerk and make it up within a week.
. Machines shall be guarded as the law requires. Nobody shall be asked to use a machine without training.
. The contractor shall meet the Clerk on site twice a year. The Council will pay for the hour.

= Schedule 2: Terms
# Terms of contract
. The contractor shall do the work with the care of a competent person.
. The contractor shall keep public liability insurance throughout the contract and show it to the Clerk when asked,
  after the contract has been awarded.
. The contractor’s liability in any year shall not exceed the sum for which it is insured.
. Either side may end the contract on three months’ notice in writing. The Council will pay for all work done.
. If a cut is missed and not made up the Council will not pay for that cut. There are no other deductions.
. The contractor may engage others to help and stays responsible for what they do.
. The Council does not believe that any employee will transfer under TUPE: the present contractor works alone.
. This agreement is under the law of England.

= Schedule 3: Price schedule
|: 50 25 25
| Item | Price for one | Price for a year |
| The Green |  |  |
| Recreation ground, mowing |  |  |
| Recreation ground, marking |  |  |
| Churchyard |  |  |
| Allotment paths |  |  |
| Play area |  |  |
| Verges |  |  |
| Total for a year |  |  |
| Hourly rate for additional work |  |  |
_ Name
_ Address
_ Telephone
_ Signature and date
"""

_STATED = """# What the documents leave to be understood.
title = "Grounds maintenance, Little Wending"
nation = "England"
"""

INVITATION = Paper(
    title="Request for Quotations: Grounds Maintenance 2026 to 2029",
    authority=_AUTHORITY,
    reference="LWPC/G/26",
    subtitle="Mowing, edging and pitch marking at six sites",
    cover=(("From", "The Clerk, Little Wending Parish Council"), ("Date", "12 January 2026")),
    pieces=pieces_of(_BODY),
    created="2026-01-12",
    colour="3B5D38",
    contents=False,
    head="Grounds Maintenance 2026 to 2029",
)


def files() -> dict[str, bytes]:
    """The documents by name."""
    return {"request-for-quotations.pdf": _pdf.render(INVITATION), "procurement.toml": _STATED.encode()}
