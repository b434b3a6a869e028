"""What a reader makes of a file: one text, blocks that give it meaning, and an account of what was not read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from tendercheck.model.location import Location, Span


class Condition(StrEnum):
    """How reading a file ended; every file ends in exactly one (design.md, section 7)."""

    OK = "ok"
    OK_PARTIAL = "ok-partial"
    OK_REPAIRED = "ok-repaired"
    NO_TEXT_LAYER = "no-text-layer"
    BLANK = "blank"
    ZERO_PAGES = "zero-pages"
    GARBLED_TEXT = "garbled-text"
    PLACEHOLDER_ONLY = "placeholder-only"
    ENCRYPTED_PASSWORD = "encrypted-password"  # noqa: S105 - the name of a condition, not a password
    ENCRYPTED_UNSUPPORTED = "encrypted-unsupported"
    WRONG_TYPE = "wrong-type"
    LEGACY_FORMAT = "legacy-format"
    UNSUPPORTED_FORMAT = "unsupported-format"
    MALFORMED = "malformed"
    TRUNCATED = "truncated"
    DTD_FORBIDDEN = "dtd-forbidden"
    TOO_LARGE = "too-large"
    ARCHIVE_UNSAFE = "archive-unsafe"
    TIMEOUT = "timeout"
    MEMORY_LIMIT = "memory-limit"
    PARSER_CRASH = "parser-crash"
    UNREADABLE = "unreadable"
    CHANGED_WHILE_READ = "changed-while-read"
    INTERNAL_ERROR = "internal-error"

    @property
    def is_whole(self) -> bool:
        """Whether every part of the file was read."""
        return self in (Condition.OK, Condition.OK_REPAIRED, Condition.BLANK)


class Mark(StrEnum):
    """Something a reader of the report should know about a document that was read."""

    ENGINES_DISAGREE = "engines-disagree"
    HIDDEN_TEXT = "hidden-text"
    RECOGNISED_TEXT = "recognised-text"
    ATTACHMENTS_UNREAD = "attachments-unread"
    TRACKED_CHANGES = "tracked-changes"
    MACROS = "macros"
    EXTERNAL_LINKS = "external-links"
    SIGNED_THEN_CHANGED = "signed-then-changed"
    LIMITS_NOT_ENFORCED = "limits-not-enforced"


class BlockKind(StrEnum):
    """What a block is in the document's own layout."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"
    COMMENT = "comment"
    TEXT_BOX = "text-box"


class Place(StrEnum):
    """What a block is for; rules match BODY alone."""

    BODY = "body"
    CONTENTS = "contents"
    RUNNING_HEAD = "running-head"
    FORM_BLANK = "form-blank"
    DEFINITION = "definition"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of a block that has a place of its own in the file: a line of a PDF, a paragraph of a DOCX.

    `confidence` (0 to 1) is below 1 where the text was recognised in a picture.
    """

    span: Span
    location: Location
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table row; `label` is the text of the header cell above it, empty when there is none."""

    span: Span
    label: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """The unit of meaning.

    `heading_path` holds the headings above it, outermost first. `clause` is the number as the reader of the file sees
    it ("4.2", "(a)"), also where the file computes it and the text does not hold it. `level` is the depth of a heading
    (from 1), else 0. `lead` is the index of the block that introduces this list item ("Bidders must hold:"), or None.
    `role` names the fact that the block's last cell states, where the format itself says so (a field of a notice).
    """

    kind: BlockKind
    span: Span
    fragments: tuple[Fragment, ...] = ()
    heading_path: tuple[str, ...] = ()
    clause: str = ""
    level: int = 0
    cells: tuple[Cell, ...] = ()
    lead: int | None = None
    place: Place = Place.BODY
    role: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much was read, in `unit`s ("page", "part", "file"); `unread` names the rest, one phrase each."""

    unit: str
    read: int
    total: int
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The file itself: `path` as it is shown to people, and what identifies its bytes."""

    path: str
    sha256: str = ""
    size_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read. `type` is the format ("pdf", "docx", "text"), `pages` None where there are none.

    Blocks stand in text order and do not overlap. `detail` says in a sentence what the condition means here.
    """

    source: Source
    type: str
    condition: Condition
    text: str = ""
    blocks: tuple[Block, ...] = ()
    coverage: Coverage = Coverage("file", 1, 1)
    marks: tuple[Mark, ...] = ()
    pages: int | None = None
    detail: str = ""

    def quote(self, span: Span) -> str:
        """The characters of the document at `span`, as they are."""
        return self.text[span.start : span.end]

    def block_at(self, position: int) -> int:
        """Index of the block that holds `position`; of the one before it where it falls between two."""
        low, high = 0, len(self.blocks)
        while low < high:
            middle = (low + high) // 2
            if self.blocks[middle].span.start <= position:
                low = middle + 1
            else:
                high = middle
        return max(low - 1, 0)

    def confidence_of(self, span: Span) -> float:
        """How sure the least sure of what `span` touches is, from 0 to 1: below 1 for text recognised in a picture."""
        fragments = self.blocks[self.block_at(span.start)].fragments if self.blocks else ()
        return min((one.confidence for one in fragments if one.span.overlaps(span)), default=1.0)

    def location_of(self, span: Span) -> Location:
        """Where `span` stands in the file: the first fragment's place, with the boxes of all that it touches."""
        block = self.blocks[self.block_at(span.start)]
        touched = [fragment.location for fragment in block.fragments if fragment.span.overlaps(span)]
        if not touched:
            return block.fragments[0].location if block.fragments else Location()
        return replace(touched[0], boxes=tuple(box for location in touched for box in location.boxes))
