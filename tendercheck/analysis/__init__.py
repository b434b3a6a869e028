"""What the facts of a procurement come to: `analyse` it. Rules complain; the analysis only reckons."""

from __future__ import annotations

from collections.abc import Sequence

from tendercheck.analysis._effort import effort_of
from tendercheck.analysis._periods import periods_of
from tendercheck.analysis._proportions import proportions_of
from tendercheck.analysis._reach import reaches_of
from tendercheck.analysis._timetable import timetable_of
from tendercheck.model.analysis import Analysis, Limit
from tendercheck.model.assumptions import Assumptions, Population
from tendercheck.model.procurement import Procurement


def analyse(
    procurement: Procurement,
    limits: Sequence[Limit],
    populations: Sequence[Population],
    assumptions: Assumptions | None,
) -> Analysis:
    """Return the timetable, periods, proportions, reach of thresholds and effort of a bid.

    `limits` are those in force for this procurement, one a name; without `assumptions` no effort is estimated.
    """
    by_name = {limit.name: limit for limit in limits}
    timetable = timetable_of(procurement)
    periods, misplaced = periods_of(timetable, by_name, procurement.regime)
    proportions, incomparable = proportions_of(procurement, by_name)
    return Analysis(
        timetable=timetable,
        periods=periods,
        proportions=proportions,
        reaches=reaches_of(procurement, populations),
        effort=effort_of(procurement, assumptions) if assumptions else None,
        remarks=(*misplaced, *incomparable),
    )
