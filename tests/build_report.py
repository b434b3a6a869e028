"""Builders: a report made by hand, with one of everything that a writer has to show."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from tendercheck.analysis import analyse
from tendercheck.model.document import Block, BlockKind, Condition, Coverage, Document, Fragment, Mark, Source
from tendercheck.model.facts import Fact, Facts
from tendercheck.model.findings import (
    Amendment,
    Edit,
    Evidence,
    Finding,
    Option,
    Outcome,
    OutcomeKind,
    Piece,
    Status,
)
from tendercheck.model.location import Box, Location, Span
from tendercheck.model.procurement import Nation, Procurement, Regime, RegimeKind
from tendercheck.model.report import Checked, Report
from tendercheck.model.roles import Role
from tendercheck.model.rules import Citation, Law, Rule, Ruleset, Severity, Strength
from tendercheck.model.values import Date, Duration, Money, Name, Value
from tests.build_analysis import ENGLISH, limits_of, shown
from tests.build_analysis import procurement as procurement_of_facts

AS_AT = dt.date(2026, 3, 2)
FOLDER = "tenders/day-care"

INVITATION = (
    "Anytown Borough Council\n"
    "The notice was published on 2 March 2026.\n"
    "Tenders must be received by noon on 16 March 2026.\n"
    "The contract starts on 1 June 2026 and is worth £240,000 a year.\n"
    "Bidders must have a minimum annual turnover of £5,000,000.\n"
    "Bidders must hold public liability insurance of £10,000,000."
)
PRICES = "Prices are fixed for the term."


def document(
    path: str, text: str, *, kind: str = "pdf", pages: int | None = 1, sha256: str = "", **fields: object
) -> Document:
    """A document with a block for each line and, where it has pages, two lines on each."""
    blocks: list[Block] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        span = Span(start, start + len(line))
        page = number // 2 + 1 if pages else None
        box = (Box(page, 72.0, 100.0, 300.5, 112.0),) if page else ()
        location = Location(page=page, paragraph=None if pages else number + 1, boxes=box)
        clause = f"1.{number}" if number else ""
        blocks.append(Block(BlockKind.PARAGRAPH, span, (Fragment(span, location),), ("Instructions",), clause))
        start = span.end + 1
    made = Document(Source(path, sha256 or "a" * 64, len(text)), kind, Condition.OK, text, tuple(blocks), pages=pages)
    return replace(made, **fields)  # type: ignore[arg-type]


def fact(document: Document, index: int, words: str, value: Value, role: Role) -> Fact:
    """The fact that `words` state where they first stand in the document."""
    start = document.text.index(words)
    return Fact(value, Span(start, start + len(words)), words, role, index, 0.9)


def evidence(document: Document, index: int, quote: str, *marked: str) -> Evidence:
    start = document.text.index(quote)
    span = Span(start, start + len(quote))
    block = document.blocks[document.block_at(start)]
    starts = [(document.text.index(words, start), words) for words in marked]
    return Evidence(
        document=index,
        path=document.source.path,
        span=span,
        quote=quote,
        location=document.location_of(span),
        clause=block.clause,
        headings=block.heading_path,
        marked=tuple(Span(at, at + len(words)) for at, words in starts),
        before=document.text[max(0, start - 60) : start],
        after=document.text[span.end : span.end + 60],
    )


def law(
    section: str = "s.54(4)",
    *,
    title: str = "Procurement Act 2023",
    url: str = "https://www.legislation.gov.uk/ukpga/2023/54/section/54",
    says: str = "The shortest tendering period, by kind of procedure.",
    quote: str = "25 days",
) -> Law:
    return Law(f"PA23-{section}", title, section, says, quote, "law", url)


def rule(path: str, title: str, severity: Severity, *, barrier: str = "B-TIM-01", why: str = "", out: str = "") -> Rule:
    why, out = why or f"{title} matters.", out or "small providers"
    return Rule(path, title, path.partition("/")[0], barrier, severity, why, out)


def finding(rule: Rule, evidence: Evidence, *citations: Citation, **fields: object) -> Finding:
    made = Finding(
        rule=rule,
        severity=rule.severity,
        strength=citations[0].strength if citations else Strength.GOOD_PRACTICE,
        message=f"{rule.title}, it seems.",
        citations=citations,
        evidence=evidence,
        amendment=Amendment(),
        question="",
        fingerprint="0123456789abcdef",
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def option(label: str, evidence: Evidence, old: str, new: str, *, note: str = "") -> Option:
    """A wording that replaces `old` in the quote by `new`; inserts at the end of the quote where `old` is empty."""
    at = evidence.quote.index(old) if old else len(evidence.quote)
    kept, rest = evidence.quote[:at], evidence.quote[at + len(old) :]
    start = evidence.span.start + at
    pieces = (Piece("kept", kept), Piece("deleted", old), Piece("inserted", new), Piece("kept", rest))
    return Option(
        label=label,
        edits=(Edit(evidence.document, Span(start, start + len(old)), new),),
        text=f"{kept}{new}{rest}",
        pieces=tuple(piece for piece in pieces if piece.text),
        note=note,
    )


def invitation() -> Document:
    return document(f"{FOLDER}/invitation.pdf", INVITATION, pages=3, coverage=Coverage("page", 3, 3))


def prices() -> Document:
    return document(
        f"{FOLDER}/forms/prices.pdf",
        PRICES,
        pages=2,
        sha256="b" * 64,
        condition=Condition.OK_PARTIAL,
        coverage=Coverage("page", 1, 2, ("page 2 (a picture without text)",)),
        marks=(Mark.HIDDEN_TEXT,),
        detail="One page holds no text.",
    )


def facts(document: Document) -> tuple[Fact, ...]:
    noon = Date(dt.date(2026, 3, 16), dt.time(12))
    return (
        fact(document, 0, "Anytown Borough Council", Name("Anytown Borough Council"), Role.CONTRACTING_AUTHORITY),
        fact(document, 0, "2 March 2026", Date(dt.date(2026, 3, 2)), Role.NOTICE_DATE),
        fact(document, 0, "noon on 16 March 2026", noon, Role.TENDER_DEADLINE),
        fact(document, 0, "1 June 2026", Date(dt.date(2026, 6, 1)), Role.CONTRACT_START),
        fact(document, 0, "£240,000 a year", Money(Decimal(240000), per="year"), Role.ANNUAL_VALUE),
        fact(document, 0, "£5,000,000", Money(Decimal(5000000)), Role.DEMANDED_TURNOVER),
        fact(document, 0, "£10,000,000", Money(Decimal(10000000)), Role.DEMANDED_PUBLIC_LIABILITY),
    )


def short_period(document: Document) -> Finding:
    """A grave finding below a legal minimum, with working and two wordings."""
    where = evidence(document, 0, "Tenders must be received by noon on 16 March 2026.", "16 March 2026")
    return finding(
        rule("timescale/too-short", "The tendering period is shorter than the minimum", Severity.ERROR),
        where,
        Citation(law(), Strength.BELOW_MINIMUM),
        Citation(law("s.54(1)", says="Periods must be reasonable.", quote=""), Strength.BEARS_ON),
        message="14 days to tender; the minimum is 25 days.",
        working="2 March 2026 to 16 March 2026 is 14 days; the least is 25 days",
        assumed=("The estimated value is not stated; the Procurement Act 2023 above its threshold is assumed.",),
        facts=(("days", "14"), ("end", "2026-03-16T12:00"), ("limit", "25"), ("start", "2026-03-02")),
        question="Which exception does the authority rely on?",
        amendment=Amendment(
            (
                option("Best", where, "16 March 2026", "7 April 2026", note="Ten days above the minimum."),
                option("Minimum", where, "16 March 2026", "27 March 2026"),
            )
        ),
    )


def turnover(document: Document) -> Finding:
    """A warning with an insertion and a second place."""
    where = evidence(document, 0, "Bidders must have a minimum annual turnover of £5,000,000.", "minimum", "£5,000,000")
    return finding(
        rule("standing/turnover-demanded", "A turnover is demanded", Severity.WARNING, barrier="B-EFS-01"),
        where,
        Citation(law("s.22(3)(b)", says="No audited accounts.", quote="audited annual accounts"), Strength.BARRED_BY),
        amendment=Amendment((option("Acceptable", where, "", " Other evidence will be considered."),)),
        also_at=(evidence(document, 0, "public liability insurance of £10,000,000"),),
        working="£5,000,000 ÷ £240,000 a year = 20.8",
    )


def no_engagement(document: Document) -> Finding:
    """A note about something that is not there, for which nothing is cited."""
    return finding(
        rule("engagement/none", "No market engagement is mentioned", Severity.NOTE, barrier="B-ENG-01"),
        evidence(document, 0, "Anytown Borough Council"),
        absence=True,
        amendment=Amendment(advice="Hold an event for small providers before the notice."),
    )


def fixed_prices(document: Document) -> Finding:
    """A finding in the second document that has been waived."""
    return finding(
        rule("pricing/fixed", "Prices are fixed", Severity.WARNING, barrier="B-PRI-01"),
        evidence(document, 1, PRICES, "fixed"),
        Citation(law("s.12(4)", says="Have regard to small suppliers.", quote=""), Strength.BEARS_ON),
        status=Status.WAIVED,
    )


def outcomes(first: Document, second: Document) -> tuple[Outcome, ...]:
    found = (short_period(first), turnover(first), no_engagement(first), fixed_prices(second))
    return (
        *(Outcome(one.rule, OutcomeKind.FINDINGS, "", (one,)) for one in found),
        Outcome(rule("scale/no-lots", "There are no lots", Severity.WARNING), OutcomeKind.PASSED),
        Outcome(rule("risk/psr", "Only for the PSR", Severity.NOTE), OutcomeKind.NOT_APPLICABLE, "For another regime."),
        Outcome(
            rule("process/answers", "Answers come too late", Severity.ERROR),
            OutcomeKind.COULD_NOT_TELL,
            "The documents do not state the answers date.",
        ),
    )


def procurement(*, title: str = "Day care for older people") -> Procurement:
    first, second = invitation(), prices()
    regime = Regime(
        RegimeKind.PA23,
        ("The notice was published on 2 March 2026.",),
        ("The authority is taken to be a local one.",),
        Nation.ENGLAND,
    )
    stated = (Fact(Duration(Decimal(24), "month"), None, "24 months", Role.TERM, -1),)
    return Procurement(title, FOLDER, (first, second), (Facts(facts(first)), Facts()), regime, AS_AT, stated)


def ruleset() -> Ruleset:
    return Ruleset("uk", "Barriers to small providers", "1.2.3", dt.date(2026, 1, 31), "c" * 64)


def checked(*, title: str = "Day care for older people") -> Checked:
    made = procurement(title=title)
    by_role = {fact.role: fact for fact in made.iter_facts()}
    roles = (Role.TENDER_DEADLINE, Role.NOTICE_DATE, Role.ANNUAL_VALUE, Role.DEMANDED_TURNOVER)
    return Checked(made, outcomes(*made.documents), shown(*(by_role[role] for role in roles)))


def checked_of(*facts: Fact, regime: Regime = ENGLISH, stated: tuple[Fact, ...] = ()) -> Checked:
    """A procurement of these facts alone with what they come to; no rule was run."""
    made = procurement_of_facts(*facts, regime=regime, stated=stated)
    return Checked(made, (), analyse(made, tuple(limits_of(regime).values()), (), None))


def report(*many: Checked) -> Report:
    """A full report; of `many` procurements where they are given."""
    return Report("0.0.0", ruleset(), AS_AT, many or (checked(),))


def report_of(document: Document, *found: Finding, title: str = "A tender") -> Report:
    """A report over one document with these findings."""
    made = Procurement(title, "", (document,), (Facts(),), Regime(RegimeKind.PA23), AS_AT)
    return report(Checked(made, tuple(Outcome(one.rule, OutcomeKind.FINDINGS, "", (one,)) for one in found)))
