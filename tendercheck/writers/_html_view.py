"""A report as its page shows it: words in place of codes, findings in families, counts, drawings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tendercheck.model.analysis import Effort
from tendercheck.model.document import Document
from tendercheck.model.facts import Fact
from tendercheck.model.findings import Outcome, OutcomeKind
from tendercheck.model.procurement import Procurement
from tendercheck.model.report import Checked
from tendercheck.model.roles import Role
from tendercheck.model.rules import Severity
from tendercheck.writers._fact_words import fact_words, place_of_fact, role_name, value_words
from tendercheck.writers._html_demands import Demands, demands_of
from tendercheck.writers._html_facts import FactGroup, fact_groups
from tendercheck.writers._html_findings import FindingView, view_of
from tendercheck.writers._html_periods import PeriodView, period_view
from tendercheck.writers._html_timeline import Timeline, timeline_of
from tendercheck.writers._html_who import Who, who_of
from tendercheck.writers._words import (
    CONDITIONS,
    FAMILIES,
    MARKS,
    REGIMES,
    by_reason,
    coverage_words,
    family_name,
    family_order,
    idle_words,
    is_whole,
    path_in,
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
class Answer:
    """What the documents say of a key fact, and where."""

    words: str
    place: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A key fact: what the documents say first, and what else they say of the same."""

    name: str
    first: Answer
    others: tuple[Answer, ...]


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
    """A family with its findings, the gravest first; `counts` are of open findings by severity, the gravest first."""

    id: str
    name: str
    findings: tuple[FindingView, ...]
    counts: tuple[tuple[Severity, int], ...]

    @property
    def total(self) -> int:
        """All open findings."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class Ended:
    """Rules that ended alike for one reason, which may be empty."""

    reason: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules that found nothing, by how they ended."""

    passed: tuple[Ended, ...]
    could_not_tell: tuple[Ended, ...]
    not_applicable: tuple[Ended, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One procurement on the page. `settled` counts findings that are waived or were known before."""

    id: str
    title: str
    authority: str
    regime: str
    nation: str
    reasons: tuple[str, ...]
    assumed: tuple[str, ...]
    counts: tuple[tuple[Severity, int], ...]
    settled: int
    idle_waivers: tuple[str, ...]
    asks: tuple[Ask, ...]
    changes: tuple[FindingView, ...]
    who: Who | None
    documents: tuple[DocumentView, ...]
    is_read_whole: bool
    timeline: Timeline | None
    periods: tuple[PeriodView, ...]
    demands: Demands | None
    effort: Effort | None
    remarks: tuple[str, ...]
    families: tuple[Family, ...]
    fact_groups: tuple[FactGroup, ...]
    rules: Rules

    @property
    def most(self) -> int:
        """Open findings of the family that has most of them: the length of the longest bar."""
        return max((family.total for family in self.families), default=0)


def section_of(checked: Checked, number: int) -> Section:
    """The procurement as the page shows it; `number` counts from 1 and makes the ids unique."""
    procurement, prefix = checked.procurement, f"p{number}"
    regime = procurement.regime
    views = [view_of(finding, index, prefix, checked) for index, finding in enumerate(checked.findings, start=1)]
    demands, effort = demands_of(checked), checked.analysis.effort
    return Section(
        id=prefix,
        title=procurement.title or "Untitled procurement",
        authority=_authority(procurement),
        regime=REGIMES[regime.kind],
        nation=regime.nation.value if regime.nation else "",
        reasons=regime.reasons,
        assumed=regime.assumed,
        counts=_counts(views),
        settled=sum(not view.is_open for view in views),
        idle_waivers=tuple(idle_words(idle) for idle in checked.idle_waivers),
        asks=_asks(procurement),
        changes=_changes(views),
        who=who_of(views, demands, effort),
        documents=tuple(_document(document, procurement) for document in procurement.documents),
        is_read_whole=procurement.is_read_whole,
        timeline=timeline_of(checked),
        periods=tuple(period_view(period) for period in checked.analysis.periods),
        demands=demands,
        effort=effort,
        remarks=checked.analysis.remarks,
        families=_families(views, prefix),
        fact_groups=fact_groups(procurement),
        rules=_rules(checked),
    )


def _authority(procurement: Procurement) -> str:
    fact = procurement.find_fact(Role.CONTRACTING_AUTHORITY)
    return value_words(fact.value) if fact else ""


def _rules(checked: Checked) -> Rules:
    return Rules(
        passed=_ended(checked, OutcomeKind.PASSED),
        could_not_tell=_ended(checked, OutcomeKind.COULD_NOT_TELL),
        not_applicable=_ended(checked, OutcomeKind.NOT_APPLICABLE),
    )


def _ended(checked: Checked, kind: OutcomeKind) -> tuple[Ended, ...]:
    groups = by_reason(outcome for outcome in checked.outcomes if outcome.kind is kind)
    return tuple(Ended(reason, outcomes) for reason, outcomes in groups.items())


def _counts(views: Sequence[FindingView]) -> tuple[tuple[Severity, int], ...]:
    found = Counter(view.severity for view in views if view.is_open)
    return tuple((severity, found[severity]) for severity in Severity)


def _families(views: Sequence[FindingView], prefix: str) -> tuple[Family, ...]:
    """Every family of the catalogue, and any other that has a finding; empty ones too, as they are good news."""
    names = sorted({*FAMILIES, *(view.family for view in views)}, key=family_order)
    families: list[Family] = []
    for index, name in enumerate(names, start=1):
        own = tuple(sorted((view for view in views if view.family == name), key=lambda view: view.gravity))
        families.append(Family(f"{prefix}-family-{index}", family_name(name), own, _counts(own)))
    return tuple(families)


def _changes(views: Sequence[FindingView]) -> tuple[FindingView, ...]:
    """The gravest open findings, one a rule: three different changes, not one change at three places."""
    first: dict[str, FindingView] = {}
    for view in sorted(views, key=lambda view: view.gravity):
        if view.is_open:
            first.setdefault(view.rule, view)
    return tuple(first.values())[:CHANGES_SHOWN]


def _asks(procurement: Procurement) -> tuple[Ask, ...]:
    asks: list[Ask] = []
    for role in _ASKS:
        different: dict[str, Fact] = {}
        for fact in procurement.facts_of(role):
            different.setdefault(fact_words(fact), fact)
        if different:
            (words, first), *others = different.items()
            answers = (Answer(said, place_of_fact(procurement, fact, beside=first)) for said, fact in others)
            # "31 August 2025" says nothing else than "31 August 2025, 17:00"
            found = tuple(answer for answer in answers if not words.startswith(f"{answer.words}, "))
            asks.append(Ask(role_name(role), Answer(words, place_of_fact(procurement, first)), found))
    return tuple(asks)


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
