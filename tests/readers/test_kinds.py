"""What no reader recognises is named, with what its owner can do."""

import pytest

from tendercheck.model.document import Condition
from tendercheck.readers import text
from tendercheck.readers._kinds import OLE_MAGIC, is_json, is_markup, refusal

_OLE = OLE_MAGIC + b"\0" * 600


def _zip(name: bytes) -> bytes:
    return b"PK\x03\x04 " + name + b" PK\x05\x06"


@pytest.mark.parametrize(
    ("data", "condition", "name"),
    [
        (_zip(b"ppt/slides"), Condition.UNSUPPORTED_FORMAT, "a PowerPoint presentation"),
        (_zip(b"Index/Document.iwa"), Condition.UNSUPPORTED_FORMAT, "a Pages, Numbers or Keynote document"),
        (_zip(b"visio/pages"), Condition.UNSUPPORTED_FORMAT, "a Visio drawing"),
        (_zip(b"xl/drawings"), Condition.UNSUPPORTED_FORMAT, "a damaged or unusual Excel workbook"),
        (
            _zip(b"application/vnd.oasis.opendocument.presentation"),
            Condition.UNSUPPORTED_FORMAT,
            "an OpenDocument presentation",
        ),
        (_OLE + "__substg1.0".encode("utf-16-le"), Condition.UNSUPPORTED_FORMAT, "an Outlook message"),
        (_OLE + "VisioDocument".encode("utf-16-le"), Condition.UNSUPPORTED_FORMAT, "a Visio drawing"),
        (_OLE + "PowerPoint Document".encode("utf-16-le"), Condition.LEGACY_FORMAT, "an old PowerPoint"),
        (b"\0\0\0\x20ftypisom", Condition.WRONG_TYPE, "a sound or film"),
        (b"\0\0\0\x20ftypheic", Condition.WRONG_TYPE, "a picture"),
        (b"AC1032\0\0", Condition.WRONG_TYPE, "an AutoCAD drawing"),
        (b"SQLite format 3\0", Condition.WRONG_TYPE, "a database"),
        (b"a" * 257 + b"ustar\0", Condition.WRONG_TYPE, "a tar archive"),
        (b'{ "name": 1 }', Condition.UNSUPPORTED_FORMAT, "data (JSON)"),
        (b"<svg xmlns='x'/>", Condition.UNSUPPORTED_FORMAT, "a drawing (SVG)"),
        (b"<?xml version='1.0'?><office:document/>", Condition.UNSUPPORTED_FORMAT, "a flat OpenDocument file"),
        ("<?xml version='1.0'?><a/>".encode("utf-16"), Condition.UNSUPPORTED_FORMAT, "XML that is neither"),
    ],
)
def test_a_file_of_another_kind_is_named(data: bytes, condition: Condition, name: str) -> None:
    fault = refusal(data)
    assert (fault.condition, name in fault.detail, fault.detail.endswith(".")) == (condition, True, True), fault.detail


@pytest.mark.parametrize(
    "data",
    [b'{"a": 1}', b'[ {"a": 1}]', b'\xef\xbb\xbf {\n "a" : 1}', '{"a": 1}'.encode("utf-16"), b"{}"],
)
def test_json_is_no_text(data: bytes) -> None:
    assert (is_json(data), text.recognises(data)) == (True, False)


@pytest.mark.parametrize("data", [b"<?xml?><a/>", b" <!DOCTYPE html>", "<html>".encode("utf-16"), b"<!-- x --><html>"])
def test_markup_is_no_text(data: bytes) -> None:
    assert (is_markup(data), text.recognises(data)) == (True, False)
