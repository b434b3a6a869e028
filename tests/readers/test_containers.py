"""Files inside files: archives, e-mails, what is attached to a PDF; each file inside ends in a condition of its own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from email.message import EmailMessage
from pathlib import Path

import pytest

from tendercheck.model.document import Condition, Document, Mark
from tendercheck.readers import archive, eml, read_all
from tendercheck.readers._guard import Worker
from tendercheck.readers._limits import Limits
from tests.build_file import zipped

TENDER = b"Tenderers must hold insurance of \xc2\xa35,000,000."
Entry = tuple[str, bytes]


def packed(*entries: Entry) -> bytes:
    return zipped(dict(entries))


def documents_of(data: bytes, folder: Path, *, name: str = "pack.zip", limits: Limits | None = None) -> list[Document]:
    path = folder / name
    path.write_bytes(data)
    with Worker(limits=limits) as worker:
        return list(read_all(path, shown_as=name, worker=worker))


def ends(documents: Iterable[Document]) -> list[tuple[str, str, Condition]]:
    return [(document.source.path, document.type, document.condition) for document in documents]


def test_each_file_in_an_archive_is_a_document_with_its_own_end(tmp_path: Path) -> None:
    pack = packed(("Volume 1/ITT.txt", TENDER), ("logo.png", b"\x89PNG\r\n\x1a\n\0\0"), ("Questions.md", b"# Lots"))

    documents = documents_of(pack, tmp_path)

    assert ends(documents) == [
        ("pack.zip", "archive", Condition.OK),
        ("pack.zip/Volume 1/ITT.txt", "text", Condition.OK),
        ("pack.zip/logo.png", "", Condition.WRONG_TYPE),
        ("pack.zip/Questions.md", "text", Condition.OK),
    ]
    assert documents[1].text == TENDER.decode()
    assert documents[1].source.size_bytes == len(TENDER)
    assert documents[0].marks == (Mark.ATTACHMENTS_UNREAD,)


def test_an_archive_whose_files_were_all_read_has_no_mark(tmp_path: Path) -> None:
    assert documents_of(packed(("ITT.txt", TENDER)), tmp_path)[0].marks == ()


def test_what_systems_leave_in_archives_is_no_document(tmp_path: Path) -> None:
    litter = [("__MACOSX/._ITT.txt", b"x"), (".DS_Store", b"x"), ("a/Thumbs.db", b"x"), ("~$ITT.docx", b"x")]
    assert ends(documents_of(packed(*litter), tmp_path)) == [("pack.zip", "archive", Condition.BLANK)]


def test_an_empty_archive_is_blank(tmp_path: Path) -> None:
    assert ends(documents_of(packed(), tmp_path)) == [("pack.zip", "archive", Condition.BLANK)]


def test_archives_in_archives_are_read_three_deep_and_named_below(tmp_path: Path) -> None:
    pack = packed(("ITT.txt", TENDER))
    for level in (3, 2, 1):
        pack = packed((f"{level}.zip", pack))

    documents = documents_of(pack, tmp_path)

    assert ends(documents) == [
        ("pack.zip", "archive", Condition.OK),
        ("pack.zip/1.zip", "archive", Condition.OK),
        ("pack.zip/1.zip/2.zip", "archive", Condition.OK),
        ("pack.zip/1.zip/2.zip/3.zip", "archive", Condition.OK),
        ("pack.zip/1.zip/2.zip/3.zip/ITT.txt", "", Condition.TOO_LARGE),
    ]
    assert documents[-1].detail == "A file inside 3 others is not read: unpack them first."


def test_all_files_inside_share_one_budget(tmp_path: Path) -> None:
    inner = packed(("a.txt", TENDER), ("b.txt", TENDER))
    documents = documents_of(packed(("in.zip", inner), ("c.txt", TENDER)), tmp_path, limits=Limits(members=3))
    assert [document.condition for document in documents] == [
        Condition.OK, Condition.OK, Condition.OK, Condition.TOO_LARGE, Condition.OK,
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["../outside.txt", "a/../../b.txt", "C:/x.txt"])
def test_a_path_out_of_the_archive_makes_it_unsafe(name: str, tmp_path: Path) -> None:
    documents = documents_of(packed(("ITT.txt", TENDER), (name, TENDER)), tmp_path)
    assert ends(documents) == [("pack.zip", "archive", Condition.ARCHIVE_UNSAFE)]


def test_a_symbolic_link_makes_an_archive_unsafe(tmp_path: Path) -> None:
    entry = zipfile.ZipInfo("link")
    entry.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(entry, "/etc/hostname")
    assert ends(documents_of(buffer.getvalue(), tmp_path)) == [("pack.zip", "archive", Condition.ARCHIVE_UNSAFE)]


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    documents = documents_of(packed(("zeros.txt", bytes(4_000_000))), tmp_path)
    assert ends(documents) == [("pack.zip", "archive", Condition.ARCHIVE_UNSAFE)]


@pytest.mark.parametrize("method", [8, 99])  # the old way, and AES
def test_a_locked_file_in_an_archive_leaves_the_others_readable(method: int, tmp_path: Path) -> None:
    pack = bytearray(packed(("locked.txt", TENDER), ("open.txt", TENDER)))
    directory = pack.index(b"PK\x01\x02")
    for flags, packing in ((6, 8), (directory + 8, directory + 10)):  # in the entry's own header, and in the directory
        pack[flags] |= 1
        pack[packing] = method
    assert ends(documents_of(bytes(pack), tmp_path)) == [
        ("pack.zip", "archive", Condition.OK),
        ("pack.zip/locked.txt", "", Condition.ENCRYPTED_PASSWORD),
        ("pack.zip/open.txt", "text", Condition.OK),
    ]


def test_a_name_with_controls_is_shown_without_them(tmp_path: Path) -> None:
    documents = documents_of(packed(("a\x1b[31m\u202eb.txt", TENDER)), tmp_path)
    assert documents[1].source.path == "pack.zip/a\ufffd[31m\ufffdb.txt"


def test_office_documents_are_no_archives() -> None:
    assert not archive.recognises(packed(("[Content_Types].xml", b"<Types/>")))
    assert not archive.recognises(packed(("mimetype", b"application/vnd.oasis.opendocument.text")))
    assert not archive.recognises(packed(("ITT.txt", TENDER))[:-30])
    assert archive.recognises(packed(("ITT.txt", TENDER)))


def mail(*attachments: Entry, text: str = "The deadline is noon on 5 May 2026.", html: str = "") -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Procurement <buyer@council.example>", "bids@mutual.example"
    message["Subject"], message["Date"] = "Invitation to tender", "Mon, 02 Mar 2026 09:00:00 +0000"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_an_email_gives_its_headers_its_text_and_its_attachments(tmp_path: Path) -> None:
    documents = documents_of(
        mail(("ITT.txt", TENDER), ("pack.zip", packed(("SQ.txt", TENDER)))), tmp_path, name="a.eml"
    )

    assert ends(documents) == [
        ("a.eml", "eml", Condition.OK),
        ("a.eml/message.txt", "text", Condition.OK),
        ("a.eml/ITT.txt", "text", Condition.OK),
        ("a.eml/pack.zip", "archive", Condition.OK),
        ("a.eml/pack.zip/SQ.txt", "text", Condition.OK),
    ]
    assert documents[0].text.splitlines() == [
        "From | Procurement <buyer@council.example>",
        "To | bids@mutual.example",
        "Date | Mon, 02 Mar 2026 09:00:00 +0000",
        "Subject | Invitation to tender",
    ]
    assert documents[1].text == "The deadline is noon on 5 May 2026."


def test_a_forwarded_email_is_read_with_its_own_attachments(tmp_path: Path) -> None:
    outer = EmailMessage()
    outer["From"] = "colleague@council.example"
    outer.set_content("See below.")
    inner = EmailMessage()
    inner["From"], inner["Message-ID"] = "buyer@council.example", "<1@council.example>"
    inner.set_content("Bids are due.")
    outer.add_attachment(inner)

    documents = documents_of(outer.as_bytes(), tmp_path, name="a.eml")

    assert [document.source.path for document in documents] == [
        "a.eml", "a.eml/message.txt", "a.eml/attachment-1.eml", "a.eml/attachment-1.eml/message.txt",
    ]  # fmt: skip
    assert documents[-1].text == "Bids are due."


def test_letters_of_another_alphabet_come_through(tmp_path: Path) -> None:
    message = b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset=iso-8859-1\n\nCover of \xa35m."
    assert documents_of(message, tmp_path, name="a.eml")[1].text == "Cover of \u00a35m."


def test_a_memorandum_is_no_email() -> None:
    assert not eml.recognises(b"From: Head of Procurement\nTo: All\nDate: 3 May\n\nPlease note.\n")
    assert eml.recognises(mail())


def test_a_mail_without_text_says_so(tmp_path: Path) -> None:
    documents = documents_of(mail(text=" "), tmp_path, name="a.eml")
    assert [(one.source.path, one.detail) for one in documents] == [("a.eml", "An e-mail, no more.")]
