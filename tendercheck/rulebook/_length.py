"""How long something is, against a limit: what the conditions `shorter` and `longer` share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema, field_validator, model_validator

from tendercheck.model.values import Date, Duration, Value
from tendercheck.rulebook._fields import StrictModel
from tendercheck.rulebook._known import NAMES, Known, find_known, is_name, spoken
from tendercheck.rulebook._numbers import LEAST_TIME, MOST_TIME, applies, find_passed
from tendercheck.rulebook._values import LegalValues
from tendercheck.rulebook._verdict import Context, Match, Verdict

_LENGTH = re.compile(r"(\d+) (working )?(day|week|month|year)s?")


def _names(value: object) -> object:
    listed = value if isinstance(value, list) else [value]
    for name in listed:
        if not isinstance(name, str) or not is_name(name):
            raise ValueError(f"«{name}» is no fact that rules know")
    return listed


Names = Annotated[
    tuple[str, ...],
    BeforeValidator(_names),
    WithJsonSchema({"type": "array", "items": {"enum": list(NAMES)}}),
]


class LengthKeys(StrictModel):
    """Either `fact`, a duration, or the days `from` one date `to` another; `than` is "20 days" or a name in values.yml.

    Where several names are given the first that the documents state is used. `show` says which date is the evidence.
    """

    fact: Names = ()
    start: Names = Field(default=(), alias="from")
    end: Names = Field(default=(), alias="to")
    than: str
    show: Literal["from", "to"] = "to"

    @field_validator("than")
    @classmethod
    def _is_a_length(cls, than: str, info: ValidationInfo) -> str:
        values: LegalValues = (info.context or {})["values"]
        if not _LENGTH.fullmatch(than) and not values.has(than):
            raise ValueError(f"«{than}» is neither a length («20 days») nor a name in values.yml")
        return than

    @model_validator(mode="after")
    def _measures_one_thing(self) -> Self:
        if bool(self.fact) == bool(self.start and self.end):
            raise ValueError("give either `fact`, or both `from` and `to`")
        return self


@dataclass(frozen=True, slots=True)
class Measured:
    """A length in days, where it stands, and what goes into the templates."""

    days: int
    match: Match
    values: dict[str, Value | int | str]
    working: str


def compare(keys: LengthKeys, context: Context, *, is_longer: bool) -> Verdict:
    """Return a match where the length is over (or under) the limit; nothing where the law sets no limit here."""
    bound = _bound(keys.than)
    if not applies(bound, context):
        return Verdict()
    measured = _measure(keys, context)
    if isinstance(measured, str):
        return Verdict(unknown=measured)
    kind = MOST_TIME if is_longer else LEAST_TIME
    passed = find_passed(
        bound, context, kind, lambda limit: measured.days > limit if is_longer else measured.days < limit
    )
    if passed is None:
        return Verdict()
    match, limit = measured.match, int(passed.number)
    values = {**match.values, **measured.values, **passed.named, "days": measured.days, "limit": limit}
    values["shown"] = keys.show
    working = f"{measured.working}; {'the most' if is_longer else 'the least'} is {limit} days"
    return Verdict((Match(match.document, match.span, match.marked, values, working, limit=passed.set_by),))


def _bound(than: str) -> Decimal | str:
    """The days, or the name of a number in values.yml."""
    found = _LENGTH.fullmatch(than)
    return Decimal(Duration(Decimal(found[1]), found[3], working=bool(found[2])).days) if found else than


def _measure(keys: LengthKeys, context: Context) -> Measured | str:
    if keys.fact:
        known = find_known(keys.fact, context, (Duration,))
        if known is None or not isinstance(known.value, Duration):
            return f"The documents do not state the {spoken(keys.fact[0])}."
        return Measured(known.value.days, known.match, {"length": known.value}, f"{known.value}")
    start, end = find_known(keys.start, context, (Date,)), find_known(keys.end, context, (Date,))
    missing = [spoken(names[0]) for names, known in ((keys.start, start), (keys.end, end)) if known is None]
    if start is None or end is None:
        return f"The documents do not state the {' or the '.join(missing)}."
    return _between(start, end, start if keys.show == "from" else end)


def _between(start: Known, end: Known, shown: Known) -> Measured | str:
    first, last = start.value, end.value
    assert isinstance(first, Date) and isinstance(last, Date)  # noqa: S101, PT018 - asked for by kind
    days = (last.day - first.day).days
    if days < 0:
        return f"The {spoken(end.name)} stands before the {spoken(start.name)}, so one of the dates was misread."
    working = f"{first.day:%-d %B %Y} to {last.day:%-d %B %Y} is {days} days"
    return Measured(days, shown.match, {"start": first, "end": last}, working)
