"""Builds small rulesets on disk, so that a test shows the whole of what a rule file says."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tendercheck import rulebook
from tendercheck.model.findings import Outcome
from tendercheck.pipeline import check_procurement, join
from tendercheck.readers import read_text
from tendercheck.rulebook.book import Rulebook
from tendercheck.stated import Stated, stated_from

AS_AT = dt.date(2026, 6, 1)
RULESET = """\
title: Rules of a test
version: 0.0.1
jurisdiction: Nowhere
language: en-GB
law_read_on: 2026-06-01
"""
LAW = """\
ACT-1:
  title: Test Act 2023
  section: s.1
  says: Tests are proportionate.
  quote: must be proportionate
  status: law
  url: https://example.org/act/1
  regimes: [pa23, pa23-light-touch]
  since: 2025-02-24
ACT-2:
  title: Test Act 2023
  section: s.2
  says: Small tests count too.
  quote: small tests
  status: law
  url: https://example.org/act/2
  regimes: [pa23-below-threshold]
  not_in: [Wales]
"""
VALUES = """\
minimum_tendering_period:
  - {number: 25, law: ACT-1, regimes: [pa23], since: 2025-02-24}
"""
REGIMES = """\
vat_percent: 20
starts: {pcr15: 2015-02-26, scotland: 2016-04-18, psr23: 2024-01-01, pa23: 2025-02-24}
thresholds:
  - {contract: sub-central, amount: 207720, since: 2026-01-01, law: ACT-1}
"""
WORDS = """\
supplier: [~bidder, ~supplier]
must: [must, shall, are required to]
cancelled: ["not required", "no requirement"]
"""
RULE = """\
title: A rule of a test
barrier: B-EFS-03
severity: warning
why: Because a test needs it.
keeps_out: nobody
basis:
  pa23: {{bears on: [ACT-1]}}
  pa23-below-threshold: {{bears on: [ACT-2]}}
find:
{find}
message: "{message}"
amend:
  options:
    - label: Best
      edits: [{{replace: match, with: "the most recent accounts"}}]
question: Why?
examples:
  - {{name: one, text: Bidders must send audited accounts., finds: [audited]}}
  - {{name: two, text: Bidders must send a letter.}}
  - {{name: three, text: Nothing is asked.}}
"""
AUDITED = 'wording: {any: ["audited accounts"]}'


def ruleset(folder: Path, **changes: str) -> Path:
    """Write a ruleset of one rule, standing/a-rule.yml; `changes` replace whole files, `rule` the rule's text."""
    files = {
        "ruleset.yml": RULESET, "law.yml": LAW, "values.yml": VALUES, "regimes.yml": REGIMES, "words.yml": WORDS,
    }  # fmt: skip
    (folder / "standing").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(changes.get(name.removesuffix(".yml"), text), encoding="utf-8")
    (folder / "standing" / "a-rule.yml").write_text(changes.get("rule", rule(AUDITED)), encoding="utf-8")
    return folder


def rule(find: str, message: str = "found") -> str:
    """The text of a rule with that condition."""
    return RULE.format(find="\n".join(f"  {line}" for line in find.splitlines()), message=message)


def book(folder: Path, find: str, message: str = "found") -> Rulebook:
    """The rulebook of one rule with that condition."""
    return rulebook.load(ruleset(folder, rule=rule(find, message)))


def outcome_of(rules: Rulebook, *texts: str, stated: dict[str, object] | None = None) -> Outcome:
    """How the first rule ends on documents with those texts."""
    given = stated_from(stated or {}, Path("test")) if stated else Stated()
    documents = [read_text(text, shown_as=f"{number}.md") for number, text in enumerate(texts, start=1)]
    procurement = join("test", ".", documents, rules, as_at=AS_AT, stated=given)
    return check_procurement(procurement, rules).outcomes[0]


def quotes_of(rules: Rulebook, *texts: str, stated: dict[str, object] | None = None) -> list[str]:
    """The quotes of what the first rule finds."""
    return [finding.evidence.quote for finding in outcome_of(rules, *texts, stated=stated).findings]
