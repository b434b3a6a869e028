"""Builds small Excel workbooks from the XML of their parts."""

from __future__ import annotations

from collections.abc import Mapping

from tendercheck.model.document import Document
from tendercheck.readers import xlsx
from tests.build_file import document_of, zipped

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
BOLD, DAY, PERCENT, POUNDS, MONTHS, MOMENT, ACCOUNTS = range(1, 8)
STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts><numFmt numFmtId="164" formatCode="[$£-809]#,##0.00"/>'
    '<numFmt numFmtId="165" formatCode="0&quot; months&quot;"/><numFmt numFmtId="166" formatCode='
    '"_-&quot;£&quot;* #,##0_-;-&quot;£&quot;* #,##0_-;_-&quot;£&quot;* &quot;-&quot;??_-"/></numFmts>'
    "<fonts><font/><font><b/></font></fonts><fills><fill/></fills><cellXfs><xf/><xf fontId='1'/>"
    "<xf numFmtId='14'/><xf numFmtId='9'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='22'/>"
    "<xf numFmtId='166'/></cellXfs></styleSheet>"
)


def cell(reference: str, text: str | float = "", style: int = 0) -> str:
    """A c with a number, or with its own text."""
    if isinstance(text, str):
        return f'<c r="{reference}" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>'
    return f'<c r="{reference}" s="{style}"><v>{text!r}</v></c>'


def row(number: int, *texts: str | float, style: int = 0, more: str = "") -> str:
    """A row whose cells begin in column A; an empty text leaves its cell out."""
    cells = "".join(
        text if isinstance(text, str) and text.startswith("<") else cell(f"{chr(65 + index)}{number}", text, style)
        for index, text in enumerate(texts)
        if text != ""
    )
    return f'<row r="{number}" {more}>{cells}</row>'


def package(
    *sheets: str, names: Mapping[int, str] | None = None, parts: Mapping[str, str] | None = None, behind: str = ""
) -> bytes:
    """The bytes of a workbook; `names` gives a sheet's name and attributes, `behind` what follows the first's rows."""
    numbers = range(1, len(sheets) + 1)
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _links(_link("r", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": _workbook(len(sheets), names or {}),
        "xl/_rels/workbook.xml.rels": _links(
            _link("st", "styles", "styles.xml"),
            *(_link(f"s{number - 1}", "worksheet", f"worksheets/sheet{number}.xml") for number in numbers),
        ),
        "xl/styles.xml": STYLES,
    }
    for number, rows in zip(numbers, sheets, strict=True):
        files[f"xl/worksheets/sheet{number}.xml"] = _sheet(rows, behind if number == 1 else "")
    return zipped(files | dict(parts or {}))


def comments(reference: str, text: str) -> dict[str, str]:
    """The parts that hang a comment on a cell of the first sheet."""
    return {
        "xl/comments1.xml": f'<comments xmlns="{_MAIN}"><commentList><comment ref="{reference}"><text><t>{text}</t>'
        "</text></comment></commentList></comments>",
        "xl/worksheets/_rels/sheet1.xml.rels": _links(_link("c", "comments", "../comments1.xml")),
    }


def document(*sheets: str, **held: object) -> Document:
    """The workbook of these sheets."""
    return document_of(xlsx, package(*sheets, **held))  # type: ignore[arg-type]


def rows(read: Document) -> list[str]:
    """The text of every block behind the first sheet's name."""
    return [read.quote(block.span) for block in read.blocks][1:]


def _workbook(count: int, names: Mapping[int, str]) -> str:
    named = (names.get(index, f'"Sheet{index + 1}"') for index in range(count))
    sheets = (f'<sheet name={name} r:id="s{index}"/>' for index, name in enumerate(named))
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}"><sheets>{"".join(sheets)}</sheets></workbook>'


def _sheet(rows: str, behind: str) -> str:
    before, _, rest = rows.rpartition("</cols>")
    columns = f"{before}</cols>" if before else ""
    return f'<worksheet xmlns="{_MAIN}">{columns}<sheetData>{rest}</sheetData>{behind}</worksheet>'


def _link(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{_RELATED}/{kind}" Target="{target}"/>'


def _links(*links: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(links)}</Relationships>'
