"""Rows of tables, with the label of each cell, as a person who looked at the pages set them down.

`tables.json` holds a row as pairs of hashes, label and text of each cell that is not empty: the pages belong to others.
`python -m benchmarks.reading.pdf_tables [NAME]` prints our rows of the pages, each with a tick where the truth has it.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2s
from pathlib import Path

from benchmarks.reading._figure import CORPUS, Figure
from tendercheck.model.document import Block, BlockKind, Document
from tendercheck.readers import read

MUST = "at least 95 % of the rows right with all their labels, on at least 40 tables seen by eye"
_AT_LEAST = 0.95
_FEWEST_TABLES = 40
_TRUTH = Path(__file__).with_name("tables.json")

Row = tuple[tuple[str, str], ...]  # (label, text) of each cell, hashed


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was looked at; `file` below the corpus."""

    file: str
    page: int
    rows: tuple[Row, ...]


def measure() -> Figure:
    """The share of rows found on their page with the same cells and labels, titles over the whole width among them."""
    tables = list(_tables())
    found = [len(table.rows) - len(_missing(table)) for table in tables]
    total = sum(len(table.rows) for table in tables)
    share = sum(found) / total
    notes = tuple(
        f"{table.file} page {table.page}: {len(table.rows) - right} of {len(table.rows)} rows are not as on the page"
        for table, right in zip(tables, found, strict=True)
        if right < len(table.rows)
    )
    value = f"{share:.1%} of {total} rows right with all their labels, in {len(tables)} tables"
    return Figure(value, share >= _AT_LEAST and len(tables) >= _FEWEST_TABLES, notes)


def _tables() -> Iterator[Table]:
    for one in json.loads(_TRUTH.read_text(encoding="utf-8")):
        rows = tuple(tuple((label, text) for label, text in row) for row in one["rows"])
        yield Table(one["file"], one["page"], rows)


def _missing(table: Table) -> list[Row]:
    ours = Counter(_hashed(cells) for cells in _cells_on(table.file, table.page))
    return list((Counter(table.rows) - ours).elements())


def _cells_on(file: str, page: int) -> list[list[tuple[str, str]]]:
    document = _document(file)
    return [_cells_of(document, block) for block in document.blocks if _page_of(block) == page]


@cache
def _document(file: str) -> Document:
    return read(CORPUS / file)


def _page_of(block: Block) -> int | None:
    return block.fragments[0].location.page if block.fragments else None


def _cells_of(document: Document, block: Block) -> list[tuple[str, str]]:
    if block.kind is not BlockKind.TABLE_ROW:
        return [("", document.quote(block.span))]
    return [(cell.label, document.quote(cell.span)) for cell in block.cells if len(cell.span)]


def _hashed(cells: list[tuple[str, str]]) -> Row:
    return tuple((_hash(label), _hash(text)) for label, text in cells)


def _hash(text: str) -> str:
    # Case, white space and punctuation aside; a tick or a rule to write on counts as a mark.
    letters = "".join(one for one in unicodedata.normalize("NFKC", text).casefold() if one.isalnum())
    bare = letters or ("*" if text.strip() else "")
    return blake2s(bare.encode()).hexdigest()[:12] if bare else ""


def _show(name: str) -> None:
    pages: dict[tuple[str, int], list[Row]] = {}
    for table in _tables():
        if name in table.file:
            pages.setdefault((table.file, table.page), []).extend(table.rows)
    for (file, page), truth in pages.items():
        print(f"\n{file} page {page}")
        for cells in _cells_on(file, page):
            row = _hashed(cells)
            mark = "\u2713" if row in truth else "\u2717"
            if row in truth:
                truth.remove(row)
            print(f"  {mark} " + " | ".join(f"[{label}] {text}" if label else text for label, text in cells))
        print(f"  {len(truth)} rows of the page are not among these")


if __name__ == "__main__":
    _show(sys.argv[1] if len(sys.argv) > 1 else "")
