from pathlib import Path

import pytest

from tendercheck.model.document import BlockKind, Condition, Document, Mark, Place
from tendercheck.readers import html, read, text
from tests.build_file import document_of

PARAGRAPH, ITEM, HEADING, ROW = BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.TABLE_ROW


def document(body: str) -> Document:
    data = f"<!DOCTYPE html><html><head><title>Tab</title></head><body>{body}</body></html>".encode()
    return document_of(html, data)


def blocks(body: str) -> list[tuple[BlockKind, str, str]]:
    read_back = document(body)
    return [(block.kind, block.clause, read_back.quote(block.span)) for block in read_back.blocks]


def test_headings_paragraphs_and_words_inside_a_line() -> None:
    body = "<h1>Tender</h1>Loose <p>Bids <b>are</b> d<i>ue</i><br>on&nbsp;Monday.<p>Next <a href='x'>link</a></p> tail"
    assert blocks(body) == [
        (HEADING, "", "Tender"),
        (PARAGRAPH, "", "Loose"),
        (PARAGRAPH, "", "Bids are due on Monday."),
        (PARAGRAPH, "", "Next link"),
        (PARAGRAPH, "", "tail"),
    ]
    assert document(body).blocks[2].heading_path == ("Tender",)


def test_lists_have_numbers_and_depths() -> None:
    body = "<ol start='3'><li>three<p>more of it</p></li><li value='7'>seven<ul><li>inner</li></ul></li></ol>"
    body += "<ol type='a'><li>letter</ol>"
    assert blocks(body) == [
        (ITEM, "3.", "three"),
        (PARAGRAPH, "", "more of it"),
        (ITEM, "7.", "seven"),
        (ITEM, "", "inner"),
        (ITEM, "a.", "letter"),
    ]
    assert [block.level for block in document(body).blocks] == [1, 0, 1, 2, 1]


def test_tables_have_labels_and_spans_come_once() -> None:
    body = (
        "<table><caption>Lots</caption><tfoot><tr><td>Sum<td>9<td>x</tfoot>"
        "<thead><tr><th>Lot<th colspan=2>Value</thead>"
        "<tr><td rowspan='2'>North<td>£1<td>£2<tr><td>£3<td>£4</table>"
    )
    read_back = document(body)
    assert [read_back.quote(block.span) for block in read_back.blocks] == [
        "Lots",
        "Lot | Value",
        "North | £1 | £2",
        "£3 | £4",
        "Sum | 9 | x",
    ]
    assert [cell.label for cell in read_back.blocks[3].cells] == ["Value", "Value"]


def test_names_down_the_side_are_no_head() -> None:
    read_back = document("<table><tr><th>Deadline<td>5 May 2026<tr><th>Value<td>£5</table>")
    assert [[cell.label for cell in block.cells] for block in read_back.blocks] == [["", ""], ["", ""]]


def test_a_table_that_lays_out_a_page_is_walked_through() -> None:
    body = "<table><tr><td><h2>Left</h2><p>Words.</p><td><table><tr><td>a<td>b</table></table>"
    assert blocks(body) == [(HEADING, "", "Left"), (PARAGRAPH, "", "Words."), (ROW, "", "a | b")]


def test_terms_and_what_is_said_of_them_make_rows() -> None:
    body = "<dl><div><dt>Value</dt><dd>£5<p>VAT included</p></dd></div><dt>Days</dt><dd>one</dd><dd>two<dd>three</dl>"
    assert blocks(body) == [(ROW, "", "Value | £5\nVAT included"), (ROW, "", "Days | one | two\nthree")]


def test_what_no_visitor_sees_is_left_out_and_what_is_folded_away_is_read() -> None:
    body = (
        "<script>x</script><style>y</style><template>z</template><noscript>n</noscript><p hidden>gone</p><!-- no -->"
        "<details><summary>More</summary>Folded</details>"
    )
    assert (document(body).text, document(body).marks) == ("More\nFolded", ())
    hidden = document("<p>Seen</p><p style='display: none'>Unseen</p>")
    assert (hidden.text, hidden.marks) == ("Seen\nUnseen", (Mark.HIDDEN_TEXT,))


