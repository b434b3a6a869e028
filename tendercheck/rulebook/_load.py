"""Reads a ruleset's folder: its laws and numbers, its word classes, and every rule, all checked against each other."""

from __future__ import annotations

import difflib
import hashlib
from pathlib import Path
from types import ModuleType
from typing import Any

from pydantic import ValidationError

from tendercheck.discovery import plugins_in
from tendercheck.errors import InvalidRule
from tendercheck.model.assumptions import Assumptions, Population
from tendercheck.model.procurement import RegimeKind
from tendercheck.model.rules import Basis, Citation, Law, Rule, Ruleset
from tendercheck.rulebook import conditions
from tendercheck.rulebook._figures import EffortModel, ImpactModel
from tendercheck.rulebook._parser import PhraseError
from tendercheck.rulebook._phrases import PhraseCompiler
from tendercheck.rulebook._schema import LawModel, RegimesModel, RuleModel, RulesetModel, ValueModel
from tendercheck.rulebook._stretch import language
from tendercheck.rulebook._template import template_error
from tendercheck.rulebook._tree import All, Any_, Leaf, Node, Not
from tendercheck.rulebook._values import LegalValue, LegalValues
from tendercheck.rulebook._yaml import Where, invalid, load_yaml, validate
from tendercheck.rulebook.book import LoadedRule, Rulebook

CANCELLED = "<cancelled>"  # the word class that takes a demand back: "is not required", "no minimum"


