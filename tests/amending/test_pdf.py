"""Notes on a PDF: where they stand, what they say, and that nothing else of the file is touched."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tendercheck.amending.formats.pdf import amend
from tendercheck.amending.order import Change, NoteLine, Place
from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Document
from tendercheck.model.fixes import Amended, Unplaced
from tendercheck.readers import pdf
from tests import build, build_raw_pdf
from tests.build_file import document_of
from tests.build_fixes import NOTE, change, order
from tests.writers.payloads import ACTING, WORDS

LINES = build.column("Bidders must send accounts that an", "auditor has signed, for three years.")
TEXT = build_raw_pdf.text_at(100, 700, "Send audited accounts now.")


def read(data: bytes) -> Document:
    return document_of(pdf, data)


def noted(data: bytes, words: str) -> Amended:
    return amend(data, order(change(read(data), about=words)))


def annotations(data: bytes) -> list[dict[str, object]]:
    """The annotations as another library than ours sees them."""
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    return [resolve1(one) for page in PDFPage.create_pages(document) for one in resolve1(page.annots) or []]


@contextmanager
def opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    document = pdfium.PdfDocument(data)
    yield document
    document.close()


def words_under(data: bytes, page: int = 0) -> list[str]:
    """The text that each quad of the first annotation covers."""
    corners = annotations(data)[-1]["QuadPoints"]
    assert isinstance(corners, list)
    quads = [corners[at : at + 8] for at in range(0, len(corners), 8)]
    with opened(data) as document:
        text = document[page].get_textpage()
        return [
            text.get_text_bounded(min(quad[::2]), min(quad[1::2]), max(quad[::2]), max(quad[1::2])).strip()
            for quad in quads
        ]


def test_the_words_are_marked_and_no_others_over_two_lines() -> None:
    made = noted(build.pdf(LINES), "accounts that an auditor has signed")
    (mark,) = annotations(made.data)

    assert words_under(made.data) == ["accounts that an", "auditor has signed"]
    assert (mark["Contents"], mark["T"], mark["M"]) == (NOTE[0].text.encode(), b"tendercheck", b"D:20260601000000Z")
    assert (str(mark["Subtype"]), mark["F"]) == ("/'Highlight'", 4)
    assert (made.changed, made.commented, made.unplaced) == (0, 1, ())


def test_every_viewer_can_show_the_mark_since_it_is_drawn() -> None:
    data = build.pdf(LINES)
    with opened(data) as before, opened(noted(data, "auditor").data) as now:
        plain, marked = (document[0].render(may_draw_forms=False).to_numpy() for document in (before, now))

    assert (plain != marked).any()
    assert (marked[plain.sum(axis=2) < 60].max(axis=1) < 120).all()  # ink that was black stays dark


def test_the_bytes_of_the_file_stay_and_so_does_its_text() -> None:
    data = build.pdf(LINES, build.column("Second page"))
    made = noted(data, "auditor")

    assert made.data.startswith(data)
    assert [block for block in read(made.data).text.split("\n") if block != NOTE[0].text] == read(data).text.split("\n")
    assert read(made.data).pages == 2


def test_the_same_order_gives_the_same_bytes_also_where_the_file_has_no_id() -> None:
    for data in (build.pdf(LINES), build_raw_pdf.written(build_raw_pdf.one_page(TEXT))):
        words = "accounts"
        assert noted(data, words).data == noted(data, words).data


@pytest.mark.parametrize(
    "page",
    [
        b"/Rotate 90",
        b"/Rotate 270",
        b"/CropBox [50 200 500 800]",
        b"/Rotate 90 /CropBox [50 200 500 800]",
        b"/UserUnit 2",
    ],
)
def test_turned_and_cropped_pages_are_marked_at_the_words(page: bytes) -> None:
    made = noted(build_raw_pdf.written(build_raw_pdf.one_page(TEXT, page=page)), "accounts")

    assert words_under(made.data) == ["accounts"]


def test_where_the_letters_are_not_those_of_the_line_the_whole_line_is_marked() -> None:
    upside_down = build_raw_pdf.written(build_raw_pdf.one_page(TEXT, page=b"/Rotate 180"))

    assert words_under(noted(upside_down, "accounts").data) == ["Send audited accounts now."]


def test_a_cell_of_a_table_is_marked_alone() -> None:
    cells = [(80.0, 120.0, "Turnover"), (220.0, 120.0, "at least 5 million")]
    made = noted(build.pdf(cells, grids=[(1, (72, 200, 400), (100, 130))]), "at least 5 million")

    assert words_under(made.data) == ["at least 5 million"]


def test_marks_that_were_there_stay() -> None:
    theirs = b"<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (Mine) >>"
    for annots, more in ((b"[10 0 R]", {10: theirs}), (b"11 0 R", {10: theirs, 11: b"[10 0 R]"})):
        data = build_raw_pdf.written(build_raw_pdf.one_page(TEXT, page=b"/Annots " + annots, more=more))
        assert [one["Contents"] for one in annotations(noted(data, "accounts").data)] == [b"Mine", b"Why it is so"]


def test_an_encrypted_file_is_refused_with_a_sentence_even_where_it_opens_without_a_password(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    canvas = Canvas(str(path), encrypt=StandardEncryption("", ownerPassword="secret"))
    canvas.drawString(100, 700, "Send audited accounts now.")
    canvas.save()

    with pytest.raises(UnreadableDocument, match="The PDF is encrypted, so no notes can be put on it: print it"):
        noted(path.read_bytes(), "accounts")


def test_what_stands_on_no_page_is_named() -> None:
    data = build.pdf(LINES)
    made = amend(data, order(Change(7, (Place(), Place()), (), NOTE)))

    assert made == Amended(data, unplaced=(Unplaced(7, "No note was made, since its words have no place on a page."),))


def test_a_file_that_is_no_pdf_is_told() -> None:
    with pytest.raises(UnreadableDocument):
        amend(b"PK\x03\x04", order())


@pytest.mark.parametrize("payload", WORDS)
def test_hostile_words_are_words_in_a_note(payload: str) -> None:
    data = build.pdf(LINES)
    one = change(read(data), about="auditor")
    made = amend(data, order(Change(1, one.ends, (), (NoteLine(payload), NoteLine(f"){payload}>>")))))
    (mark,) = annotations(made.data)
    told = str(mark["Contents"])

    assert set(mark) == set(annotations(noted(data, "auditor").data)[0])
    assert not ACTING & set(told)
    assert not re.search(rb"/JavaScript|/URI|/Launch|/A <<", made.data[len(data) :])
