"""The words of one paragraph as a reader sees them: insertions in, deletions and field codes out, boxes set aside."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tendercheck.readers._docx_styles import Styles
from tendercheck.readers._docx_xml import MATH, MC, Element, W, chosen_branch, is_on, value_of, whole_number

PARAGRAPH, TABLE = W + "p", W + "tbl"
BOX = W + "txbxContent"
DELETIONS = frozenset({W + "del", W + "moveFrom"})
INSERTIONS = frozenset({W + "ins", W + "moveTo"})
SHOWN_WRAPPERS = INSERTIONS | {
    W + name for name in ("sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo")
}
_RUBY = frozenset({W + "rubyBase", W + "rt"})
_DRAWN = frozenset({W + "drawing", W + "pict", W + "object"})
_RUN_SIGNS = {
    W + "tab": " ",
    W + "ptab": " ",
    W + "br": " ",
    W + "cr": " ",
    W + "noBreakHyphen": "-",
}
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
# Symbol and Wingdings keep their signs in the private area of Unicode; what is not listed is nearly always a bullet.
_SYMBOLS = {0xF0A3: "\u2264", 0xF0B3: "\u2265", 0xF0B1: "\u00b1", 0xF0B4: "\u00d7", 0xF0B0: "\u00b0"}
_WINGDINGS = {
    0xF0FC: "\u2713",
    0xF0FB: "\u2717",
    0xF0FE: "\u2612",
    0xF0A8: "\u2610",
    0xF06F: "\u2610",
    0xF0D8: "\u27a2",
    0xF0E0: "\u2192",
    0xF0F0: "\u21e8",
}
_BULLET = "\u2022"


@dataclass(slots=True)
class Words:
    """The visible text of a paragraph, what floats beside it, and what is notable about it."""

    text: str = ""
    boxes: list[Element] = field(default_factory=list)  # w:txbxContent and w:tbl, in the order of their anchors
    is_bold: bool = False  # every word of it
    is_hidden: bool = False  # some of it
    is_tracked: bool = False


def words_of(paragraph: Element, styles: Styles) -> Words:
    """The words of a w:p, single-spaced and without white space at the ends."""
    collector = _Collector(paragraph, styles)
    collector.gather(paragraph)
    collector.words.text = " ".join(_UNSEEN.sub("", "".join(collector.parts)).split())
    collector.words.is_bold = collector.bold_letters > 0 and collector.plain_letters == 0
    return collector.words


class _Collector:
    def __init__(self, paragraph: Element, styles: Styles) -> None:
        self.words = Words()
        self.parts: list[str] = []
        self.bold_letters = self.plain_letters = 0
        self._styles = styles
        self._style_id = value_of(paragraph, f"{W}pPr/{W}pStyle")
        # A field's codes end where its result begins. One never closed must not swallow the paragraphs after it.
        self._fields: list[bool] = []  # for each open field: are we still among its codes?

    def gather(self, element: Element) -> None:
        for child in element:
            tag = child.tag
            if tag == W + "r":
                self._run(child)
            elif tag in SHOWN_WRAPPERS:
                self.words.is_tracked |= tag in INSERTIONS
                self.gather(child)
            elif tag in DELETIONS:
                self.words.is_tracked = True
            elif tag == MC + "AlternateContent":
                branch = chosen_branch(child)
                if branch is not None:
                    self.gather(branch)
            elif tag in _RUBY:
                self.gather(child)
            elif tag in (MATH + "oMath", MATH + "oMathPara"):
                self.parts.append(" " + "".join(child.itertext(MATH + "t")) + " ")
            elif tag in _DRAWN:
                self._find_boxes(child)

    def _run(self, run: Element) -> None:
        properties = run.find(W + "rPr")
        before = len(self.parts)
        self._run_content(run)
        added = "".join(self.parts[before:]).strip()
        if not added:
            return
        if self._is_bold(properties):
            self.bold_letters += len(added)
        else:
            self.plain_letters += len(added)
        self.words.is_hidden |= self._is_hidden(properties)

    def _run_content(self, run: Element) -> None:
        for child in run:
            tag = child.tag
            if tag == W + "t":
                self._add(child.text or "")
            elif tag in _RUN_SIGNS:
                self._add(_RUN_SIGNS[tag])
            elif tag == W + "sym":
                self._add(_symbol(child))
            elif tag == W + "fldChar":
                self._field(child.get(W + "fldCharType"))
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
            self.words.boxes.append(element)

    def _add(self, text: str) -> None:
        if not any(self._fields):
            self.parts.append(text)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _find_boxes(self, drawn: Element) -> None:
        for child in drawn:
            if child.tag == BOX:
                self.words.boxes.append(child)
            elif child.tag == MC + "AlternateContent":
                branch = chosen_branch(child)
                if branch is not None:
                    self._find_boxes(branch)
            elif len(child):
                self._find_boxes(child)

    def _is_bold(self, properties: Element | None) -> bool:
        own = is_on(properties, W + "b") if properties is not None else None
        if own is not None:
            return own
        run_style = value_of(properties, W + "rStyle")
        by_run_style = self._styles.is_bold(run_style) if run_style else None
        return bool(self._styles.is_bold(self._style_id) if by_run_style is None else by_run_style)

    def _is_hidden(self, properties: Element | None) -> bool:
        own = is_on(properties, W + "vanish") if properties is not None else None
        if own is not None:
            return own
        run_style = value_of(properties, W + "rStyle")
        return self._styles.is_hidden(run_style) if run_style else self._styles.is_hidden(self._style_id)


def _symbol(element: Element) -> str:
    code = element.get(W + "char", "")
    number = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,6}", code) else 0
    if whole_number(code) is None and not number:
        return ""
    if 0x20 <= number <= 0xFF and "wingdings" in element.get(W + "font", "").lower():
        number += 0xF000
    if 0xE000 <= number <= 0xF8FF:
        table = _SYMBOLS if element.get(W + "font", "").lower() == "symbol" else _WINGDINGS
        return table.get(number, _BULLET)
    return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number <= 0x10FFFF else ""
