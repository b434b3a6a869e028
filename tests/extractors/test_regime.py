"""Each row of the table in docs/regimes.md, and each side of the days that part the rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tendercheck.extractors import decide_regime, extract
from tendercheck.extractors._regime import QUESTIONS
from tendercheck.model.facts import Fact
from tendercheck.model.procurement import Nation, Regime, RegimeKind
from tests.build_case import (
    AS_AT,
    COUNCIL,
    LAW,
    bought,
    buyer,
    dated,
    english,
    nation,
    procedure,
    regime,
    worth,
)
from tests.build_text import document

HIGH, LOW = worth("900000"), worth("80000")
CALL_OFF = procedure("framework call-off", "this further competition")
LIGHT, HEALTH = bought("light touch services"), bought("health services")
TRUST = buyer("Kentwell NHS Foundation Trust")
PART_6 = "Part 6 of the Procurement Act 2023 leaves out {} (section 84)."


def test_a_contract_above_the_threshold_is_under_the_act() -> None:
    assert english(HIGH) == Regime(
        RegimeKind.PA23,
        (
            "The notice or the documents were issued on 3 June 2026.",
            "The estimated value is £900,000.",
            "£900,000 is not below the threshold of £207,720 (sub-central).",
        ),
        (),
        Nation.ENGLAND,
    )


def test_a_contract_below_the_threshold_is_under_part_6() -> None:
    assert english(LOW) == Regime(
        RegimeKind.PA23_BELOW_THRESHOLD,
        (
            "The notice or the documents were issued on 3 June 2026.",
            "The estimated value is £80,000.",
            "£80,000 is below the threshold of £207,720 (sub-central).",
        ),
        (),
        Nation.ENGLAND,
    )


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ((LIGHT, HIGH), RegimeKind.PA23_LIGHT_TOUCH),
        ((LIGHT, LOW), RegimeKind.PA23_BELOW_THRESHOLD),
        ((CALL_OFF, HIGH), RegimeKind.PA23_CALL_OFF),
        ((CALL_OFF, LIGHT), RegimeKind.PA23_CALL_OFF_LIGHT_TOUCH),
    ],
)
def test_what_is_bought_and_how_tells_the_regimes_of_the_act_apart(facts: tuple[Fact, ...], kind: RegimeKind) -> None:
    assert english(*facts, text="The Procurement Act 2023 applies.").kind is kind


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ((HIGH,), RegimeKind.PCR15),
        ((LIGHT, HIGH), RegimeKind.PCR15_LIGHT_TOUCH),
        ((LOW,), RegimeKind.PCR15_BELOW_THRESHOLD),
        ((LIGHT, LOW), RegimeKind.PCR15_BELOW_THRESHOLD),
        ((CALL_OFF, HIGH), RegimeKind.PCR15_CALL_OFF),
    ],
)
def test_what_is_bought_and_how_tells_the_regimes_of_2015_apart(facts: tuple[Fact, ...], kind: RegimeKind) -> None:
    assert english(*facts, day="2024-06-03").kind is kind


@pytest.mark.parametrize(
    ("before", "day", "facts", "kinds"),
    [
        ("2015-02-25", "2015-02-26", (HIGH,), (RegimeKind.EARLIER, RegimeKind.PCR15)),
        ("2025-02-23", "2025-02-24", (HIGH,), (RegimeKind.PCR15, RegimeKind.PA23)),
        ("2025-02-23", "2025-02-24", (LOW,), (RegimeKind.PCR15_BELOW_THRESHOLD, RegimeKind.PA23_BELOW_THRESHOLD)),
        ("2023-12-31", "2024-01-01", (TRUST, HEALTH, HIGH), (RegimeKind.PCR15_LIGHT_TOUCH, RegimeKind.PSR23)),
        ("2025-04-01", "2025-04-02", (CALL_OFF,), (RegimeKind.PCR15_CALL_OFF, RegimeKind.PA23_CALL_OFF)),
    ],
)
def test_the_day_on_which_the_law_changes_is_under_the_new_law(
    before: str, day: str, facts: tuple[Fact, ...], kinds: tuple[RegimeKind, RegimeKind]
) -> None:
    others = () if TRUST in facts else (buyer(COUNCIL),)
    found = [regime(*others, *facts, nation("England"), dated(one)).kind for one in (before, day)]
    assert found == list(kinds)


def test_the_documents_of_a_call_off_that_name_the_old_regulations_are_under_them() -> None:
    found = english(CALL_OFF, text="The framework was let under the Public Contracts Regulations 2015.")
    assert (found.kind, found.assumed) == (RegimeKind.PCR15_CALL_OFF, ())


def test_a_dynamic_purchasing_system_is_one_of_the_old_regulations_whenever_it_is_used() -> None:
    found = english(procedure("dynamic market", "dynamic purchasing system"), HIGH)
    assert found.kind is RegimeKind.PCR15_CALL_OFF
    assert found.assumed == ("That the competition is held under the dynamic purchasing system is assumed.",)


def test_a_dynamic_market_is_one_of_the_act() -> None:
    assert english(procedure("dynamic market", "dynamic market"), HIGH).kind is RegimeKind.PA23


def test_a_call_off_that_does_not_name_its_law_says_what_is_assumed() -> None:
    assert english(CALL_OFF).assumed == (
        (
            "The law of the framework is not named; the Procurement Act 2023 is assumed. Had it been set up under the"
            " Public Contracts Regulations 2015, they would still apply."
        ),
        "That the framework is not a light touch one is assumed.",
    )


def test_health_services_of_an_nhs_body_are_under_the_provider_selection_regime() -> None:
    found = regime(TRUST, nation("England"), dated("2026-06-03"), HEALTH)
    assert found == Regime(
        RegimeKind.PSR23,
        (
            "The notice or the documents were issued on 3 June 2026.",
            "An NHS body or a council (Kentwell NHS Foundation Trust) buys health services.",
        ),
        ("That the health services are among those of the Provider Selection Regime is assumed.",),
        Nation.ENGLAND,
    )


def test_health_services_under_documents_that_name_the_act_stay_under_it() -> None:
    text = "The Procurement Act 2023 applies."
    found = regime(TRUST, nation("England"), dated("2026-06-03"), HEALTH, HIGH, text=text)
    assert found.kind is RegimeKind.PA23_LIGHT_TOUCH
    assert found.assumed[0].startswith("Health services are bought, but the documents name another law")


def test_a_school_that_buys_health_services_is_not_under_the_provider_selection_regime() -> None:
    facts = (buyer("Kentwell Academy"), nation("England"), dated("2026-06-03"), HEALTH, HIGH)
    assert regime(*facts).kind is RegimeKind.PA23_LIGHT_TOUCH


def test_a_mixed_contract_for_health_services_says_what_must_hold() -> None:
    found = english(HEALTH, bought("goods", 0.8), text="The Provider Selection Regime: Provider Selection Regime.")
    assert found.kind is RegimeKind.PSR23
    assert found.assumed == (
        (
            "The contract is mixed (also goods); that the health services are worth more, and that the rest could not"
            " reasonably be supplied separately, is assumed."
        ),
    )


@pytest.mark.parametrize(
    ("day", "kind"), [("2025-02-23", RegimeKind.PCR15_LIGHT_TOUCH), ("2025-02-24", RegimeKind.ELSEWHERE)]
)
def test_health_services_in_wales_are_under_a_regime_that_was_not_read(day: str, kind: RegimeKind) -> None:
    assert regime(buyer("Cwm Taf Morgannwg Health Board"), dated(day), HEALTH, HIGH).kind is kind


def test_a_welsh_authority_below_the_threshold_is_under_part_6_without_section_85() -> None:
    found = regime(buyer("Powys County Council"), dated("2026-06-03"), LOW)
    assert (found.kind, found.nation) == (RegimeKind.PA23_BELOW_THRESHOLD, Nation.WALES)
    assert found.reasons[-1] == "Part 6 applies, without section 85, which leaves out devolved Welsh authorities."


@pytest.mark.parametrize(
    ("name", "facts", "left_out"),
    [
        ("Belfast City Council", (LOW,), "transferred authorities of Northern Ireland"),
        ("Kentwell Academy", (LOW,), "schools, academies and further education institutions"),
        (COUNCIL, (LOW, bought("concession")), "concession contracts"),
        ("Severn Trent Water", (LOW,), "utilities contracts"),
    ],
)
def test_whom_part_6_leaves_out_nothing_may_be_cited_of(name: str, facts: tuple[Fact, ...], left_out: str) -> None:
    found = regime(buyer(name), dated("2026-06-03"), *facts)
    assert (found.kind, found.reasons[-1]) == (RegimeKind.ELSEWHERE, PART_6.format(left_out))


@pytest.mark.parametrize("name", ["Belfast City Council", "Kentwell Academy", "Severn Trent Water"])
def test_whom_part_6_leaves_out_the_act_binds_above_the_threshold(name: str) -> None:
    assert regime(buyer(name), dated("2026-06-03"), HIGH).kind is RegimeKind.PA23


@pytest.mark.parametrize(
    ("name", "amount", "reason"),
    [
        (
            "Powys County Council",
            "80000",
            "Part 4 of the Regulations of 2015 leaves out authorities of Wales (reg 1(8)).",
        ),
        ("Kentwell Academy", "80000", "Below the threshold the Regulations of 2015 leave out schools (reg 109(5))."),
        (COUNCIL, "29999", "£29,999 is below £30,000, where the rules below the threshold begin (reg 109(2))."),
    ],
)
def test_below_their_threshold_the_regulations_of_2015_leave_some_out(name: str, amount: str, reason: str) -> None:
    found = regime(buyer(name), dated("2024-06-03"), worth(amount))
    assert (found.kind, found.reasons[-1]) == (RegimeKind.ELSEWHERE, reason)


@pytest.mark.parametrize(
    ("facts", "text", "words"),
    [
        ((buyer("Severn Trent Water"),), "", "Utilities Contracts Regulations 2016"),
        ((buyer(COUNCIL),), "Defence and Security Public Contracts Regulations 2011", "defence and security"),
        ((buyer(COUNCIL),), "Concession Contracts Regulations 2016", "concessions"),
    ],
)
def test_laws_beside_the_regulations_of_2015_were_not_read(facts: tuple[Fact, ...], text: str, words: str) -> None:
    found = regime(*facts, dated("2024-06-03"), HIGH, text=text)
    assert found.kind is RegimeKind.ELSEWHERE
    assert words in found.reasons[-1]


@pytest.mark.parametrize(
    "text",
    [
        "Published in the Official Journal on | 3 June 2020",
        "Published in the Official Journal on | 3 June 2020\nContracting authority: Phone | +47 1234\nThe UK is named.",
        "The Federal Acquisition Regulation applies. GSA. 48 CFR 12.",
        "The rates are in Lakhs, Crores and Rupees.",
    ],
)
def test_authorities_of_other_states_are_under_no_law_that_may_be_cited(text: str) -> None:
    assert regime(dated("2020-06-03"), text=text).kind is RegimeKind.ELSEWHERE


def test_a_notice_of_the_official_journal_by_an_authority_of_the_kingdom_is_under_its_law() -> None:
    text = "Published in the Official Journal on | 3 June 2020\nContracting authority: Phone | +44 1234"
    found = english(LOW, day="2020-06-03", text=text)
    assert found.kind is RegimeKind.PCR15
    assert found.reasons[-1] == "Its notice is in the Official Journal, as those of contracts above the threshold were."


def test_a_notice_under_the_directive_is_above_the_threshold_whatever_value_it_states() -> None:
    text = "Legal basis | Directive 2014/24/EU (in the United Kingdom the Public Contracts Regulations 2015)"

    assert english(LOW, day="2020-06-03", text=text).kind is RegimeKind.PCR15
    assert english(LOW, day="2020-06-03", text="Directive 2014/24/EU").kind is RegimeKind.PCR15_BELOW_THRESHOLD
    assert english(LOW, day="2026-06-03", text=text).kind is RegimeKind.PA23_BELOW_THRESHOLD


@pytest.mark.parametrize(
    "text", ["Public Contracts Regulations 2015", "The DPS. Joining the DPS. Orders under the DPS."]
)
def test_undated_documents_are_under_the_old_regulations_where_they_are_of_them(text: str) -> None:
    found = regime(buyer(COUNCIL), nation("England"), HIGH, text=text)
    assert found.kind is RegimeKind.PCR15
    assert found.assumed == ("The documents are not dated; the law that they are of is assumed to apply.",)


def test_an_authority_of_the_channel_islands_is_under_no_law_that_may_be_cited() -> None:
    assert regime(buyer("Ports of Jersey"), dated("2026-06-03"), HIGH).kind is RegimeKind.ELSEWHERE


def test_what_the_documents_do_not_tell_is_assumed_in_sentences() -> None:
    assert regime() == Regime(
        RegimeKind.PA23,
        (),
        (
            "The documents are not dated; a procurement begun by 22 November 2026 is assumed.",
            "No nation is named; an authority of England is assumed.",
            "The contracting authority is not named; one outside central government is assumed.",
            "The estimated value is not stated; the Procurement Act 2023 above its threshold is assumed.",
        ),
        is_above_assumed=True,
    )


def test_a_procedure_of_contracts_above_the_threshold_or_a_value_leaves_no_doubt_about_it() -> None:
    doubts = [found.is_above_assumed for found in (english(), english(procedure("open")), english(HIGH))]
    assert doubts == [True, False, False]


def test_documents_without_a_value_that_ask_for_quotations_are_below_the_threshold() -> None:
    found = english(procedure("below-threshold quotation"))
    assert found.kind is RegimeKind.PA23_BELOW_THRESHOLD
    assert found.reasons[-1] == "The documents call it a contract below the threshold, or ask for quotations."


def test_a_contract_below_the_threshold_that_is_named_in_passing_decides_nothing() -> None:
    assert english(text="Buyers may use it for below-threshold contracts.").kind is RegimeKind.PA23


def test_the_decision_takes_what_is_read_from_text() -> None:
    made = document(f"{COUNCIL} invites tenders.", "ITT issued 3 June 2025.", "This is a light touch contract.")
    found = decide_regime(extract(made).facts, [made.text], (), AS_AT, LAW)
    assert found.kind is RegimeKind.PA23_LIGHT_TOUCH


def test_the_page_on_regimes_has_a_row_for_every_question_in_their_order() -> None:
    page = (Path(__file__).parents[2] / "docs" / "regimes.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1].strip() for line in page.splitlines() if line.startswith("|") and "? |" in line]
    assert rows == [question.words for question in QUESTIONS]
