"""Finds sums of money, in figures and in words, and the blanks left for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tendercheck.extractors._numbers import WORDS, holds_any, parse_figures, parse_words
from tendercheck.extractors._sum_details import with_details
from tendercheck.model.location import Span
from tendercheck.model.values import Money, Undecided

_SYMBOLS = {
    "£": "GBP",
    "GBP": "GBP",
    "GPB": "GBP",
    "€": "EUR",
    "EUR": "EUR",
    "$": "USD",
    "US$": "USD",
    "USD": "USD",
    "RS": "INR",
    "INR": "INR",
    "₹": "INR",
}
_SCALES = {
    "k": 10**3,
    "thousand": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mil": 10**6,
    "mill": 10**6,
    "mln": 10**6,
    "million": 10**6,
    "millions": 10**6,
    "bn": 10**9,
    "billion": 10**9,
    "lakh": 10**5,
    "lakhs": 10**5,
    "lac": 10**5,
    "lacs": 10**5,
    "crore": 10**7,
    "crores": 10**7,
    "cr": 10**7,
}
_SCALE = r"(?:thousand|millions?|billion|lakhs?|lacs?|crores?|mill?|mln|mn|bn|cr|k|m)(?![\w²³])"
_FIGURES = r"\d{1,3}(?:,\d{2,3}|,\s000)+(?:\.\d+)?|\d{1,3}(?:[\s\u00a0]\d{3})+(?!\d|,\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_SYMBOL = r"(?:US\$|[£€$₹]|\b(?:GBP|GPB|EUR|USD|INR)\b|\bGBP(?=\d)|\bRs\b\.?)"
# "GBPrn": notices lose their line breaks, and "rn" is what is left of them.
_CODE = r"(?:GBP|GPB|EUR|USD|INR|pounds(?:\s+sterling)?|sterling|euros|(?:US )?dollars|rupees)(?:\b|(?=rn(?:\W|$)))"

_SUM = re.compile(
    rf"(?P<symbol>{_SYMBOL})\s*£?\s*(?:\(\s*(?P<inner>{_FIGURES})\s*(?P<inner_scale>{_SCALE})?\s*\)"
    rf"|(?P<figures>{_FIGURES})(?:\s\({WORDS}\)(?=\s?{_SCALE}))?(?:\s?-?(?P<scale>{_SCALE}))?"
    rf"|(?P<spelt>{WORDS})\s+(?P<spelt_scale>thousand|million|billion)\b)",
    re.IGNORECASE,
)
_SUM_THEN_CODE = re.compile(
    rf"(?<![\w.,£€$₹/-])(?P<figures>{_FIGURES})(?:\s?(?P<scale>{_SCALE}))?\s?(?P<code>{_CODE})", re.IGNORECASE
)
_IN_WORDS = re.compile(
    rf"(?:(?P<half>half\s+a)|(?:\b(?P<count>{WORDS}|an?)))\s+(?:(?P<scale>million"
    r"|billion)\s+)?(?:pounds\b(?:\s+sterling)?)",
    re.IGNORECASE,
)
# "between 200,000 and 300,000 GBP": the first sum borrows the currency of the second.
_CODE_AFTER_BOTH = re.compile(
    rf"(?<![\w.,£€$₹/-])(?P<first>{_FIGURES})\s*(?:-|–|to|and)\s*(?:{_FIGURES})\s?(?P<code>{_CODE})", re.IGNORECASE
)
_PENCE = re.compile(r"(?<![\w.£/-])(?P<pence>\d{1,2})p\b(?!\.?\s?\d)(?!/)")
_UNDER_SIGN = re.compile(rf"\(£\)[\s:|=]*(?P<figures>{_FIGURES})(?!\s*(?:%|per\s?cent))")
_RANGE = re.compile(
    rf"(?P<symbol>{_SYMBOL})\s?(?P<first>\d+(?:\.\d+)?)\s*(?:-|–|—|to)\s*(?P<again>[£€$])?\s?"
    rf"(?P<second>{_FIGURES})\s?(?P<scale>{_SCALE})",
    re.IGNORECASE,
)
_BLANK = re.compile(
    r"(?:£|€|\bGBP)\s?[\[<(]?\s?(?:_{2,}|\.{3,}|…+|x{1,3}(?:[,.]?x{2,3})*\b|tbc\b|tba\b|n{2,}\b|[●•])\s?[\]>)]?"
    r"|£\s?[\[<](?!\s*\d)[^\[\]<>\n]{0,60}[\]>]"
    r"|[\[<](?:[^\[\]<>\n]{0,40}\b(?:amount|value|sum|figure|price)\b[^\[\]<>\n]{0,40}|\s*£[^\[\]<>\d\n]{0,40})[\]>]",
    re.IGNORECASE,
)
_PER = re.compile(
    r"(?:\s*(?:sterling|\+|plus|excl?\.?|incl?\.?|excluding|including|inclusive of|exclusive of|net of)?"
    r"\s*(?:of\s+)?(?:VAT)?)?"
    r"(?:\s*\([^()\n]{0,40}\))?\s*,?\s*(?:gross|net)?\s*(?:"
    r"(?:per|a|an|each|every|/|for each|in any one|in each)\s*(?:financial\s+|calendar\s+|contract\s+|working\s+)?"
    r"(?P<unit>annum|year|yr|month|week|day|hour|hr)\b"
    r"|(?P<adverb>annually|yearly|monthly|weekly|daily|hourly)\b|(?P<short>p\.?\s?a\.?|pcm|p/a"
    r"|p\.?c\.?m\.?)(?![\w]))",
    re.IGNORECASE,
)
_ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
}
_BLANK_SIGNS = ("£", "[", "<", "€", "gbp")
_PENNIES = re.compile(r"\d\d?p\b")
_MONEY_WORDS = ("£", "€", "$", "₹", "gbp", "gpb", "eur", "usd", "inr", "pounds", "sterling", "rupee", "dollar")
_HAS_BLANK = re.compile(r"(?:£|€|gbp)\s?[^\d\s]|[\[<][^\]>]{0,40}(?:amount|value|sum|figure|price|£)", re.IGNORECASE)
_SAME_AGAIN = re.compile(r"\s*[(\[,–-]\s*")


def find_money(text: str) -> tuple[tuple[Span, Money | Undecided], ...]:
    """The sums of money in `text`, in text order. "£2.5m" counts; "1m above ground" (metres) does not.

    A sum said twice, in words and in figures, is one. "£5m-£10m" is two. The span leaves out "per annum", "excluding
    VAT" and "any one claim", the value holds them.
    """
    lowered = text.lower()
    has_blank = holds_any(lowered, _BLANK_SIGNS) and bool(_HAS_BLANK.search(text))
    if not (has_blank or holds_any(lowered, _MONEY_WORDS) or "Rs" in text or _PENNIES.search(text)):
        return ()
    sums = _joined(text, _without_overlaps(_iter_sums(text)))
    made: list[tuple[Span, Money | Undecided]] = [(span, _with_period(text, span, money)) for span, money in sums]
    for found in _BLANK.finditer(text) if has_blank else ():
        span = Span(*found.span())
        if not any(span.overlaps(other) for other, _ in sums):
            made.append((span, Undecided("money")))
    return tuple(with_details(text, sorted(made, key=lambda pair: pair[0])))


def _iter_sums(text: str) -> Iterator[tuple[Span, Money]]:
    for found in _RANGE.finditer(text):
        yield from _range(found)
    for found in _SUM.finditer(text):
        if found["spelt"]:
            amount = parse_words(found["spelt"]) * _SCALES[found["spelt_scale"].lower()]
            yield Span(*found.span()), Money(amount, _currency(found["symbol"]))
            continue
        figures, scale = found["inner"] or found["figures"], found["inner_scale"] or found["scale"]
        yield Span(*found.span()), _money(figures, scale, found["symbol"])
    for found in _SUM_THEN_CODE.finditer(text):
        if _is_currency(found):
            yield Span(*found.span()), _money(found["figures"], found["scale"], found["code"])
    yield from _iter_odd_sums(text)
    for found in _IN_WORDS.finditer(text):
        count = Decimal("0.5") if found["half"] else parse_words(found["count"]) or Decimal(1)
        if found["scale"] or count >= 100:
            yield Span(*found.span()), Money(count * _SCALES.get((found["scale"] or "").lower(), 1))


def _iter_odd_sums(text: str) -> Iterator[tuple[Span, Money]]:
    """Sums whose currency stands elsewhere: behind a range, in the head of the cell, as "p" for pence."""
    for found in _CODE_AFTER_BOTH.finditer(text):
        yield Span(*found.span("first")), _money(found["first"], None, found["code"])
    for found in _PENCE.finditer(text):
        yield Span(*found.span()), Money(Decimal(found["pence"]) / 100)
    for found in _UNDER_SIGN.finditer(text):
        yield Span(*found.span("figures")), _money(found["figures"], None, "£")


def _range(found: re.Match[str]) -> Iterator[tuple[Span, Money]]:
    """Both ends of "£5-10m", where the first borrows the scale; not of "£100 - £1m"."""
    second = parse_figures(found["second"])
    if found["again"] and parse_figures(found["first"]) > second:
        return
    yield Span(found.start(), found.end("first")), _money(found["first"], found["scale"], found["symbol"])
    start = found.start("again") if found["again"] else found.start("second")
    yield Span(start, found.end()), _money(found["second"], found["scale"], found["symbol"])


def _is_currency(found: re.Match[str]) -> bool:
    """Whether "20 pounds" is money: without a scale, thousands or "sterling" it may be a weight."""
    word = found["code"].lower()
    return word != "pounds" or bool(found["scale"]) or parse_figures(found["figures"]) >= 1000


def _money(figures: str, scale: str | None, currency: str) -> Money:
    return Money(parse_figures(figures) * _SCALES.get((scale or "").lower(), 1), _currency(currency))


def _currency(text: str) -> str:
    word = text.upper().rstrip(".").removeprefix("US ")
    return _SYMBOLS.get(word) or {"EUROS": "EUR", "RUPEES": "INR", "DOLLARS": "USD"}.get(word, "GBP")


def _without_overlaps(found: Iterator[tuple[Span, Money]]) -> list[tuple[Span, Money]]:
    kept: list[tuple[Span, Money]] = []
    for span, money in sorted(found, key=lambda pair: (pair[0].start, -pair[0].end)):
        if not kept or kept[-1][0].end <= span.start:
            kept.append((span, money))
    return kept


def _joined(text: str, sums: list[tuple[Span, Money]]) -> list[tuple[Span, Money]]:
    """The sums, with "one million pounds (£1,000,000)" made one."""
    made: list[tuple[Span, Money]] = []
    for span, money in sums:
        if made and made[-1][1] == money:
            gap = _SAME_AGAIN.fullmatch(text, made[-1][0].end, span.start)
            if gap and gap[0].strip() in ("(", "["):
                closes = text[span.end : span.end + 1] in (")", "]")
                made[-1] = (Span(made[-1][0].start, span.end + closes), money)
                continue
        made.append((span, money))
    return made


def _with_period(text: str, span: Span, money: Money) -> Money:
    found = _PER.match(text, span.end)
    if not found:
        return money
    unit = (found["unit"] or "").lower()
    per = {"annum": "year", "yr": "year", "hr": "hour"}.get(unit, unit) or _ADVERBS.get((found["adverb"] or "").lower())
    if not per:
        per = "month" if "c" in found["short"].lower() else "year"
    return Money(money.amount, money.currency, per)
