"""Tells whom a sentence binds, and how strongly."""

from __future__ import annotations

import re

from tendercheck.extractors._numbers import holds_any
from tendercheck.model.statements import Modality, Party

_SUPPLIER = (
    r"(?:potential |prospective |successful |lead |preferred |winning |interested )?"
    r"(?:bidders?|tenderers?|suppliers?|providers?|(?:sub-?)?contractors?|applicants?|candidates?|organisations?"
    r"|consorti(?:um|a)|economic operators?|respondents?|vendors?|consultants?|compan(?:y|ies)|firms?"
    r"|participants?|members? of (?:an?|the|any|each|every|its) (?:consorti(?:um|a)|group)|you|your)"
)
_AUTHORITY = (
    r"(?:(?:contracting |awarding |local )?authorit(?:y|ies)|council|trust|buyers?|we|us|our"
    r"|commissioners?|department"
    r"|clients?|purchasers?|customers?|ministry|agency|university|college|ombudsman|board|association|commission"
    r"|crown commercial service|ccs|nhs england|icb|british council|employer|evaluation panel|panel)"
)
_ACTOR = re.compile(rf"\b(?:(?P<supplier>{_SUPPLIER})|(?P<authority>{_AUTHORITY}))\b(?!['’]s?\b|-)")
_BY = re.compile(rf"\bby (?:the |each |all )?(?:(?P<supplier>{_SUPPLIER})|(?P<authority>{_AUTHORITY}))\b")
_DETERMINER = (
    r"(?:(?:the|any|all|our|its|this|that|these|those|an?|each|every|another|other|such|same|local|public"
    r"|previous|former|current|existing)\s+){0,3}"
)
_OBJECT_OF = re.compile(
    r"\b(?:to|by|from|of|with|without|for|between|behalf|against|under|in|on|than)\s+" + _DETERMINER + "$"
)
# "working for the NHS or a council": what "or" adds to an object is one too.
_OR_OBJECT = re.compile(r"\b(?:by|from|of|with|for|to)\s+(?:[\w'’-]+\s+){1,4}or\s+" + _DETERMINER + "$")
_ADDED = re.compile(r"\s*(?:,?\s*(?:or|nor)\s+" + _DETERMINER + r"|and\s+|,\s*)?")
_GOES_ON = re.compile(r"\s*(?:,|\bor\b|\band\b)")
# "references that the Council considers recent must": the verb before "must" is the Council's, "must" is not.
_IN_RELATIVE_CLAUSE = re.compile(r"\b(?:which|that|whom)\s+" + _DETERMINER + "$")
_OBJECT_REACH = 60
_OFFER = re.compile(
    r"\b(?:tenders?|bids?|responses?|submissions?|proposals?|quotations?|quotes?|offers?|questionnaires?"
    r"|applications?"
    r"|clarifications?|clarification questions?|queries|requests for clarification|documents|method statements?"
    r"|form of tender|prices|expressions? of interest|referees|case studies"
    r"|(?<!following )references(?! (?:within|to)\b))\b"
)
_AUTHORITY_WORK = re.compile(
    r"\bbe\s+(?:\w+ly\s+)?(?:evaluat|assess|scor|open|mark|check|review|publish|issu|answer|circulat|award"
    r"|notif|weight|moderat"
    r"|respond|shared|made available|anonymis|consider|taken (?:up|into)|contact|compar|verif|sought|request)"
)

