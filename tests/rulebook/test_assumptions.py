from __future__ import annotations

from pathlib import Path

import pytest

from tendercheck import rulebook
from tendercheck.errors import InvalidRule
from tests.build_book import VALUES, ruleset

IMPACT = """\
populations:
  - name: shops
    measure: turnover
    source: A census
    published: 2025-01-31
    steps:
      - {below: 100, percent: 10}
      - {below: 200, percent: 30}
"""
EFFORT = """\
hours_a_day: 7.5
tasks:
  word: {hours: 0.004, assumption: House suggestion.}
"""


def complaint(folder: Path) -> str:
    with pytest.raises(InvalidRule) as error:
        rulebook.load(folder)
    return str(error.value).replace(str(folder), "RULESET")


def with_files(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (ruleset(folder) / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder


def test_a_ruleset_need_not_bring_figures(tmp_path: Path) -> None:
    book = rulebook.load(ruleset(tmp_path))

    assert (book.populations, book.assumptions) == ((), None)


def test_figures_are_read_and_count_for_the_hash(tmp_path: Path) -> None:
    bare = rulebook.load(ruleset(tmp_path / "bare"))
    book = rulebook.load(with_files(tmp_path / "full", impact=IMPACT, effort=EFFORT))

    assert [population.name for population in book.populations] == ["shops"]
    assert book.assumptions is not None
    assert [each.task for each in book.assumptions.hours] == ["word"]
    assert book.ruleset.sha256 != bare.ruleset.sha256


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("below: 200", "below: 50", ":2: «populations»: the steps of a population rise"),
        ("percent: 30", "percent: 130", ":8: «percent»: Input should be less than or equal to 100"),
        ("measure: turnover", "measure: height", ":3: «height» is no measure"),
        ("    published: 2025-01-31\n", "", ":2: «published» is missing"),
    ],
)
def test_a_population_that_is_wrong_is_told_with_file_and_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert f"RULESET/impact.yml{said}" in complaint(with_files(tmp_path, impact=IMPACT.replace(old, new)))


def test_hours_without_an_assumption_are_refused(tmp_path: Path) -> None:
    folder = with_files(tmp_path, effort=EFFORT.replace(", assumption: House suggestion.", ""))

    assert complaint(folder).startswith("RULESET/effort.yml:3: «assumption» is missing")


@pytest.mark.parametrize("entry", ["{number: 8}", "{number: 8, law: ACT-1, source: us}"])
def test_a_number_comes_from_a_law_or_from_a_source(tmp_path: Path, entry: str) -> None:
    folder = ruleset(tmp_path, values=f"{VALUES}advisable:\n  - {entry}\n")

    assert "a number has either a law that sets it or a source that advises it" in complaint(folder)
