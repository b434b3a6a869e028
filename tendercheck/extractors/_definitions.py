"""Which sentences of a definition speak: what only explains a word asks nothing of anybody.

"Minimum Turnover" means £5m in each year.          a term of a demand with an amount: it speaks
"Financial Year" means a period of twelve months.   explains a word: it is silent
Every bidder shall have the Minimum Turnover.       binds somebody by the term: the definition is its lead
Of Minimum Turnover there are two kinds.            goes on explaining: it is silent
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tendercheck.extractors._duty import duty_of
from tendercheck.extractors._values import find_values
from tendercheck.model.location import Span
from tendercheck.model.statements import Modality, Party

_DEFINES = re.compile(
    r"\W{0,3}[“\"‘'](?P<term>[^”\"’']{2,80})[”\"’']\s*(?:\([^)]*\)\s*)?"
    r"(?:means\b|shall mean\b|has the meaning|is defined|\||:|refers to\b|includes\b)"
)
_NAMES_A_DEMAND = re.compile(
    r"\b(?:minimum|required|qualif\w+|eligib\w+|thresholds?|standards?|requirements?|deadline|closing (?:date|time)"
    r"|return date|validity|turnover|(?:registration|tender|bid|portal|access) (?:charge|fee|deposit|bond|period))\b",
    re.IGNORECASE,
)
_REFUSES = re.compile(
    r"\b(?:not (?:be )?(?:permitted|allowed|accepted|eligible|considered)|(?:be|is|are) (?:void|rejected|disqualified)"
    r"|no marks|may neither)\b",
    re.IGNORECASE,
)

_SAYS_WHAT_IS = re.compile(r"\b(?:is|are|was|were|has|have|includes?|comprises?|means?)\b", re.IGNORECASE)
_EXPLAINS = (Party.NOBODY, Modality.STATES)


def sentences_that_speak(text: str, sentences: Sequence[Span]) -> Iterator[tuple[Span, Span | None]]:
    """Those of a block that begins with a definition, each with the meaning that it rests on, where it does.

    The meaning is what follows "means": the word itself would make a definition of the sentence that uses the term.
    """
    definition, term = None, ""
    for span in sentences:
        said = text[span.start : span.end]
        if defined := _DEFINES.match(said):
            definition, term = Span(span.start + defined.end(), span.end), defined["term"]
            if _demands(said, defined):
                yield span, None
        elif not term or term not in said:
            yield span, None
        elif duty_of(said) != _EXPLAINS or not _SAYS_WHAT_IS.search(said):
            yield span, definition


def _demands(said: str, defined: re.Match[str]) -> bool:
    """Whether the definition itself carries the demand, and does not wait for a sentence that uses its term."""
    body = said[defined.end() :]
    if _NAMES_A_DEMAND.search(defined["term"]) and any(find_values(body)):
        return True
    party, modality = duty_of(said)
    is_duty = party is Party.SUPPLIER and modality in (Modality.MUST, Modality.MUST_NOT)
    return is_duty or bool(_REFUSES.search(body))