def test_what_frames_every_page_is_no_text_that_speaks() -> None:
    read_back = document(
        "<header>Council</header><nav>Home</nav><main><header>Tender</header>Text</main><footer>©</footer>"
    )
    assert [(block.kind, block.place) for block in read_back.blocks] == [
        (BlockKind.HEADER, Place.RUNNING_HEAD),
        (PARAGRAPH, Place.RUNNING_HEAD),
        (PARAGRAPH, Place.BODY),
        (PARAGRAPH, Place.BODY),
        (BlockKind.FOOTER, Place.RUNNING_HEAD),
    ]


def test_lines_of_preformatted_text_stay_lines() -> None:
    assert document("<pre>one\n  two  three\n\nfour</pre>").text == "one\ntwo three\nfour"


@pytest.mark.parametrize(
    "data",
    [
        "<html><p>Price: £5 – naïve</p></html>".encode(),
        b"\xef\xbb\xbf" + "<html><p>Price: £5 – naïve</p></html>".encode(),
        "<html><p>Price: £5 – naïve</p></html>".encode("cp1252"),
        "<html><p>Price: £5 – naïve</p></html>".encode("utf-16"),
        "<html><meta charset='windows-1252'><p>Price: £5 – naïve</p></html>".encode("cp1252"),
        "<html><meta charset='iso-8859-1'><p>Price: £5 – naïve</p></html>".encode("cp1252"),
        "<html><meta charset='no-such'><p>Price: £5 – naïve</p></html>".encode(),
        "<html><meta charset='utf-16'><p>Price: £5 – naïve</p></html>".encode(),
        "<html><meta charset='hex'><p>Price: £5 – naïve</p></html>".encode(),
        "<?xml version='1.0' encoding='utf-8'?><!-- c --><html><p>Price: £5 – naïve</p></html>".encode(),
    ],
)
def test_letters_are_those_that_a_browser_shows(data: bytes) -> None:
    assert document_of(html, data).text == "Price: £5 – naïve"


@pytest.mark.parametrize(
    "data",
    [
        b"<!-- a comment -->\n# Tender\n\nBids are due.",
        b"<div align='center'>\n\n# Tender\n</div>",
        b"# Tender with <html> in it",
        b"[1] Scope of the tender",
        b"{name} must sign",
        b"<!-- a -->" * 2_000 + b"text",
    ],
)
def test_text_that_begins_with_markup_stays_text(data: bytes) -> None:
    assert (html.recognises(data), text.recognises(data)) == (False, True)


@pytest.mark.parametrize(
    ("data", "condition"),
    [
        (b"<!DOCTYPE html><p>Text", Condition.OK),
        (b'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://x/y.dtd"><html><p>Text', Condition.OK),
        (b"<!DOCTYPE html><script>x</script>", Condition.BLANK),
        (b"<html></html>", Condition.BLANK),
        (b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><p>&x;</html>', Condition.DTD_FORBIDDEN),
        (b"<html>" + b"<div>" * 100_000 + b"x", Condition.MALFORMED),
        (b"<html>" + b"<div>" * 190 + b"x", Condition.OK),
        (b"<html>" + b"<ul><li>" * 90 + b"x", Condition.OK),
        (b"<html><table>" + b"<tr><td rowspan=65000 colspan=1000>x" * 500, Condition.OK),
        (b"<html>\0<p>a\0b</p>", Condition.OK),
    ],
)
def test_a_hostile_page_ends_in_a_named_condition(data: bytes, condition: Condition, tmp_path: Path) -> None:
    path = tmp_path / "tender.html"
    path.write_bytes(data)
    found = read(path)
    assert (found.type, found.condition) == ("html", condition), found.detail
