"""The specification and the draft contract of the home care procurement."""

SPECIFICATION = """
= Annex A: Specification
# The service
. The Provider shall lend, deliver, fit, adjust, collect, clean, repair and recycle community equipment for
  residents of Hallam Vale, on the order of a prescriber.
. The Provider must be able to deliver to every district of Hallam Vale, without exception, from the Commencement
  Date.
. The Provider shall answer telephone calls from residents between 8am and 6pm on working days. The Council’s
  contact centre takes calls at all other times and is open 24 hours a day, seven days a week.
. The Provider shall respond on the same day where a resident’s safety depends on a repair.

# Deliveries
. Times run from the order. The Council will measure them from its own system and share the figures every week.
|: 44 28 28
| Kind of order | Time allowed | Share in time |
| Standard | Five working days | 95 per cent |
| Urgent | One working day | 97 per cent |
| Same day, ordered before noon | By 6pm | 97 per cent |
. The Provider must have an operational depot within the boundary of Hallam Vale when it submits its tender.
. Vehicles need not carry the Council’s livery. They should be suitable for the roads of the upland districts in
  winter.
. Two-person deliveries are needed for beds, hoists and items over 25 kilograms.
. Equipment shall be delivered clean and complete, with instructions that the resident can read. Fitters shall show
  the resident how to use it and stay until they are satisfied that it is safe.

# Cleaning and recycling
. The Provider shall clean and test every item that it collects and return it to stock if it is fit for use.
  Cleaning shall follow BS EN ISO 15883 or an equivalent standard.
. The target is that 70 per cent of items are used again by the end of the second contract year. Reaching the target
  earns a bonus; missing it does not lead to a deduction.
. Items beyond repair shall be stripped for parts or recycled, not sent to landfill. The Council will share the
  income from scrap in equal parts with the Provider.

# Safety and staff
. Fitters shall be checked by the Disclosure and Barring Service before they visit homes. The Council will register
  the Provider with its own umbrella body and pay for the checks of the transferring staff.
. The Provider shall have working arrangements for health and safety that fit the work. Accreditation is not
  required.
. Hoists and lifting equipment shall be inspected every six months by a competent person, who may be a
  sub-contractor.
. The Provider shall report a serious incident by telephone at once and in writing within two working days.

# Information
. The Provider shall place stock and job data in the Council’s system every day. Training in the system is free.
. Personal data shall be handled as the data protection schedule says. Staff of the Provider shall complete the
  Council’s one-hour online course in their first month.
. The Provider shall hold a review meeting with the Council every three months and a meeting with users of the
  Service once a year.

# Volumes
. The volumes in this annex are those of past years. The table shows deliveries by district, as an aid to planning.
|: 34 22 22 22
| District | 2022-23 | 2023-24 | 2024-25 |
| Ashby Moor | 1,410 | 1,502 | 1,533 |
| Carr and Denholme | 2,960 | 3,044 | 3,118 |
| Eastrop | 1,122 | 1,190 | 1,204 |
| Hallam Town | 4,870 | 4,922 | 5,011 |
| Ingleby | 1,715 | 1,760 | 1,802 |
| Netherfield | 1,640 | 1,699 | 1,748 |
| Skell Valley | 1,208 | 1,244 | 1,290 |
| Thornsett | 1,490 | 1,522 | 1,561 |
| Upper Dale | 1,095 | 1,120 | 1,153 |
. No minimum volume of orders is guaranteed, and the Provider shall at all times maintain the capacity to make 450
  deliveries a week.
"""

TERMS = """
= Annex B: Draft contract
> Between (1) Hallam Vale Council (“the Council”) and (2) the successful bidder (“the Provider”).

# Definitions
. “Charges” means the sums payable under the pricing schedule. “Commencement Date” means 1 May 2026. “Good Industry
  Practice” means the skill and care to be expected of a competent provider of similar services.
. “Insurances” means the policies named in the invitation to tender. “Losses” means all losses, liabilities,
  damages, costs and expenses.
. “TUPE” means the Transfer of Undertakings (Protection of Employment) Regulations 2006.

# Term and service
. This contract begins on the Commencement Date and ends three years later unless it is extended or ended earlier.
. The Provider shall deliver the Service in accordance with the specification and with Good Industry Practice.
. The Provider shall comply with all policies of the Council, as amended from time to time, at its own cost.
. The Council shall give the Provider access to its system, its data and the staff whom it reasonably needs.

# Charges and payment
. The Provider shall send one invoice at the end of each month. The Council shall tell the Provider within seven
  days if an invoice is not valid.
. The Council shall pay each valid and undisputed invoice within 60 days of receiving it.
. The Charges shall remain fixed for the whole of the term and any extension, and no increase for inflation will be
  payable.
. The Provider shall pay its own sub-contractors within 30 days of receiving a valid invoice from them.
. If the Council pays late it shall pay interest under the Late Payment of Commercial Debts (Interest) Act 1998.

# Sub-contracting
. The Provider shall not sub-contract any part of the Service without the prior written consent of the Council,
  which it may refuse at its absolute discretion.
. Where the Provider does sub-contract it stays responsible to the Council for the Service.

# Performance
. Where a key performance indicator is missed for two months running the Provider shall propose a plan to put it
  right.
. If the plan fails the Council may deduct up to 2 per cent of the month’s Charges. Deductions shall not exceed 5
  per cent of the Charges in any month.

# Security for performance
. Within ten days of the award the Provider shall deliver to the Council a performance bond for 10 per cent of the
  total contract value, issued by a bank.
. Where the Provider is a subsidiary, its parent company shall execute a guarantee of the Provider’s obligations in
  the form that the Council requires.

# Liability and insurance
. The Provider’s liability to the Council under this contract shall be unlimited.
. The Council’s liability to the Provider in any contract year shall not exceed the Charges for that year.
. Nothing in this contract excludes a party’s liability for death or personal injury caused by its negligence, or
  for fraud.
. The Provider shall maintain the Insurances throughout the term, and tell the Council if a policy is cancelled.
. Each party keeps its own intellectual property. The Council may use the Provider’s reports for the purposes of the
  Service.

# Staff
. The parties shall give each other the information about the transferring employees that TUPE requires, in good
  time.
. The Provider shall indemnify the Council against all employment liabilities relating to the transferring
  employees, whether they arise before or after the transfer.
. The Provider shall become an admission body in the Local Government Pension Scheme and shall bear all employer
  contributions, deficits and exit payments.
. Staff recruited after the transfer may be engaged on the Provider’s own terms.

# Ending the contract
. The Council may terminate this contract at any time on 14 days’ notice, and no compensation will be payable.
. Either party may terminate this contract for a material breach that is not remedied within 30 days of notice.
. On expiry the Provider shall help to hand the Service over. The Council shall pay the reasonable cost of that
  help.

# Changes
. Neither party may change this contract except in writing, signed by both. Where the law changes so as to alter the
  cost of the Service the parties shall agree a fair adjustment to the Charges.
. The terms of this contract are not negotiable, and any tender that is qualified will be rejected.

# Disputes and law
. The parties shall try to settle a dispute by talking, then by mediation. Nothing stops either from going to court.
. This contract is governed by the law of England and Wales.
"""
