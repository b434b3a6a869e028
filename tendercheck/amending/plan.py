"""Findings -> fixes: for each document what is changed in it, what waits for a choice, what only a person can do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tendercheck.model.document import Document
from tendercheck.model.findings import Edit, Finding, Option, Status
from tendercheck.model.fixes import NOTED_TYPES, Fix, FixClass
from tendercheck.model.location import Span
from tendercheck.model.report import Checked

LEAVE = -1
TO_DECIDE = "[to be decided"
OVERLAPS = "Another amendment changes the same words; settle that one first."
STAYS = "The text of a PDF stays as it is: change it in the document that the PDF was made from."


def fixes_of(checked: Checked, *, chosen: Mapping[str, int] | None = None) -> tuple[Fix, ...]:
    """The fixes of all open findings, the gravest first, then in the order of the documents.

    `chosen` names the wording for a finding by its fingerprint (0 for the first, `LEAVE` for none and no note); without
    it the first one is taken unless it leaves something to be decided. Of two that change the same words the graver one
    does.
    """
    findings = sorted(checked.findings, key=lambda finding: (finding.severity.rank, _place(finding)))
    taken: dict[int, list[Span]] = {}
    made: list[Fix] = []
    for finding in findings:
        wanted = (chosen or {}).get(finding.fingerprint)
        if finding.status is Status.OPEN and wanted != LEAVE:
            made.extend(_fixes(finding, checked.procurement.documents, wanted, taken, len(made)))
    return tuple(made)


def _place(finding: Finding) -> tuple[int, Span]:
    return finding.evidence.document, finding.evidence.span


def _fixes(
    finding: Finding, documents: Sequence[Document], chosen: int | None, taken: dict[int, list[Span]], before: int
) -> Iterator[Fix]:
    """One fix for each document that the finding's wording changes; one by hand where it changes none."""
    options = finding.amendment.options
    option = options[chosen] if chosen is not None else next(iter(options), None)
    waits = option is not None and chosen is None and any(TO_DECIDE in edit.text for edit in option.edits)
    kind, reason = _kind(finding, option, chosen, waits=waits)
    edits = option.edits if option is not None and not waits else ()
    changing = [edit for edit in edits if not _is_noted(documents, edit.document)]
    if _collides(changing, taken):
        kind, reason, edits = FixClass.BY_HAND, OVERLAPS, ()
    else:
        _take(changing, taken)
    numbers = sorted({edit.document for edit in edits} | {finding.evidence.document})
    for offset, number in enumerate(number for number in numbers if number < len(documents)):
        own = tuple(sorted((edit for edit in edits if edit.document == number), key=lambda edit: edit.span))
        how = (FixClass.NOTED, STAYS) if _is_noted(documents, number) else (kind, reason)
        yield Fix(before + offset + 1, finding, number, how[0], _anchor(finding, number, own), own, how[1])


def _is_noted(documents: Sequence[Document], number: int) -> bool:
    return number < len(documents) and documents[number].type in NOTED_TYPES


def _take(edits: Sequence[Edit], taken: dict[int, list[Span]]) -> None:
    for edit in edits:
        taken.setdefault(edit.document, []).append(edit.span)


def _kind(finding: Finding, option: Option | None, chosen: int | None, *, waits: bool) -> tuple[FixClass, str]:
    if option is None:
        return FixClass.BY_HAND, ""
    if waits:
        return FixClass.CHOICE, "The wording leaves something to be decided, so nothing was changed here."
    if chosen is None and len(finding.amendment.options) > 1:
        return FixClass.CHOICE, "The first wording stands in the text; the others are above."
    return FixClass.SAFE, ""


def _collides(edits: Sequence[Edit], taken: Mapping[int, Sequence[Span]]) -> bool:
    """Whether one of the edits touches words that another amendment has changed."""
    return any(
        edit.span.start <= held.end and held.start <= edit.span.end
        for edit in edits
        for held in taken.get(edit.document, ())
    )


def _anchor(finding: Finding, document: int, edits: Sequence[Edit]) -> Span:
    """The passage that the note stands at: the quote, or what is changed where the document holds no quote."""
    for evidence in (finding.evidence, *finding.also_at):
        if evidence.document == document:
            return evidence.span
    return Span(edits[0].span.start, edits[-1].span.end)