_MUST_NOT = (
    r"(?:must|shall|may|should|can)\s+not\b|\bcannot\b|\b(?:is|are|be) not (?:permitted|allowed|accept|eligible)\w*"
    r"|\bwill not (?:be )?(?:accept|consider|permit|allow|entertain|evaluat|eligible)\w*|\b(?:is|are)"
    r" (?:prohibited|forbidden)\b"
    r"|\bno [\w\s]{2,40}(?:will|shall) be (?:accepted|considered|permitted|allowed)\b|\bunder no circumstances\b"
    r"|\bmust never\b"
)
_MUST = (
    r"(?:must|shall)\b|\b(?:is|are|be|was|were) (?:also |therefore )?(?:required|obliged|expected) (?:to"
    r"|that|by|for|in|from)\b"
    r"|\b(?:is|are|will be) (?:a )?(?:mandatory|compulsory|obligatory|required|requirement)\b|\bmandatory\b"
    r"|\bneeds? to\b|\bwill need\b|\bminimum (?:of|requirement|level|standard)\b|\bpass\s?/\s?fail\b"
    r"|\bha(?:s|ve) to\b"
    r"|\bwill be (?:rejected|excluded|disqualified|deemed non-compliant)\b"
    r"|\bresult in (?:a fail|exclusion|rejection|disqualif)|\bit is (?:essential|a requirement|a condition)\b"
    r"|\b(?:no|not) (?:later|less|fewer) than\b"
    r"|\bshould\b(?! (?:note|be aware|contact|consider|refer|you|the|any|a|it|this|there)\b)"
)
# "7 May", "May 2026": the month.
_VERB_MAY = r"(?<!\d )(?<!th )(?<!st )(?<!nd )(?<!rd )may(?! (?:19|20)\d\d)"
_MAY = (
    rf"(?:{_VERB_MAY}|can|could|might)\b|\breserves? the right\b|\b(?:is|are|be) (?:permitted|allowed|entitled|able"
    r"|free|welcome) to\b"
    r"|\bat (?:its|our|their) (?:sole |absolute )?discretion\b"
)
# What a sentence must hold before the pattern is tried, and the letters that its words begin with.
_MODAL_WORDS = (
    *("must", "shall", "may", "should", "can", "could", "might", "will", "would", " not ", "need", "requir", "oblig"),
    *("expect", "mandatory", "compulsory", "minimum", "pass", "has to", "have to", " than", "result in", "essential"),
    *("condition", "prohibited", "forbidden", "circumstances", "reserve", "permitted", "allowed", "entitled"),
    *("able to", "free to", "welcome to", "discretion"),
)
_MODAL = re.compile(
    rf"\b(?=[abchimnprsuw])(?:(?P<must_not>{_MUST_NOT})|(?P<must>{_MUST})|(?P<may>{_MAY})|(?P<will>will|would)\b)"
)
# Of "Where a bidder may rely on others, it must name them" the second half is the duty.
_SUBORDINATE = re.compile(
    r"\W*(?:[\d.]+\s+)?(?:if|where|when|whether|unless|should|in the event|before|after|once|although"
    r"|while)\b[^,]{3,200},"
)

_START = r"^\W*(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,3}(?:\.\d{1,3})*)[.)]?\s+)?"
_IMPERATIVE = re.compile(
    _START
    + r"(?:please\s+|kindly\s+)?(?:also\s+)?(?:provide|describe|confirm|state|explain|detail|submit|complete|upload"
    r"|attach|demonstrate|give|outline|list|include|tick|indicate|set out|supply|ensure|enclose|specify"
    r"|evidence|identify"
    r"|return|email|send|answer|sign|name|tell us|show|select|use|summarise)\b(?!\s*[:|])"
)
_PLEASE = re.compile(r"\bplease\s+(?!note\b|be aware\b|see\b|refer\b|contact\b)\w+")
_QUESTION = re.compile(
    _START + r"(?:(?:do|does|have|has|are|is|can|will|did|would|how|what|which|where|who|when|why)\b[^.]{0,120}"
    r"\b(?:you|your|bidder|tenderer|supplier|organisation|applicant|candidate|provider|company|consortium"
    r"|contractor)\b)"
    r"[^.]*\?"
)
_ASKING = ("requir", "expect", "ask", "need", "invit")
_REQUIRES = re.compile(
    r"(?<!may )(?<!can )(?<!could )(?<!might )\b(?:requires?|expects?|asks?|needs?|invites?)\s+(?:that\s+)?"
    rf"(?:the\s+|all\s+|any\s+|each\s+)?{_SUPPLIER}\b[^.]{{0,40}}?\s(?:to|must|shall|should)\b"
)
_TO_DO = re.compile(
    rf"{_START}(?:the\s+|all\s+)?{_SUPPLIER}\s+to\s+"
    r"(?:provide|submit|confirm|complete|include|demonstrate|supply|hold|have|state|ensure)\b"
)
_NEGATED_ITEM = re.compile(r"^\W*(?:not|never)\b")
_KINDS = {"must_not": Modality.MUST_NOT, "must": Modality.MUST, "may": Modality.MAY}


def duty_of(sentence: str, lead: str = "", names: tuple[str, ...] = ()) -> tuple[Party, Modality]:
    """Whom `sentence` binds and how strongly; what it leaves open, the `lead` of its list decides.

    `names` are what the contracting authority is called in its own documents.
    """
    # Lower case once: patterns that ignore case cost four times as much.
    sentence, lead, names = sentence.lower(), lead.lower(), tuple(name.lower() for name in names)
    party, modality = _own_duty(sentence, names)
    if not lead:
        return party, modality
    lead_party, lead_modality = _own_duty(lead, names)
    if modality is Modality.STATES or (party is Party.NOBODY and lead_modality is Modality.MUST_NOT):
        is_ban = lead_modality is Modality.MUST and bool(_NEGATED_ITEM.match(sentence))
        modality = Modality.MUST_NOT if is_ban else lead_modality
        party = lead_party if lead_party is not Party.NOBODY else party
    return (lead_party if party is Party.NOBODY else party), modality


