"""Files that Word takes into the text when it opens the document."""

import pytest

from tendercheck.model.document import BlockKind, Condition, Coverage, Mark
from tests import build_docx as build

PAGE = (
    "<!DOCTYPE html><html><head><title>Not seen</title><style>p {}</style></head><body><h2>Insurance</h2>Hold<br>"
    "<b>£5</b>m.<p>Or <i>more</i>.</p><ul><li>public</li><li>employers'</li></ul>"
    "<table><tr><th>Lot</th><th>Price</th></tr><tr><td>1</td><td></td></tr></table><script>no()</script></body></html>"
)
READ = [
    (BlockKind.PARAGRAPH, "Before."),
    (BlockKind.HEADING, "Insurance"),
    (BlockKind.PARAGRAPH, "Hold £5m."),
    (BlockKind.PARAGRAPH, "Or more."),
    (BlockKind.LIST_ITEM, "public"),
    (BlockKind.LIST_ITEM, "employers'"),
    (BlockKind.TABLE_ROW, "Lot | Price"),
    (BlockKind.TABLE_ROW, "1 | "),
    (BlockKind.PARAGRAPH, "After."),
]
MESSAGE = (
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
    "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + PAGE + "\n--b--\n"
)


def taking_in(held: str | bytes, *, at: str = "xaFChunk") -> bytes:
    """A document that takes in `held` between two paragraphs."""
    body = build.paragraph("Before.") + f'<w:altChunk r:id="{at}"/>' + build.paragraph("After.")
    link = build.link("aFChunk", "chunk.bin")
    return build.package(body, links=link, files={"word/chunk.bin": held})


def read(data: bytes) -> list[tuple[BlockKind, str]]:
    """Kind and text of every block."""
    document = build.read(data)
    return [(block.kind, document.quote(block.span)) for block in document.blocks]


@pytest.mark.parametrize("held", ["\ufeff" + PAGE, MESSAGE], ids=["page", "message"])
def test_a_web_page_stands_where_it_is_taken_in(held):
    assert read(taking_in(held)) == READ


def test_a_page_that_is_taken_in_keeps_its_numbers_its_columns_and_what_it_hides():
    page = (
        "<ol start='4'><li>Insure.</ol><p style='display:none'>Unseen</p>"
        "<table><tr><th>Lot<th>Price<tr><td>North<td>£5</table>"
    )
    document = build.read(taking_in(f"<html>{page}"))
    assert document.blocks[1].clause == "4."
    assert [cell.label for cell in document.blocks[4].cells] == ["Lot", "Price"]
    assert document.marks == (Mark.HIDDEN_TEXT,)


def test_plain_text_is_taken_in_line_by_line():
    assert read(taking_in("One.\n\n  Two.  ")) == [
        (BlockKind.PARAGRAPH, text) for text in ("Before.", "One.", "Two.", "After.")
    ]


def test_a_word_file_is_taken_in_with_its_notes_and_numbers_and_without_its_heads():
    numbering = build.definition(1, build.level(0, "%1.")) + build.use(1, 1)
    inside = build.package(
        build.numbered("The Supplier shall insure."),
        numbering=numbering,
        parts={
            "header1": build.paragraph("Head"),
            "footnotes": f'<w:footnote w:id="2">{build.paragraph("Note.")}</w:footnote>',
        },
    )
    document = build.read(taking_in(inside))
    assert [(block.kind, block.clause, document.quote(block.span)) for block in document.blocks] == [
        (BlockKind.PARAGRAPH, "", "Before."),
        (BlockKind.PARAGRAPH, "1.", "The Supplier shall insure."),
        (BlockKind.NOTE, "", "Note."),
        (BlockKind.PARAGRAPH, "", "After."),
    ]


@pytest.mark.parametrize(
    ("data", "unread"),
    [
        (taking_in("{\\rtf1 Text}"), "word/chunk.bin (a file of another format inside the text)"),
        (taking_in("x", at="none"), "a file that word/document.xml takes in (it is not in the package)"),
        (taking_in(taking_in(taking_in("x"))), "word/chunk.bin (a file of another format inside the text)"),
    ],
    ids=["rich text", "absent", "Word files three deep"],
)
def test_a_file_taken_in_that_is_not_read_is_named(data, unread):
    composition = build.composed(data)
    assert composition.condition is Condition.OK_PARTIAL
    assert composition.coverage == Coverage("part", 1, 2, (unread,))
