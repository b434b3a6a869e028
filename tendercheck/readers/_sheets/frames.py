"""What the worker tells of a workbook, sheet by sheet, and last what is notable about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tendercheck.model.document import Mark
from tendercheck.readers._draft_frames import closing, frames_of, unread
from tendercheck.readers._sheets.rows import Sheet, drafts_of


class Telling:
    """A workbook that is being told of; `marks` fill on the way."""

    def __init__(self) -> None:
        self.marks: set[Mark] = set()
        self._hidden: list[str] = []

    def frames(self, sheet: Sheet, *, is_hidden: bool) -> Iterator[dict[str, Any]]:
        """The frames of one sheet."""
        if sheet.hides or (is_hidden and sheet.rows):
            self.marks.add(Mark.HIDDEN_TEXT)
        if is_hidden and sheet.rows:
            self._hidden.append(sheet.name)
        yield from frames_of(f"sheet {sheet.name}", drafts_of(sheet))
        if sheet.cut:
            yield unread(f"sheet {sheet.name}", sheet.cut)

    def closing(self) -> dict[str, Any]:
        """The last frame, which names the sheets that are hidden."""
        names = ", ".join(f"sheet {name}" for name in self._hidden)
        return closing(self.marks, detail=f"Hidden, and read: {names}." if names else "")
