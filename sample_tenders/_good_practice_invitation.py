"""The invitation to tender of the good practice procurement, with its draft contract."""

BODY = """
# In short
. Westmere Borough Council (“the Council”) invites tenders for cleaning, grounds care and plant maintenance at its
  four leisure sites. This page tells you what matters; the rest gives the detail.
* There are three lots. You may tender for one, two or all three.
* Tenders are due at 12 noon on Thursday 16 July 2026, 45 days after the tender notice.
* Groups of suppliers, charities, social enterprises, mutuals and new organisations are welcome.
* You need no turnover of a given size, no certificate and no insurance policy in order to tender.
* Every supplier who tenders receives its scores, with reasons, and the offer of a call.
. If you need this document in another format, or help with the portal, telephone 01632 960 114.

# The contract
. This is a public contract for services under the Procurement Act 2023. The Council uses the open procedure. The
  tender notice was published on 1 June 2026 together with all the documents.
. The estimated total value is £1,500,000 excluding VAT over five years. The annual value of the three lots together
  is £300,000.
. Each contract runs for an initial term of three years from 11 January 2027. It may be extended by up to two years
  if both parties agree.
. The Council published a planned procurement notice on 2 March 2026, held an open meeting and an online session in
  March, and asked 34 suppliers for their views, among them 21 small firms and five charities. A summary is
  published with this invitation. As a result we divided the contract into lots, moved the start and dropped two
  certificates.
. We considered reserving the contract for supported employment providers under section 32 of the Procurement Act
  2023. The summary gives our reasons for leaving it open to all.

# Lots
. The lots follow the kinds of work, because suppliers told us that few of them do all three.
|: 14 50 36
| Lot | Work | Annual value excluding VAT |
| 1 | Cleaning of four leisure sites | £150,000 |
| 2 | Grounds and planting | £60,000 |
| 3 | Pool plant and building services maintenance | £90,000 |
. Each lot is judged on its own. Winning one lot brings neither an advantage nor a disadvantage in another, and no
  discount for several lots is looked at.

# Timetable
|: 60 40
| Step | Date |
| Tender notice and documents published | Monday 1 June 2026 |
| Optional site visits, several to choose from | 8 June to 26 June 2026 |
| Deadline for clarification questions | 12 noon, Thursday 2 July 2026 |
| Answers published by | Wednesday 8 July 2026 |
| Deadline for receipt of tenders | 12 noon, Thursday 16 July 2026 |
| Assessment summaries sent to all and award decision | Friday 18 September 2026 |
| Standstill period ends | Midnight, Wednesday 30 September 2026 |
| Contracts signed and mobilisation begins | Monday 12 October 2026 |
| Contract start | Monday 11 January 2027 |
. If we publish an answer after 8 July 2026 we will move the deadline for tenders by at least as many days.
. Mobilisation lasts 13 weeks. Work with staff, keys and machines begins in that time, and the Council pays a
  mobilisation sum that you quote in the price schedule.
. Visits are optional. If you cannot come, watch the film of each site on the portal.

# Who may tender
. Suppliers of any size and legal form may tender, alone or together.
. A group needs no legal form of its own. It names a lead member to write to us; a legal form will not be required
  on award.
. The members of a group, and the sub-contractors and guarantors on whom they rely, meet the conditions of
  participation together.
. You may be a sub-contractor in several tenders for the same lot. If you lead one tender and take part in another,
  sign the short declaration on fair competition in Annex C.
. Name sub-contractors if you know them. You may add or replace them at any time by telling us; we may object only
  if a supplier is on the debarment list or an exclusion ground applies to it.
. If you look for partners, ask us to put you on the list of interested suppliers. We publish it every Friday.

# How to tender
. Send your tender through the portal, www.westmere-tenders.example. It is free and takes Word, PDF and OpenDocument
  files. A typed name is a signature.
. A tender for a lot has three parts: the supplier questionnaire, answers to four questions, and the price schedule.
. If something is missing or unclear we will ask you, and give you five working days to answer, the same for
  everyone. We may disregard a tender only if after that it still cannot be assessed.
. Tenders stay open for acceptance for 90 days. If we need longer we will ask everyone, and anyone may say no.
. You may share these documents with partners, sub-contractors, advisers, insurers and funders.
. The Council pays nothing towards the cost of a tender, and has kept it short for that reason.

# Conditions of participation
. We ask for declarations now. Evidence is asked for from the preferred supplier alone, before the contract is
  signed.
. There is no minimum turnover and no minimum number of years in business. We look at your accounts or equivalent
  information and talk with you if we see a risk; a guarantor, staged payment or a bank letter may answer it.
. Experience of any sector counts: public, private, charitable or voluntary. We take into account what your people
  have done elsewhere. You do not need to have worked for the Council before.
. No quality, environmental or cyber security certificate is required. Tell us how you work, or show a certificate
  such as ISO 9001 or an equivalent if you have one and would rather.
. Pool plant engineers must hold the qualification in Annex A, or an equivalent, when they begin work on Lot 3.

# Insurance
. The insurance below is needed from the start of the contract. You may hold it already or obtain it after the
  award.
|: 34 30 36
| Insurance | Level | Why |
| Public liability, Lots 1 and 3 | £5,000,000 | Work takes place while pools are open to the public |
| Public liability, Lot 2 | £2,000,000 | Work is out of doors, away from crowds |
| Employer’s liability | £5,000,000 | The least that the law allows, if you employ anyone |
. A group may insure together. The Council accepts limits in the aggregate.

# Award criteria
. For each lot the contract goes to the most advantageous tender. Quality carries 60 per cent of the marks and price
  40 per cent.
|: 62 38
| Criterion | Weighting |
| Quality 1: how you will do the work and check it | 25% |
| Quality 2: your people, their training and their pay | 15% |
| Quality 3: mobilisation | 10% |
| Quality 4: what local people and nature gain from the work | 10% |
| Price | 40% |
. Answers have at most 600 words each. They are scored from 0 to 5 by three people with the guide in Annex B.
. An answer scored 0, “does not meet the requirement”, is discussed with the supplier before the tender is set
  aside.
. Quality 4 is scored on the method and on its relevance to the lot, never on a sum of money or on the size of the
  supplier.
. Price is scored by comparing the total with the lowest total. If a price seems abnormally low we ask why before we
  decide.

# Staff
. The Transfer of Undertakings (Protection of Employment) Regulations 2006 are expected to apply. The present
  contractors have given us the particulars of their staff; Annex D holds them without names, with pay, hours,
  length of service and pensions.
. If the particulars turn out to be wrong the price is adjusted.

# After the decision
. Every supplier who tendered receives an assessment summary with its own scores, those of the winner and the
  reasons, on the day of the decision. We offer everyone a call of half an hour.

= Annex A: Specification
# All lots
. Sites are open from 6.30am to 10pm. Most work is done outside those hours or in quiet areas.
|: 34 22 22 22
| Site | Pools | Hectares | Visitors a year |
| Abbey Baths | 2 | 0.4 | 214,000 |
| Holme Park | 0 | 6.1 | 96,000 |
| Northgate Centre | 1 | 1.2 | 181,000 |
| Tarn Lane | 0 | 3.0 | 42,000 |
. The Council provides water, power, a store and a room for staff at each site, without charge.
. Machines and chemicals are described by what they must do. Any make that does it is welcome.

# Lot 1: cleaning
. Floors, changing rooms and toilets shall be clean when the site opens and shall be checked every two hours.
. The supplier shall use products that are safe beside pool water.

# Lot 2: grounds
. Grass on pitches shall be kept between 25 and 40 millimetres in the season. Long grass is left for insects at Tarn
  Lane.
. The supplier shall remove litter before it mows.

# Lot 3: plant
. Pool plant shall be inspected each week and filters cleaned as the makers advise.
. Engineers hold a pool plant operator’s qualification, or an equivalent.
. A fault that closes a pool shall be attended to within four hours.

= Annex B: Scoring guide
|: 12 88
| Score | Meaning |
| 5 | Meets the requirement in full, with evidence, and adds value for this site |
| 4 | Meets the requirement in full, with evidence |
| 3 | Meets the requirement, with small gaps in detail |
| 2 | Meets most of the requirement |
| 1 | Meets a part of the requirement |
| 0 | Does not meet the requirement |
"""

