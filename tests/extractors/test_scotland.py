from __future__ import annotations

import pytest

from tendercheck.model.facts import Fact
from tendercheck.model.procurement import RegimeKind
from tests.build_case import (
    COUNCIL,
    bought,
    buyer,
    dated,
    nation,
    procedure,
    regime,
    worth,
)

HIGH, LOW = worth("900000"), worth("80000")
CALL_OFF = procedure("framework call-off", "this further competition")
LIGHT = bought("light touch services")
SCOTTISH = (buyer("Fife Council"), dated("2026-06-03"))
CITED = nation("Scotland", "Public Contracts (Scotland)")


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ((*SCOTTISH, HIGH), RegimeKind.SCOTLAND),
        ((*SCOTTISH, LOW), RegimeKind.SCOTLAND_REGULATED),
        ((*SCOTTISH, worth("20000")), RegimeKind.ELSEWHERE),
        ((*SCOTTISH, bought("works"), worth("1000000")), RegimeKind.ELSEWHERE),
        ((*SCOTTISH, bought("works"), worth("3000000")), RegimeKind.SCOTLAND_REGULATED),
        ((*SCOTTISH, bought("works"), worth("6000000")), RegimeKind.SCOTLAND),
        ((*SCOTTISH, LIGHT, HIGH), RegimeKind.ELSEWHERE),
        ((*SCOTTISH, CALL_OFF, HIGH), RegimeKind.ELSEWHERE),
        ((buyer("Scottish Water"), dated("2026-06-03"), HIGH), RegimeKind.ELSEWHERE),
        ((buyer("Fife Council"), dated("2016-04-17"), HIGH), RegimeKind.EARLIER),
        ((buyer("Fife Council"), dated("2016-04-18"), HIGH), RegimeKind.SCOTLAND),
        ((buyer(COUNCIL), CITED, dated("2026-06-03"), HIGH), RegimeKind.SCOTLAND),
        ((buyer("Ministry of Defence"), CITED, dated("2026-06-03"), HIGH), RegimeKind.PA23),
    ],
)
def test_a_devolved_scottish_authority_is_under_scottish_law(facts: tuple[Fact, ...], kind: RegimeKind) -> None:
    assert regime(*facts).kind is kind


def test_a_scottish_notice_under_the_directive_is_above_the_higher_threshold() -> None:
    found = regime(*SCOTTISH, LOW, text="Legal basis | Directive 2014/24/EU (in the United Kingdom the Regulations)")

    assert found.kind is RegimeKind.SCOTLAND
    assert found.reasons[-1] == (
        "Its notice names Directive 2014/24/EU as its legal basis, as those of contracts above the threshold did."
    )


def test_scottish_law_without_a_scottish_authority_is_followed_and_said_to_be_assumed() -> None:
    found = regime(CITED, dated("2026-06-03"), HIGH, text="The Public Contracts (Scotland) Regulations 2015 apply.")
    assert found.kind is RegimeKind.SCOTLAND
    assert found.assumed[0] == "That a devolved Scottish authority buys is assumed; its name does not tell."


def test_scottish_law_beside_that_of_the_kingdom_does_not_make_the_authority_scottish() -> None:
    text = "The Public Contracts Regulations 2015 or the Public Contracts (Scotland) Regulations 2015."
    assert regime(CITED, dated("2024-06-03"), HIGH, text=text).kind is RegimeKind.PCR15
