from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tendercheck.extractors import decide_regime, extract
from tendercheck.model.facts import Fact
from tendercheck.model.procurement import Nation, Regime, RegimeKind
from tendercheck.model.regime_law import RegimeLaw, Start, Threshold
from tendercheck.model.roles import Role
from tendercheck.model.values import Money, Name
from tests.build_text import document

AS_AT = dt.date(2026, 11, 22)
NEW_YEAR, GO_LIVE, BEFORE = dt.date(2026, 1, 1), dt.date(2025, 2, 24), dt.date(2024, 1, 1)


def gbp(amount: int) -> Money:
    return Money(Decimal(amount))


LAW = RegimeLaw(
    thresholds=(
        Threshold("sub-central", gbp(214_904), BEFORE, NEW_YEAR - dt.timedelta(days=1)),
        Threshold("sub-central", gbp(207_720), NEW_YEAR),
        Threshold("central", gbp(139_688), BEFORE, NEW_YEAR - dt.timedelta(days=1)),
        Threshold("central", gbp(135_018), NEW_YEAR),
        Threshold("works", gbp(5_372_609), BEFORE, NEW_YEAR - dt.timedelta(days=1)),
        Threshold("works", gbp(5_193_000), NEW_YEAR),
        Threshold("light touch", gbp(663_540), BEFORE),
        Threshold("scotland", gbp(50_000), dt.date(2016, 4, 18)),
    ),
    starts=(
        Start(RegimeKind.PCR15, dt.date(2015, 2, 26)),
        Start(RegimeKind.SCOTLAND, dt.date(2016, 4, 18)),
        Start(RegimeKind.PSR23, dt.date(2024, 1, 1)),
        Start(RegimeKind.PA23, GO_LIVE),
    ),
    vat_percent=Decimal(20),
)


def regime(*lines: str, stated: tuple[Fact, ...] = ()) -> Regime:
    made = document(*lines)
    return decide_regime(extract(made).facts, [made.text], stated, AS_AT, LAW)


ISSUED_24, ISSUED_25, ISSUED_26 = "ITT issued 3 June 2024.", "ITT issued 3 June 2025.", "ITT issued 3 June 2026."
COUNCIL = "Kentwell Borough Council invites tenders."
SCOTTISH = "The Public Contracts (Scotland) Regulations 2015 apply."
SETTLED = (
    ((COUNCIL, ISSUED_24, "The estimated value of the contract is £500,000."), RegimeKind.PCR15),
    ((COUNCIL, "ITT issued 23 February 2025.", "The estimated value of the contract is £500,000."), RegimeKind.PCR15),
    ((COUNCIL, ISSUED_24, "The estimated value of the contract is £80,000."), RegimeKind.PCR15_BELOW_THRESHOLD),
    ((COUNCIL, ISSUED_24, "This is a light touch contract."), RegimeKind.PCR15_LIGHT_TOUCH),
    ((COUNCIL, "ITT issued 3 June 2014."), RegimeKind.EARLIER),
    (
        (SCOTTISH, ISSUED_26, "The estimated value of the contract is £500,000."),
        RegimeKind.SCOTLAND,
    ),
    ((SCOTTISH, ISSUED_26, "The estimated value of the contract is £80,000."), RegimeKind.SCOTLAND_REGULATED),
    ((SCOTTISH, ISSUED_26, "The estimated value of the contract is £20,000."), RegimeKind.ELSEWHERE),
    (("Scottish Public Services Ombudsman", "ITT issued 16/10/2013."), RegimeKind.EARLIER),
    ((COUNCIL, ISSUED_25, "The estimated value of the contract is £500,000."), RegimeKind.PA23),
    ((COUNCIL, ISSUED_25, "The estimated value of the contract is £80,000."), RegimeKind.PA23_BELOW_THRESHOLD),
    ((COUNCIL, ISSUED_26, "The estimated value of the contract is £210,000."), RegimeKind.PA23),
    (
        ("Department for Transport invites tenders.", ISSUED_26, "The estimated value of the contract is £140,000."),
        RegimeKind.PA23,
    ),
    (
        (COUNCIL, ISSUED_25, "The budget is £10,000 per annum.", "The contract is for a period of 3 years."),
        RegimeKind.PA23_BELOW_THRESHOLD,
    ),
    (
        (COUNCIL, ISSUED_25, "This is a light touch contract.", "The estimated value of the contract is £900,000."),
        RegimeKind.PA23_LIGHT_TOUCH,
    ),
    (
        (COUNCIL, ISSUED_25, "This is a works contract.", "The estimated value of the contract is £900,000."),
        RegimeKind.PA23_BELOW_THRESHOLD,
    ),
    (
        (COUNCIL, ISSUED_25, "This further competition is run under the framework.", "It is a light touch contract."),
        RegimeKind.PA23_CALL_OFF_LIGHT_TOUCH,
    ),
    ((COUNCIL, ISSUED_25, "This is a request for quotation."), RegimeKind.PA23_BELOW_THRESHOLD),
    (
        ("Kentwell Integrated Care Board", ISSUED_25, "The Provider Selection Regime applies to health care services."),
        RegimeKind.PSR23,
    ),
    (
        ("Tenders on eTendersNI.", COUNCIL, ISSUED_25, "The estimated value of the contract is £80,000."),
        RegimeKind.ELSEWHERE,
    ),
    (("The Federal Acquisition Regulation applies.", "GSA pays $5m.", "GSA and FAR: 48 CFR 12."), RegimeKind.ELSEWHERE),
)


