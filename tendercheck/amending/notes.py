"""What is written beside an amendment: the reason, the law with its link, the other wordings, the rule."""

from __future__ import annotations

from collections.abc import Iterator

from tendercheck.amending.order import NoteLine
from tendercheck.model.findings import Option
from tendercheck.model.fixes import Fix, FixClass
from tendercheck.model.rules import Citation, Strength
from tendercheck.showing import plain_https

_LEADS = {
    Strength.BARRED_BY: "Barred by",
    Strength.BELOW_MINIMUM: "Below the minimum of",
    Strength.BEARS_ON: "Bears on",
    Strength.GOOD_PRACTICE: "Good practice",
}


def note_of(fix: Fix) -> tuple[NoteLine, ...]:
    """The lines of the note beside a fix, the first a title."""
    return tuple(_lines(fix))


def as_text(lines: tuple[NoteLine, ...]) -> str:
    """The lines as plain text, each link behind its words."""
    return "\n".join(f"{line.text} {line.url}".rstrip() for line in lines)


def _lines(fix: Fix) -> Iterator[NoteLine]:
    finding = fix.finding
    yield NoteLine(finding.rule.title, is_strong=True)
    yield NoteLine(finding.message)
    if finding.working:
        yield NoteLine(finding.working)
    yield NoteLine(finding.rule.why)
    for citation in finding.citations:
        yield NoteLine(_law(citation), plain_https(citation.law.url))
    yield from (NoteLine(assumed) for assumed in finding.assumed)
    yield from _wordings(fix)
    if fix.reason:
        yield NoteLine(fix.reason)
    yield NoteLine(f"Rule {finding.rule.id}. This is not legal advice.")


def _law(citation: Citation) -> str:
    law = citation.law
    section = f", {law.section}" if law.section else ""
    return f"{_LEADS[citation.strength]}: {law.title}{section}: {law.says}"


def _wordings(fix: Fix) -> Iterator[NoteLine]:
    """The wordings that are not in the text: all of them where nothing was changed."""
    amendment = fix.finding.amendment
    is_changed = bool(fix.edits) and fix.kind is not FixClass.NOTED
    for option in amendment.options[1:] if is_changed else amendment.options:
        yield NoteLine(_wording(option, is_other=is_changed))
    if amendment.advice and fix.kind in (FixClass.BY_HAND, FixClass.NOTED):
        yield NoteLine(amendment.advice)


def _wording(option: Option, *, is_other: bool) -> str:
    note = f" ({option.note})" if option.note else ""
    return f"{'Or' if is_other else 'Wording'}, {option.label}{note}: “{option.text}”"
