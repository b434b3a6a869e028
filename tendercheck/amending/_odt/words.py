"""The words of a paragraph as elements that can be cut and moved, and back.

In the file words stand between elements, and white space is drawn together where it meets. While a paragraph is worked
on, each stretch of words is an element of its own (`WORD`), and its spaces are those that are seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from tendercheck.readers._odf.markup import OFFICE, TEXT, number_in
from tendercheck.readers._odf.text import CHANGE_MARKS
from tendercheck.readers._xml import Element
from tendercheck.showing import clean

WORD = "{urn:tendercheck:word}word"
SPACES, TAB, BREAK, SPAN, LINK = (TEXT + name for name in ("s", "tab", "line-break", "span", "a"))
GIVERS = frozenset({WORD, SPACES, TAB, BREAK, TEXT + "soft-page-break"})
"""What gives the letters that can be changed."""
WRAPPERS = frozenset({SPAN, LINK})
"""What may stand round such letters: it is cut in two where a change begins or ends."""
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_SPACE = re.compile("[ \t\r\n]+")
# These stand in a text without a place of their own, so white space meets across them.
_UNSEEN = {
    TEXT + name
    for name in ("bookmark", "bookmark-start", "bookmark-end", "reference-mark", "reference-mark-start",
                 "reference-mark-end", "soft-page-break", "toc-mark", "toc-mark-start", "toc-mark-end")
} | {OFFICE + "annotation-end"}  # fmt: skip


def unfold(paragraph: Element) -> None:
    """Make the words of the paragraph elements, with the spaces that are seen."""
    _unfold(paragraph)
    after_space = True
    for leaf in leaves(paragraph):
        if leaf.tag == WORD:
            text = _SPACE.sub(" ", leaf.text)
            leaf.text = text[1:] if after_space and text[0] == " " else text
            after_space = text[-1] == " "
        elif leaf.tag not in _UNSEEN:
            after_space = False  # what a change took away or brings may part two spaces


def fold(paragraph: Element) -> None:
    """Make the words text again; spaces that could be lost beside a change or at an end become text:s."""
    _harden(paragraph)
    _fold(paragraph)


def leaves(paragraph: Element) -> Iterator[Element]:
    """What stands in the paragraph and in its spans and links, in order."""
    for child in list(paragraph):
        if child.tag in WRAPPERS:
            yield from leaves(child)
        else:
            yield child


def new_words(paragraph: Element, text: str) -> Iterator[Element]:
    """The elements of new words: no character of them acts."""
    tags = {"\t": TAB, "\n": BREAK}
    for tag, group in groupby(clean(text), key=lambda letter: tags.get(letter, WORD)):
        letters = "".join(group)
        if tag != WORD:
            yield from (paragraph.makeelement(tag) for _ in letters)
            continue
        for run in filter(None, re.split("( {2,})", letters)):
            yield spaces(paragraph, len(run)) if run.startswith("  ") else word(paragraph, run)


def word(near: Element, text: str) -> Element:
    """An element for these words, in the tree of `near`."""
    made = near.makeelement(WORD)
    made.text = text
    return made


def spaces(near: Element, count: int) -> Element:
    """A text:s for so many spaces, in the tree of `near`."""
    return near.makeelement(SPACES, attrib={TEXT + "c": str(count)} if count > 1 else {})


def like(element: Element) -> Element:
    """A wrapper as this one, empty and without its id, which may stand but once."""
    return element.makeelement(element.tag, attrib={name: value for name, value in element.items() if name != _ID})


def split(element: Element, at: int) -> Element:
    """Cut words or spaces in two; returns the second."""
    if element.tag == WORD:
        second = word(element, element.text[at:])
        element.text = element.text[:at]
    else:
        second = spaces(element, number_in(element, TEXT + "c", 1) - at)
        element.set(TEXT + "c", str(at))
    element.addnext(second)
    return second


def _unfold(element: Element) -> None:
    for child in list(element):
        if child.tag in WRAPPERS:
            _unfold(child)
        if child.tail:
            words, child.tail = word(element, child.tail), None
            child.addnext(words)
    if element.text:
        words, element.text = word(element, element.text), None
        element.insert(0, words)


def _fold(element: Element) -> None:
    for child in list(element):
        if child.tag == WORD:
            previous, text = child.getprevious(), child.text or ""
            element.remove(child)
            if previous is None:
                element.text = (element.text or "") + text
            else:
                previous.tail = (previous.tail or "") + text
        elif child.tag in WRAPPERS:
            _fold(child)


def _harden(paragraph: Element) -> None:
    last: Element | None = None  # the words that end here, if it is words
    is_edge = True
    for leaf in leaves(paragraph):
        if leaf.tag in CHANGE_MARKS:
            _harden_end(last)
            last, is_edge = None, True
        elif leaf.tag == WORD:
            if is_edge and (leaf.text or "").startswith(" "):
                leaf.addprevious(spaces(leaf, 1))
                leaf.text = leaf.text[1:]
            last, is_edge = (leaf, False) if leaf.text else (last, is_edge)
        elif leaf.tag not in _UNSEEN and leaf.tag != OFFICE + "annotation":
            last, is_edge = None, False
    _harden_end(last)


def _harden_end(leaf: Element | None) -> None:
    if leaf is not None and leaf.text.endswith(" "):
        leaf.text = leaf.text[:-1]
        leaf.addnext(spaces(leaf, 1))
