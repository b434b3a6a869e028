"""What suppliers must show, how tenders are assessed, how long they bind: each with its near misses."""

from __future__ import annotations

import pytest

from tendercheck.extractors import extract
from tendercheck.model.document import Document
from tendercheck.model.roles import Role
from tests.build_text import document, heading, row


def given(made: Document, role: Role) -> list[tuple[str, str, str]]:
    facts = extract(made).facts
    return [(str(fact.value), str(fact.bound), fact.of) for fact in facts if fact.role is role]


SENTENCES = (
    (Role.DEMANDED_RATIO, "Bidders must have a current ratio of at least 1.5:1.", [("1.5:1", "at least", "current")]),
    (Role.DEMANDED_RATIO, "The acid test ratio must be above 1.0.", [("1.0:1", "over", "acid test")]),
    (Role.DEMANDED_RATIO, "A gearing ratio of no more than 0.6 is required.", [("0.6:1", "at most", "gearing")]),
    (Role.DEMANDED_RATIO, "Staff work at a ratio of 1:8.", []),
    (Role.DEMANDED_RATIO, "Tenders are opened at 12:30 on the current date.", []),
    (Role.DEMANDED_EXPERIENCE, "Bidders must have at least three years' experience.", [("3 years", "at least", "")]),
    (
        Role.DEMANDED_EXPERIENCE,
        "The supplier must have been trading for at least five years.",
        [("5 years", "at least", "")],
    ),
    (Role.DEMANDED_EXPERIENCE, "The Council has ten years' experience of this service.", []),
    (Role.REFERENCE_AGE, "Provide two examples from the last three years.", [("3 years", "", "")]),
    (Role.REFERENCE_AGE, "Give details of contracts performed during the past five years.", [("5 years", "", "")]),
    (Role.REFERENCE_AGE, "Have you had a contract terminated in the last three years?", []),
    (Role.REFERENCE_AGE, "Provide accounts for the last three years.", []),
    (Role.DEMANDED_REFERENCES, "Bidders must provide at least two references.", [("2", "at least", "")]),
    (Role.DEMANDED_REFERENCES, "If you cannot provide at least one example, explain why.", []),
    (Role.REFERENCE_VALUE, "References must be for contracts worth at least £250,000.", [("£250,000", "at least", "")]),
    (Role.REFERENCE_VALUE, "The Council pays invoices of at least £250,000 by instalment.", []),
    (Role.WORD_LIMIT, "Your answer must not exceed 500 words.", [("500", "at most", "")]),
    (Role.WORD_LIMIT, "Maximum word count: 1,000", [("1000", "at most", "")]),
    (Role.WORD_LIMIT, "Organisation name (free text, 200 word limit)", [("200", "", "")]),
    (Role.WORD_LIMIT, "For example, a visual could include up to 350 words.", []),
    (Role.PAGE_LIMIT, "Responses are limited to 10 pages of A4.", [("10", "at most", "")]),
    (Role.PAGE_LIMIT, "The hedge is cut one metre both sides.", []),
    (Role.LOTS, "The contract is divided into three lots.", [("3", "", "")]),
    (Role.LOTS, "This framework will have 5 lots.", [("5", "", "")]),
    (Role.LOTS, "A bidder may bid for up to three lots.", []),
    (Role.TENDER_VALIDITY, "Tenders must remain open for acceptance for 90 days.", [("90 days", "", "")]),
    (Role.TENDER_VALIDITY, "Prices quoted must be held firm for at least 45 days.", [("45 days", "at least", "")]),
    (Role.TENDER_VALIDITY, "The insurance certificate is valid for 12 months.", []),
    (Role.TENDER_VALIDITY, "The tender bond shall be valid for 90 days.", []),
    (Role.LIABILITY_CAP, "The Supplier's liability shall not exceed £1,000,000.", [("£1,000,000", "at most", "")]),
    (Role.LIABILITY_CAP, "Public liability insurance of £5,000,000 is required.", []),
    (Role.DEMANDED_OTHER_INSURANCE, "Suppliers must hold cyber insurance of £1m.", [("£1,000,000", "", "cyber")]),
    (Role.DEMANDED_PRODUCT_LIABILITY, "Suppliers must hold product liability cover of £2m.", [("£2,000,000", "", "")]),
    (Role.DEMANDED_PRODUCT_LIABILITY, "Public and products liability insurance of £5m is required.", []),
    (Role.DEMANDED_CERTIFICATE, "Bidders must hold ISO 9001 certification.", [("ISO 9001", "", "")]),
    (Role.DEMANDED_CERTIFICATE, "Cyber Essentials Plus is mandatory.", [("Cyber Essentials Plus", "", "")]),
    (
        Role.DEMANDED_CERTIFICATE,
        "Certification to ISO 14001/18001 is necessary.",
        [("ISO 14001", "", ""), ("ISO 18001", "", "")],
    ),
    (Role.DEMANDED_CERTIFICATE, "Cyber Essentials is desirable.", []),
    (Role.DEMANDED_CERTIFICATE, "The Council holds ISO 9001 certification.", []),
    (
        Role.DEMANDED_PUBLIC_LIABILITY,
        "Public liability of £5m for each and every claim must be held.",
        [("£5,000,000", "", "")],
    ),
    (Role.PAYMENT_PERIOD, "The Council will pay undisputed invoices within 30 days.", [("30 days", "", "")]),
    (
        Role.WEIGHTING,
        "The award criteria are quality 60% and price 40%.",
        [("60%", "", "quality"), ("40%", "", "price")],
    ),
    (Role.WEIGHTING, "Social Value – 10%", [("10%", "", "Social Value")]),
    (Role.WEIGHTING, "Bidders must score at least 60% for quality.", []),
    (Role.WEIGHTING, "At least 30% of the workforce must be apprentices.", []),
    (Role.WEIGHTING, "A discount of 5% applies to the price.", []),
    (Role.WEIGHTING, "Scores are multiplied by the weighting (e.g. 10%).", []),
)


