"""Makes a finding of a match: its quote and place, the message, the law that may be cited, the wording to accept."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from tendercheck.model.findings import Evidence, Finding
from tendercheck.model.procurement import Procurement
from tendercheck.model.rules import Citation, Rule, Strength
from tendercheck.rulebook._amend import amendment
from tendercheck.rulebook._house import in_house_words
from tendercheck.rulebook._severity import severity_of
from tendercheck.rulebook._statements import Statements
from tendercheck.rulebook._template import render
from tendercheck.rulebook._verdict import Match, SetBy
from tendercheck.rulebook.book import LoadedRule

CONTEXT_CHARACTERS = 160
_NOT_A_WORD = re.compile(r"[^a-z0-9£%]+")


def finding_of(loaded: LoadedRule, match: Match, procurement: Procurement, statements: Statements) -> Finding:
    """The finding for one match; its quote is the document's text at the match's span."""
    loaded = in_house_words(loaded, match)
    rule, model = loaded.rule, loaded.model
    evidence = evidence_of(match, procurement)
    values = _values(match, procurement, evidence)
    citations = _citations(rule, match, procurement)
    strength = citations[0].strength if citations else Strength.GOOD_PRACTICE
    placed = statements.around(match.document, match.span)
    return Finding(
        rule=rule,
        severity=severity_of(model.grows, match.values, rule.severity_at(strength), strength, procurement.regime),
        strength=strength,
        message=render(model.message, values),
        citations=citations,
        evidence=evidence,
        amendment=amendment(model.amend, match, placed, procurement.documents[match.document], values),
        question=render(model.question, values),
        fingerprint=fingerprint(rule.id, evidence),
        absence=match.absence,
        facts=tuple((name, str(value)) for name, value in sorted(match.values.items())),
        working=match.working,
        assumed=procurement.regime.assumed if citations else (),
        also_at=tuple(evidence_of(other, procurement) for other in match.also),
    )


def _citations(rule: Rule, match: Match, procurement: Procurement) -> tuple[Citation, ...]:
    """What may be cited; where a number of the law was passed, the law that sets it in these circumstances first."""
    citations = rule.citations_under(procurement.regime, procurement.as_at)
    return citations if match.limit is None or not citations else _by_number(citations, match.limit)


def _by_number(citations: tuple[Citation, ...], limit: SetBy) -> tuple[Citation, ...]:
    """Of the law that set the number; none for a number that a house set, and no minimum where no law set it."""
    if limit.house is not None:
        return ()
    if limit.law is None:
        return tuple(citation for citation in citations if citation.strength is not Strength.BELOW_MINIMUM)
    ids = {limit.law.id, *limit.others}
    strength = next((citation.strength for citation in citations if citation.law.id in ids), limit.strength)
    if strength is None:
        return citations
    kept = (citation for citation in citations if citation.law.id not in ids)
    return tuple(sorted((Citation(limit.law, strength), *kept), key=lambda citation: citation.strength.rank))


def evidence_of(match: Match, procurement: Procurement) -> Evidence:
    """The quote at the match, with its neighbourhood for context."""
    document = procurement.documents[match.document]
    block = document.blocks[document.block_at(match.span.start)]
    span = match.span
    before = document.text[max(0, span.start - CONTEXT_CHARACTERS) : span.start]
    after = document.text[span.end : span.end + CONTEXT_CHARACTERS]
    return Evidence(
        document=match.document,
        path=document.source.path,
        span=span,
        quote=document.quote(span),
        location=document.location_of(span),
        clause=block.clause,
        headings=block.heading_path,
        marked=tuple(marked for marked in match.marked if span.contains(marked)),
        before=before,
        after=after,
        confidence=document.confidence_of(span),
    )


def fingerprint(rule_id: str, evidence: Evidence) -> str:
    """Rule, tidied quote and headings, hashed: the same after repagination and renumbering."""
    tidied = [_NOT_A_WORD.sub(" ", text.lower()).strip() for text in (evidence.quote, *evidence.headings)]
    return hashlib.sha256("\n".join([rule_id, *tidied]).encode()).hexdigest()[:16]


def _values(match: Match, procurement: Procurement, evidence: Evidence) -> dict[str, Any]:
    """What templates may use: what the match captured, and every fact of the procurement by its role."""
    stated = {role.value: fact.value for role, fact in procurement.best_facts().items()}
    return {**stated, **match.values, "quote": evidence.quote, "clause": evidence.clause, "working": match.working}
