from dataclasses import replace

from lxml.html import HtmlElement

from tendercheck.model.report import Picture, Report
from tendercheck.writers import html
from tests.build_report import report
from tests.writers.test_html import page

PNG = b"\x89PNG"


def pictured(number: int) -> Report:
    """The full report with a picture of the place of its finding `number`, at page 80 to 140 points down."""
    made = report()
    evidence = made.checked[0].findings[number - 1].evidence
    picture = Picture(0, evidence.span, evidence.location.page or 0, 595.0, 80.0, 140.0, PNG)
    return replace(made, checked=(replace(made.checked[0], pictures=(picture,)),))


def papers(made: Report) -> list[HtmlElement]:
    return list(page(made).xpath("//details[@class='paper']"))


def test_a_picture_of_the_place_stands_in_its_finding_with_the_words_lit() -> None:
    (paper,) = papers(pictured(2))
    assert paper.xpath("ancestor::article/@id") == ["p1-f002"]
    assert paper.xpath("svg/@aria-label") == ["Picture of page 2 around the quoted words"]
    (image,) = paper.xpath("svg/image")
    assert dict(image.attrib) == {"href": "data:image/png;base64,iVBORw==", "width": "595.0", "height": "60.0"}
    (lit,) = paper.xpath("svg/rect")
    assert dict(lit.attrib) == {"class": "lit", "x": "72.0", "y": "20.0", "width": "228.5", "height": "12.0"}


def test_the_picture_of_an_error_is_open_at_once_and_that_of_a_warning_waits() -> None:
    assert [paper.get("open") for paper in (*papers(pictured(2)), *papers(pictured(3)))] == ["", None]


def test_without_a_picture_nothing_is_said_of_one() -> None:
    assert papers(report()) == []
    assert b"How it stands" not in html.write(report())
