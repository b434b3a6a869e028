"""Tells which length of time a duration is: the term, an extension, a time for payment, what suppliers must show."""

from __future__ import annotations

import re
from dataclasses import replace

from tendercheck.extractors._context import Context
from tendercheck.extractors._demands import role_of_past
from tendercheck.model.facts import Fact
from tendercheck.model.roles import Role
from tendercheck.model.statements import Party
from tendercheck.model.values import Duration

_EXTENSION = re.compile(
    r"\bexten(?:d|ds|ded|ding|sions?|dable|sible)\b|\boptions?\b[^.]{0,60}\b(?:further|additional|to|of)\b"
    r"|\brenew\w*\b"
    r"|\b(?:further|additional)\s+(?:period|term|maximum|option)\b|\b(?:plus|\+)\s*(?:an?\s+)?(?:optional"
    r"|option|further|possible|additional|up to)\b"
    r"|\b(?:further|additional)\W*$|\boptional\b",
    re.IGNORECASE,
)
_OPTION = re.compile(r"\b(?:option(?:al)?|extension|further|additional)\b", re.IGNORECASE)
_EXTENSION_AFTER = re.compile(r"\s*(?:optional\s+)?(?:extensions?|renewals?)\b", re.IGNORECASE)
_TERM = re.compile(
    r"\b(?:contract|framework|agreement|initial|fixed|appointment|concession|DPS|dynamic market|service"
    r"|lease)\b[^.;]{0,60}"
    r"\b(?:period|term|duration|length|last|run|runs|for|of|is|be|awarded for|in place for)\b[^.;]{0,40}$"
    r"|\bterm of (?:the|this|each)\b[^.;]{0,60}\b(?:is|be|of)\b[^.;]{0,15}$"
    r"|\b(?:period|term|duration)\s*(?:of|is|:|will be|shall be)\b[^.;]{0,25}$"
    r"|\bfor (?:a|an) (?:initial |fixed |maximum |minimum |total )?(?:period|term|duration) (?:of )?[^.;]{0,25}$"
    r"|\bduration\b[^.;]{0,40}$|\brun for\b[^.;]{0,20}$|\b(?:initial|fixed)\b[^.;]{0,12}$",
    re.IGNORECASE,
)
_TERM_AFTER = re.compile(
    r"^\W*(?:(?:fixed|initial|rolling|framework|service)\s+)?(?:contract|agreement|framework|term|duration"
    r"|initial (?:term|period))\b",
    re.IGNORECASE,
)
_TERM_LABEL = re.compile(
    r"\b(?:contract|initial|framework|agreement)?\s*(?:term|duration|length|period)\b", re.IGNORECASE
)
_NO_TERM = re.compile(
    r"notice|financials|force majeure|arrears|disqualif|debar|terminat|retain|retention|record|archiv"
    r"|accounts|turnover|experience|\bpaid\b|payment|invoice"
    r"|\bvalid|respond|response"
    r"|within|standstill|defects|warrant|guarantee|insur|run-?off|expir\w+ of|after the"
    r"|(?<!will )(?<!to )\blast\W*$|past\W*$"
    r"|previous|preceding|trading"
    r"|convict|offence|tender period|remain open|acceptance|audit|held firm|mobilis|probation|conclusion"
    r"|clarif|deadline|evaluation"
    r"|indemnity|liability|transition|exit|prior to|ago|price review|fixed for|price",
    re.IGNORECASE,
)
# "for three years from 1 April 2026" in a sentence about the contract; records are kept that long too.
_FROM_DAY = re.compile(
    r"\W{0,3}(?:\w+\W+)?(?:from|commencing|starting|beginning)(?: on)? (?:the )?(?:\w+day,? )?\d", re.IGNORECASE
)
_LET = re.compile(
    r"\b(?:contracts?|agreement|framework|appointment|concession|services?|works)\b"
    r"|\b(?:tenders?|quotations?|quotes?|bids?|proposals?) for\b",
    re.IGNORECASE,
)
_NOT_LET = re.compile(r"\b(?:hold|held|keep|kept|rates?|claims?)\b", re.IGNORECASE)
_PAYMENT = re.compile(
    r"\b(?:pay|pays|paid|payment|payments|payable|invoices?|invoiced|settle|settled)\b", re.IGNORECASE
)
# "tell the Provider within seven days if an invoice is not valid": the verb next before the period rules it.
_OTHER_DUTY = r"\b(?:tell|inform|notif\w+|check\w*|verif\w+|reject\w*|return\w*|correct(?:s|ed|ing)?|approv\w+)\b"
_NO_PAYMENT_BEFORE = re.compile(
    _OTHER_DUTY + r"(?:(?!\b(?:pay|pays|paid|payment|payments|payable|settled?)\b)[^.;]){0,100}$", re.IGNORECASE
)
_NO_PAYMENT_AFTER = re.compile(r"(?:\W|\b(?!pay)\w+\b){0,12}?" + _OTHER_DUTY, re.IGNORECASE)
_NO_PAYMENT = re.compile(
    r"payment gateway|refund|(?:supplier|contractor|provider|you) (?:must|shall|will) (?:pay|forward)"
    r"|sub-?\s?contract|supply chain|supply-chain|interest|\bdispute|late payment of tax|percent|%"
    r"|proportion"
    r"|average|retention|terminat|notice"
    r"|parent company|submit|query|queries",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    (
        r"\b(?:tenders?|bids?|offers?|quotations?|quotes?|proposals?|prices?|submissions?"
        r"|ITT)\b"
    ),
    re.IGNORECASE,
)
_BINDS = re.compile(
    r"\bvalid\b|\bvalidity\b|\b(?:remain|kept|held?|be) open\b|open for acceptance|capable of acceptance"
    r"|held firm|\bfirm for\b|\birrevocabl\w+"
    r"|\bbinding\b|\bheld\b[^.]{0,20}\bfor\b|remain(?:s|ing)? (?:fixed and )?firm",
    re.IGNORECASE,
)
_BINDS_LABEL = re.compile(
    (
        r"\b(?:tender|bid|offer|price|proposal|quotation)s?['’]? (?:validity|remain|stay)\b"
        r"|\bvalidity (?:period|of)\b"
    ),
    re.IGNORECASE,
)
_NOT_BINDING = re.compile(
    r"insur|certificat|passport|licen[cs]e|less than\W*$|guarantee|\bbond\b|deposit|EMD|earnest|invoice|warrant"
    r"|payment\b|defect"
    r"|price review|contract period|term of the",
    re.IGNORECASE,
)
_ACCOUNTS = re.compile(
    r"\b(?:accounts|financial statements|balance sheets?|statement of accounts|trading history)\b", re.IGNORECASE
)
_LIMIT_BEFORE = re.compile(
    r"\b(?:(?:less|more|longer|fewer) than|beyond|exceed\w*|every|each|first|at least|another party for"
    r"|ensuing|costs for the)\W*$",
    re.IGNORECASE,
)


