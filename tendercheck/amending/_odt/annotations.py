"""Comments of an OpenDocument text: they stand in the body itself, at both ends of their passage."""

from __future__ import annotations

from collections.abc import Sequence

from tendercheck.amending._odt.changes import DC, Tracked, below
from tendercheck.amending.order import NoteLine
from tendercheck.readers._odf.markup import OFFICE, TEXT, XLINK
from tendercheck.readers._xml import Element
from tendercheck.showing import clean_line


def annotate(first: Element, last: Element, lines: Sequence[NoteLine], tracked: Tracked) -> None:
    """Put a comment with these lines round what begins with `first` and ends with `last`."""
    name = {OFFICE + "name": tracked.name()}
    note = first.makeelement(OFFICE + "annotation", attrib=name)
    below(note, DC + "creator", text=tracked.author)
    below(note, DC + "date", text=tracked.date)
    for line in lines:
        _line(below(note, TEXT + "p"), line)
    first.addprevious(note)
    last.addnext(last.makeelement(OFFICE + "annotation-end", attrib=name))


def _line(paragraph: Element, line: NoteLine) -> None:
    if line.url:
        below(paragraph, TEXT + "a", {XLINK + "type": "simple", XLINK + "href": line.url}, clean_line(line.text))
    else:
        paragraph.text = clean_line(line.text)
