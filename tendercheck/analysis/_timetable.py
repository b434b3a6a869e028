"""Which day each event of the procurement falls on, and what the documents say beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tendercheck.model.agreement import agree
from tendercheck.model.analysis import Event
from tendercheck.model.facts import Fact
from tendercheck.model.procurement import Procurement
from tendercheck.model.roles import TIMETABLE, Role
from tendercheck.model.values import Ambiguous, Bound, Date, Undecided

LAST_DAYS = frozenset(
    (
        Role.CLARIFICATION_DEADLINE,
        Role.ANSWERS_DATE,
        Role.PARTICIPATION_DEADLINE,
        Role.TENDER_DEADLINE,
        Role.STANDSTILL_END,
        Role.CONTRACT_END,
    )
)


def timetable_of(procurement: Procurement) -> tuple[Event, ...]:
    """The events whose day is stated, in the order in which they should fall."""
    events = (_event(role, procurement.facts_of(role)) for role in TIMETABLE)
    return tuple(event for event in events if event is not None)


def _event(role: Role, facts: Sequence[Fact]) -> Event | None:
    """The most trustworthy day; of a range that is its last day for a deadline, else its first."""
    dated = [fact for fact in facts if isinstance(fact.value, Date)]
    wrong_end = Bound.FROM if role in LAST_DAYS else Bound.TO
    chosen = next((fact for fact in dated if fact.bound is not wrong_end), next(iter(dated), None))
    return Event(role, chosen, _others(chosen, facts)) if chosen is not None else None


def _others(chosen: Fact, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts that say something else, each value once."""
    found = {fact.value: fact for fact in reversed(tuple(facts)) if _says_other(chosen, fact)}
    return tuple(reversed(found.values()))


def _says_other(chosen: Fact, other: Fact) -> bool:
    """What is undecided or can be read in two ways agrees with nothing; of a range the other end is another day."""
    is_range = {chosen.bound, other.bound} == {Bound.FROM, Bound.TO} and chosen.value != other.value
    return is_range or isinstance(other.value, Ambiguous | Undecided) or not agree(chosen, other)
