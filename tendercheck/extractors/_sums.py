"""Tells which sum an amount of money is: the contract's value, or what suppliers must show."""

from __future__ import annotations

import re
from dataclasses import replace

from tendercheck.extractors._context import Context
from tendercheck.model.facts import Fact
from tendercheck.model.roles import Role
from tendercheck.model.statements import Party
from tendercheck.model.values import Bound, Money

_COVER = {
    Role.DEMANDED_EMPLOYERS_LIABILITY: re.compile(
        r"employer(?:['’]?s['’]?)?\s*(?:\(?compulsory\)?\s*)?(?:['’]s\s*)?liability|\bELI?\b(?= (?:cover|insurance))",
        re.IGNORECASE,
    ),
    Role.DEMANDED_PUBLIC_LIABILITY: re.compile(
        r"public\s*(?:(?:and|&|/|or)\s*products?\s*)?(?:\(?third[\s-]party\)?\s*)?(?:['’]s\s*)?liability"
        r"|third[\s-]party liability"
        r"|public indemnity|\bPLI?\b(?= (?:cover|insurance))",
        re.IGNORECASE,
    ),
    Role.DEMANDED_PROFESSIONAL_INDEMNITY: re.compile(
        r"professional (?:risks? )?(?:indemnity|negligence|liability)|\bPII?\b(?= (?:cover|insurance))", re.IGNORECASE
    ),
}
_OTHER_COVER = {
    Role.DEMANDED_PRODUCT_LIABILITY: re.compile(r"(?<!and )(?<!& )(?<!or )\bproducts? liability", re.IGNORECASE),
    Role.DEMANDED_OTHER_INSURANCE: re.compile(
        r"\b(?P<kind>cyber(?: and data| liability| risks?| security)?|medical (?:malpractice|negligence)"
        r"|clinical negligence"
        r"|motor(?: vehicle)?|contractors?['’]? all[\s-]risks?|contract works|fidelity(?: guarantee)?|abuse"
        r"|product recall"
        r"|environmental(?: impairment| liability)?|pollution|directors['’]? and officers['’]?|D&O|plant"
        r"|business interruption"
        r"|property|treatment risk|hired[\s-]in plant)\b(?=[^.;|]{0,40}\b(?:insurance|cover|liability|indemnity)\b)",
        re.IGNORECASE,
    ),
}
_HAS_COVER = re.compile(r"liability|indemnity|negligence|\b(?:EL|PL|PI)I?\b", re.IGNORECASE)
_NO_COVER = re.compile(
    r"\bexcess\b|premium|the (?:council|authority|trust)['’]s (?:own )?insur|fined?\b|penalt|turnover"
    # what was claimed, and the most that a party is liable for, are not what suppliers must hold
    r"|\bclaims?\b[^.;]{0,40}\b(?:over|above|exceed\w*|more than|in excess of|in the (?:last|past)|history)\b"
    r"|\bliab(?:le|ility)\b[^.;]{0,120}\b(?:shall|will|is|are|be) (?:not exceed|(?:limited|capped) (?:to|at))"
    r"|\b(?:total|aggregate|maximum|overall) liability\b|\bliability cap\b|\bcap on\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:requir\w+|expect\w*|insist\w*|minimum|must|asks?|seeks?)\b", re.IGNORECASE)
# "We will reject your request if you: ... do not confirm that you have ...": a demand, in the negative
_REJECTS = re.compile(r"\b(?:reject|exclude|disqualify|fail|not (?:accept|consider|evaluate))\w*\b", re.IGNORECASE)

_TURNOVER = re.compile(r"\bturnover\b", re.IGNORECASE)
_DEMANDED = re.compile(
    r"\b(?:minimum|at least|must|required?s?|requirement|exceed\w*|not less than|no less than|greater than"
    r"|more than|in excess of"
    r"|average|should|shall|threshold|pass|reject\w*|excluded?|equal(?:s|ling)? (?:to )?or)\b",
    re.IGNORECASE,
)
_NO_TURNOVER = re.compile(
    r"modern slavery|section 54|slavery|\bSMEs?\b|small and medium|small or medium|micro|not exceed"
    r"|balance sheet (?:total|of|not)|less than or equal"
    r"|no more than|up to\W*$|group turnover of the (?:council|authority)|gender pay|carbon reduction plan"
    r"|relevant commercial",
    re.IGNORECASE,
)

