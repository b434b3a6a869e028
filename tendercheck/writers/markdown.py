"""Writes a summary as Markdown, for a pull request, a ticket or a wiki: counts, what matters most, every finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tendercheck.model.findings import Finding, OutcomeKind, Status
from tendercheck.model.report import Checked, Report
from tendercheck.model.rules import Severity
from tendercheck.showing import one_line, plain_https, plural, shorten
from tendercheck.writers._words import (
    CONDITIONS,
    NOTHING_CITED,
    REGIMES,
    STATUSES,
    idle_words,
    is_whole,
    law_name,
    path_in,
    place_of_evidence,
)

SUFFIX = ".md"
MEDIA_TYPE = "text/markdown; charset=utf-8"
CHANGES_SHOWN = 3
QUOTE_CHARACTERS = 160
_ACTING = re.compile(r"([\\`*_{}\[\]<>#+!|~^$&=])")
_LINKING = re.compile(r"\S*(?:@|://|www\.|:[a-z_]+:)\S*", re.IGNORECASE)  # sites make links and names of these
_TICKS = re.compile(r"`+")


def write(report: Report) -> bytes:
    """Return UTF-8. Words of documents stand in code spans, where no site acts upon them; other words are escaped."""
    lines = [line for checked in report.checked for line in _procurement(checked)]
    day = f"{report.as_at.day} {report.as_at:%B %Y}"
    made = f"tendercheck {report.version}, ruleset {report.ruleset.spoken}; law as at {day}. This is not legal advice."
    return ("\n".join([*lines, escaped(made)]) + "\n").encode()


def escaped(text: str) -> str:
    """The words on one line; what Markdown would act upon is escaped, what sites would link is code."""
    line = one_line(text)
    parts: list[str] = []
    at = 0
    for found in _LINKING.finditer(line):
        parts += [_ACTING.sub(r"\\\1", line[at : found.start()]), code(found[0])]
        at = found.end()
    return "".join([*parts, _ACTING.sub(r"\\\1", line[at:])])


def code(text: str) -> str:
    """The words as a code span, whatever ticks they hold; a bar would end the cell of a table, so it is drawn."""
    line = one_line(text).replace("|", "¦")
    ticks = "`" * (max(map(len, _TICKS.findall(line)), default=0) + 1)
    space = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{ticks}{space}{line}{space}{ticks}" if line else ""


def _procurement(checked: Checked) -> Iterator[str]:
    procurement = checked.procurement
    findings = sorted(checked.findings, key=lambda one: (one.severity.rank, one.strength.rank))
    opened = [one for one in findings if one.status is Status.OPEN]
    counts = [plural(sum(one.severity is severity for one in opened), severity.value) for severity in Severity]
    settled = f"; {len(findings) - len(opened)} waived or known before" if len(findings) > len(opened) else ""
    yield from (f"# {escaped(procurement.title or 'Untitled procurement')}", "")
    yield from (f"**{', '.join(counts)}**{settled}. {escaped(REGIMES[procurement.regime.kind])}.", "")
    yield from (f"- {escaped(idle_words(idle))}" for idle in checked.idle_waivers)
    yield from _unread(checked)
    yield from _changes(opened)
    yield from _table(findings, checked)
    untold = checked.count(OutcomeKind.COULD_NOT_TELL)
    ended = f"{plural(checked.count(OutcomeKind.PASSED), 'rule')} passed, {untold} could not tell"
    yield from (f"{ended}, {checked.count(OutcomeKind.NOT_APPLICABLE)} not applicable.", "")


def _unread(checked: Checked) -> Iterator[str]:
    procurement = checked.procurement
    unread = [one for one in procurement.documents if not is_whole(one)]
    if unread:
        yield from ("**Not everything was read.** What stands in these parts is not in this summary.", "")
        for one in unread:
            parts = f": {escaped('; '.join(one.coverage.unread))}" if one.coverage.unread else ""
            yield f"- {code(path_in(procurement, one.source.path))}: {escaped(CONDITIONS[one.condition])}{parts}"
        yield ""


def _changes(opened: Sequence[Finding]) -> Iterator[str]:
    first: dict[str, Finding] = {}
    for finding in opened:
        first.setdefault(finding.rule.id, finding)
    if not first:
        return
    yield from ("## What matters most", "")
    for number, finding in enumerate(list(first.values())[:CHANGES_SHOWN], start=1):
        yield f"{number}. **{escaped(finding.rule.title)}.** {escaped(finding.message)}"
    yield ""


def _table(findings: Sequence[Finding], checked: Checked) -> Iterator[str]:
    yield from ("## Findings", "")
    if not findings:
        yield from ("No rule found anything" + ("." if checked.procurement.is_read_whole else " in what was read."), "")
        return
    yield from ("| | Finding | Where | Law |", "|---|---|---|---|")
    for finding in findings:
        cells = (_severity(finding), _what(finding), _where(finding, checked), _law(finding))
        yield f"| {' | '.join(cells)} |"
    yield ""


def _severity(finding: Finding) -> str:
    return STATUSES[finding.status] or finding.severity.value.capitalize()


def _what(finding: Finding) -> str:
    quote = "" if finding.absence else f"<br>{code(shorten(finding.evidence.quote, QUOTE_CHARACTERS))}"
    return f"**{escaped(finding.rule.title)}**{quote}"


def _where(finding: Finding, checked: Checked) -> str:
    place = place_of_evidence(checked.procurement, finding.evidence)
    path = code(path_in(checked.procurement, finding.evidence.path))
    return ", ".join(part for part in (path, escaped(place)) if part)


def _law(finding: Finding) -> str:
    if not finding.citations:
        return NOTHING_CITED
    law, strength = finding.citations[0].law, finding.citations[0].strength
    url = plain_https(law.url)
    name = f"[{escaped(law_name(law))}]({_address(url)})" if url else escaped(law_name(law))
    return f"{strength.value} {name}"


def _address(url: str) -> str:
    return url.replace("(", "%28").replace(")", "%29").replace("|", "%7C")
