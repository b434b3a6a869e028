"""What the authority states, and the day of the report, against what the documents say."""

from __future__ import annotations

import datetime as dt

from tendercheck.extractors import decide_regime
from tendercheck.model.procurement import RegimeKind
from tendercheck.model.roles import Role
from tests.build_case import (
    AS_AT,
    COUNCIL,
    LAW,
    buyer,
    dated,
    nation,
    regime,
    stated,
    worth,
)

HIGH, LOW = worth("900000"), worth("80000")


def test_the_day_of_the_report_changes_the_regime_of_undated_documents() -> None:
    facts = (buyer(COUNCIL), nation("England"), HIGH)
    days = (dt.date(2025, 2, 23), dt.date(2025, 2, 24))
    assert [regime(*facts, as_at=day).kind for day in days] == [RegimeKind.PCR15, RegimeKind.PA23]


def test_the_day_of_the_report_does_not_change_the_regime_of_dated_documents() -> None:
    days = (dt.date(2025, 2, 23), dt.date(2026, 11, 22))
    facts = (buyer(COUNCIL), dated("2026-06-03"), HIGH)
    assert regime(*facts, as_at=days[0]) == regime(*facts, as_at=days[1])


def test_a_stated_day_wins_and_the_reasons_say_both() -> None:
    facts = (buyer(COUNCIL), nation("England"), HIGH, dated("2024-06-03"))
    found = regime(*facts, states=(dated("2025-03-01", Role.ISSUE_DATE),))
    assert found.kind is RegimeKind.PA23
    assert found.reasons[0] == (
        "The authority states that the notice or the documents were issued on 1 March 2025; the documents say"
        " 3 June 2024."
    )


def test_a_stated_nation_wins_and_the_reasons_say_both() -> None:
    found = regime(
        buyer("Powys County Council"), nation("Wales"), dated("2026-06-03"), HIGH, states=(nation("Scotland"),)
    )
    assert found.kind is RegimeKind.SCOTLAND
    assert found.reasons[0] == "The authority states that its nation is Scotland; the documents name Wales."


def test_a_stated_value_wins_and_the_reasons_say_both() -> None:
    found = regime(buyer(COUNCIL), nation("England"), dated("2026-06-03"), HIGH, states=(LOW,))
    assert found.kind is RegimeKind.PA23_BELOW_THRESHOLD
    assert found.reasons[1] == "The authority states that the estimated value is £80,000; the documents say £900,000."


def test_a_stated_regime_wins_and_the_reasons_say_what_the_documents_speak_for() -> None:
    found = regime(buyer(COUNCIL), dated("2024-06-03"), LOW, kind=RegimeKind.PSR23)
    assert (found.kind, found.assumed) == (RegimeKind.PSR23, ())
    assert found.reasons[:3] == (
        "The authority states the regime in procurement.toml: psr23.",
        "Its documents and what else it states speak for another, pcr15-below-threshold:",
        "The notice or the documents were issued on 3 June 2024.",
    )


def test_a_stated_fact_is_stated_once() -> None:
    fact = stated(dated("2026-06-03"))
    assert decide_regime([fact], [""], [fact], AS_AT, LAW) == decide_regime([], [""], [fact], AS_AT, LAW)
