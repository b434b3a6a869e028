"""Amendments in a DOCX: what stands when they are accepted, what when they are rejected, and what is not touched."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from tendercheck.amending.formats.docx import amend
from tendercheck.amending.order import Change, NoteLine, Rewording
from tendercheck.amending.placing import place_of
from tendercheck.errors import UnreadableDocument
from tendercheck.model.fixes import Amended, Unplaced
from tendercheck.model.location import Span
from tendercheck.readers._docx.markup import W
from tendercheck.readers._wishes import Changes
from tests import build_docx as build
from tests.build_fixes import ELSE, NOTE, after, change, order, parts_of, span_of, standing
from tests.writers.payloads import WORDS

BOLD = "<w:b/>"


def amended(body: str, words: str, text: str, **held: str) -> Amended:
    """The package of the body with the words replaced."""
    data = build.package(body, **held)  # type: ignore[arg-type]
    document = build.read(data)
    return amend(data, order(change(document, (span_of(document, words), text))))


def seen(made: Amended, changes: Changes) -> list[str]:
    return standing(build.read(made.data, changes))


def main_part(made: Amended) -> str:
    return parts_of(made.data)["word/document.xml"].decode()


def test_accepting_gives_the_new_words_and_rejecting_the_old() -> None:
    made = amended(build.paragraph("Hold cover of £10 million now."), "£10 million", "£2 million")

    assert seen(made, Changes.ACCEPTED) == ["Hold cover of £2 million now."]
    assert seen(made, Changes.REJECTED) == ["Hold cover of £10 million now."]
    assert (made.changed, made.commented, made.unplaced) == (1, 1, ())


def test_words_in_several_runs_keep_the_formatting_of_each_and_new_ones_get_that_of_the_first() -> None:
    body = build.paragraph(content=build.run("Hold ") + build.run("ten", BOLD) + build.run(" million", "<w:i/>"))
    made = amended(body, "ten million", "two million")

    assert seen(made, Changes.ACCEPTED) == ["Hold two million"]
    deletion = re.search(r"<w:del .*?</w:del>", main_part(made))
    assert deletion is not None
    assert deletion[0].count("<w:b/>") == deletion[0].count("<w:i/>") == 1
    assert re.search(r"<w:ins [^>]*><w:r><w:rPr><w:b/></w:rPr><w:t[^>]*>two million</w:t></w:r>", main_part(made))


@pytest.mark.parametrize(
    "content",
    [
        f'<w:hyperlink r:id="x">{build.run("see the old price here")}</w:hyperlink>',
        build.control(build.run("see the old price here")),
        build.inserted(build.run("see the old price here")),
        build.run("see the ") + build.deleted("very ") + build.run("old price here"),
        build.run("see the old") + "<w:bookmarkStart w:id='7' w:name='b'/>" + build.run(" price here"),
        '<w:r><w:t xml:space="preserve">see the old</w:t><w:tab/><w:t>price here</w:t></w:r>',
    ],
    ids=["link", "control", "their insertion", "their deletion", "bookmark", "tab"],
)
def test_words_are_changed_wherever_they_stand(content: str) -> None:
    body = build.paragraph("Before. ", content=content)
    made = amended(body, "old price", "new fee")

    assert seen(made, Changes.SENT) == ["Before. see the new fee here"]
    assert seen(made, Changes.REJECTED) == standing(build.document(body, Changes.REJECTED))


def test_our_words_stay_when_the_insertion_that_they_stand_in_is_rejected() -> None:
    body = build.paragraph("Send ", content=build.inserted(build.run("two copies by post")))
    document = build.document(body)
    made = amend(build.package(body), order(change(document, (after(document, "two copies"), " or one file"))))

    outer = re.findall(r"<w:ins(?: w:id=\"\d+\")?>(.*?)</w:ins>", main_part(made))
    assert [re.sub("<[^>]*>", "", part) for part in outer] == ["two copies", " by post"]
    assert seen(made, Changes.SENT) == ["Send two copies or one file by post"]


def test_several_changes_of_a_paragraph_do_not_shift_each_other() -> None:
    data = build.package(build.paragraph("one two three four"))
    document = build.read(data)
    first = change(document, (span_of(document, "one"), "1"), (span_of(document, "four"), "4"))
    second = change(document, (after(document, "two"), " and a half"), number=2)
    made = amend(data, order(first, second))

    assert seen(made, Changes.ACCEPTED) == ["1 two and a half three 4"]
    assert seen(made, Changes.REJECTED) == ["one two three four"]
    assert (made.changed, made.commented) == (2, 2)


def test_words_may_come_first_in_a_paragraph_and_line_breaks_go_with_them() -> None:
    data = build.package(build.paragraph("the bid"))
    document = build.read(data)
    made = amend(data, order(change(document, (Span(0, 0), "For\tnow:\n"))))

    assert "For</w:t><w:tab/><w:t" in main_part(made)
    assert seen(made, Changes.ACCEPTED) == ["For now: the bid"]


def test_a_paragraph_that_loses_all_its_words_goes_with_its_number() -> None:
    body = build.numbered("Send accounts.") + build.numbered("Send a plan.")
    numbering = build.definition(0, build.level(0, "%1.")) + build.use(1, 0)
    made = amended(body, "Send accounts.", "", numbering=numbering)
    read = build.read(made.data, Changes.ACCEPTED)

    assert standing(read) == ["Send a plan."]
    assert [block.clause for block in read.blocks if block.kind != "comment"] == ["1."]
    assert seen(made, Changes.REJECTED) == ["Send accounts.", "Send a plan."]


def test_the_only_paragraph_of_a_cell_keeps_its_end() -> None:
    made = amended(build.table(build.row("Send accounts.", "Yes")), "Send accounts.", "")

    assert seen(made, Changes.ACCEPTED) == ["| Yes"] or seen(made, Changes.ACCEPTED) == [" | Yes"]
    assert "<w:rPr><w:del" not in main_part(made)


def test_words_of_a_field_are_left_and_the_wording_stands_in_the_comment() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + build.run("clause 4")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )  # fmt: skip
    made = amended(build.paragraph("Under ", content=field + build.run(" only")), "clause 4 only", "clause 5")

    assert seen(made, Changes.SENT) == ["Under clause 4 only"]
    reason = "Not changed in place, since the words come from a field, a formula or a drawing."
    assert (made.changed, made.commented, made.unplaced) == (0, 1, (Unplaced(1, reason),))
    assert ELSE[0].text in parts_of(made.data)["word/comments.xml"].decode()
    assert NOTE[0].text not in parts_of(made.data)["word/comments.xml"].decode()


def test_a_change_is_made_whole_or_not_at_all() -> None:
    data = build.package(build.paragraph("one two") + build.paragraph("three"))
    document = build.read(data)
    over = Rewording(place_of(Span(4, 9), document), "x")
    kept = Rewording(place_of(span_of(document, "one"), document), "1")
    made = amend(data, order(Change(1, (kept.place, kept.place), (kept, over), NOTE, ELSE)))

    assert seen(made, Changes.ACCEPTED) == ["one two", "three"]
    assert [one.reason for one in made.unplaced] == [
        "Not changed in place, since the words run over more than one paragraph."
    ]


def test_a_comment_stands_at_its_passage_beside_those_that_were_there() -> None:
    theirs = '<w:comment w:id="3" w:author="Ann"><w:p><w:r><w:t>Mine</w:t></w:r></w:p></w:comment>'
    data = build.package(build.paragraph("Send your audited accounts now."), parts={"comments": theirs})
    document = build.read(data)
    made = amend(data, order(change(document, about="audited accounts")))
    comments = parts_of(made.data)["word/comments.xml"].decode()

    assert re.findall(r'<w:comment w:id="(\d+)" w:author="(\w+)"', comments) == [("3", "Ann"), ("4", "tendercheck")]
    _, _, inside = main_part(made).partition('<w:commentRangeStart w:id="4"/>')
    assert re.sub("<[^>]*>", "", inside.partition('<w:commentRangeEnd w:id="4"/>')[0]) == "audited accounts"
    assert seen(made, Changes.SENT) == ["Send your audited accounts now."]
    assert (made.changed, made.commented) == (0, 1)


def test_every_part_that_no_amendment_touches_keeps_its_bytes() -> None:
    files = {"word/media/a.png": b"\x89PNG", "docProps/app.xml": "<Properties/>"}
    data = build.package(
        build.paragraph("old"), styles=build.STYLES, parts={"header1": build.paragraph("H")}, files=files
    )
    document = build.read(data)
    before, now = parts_of(data), parts_of(amend(data, order(change(document, (span_of(document, "old"), "new")))).data)

    touched = {name for name in now if now[name] != before.get(name)}
    assert touched == {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert list(now)[: len(before)] == list(before)


def test_the_same_order_gives_the_same_bytes() -> None:
    one, other = (amended(build.paragraph("old"), "old", "new").data for _ in range(2))

    assert one == other


def test_words_of_a_header_are_changed_and_it_is_said_that_no_comment_stands_there() -> None:
    links = build.link("header", "header1.xml")
    data = build.package(build.paragraph("Body"), parts={"header1": build.paragraph("old head")}, links=links)
    document = build.read(data)
    made = amend(data, order(change(document, (span_of(document, "old"), "new"))))

    assert "new head" in seen(made, Changes.ACCEPTED)
    assert made.commented == 0
    assert [one.reason for one in made.unplaced] == [
        "Changed without a comment, since Word takes no comments in headers, footers and notes."
    ]


def test_words_in_a_text_box_are_left_and_the_comment_stands_beside_it() -> None:
    body = build.paragraph("Beside. ", content=build.text_box(build.paragraph("old words")))
    made = amended(body, "old words", "new words")

    assert "old words" in seen(made, Changes.ACCEPTED)
    assert (made.changed, made.commented) == (0, 1)


def test_a_file_that_is_no_package_is_told() -> None:
    with pytest.raises(UnreadableDocument):
        amend(b"%PDF-1.4", order())


def test_a_strict_file_is_refused_with_what_to_do() -> None:
    data = build.package(build.paragraph("old words"), namespace=build.STRICT)
    with pytest.raises(UnreadableDocument, match=r"Strict form of Word's format, .* save it in Word as a usual"):
        amend(data, order(change(build.read(data), about="old")))


@pytest.mark.parametrize("payload", WORDS)
def test_hostile_words_are_words_in_text_and_comment(payload: str) -> None:
    def kinds(text: str) -> set[str]:
        data = build.package(build.paragraph("old words"))
        document = build.read(data)
        one = change(document, (span_of(document, "old"), text))
        note = (NoteLine(text), NoteLine(text, url="https://good.example/"))
        made = amend(data, order(Change(1, one.ends, one.rewordings, note, note)))
        parts = (etree.fromstring(part) for name, part in parts_of(made.data).items() if name.startswith("word/"))
        return {f"{element.tag}{sorted(element.attrib)}" for root in parts for element in root.iter()}

    assert kinds(payload) - {f"{W}br[]", f"{W}tab[]"} == kinds("harmless")
