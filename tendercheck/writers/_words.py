"""The words that people read in a report: names of families, conditions and regimes; places."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from tendercheck.model.document import Condition, Document, Mark
from tendercheck.model.findings import Evidence, Outcome, Status
from tendercheck.model.location import Location
from tendercheck.model.procurement import Procurement, RegimeKind
from tendercheck.model.rules import Citation, Law, Strength
from tendercheck.model.waivers import IdleWaiver, Waiver

FAMILIES = {
    "timescale": "Timescale",
    "standing": "Financial standing",
    "insurance": "Insurance and guarantees",
    "scale": "Scale and lots",
    "consortia": "Consortia and subcontracting",
    "experience": "Experience and references",
    "accreditation": "Accreditation and infrastructure",
    "pricing": "Pricing and payment",
    "risk": "Risk and terms",
    "workforce": "Workforce and pensions",
    "evaluation": "Evaluation",
    "process": "Process and documents",
    "engagement": "Engagement",
}

REGIMES = {
    RegimeKind.PA23: "Procurement Act 2023, above threshold",
    RegimeKind.PA23_LIGHT_TOUCH: "Procurement Act 2023, light touch contract",
    RegimeKind.PA23_BELOW_THRESHOLD: "Procurement Act 2023, below threshold (Part 6)",
    RegimeKind.PA23_CALL_OFF: "Procurement Act 2023, call-off from a framework",
    RegimeKind.PA23_CALL_OFF_LIGHT_TOUCH: "Procurement Act 2023, call-off from a light touch framework",
    RegimeKind.PCR15_LIGHT_TOUCH: "Public Contracts Regulations 2015, light touch",
    RegimeKind.PCR15: "Public Contracts Regulations 2015, above threshold",
    RegimeKind.PCR15_BELOW_THRESHOLD: "Public Contracts Regulations 2015, below threshold",
    RegimeKind.PCR15_CALL_OFF: "Public Contracts Regulations 2015, call-off from a framework",
    RegimeKind.PSR23: "Provider Selection Regime (Regulations of 2023)",
    RegimeKind.SCOTLAND: "Public Contracts (Scotland) Regulations 2015, above threshold",
    RegimeKind.SCOTLAND_REGULATED: "Procurement Reform (Scotland) Act 2014, regulated procurement",
    RegimeKind.EARLIER: "Law from before the ruleset begins; no provision is cited",
    RegimeKind.ELSEWHERE: "Law that the ruleset does not cover; no provision is cited",
}

CONDITIONS = {
    Condition.OK: "Read whole",
    Condition.OK_PARTIAL: "Read in part",
    Condition.OK_REPAIRED: "Read whole, after a repair",
    Condition.NO_TEXT_LAYER: "Not read: pictures of pages, no text",
    Condition.BLANK: "Read whole: it is blank",
    Condition.ZERO_PAGES: "Not read: it has no pages",
    Condition.GARBLED_TEXT: "Not read: its text is garbled",
    Condition.PLACEHOLDER_ONLY: "Not read: it only says that a newer reader is needed",
    Condition.ENCRYPTED_PASSWORD: "Not read: it needs a password",
    Condition.ENCRYPTED_UNSUPPORTED: "Not read: its encryption is not supported",
    Condition.WRONG_TYPE: "Not read: it is not the type its name says",
    Condition.LEGACY_FORMAT: "Not read: an old format",
    Condition.UNSUPPORTED_FORMAT: "Not read: a format that is not supported",
    Condition.MALFORMED: "Not read: the file is damaged",
    Condition.TRUNCATED: "Not read: the file is cut short",
    Condition.DTD_FORBIDDEN: "Not read: it holds a DOCTYPE, which is refused",
    Condition.TOO_LARGE: "Not read: it is too large",
    Condition.ARCHIVE_UNSAFE: "Not read: it unpacks to an unsafe size or shape",
    Condition.TIMEOUT: "Not read: reading took too long",
    Condition.MEMORY_LIMIT: "Not read: reading took too much memory",
    Condition.PARSER_CRASH: "Not read: the reader failed",
    Condition.UNREADABLE: "Not read: the file cannot be opened",
    Condition.CHANGED_WHILE_READ: "Not read: the file changed meanwhile",
    Condition.INTERNAL_ERROR: "Not read: a fault of the program",
}

MARKS = {
    Mark.ENGINES_DISAGREE: "two engines read different text",
    Mark.HIDDEN_TEXT: "holds hidden text",
    Mark.RECOGNISED_TEXT: "some pages were read by text recognition",
    Mark.ATTACHMENTS_UNREAD: "attachments were not read",
    Mark.TRACKED_CHANGES: "holds tracked changes",
    Mark.MACROS: "holds macros, which were not run",
    Mark.EXTERNAL_LINKS: "links to other files, which were not followed",
    Mark.SIGNED_THEN_CHANGED: "was added to after it was signed",
    Mark.LIMITS_NOT_ENFORCED: "was read without limits of memory and time",
}

STATUSES = {Status.OPEN: "", Status.WAIVED: "Waived", Status.BASELINE: "Known before (baseline)"}
NOTHING_CITED = "Good practice; no provision is cited under this regime"

_NOTICES = frozenset({"ocds", "ted"})  # their fields have names


def family_name(family: str) -> str:
    """The family as people say it; one that is not known keeps its own name."""
    return FAMILIES.get(family, family.replace("-", " ").capitalize())


def family_order(family: str) -> tuple[int, str]:
    """Sorts families as the barrier catalogue has them, others after those by name."""
    known = list(FAMILIES)
    return (known.index(family) if family in FAMILIES else len(known), family)


def path_in(procurement: Procurement, path: str) -> str:
    """The document's path below the procurement's folder, as people know it."""
    try:
        return PurePath(path).relative_to(PurePath(procurement.folder)).as_posix()
    except ValueError:
        return path


def place_of(document: Document, location: Location, clause: str = "") -> str:
    """Where it stands, in words: "page 5, clause 3.2", "sheet Prices, cell B12"; empty when nothing is known."""
    parts = [f"page {location.page}"] if location.page is not None else []
    if location.cell:
        parts.append(f"sheet {location.part}, cell {location.cell}" if location.part else f"cell {location.cell}")
    elif document.type in _NOTICES and location.part:
        parts.append(f"field {location.part}")
    if clause:
        parts.append(f"clause {clause.rstrip('.')}")
    if not parts and location.paragraph is not None:
        parts.append(f"line {location.paragraph}" if document.type == "text" else f"paragraph {location.paragraph + 1}")
    return ", ".join(parts)


def place_of_evidence(procurement: Procurement, evidence: Evidence) -> str:
    """Where the quote stands, in words, and how sure its letters are where they were recognised in a picture."""
    place = place_of(procurement.documents[evidence.document], evidence.location, evidence.clause)
    return ", ".join(part for part in (place, recognised_words(evidence.confidence)) if part)


def recognised_words(confidence: float) -> str:
    """How sure the letters are where they were recognised in a picture; empty where they were text."""
    return f"read by text recognition, {confidence:.0%} sure" if confidence < 1 else ""


def strength_words(strength: Strength) -> str:
    """The strength so that a provision's name can follow."""
    following = {Strength.BELOW_MINIMUM: "below the minimum in", Strength.GOOD_PRACTICE: "good practice:"}
    return following.get(strength, strength.value)


