"""Holds a measure against a bound: a number of the rule file, or one of values.yml by its name, the law's own first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema

from tendercheck.model.rules import Strength
from tendercheck.rulebook._values import LegalValue, LegalValues, Numbers
from tendercheck.rulebook._verdict import Context, HouseNumber, SetBy


def _number_or_name(value: Any, info: ValidationInfo) -> Any:
    if not isinstance(value, str):
        return value
    values: LegalValues = (info.context or {})["values"]
    if not values.has(value):
        raise ValueError(f"«{value}» is neither a number nor a name in values.yml")
    return value


NumberOrName = Annotated[
    Decimal | str, BeforeValidator(_number_or_name), WithJsonSchema({"type": ["number", "string"]})
]


@dataclass(frozen=True, slots=True)
class Kind:
    """What a condition holds against its bound: how a finding is called for a number that is the house's alone.

    `strength` is that of a law which the rule's basis does not name; None where it must then not be cited.
    """

    house_title: str
    strength: Strength | None = None


LEAST_TIME = Kind("The time is shorter than this ruleset asks for", Strength.BELOW_MINIMUM)
MOST_TIME = Kind("The time is longer than this ruleset allows")
MOST = Kind("The figure is higher than this ruleset allows")


@dataclass(frozen=True, slots=True)
class Passed:
    """The number that was passed, and what set it; None for a number that stands in the rule file."""

    number: Decimal
    set_by: SetBy | None = None

    @property
    def house(self) -> HouseNumber | None:
        """Where the number is the house's alone: by whom it is set."""
        return self.set_by.house if self.set_by else None

    @property
    def named(self) -> dict[str, str]:
        """What templates may use of it: `number_set_by`, where the number is the house's alone."""
        return {"number_set_by": self.house.source} if self.house else {}


def applies(bound: Decimal | str, context: Context) -> bool:
    """Whether there is a number at all: a name may have none under this regime."""
    return not isinstance(bound, str) or bool(context.values.numbers_for(bound, context.procurement))


def find_passed(
    bound: Decimal | str, context: Context, kind: Kind, is_passed: Callable[[Decimal], bool]
) -> Passed | None:
    """The number that is passed, or None.

    Of those of a name the law's is tried first, so that a house number hides none that is stricter than itself.
    """
    if not isinstance(bound, str):
        return Passed(bound) if is_passed(bound) else None
    numbers = context.values.numbers_for(bound, context.procurement)
    lawful = next((value for value in numbers.lawful if is_passed(value.number)), None)
    if lawful is not None:
        others = context.values.laws_of(bound) - {lawful.law.id} if lawful.law else frozenset[str]()
        return Passed(lawful.number, SetBy(lawful.law, others, kind.strength))
    chosen = numbers.chosen
    if chosen is None or not is_passed(chosen.number):
        return None
    return Passed(chosen.number, SetBy(house=_house(chosen, numbers, context, kind, is_passed)))


def _house(
    chosen: LegalValue, numbers: Numbers, context: Context, kind: Kind, is_passed: Callable[[Decimal], bool]
) -> HouseNumber | None:
    """Who sets the number, where it took the place of one that is not passed."""
    is_kept = numbers.replaced is None or not is_passed(numbers.replaced.number)
    if not context.values.is_inherited(chosen) or not is_kept:
        return None
    return HouseNumber(kind.house_title, chosen.source, bool(context.values.laws_of(chosen.id)))
