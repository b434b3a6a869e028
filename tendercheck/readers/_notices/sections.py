"""A notice as blocks: sections of fields ("Label" | value) and of texts, each with the fact that its format names."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tendercheck.model.document import BlockKind
from tendercheck.model.location import Location
from tendercheck.model.roles import Role
from tendercheck.readers._drafts import Draft, DraftCell, Piece
from tendercheck.readers._headings import begins_item

_TEXT_LETTERS = 160  # a longer value, or one of several paragraphs, stands as text under a heading of its own
_REPEATED_LETTERS = 80  # shorter values may be alike by chance
_DEEPEST = 9
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_MARKUP = re.compile(r"</?(?:p|br|b|i|u|li|ul|ol|div|span|strong|em)\s*/?>", re.IGNORECASE)
# Some exports lose the backslashes of "\r\n". No English word holds "rnrn", and where one ends in "rn" it is a vowel
# that stands before.
_LOST_TAB = re.compile(r"(?<=[)\-•*.])t(?=[A-Z])")  # and those of "\t": "b)tPublic liability"
_LOST_BREAK = re.compile(
    r"(?:rn){2,}|(?<=[.:;!?%\s)])rn(?=\s|[A-Z(\d•*-])|(?<=[b-df-hj-np-tv-zB-DF-HJ-NP-TV-Z\d])rn(?=\s)"
)


@dataclass(frozen=True, slots=True)
class _Field:
    label: str
    text: str
    path: str
    role: Role | None


@dataclass(slots=True)
class Section:
    """A heading, the fields below it, and the sections inside it, in the order in which they are shown."""

    title: str
    path: str = ""
    fields: list[_Field] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def add(self, label: str, text: str, path: str, role: Role | None = None) -> None:
        """Add a field; one without words is left out."""
        tidy = tidied(text)
        if tidy:
            self.fields.append(_Field(label, tidy, path, role))

    def section(self, title: str, path: str = "") -> Section:
        """Add a section inside this one, and return it."""
        self.sections.append(Section(title, path))
        return self.sections[-1]


def tidied(text: str) -> str:
    """`text` line by line, single-spaced, without markup, controls and halves of letters."""
    plain = html.unescape(_MARKUP.sub("\n", _LOST_BREAK.sub("\n", _LOST_TAB.sub(" ", _CONTROLS.sub(" ", text)))))
    lines = (" ".join(line.split()) for line in re.split(r"\r\n|\r|\n|\u2028|\u2029", plain))
    return "\n".join(line for line in lines if line)


def drafts_of(section: Section) -> Iterator[Draft]:
    """The blocks of a notice. A long text that stood before, word for word, is pointed to and not repeated."""
    yield from _Writer().section(section, 1)


class _Writer:
    def __init__(self) -> None:
        self._seen: dict[str, str] = {}

    def section(self, section: Section, level: int) -> Iterator[Draft]:
        if not (section.fields or section.sections):
            return
        yield _heading(section.title, section.path, level)
        shown = [self._shortened(one) for one in section.fields]
        for one in shown:
            if not _is_text(one.text) or one.role:
                yield _row(one)
        for one in shown:
            if _is_text(one.text) and not one.role:
                yield from _paragraphs(one, level + 1)
        for inner in section.sections:
            yield from self.section(inner, level + 1)

    def _shortened(self, one: _Field) -> _Field:
        if len(one.text) < _REPEATED_LETTERS or one.role:
            return one
        first = self._seen.setdefault(one.text, one.label)
        if self._seen[one.text] is not one.label:
            return _Field(one.label, f"(word for word the text of “{first}” above)", one.path, None)
        return one


def _is_text(text: str) -> bool:
    return len(text) > _TEXT_LETTERS or "\n" in text


def _heading(title: str, path: str, level: int) -> Draft:
    pieces = (Piece(tidied(title).replace("\n", " ") or "Notice", Location(part=path)),)
    return Draft(BlockKind.HEADING, pieces, level=min(level, _DEEPEST))


def _row(one: _Field) -> Draft:
    where = Location(part=one.path)
    value = Piece(one.text.replace("\n", " "), where)
    cells = (DraftCell((Piece(one.label, where),)), DraftCell((value,)))
    return Draft(BlockKind.TABLE_ROW, cells=cells, role=one.role or "")


def _paragraphs(one: _Field, level: int) -> Iterator[Draft]:
    yield _heading(one.label, one.path, level)
    for number, line in enumerate(one.text.split("\n")):
        kind = BlockKind.LIST_ITEM if begins_item(line) else BlockKind.PARAGRAPH
        pieces = (Piece(line, Location(part=one.path, paragraph=number)),)
        yield Draft(kind, pieces, level=1 if kind is BlockKind.LIST_ITEM else 0)
