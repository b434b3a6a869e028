"""Old Word and RTF files: read where LibreOffice is, named with advice where it is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tendercheck.model.document import Condition, Document
from tendercheck.readers import read
from tendercheck.readers._programs import Programs

OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="THERE IS NO LIBREOFFICE: old formats were not tried")
RTF = rb"{\rtf1\ansi Invitation to tender\par Tenderers must upload audited accounts.\par}"


def old_file(folder: Path) -> Path:
    path = folder / "itt.rtf"
    path.write_bytes(RTF)
    return path


def texts(document: Document) -> list[str]:
    return [document.quote(block.span) for block in document.blocks]


@needs_office
def test_an_old_file_is_read_through_libreoffice_under_its_own_name(tmp_path: Path) -> None:
    path = old_file(tmp_path)

    document = read(path, shown_as="itt.rtf", programs=Programs(office=OFFICE))

    assert texts(document) == ["Invitation to tender", "Tenderers must upload audited accounts."]
    assert (document.condition, document.type, document.source.path) == (Condition.OK, "rtf", "itt.rtf")
    assert document.source.size_bytes == len(RTF)
    assert list(tmp_path.iterdir()) == [path]


def test_without_libreoffice_an_old_file_is_named_with_advice(tmp_path: Path) -> None:
    document = read(old_file(tmp_path))

    assert document.condition is Condition.LEGACY_FORMAT
    assert "save it as .docx" in document.detail


def test_a_program_that_fails_leaves_the_file_named(tmp_path: Path) -> None:
    assert read(old_file(tmp_path), programs=Programs(office="/bin/false")).condition is Condition.LEGACY_FORMAT
    assert read(old_file(tmp_path), programs=Programs(office="/no/such/program")).condition is Condition.LEGACY_FORMAT
