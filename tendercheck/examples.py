"""Runs the examples inside a ruleset: each is a test of its rule, and of the wording that the rule proposes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tendercheck.model.findings import Finding, Outcome
from tendercheck.pipeline import check_procurement, join
from tendercheck.readers import read_text
from tendercheck.rulebook._schema import ExampleModel
from tendercheck.rulebook.book import LoadedRule, Rulebook
from tendercheck.stated import NOTHING_STATED, stated_from


@dataclass(frozen=True, slots=True)
class Example:
    """One example of one rule."""

    rule: LoadedRule
    model: ExampleModel

    @property
    def name(self) -> str:
        """Rule and example, as test reports show them."""
        return f"{self.rule.rule.id}: {self.model.name}"


def iter_examples(book: Rulebook) -> Iterator[Example]:
    """Every example of every rule, in the order of the files."""
    for loaded in book.rules:
        for model in loaded.model.examples:
            yield Example(loaded, model)


def find_shown(loaded: LoadedRule, book: Rulebook) -> Finding | None:
    """What the rule finds in the first of its examples for which it proposes a wording, else in the first; or None."""
    hits = (Example(loaded, model) for model in loaded.model.examples if model.finds)
    found = [finding for hit in hits for finding in _run(hit, hit.model.text, book).findings[:1]]
    return next((finding for finding in found if finding.amendment.options), next(iter(found), None))


def faults_of(example: Example, book: Rulebook) -> list[str]:
    """What is wrong with the example, one sentence each; nothing when it is as the rule says."""
    outcome = _run(example, example.model.text, book)
    faults = [*_wrong_findings(example.model, outcome.findings)]
    wanted = example.model.outcome
    if wanted is not None and outcome.kind.value != wanted:
        faults.append(f"It ends as «{outcome.kind}» ({outcome.reason}), not as «{wanted}».")
    if example.model.finds and outcome.findings and example.model.amended:
        faults.extend(_wrong_amendments(example, outcome.findings[0], book))
    return faults


def _wrong_findings(model: ExampleModel, findings: tuple[Finding, ...]) -> Iterator[str]:
    quotes = [finding.evidence.quote for finding in findings]
    if len(quotes) != len(model.finds):
        yield f"It finds {len(quotes)} passages, not {len(model.finds)}: {quotes}."
        return
    for wanted, quote in zip(model.finds, quotes, strict=True):
        if wanted not in quote:
            yield f"It quotes «{quote}», which does not hold «{wanted}»."


def _wrong_amendments(example: Example, finding: Finding, book: Rulebook) -> Iterator[str]:
    """Faults of the wordings proposed: none fits, or the text as amended is found again."""
    if not finding.amendment.options and not finding.amendment.advice:
        yield "No wording is proposed for it."
    for option in finding.amendment.options:
        text = example_text(example)
        for edit in sorted(option.edits, key=lambda edit: edit.span, reverse=True):
            text = text[: edit.span.start] + edit.text + text[edit.span.end :]
        again = [found.evidence.quote for found in _run(example, text, book).findings]
        if any(finding.evidence.quote != quote and quote in option.text for quote in again) or option.text in again:
            yield f"Amended («{option.label}») it is found again: {again}."


def example_text(example: Example) -> str:
    """The example's text as the reader lays it out, to which the edits' offsets belong."""
    return read_text(example.model.text, shown_as="example.md").text


def _run(example: Example, text: str, book: Rulebook) -> Outcome:
    stated = stated_from(example.model.stated, Path("example")) if example.model.stated else NOTHING_STATED
    alone = book.choosing((example.rule.rule.id,), ())  # what other rules find is no part of the example
    procurement = join(
        "example", ".", [read_text(text, shown_as="example.md")], book, as_at=book.ruleset.law_read_on, stated=stated
    )
    return check_procurement(procurement, alone).outcomes[0]
