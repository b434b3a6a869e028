"""Messages, questions and amended wording: Jinja templates of the rule file over the facts of a finding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from tendercheck.days import moved, next_working_day, previous_working_day
from tendercheck.model.values import Date

NOON = dt.time(12)
TO_BE_DECIDED = "[to be decided: {}]"


@lru_cache(maxsize=1)
def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(autoescape=False)
    environment.filters["day"] = spoken_day
    environment.filters["plus"] = plus
    environment.filters["before"] = before
    environment.filters["decided"] = decided
    return environment


@lru_cache(maxsize=4096)
def _compiled(text: str) -> Any:
    return _environment().from_string(text)


def render(text: str, values: Mapping[str, Any]) -> str:
    """The template filled in, white space single; a name that is not known renders as nothing."""
    return " ".join(_compiled(text).render(values).split()) if "{" in text else text


def template_error(text: str) -> str:
    """What is wrong with the template; empty where it can be filled in."""
    try:
        _compiled(text)
    except (TemplateSyntaxError, TemplateError) as error:
        return str(error)
    return ""


def spoken_day(value: Date | dt.date, like: Date | None = None) -> str:
    """A date as documents write it, at the hour of `like`: 12 noon, Friday 10 April 2026."""
    day = value.day if isinstance(value, Date) else value
    said = f"{day:%A} {day.day} {day:%B %Y}"
    if like is None or like.time is None:
        return said
    return f"{'12 noon' if like.time == NOON else like.time.strftime('%H:%M')}, {said}"


def plus(value: Date | dt.date, days: int) -> dt.date:
    """The first working day that is at least `days` later; bank holidays of any part of the United Kingdom are none."""
    return next_working_day(moved(_day(value), days))


def before(value: Date | dt.date, days: int) -> dt.date:
    """The last working day that is at least `days` earlier."""
    return previous_working_day(moved(_day(value), -days))


def _day(value: Date | dt.date) -> dt.date:
    return value.day if isinstance(value, Date) else value


def decided(value: Any, what: str) -> str:
    """The value, or a marked gap that says what the authority has to decide."""
    return str(value) if value else TO_BE_DECIDED.format(what)
