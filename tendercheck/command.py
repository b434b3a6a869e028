"""What the commands do: settings and options together, the reading started early, the report where it is wanted."""

from __future__ import annotations

import datetime as dt
import difflib
import importlib.util
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tendercheck.errors import CannotWrite, InvalidSettings
from tendercheck.exit_codes import FINDINGS, NOT_ALL_READ, OK
from tendercheck.folders import Folder, find_folders
from tendercheck.model.document import Document
from tendercheck.model.report import Report
from tendercheck.model.rules import Severity
from tendercheck.readers import iter_documents
from tendercheck.readers._programs import Programs
from tendercheck.readers._wishes import Changes, Wishes
from tendercheck.settings import Settings, find_settings, load_settings

if TYPE_CHECKING:
    from tendercheck.rulebook.book import Rulebook

SHIPPED = "uk"
REPORT_NAME = "tendercheck-report.html"
CHANGED = " (No fault: it is an example of {}, which this ruleset changes.)"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the command line chose for a check, whatever is made of it: the options that those commands share."""

    paths: Sequence[Path]
    select: Sequence[str]
    ignore: Sequence[str]
    exclude: Sequence[str]
    config: Path | None
    ruleset: Path | None
    as_at: dt.date
    tracked_changes: str
    preview: bool
    quiet: bool


def run_check(
    choices: Choices,
    *,
    output_format: str | None,
    output_file: Path | None,
    fail_on: str | None,
    exit_zero: bool,
    also: Callable[[Report], None] = lambda _: None,
) -> int:
    """Check the documents, write what was asked for, and return the exit code (design.md, section 8).

    `also` gets the report before it is written.
    """
    outputs = _outputs(output_format, output_file)
    report, settings = checked(choices)
    also(report)
    _write(_pictured(report, outputs), outputs, quiet=choices.quiet)
    return OK if exit_zero else exit_code(report, fail_on or settings.fail_on)


def _pictured(report: Report, outputs: list[tuple[str, Path | None]]) -> Report:
    """The report with pictures of the quoted places, where a format shows them."""
    from tendercheck import writers
    from tendercheck.discovery import plugins_in

    formats = plugins_in(writers)
    if not any(getattr(formats[name], "SHOWS_PICTURES", False) for name, _ in outputs):
        return report
    from tendercheck.picturing import with_pictures

    return with_pictures(report)


def checked(choices: Choices) -> tuple[Report, Settings]:
    """The report on the documents at the paths, and the settings that it was made under."""
    found = load_settings(choices.config) if choices.config else find_settings(Path.cwd())
    settings = _with_ruleset(found, choices.ruleset)
    folders = find_folders(choices.paths, exclude=(*settings.exclude, *choices.exclude))
    wishes = Wishes(Changes(choices.tracked_changes))
    documents = _start_reading(folders, wishes)  # the workers read while the rules are loaded
    settings = replace_choice(settings, choices.select, choices.ignore)
    settings = replace(settings, preview=choices.preview or settings.preview)
    return _report(folders, documents, settings, choices.as_at, quiet=choices.quiet), settings


def replace_choice(settings: Settings, select: Sequence[str], ignore: Sequence[str]) -> Settings:
    """The settings with what the command line chose; its selection replaces the file's, what it ignores is added."""
    return replace(settings, select=tuple(select) or settings.select, ignore=(*settings.ignore, *ignore))


def exit_code(report: Report, fail_on: str) -> int:
    """1 for findings at or above `fail_on`, else 3 where something was not read, else 0."""
    grave = [severity for severity in Severity if fail_on != "never" and severity.rank <= Severity(fail_on).rank]
    if any(report.count(severity) for severity in grave):
        return FINDINGS
    return OK if report.is_read_whole else NOT_ALL_READ


def _start_reading(folders: Sequence[Folder], wishes: Wishes) -> Iterator[tuple[Document, ...]]:
    files = [path for folder in folders for path in folder.files]
    programs = Programs(
        office=shutil.which("soffice") or shutil.which("libreoffice"),
        tesseract=shutil.which("tesseract"),
        rapidocr=importlib.util.find_spec("rapidocr") is not None,
    )
    hands = min(os.cpu_count() or 1, len(files), 4)
    return iter_documents(files, workers=hands, wishes=wishes, programs=programs)


def _report(
    folders: Sequence[Folder],
    documents: Iterator[tuple[Document, ...]],
    settings: Settings,
    as_at: dt.date,
    *,
    quiet: bool,
) -> Report:
    from tendercheck import pipeline

    book = chosen_rules(settings)
    total = sum(len(folder.files) for folder in folders)
    hidden = quiet or not sys.stderr.isatty()
    with click.progressbar(length=total, label="Checking", file=sys.stderr, hidden=hidden) as bar:
        return pipeline.check(folders, documents, book, as_at=as_at, progress=lambda _: bar.update(1))


def rules_folder() -> Path:
    """Where the ruleset that ships with the program lies."""
    from tendercheck.rulebook._layers import shipped_folder

    return shipped_folder(SHIPPED)


