"""Which files are checked together: a folder's documents, a tree under procurement.toml, or the files named."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tendercheck.errors import NothingToCheck
from tendercheck.stated import NOTHING_STATED, STATED_FILE, Stated, load_stated

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
