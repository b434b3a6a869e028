"""Reads the YAML of a ruleset; an error in it is told with the file, the line and a hint."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from tendercheck.errors import InvalidRule

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # six times faster where libyaml is there
Model = TypeVar("Model", bound=BaseModel)
Where = tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """The file to open for an error: that of the top-level key in question, where a house ruleset changed some keys."""

    path: Path
    keys: Mapping[str, Path] = field(default_factory=dict)

    def path_of(self, where: Where) -> Path:
        return self.keys.get(str(where[0]), self.path) if where else self.path


def load_yaml(path: Path, *, before: str | None = None) -> Any:
    """What the file holds, up to the top-level key `before`; raises InvalidRule where it is no YAML or unreadable."""
    try:
        text = path.read_text(encoding="utf-8")
        if before is not None:
            text = text.partition(f"\n{before}:")[0]
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, see above
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InvalidRule(path, line, f"this is no valid YAML: {error.problem}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidRule(path, 1, "the file cannot be read", hint=str(error)) from error


def validate(
    model: type[Model],
    value: Any,
    path: Path | Origin,
    *,
    where: Where = (),
    context: dict[str, Any] | None = None,
) -> Model:
    """The value as `model`; raises InvalidRule for the first thing that is wrong with it."""
    try:
        return model.model_validate(value, context=context)
    except ValidationError as error:
        # a key misspelt is both unknown and missing; the first says more
        first = min(error.errors(), key=lambda one: one["type"] != "extra_forbidden")
        raise invalid(path, (*where, *first["loc"]), *_explained(first, model)) from error


def invalid(origin: Path | Origin, where: Where, what: str, hint: str = "") -> InvalidRule:
    """An InvalidRule at the line where `where` stands in the file."""
    path = origin.path_of(where) if isinstance(origin, Origin) else origin
    return InvalidRule(path, _line_of(path, where), what, hint)


def _explained(error: Any, model: type[BaseModel]) -> tuple[str, str]:
    name = next((step for step in reversed(error["loc"]) if isinstance(step, str)), "it")
    kind = error["type"]
    if kind == "extra_forbidden":
        known = [field.alias or key for key, field in model.model_fields.items()]
        if error["input"] is None:
            return f"«{name}» is not known here", "a text that holds a comma or a colon stands in quotes"
        close = difflib.get_close_matches(name, known, n=1)
        return (
            f"«{name}» is not known here",
            f"did you mean «{close[0]}»?" if close else f"known are {', '.join(known)}",
        )
    if kind == "missing":
        return f"«{name}» is missing", "add it"
    message = str(error["msg"]).removeprefix("Value error, ")
    if kind == "enum":
        return f"«{error['input']}» is no {name}", message.replace("Input should be", "it is one of")
    return message if name == "it" else f"«{name}»: {message}", ""


def _line_of(path: Path, where: Where) -> int:
    """The line, from 1, of the deepest part of `where` that the file holds."""
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    line = 1
    for step in where:
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == str(step)), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line
