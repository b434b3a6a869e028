"""What every test may use: golden files, renewed by `pytest --update-golden`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[bytes, str], None]:
    """Compares bytes with the file of that name in the folder `golden` beside the test."""

    def compare(content: bytes, name: str) -> None:
        path = Path(request.path).parent / "golden" / name
        if request.config.getoption("--update-golden"):
            path.write_bytes(content)
        assert content.decode() == path.read_bytes().decode(), f"{name} differs; --update-golden takes it over"

    return compare