def _own_duty(sentence: str, names: tuple[str, ...]) -> tuple[Party, Modality]:
    is_asked = any(word in sentence for word in _ASKING) and bool(_REQUIRES.search(sentence))
    if is_asked or _TO_DO.match(sentence):
        return Party.SUPPLIER, Modality.MUST
    if _IMPERATIVE.match(sentence):
        return Party.SUPPLIER, Modality.MUST
    modal = _main_modal(sentence)
    if "?" in sentence and _QUESTION.match(sentence):
        strong = modal is not None and modal["must"] is not None
        return Party.SUPPLIER, Modality.MUST if strong else Modality.STATES
    if modal is None:
        return _without_modal(sentence, names)
    party = _subject(sentence, modal, names)
    if modal["will"]:
        return party, Modality.MUST if party is Party.SUPPLIER and modal["will"].lower() == "will" else Modality.STATES
    return party, next(_KINDS[kind] for kind in _KINDS if modal[kind])


def _main_modal(sentence: str) -> re.Match[str] | None:
    if not holds_any(sentence, _MODAL_WORDS):
        return None
    opening = _SUBORDINATE.match(sentence)
    found = _MODAL.search(sentence, opening.end()) if opening else None
    found = found or _MODAL.search(sentence)
    if found and found["will"]:
        # "Bidders will be asked to ... and must ...": a stronger word further on tells more.
        later = _MODAL.search(sentence, found.end())
        while later and later["will"]:
            later = _MODAL.search(sentence, later.end())
        nearby = later and later.start() - found.end() < 12
        return later if nearby else found
    return found


def _without_modal(sentence: str, names: tuple[str, ...]) -> tuple[Party, Modality]:
    if "please" in sentence and _PLEASE.search(sentence):
        return Party.SUPPLIER, Modality.MUST
    first = next(iter(_subjects(sentence)), None)
    if first is not None and first.start() < 60:
        return _party_of(first), Modality.STATES
    if any(name in sentence[:120] for name in names):
        return Party.AUTHORITY, Modality.STATES
    return Party.NOBODY, Modality.STATES


def _subject(sentence: str, modal: re.Match[str], names: tuple[str, ...]) -> Party:
    """The party nearest before the modal verb that is no object of a preposition; else what the offer is due from."""
    start = max(sentence.rfind(mark, 0, modal.start()) for mark in (". ", "; ", ": ")) + 1
    before = sentence[start : modal.start()]
    actors = _subjects(before)
    while actors and _is_of_relative_clause(before, actors[-1]):
        actors.pop()
    if actors:
        return _party_of(actors[-1])
    if any(name in before for name in names):
        return Party.AUTHORITY
    is_offer = bool(_OFFER.search(before) or (not before.strip(" |\t0123456789.()") and _OFFER.search(sentence)))
    if is_offer and modal["must"]:
        return Party.SUPPLIER
    by = _BY.search(sentence, modal.end())
    if by:
        return _party_of(by)
    if is_offer:
        return Party.AUTHORITY if _AUTHORITY_WORK.match(sentence[modal.end() :].lstrip()) else Party.SUPPLIER
    after = _ACTOR.match(sentence[modal.end() :].lstrip())
    return _party_of(after) if after else Party.NOBODY


def _subjects(text: str) -> list[re.Match[str]]:
    """The parties in `text` that are no objects, with what "or" and "and" add to those."""
    found: list[re.Match[str]] = []
    before: re.Match[str] | None = None  # the object that stands next before
    for actor in _ACTOR.finditer(text):
        if actor[0] not in ("we", "you") and (_is_object(text, actor) or _is_added(text, before, actor)):
            before = actor
            continue
        found.append(actor)
        before = None
    return found


def _is_object(text: str, actor: re.Match[str]) -> bool:
    near = text[max(0, actor.start() - _OBJECT_REACH) : actor.start()]
    return actor[0] in ("us", "our") or bool(_OBJECT_OF.search(near) or _OR_OBJECT.search(near))


def _is_added(text: str, before: re.Match[str] | None, actor: re.Match[str]) -> bool:
    """Whether "or", "and" or a comma adds `actor` to the object `before`; a comma does only where a list goes on."""
    if before is None or not _ADDED.fullmatch(text, before.end(), actor.start()):
        return False
    return text[before.end() : actor.start()].strip() != "," or bool(_GOES_ON.match(text, actor.end()))


def _is_of_relative_clause(text: str, actor: re.Match[str]) -> bool:
    near = text[max(0, actor.start() - _OBJECT_REACH) : actor.start()]
    has_verb = len(text[actor.end() :].split()) > 1
    return bool(actor["authority"]) and has_verb and bool(_IN_RELATIVE_CLAUSE.search(near))


def _party_of(found: re.Match[str]) -> Party:
    return Party.SUPPLIER if found["supplier"] else Party.AUTHORITY
