"""The selection questionnaire of the home care procurement."""

BODY = """
> Complete every part that applies to you and return this document with your tender. If you tender for a group, the
  lead member completes Part 1 for the group. Guidance is in italics in the portal’s help pages.
? Name of bidder | Click or tap here to enter text.
? Reference | HVC/2026/014

# About you
|: 10 58 32
| No. | Question | Response |
| # | Full name of the organisation |  |
| # | Registered address |  |
| # | Company, charity or society number, if you have one |  |
| # | Trading status: public limited company, limited company, limited liability partnership, mutual, charity, other
  |  |
| # | Are you a small or medium-sized enterprise, a social enterprise or a public service mutual? (For statistics
  only.) | Yes / No |
| # | Do you share your core supplier information through the central digital platform? If so, give the share code.
  |  |
| # | Are you tendering as a group of suppliers? If so, name the members and the part that each will deliver. |  |
| # | If you have a parent company, give its name. |  |

# Exclusion grounds
|: 10 58 32
| No. | Question | Response |
| # | Does a mandatory exclusion ground in Schedule 6 to the Procurement Act 2023 apply to you or a connected
  person? | Yes / No |
| # | Does a discretionary exclusion ground in Schedule 7 to the Procurement Act 2023 apply to you or a connected
  person? | Yes / No |
| # | If so, explain the circumstances and what you have done to prevent them from happening again. |  |

# Economic and financial standing
|: 10 58 32
| No. | Question | Response |
| # | Please provide your audited accounts for the last two financial years. | Attached: Yes / No |
| # | Bidders must have had an annual turnover of at least £1,500,000 in their most recent financial year. Please
  state yours. | £ ____________ |
| # | Bidders must have a current ratio (current assets divided by current liabilities) of 1.2 or above. A ratio
  below this will be scored as a fail. |  |
| # | If your organisation’s year end has changed in the last two years, please say so. |  |

# Insurance
|: 10 58 32
| No. | Question | Response |
| # | Confirm that you have read the levels of insurance in the invitation to tender. | Yes / No |
| # | If a policy has an excess above £5,000, state the excess. | £ ____________ |

# Technical and professional ability
|: 10 58 32
| No. | Question | Response |
| # | Provide details of four contracts that you have delivered in the past two years, with a referee for each. |  |
| # | Each of these contracts must have had a value of at least £400,000 a year. | Yes / No |
| # | Only contracts with local authorities or NHS bodies will be taken into account. | Yes / No |
| # | The experience of individual members of staff or of predecessor organisations will not be considered. | Yes /
  No |
| # | How do you make sure that staff who visit homes are suitable and safe? (300 words) |  |
| # | Describe any claim for poor performance that was upheld against you in the past three years, and what you
  learned. |  |

# Quality, information and environment
|: 10 58 32
| No. | Question | Response |
| # | Bidders must hold a current ISO 9001 certificate. | Attached: Yes / No |
| # | Bidders must hold Cyber Essentials Plus certification at the time of tender. | Attached: Yes / No |
| # | Do you have an environmental management system, such as ISO 14001, EMAS or your own? (Not scored.) | Yes / No
  |
| # | Submit copies of all fourteen corporate policies listed in the table below. | Attached: Yes / No |
| # | Are you registered with the Information Commissioner, where the law requires it? | Yes / No |

## Corporate policies
|: 50 50
| Governance | People and operations |
| Anti-bribery | Equality, diversity and inclusion |
| Business continuity | Health and safety |
| Complaints | Learning and development |
| Conflicts of interest | Lone working |
| Data protection | Recruitment |
| Risk management | Safeguarding |
| Whistleblowing | Waste and recycling |

# Declaration
> I declare that to the best of my knowledge the answers in this document are correct. I understand that the Council
  may ask for evidence before it awards the contract.
_ Name
_ Position
_ Date
"""
