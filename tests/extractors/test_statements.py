from __future__ import annotations

import pytest

from tendercheck.extractors import extract
from tendercheck.extractors._duty import duty_of
from tendercheck.model.document import Place
from tendercheck.model.statements import Modality, Party
from tests.build_text import document, heading, item, paragraph, row

SUPPLIER, AUTHORITY, NOBODY = Party.SUPPLIER, Party.AUTHORITY, Party.NOBODY
MUST, MUST_NOT, MAY, STATES = Modality.MUST, Modality.MUST_NOT, Modality.MAY, Modality.STATES

SENTENCES = (
    ("Bidders must hold public liability insurance of at least £5 million.", SUPPLIER, MUST),
    ("The successful Supplier shall indemnify the Authority against all losses.", SUPPLIER, MUST),
    ("Applicants are required to have an average annual turnover of £200,000.", SUPPLIER, MUST),
    ("Tenderers will be required to provide two references.", SUPPLIER, MUST),
    ("The Provider will supply monthly reports.", SUPPLIER, MUST),
    ("Organisations need to register on the portal.", SUPPLIER, MUST),
    ("You must answer every question.", SUPPLIER, MUST),
    ("Your organisation must be registered with the ICO.", SUPPLIER, MUST),
    ("You will need to upload your accounts.", SUPPLIER, MUST),
    ("Bidders should hold insurance of £10m.", SUPPLIER, MUST),
    ("Sub-contractors must comply with the Living Wage.", SUPPLIER, MUST),
    ("Each consortium member shall be jointly and severally liable.", SUPPLIER, MUST),
    ("Tenders must be submitted by noon on 7 November 2024.", SUPPLIER, MUST),
    ("All responses must be received through the portal.", SUPPLIER, MUST),
    ("Bids must remain open for acceptance for 90 days.", SUPPLIER, MUST),
    ("Tenders sent to the Council by post must be signed.", SUPPLIER, MUST),
    ("Prices must be held firm for 90 days.", SUPPLIER, MUST),
    ("Any tender received after the deadline will be rejected.", SUPPLIER, MUST),
    ("Please provide three references.", SUPPLIER, MUST),
    ("Describe your approach to social value.", SUPPLIER, MUST),
    ("3.1 Provide two references from clients.", SUPPLIER, MUST),
    ("Confirm that you hold Cyber Essentials Plus.", SUPPLIER, MUST),
    ("The Council requires all tenderers to hold Cyber Essentials Plus.", SUPPLIER, MUST),
    ("If you cannot provide three years of accounts, you must explain why.", SUPPLIER, MUST),
    ("Where a bidder may rely on others, it must name them.", SUPPLIER, MUST),
    ("Insurance certificates must be held by the contractor at all times.", SUPPLIER, MUST),
    ("Bidders to provide copies of their policies.", SUPPLIER, MUST),
    ("You must not contact any officer of the Council.", SUPPLIER, MUST_NOT),
    ("Bidders may not submit more than one tender.", SUPPLIER, MUST_NOT),
    ("Suppliers shall not subcontract any part of the services.", SUPPLIER, MUST_NOT),
    ("Late tenders will not be accepted.", SUPPLIER, MUST_NOT),
    ("Variant bids are not permitted.", SUPPLIER, MUST_NOT),
    ("No variant bids will be accepted.", SUPPLIER, MUST_NOT),
    ("Tenderers cannot rely on the accounts of a parent company.", SUPPLIER, MUST_NOT),
    ("Tenderers may submit a bid for one or more lots.", SUPPLIER, MAY),
    ("You can ask questions until 5pm on 3 March 2025.", SUPPLIER, MAY),
    ("Suppliers are permitted to bid as a consortium.", SUPPLIER, MAY),
    ("Do you hold ISO 9001 certification?", SUPPLIER, STATES),
    ("Has your organisation been convicted of an offence?", SUPPLIER, STATES),
    ("How will you recruit staff?", SUPPLIER, STATES),
    ("Bidders should note that the contract is subject to TUPE.", SUPPLIER, STATES),
    ("Consortium members are jointly and severally liable.", SUPPLIER, STATES),
    ("The Council will respond to all clarification questions within three working days.", AUTHORITY, STATES),
    ("We will publish all responses to clarification questions.", AUTHORITY, STATES),
    ("Responses to clarification questions will be published by the Council.", AUTHORITY, STATES),
    ("Tenders will be evaluated by a panel of officers.", AUTHORITY, STATES),
    ("Tenders will be evaluated on price and quality.", AUTHORITY, STATES),
    ("NHS England will evaluate the responses.", AUTHORITY, STATES),
    ("The Authority reserves the right to reject any tender.", AUTHORITY, MAY),
    ("The Buyer may extend the contract for a further two years.", AUTHORITY, MAY),
    ("We may ask you to clarify your tender.", AUTHORITY, MAY),
    ("The Trust shall pay undisputed invoices within 30 days.", AUTHORITY, MUST),
    ("The Council must publish a contract details notice.", AUTHORITY, MUST),
    ("The Trust cannot accept responsibility for any costs incurred by bidders.", AUTHORITY, MUST_NOT),
    ("The Commissioner is not obliged to award a contract.", AUTHORITY, STATES),
    ("Bidders may not rely on the finances of other organisations.", SUPPLIER, MUST_NOT),
    ("Applicants without a previous contract with this Authority will not progress.", SUPPLIER, MUST),
    ("Bidders that the Council has not registered shall not tender.", SUPPLIER, MUST_NOT),
    ("References must be from local authorities or a council.", SUPPLIER, MUST),
    ("References that the Council considers recent must be given.", SUPPLIER, MUST),
    ("References given by a previous client of the bidder must be signed by the client.", SUPPLIER, MUST),
    ("Only contracts with local authorities or NHS bodies will be taken into account.", NOBODY, STATES),
    ("Contracts held with a council or a university will be considered.", NOBODY, STATES),
    ("Contracts for work for another local authority, council or trust will be considered.", NOBODY, STATES),
    ("Experience of working for the NHS or a council is essential.", NOBODY, STATES),
    ("Each member of a consortium will be assessed separately against the tests.", SUPPLIER, MUST),
    ("Financial standing will be assessed on the lead bidder alone.", NOBODY, STATES),
    ("Financial standing will be assessed by the Council.", AUTHORITY, STATES),
    ("Neither the Council nor the Trust will pay for tenders.", AUTHORITY, STATES),
    ("The Council and the Trust will assess tenders.", AUTHORITY, STATES),
    ("The contract will run for three years.", NOBODY, STATES),
    ("Invoices will be paid within 30 days.", NOBODY, STATES),
    ("A minimum turnover of £1m is required.", NOBODY, MUST),
    ("Attendance at the site visit is mandatory.", NOBODY, MUST),
    ("Minimum score of 60% (pass/fail).", NOBODY, MUST),
    ("The services shall be delivered in Kent.", NOBODY, MUST),
    ("The estate covers 40 hectares.", NOBODY, STATES),
    ("Price 40%, quality 60%", NOBODY, STATES),
)


