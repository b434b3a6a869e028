"""Tracked changes of an OpenDocument text: marks in the body, and the regions that say what was changed and by whom.

What a change deletes is moved as it is into its region; what it inserts stands between two marks. An insertion by
somebody else is cut in two round ours, so that ours stays when theirs is rejected; of what we delete in one, the region
says both, as LibreOffice writes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from tendercheck.amending._odt.cuts import beginning_with, ending_with, freed, stretches
from tendercheck.amending._odt.words import LINK, WRAPPERS, fold, like, new_words
from tendercheck.errors import CannotPlace
from tendercheck.readers._odf.markup import OFFICE, TEXT, XLINK
from tendercheck.readers._odf.text import ChangeView, traced
from tendercheck.readers._traced import Traced
from tendercheck.readers._wishes import Changes
from tendercheck.readers._xml import Element

DC = "{http://purl.org/dc/elements/1.1/}"
CHANGE, START, END = TEXT + "change", TEXT + "change-start", TEXT + "change-end"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_CHANGE_ID, _TEXT_ID = TEXT + "change-id", TEXT + "id"
_NAMES = {"text": TEXT[1:-1], "office": OFFICE[1:-1], "dc": DC[1:-1], "xlink": XLINK[1:-1]}
_HOLDERS = (OFFICE + "text", "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}")


def below(parent: Element, tag: str, attributes: dict[str, str] | None = None, text: str | None = None) -> Element:
    """A new last child."""
    names = {prefix: name for prefix, name in _NAMES.items() if any(name in one for one in (tag, *(attributes or {})))}
    child = parent.makeelement(tag, attrib=attributes or {}, nsmap=names)
    child.text = text
    parent.append(child)
    return child


@dataclass(slots=True)
class Tracked:
    """The tracked changes of one part, on its way to hold ours too; `author` and `date` sign each."""

    root: Element
    author: str
    date: str
    view: ChangeView = field(init=False)
    _taken: set[str] = field(init=False)
    _next: int = 1

    def __post_init__(self) -> None:
        self.view = ChangeView(self.root, Changes.SENT)
        names = (_ID, _TEXT_ID, OFFICE + "name")
        self._taken = {element.get(name) for element in self.root.iter() for name in names if element.get(name)}

    def check(self, paragraph: Element, start: int, end: int) -> None:
        """Raise CannotPlace where characters [start, end) of the paragraph's text cannot be changed."""
        self._places(paragraph, start, end)

    def change(self, paragraph: Element, start: int, end: int, text: str) -> tuple[Element, ...]:
        """Replace characters [start, end) of the paragraph's text by `text`, tracked; raises CannotPlace.

        An empty range inserts, an empty text deletes. Returns the first and the last element of the change.
        """
        now = self._places(paragraph, start, end)
        deleted = stretches(now, start, end)
        looks = _looks_at(now, start, end)
        before = None if deleted else self._gap(paragraph, now, start)
        pieces = [freed(paragraph, stretch) for stretch in reversed(deleted)][::-1]
        marks = [self._delete(paragraph, group) for group in _neighbours(pieces)]
        for mark in marks[:-1] if text else marks:
            self._part_theirs(mark, mark)
        if not text:
            return tuple(marks)
        first, last = self._insert(paragraph, text, looks, after=marks[-1] if marks else before)
        self._part_theirs(marks[-1] if marks else first, last)
        return (*marks, first, last)

    def name(self) -> str:
        """A name that nothing in the part has."""
        while (name := f"tc{self._next}") in self._taken:
            self._next += 1
        self._taken.add(name)
        return name

    def _places(self, paragraph: Element, start: int, end: int) -> Traced:
        now = traced(paragraph, self.view)
        if not 0 <= start <= end <= len(now.text):
            raise CannotPlace("the paragraph does not read as it did")
        stretches(now, *_looked_at(start, end, len(now.text)))
        return now

    def _gap(self, paragraph: Element, now: Traced, at: int) -> Element | None:
        """The child of the paragraph that new words follow; None where they come first."""
        if at:
            return ending_with(paragraph, stretches(now, at - 1, at)[-1])
        if not now.text:
            return paragraph[-1] if len(paragraph) else None
        first: Element | None = beginning_with(paragraph, stretches(now, 0, 1)[0]).getprevious()
        return first

    def _delete(self, paragraph: Element, pieces: Sequence[Element]) -> Element:
        """Move the pieces into a region of their own; the mark that stands in their place."""
        theirs = self._open_at(pieces[0])
        name, region = self._region(paragraph)
        mark = paragraph.makeelement(CHANGE, attrib={_CHANGE_ID: name})
        pieces[0].addprevious(mark)
        deletion = below(region, TEXT + "deletion")
        self._sign(deletion)
        style = paragraph.get(TEXT + "style-name")
        kept = below(deletion, TEXT + "p", {TEXT + "style-name": style} if style else {})
        kept.extend(pieces)
        fold(kept)
        if theirs:
            region.append(deepcopy(self._region_of(theirs[0]).find(TEXT + "insertion")))
        return mark

    def _insert(
        self, paragraph: Element, text: str, looks: Sequence[Element], *, after: Element | None
    ) -> tuple[Element, Element]:
        name, region = self._region(paragraph)
        self._sign(below(region, TEXT + "insertion"))
        start, end = (paragraph.makeelement(tag, attrib={_CHANGE_ID: name}) for tag in (START, END))
        if after is None:
            paragraph.insert(0, start)
        else:
            after.addnext(start)
        start.addnext(end)
        outer = inner = None
        for look in looks:
            wrapper = like(look)
            if inner is None:
                outer = wrapper
            else:
                inner.append(wrapper)
            inner = wrapper
        made = list(new_words(paragraph, text))
        if inner is not None:
            inner.extend(made)
            made = [outer]
        for element in made:
            end.addprevious(element)
        return start, end

    def _part_theirs(self, first: Element, last: Element) -> None:
        """End the insertions of others before `first`, and let them go on behind `last`."""
        for name in self._open_at(first):
            ends = next(end for end in self.root.iter(END) if end.get(_CHANGE_ID) == name)
            previous = first.getprevious()
            opens = previous is not None and previous.tag == START and previous.get(_CHANGE_ID) == name
            closes = last.getnext() is ends
            if opens and closes:
                previous.getparent().remove(previous)
                ends.getparent().remove(ends)
                region = self._region_of(name)
                region.getparent().remove(region)
            elif opens:
                last.addnext(previous)
            elif closes:
                first.addprevious(ends)
            else:
                self._cut_theirs(name, ends, first, last)

    def _cut_theirs(self, name: str, ends: Element, first: Element, last: Element) -> None:
        region, second = self._region_of(name), self.name()
        copy = deepcopy(region)
        copy.set(_ID, second)
        copy.set(_TEXT_ID, second)
        region.addnext(copy)
        first.addprevious(first.makeelement(END, attrib={_CHANGE_ID: name}))
        last.addnext(last.makeelement(START, attrib={_CHANGE_ID: second}))
        ends.set(_CHANGE_ID, second)

    def _open_at(self, element: Element) -> list[str]:
        """The insertions of others that the element stands in."""
        found: dict[str, None] = {}
        for mark in self.root.iter(START, END, element.tag):
            if mark is element:
                break
            name = mark.get(_CHANGE_ID)
            if mark.tag == START:
                found[name] = None
            elif mark.tag == END:
                found.pop(name, None)
        return [name for name in found if self._is_insertion(name)]

    def _is_insertion(self, name: str) -> bool:
        region = self._region_of(name)
        return region is not None and region.find(TEXT + "insertion") is not None

    def _region_of(self, name: str) -> Element:
        regions = self.root.iter(TEXT + "changed-region")
        return next((region for region in regions if name in (region.get(_TEXT_ID), region.get(_ID))), None)

    def _region(self, paragraph: Element) -> tuple[str, Element]:
        name = self.name()
        return name, below(_changes_of(paragraph), TEXT + "changed-region", {_ID: name, _TEXT_ID: name})

    def _sign(self, change: Element) -> None:
        info = below(change, OFFICE + "change-info")
        below(info, DC + "creator", text=self.author)
        below(info, DC + "date", text=self.date)


