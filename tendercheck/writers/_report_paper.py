"""A report as a paper: what was read, every finding with its law, wording and question, and what could not be told."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from tendercheck.model.findings import Amendment, Finding, OutcomeKind, Status
from tendercheck.model.paper import Grid, Look, Paper, Paragraph, Words, said
from tendercheck.model.procurement import Procurement
from tendercheck.model.report import Checked, Report
from tendercheck.model.rules import Severity
from tendercheck.showing import plain_https, plural, shorten
from tendercheck.writers._words import (
    CONDITIONS,
    NOTHING_CITED,
    REGIMES,
    STATUSES,
    by_reason,
    citation_words,
    coverage_words,
    family_name,
    family_order,
    idle_words,
    is_whole,
    path_in,
    place_of_evidence,
    waiver_words,
)

QUOTE_CHARACTERS = 600


def paper_of(report: Report) -> Paper:
    """The report as a paper; a procurement after the other."""
    titles = ", ".join(checked.procurement.title or "Untitled procurement" for checked in report.checked)
    return Paper(f"Barriers to small providers: {titles}", tuple(_parts(report)))


def _parts(report: Report) -> Iterator[Paragraph | Grid]:
    for checked in report.checked:
        yield from _procurement(checked)
    if off := report.ruleset.previews_off:
        yield said(f"Not run, too often wrong where they were measured: {', '.join(off)}.", Look.SMALL)
    day = f"{report.as_at.day} {report.as_at:%B %Y}"
    made = f"tendercheck {report.version}, ruleset {report.ruleset.spoken}; law as at {day}. This is not legal advice."
    yield said(made, Look.SMALL)


def _procurement(checked: Checked) -> Iterator[Paragraph | Grid]:
    procurement = checked.procurement
    yield said(procurement.title or "Untitled procurement", Look.TITLE)
    yield said(_summary(checked))
    yield from (said(idle_words(idle)) for idle in checked.idle_waivers)
    yield from _regime(procurement)
    yield said("What was read", Look.HEADING)
    if not all(map(is_whole, procurement.documents)):
        yield Paragraph((Words("Not everything was read. What stands in the rest is not in this report.", True),))
    rows = (
        (path_in(procurement, one.source.path), CONDITIONS[one.condition], coverage_words(one))
        for one in procurement.documents
    )
    yield Grid(("Document", "Condition", "How much of it"), tuple(rows))
    yield from _findings(checked)
    yield from _untold(checked)


def _summary(checked: Checked) -> str:
    found = [finding for finding in checked.findings if finding.status is Status.OPEN]
    counts = [plural(sum(one.severity is severity for one in found), severity.value) for severity in Severity]
    settled = len(checked.findings) - len(found)
    return ", ".join(counts) + (f"; {settled} waived or known before." if settled else ".")


def _regime(procurement: Procurement) -> Iterator[Paragraph]:
    regime = procurement.regime
    nation = f" ({regime.nation.value})" if regime.nation else ""
    yield Paragraph((Words(f"{REGIMES[regime.kind]}{nation}. ", is_strong=True), Words(" ".join(regime.reasons))))
    yield from (said(f"Assumed: {assumed}") for assumed in regime.assumed)


def _findings(checked: Checked) -> Iterator[Paragraph]:
    ordered = sorted(checked.findings, key=lambda one: (family_order(one.rule.family), one.severity.rank))
    numbers = {id(one): number for number, one in enumerate(ordered, start=1)}
    for family, group in groupby(ordered, key=lambda one: one.rule.family):
        yield said(family_name(family), Look.HEADING)
        for finding in group:
            yield from _finding(finding, checked.procurement, numbers[id(finding)])
    if not ordered:
        yield said("No rule found anything" + ("." if checked.procurement.is_read_whole else " in what was read."))


def _finding(finding: Finding, procurement: Procurement, number: int) -> Iterator[Paragraph]:
    status = f" [{STATUSES[finding.status]}]" if finding.status is not Status.OPEN else ""
    title = Words(f"{finding.rule.title}{status}", is_strong=True)
    yield Paragraph((title, Words(f" ({finding.severity.value})")), number=f"{number}.")
    for evidence in (finding.evidence, *finding.also_at):
        name = path_in(procurement, evidence.path)
        place = ", ".join(part for part in (name, place_of_evidence(procurement, evidence)) if part)
        missing = "Not stated; nearest place: " if finding.absence else ""
        quote = shorten(evidence.quote.removeprefix(evidence.clause), QUOTE_CHARACTERS)
        yield said(f"{missing}{place}: “{quote}”", Look.QUOTE)
    if finding.waiver:
        yield said(f"{waiver_words(finding.waiver)}.")
    yield said(" ".join(filter(None, (finding.message, finding.rule.why))))
    if finding.working:
        yield said(f"Working: {finding.working}.")
    for citation in finding.citations:
        words = Words(_capital(citation_words(citation)), url=plain_https(citation.law.url))
        yield Paragraph((words, Words(f": {citation.law.says}")))
    if not finding.citations:
        yield said(f"{NOTHING_CITED}.")
    yield from _amendment(finding.amendment)
    if finding.question:
        yield Paragraph((Words("A bidder may ask: ", is_strong=True), Words(finding.question)))


def _amendment(amendment: Amendment) -> Iterator[Paragraph]:
    for option in amendment.options:
        note = f" {option.note}" if option.note else ""
        yield Paragraph((Words(f"{option.label or 'Instead'}: ", is_strong=True), Words(f"“{option.text}”{note}")))
    if amendment.advice:
        yield said(amendment.advice)


def _untold(checked: Checked) -> Iterator[Paragraph]:
    untold = [outcome for outcome in checked.outcomes if outcome.kind is OutcomeKind.COULD_NOT_TELL]
    if not untold:
        return
    yield said("What could not be told", Look.HEADING)
    for reason, outcomes in by_reason(untold).items():
        rules = "; ".join(outcome.rule.title for outcome in outcomes)
        yield Paragraph((Words(f"{reason} ", is_strong=True), Words(f"{rules}.")))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
