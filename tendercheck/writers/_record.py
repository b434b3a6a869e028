"""The record of regard as a paper: barriers considered, amended, kept with reasons, still open; documents and rules."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from tendercheck.model.findings import Finding, Outcome, OutcomeKind, Status
from tendercheck.model.paper import Grid, Look, Paper, Paragraph, Words, said
from tendercheck.model.procurement import Procurement
from tendercheck.model.record import Gone, Known, Seal
from tendercheck.model.report import Checked
from tendercheck.model.roles import Role
from tendercheck.model.rules import Law, Ruleset
from tendercheck.seals import seal_text
from tendercheck.showing import plain_https, plural, shorten
from tendercheck.writers._words import (
    REGIMES,
    by_reason,
    coverage_words,
    family_name,
    family_order,
    is_whole,
    law_name,
    path_in,
    place_of_evidence,
    waiver_words,
)

DUTIES = ("PA23-12-4", "PA23-86", "SCO-A-9")  # to have regard to small suppliers, each under its own regime
TITLE = "Record of regard to barriers that small suppliers face"
NO_DUTY = (
    "Under this law the rules cite no duty to have regard to small suppliers; the record is kept as good practice."
)
LIMITS = (
    "This record says what a program found in the words of the documents, and what was done about it. It does not "
    "certify the documents, and a barrier that no rule knows is not in it. It is not legal advice."
)
SEALED = "The letters below hold what `tendercheck verify` needs to replay this record. Leave them as they are."
QUOTE_CHARACTERS = 300


def record_paper(checked: Checked, ruleset: Ruleset, seal: Seal) -> Paper:
    """The record of one procurement; of its history it says what the seal holds."""
    return Paper(TITLE, tuple(_parts(checked, ruleset, seal)))


def known_from(finding: Finding, procurement: Procurement, since: dt.date) -> Known:
    """The finding as a record names it."""
    evidence = finding.evidence
    name = PurePath(path_in(procurement, evidence.path)).name
    place = ", ".join(part for part in (name, place_of_evidence(procurement, evidence)) if part)
    quote = "" if finding.absence else shorten(evidence.quote.removeprefix(evidence.clause), QUOTE_CHARACTERS)
    return Known(finding.rule.id, finding.fingerprint, finding.rule.title, place, quote, finding.status.value, since)


def _parts(checked: Checked, ruleset: Ruleset, seal: Seal) -> Iterator[Paragraph | Grid]:
    procurement = checked.procurement
    authority = procurement.find_fact(Role.CONTRACTING_AUTHORITY)
    yield said(TITLE, Look.TITLE)
    yield Paragraph((Words(procurement.title or "Untitled procurement", is_strong=True),))
    if authority is not None:
        yield said(authority.text)
    yield said(
        f"Made on {_day(seal.made_on)}, with the law as at {_day(seal.as_at)}: {REGIMES[procurement.regime.kind]}."
    )
    yield _duty(ruleset, procurement)
    yield said(_summary(checked, seal))
    yield from _documents(procurement)
    yield from _considered(checked.outcomes)
    yield from _gone(seal.gone)
    yield from _kept(checked, seal)
    yield from _open(checked, seal)
    yield from _untold(checked.outcomes)
    yield said("For verification", Look.HEADING)
    yield said(f"{seal.made_with}; SHA-256 of the rules {seal.rules}.", Look.SMALL)
    yield said(LIMITS, Look.SMALL)
    yield said(SEALED, Look.SMALL)
    yield said(seal_text(seal), Look.SMALL)


def _duty(ruleset: Ruleset, procurement: Procurement) -> Paragraph:
    law = next(_duties(ruleset, procurement), None)
    if law is None:
        return said(NO_DUTY)
    return Paragraph((Words(law_name(law), url=plain_https(law.url)), Words(f": {law.says}")))


def _duties(ruleset: Ruleset, procurement: Procurement) -> Iterator[Law]:
    for rule in ruleset.rules:
        for citation in rule.citations_under(procurement.regime, procurement.as_at):
            if citation.law.id in DUTIES:
                yield citation.law


def _summary(checked: Checked, seal: Seal) -> str:
    statuses = Counter(finding.status for finding in checked.findings)
    amended = sum(not gone.reason for gone in seal.gone)
    run = sum(outcome.kind is not OutcomeKind.NOT_APPLICABLE for outcome in checked.outcomes)
    counts = f"{amended} amended, {statuses[Status.WAIVED]} kept with reasons, {statuses[Status.OPEN]} open"
    return f"{plural(run, 'rule')} on barriers applied. Passages: {counts}."


def _documents(procurement: Procurement) -> Iterator[Paragraph | Grid]:
    yield said("Documents", Look.HEADING)
    if not all(map(is_whole, procurement.documents)):
        yield Paragraph((Words("Not everything was read. What stands in the rest was not considered.", True),))
    rows = (
        (path_in(procurement, one.source.path), coverage_words(one), one.source.sha256) for one in procurement.documents
    )
    yield Grid(("Document", "How much was read", "SHA-256"), tuple(rows))


def _considered(outcomes: Iterable[Outcome]) -> Iterator[Paragraph | Grid]:
    counts: dict[str, Counter[OutcomeKind]] = defaultdict(Counter)
    for outcome in outcomes:
        counts[outcome.rule.family][outcome.kind] += 1
    kinds = (OutcomeKind.FINDINGS, OutcomeKind.PASSED, OutcomeKind.COULD_NOT_TELL, OutcomeKind.NOT_APPLICABLE)
    rows = (
        (family_name(name), *(str(counts[name][kind]) for kind in kinds)) for name in sorted(counts, key=family_order)
    )
    yield said("Barriers considered", Look.HEADING)
    yield Grid(("Rules on", "with findings", "passed", "could not tell", "not applicable"), tuple(rows))


def _gone(gone: Iterable[Gone]) -> Iterator[Paragraph]:
    by_kind: dict[str, list[Gone]] = defaultdict(list)
    for one in gone:
        by_kind[one.reason].append(one)
    yield said("Amended", Look.HEADING)
    if "" not in by_kind:
        yield said("No earlier record at this place had a finding that is amended now.")
    for reason, ones in sorted(by_kind.items()):
        if reason:
            yield said(f"Found no longer, but not shown to be amended: {reason}")
        for one in ones:
            yield from _named(one.known, f"found on {_day(one.known.since)}, gone by {_day(one.on)}")


def _kept(checked: Checked, seal: Seal) -> Iterator[Paragraph]:
    known = {(one.rule, one.fingerprint): one for one in seal.found}
    waived = [finding for finding in checked.findings if finding.waiver is not None]
    yield said("Kept, with reasons", Look.HEADING)
    if not waived:
        yield said("None.")
    for finding in waived:
        yield from _named(known[finding.rule.id, finding.fingerprint], "")
        if finding.waiver is not None:
            yield said(f"{waiver_words(finding.waiver)}.")


def _open(checked: Checked, seal: Seal) -> Iterator[Paragraph]:
    known = {(one.rule, one.fingerprint): one for one in seal.found}
    still = [finding for finding in checked.findings if finding.status is not Status.WAIVED]
    yield said("Open", Look.HEADING)
    if not still:
        yield said("None.")
    for finding in still:
        one = known[finding.rule.id, finding.fingerprint]
        yield from _named(one, f"first recorded on {_day(one.since)}")


def _named(one: Known, when: str) -> Iterator[Paragraph]:
    words = "; ".join(part for part in (one.rule, when) if part)
    yield Paragraph((Words(one.title, is_strong=True), Words(f" ({words})")))
    quote = f": “{one.quote}”" if one.quote else ": not stated there"
    yield said(f"{one.place}{quote}", Look.QUOTE)


def _untold(outcomes: Iterable[Outcome]) -> Iterator[Paragraph]:
    untold = [outcome for outcome in outcomes if outcome.kind is OutcomeKind.COULD_NOT_TELL]
    if not untold:
        return
    yield said("To be looked at by a person", Look.HEADING)
    for reason, group in by_reason(untold).items():
        rules = "; ".join(outcome.rule.title for outcome in group)
        yield Paragraph((Words(f"{reason} ", is_strong=True), Words(f"{rules}.")))


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B} {day.year}"
