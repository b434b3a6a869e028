"""Which files are checked together: a folder's documents, a tree under procurement.toml, or the files named."""

from __future__ import annotations

import datetime as dt
import difflib
import fnmatch
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from tendercheck.errors import InvalidSettings, NothingToCheck
from tendercheck.model.facts import Fact
from tendercheck.model.procurement import RegimeKind
from tendercheck.model.roles import Role
from tendercheck.model.values import Date, Duration, Money, Name, Value

STATED_FILE = "procurement.toml"
# Files that stand beside documents and are none; what a document is, its bytes decide.
NOT_DOCUMENTS = (
    "*.toml",
    "*.py",
    "*.yml",
    "*.yaml",
    "*.csv",
    "*.sha256",
    "*.tendercheck.*",
    "tendercheck-report*",
    "*.pyc",
    "~$*",
    "Thumbs.db",
)
_NAMES = (Role.NATION, Role.CONTRACTING_AUTHORITY, Role.PROCEDURE, Role.SERVICE_TYPE)
_SUMS = (Role.ESTIMATED_VALUE, Role.ANNUAL_VALUE, Role.LOT_VALUE)
_LENGTHS = {Role.TERM: "month", Role.EXTENSION: "month"}


@dataclass(frozen=True, slots=True)
class Stated:
    """What procurement.toml says: a title, a regime, and facts; they beat what is read from text."""

    title: str = ""
    regime: RegimeKind | None = None
    facts: tuple[Fact, ...] = ()


NOTHING_STATED = Stated()


@dataclass(frozen=True, slots=True)
class Folder:
    """Files that are checked together. `path` is the folder as people see it."""

    title: str
    path: str
    files: tuple[Path, ...]
    stated: Stated = NOTHING_STATED


def find_folders(paths: Sequence[Path], *, exclude: Iterable[str] = ()) -> tuple[Folder, ...]:
    """Return what is to be checked: files by name, then folders in the order given.

    Raises NothingToCheck for a path that does not exist and for a folder without documents, InvalidSettings for a
    procurement.toml that cannot be understood.
    """
    for path in paths:
        if not path.exists():
            raise NothingToCheck(f"{path}: there is no such file or folder.")
    patterns = (*NOT_DOCUMENTS, *exclude)
    named = tuple(sorted({path for path in paths if path.is_file()}))  # the report is the same in whatever order
    found = [_of_files(named)] if named else []
    for path in paths:
        if path.is_dir():
            found.extend(_below(path, patterns))
    return tuple(found)


def _of_files(files: tuple[Path, ...]) -> Folder:
    home = files[0].parent
    stated = load_stated(home / STATED_FILE)
    title = stated.title or (files[0].stem if len(files) == 1 else home.resolve().name)
    return Folder(title, str(home), files, stated)


def _below(top: Path, patterns: tuple[str, ...]) -> list[Folder]:
    groups: dict[Path, list[Path]] = {}
    for path in sorted(top.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(top).parts)
        if path.is_file() and not hidden and not _is_left_out(path, top, patterns):
            groups.setdefault(_home_of(path, top), []).append(path)
    if not groups:
        raise NothingToCheck(f"{top}: the folder holds no document.")
    return [_of_folder(home, tuple(files)) for home, files in sorted(groups.items())]


def _of_folder(home: Path, files: tuple[Path, ...]) -> Folder:
    stated = load_stated(home / STATED_FILE)
    return Folder(stated.title or home.resolve().name, str(home), files, stated)


def _home_of(path: Path, top: Path) -> Path:
    """The highest folder, from `top` down, that holds a procurement.toml; else the file's own."""
    between = [folder for folder in (*reversed(path.parents),) if folder == top or top in folder.parents]
    return next((folder for folder in between if (folder / STATED_FILE).is_file()), path.parent)


def _is_left_out(path: Path, top: Path, patterns: tuple[str, ...]) -> bool:
    shown = path.relative_to(top).as_posix()
    return any(fnmatch.fnmatch(path.name, pattern) or fnmatch.fnmatch(shown, pattern) for pattern in patterns)


def load_stated(path: Path) -> Stated:
    """What the file states; nothing where there is none. Raises InvalidSettings for what it cannot understand."""
    if not path.is_file():
        return NOTHING_STATED
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidSettings(f"{path}: this cannot be read as TOML: {error}.") from error
    return stated_from(table, path)


def stated_from(table: dict[str, Any], path: Path) -> Stated:
    """The facts in a table whose keys are roles, `title` and `regime`."""
    roles = {role.value: role for role in Role}
    facts: list[Fact] = []
    for key, value in table.items():
        if key in ("title", "regime"):
            continue
        if key not in roles:
            close = difflib.get_close_matches(key, [*roles, "title", "regime"], n=1)
            hint = f"; did you mean «{close[0]}»?" if close else "."
            raise InvalidSettings(f"{path}: there is no fact «{key}»{hint}")
        facts.append(Fact(_value(roles[key], value, path), None, str(value), roles[key], document=-1))
    return Stated(str(table.get("title", "")), _regime(table.get("regime"), path), tuple(facts))


def _regime(value: Any, path: Path) -> RegimeKind | None:
    if value is None:
        return None
    if value not in set(RegimeKind):
        raise InvalidSettings(f"{path}: «regime» is one of {', '.join(RegimeKind)}, not «{value}».")
    return RegimeKind(value)


def _value(role: Role, value: Any, path: Path) -> Value:
    if role in _NAMES and isinstance(value, str):
        return Name(value)
    if role in _SUMS and isinstance(value, int | float) and not isinstance(value, bool):
        return Money(Decimal(str(value)), per="year" if role is Role.ANNUAL_VALUE else "")
    if role in _LENGTHS and isinstance(value, int):
        return Duration(Decimal(value), _LENGTHS[role])
    if isinstance(value, dt.datetime):
        return Date(value.date(), value.time())
    if isinstance(value, dt.date):
        return Date(value)
    wanted = "a text" if role in _NAMES else "a number of pounds" if role in _SUMS else "a date or a number of months"
    raise InvalidSettings(f"{path}: «{role}» takes {wanted}, not «{value}».")
