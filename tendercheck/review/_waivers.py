"""Waivers on findings: what is accepted stays in the report with its reason, and asks for nothing more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tendercheck.model.findings import Finding, Outcome, Status
from tendercheck.model.waivers import IdleWaiver, Waiver

NO_FINDING = "No finding has this rule and these letters: the passage has changed, or its rule was not run."


def waive(
    outcomes: Sequence[Outcome], waivers: Iterable[Waiver], day: dt.date
) -> tuple[tuple[Outcome, ...], tuple[IdleWaiver, ...]]:
    """The outcomes with the findings waived that a waiver names on that day, and the waivers that accept nothing."""
    given = tuple(waivers)
    holding = {(waiver.rule, waiver.fingerprint): waiver for waiver in given if day <= waiver.until}
    settled = tuple(
        replace(outcome, findings=tuple(_waived(finding, holding) for finding in outcome.findings))
        for outcome in outcomes
    )
    used = {finding.waiver for outcome in settled for finding in outcome.findings}
    return settled, tuple(IdleWaiver(one, _why(one, day)) for one in given if one not in used)


def _waived(finding: Finding, holding: dict[tuple[str, str], Waiver]) -> Finding:
    waiver = holding.get((finding.rule.id, finding.fingerprint))
    return replace(finding, status=Status.WAIVED, waiver=waiver) if waiver else finding


def _why(waiver: Waiver, day: dt.date) -> str:
    ended = f"It ended on {waiver.until.day} {waiver.until:%B} {waiver.until.year}; the finding is open again."
    return ended if waiver.until < day else NO_FINDING
