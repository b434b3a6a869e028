"""Prints how large the page of a long procurement is and how fast Chromium opens it, beside its bare words.

100,000 words, 300 findings, as many pictures as a report may have. The bare page holds the same words in paragraphs.

usage: python -m benchmarks.report     needs Chromium and pip install '.[browser]'
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from html import escape
from pathlib import Path
from statistics import median
from typing import Any

from lxml.html import document_fromstring
from playwright.sync_api import sync_playwright

from tendercheck.writers import html
from tests.build_large_report import FINDINGS, WORDS, large_report

ROUNDS = 5
MEGABYTE = 1_000_000
BYTES_AT_MOST = 5 * MEGABYTE
MILLISECONDS_AT_MOST = 1_000
LOADED = "() => performance.getEntriesByType('navigation')[0].loadEventEnd"


def opened_in(browser: Any, file: Path) -> float:
    """Milliseconds to the end of loading: the middle one of some rounds, each in a profile of its own."""
    taken = []
    for _ in range(ROUNDS):
        context = browser.new_context()
        page = context.new_page()
        page.goto(file.as_uri())
        taken.append(float(page.evaluate(LOADED)))
        context.close()
    return median(taken)


def bare(page: bytes) -> bytes:
    """The words of the page, a paragraph for each element that has any, and nothing else."""
    texts = (text.strip() for text in document_fromstring(page.decode()).xpath("//body//text()"))
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in texts if text)
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Words</title>{paragraphs}</html>'.encode()


def main() -> int:
    page = html.write(large_report())
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        report, words = Path(name, "report.html"), Path(name, "words.html")
        report.write_bytes(page)
        words.write_bytes(bare(page))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        taken, of_words = opened_in(browser, report), opened_in(browser, words)
        browser.close()
    size, most = len(page) / MEGABYTE, BYTES_AT_MOST / MEGABYTE
    print(f"{WORDS:,} words, {FINDINGS} findings: {size:.2f} MB (must be under {most:.0f})")
    print(
        f"opened in {taken:.0f} ms (must be under {MILLISECONDS_AT_MOST}); {taken / of_words:.2f} times its bare words"
    )
    return int(len(page) >= BYTES_AT_MOST)


if __name__ == "__main__":
    sys.exit(main())