def _changes_of(paragraph: Element) -> Element:
    """The list of changes of the text that the paragraph is in, which is made where there is none."""
    holder = next(outer for outer in paragraph.iterancestors() if outer.tag.startswith(_HOLDERS))
    found = holder.find(TEXT + "tracked-changes")
    if found is None:
        found = holder.makeelement(TEXT + "tracked-changes", attrib={TEXT + "track-changes": "false"}, nsmap=_NAMES)
        holder.insert(1 if len(holder) and holder[0].tag == OFFICE + "forms" else 0, found)
    return found


def _looked_at(start: int, end: int, length: int) -> tuple[int, int]:
    """The characters that a change is formatted like: its own, else the one before it, else the first."""
    return (start, end) if start < end else (start - 1, start) if start else (0, min(1, length))


def _looks_at(now: Traced, start: int, end: int) -> list[Element]:
    """What stands round those words, outermost first; inserted words do not become part of a link."""
    found = stretches(now, *_looked_at(start, end, len(now.text)))
    wrappers: list[Element] = []
    for outer in found[0][0].iterancestors() if found else ():
        if outer.tag not in WRAPPERS:
            break
        wrappers.insert(0, outer)
    link = next((index for index, outer in enumerate(wrappers) if outer.tag == LINK), None)
    return wrappers if start < end else wrappers[:link]


def _neighbours(pieces: Sequence[Element]) -> list[list[Element]]:
    """The pieces in groups that stand side by side."""
    groups: list[list[Element]] = []
    for piece in pieces:
        if groups and groups[-1][-1].getnext() is piece:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups
