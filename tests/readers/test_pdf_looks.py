"""What a PDF holds beside plain text, and what is done where one look was not enough."""

from __future__ import annotations

import importlib.util
import io
import shutil
import zipfile
from pathlib import Path

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tendercheck.model.document import BlockKind, Condition, Document, Mark
from tendercheck.readers import read, read_all
from tendercheck.readers._guard import Answer, Fault
from tendercheck.readers._job import Look
from tendercheck.readers._pdf_judge import is_garbled
from tendercheck.readers._pdf_looks import next_look, with_look
from tendercheck.readers._programs import Programs
from tests.build_raw_pdf import fields, one_page, stream, text_at, written

SEEN = "Tenderers must hold insurance of five million pounds."
LINE = [SEEN, 72.0, 80.0, 300.0, 92.0, 11.0, False]


def read_pdf(data: bytes, folder: Path, programs: Programs | None = None) -> Document:
    path = folder / "tender.pdf"
    path.write_bytes(data)
    return read(path, shown_as="tender.pdf", programs=programs or Programs())


def texts(document: Document) -> list[str]:
    return [document.quote(block.span) for block in document.blocks]


@pytest.mark.parametrize(
    ("name", "hidden"),
    [
        ("not drawn", text_at(72, 600, "Hidden clause.", before=b"3 Tr")),
        ("white on white", text_at(72, 600, "Hidden clause.", before=b"1 1 1 rg")),
        ("off the page", text_at(72, 5000, "Hidden clause.")),
        ("too small to see", text_at(72, 600, "Hidden clause.", size=0.5)),
    ],
)
def test_text_that_cannot_be_seen_is_read_and_marked(name: str, hidden: bytes, tmp_path: Path) -> None:
    document = read_pdf(written(one_page(text_at(72, 700, SEEN) + hidden)), tmp_path)
    assert "Hidden clause." in document.text
    assert (document.condition, document.marks) == (Condition.OK, (Mark.HIDDEN_TEXT,))
    assert document.detail == "Text that cannot be seen stands on page 1; it was read with the rest."


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("white on a dark box", b"0 0 0.5 rg 60 590 400 30 re f\n" + text_at(72, 600, "Seen.", before=b"1 1 1 rg")),
        ("white on a dark page", b"0 0 0.5 rg 0 0 595 842 re f\n" + text_at(72, 600, "Seen.", before=b"1 1 1 rg")),
        ("grey", text_at(72, 600, "Seen.", before=b"0.6 0.6 0.6 rg")),
        ("small print", text_at(72, 600, "Seen.", size=5)),
    ],
)
def test_text_that_can_be_seen_has_no_mark(name: str, seen: bytes, tmp_path: Path) -> None:
    assert read_pdf(written(one_page(text_at(72, 700, SEEN) + seen)), tmp_path).marks == ()


