"""The invitation to tender of the home care procurement: a council that means well and shuts small providers out."""

BODY = """
# Introduction
. Hallam Vale Council (“the Council”) invites tenders for the provision of a Community Equipment and Home Support
  Service (“the Service”), which lends, fits, collects and repairs equipment that helps people to live in their own
  homes.
. This is a public contract under the Procurement Act 2023. The Council is using the open procedure. The tender
  notice was published on Find a Tender on 2 March 2026 and all the procurement documents were published with it.
. The estimated total value of the contract is £2,400,000 excluding VAT, including all possible extensions. The
  annual value is about £480,000 excluding VAT. These figures are given in good faith.
. The contract will be for an initial term of three years. The Council may extend it by up to a further two years.
. The Council has not carried out any market engagement for this requirement, and no planned procurement notice was
  published before the tender notice.
. This invitation is in two parts: this document, with its annexes, and the selection questionnaire, which is a
  separate Word document. Bidders should read both before they begin.
. Nothing in this invitation is a promise to award a contract. The Council may end the procurement at any time
  before the contract is signed, and will publish a procurement termination notice if it does.

# Background to the service
. Hallam Vale has a population of 312,000 in nine districts. Around 4,600 residents have equipment on loan at any
  time, from a bath seat or a grab rail to a profiling bed.
. The Council employs 3,900 staff and works from 41 sites, with a depot at Carr Mill. It has run the Service itself
  since 2011 and has insured it under its own policies.
. Prescribers are the Council’s occupational therapists and colleagues in adult social care and the hospitals. There
  are about 210 of them, and they order through the Council’s system, which the Council will license to the Provider
  without charge.
. In the year to 31 March 2025 the Service made 18,420 deliveries and 11,960 collections. Volumes by month, by
  district and by item are in Annex A so that bidders can plan for them.
. The Council’s own turnover from charges for the Service was £61,000 in 2024-25.

## What the Council wants to achieve
. The Council wants people to receive the right equipment at the right time, to feel safe with it, and to know whom
  to call when it fails. It also wants more equipment to be cleaned and used again: 58 per cent of items were in
  2024-25.
. The Council is a member of the Northern Equipment Consortium, which buys some specialist items for its members.
  The Provider may use the consortium’s prices but need not.

# Timetable
. The timetable is set out below. The Council may change it, and will tell every bidder through the portal if it
  does.
|: 66 34
| Stage | Date |
| Tender notice published | Monday 2 March 2026 |
| Visit to the Carr Mill depot | 10:00 on Friday 6 March 2026 |
| Deadline for clarification questions | 12 noon, Thursday 12 March 2026 |
| Council publishes answers to clarification questions | Wednesday 18 March 2026 |
| Deadline for receipt of tenders | 12 noon, Friday 20 March 2026 |
| Evaluation of tenders | 23 March to 10 April 2026 |
| Clarification meetings, by video, where needed | Thursday 1 April 2026 |
| Assessment summaries sent and award decision | Friday 17 April 2026 |
| Standstill period ends | Midnight, Wednesday 29 April 2026 |
| Contract start | Friday 1 May 2026 |
. Times are the times shown by the portal’s clock. The Council recommends that bidders upload early: the last hour
  is busy.

# Lots and scale
. The Council has decided not to divide the contract into lots.
. Tenders for part of the Service will not be considered.
. The nine districts are named in Annex A for information. They are not lots, and bidders need not quote for them
  separately.
. Bidders may, if they wish, suggest improvements beyond the specification. Such suggestions are not scored.

# Visit and questions
. Bidders must attend the visit to the Carr Mill depot; tenders from organisations that have not attended will be
  rejected. Only one visit will be held.
. Questions should be raised through the portal’s message function. The Council will publish the questions, without
  the name of the bidder who asked, together with its answers.
. If a bidder believes that its question is confidential it should say why. The Council will decide whether it can
  answer in private and will first let the bidder withdraw the question.
. Members and officers of the Council should not be approached about this procurement other than through the portal.

# Who may bid
. The Council welcomes bids from small and medium-sized enterprises, charities, social enterprises and groups of
  suppliers.
. A consortium must be incorporated as a single legal entity before the tender is submitted.
. An organisation may be named in only one tender, whether as lead bidder, consortium member or sub-contractor.
. Bidders should name the sub-contractors whom they intend to use where these are known. Sub-contractors may be
  added or changed later by notice to the Council.
. How the members of a consortium share work, income and liability is for them to agree among themselves.
. In this invitation “Consortium” means two or more organisations that tender together, and “Sub-contractor” means
  anyone engaged by the Provider to deliver a part of the Service.
. The Council will check bidders, their associated persons and intended sub-contractors against the debarment list
  and consider the exclusion grounds in Schedules 6 and 7 to the Procurement Act 2023. A bidder to whom a ground
  applies may show what it has done to put matters right.

# How to submit a tender
. Tenders must be returned through the Council’s electronic portal, www.hallamvale-tenders.example. Registration is
  free and takes about ten minutes.
. In addition, three bound paper copies of the tender, with the Form of Tender signed in ink by a director, must be
  delivered to County House by the deadline.
. Tenders must be in English, with prices in pounds sterling excluding VAT.
. Any tender which is incomplete in any respect will be rejected.
. A tender consists of:
- the completed selection questionnaire;
- answers to the six quality questions, of no more than 500 words each;
- the completed pricing schedule (Annex C); and
- the Form of Tender (Annex D).
. Answers may be in any common file format. Bidders do not need to send brochures or certificates that are not asked
  for.
. Tenders shall remain open for acceptance for 180 days from the deadline for receipt of tenders.
. Bidders must reply to any clarification request from the Council within one working day.

# Conditions of participation
. The conditions of participation are set out in the selection questionnaire and in this section. The Council will
  assess them before it assesses quality and price.
. The Council will obtain a report on each bidder from its credit reference agency, and a score below 45 out of 100
  will be treated as a fail.
. Each member of a consortium will be assessed separately against the financial tests, and the consortium will fail
  if any member of it fails.
. The levels of insurance that the contract requires are:
|: 46 54
| Insurance | Level of cover |
| Employer’s liability | £5,000,000, as the law requires |
| Public liability | £10,000,000 for any one occurrence |
| Professional indemnity | £250,000 in the aggregate |
| Motor | As the law requires |
. At the date of tender the bidder must have the above insurance in place.
. The Provider will be asked each year for evidence that its policies have been renewed.
. Bidders are not required to have contracted with the Council before. Experience with any public, private or
  voluntary body is treated alike unless the selection questionnaire says otherwise.

# Award criteria
. The contract will be awarded to the bidder whose tender is the most advantageous under the criteria below.
|: 40 16 44
| Criterion | Weighting | How it is assessed |
| Price | 80% | Lowest total price divided by the bidder’s total price |
| Quality | 10% | Six questions, scored from 0 to 4 |
| Social value | 10% | As described below |
. Quality answers are scored as follows:
|: 12 88
| Score | Meaning |
| 0 | No answer, or an answer that does not meet the requirement |
| 1 | Weak: meets the requirement in part only |
| 2 | Satisfactory: meets the requirement |
| 3 | Good: meets the requirement and adds to it in some ways |
| 4 | Excellent: meets the requirement and adds to it throughout |
. A tender that scores below 3 on any quality question will be eliminated.
. The quality questions and their share of the quality marks are:
|: 8 72 20
| No. | Question | Share |
| Q1 | How will you deliver and fit equipment within the times in the specification? | 25% |
| Q2 | How will you clean, test and recycle equipment? | 20% |
| Q3 | How will you keep residents and your own staff safe? | 20% |
| Q4 | How will you recruit, train and keep staff for this contract? | 15% |
| Q5 | How will you work with prescribers and put complaints right? | 10% |
| Q6 | How will you look after residents’ personal data? | 10% |
. Social value will be scored on the total value in pounds of the commitments offered: the bidder with the highest
  total receives full marks and the others a share in proportion.
. Each answer is scored by three evaluators on their own; they then agree a score at a meeting that is minuted.
. If a price appears to be abnormally low the Council will ask the bidder to explain it before taking any decision.

# Staff transfer
. The Council believes that the Transfer of Undertakings (Protection of Employment) Regulations 2006 (“TUPE”) are
  likely to apply to fourteen of its employees. Bidders should take their own advice.
. Details of the workforce, including pay, length of service and pensions, will be provided to the preferred bidder
  only.
. The Council will consult its staff and their unions, and will meet the costs of doing so.

# After the evaluation
. The Council will tell all bidders of its decision at the same time.
. Unsuccessful bidders will be told that they have been unsuccessful; no feedback on their tenders will be given.
. A contract details notice will be published within 30 days of the contract being signed.

# General conditions of tender
. Bidders bear their own costs of tendering. The Council does not charge for any document.
. The tender documents must not be disclosed to any third party without the Council’s written consent.
. Canvassing and collusion will lead to rejection. A price that is agreed with a rival is collusion; talking to an
  insurer in order to obtain a quotation is not.
. The Council is subject to the Freedom of Information Act 2000. It cannot guarantee that information marked as
  confidential will be withheld, but will ask the bidder before it decides.
. Bidders with an annual turnover of £36 million or more must comply with section 54 of the Modern Slavery Act 2015.
  Other bidders need not publish a statement.
. The information in this invitation has been prepared with care. Bidders should rely on their own enquiries.
. If the documents differ, this invitation comes before the selection questionnaire, and the draft contract before
  both.
"""

PRICES = """
= Annex C: Pricing schedule
> Complete the table. Quantities are those of 2024-25, given for comparison. Prices are per activity, excluding VAT.
  Show “0” where there is no charge.
|: 44 18 18 20
| Activity | Quantity a year | Unit price | Total |
| Standard delivery and fitting, within five working days | 12,900 |  |  |
| Urgent delivery and fitting, within one working day | 4,620 |  |  |
| Same-day delivery | 900 |  |  |
| Collection from a home | 11,960 |  |  |
| Clean, test and return to stock | 10,700 |  |  |
| Repair visit | 2,140 |  |  |
| Planned inspection of hoists and beds | 1,310 |  |  |
| Total price for evaluation |  |  |  |
"""

FORM = """
= Annex D: Form of Tender
> To: Hallam Vale Council. We have examined the invitation to tender, the specification and the draft contract, and
  offer to deliver the Service at the prices in our pricing schedule.
> We confirm that the tender has been prepared without collusion and that the information in it is correct to the
  best of our knowledge.
_ Name of bidder
_ Company or charity number
_ Name of signatory
_ Position
_ Date
_ Public liability policy number, if known
"""
