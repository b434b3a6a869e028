"""How tenders word the events of their timetable: the words, and what must and must not stand with a date."""

from __future__ import annotations

from tendercheck.model.roles import Role


def _words(alternatives: str) -> str:
    return rf"\b(?:{alternatives})\b"


_ASKING = _words(r"clarifications?|quer(?:y|ies)|questions?|enquir(?:y|ies)|open issues|issues raised")
_ANSWERING = _words(r"respon[ds]\w*|answer\w*|repl(?:y|ies)|publish\w*|issued?(?! (?:template|tracker))|circulat\w*")
_DUE = _words(
    r"deadlines?|clos(?:e|es|ed|ing|ure)|shuts?|return\w*|due|receipt|receive[ds]?|submi\w+|later than|latest"
    r"|last|before|by|until|ends?|cut[- ]?off|final|deliver\w*|upload\w*|lodged?|date for|reach|arrive|raised?"
    r"|sent|send|provide"
)
_OFFER = _words(
    r"tenders?|bids?|quotes?|quotations?|proposals?|submissions?|responses?|offers?|ITT|ITQ|RFP|RFQ"
    r"|applications?|tender\s?submission|completed (?:documents?|forms?|questionnaires?)"
    r"|method statements?|priced (?:activity )?schedules?"
)
_SENT_OUT = _words(
    r"issued?|issuing|publish\w*|publication|releas(?:e|es|ed|ing)|available|sent|di?e?spatch\w*|launch\w*"
    r"|advertised|appear(?:s|ed)|posted|(?:go(?:es)?|went|gone|is|now) live|live on|window opens|(?:tender|quote) opens"
)
_CHOOSING = _words(
    r"selection questionnaires?|SQs?|PQQs?|PSQs?|DPSQs?|pre-?qualification|requests? to participate"
    r"|participation|expressions? of interest|EOIs?|supplier questionnaires?|suitability questionnaires?"
)
_CONTRACT = _words(
    r"contracts?|services?|agreements?|frameworks?|works?|delivery|provision|appointment|term|DPS"
    r"|supply|project"
)
_START = _words(r"commenc\w+|start\w*|begins?|go[- ]live|be in place|be (?:fully )?(?:live|operational)")
_END = _words(r"end(?:s|ing)?|expir\w+|terminat\w+|complet\w+|until")
_TENDERERS = r"bidders?|tenderers?|suppliers?|providers?|applicants?|organisations?|contractors?|you"
_NOTICE_BOARD = (
    r"\b(?:on|to) (?:the )?(?:central digital platform|find a tender|FTS|contracts finder|sell ?2 ?wales|etendersni"
    r"|public contracts scotland|PCS|procontract|in-?tend|delta|jaggaer|atamis|the chest|mercell|myten?der)"
)
_PLANNED = r"prior information notices?|PIN|planned procurement notices?|UK3"
_FIRST_STAGE = (
    r"\b(?:PQQs?|SQs?|PSQs?|selection (?:stage|questionnaires?)|requests? to participate|expressions? of interest|EOIs?"
    r"|pre-?qualification|(?:stage|phase) (?:1|one)|first stage)\b"
)
_EARLY_NOTICE = r"prior information|\bPIN\b|planned|pipeline|market engagement"
_MOBILISING = (
    r"mobilis\w+ (?:period |phase )?(?:begin|start|commenc)|(?:begin|start|commenc)\w* (?:of )?(?:the )?mobilis"
)
_ANSWERS = r"\b(?:answers?|(?:clarification )?responses|clarifications?)\b"
_ANSWERED = r"\b(?:publish\w*|issued?|circulat\w*|given|put|posted|released|sent|provided|made available)\b"
_TELLING = r"\b(?:tell|told|inform\w*|notif\w+|advis\w+|writ(?:e|ten) to)\b"
_RESULT = (
    r"\b(?:outcome|results?|decisions?|success\w*|unsuccess\w*|by letter|in writing|by e-?mail"
    r"|who (?:quoted|tendered|bid|responded|applied|took part|submitted))\b"
)
_WINNER = r"(?:successful|preferred) (?:and unsuccessful )?(?:tenderers?|bidders?|suppliers?|contractors?|providers?)"
_OUTCOME = r"(?:outcome|success\w*|unsuccess\w*|results?|bidders?|tenderers?|suppliers?|decision)"
_NOT_OFFERED = (
    r"clarif|\bquer(?:y|ies)\b|\bquestions?\b|\bnotices?\b|meeting|made available|prior to|\bvalid\w*|remain open"
    r"|\bheld?\b|\bhold\b|open for acceptance"
    r"|tender\s?openings?|opening of|evaluat|award|outcome|interview|presentation|selection questionnaire|PQQ|mobilis"
    r"|supplementary|expir|invoice|payment|\baccounts\b|\bissued? (?:on|from|by|of)\b\W*$|\breferences? number"
    r"|prior information|\bissue date\b|date of issue|dated\W*$"
)

