import io
from pathlib import Path

import pytest
from PIL import Image

from tendercheck.model.document import Document
from tendercheck.model.report import Report
from tendercheck.model.rules import Severity
from tendercheck.picturing import with_pictures
from tendercheck.readers import read
from tests.build import column, pdf
from tests.build_report import evidence, finding, report_of, rule

RULE = rule("standing/turnover", "A turnover is demanded", Severity.ERROR)
WORDS = "Bidders must have a turnover of £5,000,000."
OTHERS = "Bidders must hold a bond."


@pytest.fixture
def drawn(tmp_path: Path) -> Document:
    path = tmp_path / "invitation.pdf"
    path.write_bytes(pdf(column(WORDS, top=700), column(OTHERS, top=300)))
    return read(path)


def about(document: Document, *quotes: str) -> Report:
    return report_of(document, *(finding(RULE, evidence(document, 0, quote)) for quote in quotes))


def ink(png: bytes) -> int:
    """How many pixels are darker than grey."""
    return sum(Image.open(io.BytesIO(png)).convert("L").histogram()[:128])


def test_a_picture_is_a_strip_of_the_page_with_the_words_in_it(drawn: Document) -> None:
    (picture,) = with_pictures(about(drawn, WORDS)).checked[0].pictures
    image = Image.open(io.BytesIO(picture.png))
    assert (picture.page, picture.width) == (1, 595.0)
    assert image.size == (round(595.0 * 1.6), round((picture.bottom - picture.top) * 1.6))
    assert ink(picture.png) > 500
    ((word_box,),) = [about(drawn, WORDS).checked[0].findings[0].evidence.location.boxes]
    above_the_words = image.crop((0, 0, image.width, round((word_box.top - picture.top - 2) * 1.6)))
    assert sum(above_the_words.convert("L").histogram()[:128]) == 0


def test_each_quote_finds_its_own_picture(drawn: Document) -> None:
    made = with_pictures(about(drawn, WORDS, OTHERS)).checked[0]
    found = [made.picture_of(one.evidence) for one in made.findings]
    assert [picture.page for picture in found if picture] == [1, 2]
    assert found[0] != found[1]


def test_the_same_report_gets_the_same_pictures(drawn: Document) -> None:
    assert with_pictures(about(drawn, WORDS)) == with_pictures(about(drawn, WORDS))


def test_pictures_stop_where_they_would_take_too_many_bytes(drawn: Document) -> None:
    first, second = with_pictures(about(drawn, WORDS, OTHERS)).checked[0].pictures
    enough = len(first.png) + len(second.png)
    assert len(with_pictures(about(drawn, WORDS, OTHERS), bytes_at_most=enough).checked[0].pictures) == 2
    assert with_pictures(about(drawn, WORDS, OTHERS), bytes_at_most=enough - 1).checked[0].pictures == (first,)
    assert with_pictures(about(drawn, WORDS, OTHERS), bytes_at_most=0).checked[0].pictures == ()


def test_a_file_that_changed_broke_or_went_has_no_pictures(drawn: Document) -> None:
    path = Path(drawn.source.path)
    made = about(drawn, WORDS)
    path.write_bytes(pdf(column("Other words altogether.", top=700)))
    assert with_pictures(made) == made
    path.write_bytes(b"%PDF-1.7\nnothing")
    assert with_pictures(made) == made
    path.unlink()
    assert with_pictures(made) == made


def test_documents_without_pages_have_no_pictures(tmp_path: Path) -> None:
    path = tmp_path / "invitation.md"
    path.write_text(WORDS, encoding="utf-8")
    made = about(read(path), WORDS)
    assert with_pictures(made) == made
