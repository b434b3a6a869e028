"""What Word draws and the text does not spell: fields without a result, boxes to tick, symbols, formulas, drawings."""

import pytest

from tendercheck.model.document import BlockKind, Mark
from tests import build_docx as build


def field(codes: str, result: str | None = None, form: str = "") -> str:
    """A field in runs; without a `result` Word draws what the codes name."""
    parts = [f'<w:fldChar w:fldCharType="begin">{form}</w:fldChar>', f"<w:instrText>{codes}</w:instrText>"]
    if result is not None:
        parts += ['<w:fldChar w:fldCharType="separate"/>', f"<w:t>{result}</w:t>"]
    return "".join(f"<w:r>{part}</w:r>" for part in (*parts, '<w:fldChar w:fldCharType="end"/>'))


def form(content: str) -> str:
    """The w:ffData of a field of a form."""
    return f"<w:ffData>{content}</w:ffData>"


CHOICE = '<w:ddList>{}<w:listEntry w:val="Red"/><w:listEntry w:val="Amber"/></w:ddList>'


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (field("FORMTEXT", "Leeds", form("<w:textInput/>")), "Leeds"),
        (field("FORMCHECKBOX", None, form('<w:checkBox><w:default w:val="1"/></w:checkBox>')), "☒"),
        (field("FORMCHECKBOX", "", form('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>')), "☐"),
        (field("FORMDROPDOWN", None, form(CHOICE.format('<w:result w:val="1"/>'))), "Amber"),
        (field("FORMDROPDOWN", None, form(CHOICE.format(""))), "Red"),
        (field("MACROBUTTON DoFieldClick [Your name]"), "[Your name]"),
        (field("SYMBOL 252 \\f Wingdings \\s 10"), "✓"),
        (field("SYMBOL 163"), "£"),
        (field("EQ \\a \\al (Milk,Eggs)"), "Milk Eggs"),
        (field("SYMBOL 163", "€"), "€"),
        (field("XE &quot;Index entry&quot;"), ""),
        (field("DATE", "1 May 2025"), "1 May 2025"),
    ],
)
def test_a_field_shows_its_result_or_what_word_draws_for_it(content, shown):
    assert build.texts(build.paragraph("It says:", content=content)) == [f"It says:{shown}"]


def test_a_box_in_a_content_control_and_a_choice_show_what_they_hold():
    ticked = build.control(build.run("☒"), '<w14:checkbox xmlns:w14="x"><w14:checked w14:val="1"/></w14:checkbox>')
    choice = build.control(build.run("Amber"), '<w:dropDownList><w:listItem w:value="Red"/></w:dropDownList>')
    date = build.control(build.run("1 May 2025"), '<w:date w:fullDate="2025-05-01T00:00:00Z"/>')
    body = build.paragraph(content=ticked + build.run(" ") + choice + build.run(" ") + date)
    assert build.texts(body) == ["☒ Amber 1 May 2025"]


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "F06F", "☐"),
        ("Wingdings", "FC", "✓"),
        ("Wingdings 2", "F052", "☑"),
        ("Symbol", "F0A3", "≤"),
        ("Symbol", "F0B7", "•"),
        ("Arial", "00A3", "£"),
        ("Arial", "12G", ""),
    ],
)
def test_a_symbol_is_the_sign_of_its_font(font, code, shown):
    sign = f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
    assert build.texts(build.paragraph("At", content=sign)) == [f"At{shown}"]


def maths(content: str) -> str:
    """A formula; "text" stands for a run of it."""
    return f"<m:oMath>{content}</m:oMath>"


def term(text: str) -> str:
    """A run of a formula."""
    return f"<m:r><m:t>{text}</m:t></m:r>"


FRACTION = f"<m:f><m:num>{term('lowest')}</m:num><m:den>{term('price')}</m:den></m:f>"
SUM = f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:e>{term("x")}</m:e></m:nary>'


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (FRACTION + term(" × 60"), "lowest/price × 60"),
        (f"<m:d><m:e>{term('a')}</m:e><m:e>{term('b')}</m:e></m:d>", "(a|b)"),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{term("a")}</m:e></m:d>', "[a]"),
        (SUM, "∑x"),
        (f"<m:rad><m:e>{term('2')}</m:e></m:rad>", "√(2)"),
        (f"<m:eqArr><m:e>{term('a')}</m:e><m:e>{term('b')}</m:e></m:eqArr>", "a b"),
        (term("a") + f"<w:del>{term('b')}</w:del><w:ins>{term('c')}</w:ins>", "ac"),
    ],
)
def test_a_formula_has_the_signs_that_word_draws(content, shown):
    assert build.texts(build.paragraph("Score =", content=maths(content)))[0] == f"Score = {shown}"


def test_base_and_ruby_are_both_read():
    ruby = f"<w:r><w:ruby><w:rt>{build.run('kan')}</w:rt><w:rubyBase>{build.run('漢')}</w:rubyBase></w:ruby></w:r>"
    assert build.texts(build.paragraph(content=ruby)) == ["kan漢"]


