"""Amendments in an OpenDocument text: what stands when they are accepted, what when rejected, what is not touched."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest
from lxml import etree

from tendercheck.amending.formats.odt import amend
from tendercheck.amending.order import Change, NoteLine, Rewording
from tendercheck.amending.placing import place_of
from tendercheck.errors import UnreadableDocument
from tendercheck.model.fixes import Amended, Unplaced
from tendercheck.model.location import Span
from tendercheck.readers._wishes import Changes
from tests import build_odf as build
from tests.build_fixes import ELSE, NOTE, after, change, order, parts_of, span_of, standing
from tests.build_odt_changes import deleted, inserted, read, tracked
from tests.writers.payloads import ACTING, WORDS

BOX = "<draw:frame><draw:text-box>{}</draw:text-box></draw:frame>"
FOOTNOTE = "<text:note><text:note-citation>1</text:note-citation><text:note-body>{}</text:note-body></text:note>"
FIELD = "<text:bookmark-ref>clause 4</text:bookmark-ref>"


def amended(body: str, words: str, text: str, **held: str) -> Amended:
    """The package of the body with the words replaced."""
    data = build.package(body, **held)  # type: ignore[arg-type]
    document = read(data)
    return amend(data, order(change(document, (span_of(document, words), text))))


def seen(made: Amended, changes: Changes = Changes.SENT) -> list[str]:
    return standing(read(made.data, changes))


def content(made: Amended) -> str:
    return parts_of(made.data)["content.xml"].decode()


def test_accepting_gives_the_new_words_and_rejecting_the_old() -> None:
    made = amended(build.p("Hold cover of £10 million now."), "£10 million", "£2 million")

    assert seen(made, Changes.ACCEPTED) == ["Hold cover of £2 million now."]
    assert seen(made, Changes.REJECTED) == ["Hold cover of £10 million now."]
    assert (made.changed, made.commented, made.unplaced) == (1, 1, ())


def test_what_is_deleted_keeps_its_looks_and_new_words_get_those_of_the_first() -> None:
    body = build.p('Hold <text:span text:style-name="Bold">ten</text:span> million', style="P1")
    made = content(amended(body, "ten million", "two million"))

    deletion = '<text:p text:style-name="P1"><text:span text:style-name="Bold">ten</text:span> million</text:p>'
    assert f"</office:change-info>{deletion}</text:deletion>" in made
    new = r'<text:change-start [^>]*/><text:span text:style-name="Bold">two million</text:span><text:change-end'
    assert re.search(new, made)
    signed = "<dc:creator>tendercheck</dc:creator><dc:date>2026-06-01T00:00:00Z</dc:date></office:change-info>"
    assert made.count(signed) == 2


def test_spaces_beside_a_change_are_kept_where_two_would_become_one() -> None:
    made = content(amended(build.p("Hold ten million"), "ten", ""))

    assert '<text:p text:style-name="">Hold<text:s/><office:annotation' in made
    assert re.search(r"<text:change [^>]*/><office:annotation-end [^>]*/><text:s/>million</text:p>", made)


@pytest.mark.parametrize(
    "inside",
    [
        '<text:a xmlns:xlink="x" xlink:href="y">see the old price here</text:a>',
        inserted("ct2", "see the old price here"),
        "see the old" + deleted("ct1") + " price here",
        "see the old<text:bookmark-start text:name='b'/> price here",
        "see the old<text:tab/>price here",
        'see the <text:span>o<text:span text:style-name="B">ld</text:span></text:span><text:s text:c="2"/>price here',
    ],
    ids=["link", "their insertion", "their deletion", "bookmark", "tab", "spans"],
)
def test_words_are_changed_wherever_they_stand(inside: str) -> None:
    body = tracked("ct1", "ct2") + build.p(f"Before. {inside}")
    made = amended(body, "old price", "new fee")

    assert seen(made) == ["Before. see the new fee here"]
    assert seen(made, Changes.REJECTED) == standing(build.document(body, Changes.REJECTED))


def test_our_words_stay_when_the_insertion_that_they_stand_in_is_rejected() -> None:
    body = tracked("ct1", "ct2") + build.p(f"Send {inserted('ct2', 'two copies by post')}")
    document = build.document(body)
    made = content(amend(build.package(body), order(change(document, (after(document, "two copies"), " or one")))))

    marks = re.sub(r"<office:annotation.*?</office:annotation>|<office:annotation-end[^>]*/>", "", made)
    start, end = '<text:change-start text:change-id="{}"/>', '<text:change-end text:change-id="{}"/>'
    ours, theirs = re.findall(r'change-id="(tc\d+)"', marks)[0], re.findall(r'change-id="(tc\d+)"', marks)[2]
    assert (
        f"{start.format('ct2')}two copies{end.format('ct2')}{start.format(ours)}<text:s/>or one{end.format(ours)}"
        f"{start.format(theirs)}<text:s/>by post{end.format(theirs)}"
    ) in marks
    assert made.count("<dc:creator") == 5  # three that were or are Ann's, our insertion, our comment


def test_of_what_we_delete_in_an_insertion_the_region_says_both() -> None:
    body = tracked("ct1", "ct2") + build.p(f"Send {inserted('ct2', 'two copies by post')}")
    made = amended(body, "two copies", "")

    region = re.search(r'<text:changed-region[^>]*text:id="tc\d+"[^>]*>(.*?)</text:changed-region>', content(made))
    assert region is not None
    assert re.findall(r"<text:(deletion|insertion)>|<dc:creator[^>]*>(\w+)", region[1]) == [
        ("deletion", ""), ("", "tendercheck"), ("insertion", ""), ("", "Ann"),
    ]  # fmt: skip
    assert seen(made, Changes.REJECTED) == ["Send"]


def test_several_changes_of_a_paragraph_do_not_shift_each_other() -> None:
    data = build.package(build.p("one two three four"))
    document = read(data)
    first = change(document, (span_of(document, "one"), "1"), (span_of(document, "four"), "4"))
    made = amend(data, order(first, change(document, (after(document, "two"), " and a half"), number=2)))

    assert seen(made) == ["1 two and a half three 4"]
    assert seen(made, Changes.REJECTED) == ["one two three four"]
    assert (made.changed, made.commented) == (2, 2)


def test_words_may_come_first_in_a_paragraph_and_line_breaks_go_with_them() -> None:
    data = build.package(build.p("the bid"))
    made = amend(data, order(change(read(data), (Span(0, 0), "For\tnow:\n"))))

    assert "For<text:tab/>now:<text:line-break/><text:change-end" in content(made)
    assert seen(made) == ["For now: the bid"]


def test_words_of_a_field_are_left_and_the_wording_stands_in_the_comment() -> None:
    made = amended(build.p(f"Under {FIELD} only"), "clause 4 only", "clause 5")

    reason = "Not changed in place, since the words come from a field or another thing that the program fills in."
    assert seen(made) == ["Under clause 4 only"]
    assert (made.changed, made.commented, made.unplaced) == (0, 1, (Unplaced(1, reason),))
    assert ELSE[0].text in content(made)
    assert NOTE[0].text not in content(made)


def test_a_change_is_made_whole_or_not_at_all() -> None:
    data = build.package(build.p("one two") + build.p("three"))
    document = read(data)
    over = Rewording(place_of(Span(4, 9), document), "x")
    kept = Rewording(place_of(span_of(document, "one"), document), "1")
    made = amend(data, order(Change(1, (kept.place, kept.place), (kept, over), NOTE, ELSE)))

    assert seen(made, Changes.ACCEPTED) == ["one two", "three"]
    assert [one.reason for one in made.unplaced] == [
        "Not changed in place, since the words run over more than one paragraph."
    ]


def test_a_comment_stands_at_its_passage_beside_those_that_were_there() -> None:
    theirs = '<office:annotation office:name="tc1"><text:p>Mine</text:p></office:annotation>'
    data = build.package(build.p(f"{theirs}Send your <text:span>audited</text:span> accounts now."))
    made = amend(data, order(change(read(data), about="audited accounts")))

    inside = re.search(
        r'<office:annotation office:name="tc2">.*?</office:annotation>(.*?)<office:annotation-end', content(made)
    )
    assert inside is not None
    assert re.sub("<[^>]*>", "", inside[1]) == "audited accounts"
    assert theirs in content(made)
    assert (made.changed, made.commented) == (0, 1)


def test_every_member_that_no_amendment_touches_keeps_its_bytes_and_its_place() -> None:
    data = build.package(build.p("old"), styles="<office:styles/>", parts={"Pictures/a.svg": "<svg/>"})
    document = read(data)
    made = amend(data, order(change(document, (span_of(document, "old"), "new"))))
    before, now = parts_of(data), parts_of(made.data)

    assert {name for name in now if now[name] != before[name]} == {"content.xml"}
    assert list(now) == list(before)
    with zipfile.ZipFile(BytesIO(made.data)) as package:
        first = package.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert parts_of(amend(data, order()).data) == before


def test_the_same_order_gives_the_same_bytes() -> None:
    one, other = (amended(build.p("old"), "old", "new").data for _ in range(2))

    assert one == other


def test_words_of_a_header_are_changed_and_it_is_said_that_no_comment_stands_there() -> None:
    styles = (
        "<office:master-styles><style:master-page><style:header><text:p>old head</text:p></style:header>"
        "</style:master-page></office:master-styles>"
    )
    made = amended(build.p("Body"), "old", "new", styles=styles)

    assert "new head" in seen(made)
    assert parts_of(made.data)["styles.xml"].count(b"<style:header><text:tracked-changes ") == 1
    assert [one.reason for one in made.unplaced] == [
        "Changed without a comment, since LibreOffice takes no comments in headers and footers."
    ]


def test_words_in_a_text_box_are_left_and_the_comment_stands_beside_it() -> None:
    made = amended(build.p(f"Beside. {BOX.format(build.p('old words'))}"), "old words", "new words")

    assert "old words" in seen(made)
    assert [one.reason for one in made.unplaced] == ["Not changed in place, since the words stand in a text box."]
    assert re.search(r"</office:annotation><draw:frame>.*</draw:frame><office:annotation-end", content(made))


def test_words_of_a_footnote_are_changed_and_the_comment_stands_at_its_sign() -> None:
    made = amended(build.p(f"Text{FOOTNOTE.format(build.p('old words'))} goes on."), "old words", "new words")

    assert "new words" in seen(made)
    assert re.search(
        r"Text<office:annotation .*</office:annotation><text:note>.*</text:note><office:ann", content(made)
    )


def test_a_cell_that_the_file_repeats_is_left_alone() -> None:
    row = build.row(build.cell("old words", 'table:number-columns-repeated="2"'))
    made = amended(build.table(row), "old words", "new words")

    assert (made.changed, made.commented) == (0, 1)


def test_a_file_that_is_no_package_is_told() -> None:
    with pytest.raises(UnreadableDocument):
        amend(b"%PDF-1.4", order())


@pytest.mark.parametrize("payload", WORDS)
def test_hostile_words_are_words_in_text_and_comment(payload: str) -> None:
    def made_of(text: str) -> bytes:
        data = build.package(build.p("old words"))
        document = read(data)
        one = change(document, (span_of(document, "old"), text))
        note = (NoteLine(text), NoteLine(text, url="https://good.example/"))
        return parts_of(amend(data, order(Change(1, one.ends, one.rewordings, note, note))).data)["content.xml"]

    def kinds(part: bytes) -> set[str]:
        return {
            f"{element.tag.rpartition('}')[2]}{sorted(element.attrib)}" for element in etree.fromstring(part).iter()
        }

    text = etree.fromstring(made_of(payload)).itertext()
    assert not ACTING & set("".join(text))
    assert kinds(made_of(payload)) - {"line-break[]", "tab[]", "s[]"} == kinds(made_of("harmless")) - {"s[]"}
