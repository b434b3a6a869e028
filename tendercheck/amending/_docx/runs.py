"""Tracked changes in one paragraph of a DOCX: runs are cut where a change begins and ends, their formatting stays.

Text is never rewritten in place. What a change deletes is moved, as it is, into w:del; what it inserts stands in w:ins
behind it, formatted like the words that it follows. Rejecting both leaves the paragraph as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import groupby

from tendercheck.errors import CannotPlace
from tendercheck.readers._docx.changes import INSERTIONS
from tendercheck.readers._docx.markup import W
from tendercheck.readers._docx.styles import Styles
from tendercheck.readers._docx.text import PARAGRAPH, View, traced
from tendercheck.readers._traced import Traced
from tendercheck.readers._wishes import Changes
from tendercheck.readers._xml import Element
from tendercheck.showing import clean

RUN, TEXT, PROPERTIES = W + "r", W + "t", W + "rPr"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DELETABLE = frozenset({TEXT, *(W + name for name in ("tab", "ptab", "br", "cr", "noBreakHyphen", "sym"))})
_VIEW = View(Styles(None), Changes.SENT, may_hide=False, number=lambda _: "")
_BREAKS = {"\t": W + "tab", "\n": W + "br"}
_Stretch = tuple[Element, int, int]  # an element, and the range of its characters
_FROM_ELSEWHERE = "the words come from a field, a formula or a drawing"


@dataclass(slots=True)
class Marks:
    """The attributes of tracked changes; each change of a document has a number of its own."""

    author: str
    date: str
    next_id: int

    def number(self) -> str:
        """The next number."""
        self.next_id += 1
        return str(self.next_id - 1)

    def attributes(self) -> dict[str, str]:
        """Those of the next change."""
        return {W + "id": self.number(), W + "author": self.author, W + "date": self.date}


def text_of(paragraph: Element) -> str:
    """The visible text of a paragraph, deletions aside."""
    return traced(paragraph, _VIEW).text


def check_change(paragraph: Element, start: int, end: int) -> None:
    """Raise CannotPlace where characters [start, end) of the paragraph's visible text cannot be changed."""
    _places(paragraph, start, end)


def change(paragraph: Element, start: int, end: int, text: str, marks: Marks) -> tuple[Element, ...]:
    """Replace characters [start, end) of the paragraph's visible text by `text`, tracked; raises CannotPlace.

    An empty range inserts, an empty text deletes. Returns the elements of the change in the file's order.
    """
    stretches, after, first = _places(paragraph, start, end)
    runs = [_isolated(*stretch) for stretch in reversed(stretches)][::-1]
    deletions = _joined([_deleted(run, marks) for run in runs])
    if not text:
        return tuple(deletions)
    beside = deletions[-1] if deletions else _ending_with(*after[0]) if after else None
    like = deletions[0] if deletions else beside if beside is not None else first
    return (*deletions, _inserted(paragraph, _new_run(paragraph, text, like), marks, after=beside, first=first))


def _places(paragraph: Element, start: int, end: int) -> tuple[list[_Stretch], list[_Stretch], Element | None]:
    """What is to be deleted; else what an insertion follows, or the run that it comes before."""
    now = traced(paragraph, _VIEW)
    if not 0 <= start <= end <= len(now.text):
        raise CannotPlace("the paragraph does not read as it did")
    stretches = _stretches(now, start, end)
    after = _stretches(now, start - 1, start)[-1:] if start == end else []
    return stretches, after, None if stretches or after else _first_run(now)


def delete_mark(paragraph: Element, marks: Marks) -> None:
    """Delete the end of a paragraph that has no words left, tracked; its properties go to the next, as Word does it.

    Left alone where no paragraph follows, as at the end of a cell, or a section ends.
    """
    following = paragraph.getnext()
    properties = paragraph.find(W + "pPr")
    if (
        following is None
        or following.tag != PARAGRAPH
        or (properties is not None and properties.find(W + "sectPr") is not None)
    ):
        return
    if properties is None:
        properties = paragraph.makeelement(W + "pPr")
        paragraph.insert(0, properties)
    mark = properties.find(PROPERTIES)
    if mark is None:
        mark = properties.makeelement(PROPERTIES)
        changed = properties.find(W + "pPrChange")
        if changed is None:
            properties.append(mark)
        else:
            changed.addprevious(mark)
    mark.insert(0, mark.makeelement(W + "del", attrib=marks.attributes()))


def bounds(paragraph: Element, start: int, end: int) -> tuple[Element, Element]:
    """The elements before and behind which marks of [start, end) stand, runs being cut for it; else of all its words.

    Raises CannotPlace for a paragraph without words of its own.
    """
    try:
        first = _isolated(*_stretches(traced(paragraph, _VIEW), start, start + 1)[0])
        return first, _ending_with(*_stretches(traced(paragraph, _VIEW), end - 1, end)[0])
    except (CannotPlace, IndexError):
        runs = [run for run in paragraph.iter(RUN) if next(run.iterancestors(PARAGRAPH)) is paragraph]
    if not runs:
        raise CannotPlace("the passage has no words of its own")
    return runs[0], runs[-1]


def _stretches(now: Traced, start: int, end: int) -> list[_Stretch]:
    """The elements that hold the characters, each with the range of it: in order, all of kinds that can be deleted."""
    found: list[_Stretch] = []
    for _, group in groupby(now.letters_at(max(start, 0), end), key=lambda letter: id(letter[0])):
        letters = list(group)
        element = letters[0][0]
        if element is None or element.tag not in _DELETABLE or element.getparent().tag != RUN:
            raise CannotPlace(_FROM_ELSEWHERE)
        if _is_in_inserted_control(element):
            raise CannotPlace("the words stand in a content control that somebody inserted, tracked")
        found.append((element, letters[0][1], letters[-1][1] + 1))
    return found


