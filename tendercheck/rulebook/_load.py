"""Reads a ruleset's folder: what its rules refer to and every rule, all checked against each other."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from pydantic import ValidationError

from tendercheck.discovery import plugins_in
from tendercheck.errors import InvalidRule
from tendercheck.model.accuracy import Accuracy
from tendercheck.model.procurement import RegimeKind
from tendercheck.model.rules import Basis, Citation, Rule, Ruleset
from tendercheck.rulebook import conditions
from tendercheck.rulebook._accuracy import AccuracyModel
from tendercheck.rulebook._assumptions import EffortModel, ImpactModel
from tendercheck.rulebook._layers import Layer, RuleFile, extended_by, hash_of, layers_of, rule_files
from tendercheck.rulebook._parser import PhraseError
from tendercheck.rulebook._references import References, close_law, law_of, load_references, nearest
from tendercheck.rulebook._schema import RuleModel
from tendercheck.rulebook._template import template_error
from tendercheck.rulebook._tree import All, Any_, Leaf, Node, Not
from tendercheck.rulebook._yaml import Origin, Where, invalid, load_yaml, validate
from tendercheck.rulebook.book import LoadedRule, Rulebook

ACCURACY = "accuracy.yml"
CANCELLED = "<cancelled>"  # the word class that takes a demand back: "is not required", "no minimum"
NEEDED = tuple(name for name, field in RuleModel.model_fields.items() if field.is_required())


class _Loader:
    """Reads the rules of one ruleset. Those of a house are always read thoroughly: nobody tested them before."""

    def __init__(self, layers: Sequence[Layer], references: References, *, thorough: bool) -> None:
        self.layers = layers
        self.references = references
        self.thorough = thorough
        self.files = rule_files(layers)
        self.conditions = plugins_in(conditions)
        self.accuracy = nearest(ACCURACY, AccuracyModel, layers)

    def find_rule(self, file: RuleFile) -> LoadedRule | None:
        """The rule in the file, None where it is switched off; raises InvalidRule."""
        values, origin = self._read(file)
        if values.get("enabled") is False:
            return None
        is_house = file.layers[-1].depth > 0
        context = self._context(is_house)
        model = validate(RuleModel, values, origin, context={**context, "thorough": self.thorough})
        if self.thorough or is_house:
            _check_templates(model, origin)
        rule = Rule(
            id=file.id,
            title=model.title,
            family=file.id.partition("/")[0],
            barrier=model.barrier,
            severity=model.severity,
            why=model.why,
            keeps_out=model.keeps_out,
            basis=tuple(self._basis(regime, model, origin) for regime in model.basis),
            accuracy=self._accuracy(file),
        )
        tree = self._node(model.find, origin, ("find",), context)
        return LoadedRule(rule, model, tree, self._examples_of(file, origin))

    def _accuracy(self, file: RuleFile) -> Accuracy | None:
        """How often the rule was right; nothing is known of one that a layer above the figures wrote or changed."""
        measured = next((layer for layer in reversed(self.layers) if layer.find(ACCURACY)), None)
        if measured is None or self.accuracy is None or file.layers[-1].depth > measured.depth:
            return None
        return self.accuracy.of(file.id)

    def _read(self, file: RuleFile) -> tuple[dict[str, Any], Origin]:
        """The keys of the rule, those of a house ruleset in place of the ones below, and where each stands."""
        values: dict[str, Any] = {}
        keys: dict[str, Path] = {}
        for layer, path in zip(file.layers, file.paths, strict=True):
            is_whole = self.thorough or layer.depth > 0
            part = load_yaml(path, before=None if is_whole else "examples")
            if not isinstance(part, dict):
                raise invalid(
                    path, (), "a rule's file holds keys and what stands under them", "docs/rules.md shows one"
                )
            if "severity" in part:
                values.pop("grows", None)  # what an inherited rule makes of sizes would undo the house's severity
            values.update(part)
            keys.update(dict.fromkeys(part, path))
        missing = [name for name in NEEDED if name not in values]
        if missing and values.get("enabled") is not False and file.layers[0].depth > 0:
            raise invalid(file.paths[0], (), f"«{missing[0]}» is missing", self._no_such_rule(file))
        return values, Origin(file.paths[0], keys)

    def _no_such_rule(self, file: RuleFile) -> str:
        """A hint for a file that may be meant to change a rule."""
        inherited = [one.id for one in self.files if one.layers[0].depth < file.layers[0].depth]
        close = difflib.get_close_matches(file.id, inherited, n=1)
        meant = f"; did you mean {close[0]}?" if close else ""
        return f"a new rule has every key, and there is no inherited rule {file.id} that this file could change{meant}"

    def _examples_of(self, file: RuleFile, origin: Origin) -> str:
        """The name of the ruleset whose examples the rule has; empty where they are the topmost one's."""
        path = origin.path_of(("examples",))
        owner = next(layer for layer, own in zip(file.layers, file.paths, strict=True) if own == path)
        return "" if owner is self.layers[-1] else owner.name

    def _context(self, is_house: bool) -> dict[str, Any]:
        compiler = self.references.strict if is_house else self.references.compiler
        return {"compiler": compiler, "values": self.references.values}

    def _basis(self, regime: RegimeKind, model: RuleModel, origin: Origin) -> Basis:
        citations: list[Citation] = []
        for strength, names in model.basis[regime].items():
            for index, name in enumerate(names):
                where: Where = ("basis", regime.value, strength.value, index)
                law = self.references.laws.get(name)
                if law is None:
                    raise invalid(origin, where, f"there is no law «{name}»", close_law(name, self.references.laws))
                if regime not in law.regimes:
                    raise invalid(origin, where, f"{name} may not be cited under {regime}", "law.yml says where it may")
                citations.append(Citation(law_of(name, law), strength))
        return Basis(regime, tuple(citations))

    def _node(self, tree: Any, origin: Origin, where: Where, context: dict[str, Any]) -> Node:
        if not isinstance(tree, dict) or len(tree) != 1:
            hint = "combine several under `all` or `any`"
            raise invalid(origin, where, "a condition has one name and its keys", hint)
        name, keys = next(iter(tree.items()))
        where = (*where, name)
        if name in ("all", "any"):
            if not isinstance(keys, list) or not keys:
                raise invalid(origin, where, f"«{name}» takes a list of conditions")
            parts = tuple(self._node(part, origin, (*where, index), context) for index, part in enumerate(keys))
            return All(parts) if name == "all" else Any_(parts)
        if name == "not":
            return Not(self._node(keys, origin, where, context))
        return self._leaf(name, keys, origin, where, context)

    def _leaf(self, name: str, keys: Any, origin: Origin, where: Where, context: dict[str, Any]) -> Leaf:
        module: ModuleType | None = self.conditions.get(name)
        if module is None:
            close = difflib.get_close_matches(name, self.conditions, n=1)
            known = f"did you mean «{close[0]}»?" if close else f"there are {', '.join(self.conditions)}, all, any, not"
            raise invalid(origin, where, f"there is no condition «{name}»", known)
        return Leaf(name, validate(module.KEYS, keys, origin, where=where, context=context), module.evaluate)


