"""Finds what kind of procurement it is: whose nation, which procedure, what is bought."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from tendercheck.extractors._context import body_spans
from tendercheck.model.document import Document
from tendercheck.model.facts import Fact
from tendercheck.model.location import Span
from tendercheck.model.roles import Role
from tendercheck.model.values import Name


@dataclass(frozen=True, slots=True)
class _Wording:
    """Words that name a kind; `needs` are what a text in lower case must hold before the pattern is tried."""

    role: Role
    name: str
    confidence: float
    needs: tuple[str, ...]
    pattern: re.Pattern[str]


def _words(role: Role, name: str, confidence: float, needs: str, *patterns: str) -> _Wording:
    return _Wording(role, name, confidence, tuple(needs.split("|")), re.compile("|".join(patterns), re.IGNORECASE))


def _nation(name: str, confidence: float, needs: str, *patterns: str) -> _Wording:
    return _words(Role.NATION, name, confidence, needs, *patterns)


def _procedure(name: str, confidence: float, needs: str, *patterns: str) -> _Wording:
    return _words(Role.PROCEDURE, name, confidence, needs, *patterns)


def _type(name: str, confidence: float, needs: str, *patterns: str) -> _Wording:
    return _words(Role.SERVICE_TYPE, name, confidence, needs, *patterns)


_SCOTTISH_BODY = r"(?:Council|Authority|Borders|Water|Agency|Enterprise|Police)"
_LIGHT_TOUCH = (
    r"\blight[\s-]?touch (?:regime|rules|procedure|contracts?(?! (?:manag|monitor|review))|services?|procurement"
    r"|competition|tender(?:ing)?|process|kind|provisions|framework|exercise|flexibilit\w+|threshold)\b"
)
_CARE = (
    r"\b(?:home care|domiciliary care|supported living|adult social care|foster care|fostering services?"
    r"|residential care|children['’]s (?:homes?|services)|homelessness services?|domestic abuse)\b"
)
_WORDINGS = (
    _nation("Scotland", 0.95, "(scotland)|s scotland", r"Public Contracts \(?Scotland\)?", r"Reform \(Scotland\) Act"),
    _nation("Scotland", 0.95, "pcs", r"\bPCS-?Tender"),
    _nation("Scotland", 0.95, "scottish", r"Scottish (?:Public Services Ombudsman|Procurement|Ministers|Government)"),
    _nation(
        "Scotland", 0.8, "scottish|police scotland", rf"\bScottish\b[^.]{{0,40}}\b{_SCOTTISH_BODY}", "Police Scotland"
    ),
    _nation("Scotland", 0.7, "scots law|of scotland|scottish law", r"\bScots law\b", r"\blaws? of Scotland\b"),
    _nation("Wales", 0.95, "sell2wales|gwerth", "Sell2Wales", "GwerthwchiGymru"),
    _nation("Wales", 0.95, "welsh", r"Welsh (?:Government|Ministers|procurement)", "devolved Welsh"),
    _nation("Wales", 0.5, "(wales)", r"\(Wales\) (?:Regulations|Act) 20\d\d"),
    _nation("Northern Ireland", 0.4, "(northern", r"\(Northern Ireland\) (?:Order|Act|Regulations)"),
    _nation("Northern Ireland", 0.95, "etenders", r"eTenders ?NI"),
    _nation("Northern Ireland", 0.95, "department of finance", r"Department of Finance\W{1,3}N(?:I|orthern Ireland)"),
    _nation(
        *("Northern Ireland", 0.95, "northern ireland"),
        r"Northern Ireland (?:Executive|Civil Service|Housing Executive|Water)",
    ),
    _nation("Northern Ireland", 0.9, "procurement delivery", "Construction and Procurement Delivery"),
    _nation(
        "England", 0.8, "england|integrated care", r"\b(?:NHS|Homes|Historic|Sport) England\b", "Integrated Care Board"
    ),
    _nation("England", 0.8, "commissioning|parish", "Clinical Commissioning Group", r"\bParish Council"),
    _nation("England", 0.5, "council", r"\b[A-Z][a-z]+ (?-i:[A-Z][a-z]+ )?Council\b"),
    _nation("England", 0.5, "english law|of england", r"\bLaws? of England\b", r"\bEnglish law\b"),
    _procedure(
        *("open", 0.9, "open"),
        r"\b(?:under|using|following|through|via|by|an?|the)\s+(?:the\s+|an?\s+)?[‘'\"“]?open[’'\"”]?"
        r" (?:procedure|tender(?: process)?)\b",
    ),
    _procedure("restricted", 0.9, "restricted", r"\brestricted[’'\"”]? procedure\b"),
    _procedure(
        *("accelerated", 0.85, "accelerated|urgency"),
        r"\baccelerated (?:open |restricted )?procedure\b|\b(?:open|restricted) accelerated\b",
        r"\bstate of urgency\b(?! (?:exists|arises))",
    ),
    _procedure("competitive flexible", 0.95, "competitive flexible", r"\bcompetitive flexible(?: procedure)?\b"),
    _procedure("competitive dialogue", 0.9, "competitive dialogue", r"\bcompetitive dialogue\b"),
    _procedure(
        *("framework call-off", 0.9, "competition|call"),
        r"\bthis (?:further|mini)[\s-]?competition\b",
        r"\bthis call[- ]off (?:ITT|invitation to tender)\b",
        r"\b(?:further|mini)[\s-]?competition (?:invitation|document|is being|is (?:run|conducted|carried out)"
        r" under)\b",
        r"\b(?:invitation|invited) to (?:a |the |take part in (?:a |this ))?(?:further|mini)[\s-]?competition\b",
        r"\bthis (?:is a )?call[- ]off (?:from|under|procurement|competition)\b",
    ),
    _procedure("most suitable provider", 0.95, "suitable provider", r"\bmost suitable provider\b"),
    _procedure("dynamic market", 0.85, "dynamic", r"\bdynamic (?:market|purchasing system)\b"),
    _procedure(
        *("below-threshold quotation", 0.85, "quot|threshold"),
        r"\b(?:requests? for|invitations? to|invited to(?: submit)?) (?:an? )?(?:quotations?|quotes?)\b",
        r"\b(?:quotations? requests?|your quot(?:ation|e)s?)\b",
        r"\bbelow[- ]threshold\b",
    ),
    _procedure("light touch", 0.85, "touch", _LIGHT_TOUCH),
    _procedure("direct award", 0.6, "direct award", r"\b(?:is|mak(?:e|ing)|through|by) (?:a |way of )?direct award\b"),
    _type("light touch services", 0.9, "touch", _LIGHT_TOUCH),
    _type("light touch services", 0.7, "care|supported|foster|children|homeless|abuse", _CARE),
    _type("light touch services", 0.7, "cpv", r"\bCPV\D{0,20}8[05]\d{6}(?:-\d)?\b"),
    _type("health services", 0.75, "cpv", r"\bCPV\D{0,20}851\d{5}(?:-\d)?\b"),
    _type("concession", 0.85, "concession", r"\b(?:services|works) concession\b", r"\bconcession contract\b"),
    _type("health services", 0.85, "selection regime", r"\bProvider Selection Regime\b"),
    _type(
        "health services",
        0.7,
        "health|clinical",
        r"\bhealth ?care services\b",
        r"\bclinical services\b|(?<!national )(?<!occupational )\bhealth services\b",
    ),
    _type(
        "works", 0.9, "works|jct|nec", r"\bcontract type\W{1,4}works\b", r"\b(?-i:JCT|NEC[34])\b", r"\bbuilding works\b"
    ),
    _type(
        "works", 0.8, "construction|works con", r"\bconstruction (?:works|contract)\b", r"\bworks contract\b(?! may)"
    ),
    _type(
        "goods",
        0.8,
        "suppl|purchase",
        r"\bcontract type\W{1,4}(?:goods|supplies)\b",
        r"\bsupply (?:and delivery )?of goods\b",
    ),
    _type("goods", 0.7, "suppl|purchase", r"\bsupply and delivery of\b", r"\bpurchase of\b"),
    _type(
        *("services", 0.8, "service"),
        r"\bcontract type\W{1,4}services\b",
        r"\b(?:provision|supply|delivery) of\b[^.|]{0,60}\bservices?\b",
        r"\bservices contract\b",
    ),
    _type("services", 0.6, "services", r"\b(?-i:[A-Z])\w+ services\b"),
)
_FIRST_PAGES = 4000


def find_character(document: Document, index: int = 0) -> tuple[Fact, ...]:
    """One fact for each nation, procedure and type of service that the words name, where they first do, in text order.

    What is named on the first pages counts more, and so does what is named often.
    """
    first: dict[tuple[Role, str], tuple[float, Span]] = {}
    seen: dict[tuple[Role, str], int] = {}
    for wording, span in _iter_words(document):
        key = (wording.role, wording.name)
        seen[key] = seen.get(key, 0) + 1
        is_early = span.start < _FIRST_PAGES
        trust = wording.confidence if is_early or wording.confidence >= 0.9 else wording.confidence - 0.2
        # Statutes and portals of other nations are named in passing; once is little unless it stands in front.
        trust = trust if is_early else min(trust, 0.5 + 0.1 * seen[key])
        if key not in first or trust > first[key][0]:
            first[key] = (round(trust, 2), span)
    made = [
        Fact(Name(name), span, document.quote(span), role, index, trust)
        for (role, name), (trust, span) in first.items()
    ]
    return tuple(sorted(made, key=lambda fact: fact.span or Span(0, 0)))


def _iter_words(document: Document) -> Iterator[tuple[_Wording, Span]]:
    blocks = tuple(body_spans(document))
    whole = document.text.lower()
    if len(whole) != len(document.text):  # a few letters of other alphabets grow in lower case
        whole = "".join(letter.lower()[:1] for letter in document.text)
    starts = [block.start for block in blocks]
    tries = sorted(
        {(at, order) for order, wording in enumerate(_WORDINGS) for at in _blocks_with(wording.needs, whole, starts)}
    )
    for at, order in tries:
        block, wording = blocks[at], _WORDINGS[order]
        for found in wording.pattern.finditer(document.quote(block)):
            yield wording, Span(block.start + found.start(), block.start + found.end())


def _blocks_with(needs: tuple[str, ...], whole: str, starts: list[int]) -> Iterator[int]:
    """The indexes of the blocks, beginning at `starts`, that may hold one of `needs`."""
    for need in needs:
        position = whole.find(need)
        while position >= 0:
            following = bisect_right(starts, position)
            if following:
                yield following - 1
            if following == len(starts):
                break
            position = whole.find(need, starts[following])
