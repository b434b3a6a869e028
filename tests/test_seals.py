import base64
import datetime as dt
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tendercheck.errors import InvalidRecord
from tendercheck.model.record import Asked, Gone, Known, Seal
from tendercheck.seals import seal_in, seal_text

WORDS = st.text(st.characters(codec="utf-8"), max_size=40)
LISTS = st.lists(WORDS, max_size=3).map(tuple)
KNOWN = st.builds(Known, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS, st.dates())
SEALS = st.builds(
    Seal,
    st.dates(),
    st.dates(),
    WORDS,
    WORDS,
    st.builds(Asked, LISTS, LISTS, LISTS, LISTS, WORDS, WORDS, st.booleans()),
    st.lists(st.tuples(WORDS, WORDS), max_size=3).map(tuple),
    st.lists(KNOWN, max_size=3).map(tuple),
    st.lists(st.builds(Gone, KNOWN, st.dates(), WORDS), max_size=3).map(tuple),
)
DAY = dt.date(2026, 3, 2)


@given(SEALS, st.integers(1, 90))
def test_a_seal_comes_back_whole_wherever_its_line_was_broken(seal: Seal, width: int) -> None:
    text = seal_text(seal)
    head, letters = text[:21], text[21:-4]
    broken = "\n".join(letters[at : at + width] for at in range(0, len(letters), width))
    assert seal_in(f"before {head}{broken}:end after") == seal


def test_a_text_without_a_seal_is_no_record() -> None:
    with pytest.raises(InvalidRecord, match="there is no seal in it"):
        seal_in("Record of regard to barriers that small suppliers face")


@pytest.mark.parametrize("data", [b"", b"[]", b'{"made_on": 3}', b"\xff", b'{"made_on": "2026-13-01"}'])
def test_letters_that_hold_something_else_are_a_damaged_seal(data: bytes) -> None:
    letters = base64.b64encode(zlib.compress(data)).decode()
    with pytest.raises(InvalidRecord, match="the seal at its end is damaged"):
        seal_in(f"tendercheck-record-1:{letters}:end")


def test_a_seal_that_unpacks_to_no_end_is_not_unpacked() -> None:
    letters = base64.b64encode(zlib.compress(b" " * 50_000_000, 9)).decode()
    with pytest.raises(InvalidRecord, match="damaged"):
        seal_in(f"tendercheck-record-1:{letters}:end")


def test_one_letter_changed_is_seen() -> None:
    text = seal_text(Seal(DAY, DAY, "tendercheck", "0" * 64, Asked((".",)), (("a.pdf", "1" * 64),), ()))
    with pytest.raises(InvalidRecord, match="damaged"):
        seal_in(text.replace(text[60], "A" if text[60] != "A" else "B", 1))
