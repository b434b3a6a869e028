"""Files that Word takes into the text when it opens a DOCX (w:altChunk): web pages and plain text, as drafts."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree, html

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import BlockKind, Condition
from tendercheck.model.location import Location
from tendercheck.readers._drafts import Draft, DraftCell, Piece
from tendercheck.readers._xml import Element

_HEADING = re.compile(r"h([1-6])")
_UNSEEN = frozenset({"head", "script", "style", "template", "noscript"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figure"}
    | {"footer", "form", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "ul"}
)
_MARKUP = re.compile(rb"\s*<(?:!doctype\s+html|html|\?xml|head|body|p|div|table|h[1-6])\b", re.IGNORECASE)
_MESSAGE = re.compile(rb"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.IGNORECASE)
_DECLARES_WITHIN_BYTES = 2048
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def drafts_of_chunk(data: bytes) -> Iterator[Draft]:
    """The blocks of a web page (alone or in a MIME message) or of plain text; raises UnreadableDocument for others."""
    data = data.removeprefix(_BYTE_ORDER_MARK)
    charset = None
    if _MESSAGE.match(data):
        data, charset = _page_of(data)
    if _MARKUP.match(data):
        yield from _of_page(data, charset or _charset_of(data))
    elif data.startswith((b"{\\rtf", b"PK", b"\xd0\xcf\x11\xe0")) or b"\0" in data:
        raise UnreadableDocument(Condition.UNSUPPORTED_FORMAT, "a file of another format inside the text")
    else:
        for line in data.decode(errors="replace").splitlines():
            yield from _block(BlockKind.PARAGRAPH, line)


def placed(draft: Draft, part: str) -> Draft:
    """`draft`, which stands in `part` as a whole: the paragraphs of the file inside it are not counted there."""
    here = Location(part=part)
    return replace(
        draft,
        pieces=tuple(replace(piece, location=here) for piece in draft.pieces),
        cells=tuple(
            DraftCell(tuple(replace(piece, location=here) for piece in cell.pieces), cell.label) for cell in draft.cells
        ),
    )


def _page_of(message: bytes) -> tuple[bytes, str | None]:
    for part in email.message_from_bytes(message, policy=email.policy.default).walk():
        payload = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(payload, bytes):
            return payload, part.get_content_charset()
    return b"", None


def _charset_of(page: bytes) -> str | None:
    """The encoding of a page that does not name it; None where it does, for libxml2 finds that itself."""
    if b"charset" in page[:_DECLARES_WITHIN_BYTES].lower():
        return None
    try:
        page.decode()
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def _of_page(data: bytes, charset: str | None) -> Iterator[Draft]:
    try:
        parser = html.HTMLParser(no_network=True, remove_comments=True, encoding=charset)
        root = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, LookupError) as fault:
        raise UnreadableDocument(Condition.MALFORMED, f"a web page that cannot be read ({fault})") from fault
    page = _Page()
    yield from page.of(root)
    yield from page.ended()


@dataclass(slots=True)
class _Page:
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    words: list[str] = field(default_factory=list)

    def of(self, element: Element) -> Iterator[Draft]:
        """The blocks that end inside `element`; what is left in `words` goes on behind it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNSEEN:
            return
        if tag == "tr":
            yield from self.ended()
            yield _row(element)
            return
        if tag in _BLOCKS or _HEADING.fullmatch(tag):
            yield from self.ended()
            self._begin(tag)
        self.words.append(" " if tag == "br" else element.text or "")
        for child in element:
            yield from self.of(child)
            self.words.append(child.tail or "")
        if tag in _BLOCKS or _HEADING.fullmatch(tag):
            yield from self.ended()

    def ended(self) -> Iterator[Draft]:
        """The block that ends here."""
        yield from _block(self.kind, "".join(self.words), self.level)
        self.kind, self.level, self.words = BlockKind.PARAGRAPH, 0, []

    def _begin(self, tag: str) -> None:
        heading = _HEADING.fullmatch(tag)
        if heading:
            self.kind, self.level = BlockKind.HEADING, int(heading[1])
        elif tag == "li":
            self.kind, self.level = BlockKind.LIST_ITEM, 1


def _row(row: Element) -> Draft:
    texts = [" ".join(" ".join(cell.itertext()).split()) for cell in row if cell.tag in ("td", "th")]
    return Draft(BlockKind.TABLE_ROW, cells=tuple(DraftCell((Piece(text),) if text else ()) for text in texts))


def _block(kind: BlockKind, text: str, level: int = 0) -> Iterator[Draft]:
    plain = " ".join(text.split())
    if plain:
        yield Draft(kind, (Piece(plain),), level=level)
