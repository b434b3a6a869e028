"""Text made to be slow: every pattern must stay linear in its length."""

from __future__ import annotations

import time

import pytest

from tendercheck.extractors import extract
from tests.build_text import document

REPEATED = (
    *(
        "9",
        "9 ",
        "1,",
        "one ",
        "one hundred and ",
        "(",
        "[",
        "£",
        "£ ",
        "1 000 ",
        "must ",
        "bidder to the ",
        "if a bidder ",
    ),
    *(
        "Borough ",
        "Kent of the ",
        "a; ",
        "1 March ",
        "1/",
        "noon ",
        "10-",
        "word\n",
        "3 + ",
        "• ",
        "query deadline ",
        "12:00 ",
    ),
    *(
        "contract term of ",
        "Scottish ",
        "two relevant recent ",
        "1 May 2025 ",
        "public liability £5m ",
        "A. ",
        "please note ",
    ),
)


@pytest.mark.parametrize("piece", REPEATED)
def test_a_text_that_repeats_itself_is_read_in_time(piece: str) -> None:
    made = document(piece * (40_000 // len(piece)) + "3 years")
    start = time.process_time()
    extract(made)
    assert time.process_time() - start < 2
