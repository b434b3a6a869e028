"""The account of a PDF: which pages were read and why not, the one condition, the marks. Pure; runs in the parent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tendercheck.model.document import Condition, Coverage, Mark
from tendercheck.readers._pdf_judge import (
    DRAWN,
    NOT_REACHED,
    PICTURE,
    UNSURE,
    Frame,
    is_garbled,
    text_of,
    why_unread,
)

_NO_TEXT = (
    "The pages are images without text: install tesseract, which reads them, or ask for a copy that holds its text."
)
_UNRECOGNISED = "The pages are images, and no text could be recognised in them: ask for a copy that holds its text."
_PLACEHOLDER = "The form shows only in Adobe Reader: open it there and print it to a new PDF."
_PORTFOLIO = "The text is only the cover of a portfolio: the files in it stand below."
_GARBLED = "The letters have no meaning in this file: install tesseract, which reads its pages as pictures."
_NO_PAGE = "No page of the PDF can be loaded: print it to a new PDF, or ask for it again."
_LOST = "The pages are empty, and yet the file is damaged or holds type: look at it in a viewer, print it to a new PDF."
_BLANK = "The pages hold no text and no images."
_PARTIAL = "Look at the pages that were not read, or ask for another copy."
_MENDED = "The file is damaged, and was read as far as could be told: compare the number of pages with the original."
_SECOND = "The first engine refused the file, a second one read it: compare the number of pages with the original."
_DISAGREE = "Two engines read it differently: compare the quotes with the page."
_HIDDEN = "Text that cannot be seen stands on {}; it was read with the rest."
_RECOGNISED = "Text recognition ({}) read {}: compare the quotes with the page."
_CUT_OFF = "whatever stood in the missing end of the file"
_PLURALS = {
    PICTURE: "images without a text layer",
    DRAWN: "drawings without a text layer",
    UNSURE: "images in which no text could be recognised",
}
_PLEASE_WAIT = re.compile(r"please wait|adobe reader|acrobat", re.IGNORECASE)
_COVER_PAGES = 2
_PAGES_NAMED = 12


@dataclass(frozen=True, slots=True)
class Account:
    """What a Composition says beside its drafts."""

    condition: Condition
    coverage: Coverage
    marks: tuple[Mark, ...]
    detail: str


def account_of(opening: Frame, of_pages: Sequence[Frame], *, has_text: bool) -> Account:
    """The account; the frames of the last pages may be missing, those pages then were not reached."""
    total = int(opening["pages"])
    lost = _lost(of_pages, total)
    unread = tuple(_runs(lost))
    if opening.get("cut_off"):
        unread += (_CUT_OFF,)
    condition, detail = _condition(opening, of_pages, unread, has_text=has_text)
    marks = dict(_marks(opening, of_pages))
    detail = " ".join(part for part in (detail, *marks.values()) if part)
    return Account(condition, Coverage("page", total - len(lost), total, unread), tuple(marks), detail)


def _lost(of_pages: Sequence[Frame], total: int) -> dict[int, str]:
    """Why each unread page is unread, by number."""
    seen = {int(frame["page"]): frame for frame in of_pages}
    reasons = {number: why_unread(seen[number]) if number in seen else NOT_REACHED for number in range(1, total + 1)}
    return {number: why for number, why in reasons.items() if why}


def _runs(reasons: dict[int, str]) -> Iterable[str]:
    runs: list[tuple[int, int, str]] = []
    for number, why in reasons.items():
        if runs and runs[-1][1] == number - 1 and runs[-1][2] == why:
            runs[-1] = (runs[-1][0], number, why)
        else:
            runs.append((number, number, why))
    for first, last, why in runs:
        yield f"page {first}: {why}" if first == last else f"pages {first}-{last}: {_PLURALS.get(why, why)}"


def _condition(
    opening: Frame, of_pages: Sequence[Frame], unread: tuple[str, ...], *, has_text: bool
) -> tuple[Condition, str]:
    readable = [frame for frame in of_pages if "error" not in frame]
    if not has_text:
        return _without_text(opening, readable, unread)
    if opening.get("xfa") and len(readable) <= _COVER_PAGES and any(map(_asks_to_wait, readable)):
        return Condition.PLACEHOLDER_ONLY, _PLACEHOLDER
    if opening.get("portfolio") and opening.get("members") and len(readable) <= _COVER_PAGES:
        return Condition.PLACEHOLDER_ONLY, _PORTFOLIO
    spoken = [frame for frame in readable if text_of(frame)]
    if spoken and all(map(is_garbled, spoken)):
        return Condition.GARBLED_TEXT, _GARBLED
    if unread:
        return Condition.OK_PARTIAL, _PARTIAL
    if opening.get("second_engine"):
        return Condition.OK_REPAIRED, _SECOND
    return (Condition.OK_REPAIRED, _MENDED) if opening.get("mended") else (Condition.OK, "")


def _without_text(opening: Frame, readable: Sequence[Frame], unread: tuple[str, ...]) -> tuple[Condition, str]:
    if not readable:
        return Condition.MALFORMED, _NO_PAGE
    if any("unrecognised" in frame for frame in readable):
        return Condition.NO_TEXT_LAYER, _UNRECOGNISED
    if any(frame["picture"] or frame["images"] or why_unread(frame) == DRAWN for frame in readable):
        return Condition.NO_TEXT_LAYER, _NO_TEXT
    if (opening.get("mended") or opening.get("fonts")) and not any(frame.get("objects") for frame in readable):
        return Condition.MALFORMED, _LOST
    return (Condition.OK_PARTIAL, _PARTIAL) if unread else (Condition.BLANK, _BLANK)


def _asks_to_wait(frame: Frame) -> bool:
    return bool(_PLEASE_WAIT.search(text_of(frame)))


def _marks(opening: Frame, of_pages: Sequence[Frame]) -> Iterable[tuple[Mark, str]]:
    if opening.get("disagree"):
        yield Mark.ENGINES_DISAGREE, _DISAGREE
    if opening.get("changed_after_signing"):
        yield Mark.SIGNED_THEN_CHANGED, ""
    if hidden := [int(frame["page"]) for frame in of_pages if frame.get("hidden")]:
        yield Mark.HIDDEN_TEXT, _HIDDEN.format(_pages(hidden))
    if recognised := [frame for frame in of_pages if frame.get("recognised")]:
        pages = _pages([int(frame["page"]) for frame in recognised])
        yield Mark.RECOGNISED_TEXT, _RECOGNISED.format(recognised[0]["recognised"], pages)


def _pages(numbers: Sequence[int]) -> str:
    named = ", ".join(map(str, numbers[:_PAGES_NAMED])) + (" and others" if len(numbers) > _PAGES_NAMED else "")
    return f"page {named}" if len(numbers) == 1 else f"pages {named}"
