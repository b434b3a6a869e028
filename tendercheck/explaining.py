"""A rule told to a person: why, the law under each regime, what it finds and what it leaves alone."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from tendercheck.model.rules import Basis
from tendercheck.rulebook.book import LoadedRule

WIDTH = 100


def explanation(loaded: LoadedRule) -> str:
    """The rule as plain text, wrapped."""
    return "\n".join(_lines(loaded)) + "\n"


def _lines(loaded: LoadedRule) -> Iterator[str]:
    rule, model = loaded.rule, loaded.model
    yield f"{rule.title}"
    yield f"{rule.id} · {rule.barrier} · {rule.severity}"
    yield ""
    yield from textwrap.wrap(rule.why, WIDTH)
    yield from textwrap.wrap(f"Keeps out: {rule.keeps_out}.", WIDTH)
    yield ""
    yield "Law"
    for basis in rule.basis:
        yield from _basis_lines(basis)
    if not rule.basis:
        yield "  No provision: good practice."
    yield ""
    if rule.accuracy is not None:
        yield "Measured" + (" (a preview: off unless asked for)" if rule.is_preview else "")
        yield from textwrap.wrap(rule.accuracy.spoken, WIDTH, initial_indent="  ", subsequent_indent="  ")
        yield ""
    yield "Finds"
    yield from (f"  {example.text.strip().splitlines()[0]}" for example in model.examples if example.finds)
    yield ""
    yield "Leaves alone"
    yield from (f"  {example.text.strip().splitlines()[0]}" for example in model.examples if not example.finds)
    yield ""
    yield "Proposes"
    for option in model.amend.options:
        for edit in option.edits:
            yield from textwrap.wrap(f"{option.label}: {edit.text}", WIDTH, initial_indent="  ", subsequent_indent="  ")
    if model.amend.advice:
        yield from textwrap.wrap(model.amend.advice, WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield ""
    yield from textwrap.wrap(f"A bidder may ask: {model.question}", WIDTH)


def _basis_lines(basis: Basis) -> Iterator[str]:
    for citation in basis.citations:
        law = citation.law
        said = f"{basis.regime}: {citation.strength} {law.title} {law.section}: {law.says} <{law.url}>"
        yield from textwrap.wrap(said, WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)
