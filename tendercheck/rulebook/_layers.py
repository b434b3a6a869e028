"""The folders that make a ruleset, its own and those of the rulesets that it extends, and the files in them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from tendercheck.errors import InvalidRule
from tendercheck.model.rules import Extended
from tendercheck.rulebook._ruleset_schema import RulesetModel
from tendercheck.rulebook._yaml import invalid, load_yaml, validate

_PACKAGE = "tendercheck"


@dataclass(frozen=True, slots=True)
class Layer:
    """One folder, and what its ruleset.yml says; `depth` is 0 for the ruleset that extends no other."""

    folder: Path
    about: RulesetModel
    depth: int

    @property
    def name(self) -> str:
        """The folder's name; the ruleset's id in reports."""
        return self.folder.resolve().name

    def find(self, name: str) -> Path | None:
        """The file of that name, or None."""
        path = self.folder / name
        return path if path.is_file() else None


@dataclass(frozen=True, slots=True)
class RuleFile:
    """Where a rule is written: in the ruleset that has it first, then in those that change some of its keys."""

    id: str
    layers: tuple[Layer, ...]

    @property
    def paths(self) -> tuple[Path, ...]:
        """Its files, in the order of the layers."""
        return tuple(layer.folder / f"{self.id}.yml" for layer in self.layers)


def shipped_folder(name: str) -> Path:
    """Where a ruleset that ships with the program lies: inside the package in a wheel, beside it in a checkout."""
    inside = Path(str(resources.files(_PACKAGE))) / "_rules" / name
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2] / "rules" / name


def layers_of(folder: Path) -> tuple[Layer, ...]:
    """The ruleset in `folder` and those that it extends, the oldest first; raises InvalidRule."""
    found: list[tuple[Path, RulesetModel]] = []
    seen: set[Path] = set()
    while True:
        path = folder / "ruleset.yml"
        if not path.is_file():
            raise InvalidRule(folder, 1, "there is no ruleset here", hint="a ruleset's folder holds ruleset.yml")
        about = validate(RulesetModel, load_yaml(path), path)
        found.append((folder, about))
        seen.add(folder.resolve())
        if not about.extends:
            break
        folder = _extended(about.extends, path)
        if folder.resolve() in seen:
            raise invalid(
                path, ("extends",), f"«{about.extends}» extends this ruleset in turn", "leave one of them out"
            )
    return tuple(Layer(folder, about, depth) for depth, (folder, about) in enumerate(reversed(found)))


def _extended(name: str, path: Path) -> Path:
    is_plain = name not in (".", "..") and Path(name).name == name
    candidates = [shipped_folder(name)] if is_plain else []
    for folder in (*candidates, Path(os.path.normpath(path.parent / name))):
        if (folder / "ruleset.yml").is_file():
            return folder
    hint = "it is «uk», which ships with the program, or the path of a ruleset's folder from here"
    raise invalid(path, ("extends",), f"there is no ruleset «{name}»", hint)


def rule_files(layers: Sequence[Layer]) -> tuple[RuleFile, ...]:
    """Every rule, in the order of the ids."""
    found: dict[str, list[Layer]] = {}
    for layer in layers:
        for path in layer.folder.glob("*/*.yml"):
            found.setdefault(path.relative_to(layer.folder).with_suffix("").as_posix(), []).append(layer)
    return tuple(RuleFile(name, tuple(found[name])) for name in sorted(found, key=lambda name: name.split("/")))


def extended_by(layers: Sequence[Layer]) -> tuple[Extended, ...]:
    """The rulesets below the topmost one, the nearest first."""
    return tuple(Extended(layer.name, layer.about.version) for layer in reversed(layers[:-1]))


def hash_of(layers: Sequence[Layer]) -> str:
    """One hash over every file of every layer: it changes with any of them."""
    digest = hashlib.sha256()
    for layer in layers:
        for path in sorted(layer.folder.rglob("*.yml")):
            digest.update(path.relative_to(layer.folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
        digest.update(b"\0" * (len(layers) > 1))
    return digest.hexdigest()