def test_an_answer_stands_behind_its_question_and_a_ticked_box_is_told_from_an_empty_one(tmp_path: Path) -> None:
    questions = text_at(72, 700, "Turnover required:") + text_at(72, 650, "Consortia") + text_at(72, 600, "Lots")
    on_page, in_catalogue, widgets = fields(
        (b"/FT /Tx /V (5,000,000 pounds)", (200, 695, 400, 712)),
        (b"/FT /Btn /V /Yes /AS /Yes /AP << /N << /Yes 20 0 R /Off 20 0 R >> >>", (200, 645, 215, 660)),
        (b"/FT /Btn /V /Off /AS /Off /AP << /N << /Yes 20 0 R /Off 20 0 R >> >>", (200, 595, 215, 610)),
    )
    widgets[20] = stream(b"", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    data = written(one_page(questions, more=widgets, page=on_page, catalogue=in_catalogue))
    assert " ".join(read_pdf(data, tmp_path).text.split()) == (
        "Turnover required: 5,000,000 pounds Consortia \u2612 Lots \u2610"
    )


def test_the_answer_chosen_from_a_list_is_read_as_it_is_shown(tmp_path: Path) -> None:
    options = b"/FT /Ch /Ff 131072 /Opt [[(a) (Sole provider)] [(b) (Consortium)]] /V (b)"
    on_page, in_catalogue, widgets = fields((options, (200, 695, 400, 712)))
    objects = one_page(text_at(72, 700, "Bidding as:"), more=widgets, page=on_page, catalogue=in_catalogue)
    assert " ".join(read_pdf(written(objects), tmp_path).text.split()) == "Bidding as: Consortium"


def test_a_note_that_somebody_pinned_on_the_page_is_a_comment(tmp_path: Path) -> None:
    note = b"<< /Type /Annot /Subtype /Text /Rect [300 700 320 720] /Contents (Is this still right?) >>"
    document = read_pdf(written(one_page(text_at(72, 700, SEEN), more={10: note}, page=b"/Annots [10 0 R]")), tmp_path)
    assert [(block.kind, document.quote(block.span)) for block in document.blocks] == [
        (BlockKind.PARAGRAPH, SEEN),
        (BlockKind.COMMENT, "Is this still right?"),
    ]


def with_attachment(data: bytes, name: str, *, catalogue: bytes = b"") -> bytes:
    objects = {
        10: stream(data, b"/Type /EmbeddedFile"),
        11: b"<< /Type /Filespec /F (%s) /UF (%s) /EF << /F 10 0 R >> >>" % (name.encode(), name.encode()),
    }
    names = b"/Names << /EmbeddedFiles << /Names [(%s) 11 0 R] >> >>" % name.encode()
    return written(one_page(text_at(72, 700, SEEN), more=objects, catalogue=names + catalogue))


def test_files_attached_to_a_pdf_are_documents_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "tender.pdf"
    path.write_bytes(with_attachment(b"Bidders must be incorporated.", "SQ.txt"))
    outer, inner = read_all(path, shown_as="tender.pdf")
    assert (outer.text, outer.condition, outer.marks) == (SEEN, Condition.OK, ())
    assert (inner.source.path, inner.text) == ("tender.pdf/SQ.txt", "Bidders must be incorporated.")


def test_an_attached_file_that_is_not_read_marks_the_pdf(tmp_path: Path) -> None:
    path = tmp_path / "tender.pdf"
    path.write_bytes(with_attachment(b"\x89PNG\r\n\x1a\n\0\0", "logo.png"))
    assert [(document.condition, document.marks) for document in read_all(path)] == [
        (Condition.OK, (Mark.ATTACHMENTS_UNREAD,)),
        (Condition.WRONG_TYPE, ()),
    ]


def test_the_cover_of_a_portfolio_is_a_placeholder(tmp_path: Path) -> None:
    path = tmp_path / "tender.pdf"
    path.write_bytes(with_attachment(b"Bidders must be incorporated.", "SQ.txt", catalogue=b"/Collection << >>"))
    assert [document.condition for document in read_all(path)] == [Condition.PLACEHOLDER_ONLY, Condition.OK]


def test_a_file_whose_table_is_not_where_it_says_was_repaired(tmp_path: Path) -> None:
    whole, lying = one_page(text_at(72, 700, SEEN)), one_page(text_at(72, 700, SEEN))
    assert read_pdf(written(whole), tmp_path).condition is Condition.OK
    document = read_pdf(written(lying, startxref=77), tmp_path)
    assert (document.text, document.condition) == (SEEN, Condition.OK_REPAIRED)


def test_a_file_that_pdfium_refuses_is_read_by_the_second_engine(tmp_path: Path) -> None:
    objects = one_page(text_at(72, 700, SEEN))
    del objects[1]  # the catalogue
    document = read_pdf(written(objects), tmp_path)
    assert (document.text, document.condition) == (SEEN, Condition.OK_REPAIRED)
    assert "a second one read it" in document.detail
    assert document.location_of(document.blocks[0].span).page == 1


def test_a_page_on_which_something_is_drawn_and_nothing_written_is_unread(tmp_path: Path) -> None:
    black = b"0 0 0 rg 0 0 595 842 re f\n"
    document = read_pdf(written(one_page(black)), tmp_path)
    assert (document.condition, document.coverage.unread) == (
        Condition.NO_TEXT_LAYER, ("page 1: a drawing without a text layer",),
    )  # fmt: skip
    assert read_pdf(written(one_page(b"1 1 1 rg 0 0 595 842 re f\n")), tmp_path).condition is Condition.BLANK


def answer(
    *pages: dict[str, object], total: int | None = None, fault: Fault | None = None, **opening: object
) -> Answer:
    first = {"pages": len(pages) if total is None else total, **opening}
    return Answer(type="pdf", frames=[first, *pages], fault=fault)


def page(number: int, text: str = SEEN, **more: object) -> dict[str, object]:
    return {"page": number, "lines": [[text, *LINE[1:]]], "tables": [], "picture": False, "images": False, **more}


CRASH = Fault(Condition.PARSER_CRASH, "It crashed.")


def test_a_page_that_stops_the_reading_costs_itself_alone() -> None:
    stopped = answer(page(1), total=4, fault=CRASH)
    look = next_look(stopped, "")
    assert look == Look("pdfium", (3, 4))
    resumed = with_look(stopped, look, Answer(type="pdf", frames=[page(3), page(4)]))
    assert [frame.get("error", "") for frame in resumed.frames[1:]] == ["", "reading stopped at this page", "", ""]
    assert resumed.fault is None
    assert next_look(resumed, "") == Look("pdfminer", (2,))


def test_reading_goes_on_three_times_and_no_more() -> None:
    stopped = answer(page(1), total=99, fault=CRASH)
    for _ in range(3):
        look = next_look(stopped, "")
        assert look is not None
        stopped = with_look(stopped, look, Answer(type="pdf", fault=CRASH))
    last = next_look(stopped, "")
    assert last is None or last.engine != "pdfium"


def test_a_page_without_sense_is_looked_at_by_the_second_engine_and_the_better_text_kept() -> None:
    garbled = answer(page(1), page(2, "\ufffd" * 60))
    look = next_look(garbled, "")
    assert look == Look("pdfminer", (2,))
    better = with_look(garbled, look, Answer(type="pdf", frames=[{"pages": 2}, page(2, "Bidders must be ready.")]))
    assert better.frames[2]["lines"][0][0] == "Bidders must be ready."
    worse = with_look(garbled, look, Answer(type="pdf", frames=[{"pages": 2}, page(2, "(cid:1)(cid:2)")]))
    assert worse.frames[2] == garbled.frames[2]


@pytest.mark.parametrize(
    ("second", "disagree"),
    [
        ({"pages": 1}, None),
        ({"pages": 2}, True),
    ],
)
def test_two_engines_that_count_other_pages_disagree(second: dict[str, object], disagree: bool | None) -> None:
    damaged = answer(page(1), mended=True)
    look = next_look(damaged, "")
    assert look == Look("pdfminer", (1,))
    compared = with_look(damaged, look, Answer(type="pdf", frames=[second, page(1)]))
    assert compared.frames[0].get("disagree") is disagree


def test_pages_that_are_pictures_go_to_text_recognition_once() -> None:
    scanned = answer(page(1), {**page(2, ""), "picture": True})
    assert next_look(scanned, "") is None
    look = next_look(scanned, "tesseract")
    assert look == Look("tesseract", (2,))
    seen = with_look(scanned, look, Answer(frames=[page(2, recognised="tesseract", confidence=0.9)]))
    assert next_look(seen, "tesseract") is None
    assert seen.frames[2]["lines"][0][0] == SEEN


@pytest.mark.parametrize(
    ("text", "garbled"),
    [
        (SEEN * 10, False),
        ("Rhaid i gynigwyr ddal yswiriant o bum miliwn o bunnoedd cyn dechrau. " * 8, False),
        ("7KH VXSSOLHU PXVW KROG LQVXUDQFH RI ILYH PLOOLRQ SRXQGV " * 8, True),
        ("(cid:12)(cid:34)" * 20, True),
        ("aaaa " * 100, False),
        ("ISO 9001, BS EN 13306, PCR, GDPR, TUPE, NHS", False),
    ],
)
def test_letters_without_meaning_are_told_from_words(text: str, garbled: bool) -> None:
    assert is_garbled(page(1, text)) is garbled


def scan(*lines: str) -> bytes:
    """A PDF whose page is a picture of these lines."""
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", (1240, 1754), 255)
    font = ImageFont.load_default(size=36)
    for number, line in enumerate(lines):
        ImageDraw.Draw(picture).text((120, 160 + 60 * number), line, font=font, fill=0)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=True)
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


