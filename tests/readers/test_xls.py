import datetime as dt
from pathlib import Path

import pytest

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition
from tendercheck.readers import read, xls
from tendercheck.readers.xls import _sheet

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
_BOOK = _OLE + "Workbook".encode("utf-16-le") + b"\0" * 600


def test_only_workbooks_are_taken() -> None:
    assert xls.recognises(_BOOK)
    assert not xls.recognises(_OLE)
    assert not xls.recognises(_BOOK + "WordDocument".encode("utf-16-le"))
    assert not xls.recognises(_BOOK + "EncryptedPackage".encode("utf-16-le"))


def test_values_are_shown_as_people_write_them() -> None:
    values = [dt.datetime(2026, 5, 24, 12), dt.date(2026, 5, 24), dt.time(9, 30), True, 3.0, 0.25, "", " text"]  # noqa: DTZ001
    sheet = _sheet("S", [[""], values])
    assert [cell.text for cell in sheet.rows[0].cells] == [
        *("24/05/2026 12:00", "24/05/2026", "09:30", "TRUE", "3", "0.25", " text"),
    ]
    assert sheet.rows[0].number == 2


def test_a_damaged_workbook_is_named(tmp_path: Path) -> None:
    path = tmp_path / "tender.xls"
    path.write_bytes(_BOOK)
    found = read(path)
    assert (found.type, found.condition) == ("xls", Condition.MALFORMED), found.detail


def test_without_the_library_the_advice_is_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tendercheck.readers.xls.find_spec", lambda _: None)
    with pytest.raises(UnreadableDocument, match=r"pip install 'tendercheck\[xls\]'") as caught:
        list(xls.frames(_BOOK))
    assert caught.value.condition is Condition.UNSUPPORTED_FORMAT
