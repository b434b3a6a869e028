"""Reads OpenDocument texts (LibreOffice, also Word's .odt): what a reader of the file sees, once and in order.

The walk is our own over lxml, as for DOCX: odfdo parses each part as a whole without our limits, follows none of them,
and gives neither computed numbers nor the views of tracked changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import BlockKind, Condition, Mark
from tendercheck.readers._draft_frames import closing, frames_of, unread
from tendercheck.readers._draft_frames import compose as compose_drafts
from tendercheck.readers._drafts import Composition, Draft
from tendercheck.readers._wishes import AS_IT_IS, Wishes

if TYPE_CHECKING:
    from tendercheck.readers._odf.styles import Styles
    from tendercheck.readers._package import Package

TYPE = "odt"
_MIME = b"application/vnd.oasis.opendocument.text"
_MIME_REACH = 200  # the type is the first entry, stored and not packed
_MACROS = ("Basic/", "Scripts/")
_OBJECTS = "Object "


def recognises(data: bytes) -> bool:
    """Whether the bytes are a package whose first entry calls it an OpenDocument text; true also of a part of one."""
    return data.startswith(b"PK\x03\x04") and data[30:38] == b"mimetype" and _MIME in data[:_MIME_REACH]


def frames(data: bytes, wishes: Wishes = AS_IT_IS) -> Iterator[dict[str, Any]]:
    """Yield the body, notes and comments, then headers and footers; raises UnreadableDocument."""
    from tendercheck.readers._odf.markup import OFFICE
    from tendercheck.readers._odf.package import open_unlocked
    from tendercheck.readers._odf.styles import Styles
    from tendercheck.readers._odf.walk import Walk

    package = open_unlocked(data, encrypted=Condition.ENCRYPTED_UNSUPPORTED)
    content = package.xml("content.xml")
    styles_root, fault = _styles_of(package)
    styles = Styles(content, *([] if styles_root is None else [styles_root]))
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise UnreadableDocument(Condition.MALFORMED, "content.xml holds no text; save the file again.")
    walk = Walk("content.xml", content, styles, wishes.changes)
    yield from frames_of("content.xml", _with_aside(walk, body))
    marks = walk.marks | _marks_of(package)
    if styles_root is not None:
        yield from frames_of("styles.xml", _heads_and_feet(styles_root, styles, wishes, marks))
    elif fault:
        yield unread("styles.xml", fault)
    yield closing(marks)


def compose(frames: Iterable[dict[str, Any]]) -> Composition:
    """Return what the frames amount to; raises UnreadableDocument for frames that make no sense."""
    return compose_drafts(frames, unit="part")


def _with_aside(walk: Any, body: Any) -> Iterator[Draft]:
    yield from walk.drafts(body)
    yield from walk.aside


def _styles_of(package: Package) -> tuple[Any | None, str]:
    """The root of styles.xml, or None and why it cannot be read."""
    if not package.holds("styles.xml"):
        return None, ""
    try:
        return package.xml("styles.xml"), ""
    except UnreadableDocument as fault:
        if fault.condition is not Condition.MALFORMED:
            raise
        return None, f"{fault.detail} Headers, footers and clause numbers may be missing"


def _heads_and_feet(root: Any, styles: Styles, wishes: Wishes, marks: set[Mark]) -> Iterator[Draft]:
    """Each header and footer of the master pages; those of several pages that say the same come once."""
    from tendercheck.readers._odf.markup import STYLE
    from tendercheck.readers._odf.walk import Walk

    walk = Walk("styles.xml", root, styles, wishes.changes)
    seen: set[tuple[str, ...]] = set()
    for page in root.iter(STYLE + "master-page"):
        for element in page:
            name = str(element.tag).rpartition("}")[2]
            if not name.startswith(("header", "footer")):
                continue
            kind = BlockKind.HEADER if name.startswith("header") else BlockKind.FOOTER
            drafts = list(walk.drafts(element, kind))
            texts = (name[:6], *(piece.text for draft in drafts for piece in draft.pieces))
            if texts not in seen:
                seen.add(texts)
                yield from drafts
    marks |= walk.marks


def _marks_of(package: Package) -> set[Mark]:
    marks: set[Mark] = set()
    if any(name.startswith(_MACROS) and name.endswith((".xml", ".py", ".js", ".bsh")) for name in package.names):
        marks.add(Mark.MACROS)
    if any(name.startswith(_OBJECTS) for name in package.names):
        marks.add(Mark.ATTACHMENTS_UNREAD)
    return marks
