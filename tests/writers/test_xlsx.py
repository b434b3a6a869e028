from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from tendercheck.model.rules import Severity
from tendercheck.writers._register import HEAD, rows_of
from tendercheck.writers.xlsx import write
from tests.build_report import document, evidence, finding, report, report_of, rule
from tests.writers.hostile_report import hostile_report
from tests.writers.payloads import WORDS

LIVE = (b"<f>", b"<f ", b"<hyperlink", b"<externalLink", b"oleObject", b"vbaProject", b"customXml")


def sheet(content: bytes, name: str) -> list[list[object]]:
    return list(CalamineWorkbook.from_object(BytesIO(content)).get_sheet_by_name(name).to_python())


def test_a_row_for_each_finding_stands_under_its_headings() -> None:
    head, *rows = sheet(write(report()), "Findings")
    assert [str(name).lower() for name in head] == list(HEAD)
    assert [row[HEAD.index("title")] for row in rows] == [row[HEAD.index("title")] for row in rows_of(report())]


def test_the_documents_have_a_sheet_of_their_own() -> None:
    _, *rows = sheet(write(report()), "Documents")
    assert rows[1][1:] == [
        "forms/prices.pdf",
        "Read in part",
        "1 of 2 pages read",
        "page 2 (a picture without text)",
        "b" * 64,
    ]


@pytest.mark.parametrize("payload", WORDS)
def test_hostile_words_are_texts_in_cells(payload: str) -> None:
    content = write(hostile_report(payload))
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert [name for name, part in parts.items() for sign in LIVE if sign in part or sign.decode() in name] == []
    assert len(sheet(content, "Findings")) == 1 + len(list(rows_of(hostile_report(payload))))


def test_a_quote_longer_than_a_cell_is_cut_and_the_file_still_opens() -> None:
    long = document("t.md", "long " * 10_000, kind="text", pages=None)
    made = report_of(long, finding(rule("risk/a", "A rule", Severity.NOTE), evidence(long, 0, long.text.strip())))
    (_, row) = sheet(write(made), "Findings")
    assert 31_000 < len(str(row[HEAD.index("quote")])) <= 32_767
