"""Finds percentages, and counts of the things that tenders count: references, contracts, pages, words, lots."""

from __future__ import annotations

import re
from decimal import Decimal

from tendercheck.extractors._numbers import DIGITS, WORDS, holds_any, holds_number, parse_number
from tendercheck.model.location import Span
from tendercheck.model.values import Count, Percentage

_SIGN = r"(?:%|per\s?cent\b|percent\b|pct\b)"
_PERCENTAGE = re.compile(
    rf"(?<![\w.,£-])(?:(?P<first>{DIGITS}(?:\s?%)?)\s*(?:-|–|to|and(?=\s*{DIGITS}\s?(?:%|per\s?cent)))\s*)?(?P<count>{DIGITS}|{WORDS})(?P<half>½)?"
    rf"(?:\s*\(\s*(?:{DIGITS}|{WORDS})\s*%?\s*\))?\s?{_SIGN}"
    rf"(?:\s*\(\s*(?:{DIGITS}|{WORDS})\s*{_SIGN}\s*\))?",
    re.IGNORECASE,
)
_SIGNS = ("%", "cent", "pct")

_NOUNS = {
    "reference": r"references?|referees?|testimonials?",
    "contract": r"contracts?",
    "case study": r"case[\s-]stud(?:y|ies)",
    "example": r"examples?",
    "page": r"(?:pages?|sides?)(?:\s+of\s+A4(?:\s+paper)?)?|A4\s+(?:pages?|sides?)",
    "word": r"words?",
    "question": r"questions?",
    "copy": r"cop(?:y|ies)",
    "lot": r"lots?",
    "employee": r"employees?|members?\s+of\s+staff|staff(?:\s+members?)?|people|FTEs?",
    "certificate": r"certificates?",
    "director": r"directors?",
    "meeting": r"meetings?",
    "site": r"sites?",
    "attachment": r"attachments?|appendices",
    "mark": r"marks?|points?",
    "supplier": r"suppliers?|contractors?|providers?",
    "bidder": r"bidders?|tenderers?|applicants?|candidates?",
}
_NOUN = "|".join(f"(?P<{of.replace(' ', '_')}>{forms})" for of, forms in _NOUNS.items())
_ADJECTIVE = (
    r"relevant|separate|similar|recent|previous|different|client|customer|satisfactory|written|trade"
    r"|independent|hard|paper"
    r"|bound|electronic|printed|signed|single|comparable|current|former|professional|contactable"
    r"|commercial|completed|other"
    r"|contract|named|suitable|acceptable|positive|public\s+sector|private\s+sector|highest\s+scoring"
    r"|highest\s+ranked|A4"
    r"|qualified|potential|or\s+more|or\s+fewer|distinct|individual|full-time|paid|permanent|identical|typed|business"
    r"|successful|shortlisted|live|existing|specific|clear|detailed|verifiable|external|additional|further"
    r"|framework|sealed|scored|unscored|weighted|valid|main|monthly|quarterly|annual|review|progress|project|most|largest"
    r"|marked|evaluation|quality|minimum|maximum|or\s+less|key|local|council|school|primary|progress\s+review"
)
_COUNT = re.compile(
    rf"(?<![\w.,:£/-])(?:(?:(?<=between )(?P<low>{DIGITS}|{WORDS})\s+and|(?P<first>{DIGITS}|{WORDS})\s*(?:-|–"
    rf"|to))\s*)?(?P<count>{DIGITS}|{WORDS})(?:\s?\+(?!\d))?"
    rf"(?:\s*\(\s*(?:{DIGITS}|{WORDS})\s*\))?(?:\s?(?:x|no\.?"
    r"|nr\.?|off))?[\s-]+"
    rf"(?:(?:{_ADJECTIVE})\s*,?\s+){{0,3}}(?P<noun>{_NOUN})(?![\w-])",
    re.IGNORECASE,
)
_STEMS = (
    *(
        "referen",
        "referee",
        "testimon",
        "contract",
        "stud",
        "example",
        "page",
        "side",
        "meeting",
        "site",
        "attachment",
        "appendices",
        "mark",
        "point",
        "fte",
        "word",
        "question",
        "cop",
        "lot",
    ),
    *(
        "employee",
        "staff",
        "people",
        "certificate",
        "director",
        "supplier",
        "provider",
        "bidder",
        "tenderer",
        "applicant",
    ),
    "candidate",
)
_CITED = re.compile(
    r"\b(?:section|clause|paragraph|schedule|appendix|regulation|article|annex|part|lot|rule"
    r"|question|band|tier|stage|grade|level|phase|step|category|class|group|type|score|zone|room|table)s?\s+$",
    re.IGNORECASE,
)
_SINGULAR = re.compile(r"(?:[^s]|ss)$", re.IGNORECASE)
_ALWAYS_PLURAL = ("staff", "people", "fte", "appendices")


def find_percentages(text: str) -> tuple[tuple[Span, Percentage], ...]:
    """The percentages in `text`, in text order; "10-15%" is two, "20% (twenty per cent)" is one."""
    if not holds_any(text.lower(), _SIGNS):
        return ()
    made: list[tuple[Span, Percentage]] = []
    for found in _PERCENTAGE.finditer(text):
        start = found.start()
        if found["first"]:
            made.append((Span(*found.span("first")), Percentage(parse_number(found["first"].rstrip(" %")))))
            start = found.start("count")
        half = Decimal("0.5") if found["half"] else Decimal(0)
        made.append((Span(start, found.end()), Percentage(parse_number(found["count"]) + half)))
    return tuple(made)


def find_counts(text: str) -> tuple[tuple[Span, Count], ...]:
    """The counted things in `text`, in text order; a clause number before a noun ("2 Bidders must") is no count."""
    lowered = text.lower()
    if not (holds_any(lowered, _STEMS) and holds_number(lowered)):
        return ()
    made: list[tuple[Span, Count]] = []
    for found in _COUNT.finditer(text):
        count, start = parse_number(found["count"]), found.start()
        if count != count.to_integral_value() or _is_number_of_clause(found, count):
            continue
        which = "first" if found["first"] else "low"
        if found[which]:
            first, start = parse_number(found[which]), found.start("count")
            if first < count and not _CITED.search(found.string[max(0, found.start() - 14) : found.start()]):
                made.append((Span(*found.span(which)), Count(first, _of(found))))
        made.append((Span(start, found.end()), Count(count, _of(found))))
    return tuple(made)


def _of(found: re.Match[str]) -> str:
    return next(of for of in _NOUNS if found[of.replace(" ", "_")])


def _is_number_of_clause(found: re.Match[str], count: Decimal) -> bool:
    if _CITED.search(found.string[max(0, found.start() - 14) : found.start()]):
        return True
    noun, figures = found["noun"], found["count"][0].isdigit()
    if figures and noun[0].isupper() and not noun.startswith(("A4", "FTE")) and _starts_a_line(found):
        return True
    is_singular = _SINGULAR.search(noun.split(" of ")[0]) is not None and noun.lower() not in _ALWAYS_PLURAL
    between = found.string[found.end("count") : found.start("noun")]
    if count != 1 and is_singular and "-" not in between:
        return "page" not in noun.lower() and "side" not in noun.lower()
    return figures and is_singular and noun[0].isupper() and count == 1


def _starts_a_line(found: re.Match[str]) -> bool:
    before = found.string[: found.start()].rstrip(" \t(")
    return not before or before.endswith(("\n", "|"))
