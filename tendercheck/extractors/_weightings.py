"""Tells which percentages are weightings of award criteria, and of which criterion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tendercheck.extractors._context import Context
from tendercheck.model.document import BlockKind, Cell, Document, Place
from tendercheck.model.facts import Fact
from tendercheck.model.location import Span
from tendercheck.model.roles import Role
from tendercheck.model.values import Bound, Percentage

_WEIGHT = re.compile(r"\bweight(?:ed|ing|ings|age|s)?\b", re.IGNORECASE)
_ASSESSED = re.compile(
    r"\b(?:weight(?:ed|ing|ings|age|s)?|award criteri\w+|evaluat\w+|assess\w+|scor(?:e|ed|ing)|marks? available"
    r"|method statements?|MEAT|MAT|most (?:economically )?advantageous)\b",
    re.IGNORECASE,
)
_CRITERION = re.compile(
    r"\b(?:quality|price|pricing|cost|commercial|technical|social value|methodology|approach|experience|delivery"
    r"|sustainab\w+|environment\w*|innovation|implementation|mobilisation|staff\w*|team|understanding|capability"
    r"|capacity|resources|safeguarding|equality|partnership|question|criteri\w+|method statement|service|presentation"
    r"|interview|added value|value for money|community benefits?|contract management|risk|communication|finance\w*)\b",
    re.IGNORECASE,
)
_NO_WEIGHT = re.compile(
    r"\b(?:threshold|minimum (?:score|pass|mark)|pass mark|less than|below|discounts?|retention|deduct\w*"
    r"|interest|VAT|turnover"
    r"|increase\w*|uplift|margin|service credits?|availab(?:le|ility)|KPIs?|recycl\w+|emissions?|reduction"
    r"|workforce|volumes?"
    r"|savings?|profit|liabilit\w+|estimated (?:yearly )?charges|performance (?:bond|level)|bond|occupan\w+"
    r"|satisfaction"
    r"|capacity building|uptime|refund\w*|penalt\w+|response rate|charge paid|contract value|invoice\w*|payable"
    r"|commission"
    r"|fee|levy|subcontract\w*|sub-contract\w*|apprentice\w*|disab\w+|population|owned|shareh\w+|vot\w+)\b",
    re.IGNORECASE,
)
_MARKS_HEAD = re.compile(
    (
        r"\bweight|^\W*(?:%|percentage|max(?:imum)? (?:score|marks?))\W*$"
        r"|\bscore available"
    ),
    re.IGNORECASE,
)
_SAYS_NOTHING = re.compile(r"[\W\d]*(?:pass\s*/\s*fail|pass|fail|n/?a|all lots|yes|no)?[\W\d]*", re.IGNORECASE)
_BARE = re.compile(r"\s*(\d{1,3}(?:\.\d{1,2})?)\s*")
_BARE_SAID = re.compile(r"\bweight(?:ing|age)?\s*[:=–-]\s*(\d{1,3}(?:\.\d{1,2})?)(?![\d%]|\s*%|\.\d|/)", re.IGNORECASE)
_ACHIEVED = re.compile(r"\b(?:your|weighted|achieved|example|awarded)\b", re.IGNORECASE)
_TOTAL = re.compile(r"[\W\d]*(?:sub-?|grand |overall )?totals?\b", re.IGNORECASE)
_PARTS = re.compile(r"[.;|,\n:%–(]|\b(?:are|is|be|on|by|as|with|to|for|carry|carries)\b", re.IGNORECASE)
_OF_NOTICE = re.compile(r"^Award criterion(?::\s*|$)", re.IGNORECASE)
_TYPE = re.compile(r"\btype: (\w+)")
_EXAMPLE = re.compile(r"\b(?:e\.?g\b|for example|for instance|illustrat\w+|worked example)", re.IGNORECASE)
_NEAR, _SHORT = 45, 14


def role_of_percentage(context: Context) -> Fact:
    """The fact as a weighting with its criterion in `of`, where its words make it one."""
    fact = context.fact
    if not isinstance(fact.value, Percentage) or not 0 < fact.value.value <= 100 or fact.bound is not Bound.EXACT:
        return fact
    near = f"{context.before[-_NEAR:]} {context.after[:_NEAR]}"
    label = context.label[:80]
    if _NO_WEIGHT.search(near) or _NO_WEIGHT.search(label) or _ACHIEVED.search(context.header) or _TOTAL.match(label):
        return fact
    if _EXAMPLE.search(f"{context.introduction} {context.before[-60:]}"):
        return fact
    trust = _trust(context, near)
    return replace(fact, role=Role.WEIGHTING, confidence=trust, of=_criterion(context)) if trust else fact


def _trust(context: Context, near: str) -> float:
    if context.header and _MARKS_HEAD.search(context.header):
        return 0.95
    of_criterion = _CRITERION.search(f"{context.label} {near}")
    if _WEIGHT.search(near) or _WEIGHT.search(context.label):
        return 0.9 if of_criterion else 0.8
    if not of_criterion:
        return 0.0
    surroundings = f"{context.statement} {context.introduction} {context.heading} {context.heads}"
    if _ASSESSED.search(surroundings):
        return 0.85
    is_short = len(context.statement.split()) <= _SHORT
    return 0.75 if is_short and _CRITERION.match(near.strip(" \t–-:|(•")) else 0.0


def _criterion(context: Context) -> str:
    """The words that name the criterion: the row's first cell that says something, else what stands before or after."""
    cells = [cell.strip() for cell in context.label.split("|")]
    label = next((cell for cell in cells if cell and not _SAYS_NOTHING.fullmatch(cell)), "")
    if label:
        kind = _TYPE.search(context.before)
        named = _OF_NOTICE.sub("", label) or (kind[1] if kind else label)
        return " ".join(named.split())[:80]
    for words in (context.before, context.after):
        found = _PARTS.split(words.strip(" \t:–-(|•"))
        named = (found[-1] if words is context.before else found[0]).strip(" \t:–-()|•%")
        if _CRITERION.search(named):
            return " ".join(named.removeprefix("and ").split())[-80:]
    return ""


def find_bare_weightings(document: Document, index: int) -> Iterator[Fact]:
    """Weightings written as plain numbers: in a column that is headed so, or behind "Weighting:"."""
    for block in document.blocks:
        if block.place is not Place.BODY:
            continue
        if block.kind is BlockKind.TABLE_ROW and block.cells:
            yield from _in_columns(document, block.cells, index)
        for found in _BARE_SAID.finditer(document.quote(block.span)):
            span = Span(*found.span(1)).shifted(block.span.start)
            yield from _made(document, span, _name_before(found), index)


def _in_columns(document: Document, cells: tuple[Cell, ...], index: int) -> Iterator[Fact]:
    for cell in cells:
        found = _BARE.fullmatch(document.quote(cell.span)) if _WEIGHT.search(cell.label) else None
        if found:
            span = Span(*found.span(1)).shifted(cell.span.start)
            names = (document.quote(other.span) for other in cells if other is not cell)
            yield from _made(
                document, span, next((name for name in names if not _SAYS_NOTHING.fullmatch(name)), ""), index
            )


def _made(document: Document, span: Span, criterion: str, index: int) -> Iterator[Fact]:
    value = Decimal(document.quote(span))
    if 0 < value <= 100:
        of = " ".join(criterion.split())[:80]
        yield Fact(Percentage(value), span, document.quote(span), Role.WEIGHTING, index, 0.8, of=of)


def _name_before(found: re.Match[str]) -> str:
    return found.string[: found.start()].rpartition("\n")[2].strip(" \t/:–-")
