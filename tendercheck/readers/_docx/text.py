"""The words of one paragraph as a reader sees them: insertions in, deletions apart, boxes set aside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tendercheck.readers._docx.changes import CHANGES, INSERTIONS, Fate, fate_in, viewed
from tendercheck.readers._docx.fields import Fields
from tendercheck.readers._docx.looks import is_unseen
from tendercheck.readers._docx.markup import MC, A, W, chosen_branch, is_on, value_of
from tendercheck.readers._docx.math import FORMULAS, formula
from tendercheck.readers._docx.signs import RUN_SIGNS, symbol
from tendercheck.readers._docx.styles import Styles
from tendercheck.readers._traced import UNSEEN, Traced, trace
from tendercheck.readers._wishes import Changes
from tendercheck.readers._xml import Element

PARAGRAPH, TABLE = W + "p", W + "tbl"
BOX = W + "txbxContent"
DRAWN_TEXT, WORD_ART = A + "p", "{urn:schemas-microsoft-com:vml}textpath"
SHOWN_WRAPPERS = INSERTIONS | {
    W + name for name in ("sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo")
}
_WRAPPERS = SHOWN_WRAPPERS | CHANGES
_RUBY = frozenset({W + "rubyBase", W + "rt"})
_DRAWN = frozenset({W + "drawing", W + "pict", W + "object"})
_TEXT = frozenset({W + "t", W + "delText"})
_FLOATING = frozenset({BOX, DRAWN_TEXT, WORD_ART})


@dataclass(slots=True)
class Words:
    """The visible text of a paragraph, what floats beside it, and what is notable about it."""

    text: str = ""
    deleted: list[str] = field(default_factory=list)  # each stretch that was deleted, where deletions are shown
    boxes: list[tuple[Element, Fate]] = field(default_factory=list)  # in the order of their anchors
    is_bold: bool = False  # every word of it
    is_hidden: bool = False  # some of it
    is_tracked: bool = False
    opens_spaced: bool = False  # whether white space stood at its ends: two paragraphs may turn out to be one
    ends_spaced: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """How the words of a part are looked at; `may_hide` is False where none of them can be unseen.

    `number` gives what Word shows for the codes of a LISTNUM field in the paragraph that is being read.
    """

    styles: Styles
    changes: Changes
    may_hide: bool
    number: Callable[[str], str]


def words_of(paragraph: Element, style_id: str | None, view: View, fate: Fate = Fate.STANDS) -> Words:
    """The words of a w:p, single-spaced and without white space at the ends.

    `style_id` is its style. `fate` is that of the text which the paragraph is in: where that was deleted, nothing in it
    is set apart again.
    """
    collector = _Collector(style_id, view, fate)
    collector.gather(paragraph)
    words, text = collector.words, "".join(collector.parts)
    words.text = _plain(text)
    words.opens_spaced, words.ends_spaced = text[:1].isspace(), text[-1:].isspace()
    words.deleted = [plain for stretch in collector.deleted if (plain := _plain("".join(stretch)))]
    words.is_bold = collector.bold_letters > 0 and collector.plain_letters == 0
    return words


def traced(paragraph: Element, view: View) -> Traced:
    """The words of a w:p as `words_of` gives them, each character with its place."""
    collector = _Collector(None, view, Fate.STANDS)
    collector.gather(paragraph)
    return trace(zip(collector.parts, collector.origins, strict=True))


def _no_number(_: str) -> str:
    return ""


def _plain(text: str) -> str:
    return " ".join(UNSEEN.sub("", text).split())


class _Collector:
    def __init__(self, style_id: str | None, view: View, fate: Fate) -> None:
        self.words = Words()
        self.parts: list[str] = []
        self.origins: list[Element | None] = []  # of each part, what in the file gives it
        self.deleted: list[list[str]] = []
        self.bold_letters = self.plain_letters = 0
        self._view, self._styles, self._changes = view, view.styles, view.changes
        self._fate = self._usual = fate
        self._style_id = style_id
        self._fields = Fields()
        self._is_deleting = False  # nothing stands between here and the last deletion
        self._is_in_field = False

    def gather(self, element: Element) -> None:
        for child in element:
            tag = child.tag
            if tag == W + "r":
                self._run(child)
            elif tag in _WRAPPERS:
                self._wrapped(child)
            elif tag == MC + "AlternateContent":
                branch = chosen_branch(child)
                if branch is not None:
                    self.gather(branch)
            elif tag in _RUBY:
                self.gather(child)
            elif tag in FORMULAS:
                self._formula(child)
            elif tag in _DRAWN:
                self._find_boxes(child)

    def _wrapped(self, element: Element) -> None:
        outer = self._fate, self._is_in_field
        if element.tag in CHANGES:
            self.words.is_tracked = True
            self._fate = fate_in(element.tag, self._fate, self._changes)
        self._is_in_field = self._is_in_field or element.tag == W + "fldSimple"
        self.gather(element)
        self._fate, self._is_in_field = outer

    def _run(self, run: Element) -> None:
        before = len(self.parts)
        self._run_content(run)
        added = "".join(self.parts[before:]).strip()
        if not added:
            return
        properties = viewed(run.find(W + "rPr"), self._changes)
        if self._is_bold(properties):
            self.bold_letters += len(added)
        else:
            self.plain_letters += len(added)
        if self._view.may_hide and not self.words.is_hidden:
            self.words.is_hidden = is_unseen(run, properties, self._style_id, self._styles)

    def _run_content(self, run: Element) -> None:
        for child in run:
            tag = child.tag
            if tag in _TEXT:
                self._add(child.text or "", child)
            elif tag in RUN_SIGNS:
                self._add(RUN_SIGNS[tag], child)
            elif tag == W + "sym":
                self._add(symbol(child), child)
            elif tag == W + "fldChar":
                number = self._view.number if self._fate is Fate.STANDS else _no_number
                self._add(self._fields.turn(child, number), child)
            elif tag == W + "instrText":
                self._fields.note_code(child.text or "")
            else:
                self._run_container(child)

    def _run_container(self, element: Element) -> None:
        if element.tag in _DRAWN:
            self._find_boxes(element)
        elif element.tag == MC + "AlternateContent":
            branch = chosen_branch(element)
            if branch is not None:
                self._run_content(branch)
        elif element.tag == W + "ruby":
            self.gather(element)
        elif element.tag == TABLE:
            self._set_aside(element)

    def _formula(self, element: Element) -> None:
        outer = self._fate
        self._add(" ")
        for text, fate in formula(element, outer, self._changes):
            self._fate = fate
            self._add(text)
        self._fate = outer
        self._add(" ")

    def _add(self, text: str, origin: Element | None = None) -> None:
        if not text or self._fate is Fate.GONE or self._fields.hides(text):
            return
        if self._fate is self._usual:
            self.parts.append(text)
            self.origins.append(None if self._is_in_field or self._fields.are_open else origin)
            self._is_deleting = False
            return
        if not self._is_deleting:
            self.deleted.append([])
        self._is_deleting = True
        self.deleted[-1].append(text)

    def _find_boxes(self, drawn: Element) -> None:
        for child in drawn:
            if child.tag in _FLOATING:
                self._set_aside(child)
            elif child.tag == MC + "AlternateContent":
                branch = chosen_branch(child)
                if branch is not None:
                    self._find_boxes(branch)
            elif len(child):
                self._find_boxes(child)

    def _set_aside(self, element: Element) -> None:
        if self._fate is not Fate.GONE:
            self.words.boxes.append((element, self._fate))

    def _is_bold(self, properties: Element | None) -> bool:
        own = is_on(properties, W + "b") if properties is not None else None
        if own is not None:
            return own
        run_style = value_of(properties, W + "rStyle")
        by_run_style = self._styles.is_bold(run_style) if run_style else None
        return bool(self._styles.is_bold(self._style_id) if by_run_style is None else by_run_style)
