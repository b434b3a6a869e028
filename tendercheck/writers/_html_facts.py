"""Every fact with its words and places, in groups; those that disagree stand together and are marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tendercheck.model.agreement import agree
from tendercheck.model.facts import Fact
from tendercheck.model.procurement import Procurement
from tendercheck.model.roles import TIMETABLE, Role
from tendercheck.model.values import Bound
from tendercheck.writers._fact_words import fact_words, is_stated, place_of_fact, range_words, role_name, sure_words

_EVALUATION = (Role.WEIGHTING, Role.DEMANDED_SCORE, Role.PAGE_LIMIT, Role.WORD_LIMIT)
GROUPS = {
    "Timetable": TIMETABLE,
    "Value and term": (
        Role.ESTIMATED_VALUE,
        Role.ANNUAL_VALUE,
        Role.LOT_VALUE,
        Role.LOTS,
        Role.TERM,
        Role.EXTENSION,
    ),
    "Demands": tuple(role for role in Role if role.startswith(("demanded_", "reference_")) and role not in _EVALUATION),
    "Evaluation": _EVALUATION,
    "Terms": (Role.PAYMENT_PERIOD, Role.LIABILITY_CAP, Role.TENDER_VALIDITY, Role.TENDER_VALIDITY_END),
    "Who and what": (Role.CONTRACTING_AUTHORITY, Role.NATION, Role.PROCEDURE, Role.SERVICE_TYPE),
}
SINGLE = frozenset(
    (
        *(role for role in TIMETABLE if role not in (Role.ENGAGEMENT_DATE, Role.SITE_VISIT, Role.PRESENTATIONS)),
        Role.ESTIMATED_VALUE,
        Role.ANNUAL_VALUE,
        Role.LOT_VALUE,
        Role.LOTS,
        Role.TERM,
        Role.DEMANDED_TURNOVER,
        Role.DEMANDED_PUBLIC_LIABILITY,
        Role.DEMANDED_EMPLOYERS_LIABILITY,
        Role.DEMANDED_PROFESSIONAL_INDEMNITY,
        Role.DEMANDED_PRODUCT_LIABILITY,
        Role.DEMANDED_REFERENCES,
        Role.DEMANDED_ACCOUNTS,
        Role.PAYMENT_PERIOD,
        Role.TENDER_VALIDITY,
        Role.TENDER_VALIDITY_END,
        Role.NATION,
    )
)
"""Of these a procurement has one: two values disagree."""
_NEAR = 40  # characters between the two ends of a range
_LONG = 12  # facts; a longer group is closed at first


@dataclass(frozen=True, slots=True)
class Said:
    """Where a fact is stated: the words, the place, and how sure it is that they are this fact."""

    quote: str
    place: str
    sure: str
    is_stated: bool


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact with every place that says it; `is_disputed` where the documents say something else too."""

    name: str
    words: str
    fact: Fact
    said: tuple[Said, ...]
    is_disputed: bool = False


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts of one kind; `count` is of the places that state them."""

    name: str
    facts: tuple[FactView, ...]

    @property
    def count(self) -> int:
        """How often a fact of the group is stated."""
        return sum(len(fact.said) for fact in self.facts)

    @property
    def disputed(self) -> int:
        """How many of the facts disagree with another."""
        return sum(fact.is_disputed for fact in self.facts)

    @property
    def is_long(self) -> bool:
        """Whether the table is long enough to be closed at first."""
        return len(self.facts) > _LONG


def fact_groups(procurement: Procurement) -> tuple[FactGroup, ...]:
    """Every fact that has a role, in groups that hold something, in the order of the roles."""
    views = facts_by_role(procurement)
    groups = (FactGroup(name, tuple(view for role in roles for view in views[role])) for name, roles in GROUPS.items())
    return tuple(group for group in groups if group.facts)


def facts_by_role(procurement: Procurement) -> dict[Role, tuple[FactView, ...]]:
    """The facts of each role: stated ones first, then in text order; equal ones as one."""
    by_role: dict[Role, list[Fact]] = {role: [] for role in Role}
    for fact in procurement.iter_facts():
        if fact.role is not None:
            by_role[fact.role].append(fact)
    return {role: _with_disputes(_views(facts, procurement)) for role, facts in by_role.items()}


def _views(facts: Sequence[Fact], procurement: Procurement) -> list[FactView]:
    """One view for each thing that is said; the two ends of a range are one thing."""
    views: dict[str, FactView] = {}
    skipped = False
    for index, fact in enumerate(facts):
        if skipped:
            skipped = False
            continue
        end = next(iter(facts[index + 1 : index + 2]), None)
        last = end if end is not None and _is_range(fact, end) else None
        skipped = last is not None
        words = range_words(fact, last) if last else fact_words(fact)
        said = Said(
            _quote(fact, last, procurement), place_of_fact(procurement, fact), sure_words(fact), is_stated(fact)
        )
        known = views.get(words)
        places = (*known.said, said) if known else (said,)
        name = role_name(fact.role) if fact.role else ""
        views[words] = FactView(name, words, known.fact if known else fact, places)
    return list(views.values())


def _is_range(first: Fact, last: Fact) -> bool:
    if first.span is None or last.span is None or first.document != last.document:
        return False
    is_near = 0 <= last.span.start - first.span.end <= _NEAR
    return is_near and (first.bound, last.bound) == (Bound.FROM, Bound.TO)


def _quote(fact: Fact, last: Fact | None, procurement: Procurement) -> str:
    if last is None or fact.span is None or last.span is None:
        return fact.text
    return procurement.documents[fact.document].text[fact.span.start : last.span.end]


def _with_disputes(views: Iterable[FactView]) -> tuple[FactView, ...]:
    """The views marked where another of the role says something else, the disputed ones first."""
    found = list(views)
    marked = [FactView(view.name, view.words, view.fact, view.said, _is_disputed(view, found)) for view in found]
    return tuple(sorted(marked, key=lambda view: not view.is_disputed))


def _is_disputed(view: FactView, others: Iterable[FactView]) -> bool:
    return view.fact.role in SINGLE and any(not agree(view.fact, other.fact) for other in others if other is not view)
