"""The JSON Schemas for editors fit the files of the ruleset that ships, and refuse what loading refuses."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tendercheck.command import rules_folder
from tendercheck.discovery import plugins_in
from tendercheck.rulebook import conditions
from tendercheck.rulebook.editor_schemas import KINDS, editor_schema
from tests.build_book import AUDITED, LAW, RULESET, VALUES, rule

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "schema"


@cache
def validator(kind: str) -> Any:
    schema = json.loads(editor_schema(kind))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def errors(kind: str, text: str) -> list[str]:
    held = json.loads(json.dumps(yaml.safe_load(text), default=str))  # dates are texts to an editor
    return [error.message for error in validator(kind).iter_errors(held)]


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_in_the_docs_is_the_programs(kind: str) -> None:
    name = f"{kind}.schema.json"
    said = f"{name} is not what the models say: run `tendercheck schema {kind} > docs/schema/{name}`."

    assert (FOLDER / name).read_text("utf-8") == editor_schema(kind), said


@pytest.mark.parametrize(
    "path", sorted(rules_folder().glob("*/*.yml")), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_a_rule_that_ships_fits_the_schema(path: Path) -> None:
    text = path.read_text("utf-8")

    assert errors("rule", text) == []
    assert errors("rule-change", text) == []


@pytest.mark.parametrize("kind", ["ruleset", "law", "values"])
def test_the_other_files_that_ship_fit_theirs(kind: str) -> None:
    assert errors(kind, (rules_folder() / f"{kind}.yml").read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("kind", "text", "old", "new"),
    [
        ("rule", rule(AUDITED), "severity: warning", "severty: warning"),
        ("rule", rule(AUDITED), "severity: warning", "severity: grave"),
        ("rule", rule(AUDITED), "B-EFS-03", "EFS-03"),
        ("rule", rule(AUDITED), "pa23:", "pa24:"),
        ("rule", rule(AUDITED), "bears on", "bears of"),
        ("rule", rule(AUDITED), "wording:", "wordng:"),
        ("rule", rule(AUDITED), "any:", "anny:"),
        ("rule", rule("shorter: {fact: duration, than: 3 days}"), "fact: duration", "fact: duraton"),
        ("rule", rule(AUDITED), "replace: match", "repalce: match"),
        ("rule-change", "severity: error", "severity", "severty"),
        ("law", LAW, "section:", "setcion:"),
        ("values", VALUES, "number: 25", "nubmer: 25"),
        ("ruleset", RULESET, "version:", "vresion:"),
    ],
)  # fmt: skip
def test_a_slip_is_seen_while_typing(kind: str, text: str, old: str, new: str) -> None:
    assert errors(kind, text) == []
    assert errors(kind, text.replace(old, new, 1)) != []


def test_every_condition_and_every_key_of_a_rule_is_explained() -> None:
    schema = json.loads(editor_schema("rule"))
    known = schema["definitions"]["condition"]["properties"]

    assert set(known) == {"all", "any", "not", *plugins_in(conditions)}
    assert [name for name, one in known.items() if name in plugins_in(conditions) and not one.get("description")] == []
    assert [name for name, one in schema["properties"].items() if not one.get("description")] == []


def test_a_change_of_an_inherited_rule_need_not_be_complete() -> None:
    assert errors("rule-change", "severity: error") == []
    assert errors("rule", "severity: error") != []
