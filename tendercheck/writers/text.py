"""Writes a report as plain text for the terminal: what was read, what was found, what to write instead."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from tendercheck.model.document import Document
from tendercheck.model.findings import Finding, OutcomeKind, Status
from tendercheck.model.procurement import Procurement
from tendercheck.model.report import Checked, Report
from tendercheck.model.rules import Severity
from tendercheck.showing import plural, shorten, wrap
from tendercheck.writers._text_sums import sums
from tendercheck.writers._words import (
    CONDITIONS,
    MARKS,
    NOTHING_CITED,
    REGIMES,
    STATUSES,
    by_reason,
    citation_words,
    coverage_words,
    idle_words,
    is_whole,
    path_in,
    place_of_evidence,
    waiver_words,
)

SUFFIX = ".txt"
MEDIA_TYPE = "text/plain; charset=utf-8"
QUOTE_CHARACTERS = 200
WORDING_CHARACTERS = 300


def write(report: Report) -> bytes:
    """Return the summary as UTF-8 lines of at most 100 columns, without colour and without control characters."""
    lines = [line for checked in report.checked for line in _procurement(checked)]
    lines.extend(_footer(report))
    return "".join(f"{line.rstrip()}\n" for line in lines).encode()


def _procurement(checked: Checked) -> Iterator[str]:
    procurement = checked.procurement
    title = list(wrap(procurement.title or "Untitled procurement"))
    yield from title
    yield "=" * max(map(len, title), default=0)
    yield from _regime(procurement)
    yield ""
    yield from _documents(procurement)
    yield ""
    yield from sums(checked)
    yield from _findings(checked)
    yield from _counts(checked)
    yield ""


def _regime(procurement: Procurement) -> Iterator[str]:
    regime = procurement.regime
    nation = f" ({regime.nation.value})" if regime.nation else ""
    yield from wrap(f"{REGIMES[regime.kind]}{nation}")
    for reason in regime.reasons:
        yield from wrap(reason, first="  because: ", then="           ")
    for assumed in regime.assumed:
        yield from wrap(assumed, first="  assumed: ", then="           ")


def _documents(procurement: Procurement) -> Iterator[str]:
    yield "Documents"
    for document in procurement.documents:
        yield from _document(document, path_in(procurement, document.source.path))
    unread = [document for document in procurement.documents if not is_whole(document)]
    if unread:
        yield ""
        count = f"{len(unread)} of {plural(len(procurement.documents), 'document')}"
        warning = f"NOT EVERYTHING WAS READ ({count} not whole). What stands in the rest is not in this report."
        yield from wrap(warning, first="!!! ", then="!!! ")


def _document(document: Document, path: str) -> Iterator[str]:
    first = "  " if is_whole(document) else "! "
    kind = document.type or "unknown type"
    yield from wrap(f"{path}: {CONDITIONS[document.condition]}; {kind}, {coverage_words(document)}", first=first)
    if document.detail:
        yield from wrap(document.detail, first="    ")
    if document.coverage.unread:
        yield from wrap(f"not read: {'; '.join(document.coverage.unread)}", first="    ")
    if document.marks:
        yield from wrap(f"note: {'; '.join(MARKS[mark] for mark in document.marks)}", first="    ")


def _findings(checked: Checked) -> Iterator[str]:
    procurement = checked.procurement
    for index, group in groupby(checked.findings, key=lambda finding: finding.evidence.document):
        yield from wrap(f"In {path_in(procurement, procurement.documents[index].source.path)}")
        yield ""
        for finding in group:
            yield from _finding(finding, procurement)
            yield ""
    if not checked.findings:
        yield "No rule found anything" + ("." if procurement.is_read_whole else " in what was read.")
        yield ""


def _finding(finding: Finding, procurement: Procurement) -> Iterator[str]:
    status = f" [{STATUSES[finding.status]}]" if finding.status is not Status.OPEN else ""
    yield from wrap(f"{finding.rule.title}{status}", first=f"  {finding.severity.upper():<7}  ", then=" " * 11)
    yield from _inner(_place(finding, procurement))
    if finding.evidence.quote.strip():
        yield from _inner(f"“{shorten(finding.evidence.quote, QUOTE_CHARACTERS)}”")
    if finding.waiver:
        yield from _inner(waiver_words(finding.waiver))
    yield from _inner(finding.message)
    yield from _inner(citation_words(finding.citations[0]) if finding.citations else NOTHING_CITED)
    if finding.amendment.options:
        option = finding.amendment.options[0]
        yield from _inner(f"{option.label or 'Instead'}: {shorten(option.text, WORDING_CHARACTERS)}")
    elif finding.amendment.advice:
        yield from _inner(shorten(finding.amendment.advice, WORDING_CHARACTERS))


def _place(finding: Finding, procurement: Procurement) -> str:
    headings = finding.evidence.headings
    parts = [place_of_evidence(procurement, finding.evidence)]
    parts.append(f"under “{shorten(headings[-1], 60)}”" if headings else "")
    place = ", ".join(part for part in parts if part)
    also = f"; also at {plural(len(finding.also_at), 'other place')}" if finding.also_at else ""
    return f"{'not stated; nearest place: ' if finding.absence else ''}{place}{also}"


def _counts(checked: Checked) -> Iterator[str]:
    found = [finding for finding in checked.findings if finding.status is Status.OPEN]
    counts = [plural(sum(finding.severity is severity for finding in found), severity.value) for severity in Severity]
    settled = len(checked.findings) - len(found)
    yield from wrap(", ".join(counts) + (f"; {settled} waived or known before" if settled else ""))
    for idle in checked.idle_waivers:
        yield from wrap(idle_words(idle), first="  ", then="  ")
    passed, not_applicable = checked.count(OutcomeKind.PASSED), checked.count(OutcomeKind.NOT_APPLICABLE)
    could_not_tell = checked.count(OutcomeKind.COULD_NOT_TELL)
    yield from wrap(
        f"{plural(passed, 'rule')} passed, {not_applicable} not applicable, {could_not_tell} could not tell"
    )
    untold = [outcome for outcome in checked.outcomes if outcome.kind is OutcomeKind.COULD_NOT_TELL]
    for reason, outcomes in by_reason(untold).items():
        rules = outcomes[0].rule.title if len(outcomes) == 1 else plural(len(outcomes), "rule")
        yield from wrap(f"{rules}: {reason}", first="  could not tell: ", then=" " * 18)


def _footer(report: Report) -> Iterator[str]:
    if off := report.ruleset.previews_off:
        rules = f"{plural(len(off), 'rule')} not run, too often wrong where measured"
        yield from wrap(f"{rules}: {', '.join(off)}; --preview runs them.")
    day = f"{report.as_at.day} {report.as_at:%B %Y}"
    yield from wrap(
        f"tendercheck {report.version}, ruleset {report.ruleset.spoken}; law as at {day}. This is not legal advice."
    )


def _inner(text: str) -> Iterator[str]:
    return wrap(text, first=" " * 11, then=" " * 11)
