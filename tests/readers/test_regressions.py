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


def test_pages_of_a_tree_that_shares_its_branches_are_too_many_not_one(tmp_path: Path) -> None:
    nodes = "".join(
        f"{at} 0 obj<</Type/Pages/Count {2 ** (22 - at)}/Kids[{at + 1} 0 R {at + 1} 0 R]>>endobj\n"
        for at in range(2, 22)
    )
    leaf = (
        "22 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 23 0 R/Resources<</Font<</F 24 0 R>>>>>>endobj\n"
        "23 0 obj<</Length 44>>stream\nBT /F 12 Tf 72 700 Td (Tenders are due.) Tj ET\nendstream endobj\n"
        "24 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    )
    data = f"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n{nodes}{leaf}trailer<</Root 1 0 R>>\n%%EOF\n"
    (document,) = documents_of(data.encode(), tmp_path)
    assert (document.condition, document.text) == (Condition.TOO_LARGE, ""), document
