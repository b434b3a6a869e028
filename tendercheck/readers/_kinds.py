"""Tells kinds of files apart by how they begin, and says of one that no reader recognises what its owner can do."""

from __future__ import annotations

import codecs
import re

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
LOCKED = "The file is locked with a password: open it, remove the password, and save it again."

_LOOKS_AT_BYTES = 65_536
_MARKUP = (b"<?xml", b"<!doctype", b"<html", b"<svg")
_DECLARATION = re.compile(rb"<\?xml[^>]*\?>\s*")
_PAGE = re.compile(rb"<!doctype\s+html\b|<html[\s>]|<head[\s>]|<body[\s>]|<title>")
_JSON = re.compile(rb'\{\s*(?:"[^"\n]{0,200}"\s*:|\}\s*$)|\[\s*\{\s*"')
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_PICTURE = "a picture"
_FILM = "a sound or film"
_NAMED_TYPES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"BM", "a bitmap image"),
    (b"8BPS", "a Photoshop image"),
    (b"RIFF", "a sound, film or image"),
    (b"ID3", _FILM),
    (b"OggS", _FILM),
    (b"fLaC", _FILM),
    (b"\x1aE\xdf\xa3", _FILM),
    (b"AC10", "an AutoCAD drawing"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "a database"),
    (b"\x00\x01\x00\x00Standard", "an Access database"),
    (b"\x78\x9f\x3e\x22", "an Outlook wrapper of attachments (winmail.dat)"),
    (b"\xffWPC", "a WordPerfect document"),
    (b"\xe4\x52\x5c\x7b", "a OneNote section"),
    (b"AT&TFORM", "a DjVu scan"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"%!PS", "a PostScript file"),
    (b"%FDF", "form data without its PDF"),
)
# Films and phone pictures have their sign four bytes in.
_BRANDS = ((b"heic", _PICTURE), (b"mif1", _PICTURE), (b"avif", _PICTURE))
_IN_ZIP = (
    (b"application/vnd.oasis.opendocument.presentation", "an OpenDocument presentation", "Save it as PDF."),
    (b"application/vnd.oasis.opendocument.graphics", "an OpenDocument drawing", "Save it as PDF."),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file of a rare kind", "Save it as .docx or PDF."),
    (b"application/epub+zip", "an e-book", "Print it to PDF."),
    (b"ppt/", "a PowerPoint presentation", "Save it as PDF."),
    (b"visio/", "a Visio drawing", "Save it as PDF."),
    (b"Index/Document.iwa", "a Pages, Numbers or Keynote document", "Export it as .docx, .xlsx or PDF."),
    (b"FixedDocumentSequence", "an XPS document", "Print it to PDF."),
    (b"xl/", "a damaged or unusual Excel workbook", "Open it in Excel and save it again as .xlsx."),
    (b"word/", "a damaged or unusual Word document", "Open it in Word and save it again as .docx."),
)
_IN_OLE = (
    ("WordDocument", Condition.LEGACY_FORMAT, "an old Word document (.doc): open it and save it as .docx"),
    ("PowerPoint Document", Condition.LEGACY_FORMAT, "an old PowerPoint presentation (.ppt): save it as PDF"),
    (
        "__substg1.0",
        Condition.UNSUPPORTED_FORMAT,
        "an Outlook message (.msg): save it as .eml, and its files beside it",
    ),
    ("VisioDocument", Condition.UNSUPPORTED_FORMAT, "a Visio drawing: save it as PDF"),
    ("Quill", Condition.UNSUPPORTED_FORMAT, "a Publisher document: save it as PDF"),
)


def start_of(data: bytes) -> bytes:
    """How the file begins, in lower case and without white space before; of UTF-16 the letters alone."""
    start = data[:_LOOKS_AT_BYTES]
    if start.startswith(_UTF16) or start[:2] in (b"<\0", b"\0<"):
        start = start.removeprefix(_UTF16[0]).removeprefix(_UTF16[1]).replace(b"\0", b"")
    return start.removeprefix(codecs.BOM_UTF8).lstrip().lower()


def is_web_page(data: bytes) -> bool:
    """Whether the bytes begin as HTML or XHTML does; a Markdown that begins with a comment or a div does not."""
    start = _DECLARATION.sub(b"", start_of(data), count=1)
    while start.startswith(b"<!--"):
        start = start.partition(b"-->")[2].lstrip()
    return bool(_PAGE.match(start))


def is_markup(data: bytes) -> bool:
    """Whether the bytes begin as XML or a web page does."""
    return start_of(data)[:9].startswith(_MARKUP) or is_web_page(data)


def is_json(data: bytes) -> bool:
    """Whether the bytes begin as data in JSON does; "[1] Scope" and "{name}" are text."""
    return bool(_JSON.match(start_of(data)))


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
    if is_markup(data):
        return _refuse(Condition.UNSUPPORTED_FORMAT, _xml(data))
    if is_json(data):
        return _refuse(
            Condition.UNSUPPORTED_FORMAT, "This is data (JSON) without a notice in it: give the document itself."
        )
    return _refuse(Condition.WRONG_TYPE, f"The content is {_name(data)}, whatever its name says: give the document.")


def _refuse(condition: Condition, detail: str) -> UnreadableDocument:
    return UnreadableDocument(condition, detail)


def _name(data: bytes) -> str:
    if data[4:8] == b"ftyp":
        return next((name for brand, name in _BRANDS if data[8:12] == brand), _FILM)
    if data[257:262] == b"ustar":
        return "a tar archive"
    return next((name for magic, name in _NAMED_TYPES if data.startswith(magic)), "no document that is known here")


def _xml(data: bytes) -> str:
    start = start_of(data)
    if b"<svg" in start[:2_000]:
        return "This is a drawing (SVG): print it to PDF."
    if b"<office:document" in start[:4_000]:
        return "This is a flat OpenDocument file: save it as .odt."
    return "This is XML that is neither a notice nor a web page: give the document as PDF, .docx or .html."


def _ole(data: bytes) -> UnreadableDocument:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _refuse(Condition.ENCRYPTED_PASSWORD, LOCKED)
    for stream, condition, name in _IN_OLE:
        if stream.encode("utf-16-le") in data:
            return _refuse(condition, f"This is {name}.")
    return _refuse(Condition.LEGACY_FORMAT, "This is an old Office file: open it and save it as .docx or PDF.")


def _zip(data: bytes) -> UnreadableDocument:
    if b"PK\x05\x06" not in data:  # the directory stands at the end
        return _refuse(Condition.TRUNCATED, "The end of the file is missing: copy or download it again.")
    for sign, name, advice in _IN_ZIP:
        if sign in data:
            return _refuse(Condition.UNSUPPORTED_FORMAT, f"This is {name}, which is not read. {advice}")
    return _refuse(Condition.UNSUPPORTED_FORMAT, "This is a ZIP archive: unpack it and give the documents in it.")