def _with_ruleset(settings: Settings, ruleset: Path | None) -> Settings:
    """The settings with the ruleset of the command line, which replaces the file's."""
    return replace(settings, ruleset=ruleset) if ruleset else settings


def house(ruleset: Path | None) -> Settings:
    """Nothing but the ruleset of the command line, else of the nearest settings file; previews are in it."""
    return Settings(ruleset=ruleset or find_settings(Path.cwd()).ruleset, preview=True)


def chosen_rules(settings: Settings, *, thorough: bool = False) -> Rulebook:
    """The rules that the settings choose, of their ruleset or else of the one that ships.

    Raises InvalidSettings for a name that no rule has. `thorough` reads the examples too, which only those who
    explain rules need.
    """
    from tendercheck import rulebook

    book = rulebook.load(settings.ruleset or rules_folder(), thorough=thorough)
    names = {name for rule in book.ruleset.rules for name in (rule.id, rule.family, rule.barrier)}
    for name in (*settings.select, *settings.ignore):
        if name not in names:
            close = difflib.get_close_matches(name, sorted(names), n=1)
            hint = f"; did you mean «{close[0]}»?" if close else "; `tendercheck rules list` shows them all."
            raise InvalidSettings(f"there is no rule, family or barrier «{name}»{hint}")
    return book.choosing(settings.select, settings.ignore, preview=settings.preview)


def _outputs(output_format: str | None, output_file: Path | None) -> list[tuple[str, Path | None]]:
    """Formats and where each goes, None being the terminal."""
    from tendercheck import writers
    from tendercheck.discovery import plugins_in

    formats = plugins_in(writers)
    if output_format is None and output_file is None:
        return [("text", None), ("html", Path(REPORT_NAME))]
    if output_format is None and output_file is not None:
        by_suffix = {module.SUFFIX: name for name, module in formats.items()}
        output_format = by_suffix.get(output_file.suffix.lower())
        if output_format is None:
            raise InvalidSettings(f"{output_file}: no format ends in «{output_file.suffix}»; name one with -f.")
    if output_format not in formats:
        raise InvalidSettings(f"there is no output format «{output_format}»; there are {', '.join(formats)}.")
    return [(output_format, output_file)]


def _write(report: Report, outputs: list[tuple[str, Path | None]], *, quiet: bool) -> None:
    from tendercheck import writers
    from tendercheck.discovery import plugins_in

    formats = plugins_in(writers)
    for name, path in outputs:
        content = formats[name].write(report)
        if path is None:
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
            continue
        write_atomically(path, content)
        if not quiet:
            click.echo(f"Report written to {path}", err=True)


def write_atomically(path: Path, content: bytes) -> None:
    """Write the file whole or not at all; raises CannotWrite with what to do."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise CannotWrite(
            f"{path}: the report cannot be written there ({reason}); choose another place with -o."
        ) from error


def rule_lines(ruleset: Path | None) -> tuple[str, list[str]]:
    """What the ruleset is called, and a line for each rule: id, barrier, severity, title."""
    found = chosen_rules(house(ruleset)).ruleset
    rules = found.rules
    width = max((len(rule.id) for rule in rules), default=0)
    return f"{found.title} ({found.spoken})", [
        f"{rule.id:{width}}  {rule.barrier}  {rule.severity:7}  {rule.title}{' (preview)' if rule.is_preview else ''}"
        for rule in rules
    ]


def explain_rule(rule_id: str, ruleset: Path | None) -> str:
    """What a person wants to know of one rule, as text."""
    from tendercheck.explaining import explanation

    book = chosen_rules(replace(house(ruleset), select=(rule_id,)), thorough=True)
    return "\n".join(explanation(loaded) for loaded in book.rules)


def run_examples(folder: Path | None) -> tuple[list[str], int]:
    """A line for each example that is wrong and one that counts them all; how many were wrong.

    An example of the ruleset that a house ruleset extends is none of its tests: where the house's numbers or words
    make it end otherwise it is told, as what the house has changed.
    """
    from tendercheck import rulebook
    from tendercheck.examples import faults_of, iter_examples

    book = rulebook.load(folder or house(None).ruleset or rules_folder())
    lines: list[str] = []
    wrong = count = 0
    for example in iter_examples(book):
        count += 1
        faults, of = faults_of(example, book), example.rule.examples_of
        wrong += 0 if of else len(faults)
        lines.extend(f"{example.name}: {fault}{CHANGED.format(of) if of else ''}" for fault in faults)
    lines.append(f"{len(book.rules)} rules, {count} examples, {wrong} {'fault' if wrong == 1 else 'faults'}")
    return lines, wrong


def schema_text(kind: str) -> str:
    """The JSON Schema of the JSON report, or of a kind of file that rulesets have."""
    if kind != "report":
        from tendercheck.rulebook.editor_schemas import editor_schema

        return editor_schema(kind)
    return (resources.files("tendercheck.writers") / "report.schema.json").read_text(encoding="utf-8")