@pytest.mark.parametrize(("text", "asked_of", "modality"), SENTENCES)
def test_a_sentence_binds_whom_it_names(text: str, asked_of: Party, modality: Modality) -> None:
    (statement,) = extract(document(text)).statements
    assert (statement.asked_of, statement.modality) == (asked_of, modality)


def test_there_are_at_least_sixty_sentences() -> None:
    assert len(SENTENCES) >= 60


SPLITS = (
    ("One is here. Two is there.", ["One is here.", "Two is there."]),
    ("Hold cover, e.g. public liability. It is due.", ["Hold cover, e.g. public liability.", "It is due."]),
    ("See No. 4 and Ref. B2 in the list.", ["See No. 4 and Ref. B2 in the list."]),
    ("ABC Ltd. The supplier agrees.", ["ABC Ltd.", "The supplier agrees."]),
    ("ABC Ltd. Birmingham agrees.", ["ABC Ltd. Birmingham agrees."]),
    ("It closes at 5 p.m. Tenders sent later fail.", ["It closes at 5 p.m.", "Tenders sent later fail."]),
    ("Rs. 10 lakhs and £2.5m are due.", ["Rs. 10 lakhs and £2.5m are due."]),
    ("2. The supplier agrees.", ["2. The supplier agrees."]),
    ("2.1 The supplier agrees. 2.2 So does the Council.", ["2.1 The supplier agrees.", "2.2 So does the Council."]),
    ("Mr. J. Smith signs.", ["Mr. J. Smith signs."]),
    ("Send: • one • two ➢ three", ["Send:", "one", "two", "three"]),
    ("Is it so? It is.", ["Is it so?", "It is."]),
    ("short; list; of; words", ["short; list; of; words"]),
)


