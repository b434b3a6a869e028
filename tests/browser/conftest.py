"""A headless Chromium without network, the axe rules and the Nu HTML checker, where they are installed."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
HAS_DRIVER = all(importlib.util.find_spec(name) for name in ("playwright", "axe_playwright_python"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None or not HAS_DRIVER:
        pytest.skip("THERE IS NO CHROMIUM OR NO PLAYWRIGHT (pip install '.[browser]'): no page was opened")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def nu() -> str:
    """The Nu HTML checker as a command `vnu`."""
    return shutil.which("vnu") or pytest.skip("THERE IS NO vnu: no page was given to the Nu HTML checker")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")
