"""Who can answer a tender as it stands: whom its thresholds shut out, whom its wording keeps out, what a bid takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tendercheck.model.analysis import Effort
from tendercheck.writers._html_demands import Demands
from tendercheck.writers._html_findings import FindingView
from tendercheck.writers._words import family_name, family_order

# What decides who may bid at all; the other families make a bid or the contract dearer.
_OF_ACCESS = ("standing", "insurance", "scale", "consortia", "experience", "accreditation", "timescale")
_FAMILIES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class ShutOut:
    """A demand and whom it shuts out by published figures."""

    demand: str
    words: str


@dataclass(frozen=True, slots=True)
class KeptOut:
    """Whom the gravest finding of a family keeps out; `link` is that finding's id, `count` the family's open ones."""

    family: str
    who: str
    link: str
    count: int


@dataclass(frozen=True, slots=True)
class Who:
    """The answer in a few lines; `effort` is None where it could not be estimated."""

    shut_out: tuple[ShutOut, ...]
    kept_out: tuple[KeptOut, ...]
    effort: Effort | None


def who_of(views: Sequence[FindingView], demands: Demands | None, effort: Effort | None) -> Who | None:
    """Who can answer; None where nothing is known of it."""
    made = Who(tuple(_shut_out(demands)), tuple(_kept_out(views))[:_FAMILIES_SHOWN], effort)
    return made if made.shut_out or made.kept_out or made.effort else None


def _shut_out(demands: Demands | None) -> Iterator[ShutOut]:
    for demand in demands.demands if demands else ():
        for reach in demand.reaches:
            yield ShutOut(f"{demand.name}, {demand.words}", reach.words)


def _kept_out(views: Sequence[FindingView]) -> Iterator[KeptOut]:
    """A line a family, the family with the gravest finding first."""
    gravest: dict[str, FindingView] = {}
    counts: dict[str, int] = {}
    telling = (view for view in views if view.is_open and view.family in _OF_ACCESS and view.keeps_out)
    for view in sorted(telling, key=lambda view: (view.gravity, family_order(view.family))):
        gravest.setdefault(view.family, view)
        counts[view.family] = counts.get(view.family, 0) + 1
    for family, view in gravest.items():
        yield KeptOut(family_name(family), view.keeps_out, view.id, counts[family])
