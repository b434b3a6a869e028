"""Notes on the PDF of the corpus: each finding has one, and pages and text are as they were."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from tendercheck import rulebook
from tendercheck.amending.formats.pdf import amend
from tendercheck.amending.placing import order_of
from tendercheck.amending.plan import fixes_of
from tendercheck.command import rules_folder
from tendercheck.pipeline import check_procurement, join
from tendercheck.readers import pdf
from tendercheck.rulebook.book import Rulebook
from tests.build_book import AS_AT
from tests.build_file import document_of
from tests.build_fixes import SIGNED

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "tenders"
FILES = ["gsa-agile-bpa-rfq-2015.pdf", "spso-cleaning-itt-2013.pdf", "ccs-rm6264-attachment-6a-dpsq-v1-0.pdf"]
needs_corpus = pytest.mark.skipif(
    not all((CORPUS / name).exists() for name in FILES),
    reason=f"NO CORPUS at {CORPUS}: the measured tests did not run",
)


@cache
def book() -> Rulebook:
    return rulebook.load(rules_folder(), thorough=False)


@needs_corpus
@pytest.mark.parametrize("name", FILES)
def test_every_finding_has_its_note_and_the_text_stays(name: str) -> None:
    data = (CORPUS / name).read_bytes()
    document = document_of(pdf, data)
    fixes = fixes_of(check_procurement(join("", "", [document], book(), as_at=AS_AT), book()))
    made = amend(data, order_of(fixes, document, SIGNED))

    assert (made.changed, made.commented, made.unplaced) == (0, len(fixes), ())
    assert made.data.startswith(data)
    assert texts(made.data) == texts(data)


def texts(data: bytes) -> list[str]:
    document = pdfium.PdfDocument(data)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return pages