_VALUE = re.compile(
    r"\b(?:estimated|total|anticipated|approximate|maximum|overall|indicative|aggregate|whole[- ]life"
    r"|lifetime|life|contract"
    r"|framework|procurement|project|expected|potential|annual|yearly|scheme|programme|agreement|call[- ]off"
    r"|opportunity|approx|max)\b"
    r"[^.;]{0,40}\b(?:values?|budgets?|cost|costs|spend|expenditure|price|worth)\b"
    r"|\bbudget(?:ed|ary)?\b|\bvalued at\b|\bworth\b|\bvalue of (?:the |this |each |a )?(?:\w+"
    r" ){0,2}(?:contract|framework|agreement"
    r"|requirement|services?|works|procurement|lot)\b|\bguide (?:for|to|price)\b|\baffordability\b"
    r"|\bfunding (?:available|envelope|of)\b"
    r"|\bprice ceiling\b|\bcontract sum\b",
    re.IGNORECASE,
)
_LABEL_VALUE = re.compile(r"\b(?:values?|budgets?)\b", re.IGNORECASE)
_NO_VALUE = re.compile(
    r"insur|liabilit|indemnit|turnover|threshold|claims?\b|penalt|invoice|\bbonds?\b|retention|deduct"
    r"|\bfine[sd]?\b|\bloss(?:es)?\b"
    r"|damages|order value|slavery|\bwage|net assets|per hour|abnormally|\breferences?\b|previous|similar"
    r" contract|case stud|deposit"
    r"|guarantee|credit|administration fee|low value|purchase card|gift|hospitality|directive|regulation"
    r"|\bPPN\b|carbon reduction"
    r"|payments? (?:over|above|of)|transparency|spend over|change control|variation|exceeds? £|exceeding"
    r"|income|population|grant|saving",
    re.IGNORECASE,
)
# "estimated value £41,000, below the threshold of …": what follows cannot make it anything else.
_NAMED_VALUE = re.compile(r"\b(?:estimated|total|contract) value(?: is| of| about)?\W*$", re.IGNORECASE)
# "the £60,000 study", "for a £45,000 contract": what is bought is named by what it costs.
# "Value (ex VAT): £450,000" at the beginning of a line or a sentence.
_BARE_VALUE = re.compile(r"^\W*(?:\d+[.)]?\s*)?values?\s*(?:\([^)]*\)\s*)?[:=–-]\s*$", re.IGNORECASE)
_BEFORE_THING = re.compile(r"\b(?:the|this|our|a)\s*$", re.IGNORECASE)
_THING = re.compile(
    r"\s*(?:contract|study|commission|project|assignment|appointment|survey|evaluation)\b", re.IGNORECASE
)
_OF_OTHERS = re.compile(r"experience|deliver|complet|held|undert|carried out|track record|example|won\b", re.IGNORECASE)
_SURE_VALUE = re.compile(r"\b(?:estimated|total|anticipated|contract|framework|budget|overall)\b", re.IGNORECASE)
_LOT = re.compile(
    r"\blots?\s*(?:\d|(?-i:[A-Z])\b|one\b|two\b|three\b|four\b|five\b)|\b(?:each|per|individual) (?:of the )?lots?\b",
    re.IGNORECASE,
)
_NAMED_LOT = re.compile(r"\blot\s+(?:\d{1,2}[A-Za-z]?|(?-i:[A-Z])|one|two|three|four|five)\b", re.IGNORECASE)
_ALL_LOTS = re.compile(
    r"\b(?:all|both)\b[^.;|]{0,20}\blots\b|\blots\b[^.;|]{0,30}\b(?:together|combined|in total|in aggregate)\b",
    re.IGNORECASE,
)
_HEAD_OF_LOTS = re.compile(r"\blots?\b", re.IGNORECASE)
_TOTAL_ROW = re.compile(r"^\W*(?:grand |overall )?(?:total|sum)\b|^\W*all lots\b", re.IGNORECASE)
_ANNUAL = re.compile(r"\b(?:annual|annually|per annum|per year|each year|a year|yearly|p\.a\.)", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:total|overall|whole[- ]life|over the (?:life|term|period|duration)|lifetime|aggregate|over \w+ years)\b",
    re.IGNORECASE,
)