@pytest.mark.parametrize(("lines", "kind"), SETTLED)
def test_the_documents_settle_the_regime(lines: tuple[str, ...], kind: RegimeKind) -> None:
    found = regime(*lines)
    assert (found.kind, found.assumed) == (kind, ())
    assert all(reason.endswith(".") for reason in found.reasons)


NOT_LIGHT = "That the framework is not a light touch one is assumed."


@pytest.mark.parametrize(
    ("lines", "kind", "assumed"),
    [
        (
            (COUNCIL, ISSUED_24),
            RegimeKind.PCR15,
            "A procurement above the threshold of the Regulations of 2015 is assumed.",
        ),
        (
            (SCOTTISH, ISSUED_26),
            RegimeKind.SCOTLAND,
            "A procurement above the higher Scottish threshold is assumed.",
        ),
        (
            (COUNCIL, ISSUED_25, "This further competition is run under the framework."),
            RegimeKind.PA23_CALL_OFF,
            NOT_LIGHT,
        ),
        (
            (COUNCIL, ISSUED_25, "This further competition is under the Public Contracts Regulations 2015."),
            RegimeKind.PCR15,
            NOT_LIGHT,
        ),
    ],
)
def test_what_the_documents_leave_open_is_assumed_in_a_sentence(
    lines: tuple[str, ...], kind: RegimeKind, assumed: str
) -> None:
    found = regime(*lines)
    assert (found.kind, found.assumed) == (kind, (assumed,))


def test_without_a_value_the_act_above_its_threshold_is_assumed() -> None:
    found = regime(COUNCIL, ISSUED_25)
    assert found == Regime(
        RegimeKind.PA23,
        ("The notice or the documents were issued on 3 June 2025.",),
        ("The estimated value is not stated; the Procurement Act 2023 above its threshold is assumed.",),
        Nation.ENGLAND,
    )


def test_undated_documents_are_taken_to_be_of_the_day_that_the_law_is_read_at() -> None:
    found = regime(COUNCIL, "The estimated value of the contract is £80,000.")
    assert found.kind is RegimeKind.PA23_BELOW_THRESHOLD
    assert found.assumed == ("The documents are not dated; a procurement begun by 22 November 2026 is assumed.",)


def test_a_value_that_reaches_the_threshold_with_vat_is_assumed_to_include_it() -> None:
    found = regime(COUNCIL, ISSUED_25, "The estimated value of the contract is £200,000.")
    assert found.kind is RegimeKind.PA23_BELOW_THRESHOLD
    assert found.assumed == ("£200,000 is assumed to include VAT; with VAT added it would reach £214,904.",)


def test_a_nation_that_the_authority_states_beats_the_text() -> None:
    stated = (Fact(Name("Scotland"), None, "Scotland", Role.NATION, document=-1),)
    assert regime(COUNCIL, ISSUED_26, stated=stated).kind is RegimeKind.SCOTLAND


def test_an_authority_without_a_name_is_assumed_to_be_outside_central_government() -> None:
    found = regime(ISSUED_25, "The estimated value of the contract is £80,000.")
    assert found.assumed == ("The contracting authority is not named; one outside central government is assumed.",)