def _is_in_inserted_control(element: Element) -> bool:
    tags = [outer.tag for outer in element.iterancestors()]
    inside = tags[: tags.index(PARAGRAPH)]
    return W + "sdt" in inside and not INSERTIONS.isdisjoint(inside[inside.index(W + "sdt") :])


def _isolated(element: Element, start: int, end: int) -> Element:
    """The run that holds characters [start, end) of `element` and nothing else; what stood around it has its own."""
    _ending_with(element, start, end)
    if start and element.tag == TEXT:
        element = _split(element, start)
    previous = element.getprevious()
    run = element.getparent()
    return run if previous is None or previous.tag == PROPERTIES else _cut_before(run, element)


def _ending_with(element: Element, _: int, end: int) -> Element:
    """The run that ends with character `end` of the element; what follows gets its own."""
    run: Element = element.getparent()
    if element.tag == TEXT and (element.text or "")[end:]:
        _split(element, end)
    following = element.getnext()
    if following is not None:
        _cut_before(run, following)
    return run


def _split(element: Element, at: int) -> Element:
    """Cut a w:t in two; returns the second."""
    second = element.makeelement(TEXT)
    element.text, second.text = element.text[:at], element.text[at:]
    for part in (element, second):
        part.set(_SPACE, "preserve")
    element.addnext(second)
    return second


def _cut_before(run: Element, first: Element) -> Element:
    """Move `first` and all behind it into a run of their own, which is returned."""
    second = run.makeelement(RUN, attrib=dict(run.attrib))
    _copy_formatting(run, second)
    second.extend([first, *first.itersiblings()])
    run.addnext(second)
    return second


def _copy_formatting(run: Element, to: Element) -> None:
    """Give `to` the run's formatting, without the record of how it changed: its number may stand but once."""
    properties = run.find(PROPERTIES)
    if properties is None:
        return
    copy = deepcopy(properties)
    for changed in copy.findall(W + "rPrChange"):
        copy.remove(changed)
    to.insert(0, copy)


def _deleted(run: Element, marks: Marks) -> Element:
    """The run in a deletion, which is returned."""
    wrapper = run.makeelement(W + "del", attrib=marks.attributes())
    run.addprevious(wrapper)
    wrapper.append(run)
    for text in list(run.iter(TEXT)):
        text.tag = W + "delText"
        text.set(_SPACE, "preserve")
    return wrapper


def _joined(deletions: Sequence[Element]) -> list[Element]:
    """Neighbouring deletions as one."""
    kept: list[Element] = []
    for wrapper in deletions:
        if kept and kept[-1].getnext() is wrapper:
            kept[-1].extend(list(wrapper))
            wrapper.getparent().remove(wrapper)
        else:
            kept.append(wrapper)
    return kept


def _first_run(now: Traced) -> Element | None:
    element = now.letters[0][0] if now.letters else None
    if now.letters and (element is None or element.getparent().tag != RUN):
        raise CannotPlace(_FROM_ELSEWHERE)
    return element.getparent() if element is not None else None


def _new_run(paragraph: Element, text: str, like: Element | None) -> Element:
    """A run of the text, formatted like a run or like the first one in a deletion."""
    run = paragraph.makeelement(RUN)
    if like is not None:
        _copy_formatting(like if like.tag == RUN else like.find(RUN), run)
    run.extend(_content(paragraph, text))
    return run


def _inserted(
    paragraph: Element, run: Element, marks: Marks, *, after: Element | None, first: Element | None
) -> Element:
    """The insertion of the run behind `after`, else before the run `first`, else in the empty paragraph."""
    wrapper = paragraph.makeelement(W + "ins", attrib=marks.attributes())
    wrapper.append(run)
    if after is not None:
        _outside_insertions(after, marks).addnext(wrapper)
    elif first is not None:
        outermost_insertion(first).addprevious(wrapper)
    else:
        paragraph.append(wrapper)
    return wrapper


def _content(paragraph: Element, text: str) -> Iterator[Element]:
    """The elements of inserted words."""
    for tag, group in groupby(clean(text), key=lambda letter: _BREAKS.get(letter, TEXT)):
        letters = "".join(group)
        if tag != TEXT:
            yield from (paragraph.makeelement(tag) for _ in letters)
            continue
        element = paragraph.makeelement(TEXT)
        element.text = letters
        element.set(_SPACE, "preserve")
        yield element


def outermost_insertion(element: Element) -> Element:
    for outer in element.iterancestors():
        if outer.tag == PARAGRAPH:
            break
        if outer.tag in INSERTIONS:
            element = outer
    return element


def _outside_insertions(element: Element, marks: Marks) -> Element:
    """The element behind which ours may stand: other people's insertions are cut in two for it.

    An insertion in an insertion would be lost with it: ours is to stay when theirs is rejected.
    """
    outer = outermost_insertion(element)
    while element is not outer:
        parent = element.getparent()
        if following := list(element.itersiblings()):
            second = parent.makeelement(parent.tag, attrib=dict(parent.attrib))
            if W + "id" in second.attrib:
                second.set(W + "id", marks.number())
            second.extend(following)
            parent.addnext(second)
        element = parent
    return element
