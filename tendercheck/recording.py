"""`tendercheck check --record` and `tendercheck verify`: the record of regard is written, and replayed."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from tendercheck import papers
from tendercheck.command import Choices, checked, write_atomically
from tendercheck.discovery import plugins_in
from tendercheck.errors import InvalidRecord, InvalidSettings
from tendercheck.exit_codes import FINDINGS, OK
from tendercheck.model.findings import OutcomeKind
from tendercheck.model.record import Asked, Gone, Known, Seal
from tendercheck.model.report import Checked, Report
from tendercheck.readers import read
from tendercheck.seals import seal_in
from tendercheck.showing import clean_line, plural
from tendercheck.writers._record import known_from, record_paper
from tendercheck.writers._words import path_in

FORMATS = (".docx", ".html")
_OTHER_RULES = "the rules are others than in the earlier record."
_HASH_SHOWN = 12
_NOT_RUN = "its rule was not run, or could not tell."


def check_place(record: Path, paths: Sequence[Path]) -> None:
    """Raise InvalidSettings where a record cannot stand there: by its name, or among the documents it is about."""
    if record.suffix.lower() not in FORMATS:
        raise InvalidSettings(f"{record}: a record ends in {' or '.join(FORMATS)}.")
    folders = (path.resolve() for path in paths if path.is_dir())
    if any(folder in record.resolve().parents for folder in folders):
        raise InvalidSettings(f"{record}: among the documents the record would be read as one of them; keep it beside.")


def write_record(report: Report, choices: Choices, record: Path, today: dt.date) -> None:
    """Write the record; where one stands there already, what it found and is found no longer is told as amended.

    Raises InvalidSettings for more than one procurement, InvalidRecord for a file there that is no record.
    """
    if len(report.checked) != 1:
        raise InvalidSettings(f"there are {len(report.checked)} procurements here; a record is of one folder.")
    earlier = read_seal(record) if record.exists() else None
    seal = seal_of(report, asked_of(choices, record.parent), today, earlier)
    write_atomically(record, _written(report, seal, record.suffix))
    if not choices.quiet:
        click.echo(f"Record written to {record}", err=True)


def read_seal(record: Path) -> Seal:
    """The seal of a record; raises InvalidRecord."""
    try:
        return seal_in(_text_of(record))
    except InvalidRecord as error:
        raise InvalidRecord(f"{record}: {error}") from error


def seal_of(report: Report, asked: Asked, today: dt.date, earlier: Seal | None) -> Seal:
    """What is needed to replay the record of the one procurement of the report, with the history of the earlier one."""
    (one,) = report.checked
    since = {(known.rule, known.fingerprint): known.since for known in earlier.found} if earlier else {}
    found = tuple(
        known_from(finding, one.procurement, since.get((finding.rule.id, finding.fingerprint), today))
        for finding in one.findings
    )
    return Seal(
        made_on=today,
        as_at=report.as_at,
        made_with=f"tendercheck {report.version}, ruleset {report.ruleset.spoken}",
        rules=report.ruleset.sha256,
        asked=asked,
        documents=tuple(
            (path_in(one.procurement, doc.source.path), doc.source.sha256) for doc in one.procurement.documents
        ),
        found=found,
        gone=tuple(_gone(one, found, report.ruleset.sha256, today, earlier)) if earlier else (),
    )


def asked_of(choices: Choices, home: Path) -> Asked:
    """What the command line asked for, its paths as seen from `home`."""
    return Asked(
        paths=tuple(_seen_from(path, home) for path in choices.paths),
        select=tuple(choices.select),
        ignore=tuple(choices.ignore),
        exclude=tuple(choices.exclude),
        ruleset=_seen_from(choices.ruleset, home) if choices.ruleset else "",
        tracked_changes=choices.tracked_changes,
        preview=choices.preview,
    )


def run_verify(record: Path) -> int:
    """Replay the record and say what is as it was; return 0 where everything is, else 1."""
    seal = read_seal(record)
    report, _ = checked(_choices(seal, record.parent))
    told = list(_differences(report, seal, record))
    click.echo("\n".join(told or [_confirmed(seal)]))
    return FINDINGS if told else OK


def _gone(one: Checked, found: tuple[Known, ...], rules: str, today: dt.date, earlier: Seal) -> Iterator[Gone]:
    """What earlier records found and this one does not, the longest gone first."""
    here = {(known.rule, known.fingerprint) for known in found}
    ended = {outcome.rule.id for outcome in one.outcomes if outcome.kind in (OutcomeKind.FINDINGS, OutcomeKind.PASSED)}
    yield from (gone for gone in earlier.gone if (gone.known.rule, gone.known.fingerprint) not in here)
    for known in earlier.found:
        if (known.rule, known.fingerprint) not in here:
            reason = _OTHER_RULES if rules != earlier.rules else "" if known.rule in ended else _NOT_RUN
            yield Gone(known, today, reason)


def _choices(seal: Seal, home: Path) -> Choices:
    asked = seal.asked
    return Choices(
        paths=tuple(home / path for path in asked.paths),
        select=asked.select,
        ignore=asked.ignore,
        exclude=asked.exclude,
        config=None,
        ruleset=home / asked.ruleset if asked.ruleset else None,
        as_at=seal.as_at,
        tracked_changes=asked.tracked_changes,
        preview=asked.preview,
        quiet=True,
    )


def _differences(report: Report, seal: Seal, record: Path) -> Iterator[str]:
    now = seal_of(report, seal.asked, seal.made_on, None)
    documents, then = dict(now.documents), dict(seal.documents)
    for name in sorted({*documents, *then}):
        if documents.get(name) != then.get(name):
            state = "is new" if name not in then else "is missing" if name not in documents else "has changed"
            yield f"{clean_line(name)} {state}."
    if now.rules != seal.rules:
        then_rules = f"{clean_line(seal.made_with)} ({clean_line(seal.rules[:_HASH_SHOWN])}…)"
        yield f"The rules are others: {now.made_with} ({now.rules[:_HASH_SHOWN]}…) now, {then_rules} then."
    yield from _other_findings(now.found, seal.found)
    if now.documents == seal.documents and now.rules == seal.rules:
        known = {(known.rule, known.fingerprint): known for known in seal.found}
        found = tuple(known.get((each.rule, each.fingerprint), each) for each in now.found)
        replayed = replace(seal, found=found)
        if _text(_written(report, replayed, record.suffix), record.suffix) != _text_of(record):
            yield "The words of the record are not those that were written."


def _other_findings(now: tuple[Known, ...], then: tuple[Known, ...]) -> Iterator[str]:
    new = {(known.rule, known.fingerprint, known.status): known for known in now}
    old = {(known.rule, known.fingerprint, known.status): known for known in then}
    yield from (
        f"Not in the record: {clean_line(new[key].title)} ({key[0]}), {key[2]}." for key in new if key not in old
    )
    yield from (f"Found no longer: {clean_line(old[key].title)} ({key[0]}), {key[2]}." for key in old if key not in new)


def _confirmed(seal: Seal) -> str:
    return (
        f"The record of {seal.made_on.isoformat()} holds: {plural(len(seal.documents), 'document')} and the rules are "
        f"as they were, and give the same {plural(len(seal.found), 'finding')} and the same words."
    )


def _written(report: Report, seal: Seal, suffix: str) -> bytes:
    formats = {module.SUFFIX: module for module in plugins_in(papers).values()}
    content: bytes = formats[suffix.lower()].write(record_paper(report.checked[0], report.ruleset, seal))
    return content


def _text(content: bytes, suffix: str) -> str:
    """The words of a record, as they are read from a file: both sides of a comparison go the same way."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, f"record{suffix}")
        place.write_bytes(content)
        return _text_of(place)


def _text_of(record: Path) -> str:
    document = read(record)
    if not document.text:
        raise InvalidRecord(f"{record}: it cannot be read ({document.detail or document.condition.value}).")
    return document.text


def _seen_from(path: Path, home: Path) -> str:
    return Path(os.path.relpath(path.resolve(), home.resolve())).as_posix()
