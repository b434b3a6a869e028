"""JSON Schemas of the files of a ruleset, for editors that check and complete while people type.

They are derived from the models that check the files when they are loaded, so that the two cannot part. What one file
alone cannot tell (whether a law is there, whether a phrase can be read) is left to `tendercheck rules test`.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from tendercheck.discovery import plugins_in
from tendercheck.model.procurement import RegimeKind
from tendercheck.model.rules import Severity, Strength
from tendercheck.rulebook import conditions
from tendercheck.rulebook._known import NAMES
from tendercheck.rulebook._ruleset_schema import LawModel, RulesetModel, ValueModel
from tendercheck.rulebook._schema import RuleModel

Schema = dict[str, Any]
KINDS = ("rule", "rule-change", "ruleset", "law", "values")
_DIALECT = "http://json-schema.org/draft-07/schema#"  # the newest that the YAML servers of editors understand whole
_FACT: Schema = {"enum": list(NAMES)}
_TITLES = {
    "rule": "A rule of a tendercheck ruleset",
    "rule-change": "What a house ruleset changes of an inherited rule",
    "ruleset": "What a tendercheck ruleset is (ruleset.yml)",
    "law": "The provisions that rules cite (law.yml)",
    "values": "The numbers that rules measure against (values.yml)",
}


def editor_schema(kind: str) -> str:
    """The JSON Schema of that kind of file as text; `kind` is one of KINDS."""
    body = _body(kind)
    definitions = {name: _tidied(one) for name, one in sorted(body.pop("definitions").items())}
    schema = {"$schema": _DIALECT, "title": _TITLES[kind], **_tidied(body)}
    if definitions:
        schema["definitions"] = definitions
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _body(kind: str) -> Schema:
    if kind == "ruleset":
        return _of(RulesetModel)
    if kind == "law":
        return _by_name(LawModel)
    if kind == "values":
        body = _by_name(ValueModel)
        return {**body, "additionalProperties": {"type": "array", "items": body["additionalProperties"]}}
    body = _rule()
    if kind == "rule-change":
        del body["required"]
    return body


def _of(model: type[BaseModel]) -> Schema:
    """The model's own schema; what it refers to stands under `definitions`."""
    schema = model.model_json_schema(ref_template="#/definitions/{model}")
    definitions = schema.pop("$defs", {})
    return {**schema, "definitions": definitions}


def _by_name(model: type[BaseModel]) -> Schema:
    """Entries of the model, each under a name of its own."""
    schema = _of(model)
    definitions = schema.pop("definitions")
    definitions[model.__name__] = schema
    return {
        "type": "object",
        "additionalProperties": {"$ref": f"#/definitions/{model.__name__}"},
        "definitions": definitions,
    }


def _rule() -> Schema:
    schema = _of(RuleModel)
    modules = plugins_in(conditions)
    parts: Schema = {
        "all": {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/condition"}},
        "any": {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/condition"}},
        "not": {"$ref": "#/definitions/condition"},
    }
    for name, module in modules.items():
        keys = _of(module.KEYS)
        schema["definitions"] |= keys.pop("definitions")
        keys["properties"] = {key: _one_or_more(value) for key, value in keys.get("properties", {}).items()}
        parts[name] = keys
    schema["definitions"]["fact"] = {"description": "What a phrase captured, or a fact in a role.", **_FACT}
    schema["definitions"]["condition"] = {
        "description": "One condition with its keys; all, any and not combine several.",
        "type": "object",
        "properties": parts,
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
    }
    schema["properties"]["find"] = {
        "description": schema["properties"]["find"]["description"],
        "allOf": [{"$ref": "#/definitions/condition"}],
    }
    return schema


def _one_or_more(schema: Schema) -> Schema:
    """Every list of a condition may be written as its only item; of a list of lists, each of these."""
    if schema.get("type") != "array":
        return schema
    if schema["items"].get("type") == "array":
        return {**schema, "items": _one_or_more(schema["items"])}
    return {"anyOf": [schema["items"], {"type": "array", "items": schema["items"]}]}


def _tidied(schema: Any) -> Any:
    """What editors need of it: no titles made of names, no defaults, no null, and the keys of a mapping spelt out."""
    if isinstance(schema, list):
        return [_tidied(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if schema == _FACT:
        return {"$ref": "#/definitions/fact"}
    kept = {key: value for key, value in schema.items() if key not in ("title", "default", "properties")}
    if schema.get("anyOf", [{}])[-1] == {"type": "null"}:
        kept = {**kept.pop("anyOf")[0], **kept}
    if "enum" in kept:
        kept.pop("description", None)  # said of the program's own values, and no help to who writes a rule
    tidied = {key: _tidied(value) for key, value in kept.items()}
    if "properties" in schema:
        tidied["properties"] = {name: _tidied(one) for name, one in schema["properties"].items()}
    return _with_keys(tidied)


def _with_keys(schema: Schema) -> Schema:
    """A mapping whose keys are an enumeration, with each of them as a property, so that editors offer them."""
    names = {f"#/definitions/{kind.__name__}": tuple(kind) for kind in (RegimeKind, Severity, Strength)}
    keys = names.get(schema.get("propertyNames", {}).get("$ref", ""))
    if keys is None:
        return schema
    kept = {key: value for key, value in schema.items() if key not in ("propertyNames", "additionalProperties")}
    properties = {name.value: schema["additionalProperties"] for name in keys}
    return {**kept, "properties": properties, "additionalProperties": False}
