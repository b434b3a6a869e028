import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import pairwise

import lxml.html
import pytest
from lxml.html import HtmlElement

from tendercheck.model.findings import Amendment, Piece
from tendercheck.model.report import Report
from tendercheck.model.rules import Severity
from tendercheck.writers import html
from tests.build_report import checked, document, evidence, finding, option, report, report_of, rule
from tests.writers.hostile_report import GOOD_URL, hostile_report
from tests.writers.payloads import ACTING, URLS, WORDS

TEXT = document("t.md", "One. Bidders must hold a bond and a parent guarantee. Three.", kind="text", pages=None)
BOND = evidence(TEXT, 0, "Bidders must hold a bond and a parent guarantee.", "a bond", "guarantee")
RULE = rule("insurance/bond", "A bond is demanded", Severity.WARNING)


def parse(content: bytes) -> HtmlElement:
    return lxml.html.document_fromstring(content.decode())


def page(made: Report) -> HtmlElement:
    return parse(html.write(made))


def words(element: HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def rows(made: Report, section: str) -> list[list[str]]:
    """The cells of the tables in a section, their headings aside."""
    found = page(made).xpath(f"//section[*[@id='p1-{section}']]//tbody/tr")
    return [[words(cell) for cell in row] for row in found]


@cache
def harmless() -> frozenset[tuple[str, str]]:
    return shape(page(hostile_report("harmless")))


def shape(tree: HtmlElement) -> frozenset[tuple[str, str]]:
    """Every kind of element with every name of an attribute that it has."""
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    return frozenset((element.tag, str(name)) for element in elements for name in ("", *element.attrib))


def test_a_full_report_is_written_as_before(golden: Callable[[bytes, str], None]) -> None:
    golden(html.write(report()), "report.html")


@pytest.mark.parametrize("payload", WORDS)
def test_hostile_words_are_words(payload: str) -> None:
    content = html.write(hostile_report(payload))
    assert shape(parse(content)) == harmless()
    assert not ACTING & set(content.decode())
    assert "1337" not in content.decode()  # 7 * 191: a template that was run


@pytest.mark.parametrize("payload", [word for word in WORDS if not ACTING & set(word) and "  " not in word])
def test_hostile_words_are_shown_as_they_are(payload: str) -> None:
    shown = words(page(hostile_report(payload)).get_element_by_id("p1-f001-title"))
    assert shown == " ".join(payload.split())


@pytest.mark.parametrize("url", URLS)
def test_an_address_that_is_not_plain_https_is_no_link(url: str) -> None:
    tree = page(hostile_report("law", url=url))
    assert [link for link in tree.xpath("//a/@href") if not link.startswith("#")] == []


def test_rules_that_were_not_run_for_being_too_often_wrong_are_named() -> None:
    made = report()
    off = replace(made, ruleset=replace(made.ruleset, previews_off=("risk/a-rule", "risk/b-rule")))

    def told(made: Report) -> list[str]:
        return [words(value) for value in page(made).xpath("//dt[.='Rules not run']/following-sibling::dd[1]")]

    assert told(off) == ["risk/a-rule, risk/b-rule: too often wrong where they were measured"]
    assert told(made) == []


def test_the_law_is_one_click_away() -> None:
    links = [link for link in page(hostile_report("law")).xpath("//a") if not link.get("href").startswith("#")]
    assert {(link.get("href"), "noreferrer" in link.get("rel")) for link in links} == {(GOOD_URL, True)}


def test_nothing_is_loaded_and_nothing_runs() -> None:
    tree = page(report(checked(), checked(title="Other")))
    assert tree.xpath("//script | //link | //img | //iframe | //object | //embed | //base | //form") == []
    assert tree.xpath("//@src | //@srcset | //@data | //@action | //@style | //@*[starts-with(name(), 'on')]") == []
    assert all(re.match(r"#|https://", link) for link in tree.xpath("//@href"))
    assert tree.xpath("//*[@href and not(self::a)]") == []
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]
    assert re.findall(r"url\(|@import|expression", tree.xpath("string(//style)")) == []


