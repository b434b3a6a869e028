"""One finding for what is said once: several sums in one sentence, standard terms that every schedule repeats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tendercheck.model.findings import Amendment, Edit, Finding, Option
from tendercheck.model.procurement import Procurement
from tendercheck.rulebook._amend import redline

FEWEST_WORDS = 8  # a shorter passage says the same in two documents by chance: a row of a table, a heading
_WORD = re.compile(r"[a-z0-9£%]+")
_NUMBER = re.compile(r"\s*(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]{1,2}|[ivx]{1,4})[.)]*\s+)?", re.IGNORECASE)


def gathered(findings: Sequence[Finding], procurement: Procurement) -> tuple[Finding, ...]:
    """The findings of one rule, each passage once; the same words elsewhere are its further places (`also_at`).

    Across documents only passages of some length are the same. The edits of the further places go with those of the
    first, so that accepting a wording amends them all.
    """
    by_words: dict[tuple[object, ...], list[Finding]] = {}
    for finding in _by_passage(findings, procurement):
        by_words.setdefault(_said(finding), []).append(finding)
    return tuple(_with_places(first, others) for first, *others in by_words.values())


def _by_passage(findings: Sequence[Finding], procurement: Procurement) -> list[Finding]:
    """One finding a passage: the gravest, with the words and the edits of the others."""
    kept: dict[tuple[int, int, int], Finding] = {}
    for finding in findings:
        span = finding.evidence.span
        place = (finding.evidence.document, span.start, span.end)
        kept[place] = _joined(kept[place], finding, procurement) if place in kept else finding
    return list(kept.values())


def _joined(one: Finding, other: Finding, procurement: Procurement) -> Finding:
    first, second = sorted((one, other), key=lambda finding: finding.severity.rank)
    marked = tuple(sorted({*first.evidence.marked, *second.evidence.marked}))
    return replace(
        first,
        evidence=replace(first.evidence, marked=marked),
        amendment=_with_edits(first.amendment, second.amendment, first, procurement),
    )


def _with_edits(one: Amendment, other: Amendment, finding: Finding, procurement: Procurement) -> Amendment:
    """The wordings of the one with the edits of the other's where both change the same passage in different places."""
    theirs = {option.label: option for option in other.options}
    document = procurement.documents[finding.evidence.document]
    options: list[Option] = []
    for option in one.options:
        edits = _merged(option.edits, theirs[option.label].edits) if option.label in theirs else option.edits
        pieces = redline(document, finding.evidence.span, list(edits))
        text = "".join(piece.text for piece in pieces if piece.change != "deleted")
        options.append(replace(option, edits=edits, pieces=pieces, text=text))
    return replace(one, options=tuple(options))


def _merged(ours: tuple[Edit, ...], theirs: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Both in their order; ours alone where they would write over each other."""
    both = sorted({*ours, *theirs}, key=lambda edit: (edit.document, edit.span))
    overlap = any(a.document == b.document and a.span.end > b.span.start for a, b in pairwise(both))
    return ours if overlap else tuple(both)


def _said(finding: Finding) -> tuple[object, ...]:
    """What two findings share where they say the same: the words, and the document too where those are few."""
    words = tuple(_WORD.findall(_NUMBER.sub("", finding.evidence.quote.lower(), count=1)))
    return (words, finding.absence, finding.evidence.document if len(words) < FEWEST_WORDS else -1)


def _with_places(first: Finding, others: list[Finding]) -> Finding:
    if not others:
        return first
    options = tuple(_everywhere(option, others) for option in first.amendment.options)
    return replace(
        first,
        amendment=replace(first.amendment, options=options),
        also_at=(*first.also_at, *(finding.evidence for finding in others)),
    )


def _everywhere(option: Option, others: list[Finding]) -> Option:
    """The wording with the edits that make it at the other places too; `pieces` stay those of the first."""
    same = (theirs for finding in others for theirs in finding.amendment.options if theirs.label == option.label)
    return replace(option, edits=(*option.edits, *(edit for theirs in same for edit in theirs.edits)))
