"""What a house ruleset inherits, adds, changes and switches off, and what it is refused."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tendercheck import rulebook
from tendercheck.errors import InvalidRule
from tendercheck.model.location import Span
from tendercheck.model.rules import Extended, Severity
from tendercheck.rulebook._stretch import plain_stretch
from tests.build_book import AUDITED, LAW, RULESET, rule
from tests.build_house import HOUSE, house, house_book

BOND = rule('wording: {any: ["<bond> of"]}').replace("audited accounts", "a bond of £5").replace("[audited]", "[bond]")


def complaint(folder: Path) -> str:
    with pytest.raises(InvalidRule) as error:
        rulebook.load(folder, thorough=False)
    return str(error.value).replace(str(folder.parent), "RULES")


def test_a_house_ruleset_inherits_every_rule_the_law_and_the_day_on_which_it_was_read(tmp_path: Path) -> None:
    book = house_book(tmp_path)

    assert [loaded.rule.id for loaded in book.rules] == ["standing/a-rule"]
    assert (book.ruleset.name, book.ruleset.version, book.ruleset.title) == ("council", "2.1", "Rules of a council")
    assert book.ruleset.extends == (Extended("base", "0.0.1"),)
    assert book.ruleset.spoken == "council 2.1, extends base 0.0.1"
    assert book.ruleset.law_read_on == dt.date(2026, 6, 1)


def test_one_hash_is_over_the_files_of_the_house_and_of_what_it_extends(tmp_path: Path) -> None:
    plain = house_book(tmp_path / "a").ruleset.sha256
    same = house_book(tmp_path / "b").ruleset.sha256
    other_house = house_book(tmp_path / "c", {"standing/a-rule.yml": "severity: error\n"}).ruleset.sha256
    other_base = house_book(tmp_path / "d", values="{}\n").ruleset.sha256

    assert plain == same
    assert len({plain, other_house, other_base, rulebook.load(tmp_path / "a" / "base").ruleset.sha256}) == 4


def test_a_ruleset_may_extend_the_one_that_ships_by_its_name(tmp_path: Path) -> None:
    folder = house(tmp_path, {"ruleset.yml": HOUSE.format("uk")})

    book = rulebook.load(folder, thorough=False)

    assert book.ruleset.extends[0].name == "uk"
    assert len(book.rules) > 90


def test_a_new_file_adds_a_rule_and_its_words_may_be_new(tmp_path: Path) -> None:
    book = house_book(tmp_path, {"insurance/bond.yml": BOND, "words.yml": "bond: [bond, guarantee]\n"})

    assert [(loaded.rule.id, loaded.examples_of) for loaded in book.rules] == [
        ("insurance/bond", ""),
        ("standing/a-rule", "base"),
    ]


def test_a_file_at_the_path_of_an_inherited_rule_replaces_the_keys_that_it_holds(tmp_path: Path) -> None:
    book = house_book(tmp_path, {"standing/a-rule.yml": "severity: error\namend: {advice: Ask for less.}\n"})

    (loaded,) = book.rules
    assert (loaded.rule.severity, loaded.rule.title) == (Severity.ERROR, "A rule of a test")
    assert (loaded.model.amend.options, loaded.model.amend.advice) == ((), "Ask for less.")
    assert loaded.examples_of == "base"


def test_a_severity_of_the_house_is_that_of_every_size_unless_it_says_what_grows(tmp_path: Path) -> None:
    grown = rule(AUDITED).replace("why:", "grows: {error: {money: 5}}\nwhy:")
    changed = "severity: note\n"

    plain = house_book(tmp_path / "a", {"standing/a-rule.yml": changed}, rule=grown)
    growing = house_book(
        tmp_path / "b", {"standing/a-rule.yml": f"{changed}grows: {{error: {{money: 9}}}}\n"}, rule=grown
    )

    assert plain.rules[0].model.grows is None
    assert growing.rules[0].model.grows is not None


def test_a_rule_that_brings_its_own_examples_is_tested_by_them(tmp_path: Path) -> None:
    examples = "examples:\n- {name: a, text: Send audited accounts., finds: [audited]}\n- {name: b, text: Hello.}\n"

    assert house_book(tmp_path, {"standing/a-rule.yml": examples}).rules[0].examples_of == ""


def test_a_rule_that_is_not_enabled_is_gone(tmp_path: Path) -> None:
    assert house_book(tmp_path, {"standing/a-rule.yml": "enabled: false\n"}).rules == ()


def test_words_are_added_to_a_class_that_is_there(tmp_path: Path) -> None:
    find = 'wording: {any: ["<supplier> ...3 audited accounts"]}'
    base = rule(find)
    wider = house_book(tmp_path, {"words.yml": "supplier: [~applicant]\n"}, rule=base)

    (loaded,) = wider.rules
    phrase = loaded.tree.keys.any[0]  # type: ignore[union-attr]
    assert plain_stretch("Applicants send their audited accounts").find(phrase) == (Span(0, 38),)


def test_law_of_the_house_may_be_cited(tmp_path: Path) -> None:
    law = LAW.partition("ACT-2:")[0].replace("ACT-1:", "ORDER-1:").replace("Test Act 2023", "Standing orders")
    cited = "basis: {pa23: {bears on: [ORDER-1]}}\n"

    (loaded,) = house_book(tmp_path, {"law.yml": law, "standing/a-rule.yml": cited}).rules

    assert [c.law.title for basis in loaded.rule.basis for c in basis.citations] == ["Standing orders"]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"law.yml": LAW}, "council/law.yml:1: «ACT-1» is a provision of the ruleset that this one extends (what it"),
        ({"regimes.yml": "vat_percent: 20\n"}, "council/regimes.yml:1: what tells one regime from another is"),
        ({"values.yml": "minimum_tendering_period:\n- {number: 40, law: ACT-1}\n"},
         "council/values.yml:2: ACT-1 does not set this number"),
        ({"values.yml": "minimum_tendering_period: {number: 40, source: us}\n"}, "council/values.yml:1: «minimum_ten"),
        ({"values.yml": "m:\n- {number: 40, source: us, contracts: [cakes]}\n"}, "council/values.yml:2: «cakes» is no"),
        ({"standing/a-rule.yml": "severity: grave\n"}, "council/standing/a-rule.yml:1: «grave» is no severity"),
        ({"standing/a-rule.yml": "\nsevrity: note\n"}, "council/standing/a-rule.yml:2: «sevrity» is not known here"),
        ({"standing/a-rule.yml": 'message: "{{ found"\n'}, "council/standing/a-rule.yml:1: the template cannot be"),
        ({"standing/a-rule.yml": 'find: {wording: {any: ["<acounts>"]}}\n'},
         "council/standing/a-rule.yml:1: «any»: there is no word class <acounts>"),
        ({"standing/a-rule.yml": "- severity\n"}, "council/standing/a-rule.yml:1: a rule's file holds keys"),
        ({"standing/the-rule.yml": "severity: note\n"},
         "there is no inherited rule standing/the-rule that this file could change; did you mean standing/a-rule?)"),
        ({"words.yml": "supplier: bidder\n"}, "council/words.yml:1: «supplier» takes a list of words"),
        ({"words.yml": "supplier: [bidder, '<bider>']\n"}, "council/words.yml:1: there is no word class <bider>"),
        ({"ruleset.yml": HOUSE.format("../bsae")}, "council/ruleset.yml:3: there is no ruleset «../bsae» (it is «"),
        ({"ruleset.yml": HOUSE.format("../council")}, "council/ruleset.yml:3: «../council» extends this ruleset"),
        ({"ruleset.yml": "title: A\nversion: 1.0\n"}, "council/ruleset.yml:2: «version»: a version stands in quotes"),
        ({"ruleset.yml": "title: A\nversion: '1'\n"}, "«jurisdiction» is missing; only a ruleset that extends another"),
    ],
)  # fmt: skip
def test_what_a_house_may_not_say_is_told_with_file_line_and_hint(
    tmp_path: Path, files: dict[str, str], said: str
) -> None:
    assert said in complaint(house(tmp_path, files))


def test_faults_of_what_is_extended_are_told_at_its_own_file(tmp_path: Path) -> None:
    folder = house(
        tmp_path, {"standing/a-rule.yml": "severity: error\n"}, rule=rule(AUDITED).replace("barrier:", "bar:")
    )

    assert complaint(folder).startswith("RULES/base/standing/a-rule.yml:2: «bar» is not known here")


def test_a_house_may_extend_a_house(tmp_path: Path) -> None:
    house(tmp_path, {"standing/a-rule.yml": "severity: error\n"})
    team = tmp_path / "team"
    (team / "standing").mkdir(parents=True)
    (team / "ruleset.yml").write_text(HOUSE.format("../council"), encoding="utf-8")
    (team / "standing" / "a-rule.yml").write_text("title: Of the team\n", encoding="utf-8")

    book = rulebook.load(team)

    assert [one.name for one in book.ruleset.extends] == ["council", "base"]
    assert (book.rules[0].rule.title, book.rules[0].rule.severity) == ("Of the team", Severity.ERROR)


def test_the_ruleset_that_ships_reads_its_law_on_its_own_day(tmp_path: Path) -> None:
    later = HOUSE.format("../base") + "law_read_on: 2026-07-01\n"

    assert house_book(tmp_path, {"ruleset.yml": later}).ruleset.law_read_on == dt.date(2026, 6, 1)
    assert "law_read_on: 2026-06-01" in RULESET
