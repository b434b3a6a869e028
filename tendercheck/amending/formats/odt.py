"""Puts changes into an OpenDocument text: each tracked, each with a comment; all other parts stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tendercheck.amending._odt.annotations import annotate
from tendercheck.amending._odt.copy import BODY, Copy, Target, anchor_of, check_surroundings
from tendercheck.amending._odt.cuts import bounds
from tendercheck.amending.order import Change, NoteLine, Order, Rewording
from tendercheck.errors import CannotPlace
from tendercheck.model.fixes import Amended, Unplaced
from tendercheck.readers._xml import Element

_Targets = list[tuple[Rewording, Target]]


def amend(data: bytes, order: Order) -> Amended:
    """The OpenDocument text in `data` with the changes of the order in it.

    Of a change whose rewordings cannot all be made none is, and its other note is put in. Raises UnreadableDocument
    where `data` is no package that can be read.
    """
    work = _Work(Copy(data, order))
    planned = [(one, work.targets(one)) for one in order.changes]
    for one, targets in planned:
        if not targets:
            work.note_passage(one)
    work.change(planned)
    return Amended(work.copy.packed(), work.changed, work.commented, tuple(work.unplaced))


@dataclass(slots=True)
class _Work:
    """One run over a file: first all changes are planned, then passages are marked, then words are changed.

    In each paragraph changes go from its end to its start, so that places that were planned stay right.
    """

    copy: Copy
    changed: int = 0
    commented: int = 0
    unplaced: list[Unplaced] = field(default_factory=list)

    def targets(self, one: Change) -> _Targets:
        """Where each rewording goes; none where they cannot all be made."""
        try:
            targets = [(rewording, self.copy.target(rewording.place)) for rewording in one.rewordings]
            for _, target in targets:
                check_surroundings(target.paragraph)
                self.copy.tracked(target.part).check(target.paragraph, target.start, target.end)
        except CannotPlace as fault:
            self.unplaced.append(Unplaced(one.number, f"Not changed in place, since {fault}."))
            return []
        return targets

    def note_passage(self, one: Change) -> None:
        """A comment at the passage of a change that changes nothing."""
        try:
            first, last = (self.copy.target(place) for place in one.ends)
            start, _ = self._bounds(first)
            _, end = self._bounds(last)
            self._note(one.else_note or one.note, first.part, start, end)
        except CannotPlace as fault:
            self.unplaced.append(Unplaced(one.number, f"No comment was made, since {fault}."))

    def change(self, planned: Sequence[tuple[Change, _Targets]]) -> None:
        """Make the rewordings, and a comment at each change."""
        made: dict[tuple[int, int], tuple[Element, ...]] = {}
        todo = [(one.number, *job) for one, targets in planned for job in enumerate(targets)]
        for number, index, (rewording, target) in sorted(todo, key=lambda job: _end(job[2][1]), reverse=True):
            tracked = self.copy.tracked(target.part)
            made[number, index] = tracked.change(target.paragraph, target.start, target.end, rewording.text)
            self.copy.touched.add(target.part)
        for one, targets in planned:
            if targets:
                self.changed += 1
                first, last = made[one.number, 0][0], made[one.number, len(targets) - 1][-1]
                self._note_changed(one, targets, first, last)

    def _note_changed(self, one: Change, targets: _Targets, first: Element, last: Element) -> None:
        try:
            anchor = anchor_of(targets[0][1].paragraph)
            if anchor is not None:
                first, last = self._child(*anchor), self._child(*anchor)
            self._note(one.note, targets[0][1].part, first, last)
        except CannotPlace as fault:
            self.unplaced.append(Unplaced(one.number, f"Changed without a comment, since {fault}."))

    def _bounds(self, target: Target) -> tuple[Element, Element]:
        anchor = anchor_of(target.paragraph)
        if anchor is not None:
            return self._child(*anchor), self._child(*anchor)
        return bounds(target.paragraph, target.start, target.end, self.copy.tracked(target.part).view)

    def _child(self, paragraph: Element, child: Element) -> Element:
        """The child of the paragraph, whose words are elements from now on."""
        self.copy.opened(paragraph)
        return child

    def _note(self, lines: Sequence[NoteLine], part: str, first: Element, last: Element) -> None:
        if part != BODY:
            raise CannotPlace("LibreOffice takes no comments in headers and footers")
        annotate(first, last, lines, self.copy.tracked(part))
        self.copy.touched.add(part)
        self.commented += 1


def _end(target: Target) -> tuple[int, int]:
    return target.start, target.end
