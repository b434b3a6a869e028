import re
import subprocess
import sys
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from tendercheck.model.document import Condition, Source
from tendercheck.readers._drafts import assemble
from tests import build_docx as build

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
ROOT = Path(__file__).parents[2]
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"NO CORPUS at {CORPUS}: the measured tests did not run")


_SKIPPED = {"del", "moveFrom", "pPr", "rPr", "sectPr"}
_OWN_PARTS = re.compile(r"word/(document|header|footer|footnotes|endnotes|comments)\d*\.xml")


def _visible(element) -> str:
    """The letters of w:t below `element`, counted in another way than the reader's."""
    words = []
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else "pPr"
        doubled = name == "Fallback" and any(len(other) for other in element.iterchildren("{*}Choice"))
        if name == "t":
            words.append(child.text or "")
        elif name not in _SKIPPED and not doubled:
            words.append(_visible(child))
    return "".join(words)


@needs_corpus
def test_at_least_995_of_1000_letters_of_the_corpus_are_read_and_none_twice():
    wanted = missing = extra = 0
    for path in sorted((CORPUS / "tenders").glob("*.docx")):
        data = path.read_bytes()
        with zipfile.ZipFile(BytesIO(data)) as held:
            parts = [name for name in held.namelist() if _OWN_PARTS.fullmatch(name)]
            expected = Counter("".join(_visible(etree.fromstring(held.read(name))) for name in parts))
        read = assemble(Source(path.name), "docx", build.composed(data))
        found = Counter(read.quote(fragment.span) for block in read.blocks for fragment in block.fragments)
        letters = Counter("".join(text * times for text, times in found.items()))
        for count in (expected, letters):
            for space in [sign for sign in count if sign.isspace() or sign in "\u00ad\u200b\u2060\ufeff"]:
                del count[space]
        wanted += expected.total()
        missing += (expected - letters).total()
        extra += (letters - expected).total()
    assert wanted > 2_000_000
    assert missing / wanted <= 0.005, f"{missing} of {wanted} letters are missing"
    assert extra / wanted <= 0.001, f"{extra} letters too many for {wanted}"


_UNDER_LIMITS = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (768 << 20, 768 << 20))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Source
from tendercheck.readers import docx
from tendercheck.readers._drafts import assemble
for name in sys.argv[1:]:
    data = Path(name).read_bytes()
    docx.recognises(data)
    try:
        read = assemble(Source(name), docx.TYPE, docx.compose(docx.frames(data)))
    except UnreadableDocument as fault:
        print(fault.condition)
    else:
        print(read.condition)
"""


@needs_corpus
def test_every_hostile_file_ends_in_a_document_or_a_named_condition():
    hostile = sorted(str(path) for path in (CORPUS / "hostile" / "docx").iterdir())
    done = subprocess.run(
        [sys.executable, "-c", _UNDER_LIMITS, *hostile],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    ended = Counter(done.stdout.split())
    assert ended.total() == len(hostile) > 200
    assert set(ended) <= {condition.value for condition in Condition}
    assert ended[Condition.OK.value] >= 230


@needs_corpus
def test_the_timetable_of_a_real_invitation_reads_as_rows():
    path = CORPUS / "tenders" / "ccs-gcloud15-attachment-2-how-to-tender-v5-0.docx"
    read = assemble(Source(path.name), "docx", build.composed(path.read_bytes()))
    assert "Tender submission deadline | 15:00 30/01/2026" in read.text.split("\n")
    clause = next(block for block in read.blocks if block.clause == "5.5.")
    assert read.quote(clause.span).startswith("A key subcontractor is any subcontractor")
    assert clause.heading_path == ("Submitting a tender with subcontractors",)
    items = [block.clause for block in read.blocks if block.lead is not None and read.blocks[block.lead] == clause]
    assert items == ["a)", "b)", "c)"]
