"""Settings of a run: tendercheck.toml, or [tool.tendercheck] of a pyproject.toml, the nearest one up the tree."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from tendercheck.errors import InvalidSettings

FAIL_ON = ("error", "warning", "note", "never")


@dataclass(frozen=True, slots=True)
class Settings:
    """What may be set in a file; the names are those of the command's options.

    `select` and `ignore` are rule ids, families or barriers; nothing selected means all. `exclude` are patterns of
    paths that are not documents of a procurement. `fail_on` is the least severity that makes the command exit with 1.
    `ruleset` is the folder of a house ruleset, as seen from the settings file; None is the one that ships. `preview`
    runs the rules too that were too often wrong where they were measured.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: str = "warning"
    ruleset: Path | None = None
    preview: bool = False


def load_settings(path: Path) -> Settings:
    """The settings in that file; raises InvalidSettings for what is not known, with a hint."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidSettings(f"{path}: the settings file cannot be read ({error}).") from error
    except tomllib.TOMLDecodeError as error:
        raise InvalidSettings(f"{path}: this is no valid TOML: {error}.") from error
    table = data.get("tool", {}).get("tendercheck", {}) if path.name == "pyproject.toml" else data
    return _from_table(table, path)


def find_settings(start: Path) -> Settings:
    """The nearest settings file's, from `start` up the tree; the defaults where there is none."""
    for folder in (start, *start.parents):
        own = folder / "tendercheck.toml"
        if own.is_file():
            return load_settings(own)
        project = folder / "pyproject.toml"
        if project.is_file() and "[tool.tendercheck]" in project.read_text(encoding="utf-8", errors="replace"):
            return load_settings(project)
    return Settings()


def _from_table(table: dict[str, Any], path: Path) -> Settings:
    known = [field.name.replace("_", "-") for field in fields(Settings)]
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            close = difflib.get_close_matches(key, known, n=1)
            hint = f"did you mean «{close[0]}»?" if close else f"known are {', '.join(known)}."
            raise InvalidSettings(f"{path}: there is no setting «{key}»; {hint}")
        values[key.replace("-", "_")] = _checked(key, value, path)
    return Settings(**values)


def _checked(key: str, value: Any, path: Path) -> Any:
    if key == "fail-on":
        if value not in FAIL_ON:
            raise InvalidSettings(f"{path}: «fail-on» is one of {', '.join(FAIL_ON)}, not «{value}».")
        return value
    if key == "ruleset":
        return _ruleset(value, path)
    if key == "preview":
        if not isinstance(value, bool):
            raise InvalidSettings(f"{path}: «preview» is true or false, not «{value}».")
        return value
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise InvalidSettings(f"{path}: «{key}» takes a list of texts.")
    return tuple(value)


def _ruleset(value: Any, path: Path) -> Path:
    if not isinstance(value, str) or not value.strip():
        raise InvalidSettings(f"{path}: «ruleset» takes the path of a ruleset's folder, as a text.")
    folder = path.parent / value
    if not folder.is_dir():
        raise InvalidSettings(f"{path}: «ruleset» is seen from this file, and there is no folder {folder}.")
    return folder
