"""How often findings were right on labelled documents, and how far such a figure can be trusted."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, fields

_SURE = 1.96  # standard deviations: 95 of 100 intervals hold the true share
FEWEST = 5  # findings judged; with fewer a share says nothing
LEAST_PRECISION = 0.80


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with the interval that holds the true share with 95 % confidence (Wilson's)."""

    part: int
    of: int

    @property
    def value(self) -> float:
        """The share, 0 to 1; 0 of nothing."""
        return self.part / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Its lower and upper end, 0 to 1; both 0 for nothing of nothing."""
        if not self.of:
            return 0.0, 0.0
        share, square = self.value, _SURE * _SURE
        scale = 1 + square / self.of
        middle = share + square / (2 * self.of)
        half = _SURE * math.sqrt(share * (1 - share) / self.of + square / (4 * self.of * self.of))
        return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


@dataclass(frozen=True, slots=True)
class Tally:
    """Findings judged against labels: `right`, `wrong`, or `arguable` (neither); `found` of the clear `labels`."""

    right: int = 0
    arguable: int = 0
    wrong: int = 0
    found: int = 0
    labels: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @property
    def precision(self) -> Share:
        """How many of the findings that can be judged are right."""
        return Share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> Share:
        """How many of the clear labels are found."""
        return Share(self.found, self.labels)

    @property
    def is_doubtful(self) -> bool:
        """Whether a rule with this tally is a preview: enough was judged, and too little of it is right."""
        return self.precision.of >= FEWEST and self.precision.value < LEAST_PRECISION


@dataclass(frozen=True, slots=True)
class Accuracy:
    """A rule's tally, with what it was measured on and when; empty where it found nothing in labelled documents."""

    tally: Tally
    corpus: str
    measured_on: dt.date

    @property
    def spoken(self) -> str:
        """The figures as sentences."""
        tally, judged = self.tally, self.tally.precision
        if not judged.of and not tally.arguable:
            return f"Not measured: it found nothing in the labelled documents ({self.corpus}, {self.measured_on})."
        low, high = judged.interval
        right = f"{tally.right} of {judged.of} findings that could be judged were right"
        sure = f"; with 95 % confidence {low:.0%} to {high:.0%} are" if judged.of else ""
        arguable = (
            f"; {tally.arguable} more {'was' if tally.arguable == 1 else 'were'} arguable" if tally.arguable else ""
        )
        found = f" Of {tally.labels} clear cases of the barrier {tally.found} were found." if tally.labels else ""
        return f"{right}{sure}{arguable}.{found} Measured on {self.corpus}, {self.measured_on}."
