from __future__ import annotations

from pathlib import Path

import pytest

from tendercheck import rulebook
from tendercheck.errors import InvalidRule
from tendercheck.model.procurement import Nation, Regime, RegimeKind
from tendercheck.model.rules import Strength
from tests.build_book import AS_AT, AUDITED, LAW, VALUES, rule, ruleset


def complaint(folder: Path) -> str:
    with pytest.raises(InvalidRule) as error:
        rulebook.load(folder)
    return str(error.value).replace(str(folder), "RULESET")


def test_a_ruleset_is_read_with_its_rules_by_path(tmp_path: Path) -> None:
    book = rulebook.load(ruleset(tmp_path))

    assert [loaded.rule.id for loaded in book.rules] == ["standing/a-rule"]
    assert (book.ruleset.title, book.ruleset.version) == ("Rules of a test", "0.0.1")


def test_the_hash_of_a_ruleset_changes_with_any_of_its_files(tmp_path: Path) -> None:
    before = rulebook.load(ruleset(tmp_path / "one")).ruleset.sha256
    same = rulebook.load(ruleset(tmp_path / "two")).ruleset.sha256
    changed = rulebook.load(ruleset(tmp_path / "three", values=f"{VALUES}\n")).ruleset.sha256

    assert before == same
    assert before != changed


def test_a_rule_cites_by_regime_and_only_law_in_force(tmp_path: Path) -> None:
    found = rulebook.load(ruleset(tmp_path)).rules[0].rule

    def cited(kind: RegimeKind, nation: Nation | None = None, year: int = 2026) -> list[tuple[str, Strength]]:
        citations = found.citations_under(Regime(kind, nation=nation), AS_AT.replace(year=year))
        return [(citation.law.id, citation.strength) for citation in citations]

    assert cited(RegimeKind.PA23) == [("ACT-1", Strength.BEARS_ON)]
    assert cited(RegimeKind.PA23, year=2024) == []
    assert cited(RegimeKind.PSR23) == []
    assert cited(RegimeKind.PA23_BELOW_THRESHOLD, Nation.ENGLAND) == [("ACT-2", Strength.BEARS_ON)]
    assert cited(RegimeKind.PA23_BELOW_THRESHOLD, Nation.WALES) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("severity: warning", "severty: warning", ":3: «severty» is not known here (did you mean «severity»?)"),
        ("severity: warning", "severity: grave", ":3: «grave» is no severity"),
        ("[ACT-1]", "[ACT-9]", ":7: there is no law «ACT-9» (did you mean ACT-2?)"),
        ("pa23: {bears on: [ACT-1]}", "pa23: {bears on: [ACT-2]}", ":7: ACT-2 may not be cited under pa23"),
        ("wording:", "wordng:", ":10: there is no condition «wordng» (did you mean «wording»?)"),
        ('"audited accounts"', '"audited <acounts>"', ":10: «any»: there is no word class <acounts>"),
        ('message: "found"', 'message: "{{ found"', ":11: the template cannot be read"),
        ("title: A rule of a test", "title: A rule of a test.", ":1: «title»: a title has no full stop"),
        ("question: Why?", "question: [Why?", ":17: this is no valid YAML"),
    ],
)  # fmt: skip
def test_a_rule_that_is_wrong_is_told_with_file_line_and_hint(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = rule(AUDITED)
    assert old in text

    assert f"RULESET/standing/a-rule.yml{said}" in complaint(ruleset(tmp_path, rule=text.replace(old, new, 1)))


def test_a_number_whose_law_is_not_known_is_refused(tmp_path: Path) -> None:
    folder = ruleset(tmp_path, values=VALUES.replace("ACT-1", "ACT-7"))

    assert complaint(folder) == "RULESET/values.yml:2: there is no law «ACT-7» (did you mean ACT-2?)"


def test_a_law_without_an_address_is_refused(tmp_path: Path) -> None:
    folder = ruleset(tmp_path, law=LAW.replace("https://example.org/act/2", "somewhere"))

    assert complaint(folder).startswith("RULESET/law.yml:16: «url»")


def test_a_folder_without_a_ruleset_says_what_one_holds(tmp_path: Path) -> None:
    assert "a ruleset's folder holds ruleset.yml" in complaint(tmp_path)


def test_rules_are_chosen_by_id_family_or_barrier(tmp_path: Path) -> None:
    book = rulebook.load(ruleset(tmp_path))

    def chosen(select: tuple[str, ...], ignore: tuple[str, ...] = ()) -> list[str]:
        return [loaded.rule.id for loaded in book.choosing(select, ignore).rules]

    assert chosen(("standing",)) == chosen(("B-EFS-03",)) == chosen(()) == ["standing/a-rule"]
    assert chosen(("scale",)) == chosen((), ("standing/a-rule",)) == []
