"""Makes the pictures in this folder anew: the report on a sample tender on a desk, on a phone, in the dark, on paper.

usage: python docs/screenshots/make.py     needs Chromium and pip install '.[browser]'
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parents[1] / "sample_tenders" / "home-care-council"
DAY = "2026-03-02"
DESK, PHONE = {"width": 1280, "height": 1700}, {"width": 390, "height": 1500}
COLOURS = 255


def main() -> None:
    """Check the sample, open its report, and take the pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = Path(folder, "report.html")
        command = [sys.executable, "-m", "tendercheck", "check", str(SAMPLE), "--as-at", DAY, "-q", "--exit-zero"]
        subprocess.run([*command, "-o", str(report)], check=True)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        shoot(browser, report, "desktop", DESK)
        shoot(browser, report, "desktop-dark", DESK, scheme="dark")
        shoot(browser, report, "phone", PHONE)
        shoot(browser, report, "finding", DESK, of="article.error")
        on_paper(browser, report)
        browser.close()


def shoot(
    browser: Browser, report: Path, name: str, size: dict[str, int], *, scheme: str = "light", of: str = ""
) -> None:
    """A picture of what stands on the screen at first, or of the first element that `of` selects."""
    page = browser.new_page(viewport=size, color_scheme=scheme)
    page.goto(report.as_uri())
    place = HERE / f"{name}.png"
    if of:
        page.locator(of).first.scroll_into_view_if_needed()  # before that its height is a guess
    (page.locator(of).first if of else page).screenshot(path=place)
    page.close()
    keep_small(place)


def on_paper(browser: Browser, report: Path) -> None:
    """The first two sheets side by side."""
    page = browser.new_page()
    page.goto(report.as_uri())
    paper = pypdfium2.PdfDocument(page.pdf(format="A4"))
    page.close()
    sheets = [paper[number].render(scale=1.1).to_pil().convert("RGB") for number in (0, 1)]
    width, height = sheets[0].size
    both = Image.new("RGB", (width * 2 + 20, height), "#999999")
    for number, sheet in enumerate(sheets):
        both.paste(sheet, (number * (width + 20), 0))
    both.save(HERE / "print.png")
    keep_small(HERE / "print.png")


def keep_small(place: Path) -> None:
    """Few colours are enough for a page of text, and a repository keeps every picture for ever."""
    Image.open(place).convert("RGB").quantize(COLOURS, method=Image.Quantize.FASTOCTREE).save(place, optimize=True)


if __name__ == "__main__":
    main()
