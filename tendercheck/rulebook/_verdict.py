"""What passes between conditions: the procurement as rules see it, and what a condition says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Protocol

from tendercheck.model.location import Span
from tendercheck.model.procurement import Procurement
from tendercheck.model.rules import Law, Strength
from tendercheck.model.values import Value

if TYPE_CHECKING:
    from tendercheck.rulebook._phrases import Phrase
    from tendercheck.rulebook._statements import Statements
    from tendercheck.rulebook._values import LegalValues


@dataclass(frozen=True, slots=True)
class HouseNumber:
    """A number of a house ruleset that was passed: what a finding is then called, and who sets the number.

    `beside_law` tells that the law has a number of that name, so that what the rule says is said of the law's number.
    """

    title: str
    source: str
    beside_law: bool


@dataclass(frozen=True, slots=True)
class SetBy:
    """What set the number that was passed: a law, or a source that advises it.

    `others` are the ids of the laws that set that number in other circumstances; `strength` is what the law has where
    the rule's own basis does not name it, None where it is then not to be cited. `house` is there where the number is
    one of a house ruleset and the number in whose place it stands was not passed.
    """

    law: Law | None = None
    others: frozenset[str] = frozenset()
    strength: Strength | None = None
    house: HouseNumber | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a condition holds. `marked` are the words that decided; `values` go into the rule's templates.

    `absence` marks a match about what is missing: its span then is the best place to show, not the thing itself.
    `limit` is what set a number that was passed; a finding cites its law in place of its `others`.
    """

    document: int
    span: Span
    marked: tuple[Span, ...] = ()
    values: Mapping[str, Value | int | str] = field(default_factory=dict)
    working: str = ""
    absence: bool = False
    also: tuple[Match, ...] = ()
    limit: SetBy | None = None

    def joined(self, other: Match) -> Match:
        """The match with what the other one knows as well."""
        values = {**other.values, **self.values}
        return replace(self, values=values, working=self.working or other.working, limit=self.limit or other.limit)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where a condition holds; `unknown` says, in a sentence, why it could not tell, empty when it could."""

    matches: tuple[Match, ...] = ()
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What conditions may look at. `given` is the match that an earlier condition of the same `all` made."""

    procurement: Procurement
    statements: Statements
    values: LegalValues
    cancelled: Phrase
    given: Match | None = None


class Evaluate(Protocol):
    """How a condition module tells whether its condition holds."""

    def __call__(self, keys: Any, context: Context) -> Verdict: ...
