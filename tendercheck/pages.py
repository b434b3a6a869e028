"""A page in Markdown for each rule, made of its file, and an index by family: a manual that cannot part from the rules.

What stands in a rule is put into Markdown as the text that it is; nothing in it acts as markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from tendercheck.examples import find_shown
from tendercheck.model.findings import Finding
from tendercheck.model.procurement import RegimeKind
from tendercheck.model.rules import Law, Rule, Ruleset
from tendercheck.rulebook._schema import ExampleModel
from tendercheck.rulebook._values import LegalValue, LegalValues
from tendercheck.rulebook.book import LoadedRule, Rulebook
from tendercheck.writers._words import FAMILIES, REGIMES

INDEX = PurePosixPath("README.md")
MADE = "<!-- Made from the rule files by `tendercheck rules pages`; change the rule, not this page. -->"
_ACTING = re.compile(r"([\\`*_\[\]<>|~$&])")
_AT_START = re.compile(r"^(\s*)(#|[-+](?=\s)|\d+(?=[.)]\s))", re.MULTILINE)


def pages_of(book: Rulebook) -> Iterator[tuple[PurePosixPath, str]]:
    """The index and every rule's page, by their paths in the folder of pages; the examples are run to show wordings."""
    yield INDEX, _index(book.ruleset)
    for loaded in book.rules:
        lines = _page(loaded, book.values, find_shown(loaded, book))
        yield PurePosixPath(f"{loaded.rule.id}.md"), "\n".join(lines) + "\n"


def accuracy_lines(rule: Rule) -> Iterator[str]:
    """How often the rule is right, as sentences; nothing where the ruleset brings no figures for it."""
    if rule.accuracy is not None:
        preview = " It is a preview: off unless it is asked for." if rule.is_preview else ""
        yield from ("", "## How often it is right", "", plain(rule.accuracy.spoken + preview))


def plain(text: str) -> str:
    """The text on one line, so that Markdown shows it as it is."""
    line = _ACTING.sub(r"\\\1", " ".join(text.split()))
    return _AT_START.sub(
        lambda found: f"{found[1]}{found[2]}\\" if found[2].isdigit() else f"{found[1]}\\{found[2]}", line
    )


def _index(ruleset: Ruleset) -> str:
    lines = [f"# {plain(ruleset.title)}", "", MADE, ""]
    lines.append(f"{len(ruleset.rules)} rules, ruleset {ruleset.spoken}. [How to write a rule](../rules.md).")
    for family in dict.fromkeys(rule.family for rule in ruleset.rules):
        lines += ["", f"## {plain(_family(family))}", "", "| rule | barrier | severity |", "|---|---|---|"]
        lines += [_row(_link(rule), rule.barrier, rule.severity) for rule in ruleset.rules if rule.family == family]
    return "\n".join(lines) + "\n"


def _link(rule: Rule) -> str:
    return f"[{plain(rule.title)}]({rule.id}.md)"


def _family(name: str) -> str:
    return FAMILIES.get(name, name.replace("-", " ").capitalize())


def _page(loaded: LoadedRule, values: LegalValues, shown: Finding | None) -> Iterator[str]:
    rule, model = loaded.rule, loaded.model
    yield from (f"# {plain(rule.title)}", "", MADE, "")
    yield f"`{rule.id}` · barrier {rule.barrier} · {rule.severity} · [{plain(_family(rule.family))}](../README.md)"
    yield from ("", "## Why", "", plain(rule.why), "", f"Keeps out {plain(rule.keeps_out)}.")
    yield from _law(loaded)
    yield from _numbers(loaded, values)
    yield from _examples("What it finds", [one for one in model.examples if one.finds])
    yield from _examples("What it leaves alone", [one for one in model.examples if not one.finds])
    yield from _wordings(loaded, shown)
    yield from ("", "## What a bidder may ask", "", plain(shown.question if shown else model.question))
    yield from accuracy_lines(rule)


def _law(loaded: LoadedRule) -> Iterator[str]:
    rule, applies = loaded.rule, loaded.model.applies
    yield from ("", "## The law", "")
    if applies:
        yield from (f"The rule is only for: {'; '.join(map(_regime, applies))}.", "")
    if not rule.basis:
        yield "No provision is cited: good practice."
        return
    yield from ("| regime | strength | provision | what it says |", "|---|---|---|---|")
    for basis in rule.basis:
        for citation in basis.citations:
            law = citation.law
            yield _row(_regime(basis.regime), citation.strength, _provision(law), plain(law.says))
    if not applies or set(applies) - {basis.regime for basis in rule.basis}:
        yield from ("", "Under a regime that is not named here a finding is good practice, and no provision is cited.")


