"""What holds for every reader: any bytes end in a condition, every span quotes its text, the same file reads alike."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tendercheck import readers
from tendercheck.discovery import plugins_in
from tendercheck.model.document import Condition, Document
from tendercheck.readers import iter_documents, read
from tests.build import column, pdf

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
READERS = plugins_in(readers)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def assert_is_sound(document: Document) -> None:
    """The contract of a Document: one condition with a reason, blocks in order, offsets that hold."""
    assert isinstance(document.condition, Condition)
    assert document.condition is Condition.OK or re.search(r"[.!)]$", document.detail), document
    end = 0
    for index, block in enumerate(document.blocks):
        assert end <= block.span.start < block.span.end <= len(document.text)
        assert block.lead is None or block.lead < index
        inside = [*(cell.span for cell in block.cells), *(fragment.span for fragment in block.fragments)]
        assert all(block.span.contains(span) for span in inside)
        end = block.span.end


@pytest.mark.parametrize("name", sorted(READERS))
def test_a_reader_fits_the_contract_and_loads_no_engine(name: str) -> None:
    reader = READERS[name]
    assert name == reader.TYPE
    assert callable(reader.frames)
    assert callable(reader.compose)
    assert reader.recognises(b"") is False
    assert reader.recognises(b"\x89PNG\r\n\x1a\n\0\0") is False


def test_the_parent_loads_no_engine_of_pages_or_sheets(tmp_path: Path) -> None:
    # A process of its own: pytest's has what other tests import.
    (tmp_path / "tender.pdf").write_bytes(pdf(column("Bidders must have a turnover of £5,000,000.")))
    code = (
        "import sys\n"
        "from tendercheck.cli import main\n"
        "try:\n    main(['check', 'tender.pdf', '-q', '-o', 'report.html'])\n"
        "except SystemExit:\n    pass\n"
        "engines = ('pypdfium2', 'pdfplumber', 'python_calamine')\n"
        "print('engines:', [name for name in sys.modules if name.startswith(engines)])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)

    assert done.stdout.splitlines()[-1] == "engines: []"
    assert "data:image/png" in (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("data", "condition"),
    [
        (b"", Condition.TRUNCATED),
        (b"  \n", Condition.BLANK),
        (b"\x89PNG\r\n\x1a\n\0\0", Condition.WRONG_TYPE),
        (b"\xff\xd8\xff\xe0\0\0", Condition.WRONG_TYPE),
        (OLE, Condition.LEGACY_FORMAT),
        (OLE + "WordDocument".encode("utf-16-le"), Condition.LEGACY_FORMAT),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Condition.ENCRYPTED_PASSWORD),
        (rb"{\rtf1 Tender}", Condition.LEGACY_FORMAT),
        (b"PK\x03\x04 xl/workbook.xml PK\x05\x06", Condition.UNSUPPORTED_FORMAT),
        (b"PK\x03\x04 something", Condition.TRUNCATED),
        (b"<?xml version='1.0'?><a/>", Condition.UNSUPPORTED_FORMAT),
        (b"%PDF-1.7\nnothing", Condition.TRUNCATED),
        (b"%PDF-1.7\nnothing\n%%EOF\n", Condition.MALFORMED),
        (b"\x7fELF\0\0", Condition.WRONG_TYPE),
        (b"Bids are due on Monday.", Condition.OK),
    ],
)
def test_bytes_that_are_no_document_are_named(data: bytes, condition: Condition, tmp_path: Path) -> None:
    path = tmp_path / "tender"
    path.write_bytes(data)
    document = read(path)
    assert document.condition is condition
    assert_is_sound(document)


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"THE CORPUS IS ABSENT: {CORPUS}")
@pytest.mark.parametrize("part", range(8))
def test_every_hostile_file_ends_in_one_named_condition(part: int) -> None:
    paths = sorted(path for path in (CORPUS / "hostile").rglob("*") if path.is_file())[part::8]
    groups = list(iter_documents(paths, workers=1))
    assert len(groups) == len(paths)
    for document in (document for group in groups for document in group):
        assert document.condition is not Condition.INTERNAL_ERROR, document.detail
        assert_is_sound(document)


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"THE CORPUS IS ABSENT: {CORPUS}")
def test_a_real_tender_reads_alike_twice() -> None:
    path = CORPUS / "tenders" / "spso-cleaning-itt-2013.pdf"
    assert read(path) == read(path)
