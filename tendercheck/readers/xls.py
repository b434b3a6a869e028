"""Reads old Excel workbooks (.xls) and binary ones (.xlsb) through calamine, where it is installed.

calamine knows no formats of numbers: 60% reads 0.6. It loads a sheet whole, so the worker's limits are what holds it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Any

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition
from tendercheck.readers._draft_frames import compose as compose_drafts
from tendercheck.readers._drafts import Composition
from tendercheck.readers._kinds import LOCKED, OLE_MAGIC
from tendercheck.readers._wishes import AS_IT_IS, Wishes

if TYPE_CHECKING:
    from tendercheck.readers._sheets.rows import Sheet

TYPE = "xls"
_STREAMS = ("Workbook", "Book")
_OTHERS = ("WordDocument", "PowerPoint Document", "EncryptedPackage", "__substg1.0")
_BINARY_NAME = re.compile(rb"PK\x01\x02.{42}/?(?i:xl)[/\\](?i:workbook\.bin)", re.DOTALL)
_ADVICE = "This is an old or binary Excel workbook: save it as .xlsx, or run pip install 'tendercheck[xls]' to read it."


def recognises(data: bytes) -> bool:
    """Whether the bytes are an OLE file with a workbook as its main stream, or a package with a binary workbook."""
    if data.startswith(b"PK\x03\x04"):
        return bool(_BINARY_NAME.search(data))
    if not data.startswith(OLE_MAGIC) or any(name.encode("utf-16-le") in data for name in _OTHERS):
        return False
    return any(name.encode("utf-16-le") + b"\0\0" in data for name in _STREAMS)


def frames(data: bytes, wishes: Wishes = AS_IT_IS) -> Iterator[dict[str, Any]]:
    """Yield each sheet in turn; raises UnreadableDocument."""
    from tendercheck.readers._sheets.frames import Telling

    if find_spec("python_calamine") is None:
        raise UnreadableDocument(Condition.UNSUPPORTED_FORMAT, _ADVICE)
    telling = Telling()
    for sheet, is_hidden in _sheets(data):
        yield from telling.frames(sheet, is_hidden=is_hidden)
    yield telling.closing()


def compose(frames: Iterable[dict[str, Any]]) -> Composition:
    """Return what the frames amount to; raises UnreadableDocument for frames that make no sense."""
    return compose_drafts(frames, unit="sheet")


def _sheets(data: bytes) -> Iterator[tuple[Sheet, bool]]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    if data.startswith(b"PK"):
        from tendercheck.readers._sheets.xlsx import open_book

        open_book(data)  # its limits hold before calamine sees a byte
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for about in book.sheets_metadata:
            if about.typ is SheetTypeEnum.WorkSheet:
                rows = book.get_sheet_by_name(about.name).iter_rows()
                yield _sheet(about.name, rows), about.visible is not SheetVisibleEnum.Visible
    except PasswordError as fault:
        raise UnreadableDocument(Condition.ENCRYPTED_PASSWORD, LOCKED) from fault
    except (CalamineError, OSError, ValueError) as fault:
        raise UnreadableDocument(
            Condition.MALFORMED, f"The workbook is damaged ({fault}): open it in Excel and save it as .xlsx."
        ) from fault


def _sheet(name: str, rows: Iterable[list[Any]]) -> Sheet:
    from tendercheck.readers._sheets.rows import Sheet, SheetCell, SheetRow

    sheet = Sheet(name)
    for number, row in enumerate(rows, start=1):
        texts = ((column, _shown(value)) for column, value in enumerate(row) if value != "")
        cells = [SheetCell(column, text) for column, text in texts if text.strip()]
        if cells and not sheet.add(SheetRow(number, cells)):
            break
    return sheet


def _shown(value: object) -> str:
    from tendercheck.readers._sheets.numbers import GENERAL, shown_moment, shown_number

    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return shown_number(repr(value), GENERAL)
    if isinstance(value, dt.datetime):
        return shown_moment(value, with_time=(value.hour, value.minute) != (0, 0))
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    return f"{value:%H:%M}" if isinstance(value, dt.time) else str(value)
