"""The words of one paragraph of an OpenDocument text, in the view of its changes that is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tendercheck.readers._odf.markup import DRAW, OFFICE, PARAGRAPHS, SPACES_LIMIT, TEXT, number_in
from tendercheck.readers._odf.styles import Styles
from tendercheck.readers._traced import UNSEEN, Traced, trace
from tendercheck.readers._wishes import Changes

_SILENT = frozenset(
    {
        TEXT + name
        for name in ("number", "script", "toc-mark", "tracked-changes", "alphabetical-index-mark", "user-index-mark")
    }
    | {OFFICE + "event-listeners", OFFICE + "annotation-end"}
)
CHANGE_MARKS = frozenset({TEXT + "change", TEXT + "change-start", TEXT + "change-end"})
_NOTES = frozenset({TEXT + "note", OFFICE + "annotation"})
_BREAKS = frozenset({TEXT + "tab", TEXT + "line-break", TEXT + "soft-page-break"})


@dataclass(slots=True)
class Words:
    """The text of a paragraph, what hangs on it, and what is notable about it."""

    text: str = ""
    boxes: list[Any] = field(default_factory=list)  # draw: elements, in the order of their anchors
    notes: list[Any] = field(default_factory=list)  # text:note and office:annotation
    deleted: list[str] = field(default_factory=list)
    is_bold: bool = False
    is_hidden: bool = False
    is_tracked: bool = False


class ChangeView:
    """The tracked changes of a document in one view. Insertions may reach over paragraphs, so it keeps what is open."""

    def __init__(self, body: Any, changes: Changes) -> None:
        self.changes = changes
        self._regions = {
            region.get(TEXT + "id") or region.get("{http://www.w3.org/XML/1998/namespace}id", ""): region
            for region in body.iter(TEXT + "changed-region")
        }
        self._open: set[str] = set()

    @property
    def is_gone(self) -> bool:
        """Whether what comes now is an insertion that the view does not have."""
        return bool(self._open) and self.changes is Changes.REJECTED

    def note(self, element: Any) -> str | None:
        """Take a mark of a change; the words deleted there, spaced as in the file, or None where nothing was."""
        number = element.get(TEXT + "change-id", "")
        region = self._regions.get(number)
        if region is None:
            return None
        is_insertion = region.find(TEXT + "insertion") is not None
        if is_insertion:
            if element.tag == TEXT + "change-start":
                self._open.add(number)
            else:
                self._open.discard(number)
        deletion = region.find(TEXT + "deletion")
        if deletion is None or element.tag != TEXT + "change":
            return None
        if is_insertion and self.changes is Changes.REJECTED:
            return None  # what was inserted and then deleted was never there
        return " ".join("".join(_parts_of(paragraph, self)) for paragraph in deletion.iter(*PARAGRAPHS))


def words_of(paragraph: Any, styles: Styles, view: ChangeView) -> Words:
    """The words of a text:p or text:h, single-spaced and without white space at the ends."""
    collector = _Collector(styles, view)
    style = paragraph.get(TEXT + "style-name", "")
    bold = bool(styles.is_bold("paragraph", style))
    collector.gather(paragraph, bold=bold, hidden=styles.is_hidden("paragraph", style))
    words = collector.words
    words.text = tidy("".join(collector.parts))
    words.deleted = [text for text in map(tidy, words.deleted) if text]
    words.is_bold = collector.bold_letters > 0 and collector.plain_letters == 0
    return words


def traced(paragraph: Any, view: ChangeView) -> Traced:
    """The words of a text:p or text:h as `words_of` gives them, each character with its place."""
    collector = _Collector(Styles(), view)
    collector.gather(paragraph, bold=False, hidden=False)
    return trace(zip(collector.parts, collector.origins, strict=True))


def tidy(text: str) -> str:
    """The text single-spaced, without characters that nobody sees."""
    return " ".join(UNSEEN.sub("", text).split())


def _parts_of(paragraph: Any, view: ChangeView) -> list[str]:
    """The words of a paragraph that was deleted, with the white space at its ends: it may part them from others."""
    collector = _Collector(Styles(), view)
    collector.gather(paragraph, bold=False, hidden=False)
    return collector.parts


class _Collector:
    def __init__(self, styles: Styles, view: ChangeView) -> None:
        self.words = Words()
        self.parts: list[str] = []
        self.origins: list[Any | None] = []  # of each part, the element that gives it; None for what follows one
        self.bold_letters = self.plain_letters = 0
        self._styles, self._view = styles, view

    def gather(self, element: Any, *, bold: bool, hidden: bool) -> None:
        self._add(element.text, bold, hidden, element)
        for child in element:
            self._take(child, bold, hidden)
            self._add(child.tail, bold, hidden)

    def _take(self, child: Any, bold: bool, hidden: bool) -> None:
        tag = child.tag
        if tag == TEXT + "s":
            self._add(" " * min(number_in(child, TEXT + "c", 1), SPACES_LIMIT), bold, hidden, child)
        elif tag in _BREAKS:
            self._add(" ", bold, hidden, child)
        elif tag in CHANGE_MARKS:
            self._change(child, bold, hidden)
        elif tag in _NOTES or tag.startswith(DRAW):
            if not self._view.is_gone:
                (self.words.notes if tag in _NOTES else self.words.boxes).append(child)
        elif tag == TEXT + "span":
            self._span(child, bold, hidden)
        elif tag == TEXT + "hidden-text":
            self._add(child.get(TEXT + "string-value") or child.text, bold, hidden=True)
        elif tag not in _SILENT:
            self.gather(child, bold=bold, hidden=hidden or child.get(TEXT + "is-hidden") == "true")

    def _span(self, span: Any, bold: bool, hidden: bool) -> None:
        style = span.get(TEXT + "style-name", "")
        own = self._styles.is_bold("text", style)
        hides = hidden or self._styles.is_hidden("text", style)
        self.gather(span, bold=bold if own is None else own, hidden=hides)

    def _change(self, mark: Any, bold: bool, hidden: bool) -> None:
        self.words.is_tracked = True
        deleted = self._view.note(mark)
        if deleted and self._view.changes is Changes.REJECTED:
            self._add(deleted, bold, hidden)
        elif deleted and self._view.changes is Changes.SENT:
            self.words.deleted.append(deleted)

    def _add(self, text: str | None, bold: bool, hidden: bool, origin: Any | None = None) -> None:
        if not text or self._view.is_gone:
            return
        self.parts.append(text)
        self.origins.append(origin)
        letters = len(text.strip())
        self.words.is_hidden |= hidden and bool(letters)
        if bold:
            self.bold_letters += letters
        else:
            self.plain_letters += letters
