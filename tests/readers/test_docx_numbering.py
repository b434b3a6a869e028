"""Numbers are compared with what Word and LibreOffice show for the same files."""

import pytest

from tendercheck.readers._numbers import formatted
from tests import build_docx as build

LEGAL = (
    build.level(0, "%1."),
    build.level(1, "%1.%2"),
    build.level(2, "%1.%2.%3"),
    build.level(3, "(%4)", "lowerLetter"),
)


def labels(numbering: str, *places: tuple[int, int], styles: str = "") -> list[str]:
    """The clauses of paragraphs in these (list, level) places."""
    body = "".join(build.numbered(f"Clause {index}", *place) for index, place in enumerate(places))
    drafts = build.composed(build.package(body, numbering=numbering, styles=styles)).drafts
    return [draft.clause for draft in drafts]


def test_levels_count_within_the_level_above():
    legal = build.definition(1, *LEGAL) + build.use(1, 1)
    assert labels(legal, (1, 0), (1, 1), (1, 2), (1, 2), (1, 3), (1, 3), (1, 1), (1, 2), (1, 0), (1, 1)) == [
        *("1.", "1.1", "1.1.1", "1.1.2", "(a)", "(b)", "1.2", "1.2.1", "2.", "2.1")
    ]


def test_a_clause_without_the_level_above_uses_its_number_up():
    legal = build.definition(1, *LEGAL) + build.use(1, 1)
    assert labels(legal, (1, 2), (1, 1), (1, 0), (1, 2), (1, 1)) == ["1.1.1", "1.2", "2.", "2.1.1", "2.2"]


def test_two_lists_of_one_definition_count_on_together():
    legal = build.definition(1, *LEGAL) + build.use(1, 1) + build.use(2, 1)
    assert labels(legal, (1, 0), (1, 1), (2, 0), (2, 1), (1, 1)) == ["1.", "1.1", "2.", "2.1", "2.2"]


def test_lists_of_two_definitions_count_apart():
    legal = build.definition(1, *LEGAL) + build.definition(2, *LEGAL) + build.use(1, 1) + build.use(2, 2)
    assert labels(legal, (1, 0), (2, 0), (1, 0), (2, 0)) == ["1.", "1.", "2.", "2."]


def test_a_start_override_starts_its_list_once():
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    legal = build.definition(1, *LEGAL) + build.use(1, 1) + build.use(2, 1, override)
    assert labels(legal, (1, 0), (1, 0), (2, 0), (2, 0), (1, 0), (2, 0)) == ["1.", "2.", "5.", "6.", "7.", "8."]


def test_an_override_may_replace_the_level():
    override = f'<w:lvlOverride w:ilvl="0">{build.level(0, "Part %1", "upperLetter")}</w:lvlOverride>'
    legal = build.definition(1, *LEGAL) + build.use(1, 1) + build.use(2, 1, override)
    assert labels(legal, (1, 0), (2, 0)) == ["1.", "Part B"]


@pytest.mark.parametrize(("restart", "expected"), [("", "2.1.1"), ("0", "2.1.2"), ("1", "2.1.1"), ("2", "2.1.1")])
def test_a_level_restarts_after_the_level_that_it_names(restart, expected):
    more = f'<w:lvlRestart w:val="{restart}"/>' if restart else ""
    numbering = build.definition(1, *LEGAL[:2], build.level(2, "%1.%2.%3", more=more)) + build.use(1, 1)
    assert labels(numbering, (1, 0), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2))[-1] == expected


def test_a_level_that_restarts_after_the_first_goes_on_after_the_second():
    third = build.level(2, "%1.%2.%3", more='<w:lvlRestart w:val="1"/>')
    numbering = build.definition(1, *LEGAL[:2], third) + build.use(1, 1)
    assert labels(numbering, (1, 0), (1, 1), (1, 2), (1, 1), (1, 2)) == ["1.", "1.1", "1.1.1", "1.2", "1.2.2"]


