"""Finds percentages, and counts of the things that tenders count: references, contracts, pages, words, lots."""

from __future__ import annotations

import re
from decimal import Decimal

from tendercheck.extractors._numbers import DIGITS, NUMBER_WORD, WORDS, holds_any, holds_number, parse_number
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
_PLAIN_NOUN = "|".join(_NOUNS.values())
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
# Any other word may stand between, but for those that begin a new thing: units, verbs, prepositions.
_ANY_ADJECTIVE = (
    rf"(?!(?:{NUMBER_WORD}|{_PLAIN_NOUN}|and|years?|months?|weeks?|days?|hours?|minutes?|times?|million|thousand|pounds?|per|percent|of|in|on|at|to|for|by|or"
    r"|the|an?|is|are|be|was|were|will|must|shall|should|may|can|with|from|each|every|than|over|under|as|that|which|who"
    r"|their|its|our|your|this|these|more|less|if|where|when|not|no|any|all|has|have|into|within|during|before|after"
    r"|between|up|via|only|also|then|through|about|x|no|nr|off|both|either|met(?:re|er)s?|miles?|km|acres?)\b)[a-z][a-z'’-]+"
)
_COUNT = re.compile(
    rf"(?<![\w.,:£/-])(?:(?:(?<=between )(?P<low>{DIGITS}|{WORDS})\s+and|(?P<first>{DIGITS}|{WORDS})\s*(?:-|–"
    rf"|to))\s*)?(?P<count>{DIGITS}|{WORDS})(?:\s?\+(?!\d))?"
    rf"(?:\s*\(\s*(?:{DIGITS}|{WORDS})\s*\))?(?:\s?(?:x|no\.?"
    r"|nr\.?|off))?[\s-]+"
    rf"(?:(?:(?:{_ADJECTIVE})\s*,?|{_ANY_ADJECTIVE})\s+){{0,4}}(?P<noun>{_NOUN})(?![\w-])",
    re.IGNORECASE,
)
# "Word limit: 500", "Maximum word count: 1,000"; with "words" behind the number the other pattern finds it.
_LIMIT_SAID = re.compile(
    rf"\b(?P<noun>word|page)s?\s+(?:count|limit|allowance)\s*(?:\([^()]{{0,20}}\)\s*)?(?:of|is"
    rf"|[:=|–-])*\s*(?:up to\s+)?"
    rf"(?P<count>{DIGITS})(?!\s*(?:words?|pages?|sides?|%)|\w|\.\d)",
    re.IGNORECASE,
)
# "a Dun and Bradstreet failure score of 20", "Experian Delphi score | 51": the score that suppliers must reach.
_CREDIT_SCORE = re.compile(
    r"\b(?:credit|failure|risk|delphi|d\s?&\s?b|dun (?:and|&) bradstreet|experian|creditsafe|equifax)\b[^.;\n]{0,60}?"
    r"\b(?:scores?|ratings?|indicator)\b[^.;\d\n£]{0,40}(?P<count>\d{1,3})(?![\d%/]|\.\d|\s*(?:%|years?|months?|days?|marks?))",
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
        "score",
        "rating",
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
    r"|question|band|tier|stage|grade|level|phase|step|category|class|group|type|score|zone|room|table|iso|iec|form|tab|row|year)s?\s+$",
    re.IGNORECASE,
)
_IS_LIMIT = re.compile(r"\s*(?:limit|maximum|max|count|allowance)\b", re.IGNORECASE)
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
    made = [
        (Span(*found.span("count")), Count(parse_number(found["count"]), found["noun"].lower()))
        for found in _LIMIT_SAID.finditer(text)
    ]
    if "scor" in lowered or "rating" in lowered:
        made.extend(
            (Span(*found.span("count")), Count(Decimal(found["count"]), "score"))
            for found in _CREDIT_SCORE.finditer(text)
        )
    for found in _COUNT.finditer(text):
        count, start = parse_number(found["count"]), found.start()
        if (
            (count != count.to_integral_value() and _of(found) != "employee")
            or re.match(r"0\d", found["count"])
            or _is_number_of_clause(found, count)
        ):
            continue
        which = "first" if found["first"] else "low"
        if found[which]:
            first, start = parse_number(found[which]), found.start("count")
            if first < count and not _CITED.search(found.string[max(0, found.start() - 14) : found.start()]):
                made.append((Span(*found.span(which)), Count(first, _of(found))))
        made.append((Span(start, found.end()), Count(count, _of(found))))
    return tuple(sorted(made, key=lambda pair: pair[0]))


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
    if count != 1 and is_singular and "-" not in between and not _IS_LIMIT.match(found.string, found.end()):
        return "page" not in noun.lower() and "side" not in noun.lower()
    return figures and is_singular and noun[0].isupper() and count == 1


def _starts_a_line(found: re.Match[str]) -> bool:
    before = found.string[: found.start()].rstrip(" \t(")
    return not before or before.endswith(("\n", "|"))
