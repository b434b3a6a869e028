"""Rules over a procurement: `load` a ruleset from its folder, `evaluate` it.

ruleset.yml  law.yml  values.yml  words.yml  <family>/<rule>.yml
"""

from __future__ import annotations

from pathlib import Path

from tendercheck.model.findings import Outcome, OutcomeKind
from tendercheck.model.procurement import Procurement
from tendercheck.rulebook._findings import finding_of
from tendercheck.rulebook._gather import gathered
from tendercheck.rulebook._load import load_folder
from tendercheck.rulebook._statements import Statements
from tendercheck.rulebook._verdict import Context, Verdict
from tendercheck.rulebook.book import LoadedRule, Rulebook

NOT_ALL_READ = "Not everything was read, and nothing was found in what was."
OTHER_REGIME = "The rule is for another legal regime."


def load(folder: Path, *, thorough: bool = True) -> Rulebook:
    """The rulebook of the ruleset in `folder`; raises InvalidRule for the first file that is wrong.

    Without `thorough` the examples are left out, and phrases and templates are read when they are first needed: for a
    ruleset that was tested before it shipped.
    """
    return load_folder(folder, thorough=thorough)


def evaluate(rulebook: Rulebook, procurement: Procurement) -> tuple[Outcome, ...]:
    """How every rule of the rulebook ends on the procurement, in the order of the rules' ids."""
    statements = Statements(procurement)
    context = Context(procurement, statements, rulebook.values, rulebook.cancelled)
    return tuple(_outcome(loaded, context) for loaded in rulebook.rules)


def _outcome(loaded: LoadedRule, context: Context) -> Outcome:
    procurement = context.procurement
    if loaded.model.applies and procurement.regime.kind not in loaded.model.applies:
        return Outcome(loaded.rule, OutcomeKind.NOT_APPLICABLE, OTHER_REGIME)
    verdict = loaded.tree.evaluate(context)
    if not verdict.matches:
        return _without_findings(loaded, verdict, procurement)
    findings = [finding_of(loaded, match, procurement, context.statements) for match in verdict.matches]
    return Outcome(loaded.rule, OutcomeKind.FINDINGS, findings=gathered(findings, procurement))


def _without_findings(loaded: LoadedRule, verdict: Verdict, procurement: Procurement) -> Outcome:
    """Passed is said only where nothing stood in the way of finding something."""
    if verdict.unknown:
        return Outcome(loaded.rule, OutcomeKind.COULD_NOT_TELL, verdict.unknown)
    if not procurement.is_read_whole:
        return Outcome(loaded.rule, OutcomeKind.COULD_NOT_TELL, NOT_ALL_READ)
    return Outcome(loaded.rule, OutcomeKind.PASSED)
