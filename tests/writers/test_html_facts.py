from decimal import Decimal

import lxml.html

from tendercheck.model.facts import Fact, Facts
from tendercheck.model.location import Span
from tendercheck.model.procurement import Procurement, Regime, RegimeKind
from tendercheck.model.report import Checked
from tendercheck.model.roles import Role
from tendercheck.model.values import Bound, Name, Percentage
from tendercheck.writers import html
from tendercheck.writers._html_facts import GROUPS, FactView, fact_groups, facts_by_role
from tests.build_analysis import fact, months, on, pounds, procurement, years
from tests.build_report import AS_AT, document, report


def views(*facts: Fact, stated: tuple[Fact, ...] = ()) -> list[FactView]:
    """The views of the first fact's role."""
    role = (*facts, *stated)[0].role
    assert role is not None
    return list(facts_by_role(procurement(*facts, stated=stated))[role])


def differing(*facts: Fact, stated: tuple[Fact, ...] = ()) -> list[str]:
    return [view.words for view in views(*facts, stated=stated) if view.is_disputed]


def test_every_role_stands_in_one_group() -> None:
    roles = [role for group in GROUPS.values() for role in group]
    assert sorted(roles) == sorted(Role)


def test_a_fact_that_is_said_twice_is_one_row_with_two_places() -> None:
    (view,) = views(fact(Role.TERM, years(3)), fact(Role.TERM, years(3), confidence=0.5))
    assert [said.sure for said in view.said] == ["certain", "a guess"]


def test_facts_that_disagree_stand_together_and_are_marked() -> None:
    assert differing(fact(Role.TENDER_DEADLINE, on("2026-03-16")), fact(Role.TENDER_DEADLINE, on("2026-03-17"))) == [
        "16 March 2026",
        "17 March 2026",
    ]
    first, second, third = (
        fact(Role.ESTIMATED_VALUE, pounds(sum_, per=per)) for sum_, per in ((1, "year"), (9, ""), (2, "year"))
    )
    assert [view.words for view in views(first, second, third)] == ["£1 a year", "£2 a year", "£9"]


def test_facts_that_can_both_be_right_are_not_marked() -> None:
    agreeing = (
        (fact(Role.TENDER_DEADLINE, on("2026-03-16")), fact(Role.TENDER_DEADLINE, on("2026-03-16", "12:00"))),
        (fact(Role.TERM, years(3)), fact(Role.TERM, months(36))),
        (fact(Role.DEMANDED_TURNOVER, pounds(5)), fact(Role.DEMANDED_TURNOVER, pounds(5), bound=Bound.AT_LEAST)),
        (fact(Role.ESTIMATED_VALUE, pounds(100, vat="excluded")), fact(Role.ESTIMATED_VALUE, pounds(120))),
        (fact(Role.LOT_VALUE, pounds(1), of="1"), fact(Role.LOT_VALUE, pounds(2), of="2")),
        (fact(Role.LOT_VALUE, pounds(1)), fact(Role.LOT_VALUE, pounds(2))),
        (
            fact(Role.ESTIMATED_VALUE, pounds(1), bound=Bound.FROM),
            fact(Role.ESTIMATED_VALUE, pounds(2), bound=Bound.TO),
        ),
        (fact(Role.WEIGHTING, Percentage(Decimal(60))), fact(Role.WEIGHTING, Percentage(Decimal(40)))),
        (fact(Role.DEMANDED_CERTIFICATE, Name("ISO 9001")), fact(Role.DEMANDED_CERTIFICATE, Name("ISO 14001"))),
    )
    assert [differing(*pair) for pair in agreeing] == [[]] * len(agreeing)


def test_a_stated_fact_and_what_the_documents_say_otherwise_are_both_shown() -> None:
    stated = Fact(years(3), None, "3 years", Role.TERM, -1)
    shown = views(fact(Role.TERM, years(4)), stated=(stated,))
    assert [(view.words, view.said[0].place, view.is_disputed) for view in shown] == [
        ("3 years", "stated in procurement.toml", True),
        ("4 years", "", True),
    ]


def test_the_two_ends_of_a_range_are_one_row_with_the_words_between_them() -> None:
    text = "Visits are from 8 June to 26 June 2026."
    one = document("t.md", text, kind="text", pages=None)
    first = Fact(on("2026-06-08"), Span(16, 22), "8 June", Role.SITE_VISIT, 0, 0.9, Bound.FROM)
    last = Fact(on("2026-06-26"), Span(26, 38), "26 June 2026", Role.SITE_VISIT, 0, 0.9, Bound.TO)
    made = Procurement("", "", (one,), (Facts((first, last)),), Regime(RegimeKind.PA23), AS_AT)
    (group,) = fact_groups(made)
    assert [(view.words, view.said[0].quote, view.said[0].place) for view in group.facts] == [
        ("from 8 to 26 June 2026", "8 June to 26 June 2026", "line 1")
    ]


def test_a_long_group_is_closed_at_first_and_a_short_one_is_open() -> None:
    names = [fact(Role.DEMANDED_CERTIFICATE, Name(f"ISO {number}")) for number in range(500)]
    made = procurement(*names, fact(Role.TERM, years(3)))
    tree = lxml.html.document_fromstring(html.write(report(Checked(made, ()))).decode())
    groups = tree.xpath("//details[@class='group']")
    summaries = [(group.find("summary").text_content(), group.get("open") is not None) for group in groups]
    assert summaries == [("Value and term: 1 statement", True), ("Demands: 500 statements", False)]
    assert len(groups[1].xpath(".//tbody/tr")) == 500