def test_drawn_letters_and_text_drawn_without_a_box_are_read_where_they_hang():
    lettering = '<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>'
    drawing = "<w:r><w:drawing><a:p><a:r><a:t>Stage </a:t></a:r><a:r><a:t>1</a:t></a:r></a:p></w:drawing></w:r>"
    body = build.paragraph("Anchor.", content=lettering + drawing)
    assert build.blocks(body) == [
        (BlockKind.PARAGRAPH, "Anchor."),
        (BlockKind.TEXT_BOX, "DRAFT"),
        (BlockKind.TEXT_BOX, "Stage 1"),
    ]


SERIES = (
    "<c:ser><c:tx><c:strRef><c:strCache><c:pt><c:v>{}</c:v></c:pt></c:strCache></c:strRef></c:tx><c:cat><c:strRef>"
    "<c:strCache><c:pt><c:v>2024</c:v></c:pt><c:pt><c:v>2025</c:v></c:pt></c:strCache></c:strRef></c:cat></c:ser>"
)


@pytest.mark.parametrize(("legend", "named"), [("<c:legend/>", ["Goods", "Works"]), ("", [])])
def test_a_chart_shows_its_title_its_categories_once_and_its_series_in_a_legend(legend, named):
    title = "<c:title><a:p><a:r><a:t>Spend</a:t></a:r></a:p></c:title>"
    drawn = f'<c:c xmlns:c="x">{title}{SERIES.format("Goods")}{SERIES.format("Works")}{legend}</c:c>'
    read = build.texts(build.paragraph("Body."), parts={"chart1": "!" + build.xml("chart", drawn)})
    assert read == ["Body.", "Spend", *named, "2024", "2025"]


def test_a_chart_may_name_its_series_itself_and_numbers_on_its_axis_are_left_to_their_format():
    axis = "<c:cat><c:numRef><c:numCache><c:pt><c:v>45000</c:v></c:pt></c:numCache></c:numRef></c:cat>"
    drawn = f'<c:c xmlns:c="x"><c:ser><c:tx><c:v>Goods</c:v></c:tx>{axis}</c:ser><c:legend/></c:c>'
    assert build.texts(build.paragraph("Body."), parts={"chart1": "!" + build.xml("chart", drawn)}) == [
        "Body.",
        "Goods",
    ]


def test_replies_to_comments_are_read_and_the_building_blocks_of_a_template_are_not():
    parts = {
        "comments": "".join(
            f'<w:comment w:id="{number}">{build.paragraph(text)}</w:comment>'
            for number, text in enumerate(("Too short?", "Yes."))
        ),
        "glossaryDocument1": f"<w:docParts><w:docPart>{build.paragraph('Click to enter.')}</w:docPart></w:docParts>",
    }
    assert build.texts(build.paragraph("Body."), parts=parts) == ["Body.", "Too short?", "Yes."]


WHITE = '<w:color w:val="FFFFFF"/>'
DARK = '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'
PAPER = '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>'
STYLE = f'<w:style w:type="paragraph" w:styleId="Band"><w:name w:val="Band"/><w:pPr>{DARK}</w:pPr></w:style>'


def hides(body: str) -> bool:
    """Whether the document is marked as holding text that nobody sees."""
    read = build.document(body, styles=STYLE)
    assert "Text" in read.text
    return read.marks == (Mark.HIDDEN_TEXT,)


@pytest.mark.parametrize(
    ("body", "hidden"),
    [
        pytest.param(build.paragraph(content=build.run("Text", "<w:vanish/>")), True, id="hidden"),
        pytest.param(build.paragraph(content=build.run("Text", '<w:vanish w:val="0"/>')), False, id="hidden no more"),
        pytest.param(build.paragraph(content=build.run("Text", '<w:sz w:val="2"/>')), True, id="one point"),
        pytest.param(build.paragraph(content=build.run("Text", '<w:sz w:val="16"/>')), False, id="eight points"),
        pytest.param(build.paragraph(content=build.run("Text", WHITE)), True, id="white"),
        pytest.param(build.paragraph(content=build.run("Text", WHITE + PAPER)), True, id="white on paper"),
        pytest.param(build.paragraph(content=build.run("Text", WHITE + DARK)), False, id="white on dark letters"),
        pytest.param(build.paragraph(properties=DARK, content=build.run("Text", WHITE)), False, id="dark paragraph"),
        pytest.param(
            build.paragraph(properties='<w:pStyle w:val="Band"/>', content=build.run("Text", WHITE)),
            False,
            id="dark style",
        ),
        pytest.param(
            build.table(build.row(build.cell(build.paragraph(content=build.run("Text", WHITE)), DARK))),
            False,
            id="dark cell",
        ),
        pytest.param(
            build.paragraph(content=build.text_box(build.paragraph(content=build.run("Text", WHITE)))),
            False,
            id="box",
        ),
        pytest.param(
            build.paragraph(content=build.run("Text", '<w:color w:val="000000" w:themeColor="background1"/>')),
            True,
            id="white of the theme",
        ),
        pytest.param(
            build.paragraph(
                content=build.run("Text", '<w:color w:val="7F7F7F" w:themeColor="background1" w:themeShade="7F"/>')
            ),
            False,
            id="grey",
        ),
    ],
)
def test_text_that_nobody_sees_is_read_and_marked(body, hidden):
    assert hides(body) is hidden
