"""Waivers in procurement.toml as people write them."""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tendercheck.errors import InvalidSettings
from tendercheck.model.waivers import Waiver
from tendercheck.waivers import waivers_from
from tests.test_cli import BARRIER, put, run

FILE = Path("procurement.toml")
GOOD: dict[str, Any] = {
    "rule": "insurance/bond",
    "finding": "0123456789abcdef",
    "reason": " The lender asks for it. ",
    "by": "A. Officer",
    "until": dt.date(2026, 12, 31),
}


def test_a_waiver_names_one_finding_a_reason_a_person_and_a_day() -> None:
    (waiver,) = waivers_from([GOOD], FILE)
    assert waiver == Waiver(
        "insurance/bond", "0123456789abcdef", "The lender asks for it.", "A. Officer", dt.date(2026, 12, 31)
    )


@pytest.mark.parametrize(
    ("change", "says"),
    [
        *(({key: ""}, f"waiver 1 needs «{key}»") for key in ("rule", "finding", "reason", "by")),
        ({"until": "2026-12-31"}, "waiver 1 needs «until», the last day that it holds, as a date like 2026-12-31"),
        ({"until": dt.datetime(2026, 12, 31, 12)}, "waiver 1 needs «until»"),  # noqa: DTZ001 - as TOML gives it
        ({"finding": "*"}, "«finding» is the 16 letters and digits"),
        ({"document": "*.pdf"}, "waiver 1 has «document», which is not known"),
    ],
)
def test_a_waiver_that_says_too_little_or_covers_too_much_is_refused(change: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidSettings, match=re.escape(says)):
        waivers_from([{**GOOD, **change}], FILE)


@pytest.mark.parametrize("value", ["all", {"rule": "insurance/bond"}, ["insurance/bond"]])
def test_waivers_are_a_list_of_tables(value: object) -> None:
    with pytest.raises(InvalidSettings, match=r"write waivers as \[\[waivers\]\]"):
        waivers_from(value, FILE)


def test_a_waived_finding_no_longer_fails_the_check_and_an_ended_waiver_lets_it_fail_again(tmp_path: Path) -> None:
    put(tmp_path, itt=BARRIER)
    found = json.loads(run("check", ".", "-f", "json", cwd=tmp_path).stdout)["procurements"][0]["findings"]
    tables = [
        f'[[waivers]]\nrule = "{one["rule"]}"\nfinding = "{one["fingerprint"]}"\n'
        'reason = "Needed."\nby = "A. Officer"\nuntil = 2026-12-31\n'
        for one in found
    ]
    (tmp_path / "procurement.toml").write_text("\n".join(tables), encoding="utf-8")

    during = run("check", ".", "-f", "text", "--as-at", "2026-12-31", cwd=tmp_path)
    after = run("check", ".", "-f", "text", "--as-at", "2027-01-01", cwd=tmp_path)

    assert (during.returncode, after.returncode) == (0, 1)
    assert "Accepted by A. Officer until 31 December 2026: Needed." in during.stdout
    assert "accepts nothing. It ended on 31 December 2026; the finding is open again." in " ".join(after.stdout.split())
