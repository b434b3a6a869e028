"""Reads Excel workbooks (.xlsx, .xlsm): every filled row of every sheet, values as they are shown.

The sheets are read by our own parser, row by row: calamine loads a sheet whole, as wide and as long as its outermost
cells stand apart, and gives no number formats, so that 60% would read 0.6 and £500 only 500.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition, Mark
from tendercheck.readers._draft_frames import compose as compose_drafts
from tendercheck.readers._draft_frames import unread
from tendercheck.readers._drafts import Composition
from tendercheck.readers._wishes import AS_IT_IS, Wishes

TYPE = "xlsx"
# The package of a workbook names its sheets' folder in its directory, a Word file at most inside an embedded file.
_LOCAL_NAME = re.compile(rb"PK\x03\x04.{26}/?(?i:xl)[/\\](?i:workbook|worksheets|sharedStrings|styles)", re.DOTALL)
_DIRECTORY_NAME = re.compile(rb"PK\x01\x02.{42}/?(?i:xl)[/\\](?i:workbook\d?\.xml)", re.DOTALL)


def recognises(data: bytes) -> bool:
    """Whether the bytes are a zip package with a workbook in it; true also of one that is cut short."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    end = data.rfind(b"PK\x05\x06")
    if end < 0:
        return bool(_LOCAL_NAME.match(data) or _LOCAL_NAME.search(data)) and b"word/document" not in data
    # A presentation may hold a whole workbook inside, so only the outermost directory counts: the last one.
    directory_bytes = int.from_bytes(data[end + 12 : end + 16], "little")
    return bool(_DIRECTORY_NAME.search(data[max(end - directory_bytes, 0) : end]))


def frames(data: bytes, wishes: Wishes = AS_IT_IS) -> Iterator[dict[str, Any]]:
    """Yield each sheet in turn; raises UnreadableDocument."""
    from tendercheck.readers._sheets.frames import Telling
    from tendercheck.readers._sheets.xlsx import load_workbook, open_book, read_sheet

    package = open_book(data)
    book = load_workbook(package)
    telling = Telling()
    for name, part, is_hidden in book.sheets:
        try:
            sheet = read_sheet(book, name, part)
        except UnreadableDocument as fault:
            if fault.condition is not Condition.MALFORMED or len(book.sheets) == 1:
                raise
            yield unread(f"sheet {name}", fault.detail)
            continue
        yield from telling.frames(sheet, is_hidden=is_hidden)
    if any(name.lower().endswith("vbaproject.bin") for name in package.names):
        telling.marks.add(Mark.MACROS)
    if any("externallinks/" in name.lower() for name in package.names):
        telling.marks.add(Mark.EXTERNAL_LINKS)
    yield telling.closing()


def compose(frames: Iterable[dict[str, Any]]) -> Composition:
    """Return what the frames amount to; raises UnreadableDocument for frames that make no sense."""
    return compose_drafts(frames, unit="sheet")
