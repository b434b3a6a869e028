from __future__ import annotations

from decimal import Decimal

import pytest

from tendercheck.extractors import extract, numbered
from tendercheck.model.document import Document
from tendercheck.model.roles import Role
from tendercheck.model.values import Money
from tests.build_text import document, heading, item, row


def roles(made: Document) -> list[tuple[str, str]]:
    found = extract(made).facts
    assert all(fact.span is not None and fact.text == made.quote(fact.span) for fact in found)
    named = (Role.NATION, Role.PROCEDURE, Role.SERVICE_TYPE, Role.CONTRACTING_AUTHORITY)
    given = [(fact.role.value, str(fact.value)) for fact in found if fact.role is not None and fact.role not in named]
    return given if len({fact.span for fact in found}) == len(found) else sorted(given)


def names(made: Document, role: Role) -> list[str]:
    return [str(fact.value) for fact in extract(made).facts if fact.role is role]


SENTENCES = (
    ("The deadline for receipt of tenders is 12 noon on 7 November 2024.", [("tender_deadline", "2024-11-07T12:00")]),
    (
        "Tenders must be returned no later than 12:00 noon on Monday 21 March 2016.",
        [("tender_deadline", "2016-03-21T12:00")],
    ),
    ("Closing date for return of Tenders 17:00hrs on 31 August 2025", [("tender_deadline", "2025-08-31T17:00")]),
    ("Please email us to provide a quote by Monday 17th March 2025, 10am.", [("tender_deadline", "2025-03-17T10:00")]),
    ("Closing date: 3 March 2025", [("tender_deadline", "2025-03-03")]),
    ("The deadline for clarification questions is 15 August 2025.", [("clarification_deadline", "2025-08-15")]),
    ("Please raise all queries before 28th October 2024.", [("clarification_deadline", "2024-10-28")]),
    ("We will respond to clarification questions by 11 October 2024.", [("answers_date", "2024-10-11")]),
    ("Answers to questions will be published on 11 October 2024.", [("answers_date", "2024-10-11")]),
    ("Invitation to Tender documents issued from 21 July 2025", [("issue_date", "2025-07-21")]),
    ("Date of issue: 21 July 2025", [("issue_date", "2025-07-21")]),
    ("The notice appeared on 7 September 2026.", [("notice_date", "2026-09-07")]),
    ("Sent out Monday 8 June 2026.", [("issue_date", "2026-06-08")]),
    ("Replies, with a short proposal, by Friday 12 June 2026.", [("tender_deadline", "2026-06-12")]),
    ("Bidders have until 23 September 2026 in which to submit.", [("tender_deadline", "2026-09-23")]),
    ("Bidders have until 23 September 2026 to raise questions.", [("clarification_deadline", "2026-09-23")]),
    ("Bidder responses via the portal: 5pm, 20 March 2026.", [("tender_deadline", "2026-03-20T17:00")]),
    ("The portal will shut at noon on 4 June 2026.", [("tender_deadline", "2026-06-04T12:00")]),
    ("The help desk for the portal closes on 4 June 2026.", []),
    (
        "The tender window opens on 30 July 2027 and shuts on 27 August 2027.",
        [("issue_date", "2027-07-30"), ("tender_deadline", "2027-08-27")],
    ),
    ("The gallery opens on 30 July 2027 and shuts on 27 August 2027.", []),
    ("The last moment for upload is 17:00 on 21 May 2026.", [("tender_deadline", "2026-05-21T17:00")]),
    ("The last day for invoices is 21 May 2026.", []),
    ("Tenders must remain open for acceptance until 31 December 2026.", [("tender_validity_end", "2026-12-31")]),
    ("The portal is open to questions on tenders until 31 December 2026.", []),
    ("Open procedure, notice of 12 January 2026.", [("notice_date", "2026-01-12")]),
    ("The termination notice of 12 January 2026 stands.", []),
    ("Value (ex VAT): \u00a3450,000", [("estimated_value", "\u00a3450,000")]),
    ("Face value: \u00a3450,000", []),
    ("The successful bidder will take on the service from 14 May 2026.", [("contract_start", "2026-05-14")]),
    ("The contract notice was published on 21 July 2025.", [("notice_date", "2025-07-21")]),
    ("A site visit will be held on 21 July 2025.", [("site_visit", "2025-07-21")]),
    ("Interviews will take place on 21 July 2025.", [("presentations", "2025-07-21")]),
    ("Selection questionnaires must be submitted by 21 July 2025.", [("participation_deadline", "2025-07-21")]),
    ("Successful tenderers will be notified by 19 September 2025.", [("award_date", "2025-09-19")]),
    ("The contract will commence on 1 April 2026.", [("contract_start", "2026-04-01")]),
    ("The contract expires on 31 March 2029.", [("contract_end", "2029-03-31")]),
    ("Prior Information Notice published on 18/05/2013.", [("planned_notice_date", "2013-05-18")]),
    ("The Council published a planned procurement notice on 2 March 2026.", [("planned_notice_date", "2026-03-02")]),
    ("Planned procurement notice issued: 2 March 2026", [("planned_notice_date", "2026-03-02")]),
    ("A pipeline notice for this procurement was published on 2 March 2026.", []),
    ("A preliminary market engagement notice was issued on 2 March 2026.", [("engagement_date", "2026-03-02")]),
    (
        "The planned procurement notice was published on 2 March 2026; the tender notice was published on 1 June 2026.",
        [("planned_notice_date", "2026-03-02"), ("notice_date", "2026-06-01")],
    ),
    ("If we publish an answer after 8 July 2026 we will move the deadline for tenders.", []),
    ("The Council publishes its answers on 8 July 2026.", [("answers_date", "2026-07-08")]),
    ("Answers will be put on the portal by 8 July 2026.", [("answers_date", "2026-07-08")]),
    ("Answers to the questions must be submitted by 8 July 2026.", []),
    ("All bidders will be informed of the result by 19 September 2025.", [("award_date", "2025-09-19")]),
    ("The Council will tell everyone who quoted by letter by 9 February 2026.", [("award_date", "2026-02-09")]),
    (
        "The Council will decide at its meeting on Monday 9 February 2026, and will tell everyone by letter.",
        [("award_date", "2026-02-09")],
    ),
    ("The Council will tell all bidders of any change by 9 February 2026.", []),
    (
        "The contract will run for three years from 1 December 2026.",
        [("term", "3 years"), ("contract_start", "2026-12-01")],
    ),
    ("The contract is let for three years from 1 April 2026.", [("term", "3 years"), ("contract_start", "2026-04-01")]),
    (
        "Each contract runs for an initial term of three years from 11 January 2027.",
        [("term", "3 years"), ("contract_start", "2027-01-11")],
    ),
    (
        "The Council invites quotations for the maintenance of its grounds for three years from 1 April 2026.",
        [("term", "3 years"), ("contract_start", "2026-04-01")],
    ),
    (
        "The agreement will be in place for 36 months, commencing on 1 April 2026.",
        [("term", "36 months"), ("contract_start", "2026-04-01")],
    ),
    ("The supplier shall keep its records of the contract for six years from 31 March 2029.", []),
    ("Prices for the services are fixed for two years from 1 April 2026.", []),
    ("Mobilisation begins on 12 October 2026 once the contract is signed.", [("mobilisation_start", "2026-10-12")]),
    ("The end of the standstill period is 3 March 2025.", [("standstill_end", "2025-03-03")]),
    ("Accounts for the year ending 31 March 2024 are needed.", []),
    ("Regulation (EU) 2016/679 of 27 April 2016 applies.", []),
    ("The contract is for a period of three years.", [("term", "3 years")]),
    ("The initial contract term is 36 months.", [("term", "36 months")]),
    (
        "It is for 3 years with the option to extend for a further two years.",
        [("extension", "2 years")],
    ),
    (
        "The contract is for a period of three years with the option to extend for a further two years.",
        [("term", "3 years"), ("extension", "2 years")],
    ),
    ("The contract may be extended for three periods of 12 months.", [("extension", "36 months")]),
    ("Records must be kept for a period of six years.", []),
    ("Notice to terminate the contract is three months.", []),
    ("The estimated value of the contract is £240,000.", [("estimated_value", "£240,000")]),
    ("The budget is £80,000 per annum.", [("annual_value", "£80,000")]),
    ("The total value over the life of the contract is £1.2m.", [("estimated_value", "£1,200,000")]),
    ("The estimated annual value of the contract is £60,000.", [("annual_value", "£60,000")]),
    ("The estimated value of Lot 2 is £60,000.", [("lot_value", "£60,000")]),
    ("The annual value of the three lots together is £300,000.", [("annual_value", "£300,000")]),
    (
        "Contract notice of estimated value £41,000, below the threshold of the Regulations.",
        [("estimated_value", "£41,000")],
    ),
    ("The Council will ask three firms to quote for the £60,000 study.", [("estimated_value", "£60,000")]),
    ("Bidders must have delivered a £60,000 study.", []),
    ("A contract below the threshold of £41,000 is not advertised.", []),
    ("Lot 1 has an estimated value of £41,000 below the threshold.", [("lot_value", "£41,000")]),
    ("The call-off value is about £180,000.", [("estimated_value", "£180,000")]),
    ("The estimated value of all lots is £900,000.", [("estimated_value", "£900,000")]),
    ("The estimated total value of Lots 1 and 2 combined is £900,000.", [("estimated_value", "£900,000")]),
    ("The estimated value of each lot is £60,000.", [("lot_value", "£60,000")]),
    ("The guide for pricing of the works is £7,500 per annum.", [("annual_value", "£7,500")]),
    ("The threshold for services contracts is £214,904.", []),
    ("Contracts with a value of £10,000 or more are advertised.", []),
    ("Does your turnover reach £36m (Modern Slavery Act)?", []),
    ("Bidders must have a minimum annual turnover of £500,000.", [("demanded_turnover", "£500,000")]),
    ("An SME has a turnover not exceeding £44 million.", []),
    ("Bidders must hold public liability insurance of £5m.", [("demanded_public_liability", "£5,000,000")]),
    ("Employer’s (Compulsory) Liability Insurance £5,000,000", [("demanded_employers_liability", "£5,000,000")]),
    ("Professional indemnity insurance - £2m", [("demanded_professional_indemnity", "£2,000,000")]),
    (
        "Suppliers must hold £10m employers’ liability, £5m public liability and £2m professional indemnity cover.",
        [
            ("demanded_employers_liability", "£10,000,000"),
            ("demanded_public_liability", "£5,000,000"),
            ("demanded_professional_indemnity", "£2,000,000"),
        ],
    ),
    ("The Council requires public liability insurance of £5m.", [("demanded_public_liability", "£5,000,000")]),
    ("The Council holds public liability insurance of £50m.", []),
    ("The Council’s liability under its public liability policy shall not exceed £5m.", []),
    (
        "The total liability of each party, and its public liability, is limited to £5m.",
        [("liability_cap", "£5,000,000")],
    ),
    ("Have you had any public liability claims exceeding £10,000 in the last three years?", []),
    ("Give details of claims over £50,000 made under your professional indemnity insurance.", []),
    (
        "Bidders must hold public liability insurance with a limit of indemnity of £5m.",
        [("demanded_public_liability", "£5,000,000")],
    ),
    ("The Council had a turnover of more than £200m last year.", []),
    ("The Council requires a minimum turnover of £2m.", [("demanded_turnover", "£2,000,000")]),
    ("Bidders must provide three references.", [("demanded_references", "3")]),
    ("Provide two examples of similar contracts.", [("demanded_references", "2")]),
    ("Bidders must provide audited accounts for the last three years.", [("demanded_accounts", "3 years")]),
    ("The Council will pay valid invoices within 30 days.", [("payment_period", "30 days")]),
    ("The Council shall tell the Provider within seven days if an invoice is not valid.", []),
    ("The Council will notify the Supplier of an error in an invoice within 5 days of receiving it.", []),
    ("Within 7 days the Council shall check that the invoice is correct.", []),
    ("Invoices shall be sent monthly and paid within 30 days.", [("payment_period", "30 days")]),
    ("The Council will settle each invoice within 30 days of receipt.", [("payment_period", "30 days")]),
    ("The Supplier shall pay its sub-contractors within 30 days of invoice.", []),
)


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_sentence_gives_its_facts_their_roles(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(document(text)) == expected


ROWS = (
    (("Tender submission deadline", "15:00 30/01/2026"), [("tender_deadline", "2026-01-30T15:00")]),
    (("15:00 30/01/2026", "Deadline for tenders"), [("tender_deadline", "2026-01-30T15:00")]),
    (
        ("4", "Deadline for submission of clarification questions", "12/12/2025"),
        [("clarification_deadline", "2025-12-12")],
    ),
    (("Council to respond to clarification questions", "16/01/2026"), [("answers_date", "2026-01-16")]),
    (("Q&A log uploaded", "16/01/2026"), [("answers_date", "2026-01-16")]),
    (("Tender notice on the central digital platform", "16/01/2026"), [("notice_date", "2026-01-16")]),
    (("UK4 tender notice", "16/01/2026"), [("notice_date", "2026-01-16")]),
    (("ITT live on ProContract", "16/01/2026"), [("issue_date", "2026-01-16")]),
    (("Tender opens", "16/01/2026"), [("issue_date", "2026-01-16")]),
    (("Tender opening by the panel", "16/01/2026"), []),
    (("New provider takes over", "16/01/2026"), [("contract_start", "2026-01-16")]),
    (("First day of service", "16/01/2026"), [("contract_start", "2026-01-16")]),
    (("Full service at all schools", "16/01/2026"), [("contract_start", "2026-01-16")]),
    (("Answers published by", "Wednesday 8 July 2026"), [("answers_date", "2026-07-08")]),
    (("ICB publishes its answers", "26 June 2026"), [("answers_date", "2026-06-26")]),
    (("Responses to clarification questions issued", "26 June 2026"), [("answers_date", "2026-06-26")]),
    (("Clarification responses", "26 June 2026"), [("answers_date", "2026-06-26")]),
    (("Notification of outcome", "26 June 2026"), [("award_date", "2026-06-26")]),
    (("Bidders informed of the result", "26 June 2026"), [("award_date", "2026-06-26")]),
    (("All bidders told the outcome", "26 June 2026"), [("award_date", "2026-06-26")]),
    (("Contracts signed and mobilisation begins", "Monday 12 October 2026"), [("mobilisation_start", "2026-10-12")]),
    (("Mobilisation of the contract", "12 October 2026"), [("mobilisation_start", "2026-10-12")]),
    (("Services start", "11 January 2027"), [("contract_start", "2027-01-11")]),
    (("Contract start after mobilisation", "11 January 2027"), [("contract_start", "2027-01-11")]),
    (("Planned procurement notice published", "2 March 2026"), [("planned_notice_date", "2026-03-02")]),
    (
        ("Tender notice and documents published", "23/10/2025"),
        [("issue_date", "2025-10-23"), ("notice_date", "2025-10-23")],
    ),
    (("Invitation to tender issued", "16/10/2013"), [("issue_date", "2013-10-16")]),
    (("Evaluate tenders", "13/11/2013"), []),
    (("Appoint supplier", "15/11/2013"), [("award_date", "2013-11-15")]),
    (("Framework contract start date", "17/09/2026"), [("contract_start", "2026-09-17")]),
    (("Tender deadline", "[insert date]"), [("tender_deadline", "[date not decided]")]),
    (("Contract duration", "36 months"), [("term", "36 months")]),
    (("Estimated value", "£240,000"), [("estimated_value", "£240,000")]),
    (("Public liability", "£5,000,000"), [("demanded_public_liability", "£5,000,000")]),
    (("Minimum annual turnover", "£500,000"), [("demanded_turnover", "£500,000")]),
)


@pytest.mark.parametrize(("cells", "expected"), ROWS)
def test_a_row_takes_its_role_from_the_cell_that_labels_it(
    cells: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert roles(document(row(*cells))) == expected


def test_a_header_names_the_dates_of_its_column() -> None:
    heads = ("Lot", "Clarification deadline", "Tender deadline")
    assert roles(document(row("Grass", "3 March 2025", "4 April 2025", labels=heads))) == [
        ("clarification_deadline", "2025-03-03"),
        ("tender_deadline", "2025-04-04"),
    ]


LOTS = ("Lot", "Work", "Annual value excluding VAT")


def test_a_column_of_lots_gives_the_value_of_each_lot_a_year() -> None:
    made = document(row("1", "Cleaning", "£150,000", labels=LOTS), row("2", "Grounds", "£60,000", labels=LOTS))
    found = [(fact.role, fact.value) for fact in extract(made).facts if isinstance(fact.value, Money)]
    assert found == [
        (Role.LOT_VALUE, Money(Decimal(150_000), per="year")),
        (Role.LOT_VALUE, Money(Decimal(60_000), per="year")),
    ]


def test_the_row_of_the_sum_under_lots_gives_the_value_of_the_contract() -> None:
    assert roles(document(row("Total", "", "£210,000", labels=LOTS))) == [("annual_value", "£210,000")]


def test_a_column_of_years_without_lots_gives_the_annual_value() -> None:
    heads = ("Service", "Annual value")
    assert roles(document(row("Grounds", "£60,000", labels=heads))) == [("annual_value", "£60,000")]


def test_dates_before_their_labels_take_the_words_that_follow() -> None:
    made = document("3 March 2025 ITT issued 10 March 2025 Deadline for clarification questions")
    assert roles(made) == [("issue_date", "2025-03-03"), ("clarification_deadline", "2025-03-10")]


def test_a_date_that_stands_alone_takes_the_words_above_it() -> None:
    made = document(heading("Closing date for response:"), "31 August 2025")
    assert roles(made) == [("tender_deadline", "2025-08-31")]


def test_a_list_item_takes_the_words_that_introduce_it() -> None:
    made = document("Tenders must be returned by:", item("noon on 3 March 2025"))
    assert roles(made) == [("tender_deadline", "2025-03-03T12:00")]


def test_a_deadline_without_a_year_takes_the_year_of_the_day_of_issue() -> None:
    made = document("ITT issued 21 July 2025.", "Tenders must be returned by 17:00 on Thursday 31 August.")
    assert roles(made) == [("issue_date", "2025-07-21"), ("tender_deadline", "2025-08-31T17:00")]


def test_a_deadline_without_a_year_after_the_turn_of_the_year_takes_the_next() -> None:
    made = document("ITT issued 1 December 2025.", "Tenders must be returned by 9 January.")
    assert roles(made) == [("issue_date", "2025-12-01"), ("tender_deadline", "2026-01-09")]


def test_without_any_year_a_day_is_no_date() -> None:
    assert roles(document("Tenders must be returned by 9 January.")) == []


def test_two_deadlines_that_disagree_are_both_kept() -> None:
    made = document("Tenders are due by 3 March 2025.", "Tenders must be returned by 4 March 2025.")
    assert roles(made) == [("tender_deadline", "2025-03-03"), ("tender_deadline", "2025-03-04")]


def test_of_a_deadline_that_was_moved_only_the_later_day_is_one() -> None:
    moved = document("Tenders are due by 4 June 2026.", "The deadline for tenders has been extended to 14 June 2026.")
    stays = document("Tenders are due by 4 June 2026.", "The deadline for tenders may be extended to 14 June 2026.")
    assert names(moved, Role.TENDER_DEADLINE) == ["2026-06-14"]
    assert names(stays, Role.TENDER_DEADLINE) == ["2026-06-04", "2026-06-14"]


def test_of_dates_with_boxes_only_the_ticked_one_is_the_deadline() -> None:
    lead = "Return date for tenders (one box is ticked):"
    assert roles(document(lead, "[ ] 1 May 2026", "[x] 22 May 2026")) == [("tender_deadline", "2026-05-22")]
    assert roles(document(lead, "[x] 1 May 2026", "[ ] 22 May 2026")) == [("tender_deadline", "2026-05-01")]


def test_a_notice_dated_after_the_deadline_is_another_notice() -> None:
    made = document("Tenders are due by 3 March 2025.", "Date of dispatch of this notice: 06/05/2025")
    assert roles(made) == [("tender_deadline", "2025-03-03")]


AUTHORITIES = (
    ("Contracting authority: Kentwell Borough Council", ["Kentwell Borough Council"]),
    ("Kentwell Borough Council invites tenders for cleaning.", ["Kentwell Borough Council"]),
    ("This tender is run on behalf of Kentwell NHS Foundation Trust.", ["Kentwell NHS Foundation Trust"]),
    ("University of Kentwell (the “University”) seeks a caterer.", ["University of Kentwell"]),
    ("The Council invites tenders.", []),
)


@pytest.mark.parametrize(("text", "expected"), AUTHORITIES)
def test_the_contracting_authority_is_found_by_name(text: str, expected: list[str]) -> None:
    assert names(document(text), Role.CONTRACTING_AUTHORITY) == expected


KINDS = (
    (Role.NATION, "The Public Contracts (Scotland) Regulations 2015 apply.", ["Scotland"]),
    (Role.NATION, "The notice is on Sell2Wales.", ["Wales"]),
    (Role.NATION, "Tenders are submitted on eTendersNI.", ["Northern Ireland"]),
    (Role.NATION, "Kentwell Council seeks tenders.", ["England"]),
    (Role.NATION, "Tenders are welcome.", []),
    (Role.PROCEDURE, "This is run under the open procedure.", ["open"]),
    (Role.PROCEDURE, "A light touch procurement of short breaks.", ["light touch"]),
    (Role.PROCEDURE, "We keep to light touch contract management.", []),
    (Role.PROCEDURE, "A competitive flexible procedure is used.", ["competitive flexible"]),
    (Role.PROCEDURE, "This further competition is run under the framework.", ["framework call-off"]),
    (Role.PROCEDURE, "This is a request for quotation.", ["below-threshold quotation"]),
    (Role.PROCEDURE, "You are invited to submit a quotation.", ["below-threshold quotation"]),
    (Role.PROCEDURE, "Please return your quotation by noon.", ["below-threshold quotation"]),
    (Role.PROCEDURE, "Quotation marks are not needed.", []),
    (Role.PROCEDURE, "Call-off contracts follow.", []),
    (Role.SERVICE_TYPE, "The supply of goods is wanted.", ["goods"]),
    (Role.SERVICE_TYPE, "This is a light touch contract.", ["light touch services"]),
    (Role.SERVICE_TYPE, "The Provider Selection Regime applies.", ["health services"]),
    (Role.SERVICE_TYPE, "It is for the provision of cleaning services.", ["services"]),
)


@pytest.mark.parametrize(("role", "text", "expected"), KINDS)
def test_the_character_of_a_procurement_is_named(role: Role, text: str, expected: list[str]) -> None:
    assert names(document(text), role) == expected


def test_of_two_facts_that_overlap_the_longer_stays() -> None:
    found = extract(document("The term is two (2) years for 3 contracts.")).facts
    assert [fact.text for fact in found] == ["two (2) years", "3 contracts"]


def test_facts_take_the_number_of_their_document() -> None:
    facts = extract(document("Tenders are due by 3 March 2025."))
    assert [fact.document for fact in numbered(facts, 3).facts] == [3]
