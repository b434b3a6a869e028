from __future__ import annotations

import csv
from io import StringIO

import pytest

from tendercheck.writers.csv import HEAD, neutral, write
from tests.build_report import report
from tests.writers.hostile_report import hostile_report
from tests.writers.payloads import WORDS


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_line_for_each_finding_says_what_and_where_it_is() -> None:
    head, *found = rows(write(report()))
    first = dict(zip(head, found[0], strict=True))

    assert tuple(head) == HEAD
    assert len(found) == len(report().checked[0].findings)
    assert (first["number"], first["status"], first["title"]) == (
        "1",
        "Open",
        report().checked[0].findings[0].rule.title,
    )
    assert first["document"] == "invitation.pdf"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("  @SUM(A1)", "'@SUM(A1)"),
        ("-2", "'-2"),
        ("\t=1+1", "'=1+1"),
        ("two\r\nlines", "two lines"),
        ("a = b", "a = b"),
    ],
)
def test_no_cell_is_a_formula(cell: str, expected: str) -> None:
    assert neutral(cell) == expected


@pytest.mark.parametrize("payload", WORDS)
def test_hostile_words_stay_in_their_cells(payload: str) -> None:
    harmless, hostile = rows(write(hostile_report("harmless"))), rows(write(hostile_report(payload)))

    assert [len(row) for row in hostile] == [len(row) for row in harmless]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in hostile for cell in row)
