"""Tells what suppliers must show by number: ratios, scores, references, experience; and how long answers may be."""

from __future__ import annotations

import re
from dataclasses import replace

from tendercheck.extractors._context import Context
from tendercheck.model.facts import Fact
from tendercheck.model.roles import Role
from tendercheck.model.statements import Modality, Party
from tendercheck.model.values import Bound, Count, Duration, Ratio

_RATIO = re.compile(
    r"\b(?:(?P<current>current|liquidity)|(?P<acid>acid[\s-]test|quick)|(?P<gearing>gearing|debt)|(?P<turnover>turnover)"
    r"|(?P<interest>interest)|(?P<profit>profit\w*|operating margin)"
    r"|(?P<other>financial))\b[^.;|]{0,40}\b(?:ratio|test|cover|gearing)\b"
    r"|\b(?P<named>acid[\s-]test|gearing)\b",
    re.IGNORECASE,
)
_EXPERIENCE = re.compile(
    r"\b(?:references?|referees?|experience|examples?|case studies|similar|relevant|carried out|delivered|track record"
    r"|perform\w*|contracts?|projects?|clients?)\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\b(?:references?|referees?)\b", re.IGNORECASE)
_NO_REFERENCE = re.compile(
    r"lots?\b|call-?off|maximum of|up to|no more than|award(?:ed)? (?:a )?(?:maximum|up to)", re.IGNORECASE
)
_CANNOT = re.compile(r"\b(?:cannot|unable to|not able to|can not)\b[^.]{0,30}$", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:within|in|during|over|from|for)\s+(?:the\s+)?(?:last|past|previous|preceding)\s*(?:period of\s+)?$"
    r"|\b(?:last|past|previous|preceding)\s*$|\b(?:no (?:more|older) than|not older than|within)\s*$",
    re.IGNORECASE,
)
_NOT_PAST = re.compile(
    r"account|turnover|financial|balance sheet|convict|offence|terminat|prosecut|enforcement|insolven|disqualif|judg"
    r"|misconduct|breach|claim|accident|incident|RIDDOR|trading|audit|tribunal|situation|tax|profit|default|deduct"
    r"|penalt|court|notice|dismiss|investigat|damages|grounds|served|merged|acqui|qualification",
    re.IGNORECASE,
)
_YEARS_OF = re.compile(
    r"\s*(?:['’]s?|of)?\s*(?:\w+\s+){0,4}?(?:experience|track record|trading(?: history)?|in business|established"
    r"|in operation|post[\s-]qualification)\b",
    re.IGNORECASE,
)
_HAS_DONE = re.compile(
    r"\b(?:experience|trading|in business|established|in operation|been (?:providing|delivering|operating|trading))\b"
    r"[^.;]{0,140}\b(?:at least|minimum(?: of)?|for|of|not less than|over|more than)\s*$",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    (
        r"\b(?:max(?:imum)?|limit\w*|up to|no more than|not exceed\w*|word count|exceed\w*"
        r"|no longer than|within)\b"
    ),
    re.IGNORECASE,
)
_NO_LIMIT = re.compile(
    r"\b(?:for example|e\.g\.|remaining|unused|remains at|have been used)\b[^.]{0,60}$"
    r"|\b(?:document|specification|this (?:guide|pack|ITT)|report)\b[^.]{0,30}$|in addition",
    re.IGNORECASE,
)
_LOTS = re.compile(
    r"\b(?:divid\w+|split|sub-?divid\w+|compris\w+|consist\w*|broken (?:down )?into|separated|organised|let in"
    r"|made up|structured|has|have|having"
    r"|there (?:are|will be)|into|includes?|contains?|number of lots|following)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_NO_LOTS = re.compile(
    r"\b(?:maximum|up to|at least|no more than|only|any|each|bid for|tender for|apply for|award\w*|win|won|one or more"
    r"|more than|fewer than|per|between|either|both|other|least)\b[^.;]{0,24}$",
    re.IGNORECASE,
)


