"""What the facts of a procurement come to, as the JSON report gives it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tendercheck.model.analysis import Analysis, Effort, Event, Limit, Period, Proportion, Reach
from tendercheck.model.procurement import Procurement
from tendercheck.model.rules import Law
from tendercheck.writers._json_facts import fact_as_data


def analysis_as_data(analysis: Analysis, procurement: Procurement) -> dict[str, Any]:
    """The keys of a procurement that the analysis fills; facts have the shape that they have in `facts`."""
    return {
        "timetable": [_event(event, procurement) for event in analysis.timetable],
        "periods": [_period(period, procurement) for period in analysis.periods],
        "proportions": [_proportion(proportion, procurement) for proportion in analysis.proportions],
        "reaches": [_reach(reach, procurement) for reach in analysis.reaches],
        "effort": _effort(analysis.effort) if analysis.effort else None,
        "remarks": list(analysis.remarks),
    }


def law_as_data(law: Law) -> dict[str, Any]:
    """A provision, without the strength that it has somewhere."""
    return {
        "id": law.id,
        "title": law.title,
        "section": law.section,
        "says": law.says,
        "quote": law.quote,
        "status": law.status,
        "url": law.url,
    }


def _event(event: Event, procurement: Procurement) -> dict[str, Any]:
    return {
        "role": event.role.value,
        "fact": fact_as_data(event.fact, procurement),
        "others": [fact_as_data(other, procurement) for other in event.others],
    }


def _period(period: Period, procurement: Procurement) -> dict[str, Any]:
    return {
        "name": period.name,
        "start": fact_as_data(period.start.fact, procurement),
        "end": fact_as_data(period.end.fact, procurement),
        "days": period.days,
        "working_days": period.working_days,
        "working": period.working,
        "holidays": [{"day": holiday.day.isoformat(), "name": holiday.name} for holiday in period.holidays],
        "seasons": list(period.seasons),
        "limits": [{**_limit(limit), "met": period.days >= limit.number} for limit in period.limits],
        "remarks": list(period.remarks),
    }


def _proportion(proportion: Proportion, procurement: Procurement) -> dict[str, Any]:
    return {
        "name": proportion.name,
        "demanded": fact_as_data(proportion.demanded, procurement),
        "against": proportion.against,
        "reckoned_from": [fact_as_data(fact, procurement) for fact in proportion.reckoned_from],
        "times": f"{proportion.times:.2f}",
        "working": proportion.working,
        "limit": _limit(proportion.limit) if proportion.limit else None,
        "is_over": proportion.is_over,
    }


def _reach(reach: Reach, procurement: Procurement) -> dict[str, Any]:
    return {
        "threshold": fact_as_data(reach.threshold, procurement),
        "population": reach.population,
        "percent": _number(reach.percent) if reach.percent is not None else None,
        "words": reach.words,
        "source": reach.source,
        "published": reach.published.isoformat(),
    }


def _effort(effort: Effort) -> dict[str, Any]:
    return {
        "tasks": [
            {
                "name": task.name,
                "count": task.count,
                "hours_each": _number(task.hours_each),
                "hours": _number(task.hours),
                "assumption": task.assumption,
            }
            for task in effort.tasks
        ],
        "hours": _number(effort.hours),
        "hours_a_day": _number(effort.hours_a_day),
        "days": _number(effort.days),
        "working": effort.working,
        "check": effort.check,
    }


def _limit(limit: Limit) -> dict[str, Any]:
    return {
        "name": limit.name,
        "number": _number(limit.number),
        "law": law_as_data(limit.law) if limit.law else None,
        "source": limit.source or None,
    }


def _number(number: Decimal) -> str:
    return f"{number.normalize():f}"
