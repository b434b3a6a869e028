from __future__ import annotations

from dataclasses import replace
from functools import cache

import lxml.html
import pytest
from markdown_it import MarkdownIt

from tendercheck.model.report import Report
from tendercheck.writers.markdown import code, escaped, write
from tests.build_report import report
from tests.writers.hostile_report import GOOD_URL, hostile_report
from tests.writers.payloads import ACTING, URLS, WORDS

PARSER = MarkdownIt("gfm-like", {"html": True, "linkify": True})


def rendered(content: bytes) -> str:
    """What a site makes of it that lets HTML through and makes links of addresses."""
    return str(PARSER.render(content.decode()))


def shape(content: bytes) -> list[str]:
    return [str(element.tag) for element in lxml.html.document_fromstring(rendered(content)).iter()]


@cache
def harmless() -> list[str]:
    return shape(write(hostile_report("harmless")))


def lines(made: Report) -> list[str]:
    return write(made).decode().splitlines()


def test_the_summary_says_the_counts_what_was_not_read_and_what_matters_most() -> None:
    text = lines(report())
    assert text[:3] == [
        "# Day care for older people",
        "",
        "**1 error, 1 warning, 1 note**; 1 waived or known before. Procurement Act 2023, above threshold.",
    ]
    assert "- `forms/prices.pdf`: Read in part: page 2 (a picture without text)" in text
    assert "1. **The tendering period is shorter than the minimum.** 14 days to tender; the minimum is 25 days." in text


def test_every_finding_is_a_row_the_gravest_first_and_what_is_missing_has_no_quote() -> None:
    rows = [line for line in lines(report()) if line.startswith("| ")][1:]
    assert [row.split("|")[1].strip() for row in rows] == ["Error", "Warning", "Waived", "Note"]
    assert rows[0] == (
        "| Error | **The tendering period is shorter than the minimum**<br>"
        "`Tenders must be received by noon on 16 March 2026.` | `invitation.pdf`, page 2, clause 1.2 | "
        f"below the minimum [Procurement Act 2023 s.54(4)]({GOOD_URL}) |"
    )
    assert "<br>" not in rows[-1]


def test_nothing_found_is_said_only_of_what_was_read() -> None:
    made = report()
    nothing = replace(made, checked=(replace(made.checked[0], outcomes=()),))
    assert "No rule found anything in what was read." in lines(nothing)


@pytest.mark.parametrize("payload", WORDS)
def test_hostile_words_make_no_element_of_their_own(payload: str) -> None:
    content = write(hostile_report(payload))
    assert set(shape(content)) <= set(harmless())
    assert not ACTING & set(content.decode())


@pytest.mark.parametrize("url", URLS)
def test_only_plain_https_addresses_become_links(url: str) -> None:
    tree = lxml.html.document_fromstring(rendered(write(hostile_report("words", url=url))))
    assert {link.get("href") for link in tree.iter("a")} <= {GOOD_URL}


@pytest.mark.parametrize(
    "words", ["see www.evil.example now", "https://evil.example", "ask @everyone", "a@evil.example", "smile :tada: now"]
)
def test_addresses_names_and_signs_in_words_are_code(words: str) -> None:
    html = PARSER.render(escaped(words))
    assert "<code>" in html
    assert "<a " not in html


@pytest.mark.parametrize(
    ("words", "expected"),
    [("a | b", "`a ¦ b`"), ("a `b` c", "``a `b` c``"), ("`", "`` ` ``"), ("two\nlines", "`two lines`"), ("", "")],
)
def test_a_code_span_holds_whatever_the_words_hold(words: str, expected: str) -> None:
    assert code(words) == expected