def test_legal_style_shows_figures_for_every_level():
    second = build.level(1, "%1.%2", more="<w:isLgl/>")
    numbering = build.definition(1, build.level(0, "Schedule %1", "upperRoman"), second) + build.use(1, 1)
    assert labels(numbering, (1, 0), (1, 1)) == ["Schedule I", "1.1"]


def test_a_bullet_gives_no_number_and_a_list_without_a_pattern_none_either():
    numbering = build.definition(1, build.level(0, "\uf0b7", "bullet"), build.level(1, "", "none")) + build.use(1, 1)
    assert labels(numbering, (1, 0), (1, 1)) == ["", ""]


def test_an_unknown_list_or_level_gives_no_number():
    numbering = build.definition(1, build.level(0, "%1.")) + build.use(1, 1) + build.use(2, 77)
    assert labels(numbering, (9, 0), (1, 5), (2, 0), (1, 0)) == ["", "", "", "1."]


def test_a_style_numbers_its_paragraphs_by_the_level_that_names_it():
    numbering = build.definition(
        1, build.level(0, "%1."), build.level(1, "%1.%2", more='<w:pStyle w:val="Clause"/>')
    ) + build.use(1, 1)
    styles = (
        '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/>'
        '<w:basedOn w:val="Clause"/></w:style>'
    )
    body = (
        build.numbered("Top")
        + build.paragraph("The Supplier shall insure.", '<w:pStyle w:val="Clause"/>')
        + build.paragraph("The Supplier shall pay.", '<w:pStyle w:val="Own"/>')
        + build.paragraph("No number.", '<w:pStyle w:val="Own"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    drafts = build.composed(build.package(body, numbering=numbering, styles=styles)).drafts
    assert [draft.clause for draft in drafts] == ["1.", "1.1", "1.2", ""]


def test_a_numbering_style_is_followed_to_its_definition():
    numbering = (
        build.definition(1, build.level(0, "Lot %1"), more='<w:styleLink w:val="Lots"/>')
        + build.definition(2, more='<w:numStyleLink w:val="Lots"/>')
        + build.use(1, 1)
        + build.use(2, 2)
    )
    assert labels(numbering, (2, 0), (1, 0)) == ["Lot 1", "Lot 2"]


def test_numbering_styles_and_styles_that_go_in_circles_end():
    numbering = build.definition(1, more='<w:styleLink w:val="A"/><w:numStyleLink w:val="A"/>') + build.use(1, 1)
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    assert labels(numbering, (1, 0), styles=styles) == [""]


def test_an_empty_paragraph_counts_but_makes_no_block():
    legal = build.definition(1, *LEGAL) + build.use(1, 1)
    body = build.numbered("First") + build.numbered("") + build.numbered("Third")
    drafts = build.composed(build.package(body, numbering=legal)).drafts
    assert [(draft.clause, draft.pieces[0].text) for draft in drafts] == [("1.", "First"), ("3.", "Third")]


def test_the_number_of_a_row_is_that_of_its_first_cell():
    legal = build.definition(1, *LEGAL) + build.use(1, 1)
    body = build.table(*(build.row(build.cell(build.numbered("")), text) for text in ("Turnover", "Insurance")))
    drafts = build.composed(build.package(body, numbering=legal)).drafts
    assert [draft.clause for draft in drafts] == ["1.", "2."]


def list_number(codes: str = "") -> str:
    """A LISTNUM field."""
    parts = ('<w:fldChar w:fldCharType="begin"/>', f"<w:instrText>LISTNUM {codes}</w:instrText>")
    return "".join(f"<w:r>{part}</w:r>" for part in (*parts, '<w:fldChar w:fldCharType="end"/>')) + build.run(" ")


def test_a_list_number_in_a_paragraph_without_a_number_is_of_the_list_that_every_word_has():
    content = list_number() + list_number("\\l 2") + list_number("NumberDefault \\l 2") + list_number("\\s 7")
    levels = list_number("LegalDefault") + list_number("LegalDefault \\l 2") + list_number("OutlineDefault \\l 1")
    assert build.texts(build.paragraph(content=content) + build.paragraph(content=levels)) == [
        "1) a) b) 7)",
        "1. 1.1. I.",
    ]


def test_a_list_number_in_a_numbered_paragraph_is_of_the_next_level_of_its_list():
    legal = build.definition(1, *LEGAL, more='<w:name w:val="Clauses"/>') + build.use(1, 1)
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = (
        build.numbered("Price")
        + build.paragraph("Pay", number, content=list_number() + list_number())
        + build.paragraph("Then", content=list_number("Clauses"))
    )
    read = build.document(body, numbering=legal)
    assert [(block.clause, read.quote(block.span)) for block in read.blocks] == [
        ("1.", "Price"),
        ("2.", "Pay2.1 2.2"),
        ("", "Then3."),
    ]


def test_a_list_number_that_was_deleted_does_not_count():
    body = build.paragraph(content=f"<w:del>{list_number()}</w:del>" + list_number())
    assert build.texts(body) == ["1)"]


def in_cells(*cells: str) -> list[tuple[str, str]]:
    """Clause and text of the rows of a table of one row."""
    legal = build.definition(1, *LEGAL) + build.use(1, 1)
    read = build.document(build.table(build.row(*cells)), numbering=legal)
    return [(block.clause, read.quote(block.span)) for block in read.blocks]


def test_each_number_in_a_cell_stands_before_its_paragraph():
    three = build.cell(build.numbered("Turnover") + build.numbered("Insurance") + build.numbered("Staff", level=1))
    assert in_cells(three, "60%") == [("1.", "1. Turnover\n2. Insurance\n2.1 Staff | 60%")]
    assert in_cells("Weight", three) == [("", "Weight | 1. Turnover\n2. Insurance\n2.1 Staff")]


def test_one_number_at_the_start_of_a_row_is_the_clause_of_the_row_and_not_in_its_text():
    assert in_cells(build.cell(build.numbered("Turnover") + build.paragraph("of the last year")), "60%") == [
        ("1.", "Turnover\nof the last year | 60%")
    ]
    assert in_cells("Weight", build.cell(build.numbered("Turnover"))) == [("", "Weight | 1. Turnover")]


def test_a_number_in_a_cell_is_in_no_paragraph_of_the_file():
    legal = build.definition(1, *LEGAL) + build.use(1, 1)
    read = build.document(build.table(build.row("a", build.cell(build.numbered("b")))), numbering=legal)
    places = [(read.quote(part.span), part.location.paragraph) for part in read.blocks[0].fragments]
    assert places == [("a", 0), ("1.", None), ("b", 1)]


def test_a_paragraph_that_is_not_shown_does_not_count():
    legal = build.definition(1, *LEGAL) + build.use(1, 1)
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    unseen = build.paragraph("", f"{number}<w:rPr><w:vanish/></w:rPr>", content=build.run("Gone", "<w:vanish/>"))
    run_in = build.paragraph("Run in", f"{number}<w:rPr><w:vanish/><w:specVanish/></w:rPr>")
    body = build.numbered("First") + unseen + run_in + build.numbered("Third")
    drafts = build.composed(build.package(body, numbering=legal)).drafts
    assert [draft.clause for draft in drafts] == ["1.", "", "2.", "3."]


@pytest.mark.parametrize(
    ("style", "numbers"),
    [
        ("decimal", {1: "1", 0: "0", 12: "12"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 28: "bb", 53: "aaa", 0: "0"}),
        ("upperLetter", {2: "B", 29: "CC"}),
        ("lowerRoman", {1: "i", 4: "iv", 9: "ix", 14: "xiv", 40: "xl", 1999: "mcmxcix", 0: "0", 4000: "4000"}),
        ("upperRoman", {6: "VI"}),
        ("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 21: "21st", 113: "113th"}),
        ("none", {3: ""}),
        ("chineseCounting", {3: "3"}),
    ],
)
def test_numbers_are_written_as_word_writes_them(style, numbers):
    assert {number: formatted(number, style) for number in numbers} == numbers
