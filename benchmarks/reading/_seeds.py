"""The files that mutants are made of: our samples, a spread of built files, and what is small of the corpus."""

from __future__ import annotations

import zipfile
from io import BytesIO

from benchmarks.reading._figure import CORPUS, ROOT
from tests import build, build_docx, build_notice, build_odf, build_xlsx

_LARGEST_BYTES = 60_000
_PAGE = (
    b"<!doctype html><html><body><h1>Tender</h1><table><tr><th rowspan=2>Lot</th><td colspan=3>North</td></tr></table>"
    b"<ol type=a start=3><li>Price<ul><li>60%</ul></ol><!-- x --><p style='display:none'>z</body></html>"
)
_FOLDERS = ("hostile", "tenders", "notices")


def seeds() -> list[bytes]:
    """Every built file and sample stands some times, so that rare formats meet as many accidents as frequent ones."""
    samples = [path.read_bytes() for path in sorted((ROOT / "sample_tenders").rglob("*")) if _is_sample(path.suffix)]
    paths = [path for folder in _FOLDERS for path in sorted((CORPUS / folder).rglob("*")) if path.is_file()]
    corpus = [path.read_bytes() for path in paths if path.stat().st_size <= _LARGEST_BYTES]
    return [*_built() * 12, *samples * 4, *corpus]


def _is_sample(suffix: str) -> bool:
    return suffix in (".pdf", ".docx", ".md")


def _built() -> list[bytes]:
    inside = {"a.txt": b"Tenderers must hold insurance.", "b.docx": _docx(), "c/d.pdf": _pdf()}
    return [
        _pdf(), _docx(), _xlsx(), _odt(), _ods(), _ocds(), _zip(inside), _zip({"pack.zip": _zip(inside)}), _mail(),
        b"# Lots\n\n1. Lot 1: **North**\n\n| Lot | Value |\n|---|---|\n| 1 | 5,000 |\n\n- (a) must:\n  - (i) hold\n",
        _PAGE,
    ]  # fmt: skip


def _pdf() -> bytes:
    page = [
        *build.column("1. The supplier must hold insurance of", "5,000,000 pounds."),
        (72.0, 300.0, "Lot"),
        (200.0, 300.0, "Value"),
    ]
    return build.pdf(page, build.column("2. Tenders are due by noon."), grids=[(1, (60, 180, 300), (280, 310, 340))])


def _docx() -> bytes:
    cells = build_docx.row(build_docx.cell(build_docx.paragraph("Lot")), build_docx.cell(build_docx.paragraph("Value")))
    body = (
        build_docx.paragraph("Instructions", '<w:pStyle w:val="Heading1"/>')
        + build_docx.numbered("The supplier must:")
        + build_docx.numbered("hold insurance", level=1)
        + build_docx.table(cells, build_docx.row(build_docx.cell(build_docx.table(cells)), build_docx.cell("<w:p/>")))
        + build_docx.control(build_docx.paragraph("in a control"))
        + build_docx.paragraph(content=build_docx.inserted(build_docx.run("new")) + build_docx.deleted("old"))
        + build_docx.paragraph(content=build_docx.text_box(build_docx.paragraph("boxed")))
    )
    levels = build_docx.level(0, "%1."), build_docx.level(1, "%1.%2", "lowerRoman", start=2)
    numbering = build_docx.definition(1, *levels) + build_docx.use(1, 1)
    return build_docx.package(
        body, numbering=numbering, parts={"header1": "<w:p/>", "comments": "<w:comment w:id='1'/>"}
    )


def _xlsx() -> bytes:
    more = 'ht="20" hidden="0"'
    rows = [
        build_xlsx.row(1, "Lot", "Value"),
        build_xlsx.row(2, "North", 5000, style=1, more=more),
        build_xlsx.row(9, "x"),
    ]
    return build_xlsx.package(
        "".join(rows), build_xlsx.row(1, 0.6, style=2), parts=build_xlsx.comments("A1", "A note.")
    )


def _odt() -> bytes:
    table = build_odf.table(build_odf.row(build_odf.cell(build_odf.p("Lot")), build_odf.cell(build_odf.p("Value"))))
    body = (
        build_odf.h("Lots") + build_odf.items(build_odf.p("North"), build_odf.p("South")) + table + build_odf.p("End.")
    )
    return build_odf.package(body)


def _ods() -> bytes:
    cells = build_odf.cell(build_odf.p("60 %"), 'office:value="0.6" table:number-columns-repeated="2"')
    rows = build_odf.row(cells, more='table:number-rows-repeated="3"')
    return build_odf.package(build_odf.table(rows, name="Weights"), kind=build_odf.SHEET_TYPE)


def _ocds() -> bytes:
    lots = [{"id": "1", "title": "North", "value": {"amount": 5000, "currency": "GBP"}}]
    period = {"startDate": "2026-03-02T09:30:00Z", "endDate": "2026-04-02T12:00:00+01:00", "durationInDays": 31}
    criteria = {
        "criteria": [{"type": "price", "name": "Price", "numbers": [{"number": 60, "weight": "percentageExact"}]}]
    }
    tender = {
        "lots": lots,
        "tenderPeriod": period,
        "awardCriteria": criteria,
        "items": [{"classification": {"id": "1"}}],
    }
    return build_notice.as_json({"releases": [build_notice.release(**tender)], "version": "1.1"})


def _zip(files: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def _mail() -> bytes:
    return (
        b"From: Head <a@b.example>\r\nTo: c@d.example\r\nSubject: =?utf-8?q?Lots_=C2=A3?=\r\nMIME-Version: 1.0\r\n"
        b'Message-ID: <1@b.example>\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n'
        b"Content-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<p>Cover of =A35m.</p>\r\n--x\r\n"
        b'Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="a.txt"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\nVGVuZGVyZXJzIG11c3QgaG9sZCBpbnN1cmFuY2Uu\r\n--x--\r\n"
    )
