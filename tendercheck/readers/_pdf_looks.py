"""What to try next where one look at a PDF was not enough, and what to keep of it. Pure; runs in the parent.

A page that stopped the reading costs itself alone: the pages after it are read by a fresh worker. What pdfium refused,
or gave without sense, pdfminer looks at. What is a picture goes to text recognition, where there is one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tendercheck.model.document import Condition
from tendercheck.readers._guard import Answer
from tendercheck.readers._job import Look
from tendercheck.readers._pdf_judge import DAMAGED, FEW_LETTERS, Frame, is_garbled, letters_in, text_of, why_unread
from tendercheck.readers._programs import RECOGNISERS

PDFIUM, PDFMINER = "pdfium", "pdfminer"
_STOPPED = (Condition.PARSER_CRASH, Condition.TIMEOUT, Condition.MEMORY_LIMIT, Condition.INTERNAL_ERROR)
_REFUSED = (
    Condition.MALFORMED,
    Condition.TRUNCATED,
    Condition.ZERO_PAGES,
    Condition.ENCRYPTED_PASSWORD,
    Condition.ENCRYPTED_UNSUPPORTED,
)
_RESUMED_AT_MOST = 3
_COMPARED_AT_MOST = 30  # pages of a damaged file that the second engine looks at too
_TWICE = 2
_LONGEST_STRING = 32_767  # pdfium cuts a string of text there


def next_look(answer: Answer, recogniser: str) -> Look | None:
    """What to try next; None where everything was read, or nothing is left to try."""
    pages = _pages(answer)
    total = answer.pages
    if answer.fault and answer.fault.condition in _STOPPED and answer.looks.count(PDFIUM) < _RESUMED_AT_MOST:
        rest = tuple(range(len(pages) + 2, total + 1))
        if total and rest:
            return Look(PDFIUM, rest)
    if PDFMINER not in answer.looks:
        if not pages and answer.fault and answer.fault.condition in (*_REFUSED, *_STOPPED):
            return Look(PDFMINER)
        if wanted := _doubtful(answer):
            return Look(PDFMINER, wanted)
    if recogniser and not set(RECOGNISERS) & set(answer.looks):
        unread = tuple(int(frame["page"]) for frame in pages if why_unread(frame) not in ("", DAMAGED))
        return Look(recogniser, unread) if unread else None
    return None


def with_look(answer: Answer, look: Look, found: Answer) -> Answer:
    """The answer with what another look found."""
    answer = replace(answer, looks=(*answer.looks, look.engine))
    if look.engine == PDFIUM:
        return _resumed(answer, look, found)
    if look.engine in RECOGNISERS:
        return _recognised(answer, look, found)
    if not look.pages:
        return _second_opinion(answer, found)
    return _compared(answer, look, found)


def _pages(answer: Answer) -> list[Frame]:
    return [frame for frame in answer.frames[1:] if "page" in frame]


def _doubtful(answer: Answer) -> tuple[int, ...]:
    """Pages that pdfium could not load, or of which it gave little; of a file that was damaged, some more."""
    opening, pages = answer.frames[:1], _pages(answer)
    if not opening:
        return ()
    found = {int(frame["page"]) for frame in pages if _is_doubtful(frame)}
    if opening[0].get("mended") or opening[0].get("cut_off"):
        found.update(range(1, min(len(pages), _COMPARED_AT_MOST) + 1))
    return tuple(sorted(found))


def _is_doubtful(frame: Frame) -> bool:
    if "error" in frame or is_garbled(frame):
        return True
    length = len(text_of(frame))
    is_empty = length < FEW_LETTERS and not frame["picture"] and int(frame.get("objects", 0)) > 0
    return is_empty or length >= _LONGEST_STRING


def _resumed(answer: Answer, look: Look, found: Answer) -> Answer:
    lost: Frame = {"page": look.pages[0] - 1, "error": "reading stopped at this page"}
    return replace(answer, frames=[*answer.frames, lost, *_asked_for(look, found)], fault=found.fault)


def _asked_for(look: Look, found: Answer) -> list[Frame]:
    return [frame for frame in found.frames if frame.get("page") in look.pages]


def _recognised(answer: Answer, look: Look, found: Answer) -> Answer:
    """The pages as they were recognised; those in which nothing was, marked so."""
    seen = {int(frame["page"]): frame for frame in _asked_for(look, found) if frame["lines"]}
    asked = [frame for frame in _pages(answer) if int(frame["page"]) in look.pages]
    return _with_pages(answer, [seen.get(int(frame["page"]), {**frame, "unrecognised": True}) for frame in asked])


def _second_opinion(answer: Answer, found: Answer) -> Answer:
    """What the second engine made of a file that the first refused; the refusal stands where that is nothing."""
    if found.fault and found.fault.condition is Condition.TOO_LARGE:  # it did find pages: too many
        return replace(answer, fault=found.fault)
    if not any(map(letters_in, found.frames[1:])):
        return answer
    opening = {**found.frames[0], "second_engine": True}
    kind = answer.type or "pdf"
    return replace(answer, type=kind, frames=[opening, *found.frames[1:]], fault=found.fault)


def _compared(answer: Answer, look: Look, found: Answer) -> Answer:
    """The better of two readings of each page; the opening notes whether they differed."""
    if not found.frames:
        return answer
    seconds = {int(frame["page"]): frame for frame in _asked_for(look, found) if "error" not in frame}
    better: list[Frame] = []
    disagree = answer.pages != found.pages
    for frame in _pages(answer):
        second = seconds.get(int(frame["page"]))
        if second is None:
            continue
        had, has = letters_in(frame) if "error" not in frame else 0, letters_in(second)
        disagree = disagree or (max(had, has) > FEW_LETTERS / 2 and max(had, has) > _TWICE * min(had, has))
        if has > had and not is_garbled(second) and ("error" in frame or is_garbled(frame) or has > _TWICE * had):
            better.append(second)
    merged = _with_pages(answer, better)
    if disagree:
        merged = replace(merged, frames=[{**merged.frames[0], "disagree": True}, *merged.frames[1:]])
    return merged


def _with_pages(answer: Answer, better: list[Frame]) -> Answer:
    by_page = {int(frame["page"]): frame for frame in better}

    def chosen(frame: dict[str, Any]) -> Frame:
        new = by_page.get(int(frame.get("page", 0)))
        if new is None:
            return frame
        kept: Frame = {key: frame[key] for key in ("members", "notes", "hidden") if key in frame}
        return {**new, **kept}

    return replace(answer, frames=[chosen(frame) for frame in answer.frames])
