"""Which strips of which pages a report shows: one for each quote on a page, the gravest finding's first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tendercheck.model.findings import Evidence, Status
from tendercheck.model.location import Box, Span
from tendercheck.model.report import Checked

_MARGIN_POINTS = 26.0  # above and below the words: a line or two of their neighbourhood
_TALLEST_POINTS = 230.0


@dataclass(frozen=True, slots=True)
class Strip:
    """A page from `top` to `bottom` (points from its upper edge), around the quote at `span` of a document."""

    document: int
    span: Span
    page: int
    top: float
    bottom: float


def strips_of(checked: Checked) -> tuple[Strip, ...]:
    """A strip for each finding whose words have boxes on a page; open and grave ones first."""
    findings = sorted(checked.findings, key=lambda finding: (finding.status is not Status.OPEN, finding.severity.rank))
    strips = (_strip(finding.evidence) for finding in findings if not finding.absence)
    return tuple(dict.fromkeys(strip for strip in strips if strip is not None))


def _strip(evidence: Evidence) -> Strip | None:
    boxes = tuple(_on_first_page(evidence.location.boxes))
    if not boxes:
        return None
    top = max(min(box.top for box in boxes) - _MARGIN_POINTS, 0.0)
    bottom = min(max(box.bottom for box in boxes) + _MARGIN_POINTS, top + _TALLEST_POINTS)
    return Strip(evidence.document, evidence.span, boxes[0].page, round(top, 1), round(bottom, 1))


def _on_first_page(boxes: tuple[Box, ...]) -> Iterator[Box]:
    return (box for box in boxes if box.page == boxes[0].page)
