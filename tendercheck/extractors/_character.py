"""Finds what kind of procurement it is: whose nation, which procedure, what is bought."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tendercheck.extractors._context import body_spans
from tendercheck.model.document import Document
from tendercheck.model.facts import Fact, Name, Role
from tendercheck.model.location import Span

_Wording = tuple[Role, str, float, re.Pattern[str]]


def _wording(role: Role, name: str, confidence: float, *patterns: str) -> _Wording:
    return role, name, confidence, re.compile("|".join(patterns), re.IGNORECASE)


_NATIONS = (
    _wording(
        Role.NATION,
        "Scotland",
        0.95,
        r"Public Contracts \(Scotland\)",
        r"Procurement (?:Reform )?\(Scotland\)",
        r"Public Contracts Scotland",
        r"\bPCS-?Tender",
        r"Scottish (?:Public Services Ombudsman|Procurement|Ministers|Government)",
    ),
    _wording(
        Role.NATION,
        "Scotland",
        0.8,
        r"\bScottish\b[^.]{0,40}\b(?:Council|Authority|Borders|Water|Agency|Enterprise|Police)",
        r"Police Scotland",
        r"\b(?:Scots law|laws? of Scotland|Scottish law)\b",
    ),
    _wording(
        Role.NATION,
        "Wales",
        0.95,
        r"Sell2Wales",
        r"GwerthwchiGymru",
        r"Welsh (?:Government|Ministers|procurement)",
        r"devolved Welsh",
        r"Wales Procurement",
        r"\(Wales\) (?:Regulations|Act) 20\d\d",
        r"Future Generations \(Wales\)",
    ),
    _wording(
        Role.NATION,
        "Northern Ireland",
        0.95,
        r"eTendersNI",
        r"eTenders ?NI",
        r"Department of Finance(?:,| \()? ?(?:NI|Northern Ireland)",
        r"\(Northern Ireland\) (?:Order|Act|Regulations)",
        r"Northern Ireland (?:Executive|Civil Service|Housing Executive|Water)",
        r"Construction and Procurement Delivery",
    ),
    _wording(
        Role.NATION,
        "England",
        0.8,
        r"\bNHS England\b",
        r"Integrated Care Board",
        r"Commissioning Support",
        r"Homes England",
        r"Parish Council",
        r"Clinical Commissioning Group",
    ),
    _wording(
        Role.NATION,
        "England",
        0.5,
        r"\b(?:County|Borough|District|City|Town|Metropolitan) Council\b",
        r"\bLaws? of England\b",
        r"\bEnglish law\b",
        r"\b[A-Z]\w+ Council\b",
    ),
)
_PROCEDURES = (
    _wording(
        Role.PROCEDURE,
        "open",
        0.9,
        r"\b(?:under|using|following|through|via|by|an?|the)\s+(?:the\s+|an?\s+)?[‘'\"“]?open[’'\"”]?"
        r" (?:procedure|tender(?: process)?)\b",
    ),
    _wording(Role.PROCEDURE, "restricted", 0.9, r"\brestricted[’'\"”]? procedure\b"),
    _wording(Role.PROCEDURE, "competitive flexible", 0.95, r"\bcompetitive flexible(?: procedure)?\b"),
    _wording(Role.PROCEDURE, "competitive dialogue", 0.9, r"\bcompetitive dialogue\b"),
    _wording(
        Role.PROCEDURE,
        "framework call-off",
        0.9,
        r"\b(?:this|the present|a|under)\s+(?:further|mini)[\s-]?competition\b",
        r"\bcall[- ]off (?:ITT|invitation|procurement|competition)\b",
        r"\bfurther competition (?:under|from|through|invitation|is being)\b",
        r"\bmini-?competition (?:under|from|through|is|document)\b",
        r"\bcall(?:ing)?[- ]off (?:from|under) the\b[^.]{0,80}\bframework",
    ),
    _wording(Role.PROCEDURE, "most suitable provider", 0.95, r"\bmost suitable provider\b"),
    _wording(Role.PROCEDURE, "dynamic market", 0.85, r"\bdynamic (?:market|purchasing system)\b"),
    _wording(
        Role.PROCEDURE,
        "below-threshold quotation",
        0.85,
        r"\b(?:request for|invitation to) (?:quotations?|quotes?)\b",
        r"\bbelow[- ]threshold\b",
    ),
    _wording(
        Role.PROCEDURE, "light touch", 0.85, r"\blight[\s-]?touch (?:regime|rules|procedure|contract|services?)\b"
    ),
    _wording(
        Role.PROCEDURE,
        "direct award",
        0.6,
        r"\b(?:is|make|making|intends? to make|through|by) (?:a |way of )?direct award\b",
    ),
)
_TYPES = (
    _wording(
        Role.SERVICE_TYPE,
        "light touch services",
        0.9,
        r"\blight[\s-]?touch (?:regime|rules|contract|services?)\b",
        r"\bSchedule 3 services\b",
    ),
    _wording(
        Role.SERVICE_TYPE,
        "light touch services",
        0.7,
        r"\b(?:CPV\D{0,20})?8[05]\d{6}(?:-\d)?\b",
        r"\b(?:home care|domiciliary care|supported living|adult social care|foster care|fostering services?"
        r"|residential care|children['’]s (?:homes?|services)|homelessness services?|domestic abuse)\b",
    ),
    _wording(
        Role.SERVICE_TYPE,
        "health services",
        0.85,
        r"\bProvider Selection Regime\b",
        r"\bhealth ?care services\b",
        r"\bclinical services\b",
        r"\bcommunity health services?\b",
    ),
    _wording(
        Role.SERVICE_TYPE,
        "works",
        0.9,
        r"\bworks contracts?\b",
        r"\bcontract type\W{1,4}works\b",
        r"\bJCT\b",
        r"\bNEC[34]\b",
        r"\bconstruction (?:works|contract|phase)\b",
        r"\bbuilding works\b",
    ),
    _wording(
        Role.SERVICE_TYPE,
        "goods",
        0.8,
        r"\bcontract type\W{1,4}(?:goods|supplies)\b",
        r"\bsupply and delivery of\b",
        r"\bsupply of goods\b",
        r"\bpurchase of\b",
    ),
    _wording(
        Role.SERVICE_TYPE,
        "services",
        0.8,
        r"\bcontract type\W{1,4}services\b",
        r"\b(?:provision|supply|delivery) of\b[^.|]{0,60}\bservices?\b",
        r"\bservices contract\b",
        r"\b\w+ services\b",
    ),
)
_HINT = re.compile(
    r"scot|wales|welsh|gwerth|northern ireland|etenders|department of finance|nhs|integrated care"
    r"|commissioning|council|england|english"
    r"|procurement delivery|homes|procedure|open tender|flexible|dialogue|competition|call|suitable"
    r"|dynamic|quot|threshold|touch"
    r"|direct award|services?\b|8[05]\d{6}|care\b|living|foster|children|abuse|selection regime|works|jct"
    r"|nec|suppl|purchase|building",
    re.IGNORECASE,
)
_TITLE_LENGTH = 2500


def find_character(document: Document, index: int = 0) -> tuple[Fact, ...]:
    """One fact for each nation, procedure and type of service that the words name, where they first do, in text order.

    What is named on the first page counts more; a nation named once in passing counts less.
    """
    first: dict[tuple[Role, str], tuple[Span, float]] = {}
    seen: dict[tuple[Role, str], int] = {}
    for (role, name), span, confidence in _iter_words(document):
        key = (role, name)
        seen[key] = seen.get(key, 0) + 1
        is_early = span.start < _TITLE_LENGTH
        trust = confidence if is_early or confidence >= 0.9 else confidence - 0.2
        if key not in first or trust > first[key][1]:
            first[key] = (span, trust)
    made = [
        Fact(
            Name(name),
            span,
            document.quote(span),
            role,
            index,
            round(min(trust, 0.5 + 0.15 * seen[role, name], 1.0), 2),
        )
        for (role, name), (span, trust) in first.items()
    ]
    return tuple(sorted(made, key=lambda fact: fact.span or Span(0, 0)))


def _iter_words(document: Document) -> Iterator[tuple[tuple[Role, str], Span, float]]:
    for block in body_spans(document):
        text = document.quote(block)
        if not _HINT.search(text):
            continue
        for role, name, confidence, pattern in (*_NATIONS, *_PROCEDURES, *_TYPES):
            for found in pattern.finditer(text):
                yield (role, name), Span(block.start + found.start(), block.start + found.end()), confidence
