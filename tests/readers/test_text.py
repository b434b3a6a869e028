from pathlib import Path

import pytest

from tendercheck.model.document import BlockKind, Document
from tendercheck.readers import text
from tests.build_file import document_of


def read_text(content: str | bytes) -> Document:
    data = content if isinstance(content, bytes) else content.encode()
    return document_of(text, data)


def blocks(document: Document) -> list[tuple[BlockKind, int, str]]:
    return [(block.kind, block.level, document.quote(block.span)) for block in document.blocks]


def test_wrapped_lines_are_one_paragraph_and_know_their_line_numbers() -> None:
    document = read_text("\nThe supplier must\nhold insurance.\n\nNext.")
    assert blocks(document) == [
        (BlockKind.PARAGRAPH, 0, "The supplier must hold insurance."),
        (BlockKind.PARAGRAPH, 0, "Next."),
    ]
    assert [fragment.location.paragraph for fragment in document.blocks[0].fragments] == [2, 3]


def test_headings_are_hashes_underlines_and_numbers_on_their_own() -> None:
    document = read_text("# Tender\n\nLots\n----\n\n2.1 Insurance\n\nThe supplier must hold it.")
    assert blocks(document) == [
        (BlockKind.HEADING, 1, "Tender"),
        (BlockKind.HEADING, 2, "Lots"),
        (BlockKind.HEADING, 2, "2.1 Insurance"),
        (BlockKind.PARAGRAPH, 0, "The supplier must hold it."),
    ]
    assert document.blocks[-1].heading_path == ("Tender", "2.1 Insurance")


def test_a_list_keeps_its_lead_and_its_nesting() -> None:
    document = read_text("Bidders must hold:\n\n- ISO 9001, or\n  its equal\n  - a copy\n- ISO 14001\n")
    assert [(block.kind, block.level, block.lead) for block in document.blocks] == [
        (BlockKind.PARAGRAPH, 0, None),
        (BlockKind.LIST_ITEM, 1, 0),
        (BlockKind.LIST_ITEM, 2, 0),
        (BlockKind.LIST_ITEM, 1, 0),
    ]
    assert document.quote(document.blocks[1].span) == "- ISO 9001, or its equal"


@pytest.mark.parametrize(
    "table", ["| Stage | Date |\n|---|---|\n| Award | 1 May 2026 |", "Stage | Date\n--- | ---\nAward | 1 May 2026"]
)
def test_a_pipe_table_is_rows_with_labels(table: str) -> None:
    document = read_text(table)
    assert [[(cell.label, document.quote(cell.span)) for cell in block.cells] for block in document.blocks] == [
        [("", "Stage"), ("", "Date")],
        [("Stage", "Award"), ("Date", "1 May 2026")],
    ]


def test_two_columns_without_a_rule_are_labels_and_values() -> None:
    document = read_text("Tender deadline | 1 May 2026\nAward | 1 June 2026")
    assert [cell.label for block in document.blocks for cell in block.cells] == ["", "", "", ""]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    assert read_text("Insurance of £5m \u2013 at least.".encode(encoding)).text == "Insurance of £5m \u2013 at least."


@pytest.mark.parametrize(
    "data", [b"", b"\x00\x01\x02", b"%PDF-1.7", b"PK\x03\x04", rb"{\rtf1}", b"<html>", b'{"ocid": 1}']
)
def test_what_is_no_text_is_left_alone(data: bytes) -> None:
    assert text.recognises(data) is False


def test_a_markdown_declaration_from_the_corpus_is_read_whole() -> None:
    path = Path(__file__).resolve().parents[3] / "shared/corpus/tenders/ccs-g-cloud-12-supplier-declaration.md"
    if not path.is_file():
        pytest.skip(f"THE CORPUS IS ABSENT: {path}")
    document = read_text(path.read_bytes())
    words = set(path.read_text().replace("#", " ").replace("*", " ").split())
    assert len(words - set(document.text.split())) < 0.02 * len(words)


def test_marks_of_markdown_inside_a_line_go_and_its_words_stay() -> None:
    document = read_text(
        "**Reply by:** *noon*, see [the portal](https://example.org/a_(b)) or <https://example.org>.\n\n"
        "Use `code`, 2 \\* 3 and 5 * 4 * 3 [insert date] <insert name><br>___\n\n![A map](map.png)\n"
    )
    assert document.text.split("\n") == [
        "Reply by: noon, see the portal or https://example.org.",
        "Use code, 2 * 3 and 5 * 4 * 3 [insert date] <insert name> ___",
        "A map",
    ]


def test_fields_in_front_are_rows_and_a_rule_in_front_is_none() -> None:
    assert blocks(read_text("---\ntitle: 'Tender'\nclosing date: 5 May 2026\n---\n# Scope")) == [
        (BlockKind.TABLE_ROW, 0, "title | Tender"),
        (BlockKind.TABLE_ROW, 0, "closing date | 5 May 2026"),
        (BlockKind.HEADING, 1, "Scope"),
    ]
    assert blocks(read_text("---\nSome words.\n\n---\nMore.")) == [
        (BlockKind.PARAGRAPH, 0, "Some words."),
        (BlockKind.PARAGRAPH, 0, "More."),
    ]


def test_code_is_kept_line_by_line_and_makes_no_headings() -> None:
    assert blocks(read_text("Run:\n```sh\n# not a heading\n- no item\n\na | b\n```\nDone.\n~~~\nopen")) == [
        (BlockKind.PARAGRAPH, 0, "Run:"),
        (BlockKind.PARAGRAPH, 0, "# not a heading\n- no item\na | b"),
        (BlockKind.PARAGRAPH, 0, "Done."),
        (BlockKind.PARAGRAPH, 0, "open"),
    ]


def test_comments_are_not_seen() -> None:
    assert read_text("<!-- a\nb -->\nText\n<!-- c -->\nmore <!-- d --> words").text == "Text more words"
    assert read_text("Text\n<!-- never closed\nmore").text == "Text <!-- never closed more"


def test_a_cell_may_hold_a_bar() -> None:
    document = read_text("| Name | Value |\n|---|---|\n| a \\| b | **c** |\n")
    assert [document.quote(cell.span) for cell in document.blocks[1].cells] == ["a | b", "c"]
    assert [cell.label for cell in document.blocks[1].cells] == ["Name", "Value"]
