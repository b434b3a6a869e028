"""An annex that is named and not there; the titles of a list of annexes are not names of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build_book import book, quotes_of

TITLES = "1) Annex A Terms\n\n2) Annex B Prices\n\n(c) Annex C Form\n\nReturn the form in Annex {}."


@pytest.mark.parametrize(("label", "quotes"), [("C", []), ("D", ["Return the form in Annex D."])])
def test_titles_with_a_number_before_them_are_there(tmp_path: Path, label: str, quotes: list[str]) -> None:
    assert quotes_of(book(tmp_path, "absent_part: {kind: annex}"), TITLES.format(label)) == quotes
