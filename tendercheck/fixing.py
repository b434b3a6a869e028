"""`tendercheck fix`: copies of the documents with the amendments or notes in them, and a line for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from tendercheck.amending.amender import amended
from tendercheck.amending.placing import order_of
from tendercheck.amending.plan import LEAVE, fixes_of
from tendercheck.command import Choices, checked, write_atomically
from tendercheck.errors import CannotAmend, InvalidSettings
from tendercheck.exit_codes import NOT_ALL_READ, OK, USAGE
from tendercheck.model.document import Document
from tendercheck.model.findings import Finding, Status
from tendercheck.model.fixes import Fix, Signature
from tendercheck.model.report import Report
from tendercheck.showing import shorten, wrap
from tendercheck.writers._fixes import compared, listed
from tendercheck.writers._words import place_of_evidence

AUTHOR = "tendercheck"
COPY = "{stem}-amended{suffix}"
_NONE = 0
_QUOTE_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class _Target:
    """A document with its fixes, which are to go into a copy of it."""

    document: Document
    fixes: tuple[Fix, ...]

    @property
    def path(self) -> Path:
        return Path(self.document.source.path)


def run_fix(
    choices: Choices, *, today: dt.date, output: Path | None, dry_run: bool, as_diff: bool, interactive: bool
) -> int:
    """Check the documents, put the amendments into copies of them, and return the exit code.

    0: every copy was written, or there was nothing to amend; 2: a document takes no amendments; 3: something was not
    fully read.
    """
    report, _ = checked(choices)
    targets = tuple(_targets(report, _chosen(report) if interactive else {}))
    places = _places(targets, output)
    refused = 0
    for target in targets:
        if dry_run or as_diff:
            _say((compared if as_diff else listed)(target.fixes, target.document), quiet=False)
            continue
        try:
            _write(target, places[target.path], Signature(AUTHOR, today), quiet=choices.quiet)
        except CannotAmend as error:
            refused += 1
            click.echo(f"tendercheck: {error}", err=True)
    if not targets:
        _say(["No finding asks for an amendment."], quiet=choices.quiet)
    return USAGE if refused else OK if report.is_read_whole else NOT_ALL_READ


def _targets(report: Report, chosen: dict[str, int]) -> Iterator[_Target]:
    for one in report.checked:
        fixes = fixes_of(one, chosen=chosen)
        for index, document in enumerate(one.procurement.documents):
            if own := tuple(fix for fix in fixes if fix.document == index):
                yield _Target(document, own)


def _places(targets: tuple[_Target, ...], output: Path | None) -> dict[Path, Path]:
    """Where each copy goes: beside its draft, into a folder, or to the one file that was named."""
    if output is not None and len(targets) > 1 and output.suffix and not output.is_dir():
        raise InvalidSettings(f"{output} names one file, but there are {len(targets)} copies; name a folder.")
    names = {target.path: target.path.with_name(COPY.format(stem=target.path.stem, suffix=target.path.suffix))
             for target in targets}  # fmt: skip
    if output is None:
        return names
    if output.suffix and not output.is_dir():
        return dict.fromkeys(names, output)
    output.mkdir(parents=True, exist_ok=True)
    return {path: output / name.name for path, name in names.items()}


def _write(target: _Target, place: Path, signature: Signature, *, quiet: bool) -> None:
    order = order_of(target.fixes, target.document, signature)
    made = amended(target.path, target.document.source.sha256, order)
    write_atomically(place, made.data)
    _say([*listed(target.fixes, target.document, made), f"Written to {place}"], quiet=quiet)


def _chosen(report: Report) -> dict[str, int]:
    """The wording that a person wants for each finding, by its fingerprint; `LEAVE` for one to leave alone."""
    chosen: dict[str, int] = {}
    for one in report.checked:
        for finding in one.findings:
            if finding.status is Status.OPEN and finding.amendment.options:
                place = place_of_evidence(one.procurement, finding.evidence)
                chosen[finding.fingerprint] = _ask(finding, place)
    return chosen


def _ask(finding: Finding, place: str) -> int:
    options = finding.amendment.options
    _say(["", *wrap(f"{place}: {finding.rule.title}")], quiet=False)
    _say(wrap(shorten(finding.evidence.quote, _QUOTE_CHARACTERS), first="  now: "), quiet=False)
    for number, option in enumerate(options, start=1):
        note = f" ({option.note})" if option.note else ""
        _say(wrap(f"{option.label}{note}: {option.text}", first=f"  {number}: "), quiet=False)
    asked = f"Which wording, 1 to {len(options)}, or {_NONE} to leave it"
    answer: int = click.prompt(asked, value_proc=_number_up_to(len(options)), default=_NONE)
    return LEAVE if answer == _NONE else answer - 1


def _number_up_to(most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        given = str(text).strip()
        if not (given.isascii() and given.isdigit() and int(given) <= most):
            raise click.UsageError(f"type a number from {_NONE} to {most}.")
        return int(given)

    return number


def _say(lines: Iterable[str], *, quiet: bool) -> None:
    for line in () if quiet else lines:
        click.echo(line)
