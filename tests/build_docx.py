"""Builds small DOCX packages from the XML of their parts, for what python-docx cannot write."""

from __future__ import annotations

from collections.abc import Mapping

from tendercheck.model.document import BlockKind, Document, Source
from tendercheck.readers import docx
from tendercheck.readers._drafts import Composition, assemble
from tendercheck.readers._wishes import Changes, Wishes
from tests.build_file import zipped

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMES = (
    f'xmlns:r="{_OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
STYLES = (
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="Heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="H2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="table" w:styleId="Grand"><w:name w:val="Grand"/><w:tblStylePr w:type="firstRow"><w:rPr><w:b/>'
    "</w:rPr></w:tblStylePr></w:style>"
)
_ROOTS = {"header": "hdr", "footer": "ftr"}


def xml(root: str, content: str, *, namespace: str = TRANSITIONAL) -> str:
    """A part: `content` inside the element w:`root`."""
    return f'<w:{root} xmlns:w="{namespace}" {_NAMES}>{content}</w:{root}>'


def run(text: str, properties: str = "") -> str:
    """A w:r with one w:t."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str = "", properties: str = "", *, content: str = "", bold: bool = False) -> str:
    """A w:p with one run of `text`, then `content` as it is."""
    words = run(text, "<w:b/>" if bold else "") if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{words}{content}</w:p>"


def numbered(text: str, list_id: int = 1, level: int = 0, *, bold: bool = False) -> str:
    """A paragraph with a w:numPr."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(text, number, bold=bold)


def cell(content: str, properties: str = "") -> str:
    """A w:tc; plain text becomes a paragraph."""
    inner = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A w:tr; plain text becomes a cell."""
    inner = "".join(one if one.startswith(("<w:tc>", "<w:sdt>")) else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str, properties: str = "") -> str:
    """A w:tbl."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def control(content: str, properties: str = "") -> str:
    """A content control, w:sdt."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def inserted(content: str) -> str:
    """What was inserted: runs, or what holds them."""
    return f"<w:ins>{content}</w:ins>"


def deleted(text: str) -> str:
    """A run that was deleted."""
    return f'<w:del><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def marked(tag: str) -> str:
    """Properties of a paragraph whose mark was changed: "ins", "del", "moveFrom", "moveTo"."""
    return f"<w:rPr><w:{tag}/></w:rPr>"


def text_box(content: str) -> str:
    """A run with a box as Word stores it: once for new readers, once more for old ones."""
    box = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>'
        "</mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def level(depth: int, text: str, number_format: str = "decimal", *, start: int = 1, more: str = "") -> str:
    """A w:lvl of a numbering definition."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(number: int, *levels: str, more: str = "") -> str:
    """A w:abstractNum."""
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def use(list_id: int, definition_id: int, more: str = "") -> str:
    """A w:num, which uses a definition."""
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{definition_id}"/>{more}</w:num>'


def package(
    body: str = "",
    *,
    parts: Mapping[str, str] | None = None,
    styles: str = "",
    numbering: str = "",
    namespace: str = TRANSITIONAL,
    main_type: str = MAIN_TYPE,
    links: str = "",
    files: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """The bytes of a DOCX: `parts` maps names such as "header1" or "comments" to what their root element holds.

    A part that begins with "<?" or "!" is stored as it is (without the "!"), so that it can be broken. `files` are
    stored as they are, under whole names, beside what is made here.
    """
    held = {"document": f"<w:body>{body}</w:body>", "styles": styles, "numbering": numbering, **(parts or {})}
    made = {f"word/{name}.xml": _part(name, content, namespace) for name, content in held.items() if content}
    related = "".join(_link(name) for name, content in held.items() if content and name != "document")
    return zipped(
        {
            "[Content_Types].xml": _types(main_type),
            "_rels/.rels": _links(
                f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
            ),
            "word/_rels/document.xml.rels": _links(related + links),
            **made,
            **(files or {}),
        }
    )


def link(kind: str, target: str, *, external: bool = False) -> str:
    """A Relationship element of the main part."""
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="x{kind}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'


def composed(data: bytes, changes: Changes = Changes.SENT) -> Composition:
    """What the reader makes of `data`, without a worker."""
    return docx.compose(docx.frames(data, Wishes(changes)))


def read(data: bytes, changes: Changes = Changes.SENT) -> Document:
    """The document that `data` holds."""
    return assemble(Source("x.docx"), docx.TYPE, composed(data, changes))


def document(body: str, changes: Changes = Changes.SENT, **held: str) -> Document:
    """The document whose body is `body`; `held` are arguments of `package`."""
    return read(package(body, **held), changes)  # type: ignore[arg-type]


def blocks(body: str, **held: str) -> list[tuple[BlockKind, str]]:
    """Kind and text of every block of `document`."""
    read = document(body, **held)
    return [(block.kind, read.quote(block.span)) for block in read.blocks]


def texts(body: str, **held: str) -> list[str]:
    """The text of every block of `document`."""
    return [text for _, text in blocks(body, **held)]


def _part(name: str, content: str, namespace: str) -> str:
    if content.startswith(("<?", "!")):
        return content.removeprefix("!")
    return xml(_ROOTS.get(name.rstrip("0123456789"), name), content, namespace=namespace)


def _types(main_type: str) -> str:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>'
    )


def _link(name: str) -> str:
    return f'<Relationship Id="{name}" Type="{_OFFICE}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'


def _links(inner: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