def role_of_ratio(context: Context) -> Fact:
    """The fact as a ratio demanded of suppliers, its kind in `of`."""
    fact = context.fact
    if not isinstance(fact.value, Ratio) or context.asked_of is Party.AUTHORITY:
        return fact
    words = f"{context.before[-120:]} {context.label} {context.header} {context.after[:40]}"
    found = _RATIO.search(words)
    if found is None or fact.value.antecedent > 20:
        return fact
    kind = next((name for name, text in found.groupdict().items() if text), "")
    of = {"acid": "acid test", "named": (found["named"] or "").lower(), "other": ""}.get(kind, kind)
    is_asked = context.asked_of is Party.SUPPLIER or fact.bound is not Bound.EXACT
    return replace(fact, role=Role.DEMANDED_RATIO, confidence=0.9 if is_asked else 0.75, of=of)


def role_of_count(context: Context) -> Fact:
    """The fact as references demanded, lots, a limit of words or pages, a score; without a role if it is none."""
    value = context.fact.value
    if not isinstance(value, Count):
        return context.fact
    for decide in (_lots, _limit, _score, _staff, _references):
        role, confidence = decide(context, value)
        if role is not None:
            return replace(context.fact, role=role, confidence=confidence)
    return context.fact


def _lots(context: Context, value: Count) -> tuple[Role | None, float]:
    if value.of != "lot" or context.fact.bound not in (Bound.EXACT, Bound.ABOUT) or value.value < 2:
        return None, 0.0
    before = context.before[-60:]
    if _NO_LOTS.search(before) or not _LOTS.search(before):
        return None, 0.0
    return Role.LOTS, 0.85


def _limit(context: Context, value: Count) -> tuple[Role | None, float]:
    roles = {"word": Role.WORD_LIMIT, "page": Role.PAGE_LIMIT}
    if value.of not in roles or context.asked_of is Party.AUTHORITY or _NO_LIMIT.search(context.before):
        return None, 0.0
    if context.fact.bound in (Bound.AT_MOST, Bound.UNDER):
        return roles[value.of], 0.9
    near = f"{context.before[-60:]} {context.after[:40]} {context.label} {context.header}"
    return (roles[value.of], 0.85) if _LIMITS.search(near) else (None, 0.0)


def _score(context: Context, value: Count) -> tuple[Role | None, float]:
    if value.of != "score" or context.asked_of is Party.AUTHORITY:
        return None, 0.0
    return Role.DEMANDED_SCORE, 0.9 if context.fact.bound is not Bound.EXACT else 0.75


def _staff(context: Context, value: Count) -> tuple[Role | None, float]:
    is_demand = context.asked_of is Party.SUPPLIER and context.modality is Modality.MUST
    if value.of != "employee" or not is_demand or context.fact.bound is not Bound.AT_LEAST:
        return None, 0.0
    return Role.DEMANDED_STAFF, 0.8


def _references(context: Context, value: Count) -> tuple[Role | None, float]:
    if context.asked_of is Party.AUTHORITY:
        return None, 0.0
    words = f"{context.introduction} {context.statement}"
    is_reference = value.of == "reference" or (
        value.of in ("contract", "case study", "example") and bool(_EXPERIENCE.search(words))
    )
    if _CANNOT.search(context.before[-40:]):
        return None, 0.0
    if not is_reference or (_NO_REFERENCE.search(context.before[-40:]) and value.of == "contract"):
        return None, 0.0
    sure = value.of == "reference" or bool(_REFERENCE.search(words))
    is_asked = context.asked_of is Party.SUPPLIER
    return Role.DEMANDED_REFERENCES, 0.5 + 0.2 * sure + 0.2 * is_asked


def role_of_past(context: Context, value: Duration) -> tuple[Role | None, float]:
    """Whether the years are those within which references must lie, or those of experience that are wanted."""
    if value.unit not in ("year", "month") or context.asked_of is Party.AUTHORITY:
        return None, 0.0
    before, after = context.opening[-160:], context.after[:70]
    is_demand = context.asked_of is Party.SUPPLIER or context.modality is Modality.MUST
    if (_YEARS_OF.match(after) or _HAS_DONE.search(before)) and not _PAST.search(before) and is_demand:
        return Role.DEMANDED_EXPERIENCE, 0.85
    if not _PAST.search(before) or _NOT_PAST.search(before) or _NOT_PAST.search(after):
        return None, 0.0
    near = f"{before} {after} {context.introduction}"
    return (Role.REFERENCE_AGE, 0.85 if is_demand else 0.7) if _EXPERIENCE.search(near) else (None, 0.0)
