"""The shape of accuracy.yml, which `tendercheck rules measure` writes: how often rules were right where it is known."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field

from tendercheck.model.accuracy import Accuracy, Tally
from tendercheck.rulebook._fields import StrictModel, Text

Number = Annotated[int, Field(ge=0)]


class TallyModel(StrictModel):
    """Findings right, arguable and wrong; clear labels found, of how many."""

    right: Number = 0
    arguable: Number = 0
    wrong: Number = 0
    found: Number = 0
    labels: Number = 0

    def as_value(self) -> Tally:
        """The tally as reports take it."""
        return Tally(self.right, self.arguable, self.wrong, self.found, self.labels)


class AccuracyModel(StrictModel):
    """accuracy.yml: on what it was measured and when, and the tallies in all, by family and by rule."""

    corpus: Text
    documents: Number
    measured_on: dt.date
    in_all: TallyModel
    families: dict[str, TallyModel] = Field(default_factory=dict)
    rules: dict[str, TallyModel] = Field(default_factory=dict)

    def of(self, rule: str) -> Accuracy:
        """A rule's accuracy; its tally is empty where none of its findings met a labelled document."""
        tally = self.rules[rule].as_value() if rule in self.rules else Tally()
        return Accuracy(tally, self.corpus, self.measured_on)