@pytest.mark.parametrize(("role", "text", "expected"), SENTENCES)
def test_a_sentence_gives_the_demand_with_its_bound(
    role: Role, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert given(document(text), role) == expected


def test_a_column_of_weightings_gives_each_its_criterion() -> None:
    heads = ("Criterion", "Weighting")
    made = document(row("Price", "40", labels=heads), row("Quality", "60%", labels=heads))
    assert given(made, Role.WEIGHTING) == [("40%", "", "Price"), ("60%", "", "Quality")]


def test_the_total_of_a_column_and_a_score_that_was_reached_are_no_weightings() -> None:
    total = row("Total", "100%", labels=("Criterion", "Weighting"))
    reached = row("Support", "1.65%", labels=("Question", "Your weighted score"))
    assert given(document(total, reached), Role.WEIGHTING) == []


def test_a_certificate_that_stands_alone_in_a_list_is_asked_for_by_its_introduction() -> None:
    made = document("Suppliers must provide evidence that they hold the following certificates:", "ISO 27001", "CHAS")
    assert [name for name, _, _ in given(made, Role.DEMANDED_CERTIFICATE)] == ["ISO 27001", "CHAS"]


def test_a_certificate_in_a_list_of_background_is_not_asked_for() -> None:
    made = document(
        heading("Background"), "The Council's systems were reviewed last year by an outside body.", "ISO 27001"
    )
    assert given(made, Role.DEMANDED_CERTIFICATE) == []


def test_a_demand_in_the_negative_is_a_demand() -> None:
    made = document(
        "We will reject your request if you do not confirm that you have Public Liability Insurance of £2,000,000."
    )
    assert given(made, Role.DEMANDED_PUBLIC_LIABILITY) == [("£2,000,000", "", "")]


def test_the_two_ends_of_a_contract_are_its_first_and_last_day() -> None:
    made = document("The contract will run from 1 August 2027 to 31 March 2031.")
    assert given(made, Role.CONTRACT_START) == [("2027-08-01", "from", "")]
    assert given(made, Role.CONTRACT_END) == [("2031-03-31", "to", "")]


def test_a_range_of_days_for_a_visit_is_no_contract() -> None:
    made = document("Site visits to the services take place from 1 to 5 August 2027.")
    assert (given(made, Role.CONTRACT_START), given(made, Role.CONTRACT_END)) == ([], [])
