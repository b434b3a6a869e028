"""Helps those who write rules: a rule to begin with, and a page for each rule."""

from __future__ import annotations

import os
import re
from importlib import resources
from pathlib import Path

from tendercheck.command import chosen_rules, house, write_atomically
from tendercheck.errors import CannotWrite, InvalidSettings
from tendercheck.rulebook._layers import layers_of, rule_files
from tendercheck.rulebook.editor_schemas import editor_schema
from tendercheck.settings import find_settings

RULE_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z][a-z0-9]*(-[a-z0-9]+)*")
BARRIER = re.compile(r"B-[A-Z]{3}-\d\d")
SCHEMA = "rule.schema.json"
_DOCS = Path("docs") / "schema" / SCHEMA


def write_rule(rule_id: str, barrier: str, folder: Path | None) -> list[str]:
    """Write the rule to begin with, and the schema for editors where there is none; lines that say what was written.

    Raises InvalidSettings for a name, barrier or folder that cannot be, CannotWrite where the file is there already.
    """
    home = folder or _house_folder()
    _check(rule_id, barrier)
    path = home / f"{rule_id}.yml"
    if any(file.id == rule_id for file in rule_files(layers_of(home))):
        here = "is there already" if path.exists() else "is inherited; a file of that path would change it"
        raise CannotWrite(f"{path}: the rule {here}, and nothing was written; choose another name.")
    schema = _schema_for(home)
    _write_new(path, skeleton(rule_id, barrier, _relative(schema, path.parent), home))
    written = [f"Written: {path}"]
    if not schema.exists():
        _write_new(schema, editor_schema("rule"))
        written.append(f"Written: {schema} (for editors that check while you type)")
    return [*written, f"Put your words in place of its texts, then run: tendercheck rules test {home}"]


def skeleton(rule_id: str, barrier: str, schema: str, folder: Path) -> str:
    """The text of a rule that is complete: it finds a phrase made of its name, and its examples pass."""
    words = rule_id.partition("/")[2].replace("-", " ")
    template = (resources.files("tendercheck") / "skeleton.yml").read_text(encoding="utf-8")
    return template.format(
        title=words.capitalize(), phrase=words, barrier=barrier, schema=schema, folder=folder.as_posix()
    )


def write_pages(folder: Path, ruleset: Path | None) -> str:
    """Write a page for each rule and the index to `folder`, over those of before; a line that counts them."""
    from tendercheck.pages import pages_of

    settings = house(ruleset)
    pages = dict(pages_of(chosen_rules(settings, thorough=True)))
    for name, text in pages.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWrite(f"{path.parent}: no folder can be made there ({error.strerror}).") from error
        write_atomically(path, text.encode())
    return f"{len(pages)} pages written to {folder}"


def _house_folder() -> Path:
    found = find_settings(Path.cwd()).ruleset
    if found is None:
        raise InvalidSettings(
            "there is no house ruleset to write the rule to: name its folder with --in, or as «ruleset» in "
            "tendercheck.toml (docs/house-rules.md shows how to begin one)."
        )
    return found


def _check(rule_id: str, barrier: str) -> None:
    if not RULE_ID.fullmatch(rule_id):
        raise InvalidSettings(
            f"«{rule_id}» is no name of a rule: give family and name in small letters, with hyphens between words, "
            "as in standing/accounts-too-old."
        )
    if not BARRIER.fullmatch(barrier):
        raise InvalidSettings(
            f"«{barrier}» is no barrier: give one like B-EFS-01; `tendercheck rules list` shows them."
        )


def _schema_for(home: Path) -> Path:
    """The schema that the docs beside the ruleset bring, or the ruleset's own."""
    beside = (parent / _DOCS for parent in home.resolve().parents)
    return next((path for path in beside if path.is_file()), home / SCHEMA)


def _relative(schema: Path, start: Path) -> str:
    return Path(os.path.relpath(schema.resolve(), start.resolve())).as_posix()


def _write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet; raises CannotWrite."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CannotWrite(f"{path}: the file cannot be written there ({reason}); choose another folder.") from error
