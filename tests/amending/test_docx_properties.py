"""What must hold of any paragraph, however its runs, links, controls, insertions and deletions are nested."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tendercheck.amending.formats.docx import amend
from tendercheck.amending.order import Change, Place, Rewording
from tendercheck.readers._docx.changes import CHANGES
from tendercheck.readers._docx.markup import W
from tendercheck.readers._wishes import Changes
from tendercheck.readers._xml import Element
from tests import build_docx as build
from tests.build_fixes import ELSE, NOTE, order, parts_of, standing

WORDS = st.text(alphabet="abc  .", min_size=1, max_size=6)
RUNS = st.builds(build.run, WORDS, st.sampled_from(["", "<w:b/>", "<w:i/>"]))
TABS = st.just("<w:r><w:tab/></w:r>")
DELETED = st.builds(build.deleted, WORDS)


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=1, max_size=3).map("".join)
    return st.one_of(
        several.map(lambda runs: f'<w:ins w:id="1" w:author="Ann">{runs}</w:ins>'),
        several.map(lambda runs: f'<w:hyperlink r:id="x">{runs}</w:hyperlink>'),
        several.map(lambda runs: build.control(runs)),
        several.map(lambda runs: f"<w:smartTag>{runs}</w:smartTag>"),
    )


CONTENT = st.lists(st.recursive(st.one_of(RUNS, TABS, DELETED), wrapped, max_leaves=6), min_size=1, max_size=5)


Changed = list[tuple[int, int, str]]  # start, end and new text of each
Case = tuple[str, str, Changed]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A body, the text of its first paragraph, and changes of it that neither overlap nor touch."""
    body = build.paragraph(content="".join(draw(CONTENT))) + build.paragraph("The end.")
    *found, _ = standing(build.document(body))
    text = "".join(found)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    new = [draw(st.text(alphabet="xyz", max_size=4)) for _ in pairs]
    return body, text, [(start, end, text) for (start, end), text in zip(pairs, new, strict=True)]


@settings(max_examples=150, deadline=None)
@given(cases())
def test_accepting_gives_the_new_text_and_rejecting_what_was_there(
    case: Case,
) -> None:
    body, text, changes = case
    data = build.package(body)
    made = amend(data, order(*_changes(changes)))
    placed = [change for number, change in enumerate(changes) if number not in {one.number for one in made.unplaced}]
    wanted = _without_spaces("".join([*_pieces(text, placed), "The end."]))

    assert _without_spaces("".join(standing(build.read(made.data, Changes.SENT)))) == wanted
    assert _read(made.data, Changes.REJECTED) == _read(data, Changes.REJECTED)


@settings(max_examples=60, deadline=None)
@given(cases())
def test_no_two_changes_have_one_number_and_theirs_are_all_there(
    case: Case,
) -> None:
    body, _, changes = case
    made = parts_of(amend(build.package(body), order(*_changes(changes))).data)["word/document.xml"].decode()
    numbers = re.findall(r'<w:(?:ins|del) w:id="(\d+)" w:author="tendercheck"', made)

    assert len(numbers) == len(set(numbers))
    assert _theirs(made) == _theirs(body)


def _changes(changes: Changed) -> list[Change]:
    made = []
    for number, (start, end, text) in enumerate(changes):
        place = Place("word/document.xml", 0, start, end)
        made.append(Change(number, (place, place), (Rewording(place, text),), NOTE, ELSE))
    return made


def _pieces(text: str, changes: Changed) -> list[str]:
    pieces, position = [], 0
    for start, end, new in changes:
        pieces += [text[position:start], new]
        position = end
    return [*pieces, text[position:]]


def _without_spaces(text: str) -> str:
    return "".join(text.split())


def _read(data: bytes, changes: Changes) -> list[str]:
    return standing(build.read(data, changes))


def _theirs(xml: str) -> str:
    """The letters that somebody else inserted or deleted, whatever stands around and in them."""
    whole = f'<r xmlns:w="{W[1:-1]}" xmlns:r="r">{xml}</r>' if xml.startswith("<w:p>") else xml
    texts = etree.fromstring(whole.encode()).iter(W + "t", W + "delText")
    return "".join("".join(text.text or "" for text in texts if _is_theirs(text)).split())


def _is_theirs(text: Element) -> bool:
    changes = (outer for outer in text.iterancestors() if outer.tag in CHANGES)
    return any(outer.get(W + "author") != "tendercheck" for outer in changes)
