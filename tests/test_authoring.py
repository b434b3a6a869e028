"""A rule to begin with, as `tendercheck rules new` writes it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tendercheck import rulebook
from tendercheck.authoring import write_rule
from tendercheck.command import run_examples
from tendercheck.errors import CannotWrite, InvalidSettings
from tests.build_house import house


def test_a_rule_to_begin_with_is_complete_and_its_examples_pass(tmp_path: Path) -> None:
    folder = house(tmp_path)

    written = write_rule("standing/accounts-too-old", "B-EFS-03", folder)

    assert written[0] == f"Written: {folder / 'standing' / 'accounts-too-old.yml'}"
    assert written[-1].endswith(f"tendercheck rules test {folder}")
    lines, faults = run_examples(folder)
    assert (lines[-1], faults) == ("2 rules, 6 examples, 0 faults", 0)


def test_a_rule_to_begin_with_names_the_schema_that_editors_check_with(tmp_path: Path) -> None:
    folder = house(tmp_path)
    write_rule("standing/accounts-too-old", "B-EFS-03", folder)

    first = (folder / "standing" / "accounts-too-old.yml").read_text(encoding="utf-8").splitlines()[0]

    named = re.fullmatch(r"# yaml-language-server: \$schema=(.+)", first)
    assert named is not None
    assert (folder / "standing" / named[1]).resolve() == (folder / "rule.schema.json").resolve()
    assert (folder / "rule.schema.json").is_file()


def test_in_a_repository_with_the_docs_the_schema_is_theirs(tmp_path: Path) -> None:
    folder = house(tmp_path)
    docs = tmp_path / "docs" / "schema"
    docs.mkdir(parents=True)
    (docs / "rule.schema.json").write_text("{}", encoding="utf-8")

    write_rule("standing/accounts-too-old", "B-EFS-03", folder)

    text = (folder / "standing" / "accounts-too-old.yml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../docs/schema/rule.schema.json\n")
    assert not (folder / "rule.schema.json").exists()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    folder = house(tmp_path, {"standing/mine.yml": "enabled: false\n"})

    with pytest.raises(CannotWrite, match="the rule is there already, and nothing was written"):
        write_rule("standing/mine", "B-EFS-03", folder)
    with pytest.raises(CannotWrite, match="the rule is inherited; a file of that path would change it"):
        write_rule("standing/a-rule", "B-EFS-03", folder)

    assert (folder / "standing" / "mine.yml").read_text(encoding="utf-8") == "enabled: false\n"
    assert not (folder / "standing" / "a-rule.yml").exists()


@pytest.mark.parametrize(
    ("rule_id", "barrier", "said"),
    [
        ("accounts", "B-EFS-03", "«accounts» is no name of a rule"),
        ("standing/Accounts", "B-EFS-03", "«standing/Accounts» is no name of a rule"),
        ("../standing/accounts", "B-EFS-03", "is no name of a rule"),
        ("standing/accounts", "EFS-3", "«EFS-3» is no barrier: give one like B-EFS-01"),
    ],
)
def test_a_name_or_barrier_that_cannot_be_is_told(tmp_path: Path, rule_id: str, barrier: str, said: str) -> None:
    with pytest.raises(InvalidSettings) as error:
        write_rule(rule_id, barrier, house(tmp_path))

    assert said in str(error.value)


def test_without_a_folder_the_house_ruleset_of_the_settings_is_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = house(tmp_path)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidSettings, match="there is no house ruleset to write the rule to"):
        write_rule("standing/mine", "B-EFS-03", None)

    (tmp_path / "tendercheck.toml").write_text('ruleset = "council"\n', encoding="utf-8")
    write_rule("standing/mine", "B-EFS-03", None)

    assert [loaded.rule.id for loaded in rulebook.load(folder).rules] == ["standing/a-rule", "standing/mine"]


def test_an_example_of_what_is_extended_that_ends_otherwise_is_told_and_is_no_fault(tmp_path: Path) -> None:
    folder = house(tmp_path, {"standing/a-rule.yml": 'find: {wording: {any: ["bank letters"]}}\n'})

    lines, faults = run_examples(folder)

    assert (len(lines), faults) == (2, 0)
    assert lines[0].endswith("(No fault: it is an example of base, which this ruleset changes.)")
