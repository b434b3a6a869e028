from __future__ import annotations

import pytest

from tendercheck.extractors import extract, numbered
from tendercheck.model.document import Document
from tendercheck.model.facts import Role
from tests.build_text import document, heading, item, row


def roles(made: Document) -> list[tuple[str, str]]:
    found = extract(made).facts
    assert all(fact.span is not None and fact.text == made.quote(fact.span) for fact in found)
    named = (Role.NATION, Role.PROCEDURE, Role.SERVICE_TYPE, Role.CONTRACTING_AUTHORITY)
    return [(fact.role.value, str(fact.value)) for fact in found if fact.role is not None and fact.role not in named]


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
    ("The contract notice was published on 21 July 2025.", [("notice_date", "2025-07-21")]),
    ("A site visit will be held on 21 July 2025.", [("site_visit", "2025-07-21")]),
    ("Interviews will take place on 21 July 2025.", [("presentations", "2025-07-21")]),
    ("Selection questionnaires must be submitted by 21 July 2025.", [("participation_deadline", "2025-07-21")]),
    ("Successful tenderers will be notified by 19 September 2025.", [("award_date", "2025-09-19")]),
    ("The contract will commence on 1 April 2026.", [("contract_start", "2026-04-01")]),
    ("The contract expires on 31 March 2029.", [("contract_end", "2029-03-31")]),
    ("Prior Information Notice published on 18/05/2013.", []),
    ("The end of the standstill period is 3 March 2025.", []),
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
    ("Bidders must provide three references.", [("demanded_references", "3")]),
    ("Provide two examples of similar contracts.", [("demanded_references", "2")]),
    ("Bidders must provide audited accounts for the last three years.", [("demanded_accounts", "3 years")]),
    ("The Council will pay valid invoices within 30 days.", [("payment_period", "30 days")]),
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
    (("Tender notice and documents published", "23/10/2025"), [("notice_date", "2025-10-23")]),
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
    (Role.PROCEDURE, "A competitive flexible procedure is used.", ["competitive flexible"]),
    (Role.PROCEDURE, "This further competition is run under the framework.", ["framework call-off"]),
    (Role.PROCEDURE, "This is a request for quotation.", ["below-threshold quotation"]),
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
