"""The shape of impact.yml and effort.yml, and what the analysis gets of them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, model_validator

from tendercheck.model.assumptions import Assumptions, HoursEach, Measure, Population, Step
from tendercheck.rulebook._fields import StrictModel, Text

Positive = Annotated[Decimal, Field(gt=0)]
Percent = Annotated[Decimal, Field(ge=0, le=100)]


class StepModel(StrictModel):
    """So many per cent are below that edge."""

    below: Positive
    percent: Percent


class PopulationModel(StrictModel):
    """A population with the source of its figures; its steps rise."""

    name: Text
    measure: Measure
    source: Text
    published: dt.date
    tells_below: bool = True
    steps: tuple[StepModel, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _rises(self) -> Self:
        for low, high in pairwise(self.steps):
            if low.below >= high.below or low.percent > high.percent:
                raise ValueError("the steps of a population rise, in their edges and in their shares")
        return self

    def as_value(self) -> Population:
        """The population as the analysis takes it."""
        steps = tuple(Step(step.below, step.percent) for step in self.steps)
        return Population(self.name, self.measure, steps, self.source, self.published, self.tells_below)


class ImpactModel(StrictModel):
    """impact.yml: the populations of which a share can be told."""

    populations: tuple[PopulationModel, ...]


class HoursModel(StrictModel):
    """The hours of one task, and the sentence that says why."""

    hours: Annotated[Decimal, Field(ge=0)]
    assumption: Text


class EffortModel(StrictModel):
    """effort.yml: what each part of a bid is taken to cost."""

    hours_a_day: Positive
    check: str = ""
    tasks: dict[Text, HoursModel]

    def as_value(self) -> Assumptions:
        """The assumptions as the analysis takes them."""
        hours = tuple(HoursEach(task, model.hours, model.assumption) for task, model in self.tasks.items())
        return Assumptions(self.hours_a_day, hours, self.check)
