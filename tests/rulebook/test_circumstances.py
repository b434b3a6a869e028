"""Which minimum holds: the law's number hangs on the procedure and on a notice that came out before."""

from __future__ import annotations

import pytest

from tendercheck import rulebook
from tendercheck.command import rules_folder
from tendercheck.model.rules import Strength
from tests.build_book import outcome_of

RULE = "timescale/tendering-period-too-short"
BOOK = rulebook.load(rules_folder(), thorough=False).choosing([RULE], [])
DEADLINE = "The deadline for receipt of tenders is 12 noon on {}."
NOTICE = "The tender notice was published on 1 June 2026."
OLD_NOTICE = "The contract notice was published on 3 June 2024."


def minimum(*lines: str, regime: str = "pa23") -> tuple[int, str] | None:
    """The days and the law that a finding cites; None where the period is long enough."""
    found = outcome_of(BOOK, "\n\n".join(lines), stated={"regime": regime}).findings
    if not found:
        return None
    (finding,) = found
    below = [citation.law.id for citation in finding.citations if citation.strength is Strength.BELOW_MINIMUM]
    return int(dict(finding.facts)["limit"]), below[0]


CASES = (
    ("pa23", (NOTICE, DEADLINE.format("25 June 2026")), (25, "PA23-54-4-E25")),
    ("pa23", (NOTICE, DEADLINE.format("26 June 2026")), None),
    ("pa23", ("Planned procurement notice published: 2 March 2026", NOTICE, DEADLINE.format("12 June 2026")), None),
    (
        "pa23",
        ("Planned procurement notice published: 2 March 2026", NOTICE, DEADLINE.format("10 June 2026")),
        (10, "PA23-54-4-QPPN"),
    ),
    (
        "pa23",
        ("Planned procurement notice published: 28 April 2026", NOTICE, DEADLINE.format("12 June 2026")),
        (25, "PA23-54-4-E25"),
    ),
    (
        "pa23",
        ("Planned procurement notice published: 2 March 2024", NOTICE, DEADLINE.format("12 June 2026")),
        (25, "PA23-54-4-E25"),
    ),
    ("pa23", ("This is a competition under a dynamic market.", NOTICE, DEADLINE.format("12 June 2026")), None),
    (
        "pa23",
        ("ITT issued 1 June 2026.", "Shortlisting takes place on 28 May 2026.", DEADLINE.format("12 June 2026")),
        None,
    ),
    (
        "pa23",
        ("An accelerated procedure is used.", NOTICE, DEADLINE.format("10 June 2026")),
        (10, "PA23-54-4-URG"),
    ),
    ("pa23", ("An accelerated procedure is used.", NOTICE, DEADLINE.format("12 June 2026")), None),
    ("scotland", ("An open accelerated procedure is used.", NOTICE, DEADLINE.format("17 June 2026")), None),
    ("pcr15", (OLD_NOTICE, DEADLINE.format("1 July 2024")), None),
    (
        "pcr15",
        (OLD_NOTICE, "This is run under the open procedure.", DEADLINE.format("1 July 2024")),
        (30, "PCR-27-2"),
    ),
    ("pcr15", (OLD_NOTICE, "This is run under the open procedure.", DEADLINE.format("3 July 2024")), None),
    (
        "pcr15",
        (OLD_NOTICE, "Prior Information Notice published on 1 March 2024.", DEADLINE.format("17 June 2024")),
        (15, "PCR-27-4"),
    ),
    ("scotland", (NOTICE, "This is run under the open procedure.", DEADLINE.format("29 June 2026")), (30, "SCO-R-28")),
    ("scotland", (NOTICE, DEADLINE.format("25 June 2026")), (25, "SCO-R-29")),
)


@pytest.mark.parametrize(("regime", "lines", "expected"), CASES)
def test_the_minimum_is_that_of_the_row_which_the_documents_bear_out(
    regime: str, lines: tuple[str, ...], expected: tuple[int, str] | None
) -> None:
    assert minimum(*lines, regime=regime) == expected