def role_of_duration(context: Context) -> Fact:
    """The fact with its role: a term, an extension, a time for payment or of validity, years of something."""
    fact = context.fact
    if not isinstance(fact.value, Duration):
        return fact
    for decide in (_accounts, _validity, _payment, role_of_past, _extension, _term):
        role, confidence = decide(context, fact.value)
        if role is not None:
            return replace(fact, role=role, confidence=confidence)
    return fact


def _accounts(context: Context, value: Duration) -> tuple[Role | None, float]:
    near = context.before[-120:] + " " + context.after[:80]
    if value.unit not in ("year", "month") or not _ACCOUNTS.search(near) or context.asked_of is Party.AUTHORITY:
        return None, 0.0
    if re.search(r"retain|keep|record|after the|months? of the|within|following", near, re.IGNORECASE):
        return None, 0.0
    return Role.DEMANDED_ACCOUNTS, 0.9 if context.asked_of is Party.SUPPLIER else 0.75


def _payment(context: Context, value: Duration) -> tuple[Role | None, float]:
    near = f"{context.before[-140:]} {context.label} {context.after[:60]}"
    if value.unit not in ("day", "week", "month") or value.days > 150 or not _PAYMENT.search(near):
        return None, 0.0
    if _NO_PAYMENT.search(context.statement[:400]) or _NO_PAYMENT_BEFORE.search(context.before[-140:]):
        return None, 0.0
    if not _PAYMENT.search(context.before) and _NO_PAYMENT_AFTER.match(context.after[:60]):
        return None, 0.0
    if not re.search(
        r"within|terms|period|days? (?:of|from|after)|net|in arrears|not later than|no later than", near, re.IGNORECASE
    ):
        return None, 0.0
    return Role.PAYMENT_PERIOD, 0.85


def _validity(context: Context, value: Duration) -> tuple[Role | None, float]:
    """How long a tender binds the one who made it."""
    if value.unit not in ("day", "week", "month") or value.days > 400:
        return None, 0.0
    words = f"{context.opening[-200:]} {context.after[:60]}"
    label = f"{context.label} {context.header} {context.introduction[-80:]}"
    if not (_OFFERED.search(words) and _BINDS.search(words)) and not _BINDS_LABEL.search(label):
        return None, 0.0
    return (None, 0.0) if _NOT_BINDING.search(words) else (Role.TENDER_VALIDITY, 0.85)


def _extension(context: Context, value: Duration) -> tuple[Role | None, float]:
    near = context.before[-130:]
    if re.match(r"['’]?\s*(?:written |prior )*notice\b", context.after, re.IGNORECASE):
        return None, 0.0
    if value.unit not in ("year", "month") or _NO_TERM.search(near[-60:]) or _LIMIT_BEFORE.search(near):
        return None, 0.0
    if _EXTENSION.search(near) or _OPTION.search(context.fact.text) or _EXTENSION_AFTER.match(context.after[:40]):
        return Role.EXTENSION, 0.85
    if re.match(r"[^.|]*\bextension\b", f"{context.label} {context.header}", re.IGNORECASE):
        return Role.EXTENSION, 0.9
    if re.search(r"(?:\d|years?|months?)\s*(?:\+|plus)\s*$", context.opening, re.IGNORECASE):
        return Role.EXTENSION, 0.7
    return None, 0.0


def _term(context: Context, value: Duration) -> tuple[Role | None, float]:
    if value.unit not in ("year", "month", "week") or value.days < 28:
        return None, 0.0
    before = context.opening[-150:]
    if context.label and _TERM_LABEL.search(context.label[:80]) and not _NO_TERM.search(context.label):
        return Role.TERM, 0.9
    if _LIMIT_BEFORE.search(before) or _NO_TERM.search(before[-70:]) or _NO_TERM.search(context.after[:25]):
        return None, 0.0
    if _TERM.search(before):
        return Role.TERM, 0.85
    if _TERM_AFTER.match(context.after):
        return Role.TERM, 0.7
    if _FROM_DAY.match(context.after) and _LET.search(context.opening) and not _NOT_LET.search(before):
        return Role.TERM, 0.8
    is_headed = bool(
        re.search(r"\b(?:duration|contract (?:term|period|length)|term of)", context.introduction, re.IGNORECASE)
    )
    return (Role.TERM, 0.75) if is_headed else (None, 0.0)
