"""The line from files to a report: the one file that names every step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from tendercheck import __version__, extractors, review, rulebook
from tendercheck.analysis import analyse
from tendercheck.folders import Folder
from tendercheck.model.document import Document
from tendercheck.model.procurement import Procurement
from tendercheck.model.regime_law import AuthorityNames, RegimeLaw, Start, Threshold
from tendercheck.model.report import Checked, Report
from tendercheck.model.values import Money
from tendercheck.rulebook.book import Rulebook
from tendercheck.stated import NOTHING_STATED, Stated

Progress = Callable[[str], None]


def check(
    folders: Sequence[Folder],
    documents: Iterable[Sequence[Document]],
    book: Rulebook,
    *,
    as_at: dt.date,
    progress: Progress | None = None,
) -> Report:
    """Return the report over `folders`, whose `documents` come in the order of their files, one group a file."""
    stream = iter(documents)
    checked: list[Checked] = []
    for folder in folders:
        read: list[Document] = []
        for path in folder.files:
            read.extend(next(stream))
            if progress:
                progress(str(path))
        procurement = join(folder.title, folder.path, read, book, as_at=as_at, stated=folder.stated)
        checked.append(check_procurement(procurement, book))
    return Report(__version__, book.ruleset, as_at, tuple(checked))


def check_procurement(procurement: Procurement, book: Rulebook) -> Checked:
    """How every rule ends on one procurement, its findings settled, and what its facts come to."""
    limits = book.values.limits_for(procurement)
    analysis = analyse(procurement, limits, book.populations, book.assumptions)
    return replace(review.settle(procurement, rulebook.evaluate(book, procurement)), analysis=analysis)


def join(
    title: str,
    folder: str,
    documents: Sequence[Document],
    book: Rulebook,
    *,
    as_at: dt.date,
    stated: Stated = NOTHING_STATED,
) -> Procurement:
    """The procurement that the documents make together, with the law it comes under."""
    facts = tuple(extractors.extract(document, index) for index, document in enumerate(documents))
    every = [*stated.facts, *(fact for one in facts for fact in one.facts)]
    texts = (document.text for document in documents)
    regime = extractors.decide_regime(every, texts, stated.facts, as_at, _regime_law(book), stated.regime)
    return Procurement(title, folder, tuple(documents), facts, regime, as_at, stated.facts, stated.waivers)


def _regime_law(book: Rulebook) -> RegimeLaw:
    """What the ruleset says of regimes, in the extractors' terms."""
    regimes = book.regimes
    thresholds = (Threshold(t.contract, Money(t.amount), t.since, t.until, t.net) for t in regimes.thresholds)
    starts = (Start(name, day) for name, day in regimes.starts.items())
    authorities = (
        AuthorityNames(a.kind, a.nation, a.reserved, a.starting, a.holding, a.ending) for a in regimes.authorities
    )
    return RegimeLaw(tuple(thresholds), tuple(starts), regimes.vat_percent, tuple(authorities))
