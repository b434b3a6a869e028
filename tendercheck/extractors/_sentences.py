"""Splits a stretch of text into sentences; knows the full stops that end nothing."""

from __future__ import annotations

import re

from tendercheck.model.location import Span

_END = re.compile(
    r"(?P<stop>[.!?])(?P<close>[\"”’')\]]*)\s+(?=[\"“‘'(\[]?[A-Z0-9£•➢])|(?=[•➢▪●◦✓☐☑☒]|\[[ xX]?\]\s|\([ xX]\)\s)|\n"
)
# Words whose full stop rarely ends a sentence; a capital after it proves nothing ("No. 4", "Mr. Smith").
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.?g|i\.?e|no|nos|ltd|p\.a|ref|refs|rs|mr|mrs|ms|dr|st|co|inc|approx|incl|excl|art|reg|regs"
    r"|para|paras|sec"
    r"|cl|vs|viz|cf|fig|tel|ext|vol|pp|max|min|dept|prof|hon|rev|al|est|gov|jan|feb|mar|apr|jun|jul|aug"
    r"|sept?|oct|nov|dec)"
    r"|(?:^|[\s(.])[A-Za-z])\.$",
    re.IGNORECASE,
)
# "5 p.m. Tenders received later ..." ends; so do "etc. The ..." and "ABC Ltd. The ...".
_STARTS_ANEW = re.compile(
    r"[\"“‘'(]?(?:The|This|These|Those|It|We|You|Your|Our|Any|All|If|Where|When|No|Please|Failure|Bidders?"
    r"|Tender(?:s|ers?)?"
    r"|Suppliers?|Responses?|A|An|In|For|There|Each|Should|Late)\s"
)
_MAY_END = re.compile(r"\b(?:etc|ltd|plc|inc|co|[ap]\.m|p\.a)\.$", re.IGNORECASE)
_ENUMERATOR = re.compile(r"\W{0,3}(?:\(?(?:[a-z]{1,2}|[ivx]{1,5}|[A-Z]|\d{1,3}(?:\.\d{1,3})*)[.)]?)\W{0,2}")
_LIST_WORDS = 12
_LONG_WORDS = 120
_NEAR = 400  # characters that are enough to judge the end of a sentence, however long it is


def split_sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences of `text` inside `span`, without white space at their ends, in order.

    A semicolon or a line break divides only parts that are sentences by their length; every semicolon divides a
    sentence of more than 120 words.
    """
    made: list[Span] = []
    start = span.start
    for found in _END.finditer(text, span.start, span.end):
        if found.start() > start and _is_end(text, start, found, span.end):
            cut = found.end("close") if found["stop"] else found.start()
            _add(made, text, start, cut)
            start = cut
    _add(made, text, start, span.end)
    return tuple(part for sentence in made for part in _split_long(text, sentence))


def count_words(text: str) -> int:
    """How many words stand in `text`, by white space."""
    return len(text.split())


def _add(made: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left < len(piece):
        made.append(Span(start + left, start + len(piece.rstrip())))


def _is_end(text: str, start: int, found: re.Match[str], limit: int) -> bool:
    if not found["stop"]:
        return _is_break(text, start, found, limit) if found[0] == "\n" else True
    before = text[max(start, found.end("stop") - _NEAR) : found.end("stop")]
    if len(before) < _NEAR and _ENUMERATOR.fullmatch(before.strip()):
        return False
    if _MAY_END.search(before[-6:]):
        return bool(_STARTS_ANEW.match(text, found.end()))
    return found["stop"] != "." or not _ABBREVIATION.search(before[-12:])


def _is_break(text: str, start: int, found: re.Match[str], limit: int) -> bool:
    """Whether a line break parts two sentences: the first is closed, or both sides are long."""
    before = text[max(start, found.start() - _NEAR) : found.start()].rstrip()
    if before.endswith((".", "!", "?", ":")):
        return not _ENUMERATOR.fullmatch(before.strip())
    next_break = text.find("\n", found.end(), limit)
    after = text[found.end() : min(next_break if next_break >= 0 else limit, found.end() + _NEAR)]
    return count_words(before) > _LIST_WORDS and count_words(after) > _LIST_WORDS


def _split_long(text: str, sentence: Span) -> tuple[Span, ...]:
    whole = text[sentence.start : sentence.end]
    if ";" not in whole:
        return (sentence,)
    parts: list[Span] = []
    start = sentence.start
    for found in re.finditer(";", whole):
        _add(parts, text, start, sentence.start + found.end())
        start = sentence.start + found.end()
    _add(parts, text, start, sentence.end)
    if count_words(whole) > _LONG_WORDS:
        return tuple(parts)
    is_list = len(parts) > 2 and all(count_words(text[part.start : part.end]) > _LIST_WORDS for part in parts)
    return tuple(parts) if is_list else (sentence,)
