"""Says what a file is that no reader recognises, and what its owner can do about it."""

from __future__ import annotations

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
MARKUP = (b"<?xml", b"<!doctype", b"<html", b"<svg")

_NAMED_TYPES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"BM", "a bitmap image"),
    (b"RIFF", "a sound, film or image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"%!PS", "a PostScript file"),
    (b"%FDF", "form data without its PDF"),
)
_IN_ZIP = (
    (b"xl/", "an Excel workbook", "Save the sheets that matter as PDF."),
    (b"ppt/", "a PowerPoint presentation", "Save it as PDF."),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file", "Save it as .docx or PDF."),
    (b"word/", "a damaged or unusual Word document", "Open it in Word and save it again as .docx."),
)


def refusal(data: bytes) -> UnreadableDocument:
    """The fault that names what `data` is, for bytes that no reader recognises."""
    if not data:
        return _refuse(Condition.TRUNCATED, "The file is empty (0 bytes): copy or download it again.")
    if data.startswith(OLE_MAGIC):
        return _ole(data)
    if data.lstrip()[:5].lower() == b"{\\rtf":
        return _refuse(Condition.LEGACY_FORMAT, "This is an RTF file: open it in Word and save it as .docx.")
    if data.startswith(ZIP_MAGIC):
        return _zip(data)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:9].lower().startswith(MARKUP):
        return _refuse(Condition.UNSUPPORTED_FORMAT, "This is XML or a web page: print it to PDF, or save it as text.")
    named = next((name for magic, name in _NAMED_TYPES if data.startswith(magic)), "no document that is known here")
    return _refuse(Condition.WRONG_TYPE, f"The content is {named}, whatever its name says: give the document itself.")


def _refuse(condition: Condition, detail: str) -> UnreadableDocument:
    return UnreadableDocument(condition, detail)


def _ole(data: bytes) -> UnreadableDocument:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _refuse(
            Condition.ENCRYPTED_PASSWORD,
            "The file is locked with a password: open it, remove the password, and save it again.",
        )
    for stream, name, advice in (
        ("WordDocument", "an old Word document (.doc)", "save it as .docx"),
        ("Workbook", "an old Excel workbook (.xls)", "save it as PDF"),
        ("PowerPoint Document", "an old PowerPoint presentation (.ppt)", "save it as PDF"),
    ):
        if stream.encode("utf-16-le") in data:
            return _refuse(Condition.LEGACY_FORMAT, f"This is {name}: open it and {advice}.")
    return _refuse(Condition.LEGACY_FORMAT, "This is an old Office file: open it and save it as .docx or PDF.")


def _zip(data: bytes) -> UnreadableDocument:
    if b"PK\x05\x06" not in data:  # the directory stands at the end
        return _refuse(Condition.TRUNCATED, "The end of the file is missing: copy or download it again.")
    for sign, name, advice in _IN_ZIP:
        if sign in data:
            return _refuse(Condition.UNSUPPORTED_FORMAT, f"This is {name}, which is not read. {advice}")
    return _refuse(Condition.UNSUPPORTED_FORMAT, "This is a ZIP archive: unpack it and give the documents in it.")