# Role, what must all be there, what must not; the first that fits is the event, so the narrower stand first.
WORDINGS: tuple[tuple[Role, tuple[str, ...], str], ...] = (
    (
        Role.STANDSTILL_END,
        (
            (
                r"\b(?:end|ends|ending|expiry|expires|expiration|conclusion|completion|(?:final|last) day|close)\b"
                r".{0,50}\bstandstill\b|\bstandstill\b.{0,60}\b(?:ends?|ended|ending|expir\w+|clos\w+|until)\b"
            ),
        ),
        r"\b(?:start|begin|commence)\w*\b[^.]{0,30}$",
    ),
    (
        Role.TENDER_VALIDITY_END,
        (
            (
                rf"(?:{_OFFER}|\bprices?\b).{{0,80}}"
                r"\b(?:valid|open|held|binding|irrevocable|firm|capable of acceptance)\b"
                r".{0,40}\b(?:until|till|up to(?: and including)?)\W*$"
            ),
        ),
        r"insur|certificat|\bopen (?:to|from|on)\b|questions?|clarif|discount",
    ),
    (
        Role.PLANNED_NOTICE_DATE,
        ((rf"\b(?:{_PLANNED})\b", rf"{_SENT_OUT}|\bnotices?\b|\bplaced\b")),
        r"pipeline|contract notice|tender notice|UK4",
    ),
    (
        Role.ENGAGEMENT_DATE,
        (
            (
                r"\b(?:market|supplier|provider|bidder|early|pre-?procurement|pre-?market)s?['’]?[\s-]"
                r"(?:engagement|sounding|consultation|testing|warming|briefing|information)\b"
                r"|\bmeet the buyer\b|\bsoft market test\w*|\bpre-?bid meeting\b"
                r"|\b(?:market|supplier|provider)s?['’]? (?:event|day|session|workshop|webinar)s?\b"
            ),
        ),
        r"clarif|deadline|submi|queries|questions",
    ),
    (
        Role.SHORTLIST_DATE,
        (
            (
                r"\bshort-?\s?list(?:ed|ing|s)?\b|\b(?:outcome|results?|evaluation|assessment|selection)\b.{0,60}"
                rf"{_FIRST_STAGE}|{_FIRST_STAGE}.{{0,60}}\b(?:outcome|results?|notif\w+|evaluat\w+|assess\w+)\b"
            ),
        ),
        (
            r"shortlisted \w+ (?:only|alone)|only\W*$|made available|\bITT\b|invitation to tender|invited to"
            r"|presentation|interview|submi|deadline"
            r"|clarif"
        ),
    ),
    (
        Role.MOBILISATION_START,
        (
            (
                rf"{_MOBILISING}|^\W*(?:\d+[.)]?\s*)?(?:contract |service |start of |the )*(?:mobilisation"
                rf"|implementation)"
                r"(?: (?:period|phase|of the (?:contract|services?)))?(?: from| starts?)?\W*$"
            ),
        ),
        r"complet|\bend|after mobilis|site mobilis",
    ),
    (
        Role.SITE_VISIT,
        (
            (
                r"\b(?:site|bidders?['’]?|supplier|familiarisation|open)[\s-]*(?:visits?|inspections?|tours?|days?"
                r"|meetings?)\b"
                r"|\bvisits? to (?:the )?sites?\b|\bviewings?\b|\bvisit the\b"
            ),
        ),
        "",
    ),
    (
        Role.PRESENTATIONS,
        (_words(r"presentations?|interviews?|demonstrations?|clarification meetings?|bidder meetings?"),),
        "",
    ),
    (
        Role.ANSWERS_DATE,
        (
            (
                rf"{_ANSWERING}.{{0,80}}{_ASKING}|{_ASKING}.{{0,60}}{_ANSWERING}"
                r"|\bresponses? (?:will|to) be (?:issued|published|circulated)\b"
                rf"|\banswers?\b.{{0,40}}{_ANSWERED}|\b(?:publish|issue|circulate|post)\w*\b.{{0,30}}\banswers?\b"
                r"|^\W*(?:\d+[.)]?\s*)?clarification (?:responses?|answers?|replies)\W*$"
                rf"|\bQ\s?(?:&|and)\s?As?\b.{{0,30}}(?:{_ANSWERED}|\bupload\w*)"
            ),
        ),
        (
            r"\bdeadline for (?:receipt|submission|submitting|receiving|raising) |no(?:t)? response|reserves? the"
            r" right"
            r"|\b(?:after|beyond|past)\W*$|\b(?:documents?|ITT|tender|questionnaire)\W+(?:\w+\W+)?issued"
            r"|\banswers?\b.{0,40}\bsubmit"
        ),
    ),
    (
        Role.CLARIFICATION_DEADLINE,
        (_ASKING, rf"{_DUE}|\bquestions? (?:and|&) answers?\b"),
        (
            r"\bopens?\b|\bopening\b|\bstarts?\b|\bbegins?\b|meeting|interview|\bissued? (?:of )?(?:ITT|tender)"
            r"|\banswers?\b.{0,40}\bsubmi"
        ),
    ),
    (
        Role.PARTICIPATION_DEADLINE,
        (_CHOOSING, _DUE),
        r"evaluat|outcome|notif|result|short-?list|\bissued?\b|publish|assess|clarif",
    ),
    (
        Role.CONTRACT_END,
        (
            (
                rf"{_CONTRACT}.{{0,60}}{_END}|\b(?:end|expiry|completion|finish) date\b"
                r"|\b(?:end|expiry|completion) of (?:the )?(?:initial )?(?:contract|agreement|term|framework)"
            ),
        ),
        r"standstill|tender|insuran|certificat|commenc\w+ on\W*$|starts?\b[^.]{0,20}$",
    ),
    (
        Role.CONTRACT_START,
        (
            (
                rf"(?:{_CONTRACT}|\b(?:tenders?|quotations?|quotes?|bids?|proposals?) for\b).{{0,160}}"
                r"\b(?:years?|months?)\b\W{0,3}(?:\w+\W+)?(?:from|commencing|starting|beginning)(?: on)?\W*$"
            ),
        ),
        (
            r"record|retain|\bkeep|\bkept\b|\bprices?\b|\brates?\b|warrant|insur|guarantee|\bvalid|within|notice"
            r"|defects|financial year"
        ),
    ),
    (
        Role.CONTRACT_START,
        (
            (
                rf"{_CONTRACT}.{{0,80}}{_START}|\b(?:commenc\w+|start\w*|go[- ]live"
                rf"|inception)\b.{{0,60}}{_CONTRACT}"
                r"|\b(?:start|commencement|go[- ]live|effective) date\b|\bcommenc(?:e|es|ing|ement)\b"
                rf"|\b(?:take(?:s|n)?|taking) (?:over|on)\b.{{0,60}}(?:{_CONTRACT}|\bfrom\W*$)"
                r"|\bproviders? takes? over\b"
                rf"|\bfirst (?:working )?day of (?:the |this )?(?:new |full )?{_CONTRACT}"
                r"|^\W*(?:\d+[.)]?\s*)?full (?:service|operation|delivery|roll-?out)\b"
            ),
        ),
        (
            r"standstill|evaluat|clarif|assessment|\bquestion|tender period|interview"
            rf"|week commencing\W*$|prior to|{_MOBILISING}"
        ),
    ),
    (
        Role.AWARD_DATE,
        (
            (
                rf"\baward(?:ed|ing|s)?\b(?! criteri)|\bassessment summar(?:y|ies)\b|\b(?:letters?"
                rf"|notice) of intent\b|\bnotif\w+.{{0,60}}\b{_OUTCOME}\b|\b(?:outcome|results?) (?:of"
                r"|notif)"
                rf"|\bappoint(?:ment|ed)?\b|\b{_WINNER}\b|\bdecision\b|\bwill decide\b"
                rf"|{_TELLING}.{{0,80}}{_RESULT}"
            ),
        ),
        (
            r"\b(?:end|ends|expiry|expires|conclusion|completion|final day|last day) of (?:the )?(?:mandatory"
            r" )?standstill"
            r"|standstill (?:period )?(?:end|expir)|expiry of standstill|PQQ|\bSQ\b|selection questionnaire"
            r"|short-?list"
            r"|award notice reference|awarding|previous(?:ly)?|must be|deadline|grant"
        ),
    ),
    (Role.TENDER_DEADLINE, (_OFFER, _DUE), _NOT_OFFERED),
    (
        Role.TENDER_DEADLINE,
        (
            (
                rf"\b(?:{_TENDERERS}) (?:will |then |shall )?have until\b.{{0,80}}"
                r"\b(?:submit|respond|return|tender|bid|upload|reply)\b"
                rf"|^\W*(?:\d+[.)]?\s*)?(?:{_TENDERERS})['’]? {_OFFER}[^.;]{{0,30}}$"
                r"|\b(?:portal|system|(?:e-?)?tender ?box|post ?box|mail ?box|opportunity|window)\b[^.;]{0,60}"
                r"\b(?:shut|close)s?\b"
                r"|\brepl(?:y|ies)\b.{0,60}\bby\W*$"
            ),
        ),
        rf"{_NOT_OFFERED}|help ?desk|\bask\b|raise",
    ),
    (Role.NOTICE_DATE, (r"\bnotice of\W*$",), rf"{_EARLY_NOTICE}|award|modif|terminat|transparency|\bperiod"),
    (
        Role.NOTICE_DATE,
        (
            _words(
                r"contract notice|tender notice|notices?|advert\w*|find a tender|FTS|contracts finder|OJEU"
                r"|official journal"
            ),
            rf"{_SENT_OUT}|\bdates?\b|\bplaced\b|{_NOTICE_BOARD}",
        ),
        (
            rf"{_EARLY_NOTICE}|award|additional information|modif|standstill|clarif"
            r"|prior to"
            r"|not later"
        ),
    ),
    (
        Role.ISSUE_DATE,
        (
            _words(
                r"ITT|ITQ|RFP|RFQ|invitations?|invited|requests?|tenders?|documents?|documentation|pack|procurement"
                r"|opportunity|quotations?|bid pack|competition"
            ),
            _SENT_OUT,
        ),
        (
            rf"{_EARLY_NOTICE}|award|clarif|answer|certificat|policy|version|invoice|standstill|closing|intend"
            r"|outcome|evaluat"
            r"|return|submi"
            r"|deadline|terms and conditions|final form"
        ),
    ),
    (
        Role.ISSUE_DATE,
        (
            (
                r"\b(?:date of issue|issue date|date issued|issued on|publication date|date of publication)\b"
                r"|\bdate (?:first )?(?:published|advertised|released|of (?:advert\w*|release|di?e?spatch))\b"
                rf"|{_OFFER} (?:was|were|are) (?:first )?invited on\W*$"
                r"|\b(?:pack|documents?|ITT|tenders?|RFQ) (?:go(?:es)? |sent )?out\W*$"
                r"|^\W*(?:issued|published|sent out)\b|\bissued today\b"
            ),
        ),
        rf"award|certificat|policy|{_EARLY_NOTICE}",
    ),
    (
        Role.TENDER_DEADLINE,
        (
            (
                r"\breply by\W*$|\b(?:closing (?:date|time)|submission (?:date|deadline)|(?:return|response|tender"
                r"|bid) (?:date"
                r"|deadline)"
                r"|deadline)\b(?! (?:of|for) (?:award|evaluat|clarif|quer|quest))"
            ),
        ),
        (
            r"clarif|\bquer(?:y|ies)\b|\bquestions?\b|evaluat|award|selection questionnaire|PQQ|respon[ds]\w* by"
            r" the|prior to"
            r"|payment|report"
        ),
    ),
    (
        Role.TENDER_DEADLINE,
        (
            (
                r"\b(?:last|latest|final) (?:moment|time|date|day|point) (?:for|to) (?:the )?"
                r"(?:upload|return|submi|receipt|respon|reply|bid|tender|quot)\w*"
                r"|^\W*(?:date|time|day) (?:for|of) (?:the )?(?:return|submission|receipt|repl(?:y|ies))\W*$"
                rf"|^\W*(?:\d+[.)]?\s*)?{_OFFER} (?:to be )?(?:in|back|needed|required)\W*$"
                r"|\b(?:arrive|your return|returned|received|submitted|delivered|uploaded|emailed)\b.{0,40}"
                r"\b(?:later than|by|before)\W*$"
            ),
        ),
        r"clarif|quer(?:y|ies)|question|notif|payment|invoice|award|report|certificat|staff|notice|accounts",
    ),
)
# Labels that say so little that only the whole of them counts.
BARE: tuple[tuple[Role, str], ...] = (
    (
        Role.CLARIFICATION_DEADLINE,
        r"^\W*(?:\d+[.)]?\s*)?(?:tender )?clarifications?(?: questions?| period| queries)?\W*$",
    ),
    (Role.ISSUE_DATE, r"^\W*(?:document |letter )?date(?:d)?\W*$"),
    (Role.NOTICE_DATE, r"^\W*(?:\d+[.)]?\s*)?(?:UK ?\d+:? )?(?:tender|contract|below-threshold tender) notice\W*$"),
)
