"""Tells on which day a procurement began, as far as its documents say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tendercheck.model.facts import Fact
from tendercheck.model.roles import Role
from tendercheck.model.values import Date

_SURE = 0.55
_CERTAIN = 0.95
_OPENED = (Role.NOTICE_DATE, Role.ISSUE_DATE)
# What comes after the beginning, in the order in which it is asked for where no beginning is dated.
_LATER = {
    Role.PARTICIPATION_DEADLINE: "Requests to participate were due by",
    Role.CLARIFICATION_DEADLINE: "Questions were due by",
    Role.TENDER_DEADLINE: "Tenders were due by",
    Role.AWARD_DATE: "The award is dated",
}
_STARTED = {Role.CONTRACT_START: "The contract starts on"}


def find_beginning(facts: Sequence[Fact], as_at: dt.date, reasons: list[str], assumed: list[str]) -> dt.date | None:
    """The day on which the procurement began, or by which it had; None where nothing is dated. Says so in the lists.

    The earliest sure day of a notice or of the documents decides; what the authority states outside comes first.
    """
    stated = _days([fact for fact in facts if fact.document < 0], _OPENED, _SURE)
    read = _days([fact for fact in facts if fact.document >= 0], _OPENED, _SURE)
    if stated:
        return _stated(min(stated), min(read, default=None), reasons)
    if read:
        return _read(min(read), facts, reasons, assumed)
    for role, words in (_LATER | _STARTED).items():
        # Contracts in references start and end too, so only a field that says it dates by the start.
        days = _days(facts, (role,), _CERTAIN if role in _STARTED else _SURE)
        if days and (role not in _STARTED or min(days) <= as_at):
            reasons.append(f"{words} {written(min(days))}.")
            assumed.append(
                "When the procurement began is not stated; that it came under the law of that day is assumed."
            )
            return min(days)
    return None


def written(day: dt.date) -> str:
    """The day as people write it: "3 June 2026"."""
    return f"{day.day} {day:%B %Y}"


def _stated(day: dt.date, read: dt.date | None, reasons: list[str]) -> dt.date:
    differs = f"; the documents say {written(read)}" if read is not None and read != day else ""
    reasons.append(f"The authority states that the notice or the documents were issued on {written(day)}{differs}.")
    return day


def _read(opened: dt.date, facts: Sequence[Fact], reasons: list[str], assumed: list[str]) -> dt.date:
    """The day of the notice, or an earlier deadline or award: a notice of an award comes long after the beginning."""
    reasons.append(f"The notice or the documents were issued on {written(opened)}.")
    before = [(day, words) for role, words in _LATER.items() for day in _days(facts, (role,), _CERTAIN) if day < opened]
    if not before:
        return opened
    day, words = min(before)
    reasons.append(f"{words} {written(day)}, before that.")
    assumed.append(
        "When the procurement began is not stated; that it came under the law of the earlier day is assumed."
    )
    return day


def _days(facts: Sequence[Fact], roles: Sequence[Role], sure: float) -> list[dt.date]:
    return [
        fact.value.day
        for fact in facts
        if fact.role in roles and isinstance(fact.value, Date) and fact.confidence >= sure
    ]
