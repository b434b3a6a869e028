"""Where characters of a paragraph stand, and the cuts that free them: all cuts go up to the paragraph itself.

Spans and links are cut in two with it, so that a change, its marks and the words around it are neighbours in the
paragraph, and what is moved away or comes back has the formatting that it had.
"""

from __future__ import annotations

from itertools import groupby

from tendercheck.amending._odt.words import GIVERS, WORD, WRAPPERS, like, split
from tendercheck.errors import CannotPlace
from tendercheck.readers._odf.markup import TEXT, number_in
from tendercheck.readers._odf.text import ChangeView, traced
from tendercheck.readers._traced import Traced
from tendercheck.readers._xml import Element

Stretch = tuple[Element, int, int]
"""An element that gives letters, and the range of them."""

_FROM_ELSEWHERE = "the words come from a field or another thing that the program fills in"


def stretches(now: Traced, start: int, end: int) -> list[Stretch]:
    """The elements that give the characters [start, end) of the text, in order; raises CannotPlace."""
    found: list[Stretch] = []
    for _, group in groupby(now.letters_at(max(start, 0), end), key=lambda letter: id(letter[0])):
        letters = list(group)
        element = letters[0][0]
        if element is None or element.tag not in GIVERS or not _is_free(element):
            raise CannotPlace(_FROM_ELSEWHERE)
        found.append((element, letters[0][1], letters[-1][1] + 1))
    return found


def freed(paragraph: Element, stretch: Stretch) -> Element:
    """The child of the paragraph that holds this stretch and nothing else."""
    ending_with(paragraph, stretch)
    return beginning_with(paragraph, stretch)


def ending_with(paragraph: Element, stretch: Stretch) -> Element:
    """The child of the paragraph that ends with the stretch."""
    element, _, end = stretch
    if end < _length(element):
        split(element, end)
    node = element
    while node.getparent() is not paragraph:
        following = node.getnext()
        if following is not None:
            cut_before(paragraph, following)
            break
        node = node.getparent()
    return top_of(paragraph, element)


def cut_before(paragraph: Element, element: Element) -> Element:
    """Cut what stands round the element before it; the child of the paragraph that begins with it."""
    node = element
    while (parent := node.getparent()) is not paragraph:
        if node.getprevious() is not None:
            second = like(parent)
            second.extend([node, *node.itersiblings()])
            parent.addnext(second)
            parent = second
        node = parent
    return node


def top_of(paragraph: Element, element: Element) -> Element:
    """The child of the paragraph that the element is in."""
    while element.getparent() is not paragraph:
        element = element.getparent()
    return element


def bounds(paragraph: Element, start: int, end: int, view: ChangeView) -> tuple[Element, Element]:
    """The children of the paragraph before and behind which marks of [start, end) stand; else its first and its last.

    Raises CannotPlace for a paragraph with nothing in it.
    """
    try:
        first = beginning_with(paragraph, stretches(traced(paragraph, view), start, max(end, start + 1))[0])
        return first, ending_with(paragraph, stretches(traced(paragraph, view), max(end, start + 1) - 1, end)[-1])
    except (CannotPlace, IndexError):
        children = list(paragraph)
    if not children:
        raise CannotPlace("the passage has no words of its own")
    return children[0], children[-1]


def beginning_with(paragraph: Element, stretch: Stretch) -> Element:
    """The child of the paragraph that begins with the stretch."""
    element, start, _ = stretch
    return cut_before(paragraph, split(element, start) if start else element)


def _is_free(element: Element) -> bool:
    """Whether nothing but spans and links stands round it in its paragraph."""
    outer = element.getparent()
    while outer.tag in WRAPPERS:
        outer = outer.getparent()
    return outer.tag in (TEXT + "p", TEXT + "h")


def _length(element: Element) -> int:
    return len(element.text) if element.tag == WORD else number_in(element, TEXT + "c", 1)