class _Loader:
    """Holds what the rules of one ruleset refer to."""

    def __init__(self, folder: Path, *, thorough: bool) -> None:
        self.folder = folder
        self.thorough = thorough
        if not (folder / "ruleset.yml").is_file():
            raise InvalidRule(folder, 1, "there is no ruleset here", hint="a ruleset's folder holds ruleset.yml")
        self.about = validate(RulesetModel, load_yaml(folder / "ruleset.yml"), folder / "ruleset.yml")
        self.laws = self._laws(folder / "law.yml")
        self.values = self._values(folder / "values.yml")
        self.regimes = validate(RegimesModel, load_yaml(folder / "regimes.yml"), folder / "regimes.yml")
        self.compiler = PhraseCompiler(language(), load_yaml(folder / "words.yml"), at_once=thorough)
        self.conditions = plugins_in(conditions)

    def _laws(self, path: Path) -> dict[str, LawModel]:
        return {name: validate(LawModel, entry, path, where=(name,)) for name, entry in load_yaml(path).items()}

    def _values(self, path: Path) -> LegalValues:
        made: list[LegalValue] = []
        for name, entries in load_yaml(path).items():
            for index, entry in enumerate(entries):
                value = validate(ValueModel, entry, path, where=(name, index))
                if value.law and value.law not in self.laws:
                    raise invalid(path, (name, index, "law"), f"there is no law «{value.law}»", self._close(value.law))
                law = law_of(value.law, self.laws[value.law]) if value.law else None
                span = (value.since, value.until)
                when = frozenset(value.when)
                made.append(LegalValue(name, value.number, law, value.regimes, *span, source=value.source, when=when))
        return LegalValues(tuple(made))

    def populations(self) -> tuple[Population, ...]:
        """Those of impact.yml; none where the ruleset brings no such file."""
        path = self.folder / "impact.yml"
        if not path.is_file():
            return ()
        return tuple(one.as_value() for one in validate(ImpactModel, load_yaml(path), path).populations)

    def assumptions(self) -> Assumptions | None:
        """Those of effort.yml; None where the ruleset brings no such file."""
        path = self.folder / "effort.yml"
        return validate(EffortModel, load_yaml(path), path).as_value() if path.is_file() else None

    def _close(self, law: str) -> str:
        close = difflib.get_close_matches(law, self.laws, n=1)
        return f"did you mean {close[0]}?" if close else "law.yml names those that may be cited"

    def rule(self, path: Path) -> LoadedRule:
        """The rule in the file, or InvalidRule."""
        context = {"compiler": self.compiler, "values": self.values, "thorough": self.thorough}
        model = validate(
            RuleModel, load_yaml(path, before=None if self.thorough else "examples"), path, context=context
        )
        if self.thorough:
            self._check_templates(model, path)
        rule = Rule(
            id=path.relative_to(self.folder).with_suffix("").as_posix(),
            title=model.title,
            family=path.parent.name,
            barrier=model.barrier,
            severity=model.severity,
            why=model.why,
            keeps_out=model.keeps_out,
            basis=tuple(self._basis(regime, model, path) for regime in model.basis),
        )
        return LoadedRule(rule, model, self._node(model.find, path, ("find",)))

    def _basis(self, regime: RegimeKind, model: RuleModel, path: Path) -> Basis:
        citations: list[Citation] = []
        for strength, names in model.basis[regime].items():
            for index, name in enumerate(names):
                where: Where = ("basis", regime.value, strength.value, index)
                law = self.laws.get(name)
                if law is None:
                    raise invalid(path, where, f"there is no law «{name}»", self._close(name))
                if regime not in law.regimes:
                    raise invalid(path, where, f"{name} may not be cited under {regime}", "law.yml says where it may")
                citations.append(Citation(law_of(name, law), strength))
        return Basis(regime, tuple(citations))

    def _node(self, tree: Any, path: Path, where: Where) -> Node:
        if not isinstance(tree, dict) or len(tree) != 1:
            raise invalid(path, where, "a condition has one name and its keys", "combine several under `all` or `any`")
        name, keys = next(iter(tree.items()))
        where = (*where, name)
        if name in ("all", "any"):
            if not isinstance(keys, list) or not keys:
                raise invalid(path, where, f"«{name}» takes a list of conditions")
            parts = tuple(self._node(part, path, (*where, index)) for index, part in enumerate(keys))
            return All(parts) if name == "all" else Any_(parts)
        if name == "not":
            return Not(self._node(keys, path, where))
        return self._leaf(name, keys, path, where)

    def _leaf(self, name: str, keys: Any, path: Path, where: Where) -> Leaf:
        module: ModuleType | None = self.conditions.get(name)
        if module is None:
            close = difflib.get_close_matches(name, self.conditions, n=1)
            known = f"did you mean «{close[0]}»?" if close else f"there are {', '.join(self.conditions)}, all, any, not"
            raise invalid(path, where, f"there is no condition «{name}»", known)
        context = {"compiler": self.compiler, "values": self.values}
        return Leaf(name, validate(module.KEYS, keys, path, where=where, context=context), module.evaluate)

    @staticmethod
    def _check_templates(model: RuleModel, path: Path) -> None:
        for name in ("message", "question"):
            if error := template_error(getattr(model, name)):
                raise invalid(path, (name,), f"the template cannot be read: {error}")
        for number, option in enumerate(model.amend.options):
            for index, edit in enumerate(option.edits):
                if error := template_error(edit.text):
                    raise invalid(
                        path, ("amend", "options", number, "edits", index), f"the template cannot be read: {error}"
                    )


def law_of(name: str, model: LawModel) -> Law:
    """The value that findings cite."""
    return Law(
        id=name,
        title=model.title,
        section=model.section,
        says=model.says,
        quote=model.quote,
        status=model.status,
        url=model.url,
        since=model.since,
        until=model.until,
        not_in=model.not_in,
    )


def load_folder(folder: Path, *, thorough: bool) -> Rulebook:
    """Return the rulebook in `folder`; see `tendercheck.rulebook.load`."""
    loader = _Loader(folder, thorough=thorough)
    paths = sorted(folder.glob("*/*.yml"))
    rules = tuple(loader.rule(path) for path in paths)
    about = loader.about
    ruleset = Ruleset(
        name=folder.name,
        title=about.title,
        version=about.version,
        law_read_on=about.law_read_on,
        sha256=_hash(folder),
        rules=tuple(loaded.rule for loaded in rules),
    )
    try:
        cancelled = loader.compiler.compile(CANCELLED)
    except (PhraseError, ValidationError) as error:
        raise InvalidRule(folder / "words.yml", 1, str(error)) from error
    figures = (loader.populations(), loader.assumptions())
    return Rulebook(ruleset, rules, loader.values, loader.regimes, cancelled, *figures)


def _hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yml")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
