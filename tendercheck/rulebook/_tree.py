"""Conditions combined with all, any and not, in three values: holds, does not hold, cannot tell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from tendercheck.rulebook._verdict import Context, Evaluate, Match, Verdict


@dataclass(frozen=True, slots=True)
class Leaf:
    """One condition with its keys."""

    name: str
    keys: Any
    test: Evaluate

    def evaluate(self, context: Context) -> Verdict:
        return self.test(self.keys, context)


@dataclass(frozen=True, slots=True)
class All:
    """Matches of the first condition for which every other condition holds too."""

    parts: tuple[Node, ...]

    def evaluate(self, context: Context) -> Verdict:
        first, *others = self.parts
        verdict = first.evaluate(context)
        matches: list[Match] = []
        unknown = verdict.unknown
        for match in verdict.matches:
            narrowed = _narrow(match, tuple(others), context)
            if isinstance(narrowed, str):
                unknown = unknown or narrowed
            elif narrowed is not None:
                matches.append(narrowed)
        return Verdict(tuple(matches), unknown)


def _narrow(match: Match, others: tuple[Node, ...], context: Context) -> Match | str | None:
    """The match with what the others add to it; None where one does not hold, a sentence where one cannot tell."""
    for other in others:
        verdict = other.evaluate(replace(context, given=match))
        if not verdict.matches:
            return verdict.unknown or None
        extra = next((m for m in verdict.matches if m.span == match.span), verdict.matches[0])
        match = replace(match.joined(extra), absence=match.absence or extra.absence)
    return match


@dataclass(frozen=True, slots=True)
class Any_:  # noqa: N801 - named after the key in rule files
    """Matches of every part; unknown only where none matches and one could not tell."""

    parts: tuple[Node, ...]

    def evaluate(self, context: Context) -> Verdict:
        verdicts = [part.evaluate(context) for part in self.parts]
        matches = tuple(match for verdict in verdicts for match in verdict.matches)
        unknown = next((verdict.unknown for verdict in verdicts if verdict.unknown), "")
        return Verdict(matches, "" if matches else unknown)


@dataclass(frozen=True, slots=True)
class Not:
    """Holds, at the match given, where its part does not; what the part cannot tell, it cannot tell either."""

    part: Node

    def evaluate(self, context: Context) -> Verdict:
        verdict = self.part.evaluate(context)
        if verdict.matches or context.given is None:
            return Verdict()
        return Verdict(unknown=verdict.unknown) if verdict.unknown else Verdict((context.given,))


Node = Leaf | All | Any_ | Not
