"""Words of the tenders that pdftotext gives and ours hold too; and the order of words on pages in columns.

Compared are letters and digits; a word broken at a line's end and one set in spaced letters count as one word.
"""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from benchmarks.reading._figure import TENDERS, Figure
from tendercheck.readers import read

MUST = "at least 99.5 % of pdftotext's words over all tenders; 99 % of the words in order on pages in columns"
_AT_LEAST = 0.995
_ORDERED_AT_LEAST = 0.99
_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011]\s*(?=\w)")
_SPACED_LETTERS = re.compile(r"\b(?:[^\W\d_] ){3,}[^\W\d_]\b")
_WORD = re.compile(r"[^\W_]+")
_ORDINALS = ("first", "second", "third")


def measure() -> Figure:
    """Recall of words over all tenders, files below 100 % in the notes; order on pages drawn row by row."""
    files = sorted(TENDERS.glob("*.pdf"))
    wanted, missing, notes = 0, 0, []
    for file in files:
        theirs = Counter(_words(_pdftotext(file)))
        lost = theirs - Counter(_words(read(file).text))
        wanted, missing = wanted + theirs.total(), missing + lost.total()
        if lost:
            share = 1 - lost.total() / theirs.total()
            notes.append(f"{file.name}: {share:.2%}, missing {', '.join(word for word, _ in lost.most_common(6))}")
    recall = 1 - missing / wanted
    order = {name: _share_in_order(*_page(columns, heading)) for name, columns, heading in _PAGES}
    notes += [f"drawn row by row, {name}: {share:.1%} of the words in order" for name, share in order.items()]
    ordered = min(order.values())
    value = f"{recall:.2%} of {wanted} words in {len(files)} tenders; {ordered:.1%} in order on pages in columns"
    return Figure(value, recall >= _AT_LEAST and ordered >= _ORDERED_AT_LEAST, tuple(notes))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "-").replace("\f", "\n")
    joined = _SPACED_LETTERS.sub(lambda found: found[0].replace(" ", ""), _HYPHEN.sub("", plain))
    return _WORD.findall(joined.casefold())


def _pdftotext(file: Path) -> str:
    return subprocess.run(["pdftotext", str(file), "-"], check=True, capture_output=True, timeout=120).stdout.decode()


_PAGES = (("two columns", 2, False), ("two columns under a heading", 2, True), ("three columns", 3, True))


def _page(columns: int, heading: bool) -> tuple[bytes, str]:
    """A page whose lines are drawn across the columns, and its text as a person reads it."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595.0, 842.0), invariant=True)
    canvas.setFont("Helvetica", 9)
    width = 480 / columns
    texts = [[_line(name, row, columns) for row in range(30)] for name in _ORDINALS[:columns]]
    title = "Instructions to everybody who means to tender for this contract and for the whole of its length and beyond"
    if heading:
        canvas.drawString(60, 780, title)
    for row in range(30):
        for number, lines in enumerate(texts):
            canvas.drawString(60 + number * (width + 12), 750 - row * 12, lines[row])
    canvas.save()
    expected = [title] * heading + [line for lines in texts for line in lines]
    return buffer.getvalue(), " ".join(expected)


def _line(name: str, row: int, columns: int) -> str:
    words = ["the", name, "column", "says", "in", "its", "line", str(row), "that", "all", "bidders"]
    return " ".join(words if columns == 2 else words[:7])


def _share_in_order(data: bytes, expected: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "columns.pdf")
        path.write_bytes(data)
        ours = _words(read(path).text)
    theirs = _words(expected)
    matches = SequenceMatcher(None, theirs, ours, autojunk=False).get_matching_blocks()
    return sum(match.size for match in matches) / len(theirs)
