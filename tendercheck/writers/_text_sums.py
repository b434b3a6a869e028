"""What the facts come to, in the few lines that a reader at a terminal wants."""

from __future__ import annotations

from collections.abc import Iterator

from tendercheck.model.analysis import Limit, Period
from tendercheck.model.report import Checked
from tendercheck.showing import shorten, wrap
from tendercheck.writers._fact_words import role_name, value_words
from tendercheck.writers._timetable import contradictions_of, main_period
from tendercheck.writers._words import law_name

_SHOWN = 3  # of a kind; the page has them all
_INDENT = 21
_LINE_CHARACTERS = 180  # two lines at most


def sums(checked: Checked) -> Iterator[str]:
    """The time to tender, days that contradict, demands over the law's cap and the effort; nothing where none is known.

    At most twelve lines and an empty one.
    """
    lines = [*_time(checked), *_contradictions(checked), *_over_caps(checked), *_effort(checked)]
    for name, words in lines:
        yield from wrap(shorten(words, _LINE_CHARACTERS), first=f"{name + ':':<{_INDENT}}", then=" " * _INDENT)
    if lines:
        yield ""


def _time(checked: Checked) -> Iterator[tuple[str, str]]:
    period = main_period(checked)
    if period is None:
        return
    words = [period.working, *(_limit_words(period, limit) for limit in period.limits)]
    yield "Time to tender" if period.name == "tendering_period" else "Time to ask", "; ".join(words)


def _limit_words(period: Period, limit: Limit) -> str:
    name = f"the legal minimum is {limit.number}" if limit.law else f"good practice is {limit.number}"
    law = f" ({law_name(limit.law)})" if limit.law and period.days < limit.number else ""
    return f"{name}{law}"


def _contradictions(checked: Checked) -> Iterator[tuple[str, str]]:
    found = [event for event in checked.analysis.timetable if contradictions_of(event)]
    if found:
        said = [
            f"{role_name(event.role)}: "
            + " / ".join(value_words(fact.value) for fact in (event.fact, *contradictions_of(event)))
            for event in found[:_SHOWN]
        ]
        more = [f"{len(found) - _SHOWN} more"] if len(found) > _SHOWN else []
        yield "Documents disagree", "; ".join([*said, *more])


def _over_caps(checked: Checked) -> Iterator[tuple[str, str]]:
    over = [proportion for proportion in checked.analysis.proportions if proportion.is_over]
    for proportion in over[:_SHOWN]:
        limit = proportion.limit
        law = f" ({law_name(limit.law)})" if limit and limit.law else ""
        times = f"{limit.number.normalize():f} times" if limit else ""
        yield "Over the law’s cap", f"{proportion.working}; the cap is {times}{law}"


def _effort(checked: Checked) -> Iterator[tuple[str, str]]:
    effort = checked.analysis.effort
    if effort:
        yield "A bid takes", f"about {effort.hours.normalize():,f} hours, {effort.days} working days: an estimate"
