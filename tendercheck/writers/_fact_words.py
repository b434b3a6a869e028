"""The words of facts: what they are called, what they say, where they stand, how sure they are."""

from __future__ import annotations

from collections.abc import Sequence

from tendercheck.model.facts import Fact
from tendercheck.model.procurement import Procurement
from tendercheck.model.roles import Role
from tendercheck.model.values import Ambiguous, Bound, Count, Date, Money, Ratio, Undecided, Value
from tendercheck.showing import shorten
from tendercheck.writers._words import path_in, place_of, recognised_words

ROLES = {
    Role.PLANNED_NOTICE_DATE: "Planned notice",
    Role.ENGAGEMENT_DATE: "Early engagement",
    Role.NOTICE_DATE: "Notice published",
    Role.ISSUE_DATE: "Documents issued",
    Role.SITE_VISIT: "Site visit",
    Role.CLARIFICATION_DEADLINE: "Questions by",
    Role.ANSWERS_DATE: "Answers by",
    Role.PARTICIPATION_DEADLINE: "Requests to take part",
    Role.SHORTLIST_DATE: "Shortlist",
    Role.TENDER_DEADLINE: "Tender deadline",
    Role.PRESENTATIONS: "Presentations",
    Role.AWARD_DATE: "Award",
    Role.STANDSTILL_END: "Standstill ends",
    Role.MOBILISATION_START: "Mobilisation starts",
    Role.CONTRACT_START: "Contract starts",
    Role.CONTRACT_END: "Contract ends",
    Role.TERM: "Term",
    Role.EXTENSION: "Extension",
    Role.ESTIMATED_VALUE: "Estimated value",
    Role.ANNUAL_VALUE: "Value a year",
    Role.LOT_VALUE: "Value of a lot",
    Role.NATION: "Nation",
    Role.CONTRACTING_AUTHORITY: "Contracting authority",
    Role.PROCEDURE: "Procedure",
    Role.SERVICE_TYPE: "Type of service",
    Role.DEMANDED_TURNOVER: "Turnover demanded",
    Role.DEMANDED_PUBLIC_LIABILITY: "Public liability demanded",
    Role.DEMANDED_EMPLOYERS_LIABILITY: "Employers’ liability demanded",
    Role.DEMANDED_PROFESSIONAL_INDEMNITY: "Professional indemnity demanded",
    Role.DEMANDED_PRODUCT_LIABILITY: "Product liability demanded",
    Role.DEMANDED_OTHER_INSURANCE: "Other insurance demanded",
    Role.DEMANDED_RATIO: "Financial ratio demanded",
    Role.DEMANDED_SCORE: "Score demanded",
    Role.DEMANDED_REFERENCES: "References demanded",
    Role.REFERENCE_VALUE: "Value of reference contracts",
    Role.REFERENCE_AGE: "Age of references",
    Role.DEMANDED_ACCOUNTS: "Accounts demanded",
    Role.DEMANDED_EXPERIENCE: "Experience demanded",
    Role.DEMANDED_CERTIFICATE: "Certificate demanded",
    Role.DEMANDED_STAFF: "Staff demanded",
    Role.WEIGHTING: "Weighting",
    Role.LOTS: "Lots",
    Role.PAGE_LIMIT: "Page limit",
    Role.WORD_LIMIT: "Word limit",
    Role.PAYMENT_PERIOD: "Payment period",
    Role.LIABILITY_CAP: "Cap on liability",
    Role.TENDER_VALIDITY: "Tender stays valid",
    Role.TENDER_VALIDITY_END: "Tender stays valid until",
}
BOUNDS = {
    Bound.EXACT: "",
    Bound.AT_LEAST: "at least",
    Bound.OVER: "over",
    Bound.AT_MOST: "at most",
    Bound.UNDER: "under",
    Bound.ABOUT: "about",
    Bound.FROM: "from",
    Bound.TO: "up to",
}
CERTAIN, LIKELY = 0.9, 0.7  # from here on a fact's role is called that; below it is called a guess
_UNCOUNTED = frozenset({"people", "staff", "fte"})
_OF_CHARACTERS = 80
_ZONES = {"+01:00": " BST", "+00:00": " GMT"}