TERMS = """
= Annex C: Declaration on fair competition
> We take part in more than one tender for the same lot. Those who price each tender have not shared prices with one
  another.
_ Name
_ Date

= Annex D: Staff particulars
> Given by the present contractors on 20 April 2026. One row is one person.
|: 10 30 20 20 20
| No. | Role | Hours a week | Pay an hour | Years of service |
| 1 | Cleaner, Abbey Baths | 25 | £13.20 | 6 |
| 2 | Cleaner, Abbey Baths | 20 | £13.20 | 2 |
| 3 | Cleaner, Northgate Centre | 30 | £13.20 | 9 |
| 4 | Supervisor | 37 | £15.05 | 11 |
| 5 | Gardener, Holme Park | 37 | £14.60 | 4 |
> All are in the workplace pension of their employer, to which it pays 4 per cent. None is in a public sector
  scheme.

= Annex E: Draft contract
# The work
. The Supplier shall do the work in the specification with reasonable skill and care.
. Either party may propose a change. The cost of a change, and of a change in the law, is agreed before it takes
  effect.

# Payment
. The Supplier may invoice monthly. The Council shall pay each valid invoice within 30 days of receiving it.
. The Supplier shall include the same term of 30 days in its sub-contracts.
. Prices rise or fall each April with the Consumer Prices Index, and with the National Living Wage for the share of
  the price that is pay.
. The Council commits itself to order at least 85 per cent of the quantities in the price schedule each year.

# Performance
. Four measures are reported each quarter. If one is missed the Supplier has a month to put it right.
. If it is missed again a deduction of up to 5 per cent of that month’s payment may be made. There is no other
  deduction.

# Liability
. Each party’s total liability in a contract year is limited to 125 per cent of the annual price, or to the insured
  sum where insurance pays.
. That limit does not apply to death or personal injury caused by negligence, to fraud, or where the law forbids a
  limit.
. Each party indemnifies the other for claims by staff that arise from its own time as employer, up to the same
  limit.
. Each party keeps what it brings. The Council may use the reports that it has paid for.
. No bond, deposit or parent company guarantee is required.

# Staff and pensions
. If any staff are in the Local Government Pension Scheme the Council keeps the risk: the Supplier pays a fixed rate
  and no exit payment.
. The Supplier decides on the terms of those it recruits, within the law.

# Ending
. Either party may end the contract on six months’ notice. If the Council does so it pays the Supplier’s unavoidable
  costs.
. A party that does not put a material breach right within 30 days may be given notice.
. The Act’s implied grounds for ending a public contract apply.

# Comments on these terms
. Suppliers may comment on these terms until 2 July 2026. We publish the comments and any change we make. No tender
  is marked down for a comment.
"""
