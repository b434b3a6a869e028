"""Comments of a DOCX: the part that holds them, made where there is none, and their marks in the text."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from lxml import etree

from tendercheck.amending._docx.runs import PROPERTIES, RUN, TEXT, Marks
from tendercheck.amending.order import NoteLine
from tendercheck.readers._docx.markup import W
from tendercheck.readers._xml import Element
from tendercheck.showing import clean_line

PART = "comments.xml"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_EMPTY = b'<w:comments xmlns:w="' + W[1:-1].encode() + b'"/>'
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def no_comments() -> Element:
    """The root of a part without a comment."""
    return etree.fromstring(_EMPTY)


def no_links() -> Element:
    """The root of a part without a relationship."""
    return etree.fromstring(b'<Relationships xmlns="' + _LINKS[1:-1].encode() + b'"/>')


def add_comment(comments: Element, number: str, lines: Sequence[NoteLine], marks: Marks) -> None:
    """Put a comment with these lines into the part; `number` is its id."""
    attributes = {W + "id": number, W + "author": marks.author, W + "date": marks.date, W + "initials": "tc"}
    comment = _below(comments, "comment", attributes)
    for index, line in enumerate(lines):
        paragraph = _below(comment, "p")
        if index == 0:
            run = _below(paragraph, "r")
            _below(run, "annotationRef")
        _line(paragraph, line)


def next_comment_id(comments: Element) -> int:
    """A number that no comment has."""
    taken = [int(comment.get(W + "id", "-1")) for comment in comments if _is_number(comment.get(W + "id"))]
    return max(taken, default=-1) + 1


def mark_commented(first: Element, last: Element, number: str) -> None:
    """Put the marks of comment `number` before `first` and behind `last`, and its sign behind them."""
    start = first.makeelement(W + "commentRangeStart", attrib={W + "id": number})
    first.addprevious(start)
    end = last.makeelement(W + "commentRangeEnd", attrib={W + "id": number})
    run = last.makeelement(RUN)
    _below(run, "commentReference", {W + "id": number})
    last.addnext(end)
    end.addnext(run)


def declare(types: Element, links: Element, part: str, main: str) -> None:
    """Name the comments part in [Content_Types].xml and in the relationships of the main part."""
    types.append(types.makeelement(_TYPES + "Override", attrib={"PartName": f"/{part}", "ContentType": CONTENT_TYPE}))
    taken = {link.get("Id") for link in links}
    name = next(name for number in range(1, len(taken) + 2) if (name := f"rIdComments{number}") not in taken)
    target = posixpath.relpath(part, posixpath.dirname(main) or ".")
    attributes = {"Id": name, "Type": RELATIONSHIP, "Target": target}
    links.append(links.makeelement(_LINKS + "Relationship", attrib=attributes))


def _line(paragraph: Element, line: NoteLine) -> None:
    holder = paragraph
    if line.url:
        holder = _below(paragraph, "fldSimple", {W + "instr": f' HYPERLINK "{line.url}" '})
    run = _below(holder, "r")
    if line.is_strong:
        _below(_below(run, PROPERTIES.removeprefix(W)), "b")
    text = _below(run, TEXT.removeprefix(W))
    text.text = clean_line(line.text)
    text.set(_SPACE, "preserve")


def _below(parent: Element, name: str, attributes: dict[str, str] | None = None) -> Element:
    child = parent.makeelement(W + name, attrib=attributes or {})
    parent.append(child)
    return child


def _is_number(text: str | None) -> bool:
    return text is not None and text.lstrip("-").isdigit()
