"""The report as people meet it: opened in a browser, on a phone, in the dark, on paper, by keyboard and by ear."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from tendercheck.folders import find_folders
from tendercheck.model.record import Asked
from tendercheck.model.report import Picture, Report
from tendercheck.papers import html as paper_html
from tendercheck.picturing import with_pictures
from tendercheck.pipeline import check
from tendercheck.readers import iter_documents
from tendercheck.recording import seal_of
from tendercheck.rulebook import load
from tendercheck.writers import html
from tendercheck.writers._record import record_paper
from tests.build_large_report import FINDINGS, large_report
from tests.build_report import checked, document, report, report_of
from tests.writers.hostile_report import hostile_report
from tests.writers.payloads import WORDS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
                    "0000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082")  # fmt: skip
CLOSED_WORDS = """() => {
  const words = [];
  for (const closed of document.querySelectorAll(":is(main, footer) details:not([open])")) {
    const walk = document.createTreeWalker(closed, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) words.push(walk.currentNode.data);
  }
  return words;
}"""
FOCUSED = """() => {
  const one = document.activeElement;
  return [one.dataset.order, parseFloat(getComputedStyle(one).outlineWidth)];
}"""
LONGEST_WORD = 25
PHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 900}


def full() -> Report:
    """One of everything, with a picture at each quote."""
    made = report()
    quoted = [one.evidence for one in made.checked[0].findings]
    pictures = tuple(Picture(one.document, one.span, one.location.page or 1, 595.0, 80.0, 140.0, PNG) for one in quoted)
    return replace(made, checked=(replace(made.checked[0], pictures=pictures),))


def sample() -> Report:
    """The sample of a tender with barriers of every kind, checked in earnest."""
    folders = find_folders([ROOT / "sample_tenders" / "home-care-council"], exclude=())
    book = load(ROOT / "rules" / "uk", thorough=False)
    documents = iter_documents([path for folder in folders for path in folder.files])
    return with_pictures(check(folders, documents, book, as_at=dt.date(2026, 3, 2)))


def record() -> bytes:
    """The record of regard as a page."""
    made = report()
    seal = seal_of(made, Asked(("tender",)), made.as_at, None)
    return paper_html.write(record_paper(made.checked[0], made.ruleset, seal))


REPORTS: dict[str, Callable[[], Report]] = {
    "full": full,
    "sample": sample,
    "two": lambda: report(checked(), checked(title="Night shelter")),
    "quiet": lambda: report_of(document("terms.md", "Nothing.", kind="text", pages=None)),
    "empty": lambda: replace(report(), checked=()),
    "hostile": lambda: hostile_report("<script>alert(1)</script>"),
}


@pytest.fixture(scope="session", params=[*REPORTS, "record"])
def file(request: pytest.FixtureRequest, folder: Path) -> Path:
    path = folder / f"{request.param}.html"
    if not path.exists():
        path.write_bytes(record() if request.param == "record" else html.write(REPORTS[request.param]()))
    return path


@contextmanager
def opened(browser: Browser, file: Path, **settings: Any) -> Iterator[Page]:
    context = browser.new_context(**settings)
    page = context.new_page()
    page.goto(file.as_uri())
    yield page
    context.close()


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (DESK, "dark")], ids=["phone", "desk in the dark"])
def test_axe_finds_nothing(browser: Browser, file: Path, size: dict[str, int], scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with opened(browser, file, viewport=size, color_scheme=scheme) as page:
        page.add_style_tag(content=".finding { content-visibility: visible !important }")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []


def test_the_nu_html_checker_finds_nothing(nu: str, file: Path) -> None:
    done = subprocess.run([nu, "--format", "json", str(file)], capture_output=True, check=False, timeout=300)
    assert json.loads(done.stderr)["messages"] == []


def test_nothing_is_fetched_and_no_script_is_needed(browser: Browser, file: Path) -> None:
    texts = []
    for has_script in (True, False):
        asked: list[str] = []
        context = browser.new_context(java_script_enabled=has_script)
        page = context.new_page()
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(file.as_uri())
        texts.append(page.locator("body").inner_text())
        context.close()
        assert [url for url in asked if not url.startswith("data:image/png")] == [file.as_uri()]
    assert texts[0] == texts[1]


def test_a_narrow_screen_scrolls_down_alone(browser: Browser, file: Path) -> None:
    with opened(browser, file, viewport=PHONE) as page:
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) == 0


def test_the_keyboard_goes_through_the_page_in_its_order_and_is_seen_to(browser: Browser, file: Path) -> None:
    with opened(browser, file, viewport=DESK) as page:
        count = page.evaluate(
            "[...document.querySelectorAll('a[href], summary, [tabindex=\"0\"]')]"
            ".filter(one => one.checkVisibility()).map((one, index) => one.dataset.order = index).length"
        )
        for expected in range(min(count, 60)):
            page.keyboard.press("Tab")
            order, outline = page.evaluate(FOCUSED)
            assert (order, outline >= 2) == (str(expected), True)


def test_paper_shows_what_the_screen_keeps_closed(browser: Browser, file: Path) -> None:
    with opened(browser, file) as page:
        closed = set(" ".join(page.evaluate(CLOSED_WORDS)).split())
        paper = pypdfium2.PdfDocument(page.pdf(format="A4"))
        printed = set(" ".join(sheet.get_textpage().get_text_range() for sheet in paper).split())
    whole = {word for word in closed if len(word) < LONGEST_WORD}  # longer ones are broken over lines
    assert sorted(whole - printed) == []
    assert "Skip" not in printed


def test_a_long_procurement_stays_small_and_is_shown_whole(browser: Browser, folder: Path) -> None:
    file = folder / "large.html"
    file.write_bytes(html.write(large_report()))
    assert file.stat().st_size < 5_000_000
    with opened(browser, file) as page:
        assert page.locator("article.finding").count() == FINDINGS
        page.goto(f"{file.as_uri()}#p1-f{FINDINGS}")
        assert page.locator(f"#p1-f{FINDINGS}").is_visible()
        place = "one => one.getBoundingClientRect().top"
        assert 0 <= page.locator(f"#p1-f{FINDINGS}").evaluate(place) < DESK["height"]


def test_hostile_words_do_nothing_in_a_browser(browser: Browser, folder: Path) -> None:
    files = [folder / f"payload-{number}.html" for number in range(len(WORDS))]
    did: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("dialog", lambda dialog: (did.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: did.append(message.text))
    page.on("request", lambda request: did.append(request.url))
    for file, payload in zip(files, WORDS, strict=True):
        file.write_bytes(html.write(hostile_report(payload)))
        page.goto(file.as_uri())
    context.close()
    assert did == [file.as_uri() for file in files]
