import lxml.html
import pytest
from lxml.html import HtmlElement

from tendercheck.model.facts import Fact
from tendercheck.model.procurement import Nation, Regime, RegimeKind
from tendercheck.model.report import Checked
from tendercheck.model.roles import Role
from tendercheck.model.values import Bound
from tendercheck.writers import html
from tests.build_analysis import ENGLISH, fact, on, pounds, years
from tests.build_report import checked, checked_of, report

NOTICE, DEADLINE = fact(Role.NOTICE_DATE, on("2026-03-02")), fact(Role.TENDER_DEADLINE, on("2026-03-20"))
DEMANDED = fact(Role.DEMANDED_TURNOVER, pounds(2_000_000), bound=Bound.AT_LEAST)
WORTH = (fact(Role.ESTIMATED_VALUE, pounds(900_000)), fact(Role.TERM, years(3)), DEMANDED)
HEALTH = Regime(RegimeKind.PSR23, nation=Nation.ENGLAND)


def section(name: str, made: Checked) -> HtmlElement:
    tree = lxml.html.document_fromstring(html.write(report(made)).decode())
    (found,) = tree.xpath(f"//section[*[@id='p1-{name}']]") or [lxml.html.fromstring("<p></p>")]
    return found


def items(name: str, *facts: Fact, regime: Regime = ENGLISH) -> list[str]:
    """The items of a section, each as one line."""
    found = section(name, checked_of(*facts, regime=regime)).xpath(".//dl[@class='items']/div")
    return [" ".join(item.text_content().split()) for item in found]


def test_a_period_says_its_sum_and_what_it_is_measured_against() -> None:
    (period,) = items("periods", NOTICE, DEADLINE)
    assert period == (
        "Time to tender From “Notice published” to “Tender deadline” "
        "2 March 2026 to 20 March 2026 is 18 days, 13 of them working days "
        "Legal minimum: 25 days, 7 days short Procurement Act 2023 s.54(4) row 7 "
        "Good practice: 35 days, 17 days short house suggestion, time to find partners and to use the answers "
        "Bank holiday inside: Saint Patrick's Day (Northern Ireland), 17 March 2026"
    )


def test_the_law_of_a_minimum_is_linked_and_a_house_suggestion_is_not() -> None:
    links = section("periods", checked_of(NOTICE, DEADLINE)).xpath(".//a/@href")
    assert links == ["https://www.legislation.gov.uk/ukpga/2023/54/section/54"]


def test_a_minimum_that_is_kept_says_so() -> None:
    (period,) = items("periods", NOTICE, fact(Role.TENDER_DEADLINE, on("2026-04-10")))
    assert "Legal minimum: 25 days, kept" in period
    assert "Good practice: 35 days, kept" in period


def test_a_period_without_a_limit_says_that_there_is_none() -> None:
    found = items(
        "periods", fact(Role.CLARIFICATION_DEADLINE, on("2026-03-02")), fact(Role.ANSWERS_DATE, on("2026-03-04"))
    )
    assert "Neither the law nor good practice sets a number here." in found[0]


def test_what_could_not_be_reckoned_is_said() -> None:
    wrong = (NOTICE, fact(Role.TENDER_DEADLINE, on("2026-02-02")))
    assert "stands before the notice date" in section("periods", checked_of(*wrong)).text_content()


def test_a_demand_over_the_cap_of_the_law_is_said_to_be_and_the_cap_is_drawn() -> None:
    made = checked_of(*WORTH, regime=HEALTH)
    (demand,) = items("demands", *WORTH, regime=HEALTH)
    assert "£2,000,000 ÷ £900,000 = 2.2 Against the value of the contract; over the law’s cap of 2 times (" in demand
    assert "Against the value of a year, reckoned from the whole; no cap of the law is held against this" in demand
    caps = section("demands", made).xpath(".//*[local-name()='line'][@class='cap']/@x1")
    assert caps == ["90.0%"]


def test_a_demand_within_the_cap_is_said_to_be() -> None:
    small = fact(Role.DEMANDED_TURNOVER, pounds(1_000_000))
    assert "within the law’s cap of 2 times" in items("demands", WORTH[0], small, regime=HEALTH)[0]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (RegimeKind.PA23, "the law has no cap here"),
        (RegimeKind.PA23_LIGHT_TOUCH, "the law has no cap here"),
        (RegimeKind.EARLIER, "the ruleset does not hold the law that applies"),
        (RegimeKind.ELSEWHERE, "the ruleset does not hold the law that applies"),
    ],
)
def test_that_there_is_no_cap_is_said_only_where_that_is_known(kind: RegimeKind, words: str) -> None:
    assert words in items("demands", *WORTH, regime=Regime(kind, nation=Nation.ENGLAND))[0]


def test_the_bars_are_to_one_scale_and_stand_in_a_table_too() -> None:
    found = section("demands", checked_of(*WORTH))
    bars = found.xpath(".//*[local-name()='rect'][@class='worth' or @class='demand']/@width")
    assert bars == ["45.0%", "100.0%"]
    assert [[cell.text_content() for cell in row][:2] for row in found.xpath(".//tbody/tr")] == [
        ["Estimated value", "£900,000"],
        ["Turnover demanded", "at least £2,000,000"],
    ]


def test_nothing_is_held_against_anything_where_nothing_is_demanded() -> None:
    assert items("demands", *WORTH[:2]) == []


def test_who_is_shut_out_is_said_with_its_source_and_its_day() -> None:
    found = " ".join(section("demands", checked()).text_content().split())
    assert "Shuts out about 97 % of charities of England and Wales A report, published 10 July 2025" in found


def test_the_effort_is_an_estimate_with_its_sum_and_its_assumptions() -> None:
    found = section("effort", checked())
    assert "An estimate: about 3.2 working days." in found.text_content()
    assert [[cell.text_content() for cell in row] for row in found.xpath(".//tbody/tr | .//tfoot/tr")] == [
        ["1 short answer", "0.1", "0.1", "House suggestion."],
        ["6,000 words", "0.004", "24", "House suggestion."],
        ["Together", "", "24.1", "3.2 working days of 7.5 hours"],
    ]


def test_sections_without_content_are_left_out() -> None:
    tree = lxml.html.document_fromstring(html.write(report(checked_of())).decode())
    links = tree.xpath("//nav//a/@href")
    assert {"#p1-timeline", "#p1-periods", "#p1-demands", "#p1-effort"} & set(links) == set()
    assert "#p1-facts" in links