def role_name(role: Role) -> str:
    """The role as people say it."""
    return ROLES[role]


def value_words(value: Value) -> str:
    """A fact's value as people write it: "31 August 2025, 17:00 BST", "£5,000,000 a year, excluding VAT"."""
    if isinstance(value, Date):
        day = f"{value.day.day} {value.day:%B} {value.day.year}"
        return f"{day}, {value.time:%H:%M}{_ZONES.get(value.zone, value.zone)}" if value.time else day
    if isinstance(value, Money):
        return _money_words(value)
    if isinstance(value, Ratio):
        return f"{value.antecedent.normalize():f} to {value.consequent.normalize():f}"
    if isinstance(value, Count):
        return f"{value.value.normalize():,f} {_counted(value)}".rstrip()
    if isinstance(value, Undecided):
        return "not decided yet"
    if isinstance(value, Ambiguous):
        return joined([value_words(reading) for reading in value.readings], "or")
    return str(value)


def fact_words(fact: Fact) -> str:
    """What a fact says, with its bound and whose it is: "at least £5,000,000, each claim", "60% for Quality"."""
    words = " ".join(part for part in (BOUNDS[fact.bound], value_words(fact.value)) if part)
    if not fact.of:
        return words
    of = shorten(f"lot {fact.of}" if fact.of.isdigit() and fact.role is Role.LOT_VALUE else fact.of, _OF_CHARACTERS)
    return f"{words} for {of}" if fact.role in (Role.WEIGHTING, Role.LOT_VALUE) else f"{words} ({of})"


def range_words(first: Fact, last: Fact) -> str:
    """Two ends as one range: "from 8 to 26 June 2026"."""
    return f"from {joined([value_words(first.value), value_words(last.value)], 'to')}"


def joined(many: Sequence[str], word: str) -> str:
    """The phrases with `word` between them; the words that they all end with are said once: "17 or 26 May 2026"."""
    split = [phrase.split() for phrase in many]
    shared = 0
    while all(len(words) > shared + 1 for words in split) and len({words[-1 - shared] for words in split}) == 1:
        shared += 1
    ends = [" ".join(words[: len(words) - shared]) for words in split[:-1]]
    return f" {word} ".join([*ends, *many[-1:]])


def sure_words(fact: Fact) -> str:
    """How sure the program is that the value is this fact: "certain", "likely", "a guess"."""
    return "certain" if fact.confidence >= CERTAIN else "likely" if fact.confidence >= LIKELY else "a guess"


def is_stated(fact: Fact) -> bool:
    """Whether the authority gave it in procurement.toml, outside its documents."""
    return fact.document < 0


def place_of_fact(procurement: Procurement, fact: Fact, *, beside: Fact | None = None) -> str:
    """Where a fact stands, in words; with its document where there are several and `beside` does not name it."""
    if is_stated(fact) or fact.span is None:
        return "stated in procurement.toml" if is_stated(fact) else ""
    document = procurement.documents[fact.document]
    is_named = len(procurement.documents) == 1 or (beside is not None and beside.document == fact.document)
    parts = [] if is_named else [path_in(procurement, document.source.path)]
    if document.blocks:
        clause = document.blocks[document.block_at(fact.span.start)].clause
        parts.append(place_of(document, document.location_of(fact.span), clause))
        parts.append(recognised_words(document.confidence_of(fact.span)))
    return ", ".join(part for part in parts if part)


def _money_words(money: Money) -> str:
    per = f" a{'n' if money.per == 'hour' else ''} {money.per}" if money.per else ""
    vat = {"excluded": "excluding VAT", "included": "including VAT"}.get(money.vat, "")
    return ", ".join(part for part in (f"{money}{per}", money.cover, vat) if part)


def _counted(count: Count) -> str:
    """What is counted, as it stands after the number: "references", "case studies", "members of staff"."""
    if count.value == 1 or count.of in _UNCOUNTED or not count.of:
        return count.of
    noun, of, rest = count.of.partition(" of ")
    many = f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou") else f"{noun}s"
    return f"{many}{of}{rest}"
