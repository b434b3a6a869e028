"""What gives a statement its meaning from outside: headings, questions of a clarification log, tick boxes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build_book import book, quotes_of

NEEDS = 'wording: {any: ["ISO 9001"], also: ["must", "(certificates|certificate) ...4 fail"]}'
GROUPS = 'wording: {any: ["(bid|tender) ...2 (group|together) ...3 not accepted", "group ...4 (refused|not accepted)"]}'
OPTIONS = 'wording: {any: ["turnover of {money}", "without limit"]}'


def test_a_heading_gives_its_list_a_meaning(tmp_path: Path) -> None:
    rules = book(tmp_path, NEEDS)

    assert quotes_of(rules, "## Certificates without which you fail\n\n- ISO 9001\n- a van") == ["ISO 9001"]
    assert quotes_of(rules, "**Certificates without which you fail**\n\n- ISO 9001\n- a van") == ["ISO 9001"]
    assert quotes_of(rules, "## Certificates we like\n\n- ISO 9001\n- a van") == []


def test_a_heading_can_take_the_demand_back(tmp_path: Path) -> None:
    rules = book(tmp_path, 'wording: {any: ["ISO 9001"]}')

    assert quotes_of(rules, "## Standards that are not required\n\n- ISO 9001") == []
    assert quotes_of(rules, "## Standards\n\n- ISO 9001") == ["ISO 9001"]


def test_the_heading_alone_is_no_match_and_takes_nothing_back_by_its_topic(tmp_path: Path) -> None:
    assert quotes_of(book(tmp_path, 'wording: {any: ["ISO 9001"]}'), "## ISO 9001\n\n- a van") == []
    kept = book(tmp_path, 'wording: {any: ["ISO 9001"], unless: ["quality"]}')
    assert quotes_of(kept, "## Quality\n\n- ISO 9001") == ["ISO 9001"]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Q4: May we tender as a group? A4: No.", ["A4: No."]),
        ("Q4: May we tender as a group? A4: Yes, of course.", []),
        ("Question 4: May we tender as a group?\n\nAnswer: They may not.", ["Answer: They may not."]),
        ("Q4 We heard that a group is not accepted. Is that so? A4 Our mistake. It was a slip.", []),
        ("Q4 A group is not accepted. Is that so? A4 paper is sold here.", ["Q4 A group is not accepted."]),
        ("Q4: We heard that a group is refused. Is that so? A4: You may bid as you like.", []),
        ('Q4: We were told "a group is refused". May we bid as one? A4: Yes, of course.', []),
        ("Q4: We were told that a group is refused. Is that so? A4: Yes, it is.", ["A4: Yes, it is."]),
        ("A group is refused.", ["A group is refused."]),
    ],
)
def test_an_answer_refuses_or_grants_what_was_asked(tmp_path: Path, text: str, quotes: list[str]) -> None:
    assert quotes_of(book(tmp_path, GROUPS), text) == quotes


LOG = "| Ref | {} | {} |\n|---|---|---|\n| 7 | {} | {} |"
ASKS = "May we tender as a group?"


@pytest.mark.parametrize(
    ("columns", "question", "answer", "quotes"),
    [
        (("Clarification question", "Council response"), ASKS, "No.", ["No."]),
        (("Query", "Reply"), ASKS, "Sorry, no. It takes one firm.", []),
        (("Query", "Reply"), "We heard that a group is refused. Is it?", "You may bid as you like.", []),
        (("Query", "Reply"), "We heard that a group is refused. Is it?", "Yes, it is.", ["Yes, it is."]),
        (("Query", "Reply"), "Is more time given?", "It is not. A group is refused too.", ["A group is refused too."]),
        (("Question", "Answer"), ASKS, "No, we want one firm alone.", ["No, we want one firm alone."]),
        (("Question", "Your response"), "Your group is refused? Tell us why.", "Please fill in", ["7 | Your group is"]),
        (("Question", "Response"), "A group is refused. Do you agree?", "Yes / No", ["7 | A group is refused."]),
        (("Service", "Provider"), "A group is refused. Why?", "The law of the land says so", ["7 | A group is"]),
    ],
)
def test_a_row_of_a_clarification_log_is_a_question_and_its_answer(
    tmp_path: Path, columns: tuple[str, str], question: str, answer: str, quotes: list[str]
) -> None:
    found = quotes_of(book(tmp_path, GROUPS), LOG.format(*columns, question, answer))

    assert [quote[: len(wanted)] for quote, wanted in zip(found, quotes, strict=True)] == quotes


def test_relief_that_a_question_asks_for_takes_nothing_back_where_it_is_refused(tmp_path: Path) -> None:
    rules = book(tmp_path, 'wording: {any: ["cover ...6 in force"], softened_by: ["after the award"]}')
    log = "| Query | Reply |\n|---|---|\n| May we raise it after the award? | {} Cover must be in force when you bid. |"

    assert quotes_of(rules, log.format("You may not.")) == ["Cover must be in force when you bid."]
    assert quotes_of(rules, log.format("You may.")) == []


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Minimum: ☒ none ☐ turnover of £1,000,000", []),
        ("Minimum: ☐ none ☒ turnover of £1,000,000", ["☒ turnover of £1,000,000"]),
        ("Minimum: [ ] none [x] turnover of £1,000,000", ["[x] turnover of £1,000,000"]),
        ("Minimum: ( ) none (x) turnover of £1,000,000", ["(x) turnover of £1,000,000"]),
        ("Minimum: ☐ none ☐ turnover of £1,000,000", ["☐ turnover of £1,000,000"]),
    ],
)
def test_of_options_only_the_ticked_ones_are_said(tmp_path: Path, text: str, quotes: list[str]) -> None:
    assert quotes_of(book(tmp_path, OPTIONS), text) == quotes


def test_what_asks_says_nothing_where_the_answer_ticked_is_none(tmp_path: Path) -> None:
    rules = book(tmp_path, 'wording: {any: ["turnover ...8 {money}"]}')
    asks = "Minimum turnover for this contract of £95,000 (tick one):"

    assert quotes_of(rules, f"{asks}\n\n☒ None\n\n☐ £1,000,000") == []
    assert quotes_of(rules, f"{asks}\n\n☐ None\n\n☒ £1,000,000") == [asks, "☒ £1,000,000"]


def test_a_ticked_option_has_the_words_that_lead_to_it(tmp_path: Path) -> None:
    rules = book(tmp_path, 'wording: {any: ["without limit"], also: ["liability"]}')

    assert quotes_of(rules, "The Contractor's liability: [ ] £1m [x] without limit") == ["[x] without limit"]
    assert quotes_of(rules, "Parking: [ ] two places [x] without limit") == []


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('"Fit Firm" means a firm with ISO 9001. Bidders must be a Fit Firm.', ["Bidders must be a Fit Firm."]),
        ('"Fit Firm" means a firm with ISO 9001. The Council was a Fit Firm.', []),
        ('"Fit Firm" means a firm with ISO 9001.', []),
        ('"Fit Firm" means a firm with a van. Bidders must be a Fit Firm.', []),
        ('"Fit Firm" means one which must hold ISO 9001.', ['"Fit Firm" means one which must hold ISO 9001.']),
    ],
)
def test_a_duty_that_uses_a_term_says_what_its_definition_says(tmp_path: Path, text: str, quotes: list[str]) -> None:
    assert quotes_of(book(tmp_path, 'wording: {any: ["ISO 9001"]}'), text) == quotes