@pytest.mark.parametrize("made", [report(), report(checked(), checked(title="Other"))], ids=["one", "two"])
def test_headings_run_in_order_and_ids_are_unique(made: Report) -> None:
    tree = page(made)
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//a/@href[starts-with(., '#')]")} <= set(ids)
    named = [name for names in tree.xpath("//@aria-labelledby") for name in names.split()]
    assert set(named) <= set(ids)


def test_the_page_has_its_landmarks_a_skip_link_and_a_language() -> None:
    tree = page(report())
    assert tree.get("lang") == "en-GB"
    assert tree.xpath("//body/a[1]/@href") == ["#main"]
    assert [len(tree.xpath(f"//{name}")) for name in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]


def test_every_table_cell_has_a_heading() -> None:
    tree = page(report())
    assert tree.xpath("//table")
    assert tree.xpath("//th[not(@scope)]") == []
    assert tree.xpath("//tbody/tr[not(th[@scope='row'])]") == []


def test_a_severity_is_a_word_beside_its_shape() -> None:
    badges = page(report()).xpath("//article//p[@class='meta']/span[starts-with(@class, 'badge')]")
    assert sorted(words(badge) for badge in badges) == ["Error", "Note", "Warning", "Warning"]


def test_the_deciding_words_are_marked_inside_the_quote() -> None:
    quote = page(report_of(TEXT, finding(RULE, BOND))).xpath("//blockquote")[0]
    assert [mark.text for mark in quote.iter("mark")] == ["a bond", "guarantee"]
    assert quote.text_content() == TEXT.text


def test_marked_words_that_overlap_are_shown_once() -> None:
    both = evidence(TEXT, 0, BOND.quote, "hold a bond", "a bond and")
    quote = page(report_of(TEXT, finding(RULE, both))).xpath("//blockquote")[0]
    assert quote.text_content() == TEXT.text


def test_an_amendment_is_read_out_as_deleted_and_inserted() -> None:
    wording = Amendment(
        (option("Best", BOND, "a bond and ", "", note="Cheaper."), option("Also", BOND, "", " Or not."))
    )
    tree = page(report_of(TEXT, finding(RULE, BOND, amendment=wording)))
    assert [words(piece) for piece in tree.xpath("//del | //ins")] == ["[deleted: a bond and ]", "[inserted: Or not.]"]


def test_without_a_citation_the_page_says_so() -> None:
    tree = page(report_of(TEXT, finding(RULE, BOND)))
    assert "Good practice; no provision is cited under this regime." in words(tree.xpath("//article")[0])


def test_the_three_gravest_rules_stand_first() -> None:
    changes = page(report()).xpath("//ol[@class='changes']/li/a")
    assert [words(change) for change in changes] == [
        "The tendering period is shorter than the minimum",
        "A turnover is demanded",
        "No market engagement is mentioned",
    ]


def test_what_was_not_read_is_said_at_the_top() -> None:
    alert = words(page(report()).xpath("//*[@class='alert']")[0])
    assert "forms/prices.pdf: Read in part; not read: page 2 (a picture without text). One page holds no text." in alert
    assert page(report_of(TEXT)).xpath("//*[@class='alert']") == []


def test_there_is_no_drawing_without_two_days_or_without_sums() -> None:
    assert page(report_of(TEXT)).xpath("//svg[@role='img']") == []


def test_a_waived_finding_is_shown_but_not_counted() -> None:
    tree = page(report())
    assert [words(number) for number in tree.xpath("//ul[@class='counts']/li")] == ["1 Error", "1 Warning", "1 Note"]
    assert "1 further finding waived or known before." in words(tree)
    assert words(tree.xpath("//span[@class='status']")[0]) == "Waived"


def test_a_page_claims_no_authority_and_no_breach() -> None:
    content = html.write(report()).decode().lower()
    assert [word for word in ("gov.uk</", "gds transport", "breach", "unlawful", "crown") if word in content] == []


def test_an_unknown_change_is_plain_text() -> None:
    odd = option("Best", BOND, "", "x")
    made = type(odd)(odd.label, odd.edits, odd.text, (Piece("script", "plain"),))
    tree = page(report_of(TEXT, finding(RULE, BOND, amendment=Amendment((made,)))))
    assert words(tree.xpath("//p[@class='redline']")[0]) == "plain"