TESSERACT = shutil.which("tesseract")
RECOGNISERS = [
    pytest.param(
        Programs(tesseract=TESSERACT),
        id="tesseract",
        marks=pytest.mark.skipif(TESSERACT is None, reason="THERE IS NO TESSERACT: pictures of text were not tried"),
    ),
    pytest.param(
        Programs(rapidocr=True),
        id="rapidocr",
        marks=pytest.mark.skipif(
            importlib.util.find_spec("rapidocr") is None, reason="THERE IS NO RAPIDOCR: the extra `ocr` was not tried"
        ),
    ),
]


@pytest.mark.parametrize("programs", RECOGNISERS)
def test_a_picture_of_text_is_read_with_its_confidence(programs: Programs, tmp_path: Path) -> None:
    document = read_pdf(scan("Bidders must have a minimum", "annual turnover of 5,000,000."), tmp_path, programs)
    assert " ".join(document.text.split()) == "Bidders must have a minimum annual turnover of 5,000,000."
    assert (document.condition, document.marks) == (Condition.OK, (Mark.RECOGNISED_TEXT,))
    assert 0.5 < document.confidence_of(document.blocks[0].span) < 1.0
    assert programs.recogniser in document.detail


def test_without_recognition_a_picture_of_text_is_named(tmp_path: Path) -> None:
    document = read_pdf(scan("Bidders must have turnover."), tmp_path)
    assert (document.condition, document.text) == (Condition.NO_TEXT_LAYER, "")
    assert "install tesseract" in document.detail


