import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tendercheck.writers._html_scale import BREAK, scale_of, ticks_of

MARCH = dt.date(2026, 3, 1)


def after(days: int) -> dt.date:
    return MARCH + dt.timedelta(days=days)


def test_days_are_drawn_to_scale() -> None:
    scale = scale_of([after(0), after(10), after(40)], (after(0), after(40)), 0, 400)
    assert [scale.down(after(days)) for days in (0, 10, 20, 40)] == [0, 100, 200, 400]
    assert scale.breaks == ()


def test_long_stretches_outside_the_days_in_question_are_broken_and_those_inside_are_not() -> None:
    days = [after(0), after(200), after(210), after(230), after(1000)]
    scale = scale_of(days, (after(200), after(230)), 0, 400)
    assert [(one.days, one.bottom - one.top) for one in scale.breaks] == [(200, BREAK), (770, BREAK)]
    assert scale.down(after(230)) - scale.down(after(200)) == 400 - 2 * BREAK
    assert scale_of([after(0), after(900)], (after(0), after(900)), 0, 400).breaks == ()


def test_without_days_in_question_only_a_stretch_of_more_than_half_is_broken() -> None:
    assert scale_of([after(0), after(60), after(120)], None, 0, 400).breaks != ()
    assert scale_of([after(0), after(60), after(120), after(180)], None, 0, 400).breaks == ()
    assert scale_of([after(0), after(500)], None, 0, 400).breaks == ()


def test_a_short_scale_names_mondays_and_a_long_one_months_with_the_year_where_it_changes() -> None:
    short = ticks_of(scale_of([after(0), after(20)], None, 0, 400))
    assert [tick.name for tick in short] == ["2 Mar", "9 Mar", "16 Mar"]
    long = ticks_of(scale_of([after(0), after(400)], (after(0), after(400)), 0, 400))
    assert [tick.name for tick in long][:2] == ["Apr 2026", "May"]
    assert [tick.name for tick in long if " " in tick.name] == ["Apr 2026", "Jan 2027"]


def test_no_tick_stands_where_the_scale_is_broken() -> None:
    scale = scale_of([after(0), after(20), after(900)], (after(0), after(20)), 0, 400)
    (gap,) = scale.breaks
    assert [tick for tick in ticks_of(scale) if gap.top < tick.down < gap.bottom] == []


@given(st.lists(st.dates(), min_size=2, max_size=20, unique=True), st.data())
def test_later_days_stand_lower_whatever_the_days(days: list[dt.date], data: st.DataObject) -> None:
    ordered = sorted(days)
    first = data.draw(st.integers(0, len(days) - 1))
    last = data.draw(st.integers(first, len(days) - 1))
    kept = data.draw(st.sampled_from([None, (ordered[first], ordered[last])]))
    scale = scale_of(days, kept, 16, 600)
    downs = [scale.down(day) for day in ordered]
    assert downs == sorted(downs)
    assert downs[0] == 16
    assert abs(downs[-1] - 616) < 1
    assert all(after.down - before.down >= 20 for before, after in pairwise(ticks_of(scale)))
