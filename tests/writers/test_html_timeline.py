import datetime as dt
from itertools import pairwise

from tendercheck.model.facts import Fact
from tendercheck.model.procurement import Regime
from tendercheck.model.roles import TIMETABLE, Role
from tendercheck.model.values import Ambiguous, Bound, Undecided
from tendercheck.writers._html_timeline import Timeline, timeline_of
from tests.build_analysis import ENGLISH, fact, on
from tests.build_report import checked_of

NOTICE, DEADLINE = fact(Role.NOTICE_DATE, on("2026-03-02")), fact(Role.TENDER_DEADLINE, on("2026-03-20", "12:00"))


def drawn(*facts: Fact, regime: Regime = ENGLISH, stated: tuple[Fact, ...] = ()) -> Timeline:
    line = timeline_of(checked_of(*facts, regime=regime, stated=stated))
    assert line is not None
    return line


def labels(line: Timeline) -> list[tuple[str, ...]]:
    return [(label.name, *label.lines) for label in line.labels]


def test_the_time_given_is_drawn_against_the_legal_minimum_and_against_good_practice() -> None:
    line = drawn(NOTICE, DEADLINE)
    heights = {bar.kind: bar.height for bar in line.bars if bar.kind != "holiday"}
    unit = heights["period"] / 18
    assert {kind: round(height / unit) for kind, height in heights.items()} == {
        "minimum": 25,
        "advisable": 35,
        "period": 18,
    }
    assert line.caption == (
        "18 days to tender, from 2 March 2026 to 20 March 2026; the legal minimum is 25 days; good practice is 35 days."
    )
    assert labels(line) == [
        ("Notice published", "Mon 2 Mar 2026"),
        ("Tender deadline", "Fri 20 Mar 2026, 12:00"),
        ("Legal minimum", "25 days: Fri 27 Mar 2026"),
        ("Good practice", "35 days: Mon 6 Apr 2026"),
    ]


def test_without_an_opening_there_is_no_bar_and_nothing_to_hold_against_it() -> None:
    line = drawn(DEADLINE, fact(Role.AWARD_DATE, on("2026-04-20")))
    assert (line.bars, line.caption) == ((), "")


def test_there_is_no_drawing_of_fewer_than_two_days() -> None:
    assert timeline_of(checked_of(DEADLINE)) is None
    assert timeline_of(checked_of()) is None


def test_bank_holidays_and_seasons_inside_the_period_are_shaded_and_named() -> None:
    line = drawn(fact(Role.NOTICE_DATE, on("2025-12-01")), fact(Role.TENDER_DEADLINE, on("2026-01-12")), regime=ENGLISH)
    assert [bar.words for bar in line.bars if bar.kind == "season"] == [
        "Christmas and New Year, 22 December 2025 to 2 January 2026"
    ]
    assert "Christmas Day, 25 December 2025" in [bar.words for bar in line.bars if bar.kind == "holiday"]
    assert ("Christmas and New Year", "holiday season") in labels(line)
    assert [bar for bar in drawn(NOTICE, DEADLINE).bars if bar.kind == "season"] == []


def test_a_deadline_on_a_sunday_is_marked_and_another_event_on_one_is_not() -> None:
    line = drawn(NOTICE, fact(Role.TENDER_DEADLINE, on("2026-04-12")), fact(Role.CONTRACT_START, on("2026-05-03")))
    assert ("Tender deadline", "Sun 12 Apr 2026", "(falls on a Sunday)") in labels(line)
    assert ("Contract starts", "Sun 3 May 2026") in labels(line)


def test_a_deadline_on_a_bank_holiday_is_marked() -> None:
    line = drawn(NOTICE, fact(Role.TENDER_DEADLINE, on("2026-04-06")))
    assert ("Tender deadline", "Mon 6 Apr 2026", "(falls on a bank holiday)") in labels(line)
    assert line.events[1].notes == ("Falls on a bank holiday: Easter Monday (England and Wales, Northern Ireland).",)


def test_what_the_documents_say_beside_is_marked_in_the_drawing_and_explained_in_the_table() -> None:
    other = fact(Role.TENDER_DEADLINE, on("2026-03-27"), confidence=0.8)
    unsure = Fact(
        Ambiguous("date", (on("2026-03-17"), on("2026-03-26"))), None, "1726/03/2026", Role.AWARD_DATE, 0, 0.5
    )
    blank = Fact(Undecided("date"), None, "[insert date]", Role.CONTRACT_START, 0, 0.5)
    line = drawn(
        NOTICE,
        DEADLINE,
        other,
        fact(Role.AWARD_DATE, on("2026-04-01")),
        unsure,
        fact(Role.CONTRACT_START, on("2026-06-01")),
        blank,
    )
    assert [label.lines[1:] for label in line.labels if label.is_doubtful] == [
        ("(documents disagree)",),
        ("(two readings)",),
        ("(left open elsewhere)",),
    ]
    assert [note for event in line.events for note in event.notes] == [
        "The documents also say 27 March 2026.",
        "“1726/03/2026” can be read as 17 or 26 March 2026.",
        "Left open elsewhere: “[insert date]”.",
    ]
    assert len(line.other_days) == 3
    assert line.has_notes


def test_the_two_ends_of_a_range_are_one_event_without_a_contradiction() -> None:
    line = drawn(
        NOTICE,
        fact(Role.SITE_VISIT, on("2026-03-04"), bound=Bound.FROM),
        fact(Role.SITE_VISIT, on("2026-03-06"), bound=Bound.TO),
    )
    assert ("Site visit", "Wed 4 to Fri 6 Mar 2026") in labels(line)
    assert [event.when for event in line.events] == ["Monday 2 March 2026", "4 to 6 March 2026"]
    assert not line.has_notes


def test_a_stated_day_is_named_as_such_where_the_documents_say_otherwise() -> None:
    stated = Fact(on("2026-03-20"), None, "2026-03-20", Role.TENDER_DEADLINE, -1)
    line = drawn(NOTICE, fact(Role.TENDER_DEADLINE, on("2026-03-27")), stated=(stated,))
    assert line.events[1].place == "stated in procurement.toml"
    assert line.events[1].notes == (
        "The day is the one that procurement.toml states.",
        "The documents also say 27 March 2026.",
    )


def test_every_event_has_room_for_its_words_however_near_the_days_are() -> None:
    start = dt.date(2026, 3, 2)
    crowd = [
        fact(role, on((start + dt.timedelta(days=min(number // 4, 3))).isoformat()))
        for number, role in enumerate(TIMETABLE)
    ]
    line = drawn(*crowd)
    assert len(line.events) == len(TIMETABLE)
    assert all(after.down - before.down >= before.height - 0.2 for before, after in pairwise(line.labels))
    assert all(0 < label.down < line.height for label in line.labels)


def test_the_days_before_and_after_the_opening_are_counted() -> None:
    line = drawn(NOTICE, DEADLINE, fact(Role.PLANNED_NOTICE_DATE, on("2026-01-01")))
    assert [event.after for event in line.events] == [-60, 0, 18]
    assert [event.after for event in drawn(DEADLINE, fact(Role.AWARD_DATE, on("2026-04-20"))).events] == [None, None]


def test_a_deadline_as_late_as_a_calendar_goes_is_drawn() -> None:
    assert drawn(fact(Role.NOTICE_DATE, on("0001-01-01")), fact(Role.TENDER_DEADLINE, on("9999-12-31"))).labels
