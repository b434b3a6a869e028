"""What other tools say of a file: poppler of a PDF, a count of XML of a DOCX. Each in a process under limits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.reading._figure import ROOT

_MEMORY_KIB, _CPU_SECONDS = 1_500_000, 20
_LIMITED = f'ulimit -v {_MEMORY_KIB} -t {_CPU_SECONDS}; exec "$@"'

_PDFMINER = "import sys; from pdfminer.high_level import extract_text; print(extract_text(sys.argv[1], maxpages=30))"
_WORD = """
import re, sys, zipfile
from lxml import etree
parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
with zipfile.ZipFile(sys.argv[1]) as package:
    for name in package.namelist():
        if re.fullmatch(r"/?word/(?!glossary)[^_]*[.]xml", name.replace(chr(92), "/")):
            root = etree.fromstring(package.read(name), parser)
            if root is not None:
                print(" ".join(element.text or "" for element in root.iter("{*}t", "{*}delText")))
"""


def check_tools() -> None:
    """Raise where a tool does not find the text of a sample: its silence would then bear nothing out."""
    samples = ROOT / "sample_tenders"
    found = (
        letters_in_pdf(samples / "parish-grounds" / "request-for-quotations.pdf"),
        letters_in_docx(samples / "nhs-community-service" / "invitation-to-bid.docx"),
        _letters([sys.executable, "-c", _PDFMINER, str(samples / "parish-grounds" / "request-for-quotations.pdf")]),
    )
    if min(found) < 1_000:
        raise RuntimeError(f"pdftotext, lxml or pdfminer finds too little in the samples: {found}")


def letters_in_pdf(path: Path) -> int:
    """Letters and digits that poppler finds, or pdfminer where poppler finds none."""
    return _letters(["pdftotext", "-q", str(path), "-"]) or _letters([sys.executable, "-c", _PDFMINER, str(path)])


def letters_in_docx(path: Path) -> int:
    """Letters and digits in the text elements of all parts."""
    return _letters([sys.executable, "-c", _WORD, str(path)])


def pages_of_pdf(path: Path) -> int | None:
    """The number of pages by poppler; None where it cannot tell."""
    lines = _said(["pdfinfo", str(path)]).splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("Pages:")), None)


def _letters(command: list[str]) -> int:
    return sum(map(str.isalnum, _said(command)))


def _said(command: list[str]) -> str:
    done = subprocess.run(["bash", "-c", _LIMITED, "limited", *command], capture_output=True, check=False, cwd=ROOT)
    return done.stdout.decode("utf-8", "replace")
