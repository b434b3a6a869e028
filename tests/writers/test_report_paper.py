"""The report as a paper, and as the packages that it becomes."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from types import ModuleType

import pytest
from lxml import etree

from tendercheck.papers import text
from tendercheck.writers import docx, odt
from tendercheck.writers._report_paper import paper_of
from tests.build_report import report
from tests.writers.hostile_report import hostile_report
from tests.writers.payloads import URLS, WORDS


def elements(package: bytes) -> set[tuple[str, str]]:
    """Every kind of element with every name of an attribute that it has, in every part."""
    with zipfile.ZipFile(BytesIO(package)) as held:
        names = [name for name in held.namelist() if name.endswith((".xml", ".rels"))]
        roots = [(name, etree.fromstring(held.read(name))) for name in names]
    return {(name, f"{element.tag}{sorted(element.attrib)}") for name, root in roots for element in root.iter()}


def test_a_full_report_reads_as_before(golden: Callable[[bytes, str], None]) -> None:
    golden(text.write(paper_of(report())), "report-paper.txt")


@pytest.mark.parametrize("payload", WORDS)
@pytest.mark.parametrize("writer", [docx, odt], ids=["docx", "odt"])
def test_hostile_words_are_words(writer: ModuleType, payload: str) -> None:
    assert elements(writer.write(hostile_report(payload))) == elements(writer.write(hostile_report("harmless")))


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("writer", [docx, odt], ids=["docx", "odt"])
def test_an_address_that_is_not_plain_https_is_no_link(writer: ModuleType, url: str) -> None:
    assert links(writer.write(hostile_report("law", url=url))) == set()


@pytest.mark.parametrize("writer", [docx, odt], ids=["docx", "odt"])
def test_the_law_is_one_click_away(writer: ModuleType) -> None:
    assert len(links(writer.write(report()))) == 1


def links(package: bytes) -> set[str]:
    """The kinds of element that are links."""
    kinds = {kind.partition("[")[0] for _, kind in elements(package)}
    return {kind for kind in kinds if kind.endswith(("}hyperlink", "}a"))}
