"""Writes PDFs of thousands of pages, byte by byte: no library that makes PDFs needs to be trusted, or waited for."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from random import Random

_TEXT = (
    "the supplier shall provide services to contracting authority in accordance with schedule and terms of this "
    "agreement any tender received after deadline may be rejected by authority at its sole discretion where lot "
    "requires insurance evidence must reach us before contract start staff travel costs safeguarding training "
    "performance indicators reports monthly meetings invoices payment thirty days variation notice termination "
)
_WORDS = _TEXT.split()
_LINES, _WORDS_A_LINE = 46, 9  # some 2,500 characters a page, as tender documents have
_FONT = 5


def listed(pages: int) -> bytes:
    """Pages of forty short numbered clauses each, one a line."""
    clause = "Clause {0}.{1} The tenderer shall submit item {1} before the deadline stated."
    return _pdf([[clause.format(page, number) for number in range(40)] for page in range(pages)])


def realistic(pages: int) -> bytes:
    """Pages of prose: a heading, paragraphs of some lines each, a running head and a page number."""
    rng = Random(5_000)  # noqa: S311 - nothing secret
    return _pdf([_prose(page, pages, rng) for page in range(1, pages + 1)])


def _prose(page: int, pages: int, rng: Random) -> list[str]:
    lines = ["Invitation to tender: home care services", "", f"{page}. Requirements of part {page}"]
    while len(lines) < _LINES:
        wanted = rng.randint(2, 6)
        lines += [f"{page}.{len(lines)} {_sentence(rng)}", *(_sentence(rng).lower() for _ in range(wanted)), ""]
    return [*lines[:_LINES], "", f"Page {page} of {pages}"]


def _sentence(rng: Random) -> str:
    return " ".join(rng.choice(_WORDS) for _ in range(_WORDS_A_LINE)).capitalize()


def _pdf(pages: list[list[str]]) -> bytes:
    kids = b" ".join(b"%d 0 R" % (_FONT + 1 + 2 * index) for index in range(len(pages)))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids),
        _FONT: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    }
    for index, lines in enumerate(pages):
        number = _FONT + 1 + 2 * index
        objects[number] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents %d 0 R>>"
            % (number + 1)
        )
        objects[number + 1] = _stream(lines)
    return b"".join(_file(objects))


def _stream(lines: list[str]) -> bytes:
    shown = "".join(f"({line}) Tj T* " for line in lines)
    packed = zlib.compress(f"BT /F1 10 Tf 14 TL 60 780 Td {shown}ET".encode())
    return b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)


def _file(objects: dict[int, bytes]) -> Iterator[bytes]:
    yield (header := b"%PDF-1.7\n")
    length, places = len(header), {}
    for number, content in sorted(objects.items()):
        places[number] = length
        yield (written := b"%d 0 obj\n%s\nendobj\n" % (number, content))
        length += len(written)
    most = max(objects) + 1
    rows = (b"%010d 00000 %s \n" % (places.get(n, 0), b"n" if n in places else b"f") for n in range(1, most))
    yield b"xref\n0 %d\n0000000000 65535 f \n%s" % (most, b"".join(rows))
    yield b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (most, length)
