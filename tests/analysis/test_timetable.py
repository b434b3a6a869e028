from __future__ import annotations

from tendercheck.analysis._timetable import timetable_of
from tendercheck.model.analysis import Event
from tendercheck.model.facts import Fact
from tendercheck.model.roles import Role
from tendercheck.model.values import Ambiguous, Bound, Undecided
from tests.build_analysis import fact, on, procurement

DEADLINE, NOTICE = Role.TENDER_DEADLINE, Role.NOTICE_DATE


def test_events_stand_in_the_order_in_which_they_should_fall() -> None:
    made = procurement(fact(Role.CONTRACT_START, on("2026-06-01")), fact(DEADLINE, on("2026-03-16")))

    assert [event.role for event in timetable_of(made)] == [DEADLINE, Role.CONTRACT_START]


def test_what_the_authority_stated_beats_what_was_read_and_what_was_read_is_kept_beside() -> None:
    read = fact(DEADLINE, on("2026-03-16"), confidence=1.0)
    stated = Fact(on("2026-03-20"), None, "2026-03-20", DEADLINE, -1)

    assert timetable_of(procurement(read, stated=(stated,))) == (Event(DEADLINE, stated, (read,)),)


def test_the_surest_fact_gives_the_day() -> None:
    guessed, sure = fact(DEADLINE, on("2026-03-16"), confidence=0.4), fact(DEADLINE, on("2026-03-20"))

    assert timetable_of(procurement(guessed, sure)) == (Event(DEADLINE, sure, (guessed,)),)


def test_the_same_day_at_another_hour_differs_and_without_an_hour_agrees() -> None:
    noon, bare, five = (fact(DEADLINE, on("2026-03-16", time)) for time in ("12:00", "", "17:00"))

    assert timetable_of(procurement(noon, bare)) == (Event(DEADLINE, noon),)
    assert timetable_of(procurement(noon, bare, five)) == (Event(DEADLINE, noon, (five,)),)


def test_another_value_stands_beside_the_day_once() -> None:
    noon, other, again = fact(DEADLINE, on("2026-03-16")), *(fact(DEADLINE, on("2026-03-20")) for _ in range(2))

    assert timetable_of(procurement(noon, other, again)) == (Event(DEADLINE, noon, (other,)),)


def test_what_is_undecided_or_ambiguous_is_no_day_but_is_kept_beside_one() -> None:
    blank = fact(DEADLINE, Undecided("date"), confidence=1.0)
    unsure = fact(DEADLINE, Ambiguous("date", (on("2026-03-04"), on("2026-04-03"))), confidence=1.0)
    day = fact(DEADLINE, on("2026-03-16"))

    assert timetable_of(procurement(blank, unsure)) == ()
    assert timetable_of(procurement(blank, unsure, day)) == (Event(DEADLINE, day, (blank, unsure)),)


def test_a_range_ends_a_deadline_and_begins_any_other_event() -> None:
    def ends(role: Role) -> tuple[Fact, Fact]:
        return (
            fact(role, on("2026-03-02"), bound=Bound.FROM, confidence=1.0),
            fact(role, on("2026-03-06"), bound=Bound.TO),
        )

    (opens, closes), (first, last) = ends(DEADLINE), ends(Role.PRESENTATIONS)

    assert timetable_of(procurement(opens, closes, first, last)) == (
        Event(DEADLINE, closes, (opens,)),
        Event(Role.PRESENTATIONS, first, (last,)),
    )


def test_an_event_of_which_only_the_other_end_is_known_takes_that() -> None:
    last = fact(NOTICE, on("2026-03-06"), bound=Bound.TO)

    assert timetable_of(procurement(last)) == (Event(NOTICE, last),)
