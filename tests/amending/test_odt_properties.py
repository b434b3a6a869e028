"""What must hold of any paragraph of an OpenDocument text, however its spans, links and changes are nested."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tendercheck.amending.formats.odt import amend
from tendercheck.amending.order import Change, Place, Rewording
from tendercheck.readers._wishes import Changes
from tests import build_odf as build
from tests.build_fixes import ELSE, NOTE, order, parts_of, standing
from tests.build_odt_changes import deleted, inserted, read, tracked

WORDS = st.text(alphabet="abc  .", min_size=1, max_size=6)
SPACES = st.sampled_from(["<text:s/>", '<text:s text:c="3"/>', "<text:tab/>", "<text:line-break/>"])
MARKS = st.sampled_from(['<text:bookmark text:name="b"/>', "<text:soft-page-break/>", deleted("ct1")])


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=1, max_size=3).map("".join)
    return st.one_of(
        several.map(lambda held: f'<text:span text:style-name="Bold">{held}</text:span>'),
        several.map(
            lambda held: (
                f'<text:a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://a.example/">{held}</text:a>'
            )
        ),
    )


PIECES = st.recursive(st.one_of(WORDS, SPACES, MARKS), wrapped, max_leaves=5)
INSERTED = st.lists(PIECES, min_size=1, max_size=3).map("".join).map(lambda held: inserted("ct2", held))
Changed = list[tuple[int, int, str]]  # start, end and new text of each
Case = tuple[str, str, Changed]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A body, the text of its first paragraph, and changes of it that neither overlap nor touch."""
    before, behind = ("".join(draw(st.lists(PIECES, max_size=3))) for _ in range(2))
    theirs = draw(st.one_of(st.just(""), INSERTED))
    body = tracked("ct1", "ct2") + build.p(f"{before}{theirs}{behind}") + build.p("The end.")
    *found, _ = standing(read(build.package(body)))
    text = "".join(found)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    new = [draw(st.text(alphabet="xyz ", max_size=4)) for _ in pairs]
    return body, text, [(start, end, text) for (start, end), text in zip(pairs, new, strict=True)]


@settings(max_examples=200, deadline=None)
@given(cases())
def test_accepting_gives_the_new_text_and_rejecting_what_was_there(case: Case) -> None:
    body, text, changes = case
    data = build.package(body)
    made = amend(data, order(*_changes(changes)))
    left = {one.number for one in made.unplaced}
    wanted = " ".join([*_pieces(text, [one for number, one in enumerate(changes) if number not in left]), "The end."])

    assert _words(standing(read(made.data))) == wanted.split()
    assert _words(standing(read(made.data, Changes.REJECTED))) == _words(standing(read(data, Changes.REJECTED)))


@settings(max_examples=100, deadline=None)
@given(cases())
def test_no_two_changes_have_one_name_and_each_mark_has_its_region(case: Case) -> None:
    body, _, changes = case
    content = parts_of(amend(build.package(body), order(*_changes(changes))).data)["content.xml"].decode()
    regions = re.findall(r'<text:changed-region[^>]* text:id="(\w+)"', content)
    marks = re.findall(r'<text:(change(?:-start|-end)?) text:change-id="(\w+)"', content)

    assert len(regions) == len(set(regions))
    assert {name for _, name in marks} <= set(regions)
    starts, ends = ([name for kind, name in marks if kind == wanted] for wanted in ("change-start", "change-end"))
    assert starts == ends
    assert "tendercheck:word" not in content


def _changes(changes: Changed) -> list[Change]:
    made = []
    for number, (start, end, text) in enumerate(changes):
        place = Place("content.xml", 1, start, end)
        made.append(Change(number, (place, place), (Rewording(place, text),), NOTE, ELSE))
    return made


def _pieces(text: str, changes: Changed) -> list[str]:
    """The new text as one piece, so that words which a change cuts stay one."""
    pieces, position = [], 0
    for start, end, new in changes:
        pieces += [text[position:start], new]
        position = end
    return ["".join([*pieces, text[position:]])]


def _words(texts: list[str]) -> list[str]:
    return " ".join(texts).split()
