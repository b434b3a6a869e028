"""Every example inside every rule file is a test, and so is what all rules must have in common."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from tendercheck import analysis, rulebook
from tendercheck.command import rules_folder
from tendercheck.examples import Example, faults_of, iter_examples
from tendercheck.model.rules import Strength
from tendercheck.rulebook.book import LoadedRule, Rulebook

FAMILIES = {
    "timescale", "standing", "insurance", "scale", "consortia", "experience", "accreditation", "pricing", "risk",
    "workforce", "evaluation", "process", "engagement",
}  # fmt: skip
DEMANDED = {
    "B-TIM-01", "B-TIM-02", "B-TIM-04", "B-EFS-01", "B-EFS-03", "B-EFS-04", "B-EFS-05", "B-EFS-06", "B-INS-01",
    "B-INS-02", "B-INS-03", "B-INS-04", "B-SCA-01", "B-CON-01", "B-CON-02", "B-CON-03", "B-CON-05", "B-EXP-01",
    "B-EXP-03", "B-ACC-01", "B-ACC-03", "B-ACC-04", "B-PRI-01", "B-RSK-01",
}  # fmt: skip
FORBIDDEN_WORDS = ("breach of the act", "unlawful", "illegal", "is a breach")


@cache
def book() -> Rulebook:
    return rulebook.load(rules_folder())


def rules() -> tuple[LoadedRule, ...]:
    return book().rules


@pytest.mark.parametrize("example", list(iter_examples(book())), ids=lambda example: example.name)
def test_an_example_ends_as_its_rule_says(example: Example) -> None:
    assert faults_of(example, book()) == []


def test_every_family_has_two_rules_or_more() -> None:
    counts = Counter(loaded.rule.family for loaded in rules())

    assert set(counts) == FAMILIES
    assert min(counts.values()) >= 2


def test_every_barrier_that_the_first_release_promises_has_a_rule() -> None:
    assert {loaded.rule.barrier for loaded in rules()} >= DEMANDED


@pytest.mark.parametrize("loaded", rules(), ids=lambda loaded: loaded.rule.id)
def test_a_rule_proposes_wording_asks_a_question_and_cites_law_for_some_regime(loaded: LoadedRule) -> None:
    assert loaded.model.amend.options or loaded.model.amend.advice
    assert loaded.rule.basis
    assert all(basis.citations for basis in loaded.rule.basis)
    assert loaded.model.question.endswith("?")


@pytest.mark.parametrize("loaded", rules(), ids=lambda loaded: loaded.rule.id)
def test_a_rule_never_speaks_of_breach_or_unlawfulness(loaded: LoadedRule) -> None:
    said = " ".join((loaded.rule.title, loaded.rule.why, loaded.model.message, loaded.model.question)).lower()

    assert [word for word in FORBIDDEN_WORDS if word in said] == []


def test_the_duty_to_have_regard_is_only_ever_said_to_be_borne_on() -> None:
    strengths = {
        (citation.law.id, citation.strength)
        for loaded in rules()
        for basis in loaded.rule.basis
        for citation in basis.citations
        if citation.law.id in ("PA23-12-4", "PA23-86")
    }

    assert strengths == {("PA23-12-4", Strength.BEARS_ON), ("PA23-86", Strength.BEARS_ON)}


def test_the_ruleset_holds_no_law_and_no_number_that_nothing_uses() -> None:
    folder = rules_folder()
    read = {name: yaml.safe_load((folder / f"{name}.yml").read_text("utf-8")) for name in ("law", "values", "regimes")}
    using = (*folder.glob("*/*.yml"), *Path(analysis.__path__[0]).glob("*.py"))
    written = "".join(path.read_text(encoding="utf-8") for path in using)
    cited = {c.law.id for loaded in rules() for basis in loaded.rule.basis for c in basis.citations}
    cited |= {entry.get("law") for entries in read["values"].values() for entry in entries}
    cited |= {threshold.get("law") for threshold in read["regimes"]["thresholds"]}

    assert sorted(set(read["law"]) - cited) == []
    assert [name for name in read["values"] if name not in written] == []
