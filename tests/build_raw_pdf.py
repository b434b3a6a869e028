"""A PDF written object by object, for what no drawing library makes: broken files, fields, notes, attached files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def written(objects: Mapping[int, bytes], *, startxref: int | None = None, pad: bytes = b"") -> bytes:
    """The file with these objects, its catalogue being the first; `startxref` may lie about the table's place."""
    out = bytearray(b"%PDF-1.7\n" + pad)
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    last = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % last
    for number in range(1, last):
        out += b"%010d 00000 n \n" % places.get(number, 0)
    at = table if startxref is None else startxref
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (last, at)
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream that is not packed."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def one_page(
    content: bytes, *, more: Mapping[int, bytes] | None = None, page: bytes = b"", catalogue: bytes = b""
) -> dict[int, bytes]:
    """The objects of a file with one page; `page` and `catalogue` are further entries, `more` further objects."""
    return {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> "
        b"/Contents 4 0 R %s >>" % page,
        4: stream(content),
        5: FONT,
        **(more or {}),
    }


def text_at(left: float, bottom: float, words: str, *, size: float = 12, before: bytes = b"") -> bytes:
    """The operators that write `words`; `before` sets colours and modes."""
    return b"BT %s /F1 %g Tf %g %g Td (%s) Tj ET\n" % (before, size, left, bottom, words.encode("latin-1"))


def fields(*widgets: tuple[bytes, Sequence[float]]) -> tuple[bytes, bytes, dict[int, bytes]]:
    """Entries for page and catalogue, and the objects, of a form; a widget is its entries and its rectangle."""
    numbers = range(10, 10 + len(widgets))
    names = b" ".join(b"%d 0 R" % number for number in numbers)
    objects = {
        number: b"<< /Type /Annot /Subtype /Widget /T (f%d) /Rect [%g %g %g %g] /P 3 0 R %s >>"
        % (number, *box, entries)
        for number, (entries, box) in zip(numbers, widgets, strict=True)
    }
    return b"/Annots [%s]" % names, b"/AcroForm << /Fields [%s] >>" % names, objects
