"""The sample tenders are what their builder makes, and every barrier planted in them is found, and nothing else."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from sample_tenders.build import HOME, iter_files
from tendercheck import pipeline, rulebook
from tendercheck.command import rules_folder
from tendercheck.folders import find_folders
from tendercheck.model.document import Condition
from tendercheck.model.findings import Finding
from tendercheck.model.location import Span
from tendercheck.model.report import Checked
from tendercheck.readers import iter_documents
from tendercheck.rulebook import Rulebook

# Every sample was published by then; under a later law they would read differently.
AS_AT = dt.date(2026, 7, 1)
FOLDERS = sorted(path.parent.name for path in HOME.glob("*/expected.yml"))

Expected = dict[str, Any]


@cache
def book() -> Rulebook:
    return rulebook.load(rules_folder())


@cache
def checked(folder: str) -> Checked:
    folders = find_folders([HOME / folder])
    documents = iter_documents([path for one in folders for path in one.files], workers=1)
    (result,) = pipeline.check(folders, documents, book(), as_at=AS_AT).checked
    return result


def expected(folder: str) -> Expected:
    content: Expected = yaml.safe_load((HOME / folder / "expected.yml").read_text(encoding="utf-8"))
    return content


def name_of(path: str) -> str:
    return Path(path).name


def line_of(finding: Finding, planted: list[Expected]) -> tuple[str, str, str]:
    """Barrier, document, and the planted words that the quote holds; the quote itself where it holds none."""
    barrier, document = finding.rule.barrier, name_of(finding.evidence.path)
    for one in planted:
        if (one["barrier"], one["document"]) == (barrier, document) and one["words"] in finding.evidence.quote:
            return barrier, document, one["words"]
    return barrier, document, f"NOT PLANTED ({finding.rule.id}): {finding.evidence.quote}"


def test_the_committed_samples_are_what_the_builder_makes() -> None:
    made = dict(iter_files())
    committed = {name: (HOME / name).read_bytes() for name in made if (HOME / name).is_file()}
    assert sorted(committed) == sorted(made)
    assert [name for name in made if made[name] != committed[name]] == []


def test_building_again_gives_the_same_bytes() -> None:
    assert dict(iter_files()) == dict(iter_files())


def test_there_are_barriers_of_every_family_in_the_home_care_sample() -> None:
    planted = {one["barrier"].split("-")[1] for one in expected("home-care-council")["findings"]}
    families = {"TIM", "EFS", "INS", "SCA", "CON", "EXP", "ACC", "PRI", "RSK", "TUP", "EVA", "PRO", "ENG"}
    assert planted == families


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_document_is_read_whole(folder: str) -> None:
    documents = checked(folder).procurement.documents
    assert {name_of(one.source.path): one.condition for one in documents if one.condition is not Condition.OK} == {}
    assert {name_of(one.source.path): one.coverage.unread for one in documents if one.coverage.unread} == {}


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_planted_words_stand_where_the_expectation_says(folder: str) -> None:
    places = []
    for document in checked(folder).procurement.documents:
        for one in expected(folder)["findings"]:
            if one["document"] != name_of(document.source.path):
                continue
            start = document.text.index(one["words"])
            page = document.location_of(Span(start, start + len(one["words"]))).page
            clause = document.blocks[document.block_at(start)].clause.replace("•", "")
            places.append({**one, "page": page, "clause": clause})
    given = [{"page": None, "clause": "", **one} for one in expected(folder)["findings"]]
    assert places == given


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_regime_is_found_in_the_documents(folder: str) -> None:
    assert str(checked(folder).procurement.regime.kind) == expected(folder)["regime"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_planted_barrier_is_found_and_nothing_else(folder: str) -> None:
    planted = expected(folder)["findings"]
    found = sorted(line_of(finding, planted) for finding in checked(folder).findings)
    wanted = sorted((one["barrier"], one["document"], one["words"]) for one in planted)
    assert found == wanted, report_of(found, wanted)


def report_of(found: list[tuple[str, str, str]], wanted: list[tuple[str, str, str]]) -> str:
    """What is missing and what is too much, a line each."""
    missing, extra = list(wanted), []
    for line in found:
        if line in missing:
            missing.remove(line)
        else:
            extra.append(line)
    lines = [f"missing  {' | '.join(line)}" for line in missing] + [f"extra    {' | '.join(line)}" for line in extra]
    return "\n".join(["", f"{len(found)} found, {len(wanted)} planted", *lines])
