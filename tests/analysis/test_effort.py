from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tendercheck import rulebook
from tendercheck.analysis._effort import effort_of
from tendercheck.analysis._questions import iter_questions, tidied
from tendercheck.command import rules_folder
from tendercheck.model.facts import Fact
from tendercheck.model.location import Span
from tendercheck.model.procurement import Procurement
from tendercheck.model.roles import Role
from tendercheck.model.values import Count
from tests.build_analysis import fact, on, procurement_of

ASSUMPTIONS = rulebook.load(rules_folder(), thorough=False).assumptions
assert ASSUMPTIONS is not None
QUESTIONNAIRE = "# Questionnaire\n\n| Question | Answer |\n|---|---|\n"


def counts(made: Procurement) -> dict[str, int]:
    effort = effort_of(made, ASSUMPTIONS)
    return {task.name: task.count for task in effort.tasks} if effort else {}


def kinds(*texts: str) -> list[str]:
    return ["written" if question.is_written else "short" for question in iter_questions(procurement_of(*texts))]


def with_limits(text: str, *limits: tuple[str, int], role: Role = Role.WORD_LIMIT) -> Procurement:
    """The text with limits that stand at these words, and no others."""
    made = procurement_of(text)
    document = made.documents[0]
    starts = [(document.text.index(words), words, number) for words, number in limits]
    facts = tuple(
        Fact(Count(Decimal(number), "word"), Span(start, start + len(words)), words, role)
        for start, words, number in starts
    )
    return replace(made, facts=(replace(made.facts[0], facts=facts),))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Please describe how you will manage the contract.", "written"),
        ("Describe how you will keep residents safe.", "written"),
        ("How will you recruit, train and keep your staff?", "written"),
        ("Tenderers must explain their approach to your safeguarding policy and how you review it.", "written"),
        ("Please provide details of two contracts that you have delivered.", "written"),
        ("Do you have an environmental management system?", "short"),
        ("How many people do you employ in this service?", "short"),
        ("Please confirm that you accept the terms of the contract.", "short"),
        ("Please state the name and address of your organisation.", "short"),
    ],
)
def test_what_is_asked_is_to_be_written_or_has_a_short_answer(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Provide a fully motivated and supported security team for the centre.",
        "The Council will explain how your tender was scored.",
        "The Contractor shall submit a monthly report of the hours worked.",
        "Please submit your tender through the portal.",
        "The notice is at https://example.org/view?id=905100430.",
        "Tenderers may describe how you would vary the service.",
        "What is a consortium?",
    ],
)
def test_orders_of_a_specification_and_talk_about_the_procedure_ask_nothing(text: str) -> None:
    assert kinds(text) == []


def test_a_table_row_is_one_question_and_one_that_offers_yes_or_no_is_short() -> None:
    rows = (
        "| Q1. How will you clean and test equipment? Who is responsible? | |\n"
        "| Explain whether you are insured. | Yes / No |\n"
    )

    assert kinds(QUESTIONNAIRE + rows) == ["written", "short"]


def test_a_question_asked_again_in_another_document_or_section_is_repeated() -> None:
    asked = "Please describe how you train your staff."
    again = "3.2 Describe how you train your staff."
    one = f"# Part 1\n\n{asked}\n\n{asked}\n"

    assert counts(procurement_of(one)) == {"written answer": 1, "unlimited answer": 1}
    assert counts(procurement_of(f"{one}\n# Part 2\n\n{asked}")) == {
        "written answer": 1, "unlimited answer": 1, "repeated question": 1,
    }  # fmt: skip
    assert counts(procurement_of(one, f"# Part 1\n\n{again}"))["repeated question"] == 1
    assert "repeated question" not in counts(procurement_of(one, "Please describe how you train your volunteers."))


def test_numbers_courtesy_and_answers_offered_do_not_make_another_question() -> None:
    one, other = "2.3.1 Please confirm the trading status of Member 4. Yes / No", "CONFIRM trading status of member 5"

    assert tidied(one) == tidied(other) == ("confirm", "trading", "status", "member")


ASKED = (
    "Answers have at most 900 words.\n\nPlease describe how you train your staff. (500 words)\n\n"
    "How will you keep your clients safe?\n\nLimit: 300 words\n\nWhy do you want to provide this service?"
)


def test_words_are_the_limits_that_stand_with_questions() -> None:
    limits = ("900 words", 900), ("500 words", 500), ("300 words", 300)

    assert counts(with_limits(ASKED, *limits)) == {"written answer": 3, "word": 800, "unlimited answer": 1}
    assert counts(with_limits(ASKED, limits[0])) == {"written answer": 3, "unlimited answer": 3}


def test_a_limit_for_each_answer_holds_for_the_written_answers_of_its_document() -> None:
    each = ASKED.replace("Answers have at most 900 words.", "Each answer has at most 900 words.")
    limits = ("900 words", 900), ("500 words", 500)

    assert counts(with_limits(f"{each}\n\nDo you have a licence for music?", *limits)) == {
        "written answer": 3, "short answer": 1, "word": 2300,
    }  # fmt: skip


def test_limits_in_pages_count_pages() -> None:
    made = with_limits(ASKED, ("500 words", 2), role=Role.PAGE_LIMIT)

    assert counts(made) == {"written answer": 3, "page": 2, "unlimited answer": 2}


def test_a_limit_that_was_misread_counts_for_nothing() -> None:
    for number in (0, 10**40):
        assert "word" not in counts(with_limits(ASKED, ("500 words", number)))


def test_documents_to_hand_over_are_attachments_each_once() -> None:
    text = (
        "Please attach your safety policy.\n\nBidders must upload copies of their insurance certificates.\n\n"
        "# Part 2\n\nPlease attach your safety policy.\n\nDo not attach brochures."
    )

    assert counts(procurement_of(text)) == {"attachment": 2}


def test_a_report_that_the_contractor_hands_over_later_is_no_attachment() -> None:
    assert counts(procurement_of("The Contractor shall provide copies of its insurance certificates each year.")) == {}


def test_a_visit_and_a_presentation_are_meetings_where_a_day_is_set_or_bidders_must_come() -> None:
    assert counts(procurement_of("Bidders must attend a site visit and must attend a presentation.")) == {"meeting": 2}
    assert counts(procurement_of("Bidders may attend a site visit.")) == {}
    assert counts(procurement_of("", facts=(fact(Role.PRESENTATIONS, on("2026-04-01")),))) == {"meeting": 1}


def test_the_sum_is_shown_with_its_assumptions() -> None:
    effort = effort_of(with_limits(ASKED, ("500 words", 500), ("300 words", 300)), ASSUMPTIONS)

    assert effort is not None
    assert effort.working == (
        "3 written answers × 1 h + 800 words × 0.004 h + 1 unlimited answer × 1.2 h = 7.4 h, 1.0 days"
    )
    assert all(task.assumption.startswith("House suggestion.") for task in effort.tasks)
    assert "Federation of Small Businesses" in effort.check


def test_where_nothing_is_asked_there_is_no_estimate() -> None:
    assert effort_of(procurement_of("The Council buys school meals."), ASSUMPTIONS) is None