_LIABLE = re.compile(r"\bliab(?:le|ility|ilities)\b", re.IGNORECASE)
_CAPPED = re.compile(
    r"\b(?:not exceed|exceed|limited to|capped|cap|no more than|(?:greater|higher|lower|lesser) of|maximum"
    r"|aggregate liability|total liability|limit of"
    r"|shall be|is)\b",
    re.IGNORECASE,
)
_INSURED = re.compile(r"\b(?:insur\w+|cover|policy|indemnity insurance)\b", re.IGNORECASE)
_REFERRED = re.compile(
    (
        r"\b(?:references?|similar (?:contracts?|projects?|works?)|previous contracts?"
        r"|contract examples?|case studies|projects? (?:costing|worth|of))\b"
    ),
    re.IGNORECASE,
)

# "contracts of £10,000 or more" and "worth more than £5m" set a limit, they state no value.
_LIMIT_BEFORE = re.compile(
    r"(?:(?:greater|more|less|lower|higher|fewer) than|in excess of|exceed\w*|above|below|under|over"
    r"|minimum|>|<|from)\W*$",
    re.IGNORECASE,
)
_LIMIT_AFTER = re.compile(r"\W{0,2}(?:or (?:more|less|above|over)|and (?:above|over))\b", re.IGNORECASE)


def role_of_money(context: Context) -> Fact:
    """The fact with the role that its words give it; without one when they give none."""
    fact = context.fact
    role, confidence = _cap(context)
    if role is None:
        role, confidence = _cover(context)
    if role is None:
        role, confidence = _other_cover(context)
    if role is None:
        role, confidence = _turnover(context)
    if role is None:
        role, confidence = _reference(context)
    if role is None:
        role, confidence = _value(context)
    if role is None:
        return fact
    if role is Role.LOT_VALUE and isinstance(fact.value, Money) and _is_annual(context):
        fact = replace(fact, value=replace(fact.value, per="year"))
    fact = replace(fact, of=_kind_of_cover(context) if role is Role.DEMANDED_OTHER_INSURANCE else _lot_of(context))
    return replace(fact, role=role, confidence=confidence if isinstance(fact.value, Money) else min(confidence, 0.5))


def _cover(context: Context) -> tuple[Role | None, float]:
    words = f"{context.opening} {context.label} {context.after} {context.introduction}"
    if not _HAS_COVER.search(words) or _NO_COVER.search(context.before):
        return None, 0.0
    is_asked = _ASKS.search(context.opening) or _REJECTS.search(f"{context.introduction} {context.opening}")
    if context.asked_of is Party.AUTHORITY and not is_asked:
        return None, 0.0
    follows = _first(context.after[:70])
    nearest = _nearest(context.before)
    # "£10m employers' liability, £5m public liability": no cover stands before the first sum, so each follows its own.
    if follows and not _nearest(context.statement.split("£", maxsplit=1)[0]):
        return follows, 0.9
    if nearest or follows:
        return nearest or follows, 0.9
    of_row = _first(context.label) or _first(context.header)
    if of_row:
        return of_row, 0.95
    # "Public liability ... £5m for any one claim and £10m in aggregate": the second sum still speaks of it.
    wider = _nearest(context.opening) or _nearest(context.introduction)
    return wider, 0.75 if wider else 0.0


def _other_cover(context: Context) -> tuple[Role | None, float]:
    """Cover of a kind that few contracts ask for."""
    words = _near_cover(context)
    if _NO_COVER.search(context.before) or (context.asked_of is Party.AUTHORITY and not _ASKS.search(context.opening)):
        return None, 0.0
    for role, pattern in _OTHER_COVER.items():
        if pattern.search(words) and re.search(r"insur|cover|liability|indemnity", words, re.IGNORECASE):
            return role, 0.8
    return None, 0.0


def _near_cover(context: Context) -> str:
    return f"{context.label} {context.header} {context.before[-90:]} {context.after[:60]}"


def _kind_of_cover(context: Context) -> str:
    found = _OTHER_COVER[Role.DEMANDED_OTHER_INSURANCE].search(_near_cover(context))
    return found["kind"].lower() if found else ""


def _cap(context: Context) -> tuple[Role | None, float]:
    """The most that a party is liable for."""
    near = f"{context.before} {context.label} {context.introduction[-150:]}"
    if (
        not _LIABLE.search(near)
        or not _CAPPED.search(f"{near} {context.after[:60]}")
        or _INSURED.search(context.before[-80:])
    ):
        return None, 0.0
    return Role.LIABILITY_CAP, 0.85