def _check_templates(model: RuleModel, origin: Origin) -> None:
    texts: list[tuple[Where, str]] = [((name,), getattr(model, name)) for name in ("message", "question")]
    for number, option in enumerate(model.amend.options):
        texts.extend((("amend", "options", number, "edits", i), edit.text) for i, edit in enumerate(option.edits))
    for where, text in texts:
        if error := template_error(text):
            raise invalid(origin, where, f"the template cannot be read: {error}")


def load_folder(folder: Path, *, thorough: bool) -> Rulebook:
    """Return the rulebook in `folder`; see `tendercheck.rulebook.load`."""
    layers = layers_of(folder)
    references = load_references(layers, thorough=thorough)
    loader = _Loader(layers, references, thorough=thorough)
    rules = tuple(rule for file in loader.files if (rule := loader.find_rule(file)) is not None)
    try:
        cancelled = references.compiler.compile(CANCELLED)
    except (PhraseError, ValidationError) as error:
        raise InvalidRule(layers[0].folder / "words.yml", 1, str(error)) from error
    impact, effort = nearest("impact.yml", ImpactModel, layers), nearest("effort.yml", EffortModel, layers)
    return Rulebook(
        _ruleset(layers, rules),
        rules,
        references.values,
        references.regimes,
        cancelled,
        tuple(one.as_value() for one in impact.populations) if impact else (),
        effort.as_value() if effort else None,
    )


def _ruleset(layers: Sequence[Layer], rules: Sequence[LoadedRule]) -> Ruleset:
    """The ruleset as people read it; its law was read on the earliest day that a layer gives."""
    top = layers[-1]
    return Ruleset(
        name=top.name,
        title=top.about.title,
        version=top.about.version,
        law_read_on=min(layer.about.law_read_on for layer in layers if layer.about.law_read_on is not None),
        sha256=hash_of(layers),
        rules=tuple(loaded.rule for loaded in rules),
        extends=extended_by(layers),
    )