def law_name(law: Law) -> str:
    """The provision as people cite it: "Procurement Act 2023 s.54(4)"."""
    return f"{law.title} {law.section}".strip()


def citation_words(citation: Citation) -> str:
    """The citation in words: "barred by Procurement Act 2023 s.22(3)(b)"."""
    return f"{strength_words(citation.strength)} {law_name(citation.law)}"


def by_reason(outcomes: Iterable[Outcome]) -> dict[str, tuple[Outcome, ...]]:
    """The outcomes by their reasons, in the order in which those first come."""
    groups: dict[str, tuple[Outcome, ...]] = {}
    for outcome in outcomes:
        groups[outcome.reason] = (*groups.get(outcome.reason, ()), outcome)
    return groups


def coverage_words(document: Document) -> str:
    """How much was read, in words: "14 of 14 pages read"."""
    coverage = document.coverage
    unit = coverage.unit if coverage.total == 1 else f"{coverage.unit}s"
    return f"{coverage.read:,} of {coverage.total:,} {unit} read"


def is_whole(document: Document) -> bool:
    """Whether nothing of the document was left unread."""
    return document.condition.is_whole and not document.coverage.unread


def waiver_words(waiver: Waiver) -> str:
    """Who accepted a finding, until when, and why."""
    until = f"{waiver.until.day} {waiver.until:%B} {waiver.until.year}"
    return f"Accepted by {waiver.by} until {until}: {waiver.reason}"


def idle_words(idle: IdleWaiver) -> str:
    """What is wrong with a waiver that accepts nothing."""
    return f"The waiver of {idle.waiver.by} for {idle.waiver.rule} accepts nothing. {idle.why}"
