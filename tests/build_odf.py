"""Builds small OpenDocument packages from the XML of their parts."""

from __future__ import annotations

from collections.abc import Mapping

from tendercheck.model.document import BlockKind, Document
from tendercheck.readers import odt
from tendercheck.readers._wishes import Changes, Wishes
from tests.build_file import document_of, zipped

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = " ".join(
    f'xmlns:{prefix}="{_BASE}{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("manifest", "manifest"),
        ("number", "datastyle"),
    )
)
TEXT_TYPE = "application/vnd.oasis.opendocument.text"
SHEET_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
NUMBERED = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>'
    '<text:list-level-style-number text:level="3" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>'
    '</text:list-style><text:list-style style:name="B1"><text:list-level-style-bullet text:level="1"/>'
    "</text:list-style>"
)
STYLES = (
    '<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Shaded" style:family="table-cell"><style:table-cell-properties '
    'fo:background-color="#cccccc"/></style:style>'
)


def p(content: str = "", *, style: str = "") -> str:
    """A text:p."""
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def h(content: str, level: int = 1) -> str:
    """A text:h."""
    return f'<text:h text:outline-level="{level}">{content}</text:h>'


def items(*contents: str, style: str = "", more: str = "") -> str:
    """A text:list; plain text becomes a paragraph."""
    inner = "".join(f"<text:list-item>{one if one.startswith('<') else p(one)}</text:list-item>" for one in contents)
    name = f'text:style-name="{style}"' if style else ""
    return f"<text:list {name} {more}>{inner}</text:list>"


def cell(content: str = "", more: str = "") -> str:
    """A table:table-cell; plain text becomes a paragraph."""
    return f"<table:table-cell {more}>{content if content.startswith('<') else p(content)}</table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    """A table:table-row; plain text becomes a cell."""
    inner = "".join(one if one.startswith(("<table:table-cell", "<table:cov")) else cell(one) for one in cells)
    return f"<table:table-row {more}>{inner}</table:table-row>"


def table(*rows: str, header: str = "", name: str = "") -> str:
    """A table:table, `header` the rows that are repeated on every page."""
    head = f"<table:table-header-rows>{header}</table:table-header-rows>" if header else ""
    return f'<table:table table:name="{name}">{head}{"".join(rows)}</table:table>'


def package(
    body: str = "",
    *,
    automatic: str = "",
    styles: str | None = None,
    parts: Mapping[str, str] | None = None,
    kind: str = TEXT_TYPE,
) -> bytes:
    """The bytes of a package; `automatic` styles go into content.xml, `styles` is what styles.xml holds."""
    holder = "text" if kind == TEXT_TYPE else "spreadsheet"
    content = (
        f"<office:document-content {_NAMES}><office:automatic-styles>{NUMBERED}{STYLES}{automatic}"
        f"</office:automatic-styles><office:body><office:{holder}>{body}</office:{holder}></office:body>"
        "</office:document-content>"
    )
    files = {"mimetype": kind, "content.xml": content}
    if styles is not None:
        files["styles.xml"] = f"<office:document-styles {_NAMES}>{styles}</office:document-styles>"
    files["META-INF/manifest.xml"] = f"<manifest:manifest {_NAMES}/>"
    files |= {name: text.replace("NAMES", _NAMES) for name, text in (parts or {}).items()}
    return zipped(files)


def document(body: str, changes: Changes = Changes.SENT, **held: str) -> Document:
    """The text document whose body is `body`."""
    return document_of(odt, package(body, **held), wishes=Wishes(changes))  # type: ignore[arg-type]


def blocks(body: str, **held: str) -> list[tuple[BlockKind, str, str]]:
    """Kind, clause and text of every block of `document`."""
    read = document(body, **held)
    return [(block.kind, block.clause, read.quote(block.span)) for block in read.blocks]