@pytest.mark.parametrize(("text", "sentences"), SPLITS)
def test_a_paragraph_is_split_where_sentences_end(text: str, sentences: list[str]) -> None:
    made = document(text)
    assert [made.quote(statement.span) for statement in extract(made).statements] == sentences


def test_a_sentence_of_more_than_120_words_is_split_at_semicolons() -> None:
    made = document("; ".join(["the supplier agrees to this and that"] * 20) + ".")
    assert len(extract(made).statements) == 20


def test_a_list_item_takes_party_and_modality_from_the_words_that_introduce_it() -> None:
    made = document("The process is simple. Bidders must hold:", item("ISO 9001;"), item("a policy."))
    _, lead, *items = extract(made).statements
    assert [(one.lead, one.asked_of, one.modality) for one in items] == [(lead.span, SUPPLIER, MUST)] * 2


def test_an_item_that_starts_with_not_turns_a_duty_into_a_ban() -> None:
    made = document("Bidders must:", item("not contact officers."))
    assert extract(made).statements[-1].modality is MUST_NOT


def test_a_short_row_is_one_statement() -> None:
    made = document(row("Tender deadline", "12 noon on 3 March 2025"))
    assert [made.quote(one.span) for one in extract(made).statements] == ["Tender deadline | 12 noon on 3 March 2025"]


def test_a_long_cell_is_split_and_its_first_sentence_keeps_the_label() -> None:
    first, second = "The supplier must " + "do the work " * 10 + "well.", "It must " + "be done " * 10 + "soon."
    made = document(row("4.1", f"{first} {second}"))
    assert [made.quote(one.span) for one in extract(made).statements] == [f"4.1 | {first}", second]


BULLETS = (
    ("• ISO 9001;", "ISO 9001;"),
    ("- ISO 9001;", "ISO 9001;"),
    ("– ISO 9001;", "ISO 9001;"),
    ("\uf0b7 ISO 9001;", "ISO 9001;"),
    ("o ISO 9001;", "ISO 9001;"),
    ("(a) ISO 9001;", "(a) ISO 9001;"),
    ("2.1 ISO 9001;", "2.1 ISO 9001;"),
    ("-5% is a discount.", "-5% is a discount."),
)


@pytest.mark.parametrize(("text", "quoted"), BULLETS)
def test_a_statement_leaves_out_its_bullet_and_keeps_its_number(text: str, quoted: str) -> None:
    for made in (document(item(text)), document(text), document(row(text, "Yes"))):
        (statement,) = extract(made).statements
        assert made.quote(statement.span).removesuffix(" | Yes") == quoted


def test_only_the_body_makes_statements() -> None:
    made = document(heading("Insurance"), paragraph("Insurance .... 4", Place.CONTENTS), "Bidders must be insured.")
    assert [made.quote(one.span) for one in extract(made).statements] == ["Insurance", "Bidders must be insured."]


def test_the_month_of_may_permits_nothing() -> None:
    assert duty_of("Suppliers return their bids by 7 May, at noon.")[1] is not Modality.MAY
    assert duty_of("Suppliers return their bids in May 2026.")[1] is not Modality.MAY
    assert duty_of("Suppliers may return their bids in May 2026.")[1] is Modality.MAY