def _reference(context: Context) -> tuple[Role | None, float]:
    """What a contract given as a reference must have been worth."""
    near = f"{context.before[-160:]} {context.after[:60]} {context.introduction}"
    if (
        context.asked_of is Party.AUTHORITY
        or not _REFERRED.search(near)
        or context.fact.bound in (Bound.AT_MOST, Bound.UNDER)
    ):
        return None, 0.0
    is_bound = context.fact.bound is not Bound.EXACT or re.search(r"\bsimilar (?:value|size)", near, re.IGNORECASE)
    return (
        (Role.REFERENCE_VALUE, 0.8)
        if is_bound and re.search(r"\b(?:value|worth|cost\w*)\b", near, re.IGNORECASE)
        else (None, 0.0)
    )


def _nearest(words: str) -> Role | None:
    found = [(match.end(), role) for role, pattern in _COVER.items() for match in pattern.finditer(words)]
    return max(found)[1] if found else None


def _first(words: str) -> Role | None:
    found = [(match.start(), role) for role, pattern in _COVER.items() for match in pattern.finditer(words)]
    return min(found)[1] if found else None


def _turnover(context: Context) -> tuple[Role | None, float]:
    near = f"{context.before} {context.label} {context.header} {context.after[:40]} {context.introduction}"
    if not _TURNOVER.search(near) or _NO_TURNOVER.search(_around(context)) or _NO_TURNOVER.search(context.before):
        return None, 0.0
    if context.asked_of is Party.AUTHORITY and not _ASKS.search(context.before):
        return None, 0.0
    if _DEMANDED.search(f"{context.statement} {context.introduction} {context.header}"):
        return Role.DEMANDED_TURNOVER, 0.9
    return (Role.DEMANDED_TURNOVER, 0.6) if context.label else (None, 0.0)


def _around(context: Context) -> str:
    """The statement, or of a long one what stands near the sum: a row of a table may speak of several tests."""
    long = len(context.statement) > 400
    return f"{context.opening[-160:]} {context.fact.text} {context.after[:120]}" if long else context.statement


def _names_the_contract(context: Context) -> bool:
    is_named = _BEFORE_THING.search(context.before) and _THING.match(context.after)
    return bool(is_named) and not _OF_OTHERS.search(context.statement)


def _value(context: Context) -> tuple[Role | None, float]:
    near = f"{context.before} {context.label} {context.header} {context.after[:60]}"
    is_named = _names_the_contract(context) or bool(_NAMED_VALUE.search(context.before))
    is_named = is_named or bool(_BARE_VALUE.match(context.opening))
    if not is_named and (
        _NO_VALUE.search(near) or _LIMIT_BEFORE.search(context.before) or _LIMIT_AFTER.match(context.after)
    ):
        return None, 0.0
    of_label = bool(_LABEL_VALUE.search(f"{context.label} {context.header}"))
    is_yearly = getattr(context.fact.value, "per", "") == "year"
    opening = _VALUE.search(context.before) or _VALUE.search(context.after[:60])
    opening = opening or (_VALUE.search(context.opening[-200:]) if is_yearly else None)
    if not (is_named or of_label or opening or _VALUE.search(context.introduction)):
        return None, 0.0
    confidence = 0.9 if _SURE_VALUE.search(near) else 0.7
    money = context.fact.value
    if isinstance(money, Money) and money.per not in ("", "year"):
        return None, 0.0
    if _is_of_lot(context):
        return Role.LOT_VALUE, confidence
    is_whole = bool(_WHOLE.search(context.before[-60:])) and not getattr(money, "per", "")
    if _is_annual(context) and (not is_whole or _ANNUAL.search(context.header)):
        return Role.ANNUAL_VALUE, confidence
    return Role.ESTIMATED_VALUE, confidence


def _lot_of(context: Context) -> str:
    """The lot that the sum is for, as it is called; empty where no lot or more than one stands next to it."""
    near = (
        context.label if _NAMED_LOT.search(context.label) else (f"{context.before[-80:]} {context.introduction[-120:]}")
    )
    named = {" ".join(found[0].split()).title() for found in _NAMED_LOT.finditer(near)}
    return named.pop() if len(named) == 1 else ""


def _is_annual(context: Context) -> bool:
    money = context.fact.value
    near = f"{context.before[-60:]} {context.label} {context.header}"
    return (isinstance(money, Money) and money.per == "year") or bool(_ANNUAL.search(near))


def _is_of_lot(context: Context) -> bool:
    near = f"{context.before} {context.label}"
    if _ALL_LOTS.search(near) or _TOTAL_ROW.search(context.label):
        return False
    return bool(_LOT.search(near) or _HEAD_OF_LOTS.search(context.heads))
