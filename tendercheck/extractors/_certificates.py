"""Finds the certificates, accreditations and registrations that suppliers must hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tendercheck.extractors._numbers import holds_any
from tendercheck.model.document import Document, Place
from tendercheck.model.facts import Fact
from tendercheck.model.location import Span
from tendercheck.model.roles import Role
from tendercheck.model.statements import Modality, Party, Statement
from tendercheck.model.values import Name

# What may be shown in place of a sign that a text in lower case holds; a document without any holds none.
_SIGNS = (
    *("iso", "ohsas", "cyber essentials", "pci", "chas", "safecontractor", "constructionline", "ssip", "cmmi", "iasme"),
    *(
        "pas ",
        ("data security and protection"),
        "investors in people",
        "acs",
        "cqc",
        "care quality",
        "ofsted",
        "gas safe",
    ),
    *("niceic", "fors", "living wage", "dbs", "waste carrier", "brcgs", "msduk", "operator", "fsc", "matrix standard"),
)
_CERTIFICATE = re.compile(
    r"\b(?P<iso>(?:BS\s?)?(?:EN\s?)?ISO(?:\s?/\s?IEC)?\s?-?(?P<number>\d{4,5}(?:-\d)?))(?::\s?\d{4})?(?P<more>\s?/\s?\d{5})?"
    r"|\bOHSAS\s?18001|\bCyber[\s-]Essentials(?:\s+(?:Plus\b|\+))?|\bPCI[\s-]?DSS|\bCHAS\b|\bSafe\s?Contractor\b"
    r"|\bConstructionline(?:\s(?:Gold|Silver|Platinum))?|\bSSIP\b|\bCMMI\s+level\s+\d|\bIASME\b|\bPAS\s?(?:91|99|2060|43)\b"
    r"|\bData Security and Protection Toolkit|\bInvestors in People|\bSIA Approved Contractor(?:\s+Scheme)?"
    r"|\bGas Safe\b"
    r"|\b(?:CQC|Care Quality Commission)\s+(?:registration|registered)|\bregistered with (?:the )?(?:CQC"
    r"|Care Quality Commission|Ofsted)"
    r"|\bOfsted\s+(?:registration|registered)|\bNICEIC\b|\bFORS\s+(?:Bronze|Silver|Gold|accredit\w+)"
    r"|\bmatrix Standard\b"
    r"|\bLiving Wage (?:accredit\w+|Employer)|\benhanced DBS\b|\bWaste Carriers? Licen[cs]e"
    r"|\bOperator['’]?s['’]? Licen[cs]e",
    re.IGNORECASE,
)
_DEMANDS = re.compile(
    r"\b(?:must|shall|required?|requirement|mandatory|hold|holds|holding|necessary|minimum|compulsory|need(?:s|ed)?|possess"
    r"|provide (?:evidence|proof|a copy|copies)|confirm|certif\w+|accredit\w+|compliance|pass\s?/\s?fail"
    r"|in place|maintain)\b",
    re.IGNORECASE,
)
_NO_DEMAND = re.compile(
    r"\bno mandatory\b|\bnot (?:be )?(?:required|mandatory|necessary)\b|\bdesirable\b|\bpreferred\b"
    r"|\bsuch as\W*$|\bfor example\W*$"
    r"|\bin accordance with (?:the )?(?:principles|guidance)\b|\bmeans\b|\baccredited bodies as per\b",
    re.IGNORECASE,
)
_SHORT = 8  # words: a line that hardly says more than the name takes its meaning from what introduces it


def find_certificates(document: Document, statements: Sequence[Statement], index: int = 0) -> tuple[Fact, ...]:
    """One fact for each certificate that suppliers are asked to hold, where it is first asked for, in text order."""
    if not holds_any(document.text.lower(), _SIGNS):
        return ()
    found: dict[str, Fact] = {}
    for number, statement in enumerate(statements):
        text = document.quote(statement.span)
        if statement.asked_of is Party.AUTHORITY or not holds_any(text.lower(), _SIGNS):
            continue
        for match in _CERTIFICATE.finditer(text):
            trust = _trust(document, statements, number, match)
            span = Span(*match.span()).shifted(statement.span.start)
            for name in _names(match):
                held = found.get(name)
                if trust and (held is None or trust > held.confidence):
                    quote = document.quote(span)
                    found[name] = Fact(Name(name), span, quote, Role.DEMANDED_CERTIFICATE, index, trust)
    return tuple(sorted(found.values(), key=lambda fact: fact.span or Span(0, 0)))


def _trust(document: Document, statements: Sequence[Statement], number: int, match: re.Match[str]) -> float:
    statement, text = statements[number], match.string
    before = text[max(0, match.start() - 120) : match.start()]
    if _NO_DEMAND.search(before) or _NO_DEMAND.search(text[match.end() : match.end() + 60]):
        return 0.0
    near = f"{before} {text[match.end() : match.end() + 100]}"
    if _DEMANDS.search(near) or statement.modality is Modality.MUST:
        return 0.9 if statement.asked_of is Party.SUPPLIER else 0.75
    if len(text.split()) > _SHORT:
        return 0.0
    introductions = (document.quote(span) for span in _introductions(document, statements, number))
    return 0.75 if any(_DEMANDS.search(words) and not _NO_DEMAND.search(words) for words in introductions) else 0.0


def _introductions(document: Document, statements: Sequence[Statement], number: int) -> Iterator[Span]:
    """The words that lead to the list item, else the statements before as far as they are longer than a name."""
    lead = statements[number].lead
    if lead is not None:
        yield lead
        return
    for earlier in reversed(statements[max(0, number - 8) : number]):
        if document.blocks[earlier.block].place is not Place.BODY:
            return
        if len(document.quote(earlier.span).split()) > _SHORT:
            yield earlier.span
            return


def _names(match: re.Match[str]) -> Iterator[str]:
    if match["iso"]:
        yield f"ISO {match['number']}"
        if match["more"]:
            yield f"ISO {match['more'].strip(' /')}"
        return
    name = " ".join(match[0].replace("-", " ").split())
    known = {"pci dss": "PCI DSS", "pcidss": "PCI DSS", "cyber essentials +": "Cyber Essentials Plus"}
    yield known.get(name.lower(), name if name.isupper() else name[:1].upper() + name[1:])
