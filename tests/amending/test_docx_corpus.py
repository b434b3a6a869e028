"""Amendments in the DOCX of the corpus: the text when all are accepted, and when all are rejected."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tendercheck import rulebook
from tendercheck.amending.formats.docx import amend
from tendercheck.amending.placing import order_of
from tendercheck.amending.plan import fixes_of
from tendercheck.command import rules_folder
from tendercheck.model.document import Document, Place, Source
from tendercheck.model.findings import Edit
from tendercheck.model.fixes import Amended, Fix
from tendercheck.pipeline import check_procurement, join
from tendercheck.readers._drafts import assemble
from tendercheck.readers._wishes import Changes
from tendercheck.rulebook.book import Rulebook
from tests import build_docx as build
from tests.build_book import AS_AT
from tests.build_fixes import SIGNED, parts_of, standing

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "tenders"
FILES = sorted(path.name for path in CORPUS.glob("*.docx"))
needs_corpus = pytest.mark.skipif(not FILES, reason=f"NO CORPUS at {CORPUS}: the measured tests did not run")
SHOWN = ["ccs-gcloud15-attachment-2-how-to-tender-v5-0.docx", "ccs-rm6264-dps-core-terms-v1-0-3.docx"]
MAY_CHANGE = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


@cache
def book() -> Rulebook:
    return rulebook.load(rules_folder(), thorough=False)


def read(data: bytes, changes: Changes = Changes.SENT) -> Document:
    return assemble(Source("x.docx"), "docx", build.composed(data, changes))


@cache
def amended(name: str) -> tuple[bytes, Document, tuple[Fix, ...], Amended]:
    data = (CORPUS / name).read_bytes()
    document = read(data)
    fixes = fixes_of(check_procurement(join("", "", [document], book(), as_at=AS_AT), book()))
    return data, document, fixes, amend(data, order_of(fixes, document, SIGNED))


def edited(document: Document, edits: list[Edit]) -> list[str]:
    """The texts of the document's blocks with the edits made in them."""
    texts = []
    for block in document.blocks:
        if block.place is Place.DELETED or block.kind == "comment":
            continue
        text, start = document.quote(block.span), block.span.start
        for edit in sorted((one for one in edits if block.span.contains(one.span)), key=lambda one: one.span)[::-1]:
            text = text[: edit.span.start - start] + edit.text + text[edit.span.end - start :]
        texts.append(text)
    return texts


def words(texts: list[str]) -> list[str]:
    return " ".join(texts).replace("|", " ").split()


@needs_corpus
@pytest.mark.parametrize("name", FILES)
def test_accepting_all_gives_the_amended_text_and_rejecting_all_the_old(name: str) -> None:
    data, document, fixes, made = amended(name)
    if not fixes:
        assert parts_of(made.data) == parts_of(data)
        return
    left = {one.number for one in made.unplaced}
    edits = [edit for fix in fixes if fix.number not in left for edit in fix.edits]

    assert words(standing(read(made.data, Changes.ACCEPTED))) == words(edited(document, edits))
    assert standing(read(made.data, Changes.REJECTED)) == standing(read(data, Changes.REJECTED))
    now, before = parts_of(made.data), parts_of(data)
    assert {part for part in now if now[part] != before.get(part)} <= MAY_CHANGE
    assert made.changed + made.commented > 0


@needs_corpus
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LIBREOFFICE is not installed: no copy was opened in it")
@pytest.mark.parametrize("name", SHOWN)
def test_libreoffice_opens_a_copy_and_gives_back_every_change(name: str, tmp_path: Path) -> None:
    made = amended(name)[3]
    (tmp_path / "copy.docx").write_bytes(made.data)
    settings = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", settings, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "copy.docx")], check=True, capture_output=True, timeout=120)
    shown = (tmp_path / "copy.fodt").read_text(encoding="utf-8")

    assert shown.count("<dc:creator>tendercheck</dc:creator>") >= made.changed + made.commented
    assert shown.count("<office:annotation ") >= made.commented
