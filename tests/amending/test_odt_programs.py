"""Amended OpenDocument texts as LibreOffice sees them, and those of the corpus."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tendercheck import rulebook
from tendercheck.amending.formats.odt import amend
from tendercheck.amending.placing import order_of
from tendercheck.amending.plan import fixes_of
from tendercheck.command import rules_folder
from tendercheck.pipeline import check_procurement, join
from tendercheck.readers._wishes import Changes
from tendercheck.rulebook.book import Rulebook
from tests import build_docx
from tests import build_odf as build
from tests.build_book import AS_AT
from tests.build_fixes import SIGNED, after, change, order, parts_of, span_of, standing
from tests.build_odt_changes import deleted, inserted, read, tracked

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "tenders"
FILES = sorted(path.name for path in CORPUS.glob("*.odt"))
needs_corpus = pytest.mark.skipif(not FILES, reason=f"NO ODT in the corpus at {CORPUS}: the measured tests did not run")
needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LIBREOFFICE is not installed: no copy was opened in it"
)
MANIFEST = (
    f'<manifest:manifest NAMES><manifest:file-entry manifest:full-path="/" manifest:media-type="{build.TEXT_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
BODY = (
    tracked("ct1", "ct2")
    + build.p(f'Hold <text:span text:style-name="Bold">ten</text:span> million {deleted("ct1")}now.')
    + build.p(f"Send {inserted('ct2', 'two copies by post')} today.")
    + build.items("Send accounts.", "Send a plan.", style="L1")
)


@cache
def book() -> Rulebook:
    return rulebook.load(rules_folder(), thorough=False)


@needs_office
def test_libreoffice_sees_every_change_and_gives_the_old_and_the_new_text(tmp_path: Path) -> None:
    data = build.package(BODY, parts={"META-INF/manifest.xml": MANIFEST})
    document = read(data)
    made = amend(
        data,
        order(
            change(document, (span_of(document, "ten million"), "two  million")),
            change(document, (span_of(document, "copies"), ""), (after(document, "post"), " or by mail"), number=2),
            change(document, (span_of(document, "accounts"), "last year's accounts"), number=3),
            change(document, number=4, about="plan"),
        ),
    )
    shown = _as_docx(made.data, tmp_path)
    main, comments = (parts_of(shown)[f"word/{name}.xml"].decode() for name in ("document", "comments"))

    assert len(re.findall(r'<w:ins [^>]*w:author="tendercheck"', main)) == 3
    assert len(re.findall(r'<w:del [^>]*w:author="tendercheck"', main)) >= 3  # one for each look of the words
    assert comments.count('w:author="tendercheck"') == made.commented == 4
    assert standing(build_docx.read(shown, Changes.ACCEPTED)) == [
        "Hold two million now.", "Send two by post or by mail today.", "Send last year's accounts.", "Send a plan.",
    ]  # fmt: skip
    assert standing(build_docx.read(shown, Changes.REJECTED)) == [
        "Hold ten million gonenow.", "Send today.", "Send accounts.", "Send a plan.",
    ]  # fmt: skip


@needs_corpus
@pytest.mark.parametrize("name", FILES)
def test_a_text_of_the_corpus_keeps_all_that_no_amendment_touches(name: str) -> None:
    data = (CORPUS / name).read_bytes()
    document = read(data)
    checked = check_procurement(join("", "", [document], book(), as_at=AS_AT), book())
    passage = document.blocks[len(document.blocks) // 2].span
    words = change(document, (passage, "New words."), number=999)
    planned = order_of(fixes_of(checked), document, SIGNED).changes
    made = amend(data, order(*planned, words))

    assert standing(read(made.data, Changes.REJECTED)) == standing(read(data, Changes.REJECTED))
    assert "New words." in standing(read(made.data))
    assert {part for part, held in parts_of(made.data).items() if parts_of(data)[part] != held} == {"content.xml"}


def _as_docx(data: bytes, folder: Path) -> bytes:
    (folder / "copy.odt").write_bytes(data)
    settings = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", settings, "--headless", "--convert-to", "docx", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "copy.odt")], check=True, capture_output=True, timeout=120)
    return (folder / "copy.docx").read_bytes()
