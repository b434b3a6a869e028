from dataclasses import replace

from tendercheck.model.findings import Evidence, Status
from tendercheck.model.location import Box, Location, Span
from tendercheck.model.report import Checked
from tendercheck.model.rules import Severity
from tendercheck.picturing.strips import Strip, strips_of
from tests.build_report import checked, evidence, finding, invitation, report_of, rule

PAGE = invitation()
WHERE = evidence(PAGE, 0, "Bidders must have a minimum annual turnover of £5,000,000.")


def at(*boxes: Box) -> Evidence:
    return replace(WHERE, location=Location(page=boxes[0].page if boxes else None, boxes=boxes))


def with_findings(*severities_and_places: tuple[Severity, Evidence]) -> Checked:
    found = [
        finding(rule(f"standing/{number}", "A rule", severity), place)
        for number, (severity, place) in enumerate(severities_and_places)
    ]
    return report_of(PAGE, *found).checked[0]


def strip(page: int, top: float, bottom: float, span: Span = WHERE.span) -> Strip:
    return Strip(0, span, page, top, bottom)


def test_a_strip_shows_the_words_and_a_line_or_two_around_them() -> None:
    two_lines = at(Box(3, 72, 100, 300, 112), Box(3, 72, 114, 200, 126))
    assert strips_of(with_findings((Severity.ERROR, two_lines))) == (strip(3, 74.0, 152.0),)


def test_a_strip_stays_on_the_page_where_the_words_begin_and_ends_where_it_gets_too_tall() -> None:
    over_the_page = at(Box(3, 72, 10, 300, 22), Box(4, 72, 60, 300, 72))
    assert strips_of(with_findings((Severity.ERROR, over_the_page))) == (strip(3, 0.0, 48.0),)
    tall = at(Box(1, 72, 100, 300, 700))
    assert strips_of(with_findings((Severity.ERROR, tall))) == (strip(1, 74.0, 304.0),)


def test_words_without_boxes_and_words_that_are_missing_have_none() -> None:
    assert strips_of(with_findings((Severity.ERROR, at()))) == ()
    missing = finding(rule("engagement/none", "A rule", Severity.NOTE), WHERE, absence=True)
    assert strips_of(report_of(PAGE, missing).checked[0]) == ()


def test_open_and_grave_findings_come_first_and_each_place_once() -> None:
    low, high = at(Box(1, 0, 500, 9, 510)), replace(at(Box(1, 0, 100, 9, 110)), span=Span(0, 9))
    made = with_findings((Severity.NOTE, low), (Severity.ERROR, high), (Severity.WARNING, low))
    assert strips_of(made) == (strip(1, 74.0, 136.0, Span(0, 9)), strip(1, 474.0, 536.0))


def test_waived_findings_come_last() -> None:
    full = checked()
    statuses = {one.evidence.span: one.status for one in full.findings if not one.absence}
    found = [statuses[strip.span] for strip in strips_of(full)]
    assert found == [Status.OPEN, Status.OPEN, Status.WAIVED]
