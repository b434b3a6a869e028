"""Numbers of a house ruleset: kept to beside the law's, and never said to be the law's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tendercheck import rulebook
from tendercheck.errors import InvalidRule
from tendercheck.model.findings import Finding, OutcomeKind
from tendercheck.model.rules import Severity, Strength
from tendercheck.pipeline import check_procurement, join
from tendercheck.readers import read_text
from tendercheck.rulebook.book import Rulebook
from tendercheck.stated import stated_from
from tests.build_book import AS_AT, VALUES, rule
from tests.build_house import house, house_book

NOTICE = "Notice published: 2 March 2026\n\nThe deadline for receipt of tenders is {}."
BELOW_LAW = NOTICE.format("26 March 2026")
BELOW_HOUSE = NOTICE.format("1 April 2026")
ENOUGH = NOTICE.format("30 April 2026")
PERIOD = (
    rule(
        "shorter: {from: [notice_date, issue_date], to: tender_deadline, than: minimum_tendering_period}",
        "{{ days }} days; the law's minimum is {{ limit }}",
    )
    .replace("bears on: [ACT-1]", "below the minimum: [ACT-1]")
    .replace("severity: warning", "severity: error")
)
STRICTER = "minimum_tendering_period:\n- {number: 35, source: 'Contract Procedure Rules, rule 12'}\n"
WEAKER = "minimum_tendering_period:\n- {number: 10, source: a habit}\n"


def findings(book: Rulebook, text: str, folder: str = ".", **stated: object) -> tuple[Finding, ...]:
    given = stated_from({"regime": "pa23", **stated}, Path("test"))
    documents = [read_text(text, shown_as="itt.md")]
    procurement = join("test", folder, documents, book, as_at=AS_AT, stated=given)
    return check_procurement(procurement, book).findings


def test_a_number_of_the_house_that_alone_is_passed_is_good_practice_and_names_its_source(tmp_path: Path) -> None:
    (finding,) = findings(house_book(tmp_path, {"values.yml": STRICTER}, rule=PERIOD), BELOW_HOUSE)

    assert (finding.strength, finding.citations, finding.severity) == (Strength.GOOD_PRACTICE, (), Severity.WARNING)
    assert finding.rule.title == "The time is shorter than this ruleset asks for"
    assert finding.rule.why == (
        "The ruleset that was used asks for more here than the law does: Contract Procedure Rules, rule 12."
    )
    assert finding.message == (
        "2 March 2026 to 1 April 2026 is 30 days; the least is 35 days. "
        "The number is that of Contract Procedure Rules, rule 12, not of the law."
    )


def test_where_the_laws_number_is_passed_too_the_law_is_cited_with_its_own_number(tmp_path: Path) -> None:
    (finding,) = findings(house_book(tmp_path, {"values.yml": STRICTER}, rule=PERIOD), BELOW_LAW)

    assert [(c.law.id, c.strength) for c in finding.citations] == [("ACT-1", Strength.BELOW_MINIMUM)]
    assert finding.message == "24 days; the law's minimum is 25"
    assert finding.rule.title == "A rule of a test"


def test_a_number_of_the_house_that_is_weaker_than_the_laws_hides_nothing(tmp_path: Path) -> None:
    book = house_book(tmp_path, {"values.yml": WEAKER}, rule=PERIOD)

    assert [finding.message for finding in findings(book, BELOW_LAW)] == ["24 days; the law's minimum is 25"]
    assert findings(book, BELOW_HOUSE) == ()


def test_a_number_of_the_house_holds_where_no_law_sets_one(tmp_path: Path) -> None:
    book = house_book(tmp_path, {"values.yml": STRICTER}, rule=PERIOD)

    (finding,) = findings(book, BELOW_HOUSE, regime="pa23-light-touch")

    assert (finding.strength, finding.citations) == (Strength.GOOD_PRACTICE, ())


@pytest.mark.parametrize(
    ("folder", "is_found"),
    [("care", True), ("care/2026/home", True), ("./care/2026", True), ("roads/care", False), (".", False)],
)
def test_a_number_may_hold_in_some_folders_only(tmp_path: Path, folder: str, is_found: bool) -> None:
    limited = STRICTER.replace("}", ", folders: ['care/**']}")
    book = house_book(tmp_path, {"values.yml": limited}, rule=PERIOD)

    assert bool(findings(book, BELOW_HOUSE, folder)) is is_found


@pytest.mark.parametrize(
    ("bought", "is_found"), [("works", True), ("services", False), ("health services", False), ("a bridge", False)]
)
def test_a_number_may_hold_for_some_kinds_of_contract_only(tmp_path: Path, bought: str, is_found: bool) -> None:
    limited = "minimum_tendering_period:\n- {number: 35, source: rule 12, contracts: [works]}\n"
    book = house_book(tmp_path, {"values.yml": limited}, rule=PERIOD)

    assert bool(findings(book, BELOW_HOUSE, service_type=bought)) is is_found


def test_light_touch_and_health_services_are_services_too(tmp_path: Path) -> None:
    limited = "minimum_tendering_period:\n- {number: 35, source: rule 12, contracts: [services]}\n"
    book = house_book(tmp_path, {"values.yml": limited}, rule=PERIOD)

    assert findings(book, BELOW_HOUSE, service_type="health services")
    assert findings(book, BELOW_HOUSE, regime="pa23-light-touch")


def test_the_first_number_that_holds_counts_so_the_narrower_stand_first(tmp_path: Path) -> None:
    two = (
        "minimum_tendering_period:\n- {number: 28, source: for care, folders: ['care/**']}\n"
        "- {number: 35, source: for all}\n"
    )
    book = house_book(tmp_path, {"values.yml": two}, rule=PERIOD)

    assert findings(book, BELOW_HOUSE, "care") == ()
    assert len(findings(book, BELOW_HOUSE, "roads")) == 1
    assert findings(book, ENOUGH, "roads") == ()


ADVISED = f"{VALUES}good_period:\n- {{number: 40, source: a guide}}\n"
GOOD = PERIOD.replace("minimum_tendering_period", "good_period").replace("below the minimum", "bears on")


def test_a_number_that_a_guide_advises_is_replaced_by_the_houses_weaker_one(tmp_path: Path) -> None:
    weaker = house_book(
        tmp_path, {"values.yml": "good_period:\n- {number: 28, source: us}\n"}, values=ADVISED, rule=GOOD
    )

    (finding,) = findings(weaker, BELOW_LAW)

    assert (finding.strength, finding.message) == (Strength.BEARS_ON, "24 days; the law's minimum is 28")
    assert findings(weaker, BELOW_HOUSE) == ()


def test_where_only_the_houses_stricter_advice_is_passed_the_rule_keeps_its_why(tmp_path: Path) -> None:
    stricter = house_book(
        tmp_path, {"values.yml": "good_period:\n- {number: 70, source: us}\n"}, values=ADVISED, rule=GOOD
    )

    (finding,) = findings(stricter, ENOUGH)

    assert (finding.strength, finding.rule.why) == (Strength.GOOD_PRACTICE, "Because a test needs it.")


CAP = rule(
    'all: [{wording: {any: ["turnover ...3 {money}"]}}, {ratio: {of: money, to: annual_value, above: turnover_cap}}]'
).replace("bears on: [ACT-1]", "barred by: [ACT-1]")
CAPPED = f"{VALUES}turnover_cap:\n- {{number: 2, law: ACT-1, regimes: [pa23]}}\n"
TURNOVER = "Bidders need a turnover of £{}."


def test_a_multiple_may_be_a_name_and_has_the_strength_that_the_rule_gives_to_its_law(tmp_path: Path) -> None:
    book = house_book(tmp_path, {"values.yml": "turnover_cap:\n- {number: 1, source: us}\n"}, values=CAPPED, rule=CAP)

    (over_law,) = findings(book, TURNOVER.format("300,000"), annual_value=100000)
    (over_house,) = findings(book, TURNOVER.format("150,000"), annual_value=100000)

    assert [(c.law.id, c.strength) for c in over_law.citations] == [("ACT-1", Strength.BARRED_BY)]
    assert (over_house.strength, over_house.rule.title) == (
        Strength.GOOD_PRACTICE,
        "The figure is higher than this ruleset allows",
    )
    assert over_house.working == "£150,000 ÷ £100,000 a year = 1.5; the most is 1"
    assert findings(book, TURNOVER.format("100,000"), annual_value=100000) == ()


def test_a_cap_under_which_nothing_is_set_for_the_regime_finds_nothing(tmp_path: Path) -> None:
    book = house_book(tmp_path, values=CAPPED, rule=CAP)

    assert findings(book, TURNOVER.format("300,000"), annual_value=100000, regime="psr23") == ()
    assert check_kind(book) is OutcomeKind.PASSED


def check_kind(book: Rulebook) -> OutcomeKind:
    given = stated_from({"regime": "psr23"}, Path("test"))
    procurement = join("test", ".", [read_text("Hello.", shown_as="a.md")], book, as_at=AS_AT, stated=given)
    return check_procurement(procurement, book).outcomes[0].kind


LEVEL = rule('all: [{wording: {any: ["cover of {money}"]}}, {exceeds: {fact: money, than: legal_cover}}]')
COVER = f"{VALUES}legal_cover:\n- {{number: 5000000, law: ACT-2}}\n"


def test_a_law_that_the_rule_does_not_name_is_not_cited_for_a_sum_above_it(tmp_path: Path) -> None:
    (finding,) = findings(house_book(tmp_path, values=COVER, rule=LEVEL), "Bidders need cover of £6,000,000.")

    assert [(c.law.id, c.strength) for c in finding.citations] == [("ACT-1", Strength.BEARS_ON)]


def test_a_bound_that_is_no_number_and_no_name_is_told(tmp_path: Path) -> None:
    folder = house(tmp_path, rule=LEVEL.replace("legal_cover", "leagl_cover"))

    with pytest.raises(InvalidRule, match="«leagl_cover» is neither a number nor a name"):
        rulebook.load(folder)


def test_the_limits_that_are_drawn_stay_the_laws(tmp_path: Path) -> None:
    book = house_book(tmp_path, {"values.yml": STRICTER}, rule=PERIOD)
    procurement = join(
        "t", ".", [read_text("A", shown_as="a.md")], book, as_at=AS_AT,
        stated=stated_from({"regime": "pa23"}, Path("t")),
    )  # fmt: skip

    assert [(limit.number, limit.law is not None) for limit in book.values.limits_for(procurement)] == [(25, True)]
