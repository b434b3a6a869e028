"""A report as its page shows it: words in place of codes, findings in families, counts, drawings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tendercheck.model.document import Document
from tendercheck.model.facts import Fact, Role
from tendercheck.model.findings import Outcome, OutcomeKind
from tendercheck.model.procurement import Procurement
from tendercheck.model.report import Checked
from tendercheck.model.rules import Severity
from tendercheck.writers._html_findings import FindingView, gravity, view_of
from tendercheck.writers._html_thresholds import Thresholds, thresholds_of
from tendercheck.writers._html_timeline import Timeline, timeline_of
from tendercheck.writers._words import (
    CONDITIONS,
    FAMILIES,
    MARKS,
    REGIMES,
    coverage_words,
    family_name,
    family_order,
    is_whole,
    path_in,
    place_of_fact,
    role_name,
    value_words,
)

CHANGES_SHOWN = 3
_ASKS = (
    Role.TENDER_DEADLINE,
    Role.CLARIFICATION_DEADLINE,
    Role.CONTRACT_START,
    Role.TERM,
    Role.EXTENSION,
    Role.ESTIMATED_VALUE,
    Role.ANNUAL_VALUE,
    Role.DEMANDED_TURNOVER,
    Role.DEMANDED_PUBLIC_LIABILITY,
    Role.DEMANDED_EMPLOYERS_LIABILITY,
    Role.DEMANDED_PROFESSIONAL_INDEMNITY,
    Role.DEMANDED_REFERENCES,
    Role.DEMANDED_ACCOUNTS,
    Role.PAYMENT_PERIOD,
)


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact in words; `path` is empty for what the authority stated outside its documents."""

    name: str
    words: str
    quote: str
    path: str
    place: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A key fact: what the documents say first, and what else they say of the same."""

    fact: FactView
    others: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document and how far it was read."""

    path: str
    type: str
    condition: str
    detail: str
    coverage: str
    read_percent: float
    unread: tuple[str, ...]
    marks: tuple[str, ...]
    is_whole: bool
    sha256: str


@dataclass(frozen=True, slots=True)
class Family:
    """A family with its findings; `counts` are of open findings by severity, the gravest first."""

    id: str
    name: str
    findings: tuple[FindingView, ...]
    counts: tuple[tuple[Severity, int], ...]

    @property
    def total(self) -> int:
        """All open findings."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class Section:
    """One procurement on the page."""

    id: str
    title: str
    authority: str
    regime: str
    nation: str
    reasons: tuple[str, ...]
    assumed: tuple[str, ...]
    counts: tuple[tuple[Severity, int], ...]
    settled: int
    asks: tuple[Ask, ...]
    changes: tuple[FindingView, ...]
    documents: tuple[DocumentView, ...]
    is_read_whole: bool
    timeline: Timeline | None
    thresholds: Thresholds | None
    families: tuple[Family, ...]
    most: int
    facts: tuple[FactView, ...]
    passed: tuple[Outcome, ...]
    could_not_tell: tuple[Outcome, ...]
    not_applicable: tuple[Outcome, ...]


def section_of(checked: Checked, number: int) -> Section:
    """The procurement as the page shows it; `number` counts from 1 and makes the ids unique."""
    procurement, prefix = checked.procurement, f"p{number}"
    findings = checked.findings
    views = [view_of(finding, index, prefix, procurement) for index, finding in enumerate(findings, start=1)]
    families = _families(views, prefix)
    counts = _counts(views)
    authority = procurement.find_fact(Role.CONTRACTING_AUTHORITY)
    gravest = [views[index] for index in sorted(range(len(views)), key=lambda index: gravity(findings[index]))]
    return Section(
        id=prefix,
        title=procurement.title or "Untitled procurement",
        authority=value_words(authority.value) if authority else "",
        regime=REGIMES[procurement.regime.kind],
        nation=procurement.regime.nation.value if procurement.regime.nation else "",
        reasons=procurement.regime.reasons,
        assumed=procurement.regime.assumed,
        counts=counts,
        settled=len(views) - sum(count for _, count in counts),
        asks=_asks(procurement),
        changes=_changes(gravest),
        documents=tuple(_document(document, procurement) for document in procurement.documents),
        is_read_whole=procurement.is_read_whole,
        timeline=timeline_of(procurement, findings),
        thresholds=thresholds_of(procurement),
        families=families,
        most=max((family.total for family in families), default=0),
        facts=tuple(_fact(fact, procurement) for fact in procurement.iter_facts() if fact.role is not None),
        passed=_outcomes(checked, OutcomeKind.PASSED),
        could_not_tell=_outcomes(checked, OutcomeKind.COULD_NOT_TELL),
        not_applicable=_outcomes(checked, OutcomeKind.NOT_APPLICABLE),
    )


def _outcomes(checked: Checked, kind: OutcomeKind) -> tuple[Outcome, ...]:
    return tuple(outcome for outcome in checked.outcomes if outcome.kind is kind)


def _counts(views: Sequence[FindingView]) -> tuple[tuple[Severity, int], ...]:
    found = Counter(view.severity for view in views if view.is_open)
    return tuple((severity, found[severity]) for severity in Severity)


def _families(views: Sequence[FindingView], prefix: str) -> tuple[Family, ...]:
    """Every family of the catalogue, and any other that has a finding; empty ones too, as they are good news."""
    names = sorted({*FAMILIES, *(view.family for view in views)}, key=family_order)
    families: list[Family] = []
    for index, name in enumerate(names, start=1):
        own = tuple(view for view in views if view.family == name)
        families.append(Family(f"{prefix}-family-{index}", family_name(name), own, _counts(own)))
    return tuple(families)


def _changes(gravest: Sequence[FindingView]) -> tuple[FindingView, ...]:
    """The gravest open findings, one a rule: three different changes, not one change at three places."""
    first: dict[str, FindingView] = {}
    for view in gravest:
        if view.is_open:
            first.setdefault(view.rule, view)
    return tuple(first.values())[:CHANGES_SHOWN]


def _asks(procurement: Procurement) -> tuple[Ask, ...]:
    asks: list[Ask] = []
    for role in _ASKS:
        different: dict[str, FactView] = {}
        for fact in procurement.facts_of(role):
            different.setdefault(value_words(fact.value), _fact(fact, procurement))
        if different:
            first, *others = different.values()
            asks.append(Ask(first, tuple(others)))
    return tuple(asks)


def _fact(fact: Fact, procurement: Procurement) -> FactView:
    path = path_in(procurement, procurement.documents[fact.document].source.path) if fact.document >= 0 else ""
    name = role_name(fact.role) if fact.role else ""
    return FactView(name, value_words(fact.value), fact.text, path, place_of_fact(procurement, fact))


def _document(document: Document, procurement: Procurement) -> DocumentView:
    coverage = document.coverage
    return DocumentView(
        path=path_in(procurement, document.source.path),
        type=document.type or "unknown",
        condition=CONDITIONS[document.condition],
        detail=document.detail,
        coverage=coverage_words(document),
        read_percent=round(100 * min(coverage.read / coverage.total, 1), 1) if coverage.total else 0,
        unread=coverage.unread,
        marks=tuple(MARKS[mark] for mark in document.marks),
        is_whole=is_whole(document),
        sha256=document.source.sha256,
    )
