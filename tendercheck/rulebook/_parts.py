"""Which part of a procurement a statement stands in: contract terms read differently from selection questions."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from pathlib import PurePath

from tendercheck.model.document import Document


class Part(StrEnum):
    """What rules may name under `part` and `not_part`."""

    NOTICE = "notice"
    INSTRUCTIONS = "instructions"
    SELECTION = "selection"
    EVALUATION = "evaluation"
    SPECIFICATION = "specification"
    PRICING = "pricing"
    TERMS = "terms"
    OTHER = "other"


# As headings and file names call the parts; of several the first counts, so the narrower stand first.
_NAMES = {
    Part.SELECTION: r"selection (?:questionnaire|criteria|stage)|\b(?:SQ|PSQ|PQQ|SAQ|ESPD|SPD)\b|pre-?qualification"
    r"|conditions? of participation|(?:supplier|bidder|tenderer|standard|suitability|capacity)'?s? questionnaire"
    r"|economic and financial standing|technical and professional ability|minimum (?:standards|criteria|requirements)"
    r"|suitability (?:criteria|assessment)|financial (?:viability|assessment|appraisal)|mandatory requirements",
    Part.EVALUATION: r"award criteria|evaluation (?:criteria|methodology|model|process|of)|scoring|weightings?"
    r"|quality (?:questions|questionnaire|criteria)|method statements?|assessment criteria",
    Part.PRICING: r"pric(?:e|es|ing) (?:schedule|matrix|document|submission|model|workbook|instructions)"
    r"|bills? of quantit(?:y|ies)|schedule of rates|commercial (?:envelope|response|schedule)|cost model",
    Part.TERMS: r"(?:terms|conditions) (?:and conditions )?of (?:contract|purchase|supply|appointment|agreement)"
    r"|terms and conditions|(?:contract|call[- ]?off|framework|core|general|standard|special) (?:terms|conditions)"
    r"|(?:call[- ]?off|order|joint|framework|DPS) (?:schedule|contract)|^framework agreement$|(?:draft|form of|model)"
    r" (?:framework )?(?:contract|agreement)|services? agreement|order form|deed of|(?:NEC\d?|JCT)\b",
    Part.SPECIFICATION: r"specification|statement of (?:requirements?|works?)|service requirements?|scope of (?:the )?"
    r"(?:services?|works?|requirements?)|service description|technical requirements?|schedule of services",
    Part.INSTRUCTIONS: r"instructions? (?:to|for)|invitation to (?:tender|quote|bid|participate|negotiate)"
    r"|how to (?:tender|bid|apply|respond)|conditions? of (?:tender|tendering|bidding)|submission of (?:tender|bid)s?"
    r"|(?:tender|tendering|bid|bidding|quotation) (?:rules|conditions|instructions|procedure|process)"
    r"|(?:procurement|tender) (?:timetable|programme|process)|request for (?:quotations?|proposals?|tenders?)"
    r"|\b(?:ITT|ITQ|RFQ|RFP|ITN|ISIT)\b",
}
_PATTERNS = {part: re.compile(pattern, re.IGNORECASE) for part, pattern in _NAMES.items()}
_BINDS = re.compile(
    r"\bthe (?:supplier|contractor|provider|consultant) (?:shall|must|warrants|agrees)\b"
    r"|\bthis (?:contract|agreement)\b|\bparty\b|\bclause \d",
    re.IGNORECASE,
)
_TENDERS = re.compile(r"\b(?:tender|bid|quotation|submission|response)(?:s|er|ers|der|ders)?\b", re.IGNORECASE)
_FEWEST_BINDING = 12
_NOTICES = ("ocds", "ted")


def part_of(document: Document) -> Part:
    """The part that the document is, by its file's name, else by how it speaks."""
    if document.type in _NOTICES:
        return Part.NOTICE
    name = re.sub(r"[-_.]+", " ", PurePath(document.source.path).stem)
    named = _named(name)
    if named is not Part.OTHER:
        return named
    binding, tendering = len(_BINDS.findall(document.text)), len(_TENDERS.findall(document.text))
    return Part.TERMS if binding >= _FEWEST_BINDING and binding > 2 * tendering else Part.OTHER


def part_under(headings: tuple[str, ...], whole: Part) -> Part:
    """The part that the headings name, the nearest that names one; that of the whole document where none does.

    What stands in a contract's terms stays there: "Evaluation of performance" does not make a schedule a tender's.
    """
    if whole in (Part.TERMS, Part.NOTICE):
        return whole
    named = (_named(heading) for heading in reversed(headings))
    return next((part for part in named if part is not Part.OTHER), whole)


@lru_cache(maxsize=4096)
def _named(name: str) -> Part:
    return next((part for part, pattern in _PATTERNS.items() if pattern.search(name)), Part.OTHER)
