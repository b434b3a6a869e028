"""What rules refer to, over all layers of a ruleset: provisions, numbers, word classes, what tells regimes."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tendercheck.model.rules import Law
from tendercheck.rulebook._layers import Layer
from tendercheck.rulebook._parser import PhraseError
from tendercheck.rulebook._phrases import PhraseCompiler
from tendercheck.rulebook._ruleset_schema import LawModel, RegimesModel, ValueModel
from tendercheck.rulebook._stretch import language
from tendercheck.rulebook._values import LegalValue, LegalValues
from tendercheck.rulebook._yaml import Model, invalid, load_yaml, validate

Laws = Mapping[str, LawModel]


@dataclass(frozen=True, slots=True)
class References:
    """All of it. `compiler` reads a phrase when it is first needed, `strict` at once, so that its faults are told."""

    laws: Laws
    values: LegalValues
    regimes: RegimesModel
    compiler: PhraseCompiler
    strict: PhraseCompiler


def load_references(layers: Sequence[Layer], *, thorough: bool) -> References:
    """Those of the ruleset, each house layer adding to the ones below it; raises InvalidRule."""
    laws = _laws(layers)
    strict = PhraseCompiler(language(), _words(layers))
    for layer in layers[1:]:
        _check_words(layer, strict)
    compiler = strict if thorough else strict.lazily()
    return References(laws, _values(layers, laws), _regimes(layers), compiler, strict)


def close_law(law: str, laws: Laws) -> str:
    """A hint for a law that is not there."""
    close = difflib.get_close_matches(law, laws, n=1)
    return f"did you mean {close[0]}?" if close else "law.yml names those that may be cited"


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


def nearest(name: str, model: type[Model], layers: Sequence[Layer]) -> Model | None:
    """The file of that name in the topmost layer that has one; None where no layer has it."""
    path = next((path for layer in reversed(layers) if (path := layer.find(name)) is not None), None)
    return validate(model, load_yaml(path), path) if path else None


def _entries(name: str, layers: Sequence[Layer]) -> Iterator[tuple[Layer, Path, dict[str, Any]]]:
    """What the files of that name hold, from the oldest layer on; only the oldest must have one."""
    for layer in layers:
        path = layer.folder / name
        if not layer.depth or path.is_file():
            held = load_yaml(path) or {}
            if not isinstance(held, dict):
                raise invalid(path, (), "the file holds names and what stands under them")
            yield layer, path, held


def _laws(layers: Sequence[Layer]) -> dict[str, LawModel]:
    laws: dict[str, LawModel] = {}
    for _, path, entries in _entries("law.yml", layers):
        for name, entry in entries.items():
            if name in laws:
                hint = "what it says may not be changed; give yours an id of its own"
                raise invalid(path, (name,), f"«{name}» is a provision of the ruleset that this one extends", hint)
            laws[name] = validate(LawModel, entry, path, where=(name,))
    return laws


def _values(layers: Sequence[Layer], laws: Laws) -> LegalValues:
    made: list[LegalValue] = []
    own: set[str] = set()
    inherited: set[str] = set()
    for layer, path, held in _entries("values.yml", layers):
        inherited |= own
        own = set(_law_ids(layer)) - inherited
        for name, entries in held.items():
            if not isinstance(entries, list):
                raise invalid(path, (name,), f"«{name}» takes a list of numbers", "begin each with «- »")
            for index, entry in enumerate(entries):
                value = validate(ValueModel, entry, path, where=(name, index))
                where = (name, index, "law")
                if value.law and value.law not in laws:
                    raise invalid(path, where, f"there is no law «{value.law}»", close_law(value.law, laws))
                if value.law in inherited:
                    said = f"{value.law} does not set this number: what the law sets, the ruleset says that has the law"
                    raise invalid(path, where, said, "give a `source`, who sets it, in place of `law`")
                made.append(_value(name, value, laws, layer.depth))
    return LegalValues(tuple(made))


def _law_ids(layer: Layer) -> Iterator[str]:
    path = layer.find("law.yml")
    yield from (load_yaml(path) or {}) if path else ()


def _value(name: str, value: ValueModel, laws: Laws, depth: int) -> LegalValue:
    return LegalValue(
        id=name,
        number=value.number,
        law=law_of(value.law, laws[value.law]) if value.law else None,
        regimes=value.regimes,
        since=value.since,
        until=value.until,
        source=value.source,
        when=frozenset(value.when),
        contracts=frozenset(value.contracts),
        folders=value.folders,
        depth=depth,
    )


def _words(layers: Sequence[Layer]) -> dict[str, list[str]]:
    """Word classes; a house layer's words come beside those that a class has already."""
    words: dict[str, list[str]] = {}
    for _, path, entries in _entries("words.yml", layers):
        for name, listed in entries.items():
            if not isinstance(listed, list):
                raise invalid(path, (name,), f"«{name}» takes a list of words")
            words[name] = [*words.get(name, ()), *listed]
    return words


def _check_words(layer: Layer, compiler: PhraseCompiler) -> None:
    path = layer.find("words.yml")
    for name, listed in (load_yaml(path) or {}).items() if path else ():
        for index, word in enumerate(listed):
            try:
                compiler.parse(word)
            except PhraseError as error:
                raise invalid(path or layer.folder, (name, index), str(error)) from error


def _regimes(layers: Sequence[Layer]) -> RegimesModel:
    for layer in layers[1:]:
        if path := layer.find("regimes.yml"):
            hint = "thresholds and the days from which a law holds are the law's own; leave the file out"
            raise invalid(path, (), "what tells one regime from another is inherited", hint)
    path = layers[0].folder / "regimes.yml"
    return validate(RegimesModel, load_yaml(path), path)