def _regime(kind: RegimeKind) -> str:
    return plain(REGIMES[kind])


def _provision(law: Law) -> str:
    elsewhere = f" (not in {' or '.join(law.not_in)})" if law.not_in else ""
    return f"[{plain(f'{law.title} {law.section}')}]({_address(law.url)}){elsewhere}"


def _address(url: str) -> str:
    """The address without characters that would end the link or the cell of the table."""
    return url.replace("(", "%28").replace(")", "%29").replace("|", "%7C").replace(" ", "%20")


def _numbers(loaded: LoadedRule, values: LegalValues) -> Iterator[str]:
    """The numbers of values.yml that the rule measures against."""
    names = dict.fromkeys(name for name in _texts(loaded.model.find) if values.has(name))
    regimes = set(loaded.model.applies or RegimeKind)
    found = [v for name in names for v in values.values if v.id == name and not regimes.isdisjoint(v.regimes)]
    if not found:
        return
    yield from ("", "## Numbers", "", "| name | number | set by | where |", "|---|---|---|---|")
    for value in found:
        set_by = _provision(value.law) if value.law else plain(value.source)
        yield _row(f"`{value.id}`", f"{value.number:,}", set_by, _where(value))


def _texts(tree: Any) -> Iterator[str]:
    if isinstance(tree, dict):
        tree = list(tree.values())
    if isinstance(tree, list):
        for part in tree:
            yield from _texts(part)
    elif isinstance(tree, str):
        yield tree


def _where(value: LegalValue) -> str:
    is_everywhere = set(value.regimes) == set(RegimeKind)
    regimes = ["everywhere" if is_everywhere else "; ".join(map(_regime, value.regimes))]
    limits = [*sorted(value.when), *sorted(value.contracts), *(f"folder {plain(one)}" for one in value.folders)]
    return ", ".join([*regimes, *limits])


def _examples(heading: str, examples: Sequence[ExampleModel]) -> Iterator[str]:
    """One-line texts as a list with what is found in bold; the others as they are."""
    if not examples:
        return
    yield from ("", f"## {heading}")
    short = [one for one in examples if "\n" not in one.text.strip()]
    if short:
        yield ""
    yield from (f"- {plain(one.name)}: {_marked(one)}{_stated(one)}" for one in short)
    for one in examples:
        if one not in short:
            name = plain(one.name)
            yield from ("", f"{name[:1].upper()}{name[1:]}{_stated(one)}:", "", *_as_it_is(one.text))


def _stated(example: ExampleModel) -> str:
    """What the authority states beside the text."""
    said = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in example.stated.items())
    return f" (stated: {plain(said)})" if said else ""


def _marked(example: ExampleModel) -> str:
    text = " ".join(example.text.split())
    for words in example.finds:
        start = text.find(words)
        if start >= 0 and len(example.finds) == 1 and words == words.strip():
            return f"{plain(text[:start])}{_space(text, start)}**{plain(words)}**{_rest(text[start + len(words) :])}"
    return plain(text)


def _space(text: str, start: int) -> str:
    return " " if start and text[start - 1] == " " else ""


def _rest(text: str) -> str:
    return f"{' ' if text.startswith(' ') else ''}{plain(text)}"


def _as_it_is(text: str) -> Iterator[str]:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    yield from (f"{fence}text", *text.strip().splitlines(), fence)


def _wordings(loaded: LoadedRule, shown: Finding | None) -> Iterator[str]:
    """The wordings as they come out for an example: templates say little to who reads them."""
    advice = loaded.model.amend.advice
    yield from ("", "## What it proposes", "")
    if shown is not None and shown.amendment.options:
        yield from ("For this passage:", "", f"> {plain(shown.evidence.quote)}", "")
        for option in shown.amendment.options:
            note = f" ({plain(option.note)})" if option.note else ""
            yield f"- {plain(option.label)}: {plain(option.text)}{note}"
        if advice:
            yield ""
    if advice:
        yield plain(advice)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
