"""Amendments in a copy of a DOCX: tracked changes in place, each with a comment; all other parts stay as they are."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from tendercheck.amending._docx import comments
from tendercheck.amending._docx.copy import Copy, Target
from tendercheck.amending._docx.runs import (
    Marks,
    bounds,
    change,
    check_change,
    delete_mark,
    outermost_insertion,
    text_of,
)
from tendercheck.amending.order import Change, NoteLine, Order, Rewording
from tendercheck.errors import CannotPlace
from tendercheck.model.fixes import Amended, Unplaced
from tendercheck.readers._docx.text import BOX, PARAGRAPH
from tendercheck.readers._xml import Element

_TYPES = "[Content_Types].xml"


def amend(data: bytes, order: Order) -> Amended:
    """The DOCX in `data` with the changes of the order in it.

    Of a change whose rewordings cannot all be made none is, and its other note is put in. Raises UnreadableDocument
    where `data` is no DOCX that can be read.
    """
    work = _Work(Copy(data), order)
    planned = [(one, work.targets(one)) for one in order.changes]
    for one, targets in planned:
        if not targets:
            work.note_passage(one)
    work.change(planned)
    return Amended(work.copy.packed(), work.changed, work.commented, tuple(work.unplaced))


_Targets = list[tuple[Rewording, Target]]


@dataclass(slots=True)
class _Work:
    """One run over a file: first all changes are planned, then passages are marked, then words are changed.

    In each paragraph changes go from its end to its start, so that places that were planned stay right.
    """

    copy: Copy
    order: Order
    changed: int = 0
    commented: int = 0
    unplaced: list[Unplaced] = field(default_factory=list)
    _marks: Marks = field(init=False)

    def __post_init__(self) -> None:
        self._marks = Marks(self.order.author, self.order.date, self.copy.next_id())

    def targets(self, one: Change) -> _Targets:
        """Where each rewording goes; none where they cannot all be made."""
        try:
            targets = [(rewording, self.copy.target(rewording.place)) for rewording in one.rewordings]
            for _, target in targets:
                _check(target)
        except CannotPlace as fault:
            self.unplaced.append(Unplaced(one.number, f"Not changed in place, since {fault}."))
            return []
        return targets

    def note_passage(self, one: Change) -> None:
        """A comment at the passage of a change that changes nothing."""
        try:
            first, last = (_outside_boxes(self.copy.target(place)) for place in one.ends)
            start, _ = bounds(first.paragraph, first.start, first.end)
            _, end = bounds(last.paragraph, last.start, last.end)
            self._note(one.else_note or one.note, first.part, start, end)
        except CannotPlace as fault:
            self.unplaced.append(Unplaced(one.number, f"No comment was made, since {fault}."))

    def change(self, planned: Sequence[tuple[Change, _Targets]]) -> None:
        """Make the rewordings, and a comment at each change."""
        made: dict[int, list[Element]] = defaultdict(list)
        todo = [(one.number, rewording, target) for one, targets in planned for rewording, target in targets]
        for number, rewording, target in sorted(todo, key=lambda job: (job[2].start, job[2].end), reverse=True):
            elements = change(target.paragraph, target.start, target.end, rewording.text, self._marks)
            if not text_of(target.paragraph):
                delete_mark(target.paragraph, self._marks)
            made[number].extend(elements)
            self.copy.touched.add(target.part)
        parts = {target.part for _, _, target in todo}
        order = {element: index for part in sorted(parts) for index, element in enumerate(self.copy.root(part).iter())}
        for one, targets in planned:
            if made[one.number]:
                self.changed += 1
                self._note_changed(one, targets[0][1].part, sorted(made[one.number], key=order.__getitem__))

    def _note_changed(self, one: Change, part: str, ordered: Sequence[Element]) -> None:
        try:
            self._note(one.note, part, outermost_insertion(ordered[0]), outermost_insertion(ordered[-1]))
        except CannotPlace as fault:
            self.unplaced.append(Unplaced(one.number, f"Changed without a comment, since {fault}."))

    def _note(self, lines: Sequence[NoteLine], part: str, first: Element, last: Element) -> None:
        if part != self.copy.main:
            raise CannotPlace("Word takes no comments in headers, footers and notes")
        root = self._comments()
        number = comments.next_comment_id(root)
        comments.add_comment(root, str(number), lines, self._marks)
        comments.mark_commented(first, last, str(number))
        self.copy.touched.add(part)
        self.commented += 1

    def _comments(self) -> Element:
        """The root of the part with the comments, which is made and declared where there is none."""
        links = self.copy.package.relationships(self.copy.main)
        part = next((link.target for link in links if link.kind == "comments" and not link.is_external), None)
        if part is None:
            part = posixpath.join(posixpath.dirname(self.copy.main), comments.PART)
            if part not in self.copy.touched:
                self._declare(part)
        self.copy.touched.add(part)
        return self.copy.root(part)

    def _declare(self, part: str) -> None:
        folder, name = posixpath.split(self.copy.main)
        links = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.copy.package.holds(links):
            self.copy.add(links, comments.no_links())
        comments.declare(self.copy.root(_TYPES), self.copy.root(links), part, self.copy.main)
        self.copy.touched |= {_TYPES, links}
        self.copy.add(part, comments.no_comments())


def _check(target: Target) -> None:
    if any(outer.tag == BOX for outer in target.paragraph.iterancestors()):
        raise CannotPlace("the words stand in a text box")
    check_change(target.paragraph, target.start, target.end)


def _outside_boxes(target: Target) -> Target:
    """The target; for words in a text box, which can have no comment, the paragraph that the box stands in."""
    boxes = [outer for outer in target.paragraph.iterancestors() if outer.tag == BOX]
    if not boxes:
        return target
    paragraph = next((outer for outer in boxes[-1].iterancestors() if outer.tag == PARAGRAPH), None)
    if paragraph is None:
        raise CannotPlace("the words stand in a text box")
    return Target(target.part, paragraph, 0, 0)