def stamped(grey: int, words: str) -> bytes:
    """A page under one picture of this grey, with words printed over it."""
    from PIL import Image

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=True)
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), grey)), 0, 0, 595, 842)
    canvas.drawString(72, 700, words)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("grey", "words", "condition"),
    [
        (250, "Received by the procurement team on 4 March 2026 at 11:20", Condition.OK_PARTIAL),
        (90, "Invitation to tender for the care of older people at home", Condition.OK),
        (250, " ".join(["The supplier must hold insurance for the whole term."] * 5), Condition.OK),
    ],
)
def test_a_scan_with_a_stamp_is_a_picture_and_a_title_on_a_photograph_is_none(
    grey: int, words: str, condition: Condition, tmp_path: Path
) -> None:
    assert read_pdf(stamped(grey, words), tmp_path).condition is condition


def test_a_program_that_fails_leaves_the_picture_named(tmp_path: Path) -> None:
    document = read_pdf(scan("Bidders must have turnover."), tmp_path, Programs(tesseract="/bin/false"))
    assert (document.condition, document.coverage.unread) == (
        Condition.NO_TEXT_LAYER, ("page 1: an image in which no text could be recognised",),
    )  # fmt: skip
    assert "install tesseract" not in document.detail


def test_a_scan_inside_an_archive_is_read_as_well(tmp_path: Path) -> None:
    if TESSERACT is None:
        pytest.skip("THERE IS NO TESSERACT: pictures of text were not tried")
    path = tmp_path / "pack.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("SQ.pdf", scan("Bidders must have turnover."))
    assert "must have turnover" in read_all(path, programs=Programs(tesseract=TESSERACT))[1].text
