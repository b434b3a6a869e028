"""Faults that damaged files brought to light, each in the smallest file that shows it."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tendercheck.model.document import Condition, Document
from tendercheck.readers import read_all
from tests.build_notice import release

MAIL = (
    "From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\n"
    "Tenders are due by noon on 5 May 2026.\n"
)


def documents_of(data: bytes, folder: Path) -> tuple[Document, ...]:
    path = folder / "damaged"
    path.write_bytes(data)
    return read_all(path)


@pytest.mark.parametrize("value", [2.5, True, 7, "North"])
def test_a_notice_whose_lots_are_no_list_is_read_without_them(value: object, tmp_path: Path) -> None:
    notice = release(lots=value, mainProcurementCategory="services")
    (document,) = documents_of(json.dumps(notice).encode(), tmp_path)
    assert (document.condition, "Cleaning of schools" in document.text) == (Condition.OK, True)


def test_a_criterion_whose_numbers_are_no_list_has_no_weight(tmp_path: Path) -> None:
    notice = release(awardCriteria={"criteria": [{"type": "price", "name": "Price", "numbers": 60}]})
    (document,) = documents_of(json.dumps(notice).encode(), tmp_path)
    assert (document.condition, "weight not stated" in document.text) == (Condition.OK, True)


@pytest.mark.parametrize("charset", ['"utf\0-8"', "no-such-alphabet"])
def test_a_mail_in_an_alphabet_that_is_none_is_read_as_it_stands(charset: str, tmp_path: Path) -> None:
    mail, text = documents_of(MAIL.format(charset=charset).encode(), tmp_path)
    assert (mail.condition, text.text) == (Condition.OK, "Tenders are due by noon on 5 May 2026.")


def test_an_entry_whose_name_is_no_text_where_it_stands_is_malformed_alone(tmp_path: Path) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("caf\u00e9.txt", "Tenders are due by noon.")
        made.writestr("other.txt", "Tenders are due by one.")
    data = stream.getvalue().replace(
        "caf\u00e9".encode(), b"caf\xed\xa0", 1
    )  # before its content, not in the directory
    assert [document.condition for document in documents_of(data, tmp_path)] == [
        *(Condition.OK, Condition.MALFORMED, Condition.OK),
    ]
