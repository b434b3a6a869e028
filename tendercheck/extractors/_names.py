"""Finds who buys: the name of the contracting authority."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tendercheck.extractors._numbers import holds_any
from tendercheck.model.document import Document, Place
from tendercheck.model.facts import Fact
from tendercheck.model.location import Span
from tendercheck.model.roles import Role
from tendercheck.model.values import Name

_WORD = r"(?:[A-Z][\w&'’-]*|[A-Z]{2,})"
_LINK = r"(?:(?:and|of|the|for|upon|with|on|in|to|&)\s+)"
_BODY = (
    r"(?:[Cc]ouncil|COUNCIL|(?:NHS\s+)?(?:Foundation\s+)?Trust|Integrated Care Board|ICB|University"
    r"|College|Authority|Agency|Ombudsman"
    r"|Housing Association|Homes|Housing|Constabulary|Fire and Rescue Service|Fire Service|Academy|School"
    r"|Commission|Executive|Board|Museum"
    r"|Association|Corporation|Services? Ombudsman|Partnership|Police)"
)
_ORGANISATION = re.compile(
    rf"(?:\b{_WORD}\s+(?:{_LINK}{{0,2}}{_WORD}\s+){{0,6}}{_BODY}\b(?:\s+of\s+{_WORD}(?:\s+{_WORD})?)?"
    rf"|\b(?:University|Borough|City|College|Corporation) of {_WORD}(?:\s+{_WORD})?"
    rf"|\b(?:Department|Ministry|Office) (?:for|of) (?:the\s+)?{_WORD}(?:[\s,]+(?:and\s+|&\s+)?{_WORD}){{0,5}}"
    r"|\bNHS England\b|\bCCS\b|\bCrown Commercial Service\b|\bHM Revenue (?:and|&) Customs\b|\bNational Highways\b"
    r"|\bTransport for London\b"
    r"|\bThe National Archives\b|\bPolice Scotland\b|\bThe Scottish Government\b|\bThe Scottish"
    r" Ministers\b|\bWelsh Government\b"
    r"|\bHistoric England\b|\bHomes England\b|\bNatural England\b|\bSport England\b)"
)
_BODY_WORDS = (
    *(
        "ouncil",
        "COUNCIL",
        "Trust",
        "Board",
        "ICB",
        "Universit",
        "College",
        "Authority",
        "Agency",
        "Ombudsman",
        "Housing",
    ),
    *("Constabulary", "Fire", "Academy", "School", "Police", "Commission", "Executive", "Association", "Corporation"),
    *("Museum", "Homes", "Partnership", "Department", "Ministry", "Office", "England", "Crown", "HM ", "National"),
    *("London", "CCS", "Scottish", "Welsh", "Borough", "City"),
)
_LABEL = re.compile(
    r"(?:^|\|\s*|\n)\W*(?:name of )?(?:the )?(?:contracting authority|contracting body|awarding authority"
    r"|purchasing authority|buyer|client"
    r"|purchaser|authority|commissioner|procuring organisation|organisation)(?: name)?\s*[:|]\s*$",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"\s*\(?\s*\(?(?:hereinafter |hereafter )?(?:referred to as |called"
    r" )?(?:\()?\s*(?:the\s+)?[\"“‘'](?:the\s+)?(?:council|authority|trust|buyer|customer|client"
    r"|university|college|agency|contracting authority|commissioner)",
    re.IGNORECASE,
)
_INVITES = re.compile(
    r"\W*(?:\([^)]{0,40}\)\s*)?(?:\w+ly\s+)?(?:invites|is inviting|is seeking|wishes to|is looking|intends"
    r" to|seeks|is tendering|is issuing"
    r"|would like to|is undertaking|is conducting|is procuring|is commissioning|requires|has a requirement"
    r"|are seeking|are inviting)\b",
    re.IGNORECASE,
)
_ON_BEHALF = re.compile(r"\bon behalf of\s+(?:the\s+)?$", re.IGNORECASE)
_PUT_OUT = re.compile(
    r"\b(?:issued|published|let|procured|commissioned|provided)\s+by\s+(?:the\s+)?$|\b(?:tender|contract"
    r"|quotation|services?) (?:for|to)\s+(?:the\s+)?$",
    re.I,
)
_NOT_A_BUYER = re.compile(
    r"^(?:The\s+)?(?:(?:Parish|Town|City|County|Borough|District) Council$|Operational|Appropriate"
    r"|Programme|Project|Steering|Details|Contracting|Local|Competent|Public|Any|Each|This|Supervisory"
    r"|Relevant|Other|Awarding"
    r"|Buying|Insurance|Regulatory|Licensing|Such|No|Your"
    r"|Their|If|A|An|All|Where|Our|Central|Environment Agency|Financial Conduct|Data Protection|Care"
    r" Quality|Health and Safety|Charity Commission"
    r"|Information Commission|European|Competition|Prudential|Equality|Housing Ombudsman|Parliamentary|Bank)\b"
)
_COVER_LENGTH = 1500
_OFTEN = 0.5  # the trust in a name that stands nowhere special, but three times or more
_TRIM = re.compile(
    r"^(?:The|For|By|From|To|At|Of|In|Tender|Invitation|Services?|Provision|ITT|Title|Client|Buyer"
    r"|Authority|On|Section|Part)\s+(?=[A-Z])"
)


def find_authorities(document: Document, index: int = 0) -> tuple[Fact, ...]:
    """At most three names of who buys, in text order; the confidence of the likeliest is the highest."""
    best: dict[str, tuple[float, Span]] = {}
    seen: dict[str, int] = {}
    for span, name, confidence in _iter_names(document):
        key = name.lower()
        seen[key] = seen.get(key, 0) + 1
        if key not in best or confidence > best[key][0]:
            best[key] = (confidence, span)
    scored = ((max(score, _OFTEN if seen[key] >= 3 else 0.0), key, span) for key, (score, span) in best.items())
    ranked = sorted(
        ((score + min(seen[key], 9) * 0.01, span) for score, key, span in scored if score),
        reverse=True,
        key=lambda pair: pair[0],
    )
    made = [
        Fact(
            Name(_tidy(document.quote(span))),
            span,
            document.quote(span),
            Role.CONTRACTING_AUTHORITY,
            index,
            min(score, 1.0),
        )
        for score, span in ranked[:3]
    ]
    return tuple(sorted(made, key=lambda fact: fact.span or Span(0, 0)))


def _iter_names(document: Document) -> Iterator[tuple[Span, str, float]]:
    for block in document.blocks:
        if block.place not in (Place.BODY, Place.DEFINITION):
            continue
        text = document.quote(block.span)
        if not holds_any(text, _BODY_WORDS):
            continue
        for found in _ORGANISATION.finditer(text):
            start = found.start()
            while trimmed := _TRIM.match(text[start : found.end()]):
                start += trimmed.end()
            name = text[start : found.end()]
            if (
                (" " not in name.strip() and name != "CCS")
                or _NOT_A_BUYER.match(name)
                or "\n" in name
                or len(name) > 90
            ):
                continue
            span = Span(block.span.start + start, block.span.start + found.end())
            yield span, _tidy(name), _score(text, start, found.end(), span.start)


def _score(text: str, start: int, end: int, position: int) -> float:
    before, after = text[max(0, start - 60) : start], text[end : end + 90]
    if _LABEL.search(before):
        return 0.95
    if _ON_BEHALF.search(before) and position < 20 * _COVER_LENGTH:
        return 0.85
    if _DEFINED.match(after):
        return 0.9
    if _INVITES.match(after):
        return 0.85
    if position < _COVER_LENGTH:
        return 0.75 if _PUT_OUT.search(before) or not text[:start].strip(" \t,-–:") else 0.6
    return 0.0


def _tidy(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip(" ,.")
