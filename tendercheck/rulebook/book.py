"""A ruleset that is ready to be evaluated: what `load` gives and `evaluate` takes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from tendercheck.model.assumptions import Assumptions, Population
from tendercheck.model.rules import Rule, Ruleset
from tendercheck.rulebook._phrases import Phrase
from tendercheck.rulebook._ruleset_schema import RegimesModel
from tendercheck.rulebook._schema import RuleModel
from tendercheck.rulebook._tree import Node
from tendercheck.rulebook._values import LegalValues


@dataclass(frozen=True, slots=True)
class LoadedRule:
    """A rule as people read it, with the tree and the templates that its file gives it.

    `examples_of` names the ruleset whose numbers and words the examples were written for; empty for its own.
    """

    rule: Rule
    model: RuleModel
    tree: Node
    examples_of: str = ""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The ruleset as people read it, its compiled rules by id, the law's numbers, and what takes a demand back.

    `populations` and `assumptions` are for the analysis; a ruleset need not bring them.
    """

    ruleset: Ruleset
    rules: tuple[LoadedRule, ...]
    values: LegalValues
    regimes: RegimesModel
    cancelled: Phrase
    populations: tuple[Population, ...] = ()
    assumptions: Assumptions | None = None

    def choosing(self, select: Collection[str], ignore: Collection[str], *, preview: bool = True) -> Rulebook:
        """The rulebook with only the rules whose id, family or barrier is selected (all, without a selection).

        Without `preview` those that were too often wrong where they were measured are left out, unless named by id.
        """

        def is_wanted(rule: Rule) -> bool:
            names = {rule.id, rule.family, rule.barrier}
            return (not select or not names.isdisjoint(select)) and names.isdisjoint(ignore)

        wanted = [loaded for loaded in self.rules if is_wanted(loaded.rule)]
        rules = tuple(one for one in wanted if preview or not one.rule.is_preview or one.rule.id in select)
        off = tuple(one.rule.id for one in wanted if one not in rules)
        kept = tuple(one.rule for one in rules)
        return replace(self, rules=rules, ruleset=replace(self.ruleset, rules=kept, previews_off=off))
