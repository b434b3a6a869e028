import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from importlib import resources
from typing import Any

import jsonschema
import pytest

from tendercheck.model.document import Condition, Mark
from tendercheck.model.facts import Fact
from tendercheck.model.roles import Role
from tendercheck.model.values import (
    Ambiguous,
    Bound,
    Count,
    Date,
    Duration,
    Money,
    Name,
    Percentage,
    Ratio,
    Undecided,
    Value,
)
from tendercheck.writers import json as writer
from tendercheck.writers._json_facts import fact_as_data, value_as_data
from tests.build_report import checked, procurement, report
from tests.writers.hostile_report import hostile_report
from tests.writers.payloads import CONTROLS

SCHEMA = json.loads((resources.files("tendercheck.writers") / "report.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def written() -> Any:
    return json.loads(writer.write(report()))


def test_a_full_report_is_written_as_before(golden: Callable[[bytes, str], None]) -> None:
    golden(writer.write(report()), "report.json")


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_names_every_condition_every_mark_and_every_role() -> None:
    fields = SCHEMA["$defs"]["document"]["properties"]

    assert SCHEMA["$defs"]["role"]["enum"] == [role.value for role in Role]
    assert fields["condition"]["enum"] == [condition.value for condition in Condition]
    assert fields["marks"]["items"]["enum"] == [mark.value for mark in Mark]


def test_rules_that_were_not_run_for_being_too_often_wrong_are_listed() -> None:
    made = report()
    off = replace(made, ruleset=replace(made.ruleset, previews_off=("risk/a-rule", "risk/b-rule")))

    assert json.loads(writer.write(off))["tool"]["previews_off"] == ["risk/a-rule", "risk/b-rule"]
    assert written()["tool"]["previews_off"] == []


@pytest.mark.parametrize("made", [report(), report(checked(), checked(title="Other"))], ids=["one", "two"])
def test_a_report_fits_the_schema(made: Any) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(writer.write(made)))] == []


WRONG: tuple[tuple[tuple[str | int, ...], Any], ...] = (
    (("schema_version",), "2.0"),
    (("tool", "as_at"), "2 March 2026"),
    (("tool", "ruleset_sha256"), "abc"),
    (("summary", "findings", "error"), -1),
    (("summary", "conditions", "fine"), 1),
    (("summary", "families", "colour"), 1),
    (("procurements", 0, "regime", "kind"), "pa24"),
    (("procurements", 0, "regime", "nation"), "France"),
    (("procurements", 0, "facts", 0, "role"), "deadline"),
    (("procurements", 0, "facts", 0, "confidence"), 1.5),
    (("procurements", 0, "facts", 0, "value"), 12),
    (("procurements", 0, "documents", 0, "condition"), "fine"),
    (("procurements", 0, "documents", 0, "marks"), ["odd"]),
    (("procurements", 0, "documents", 0, "coverage", "unit"), "line"),
    (("procurements", 0, "findings", 0, "severity"), "grave"),
    (("procurements", 0, "findings", 0, "strength"), "in breach of"),
    (("procurements", 0, "findings", 0, "status"), "closed"),
    (("procurements", 0, "findings", 0, "location", "page"), 0),
    (("procurements", 0, "findings", 0, "location", "boxes"), [[1, 2, 3]]),
    (("procurements", 0, "findings", 0, "note"), "more"),
    (("procurements", 0, "outcomes", 0, "outcome"), "skipped"),
    (("procurements", 0, "facts", 0, "bound"), "roughly"),
    (("procurements", 0, "timetable", 0, "role"), "deadline"),
    (("procurements", 0, "periods", 0, "days"), -1),
    (("procurements", 0, "periods", 0, "name"), "time"),
    (("procurements", 0, "periods", 0, "seasons"), ["Summer"]),
    (("procurements", 0, "proportions", 0, "times"), 20.8),
    (("procurements", 0, "reaches", 0, "percent"), "about 97"),
    (("procurements", 0, "effort", "tasks"), []),
)


@pytest.mark.parametrize(
    ("path", "value"), WRONG, ids=lambda part: ".".join(map(str, part)) if isinstance(part, tuple) else ""
)
def test_a_wrong_value_does_not_fit_the_schema(path: tuple[str | int, ...], value: Any) -> None:
    data = written()
    inner = data
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    assert not VALIDATOR.is_valid(data)


def every_object(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of all objects with fixed keys, the first of each list."""
    if isinstance(data, list):
        return every_object(data[0], (*path, 0)) if data else []
    if not isinstance(data, dict) or path[-1:] in {("facts",), ("families",), ("conditions",)}:
        return []
    return [path, *(found for key, value in data.items() for found in every_object(value, (*path, key)))]


def test_no_key_may_be_missing_or_added() -> None:
    for path in every_object(written()):
        for change in ("missing", "added"):
            data = written()
            inner = data
            for key in path:
                inner = inner[key]
            if change == "added":
                inner["added"] = 1
            else:
                inner.pop(next(iter(inner)))
            assert not VALIDATOR.is_valid(data), (path, change)


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (Date(dt.date(2026, 3, 16)), "2026-03-16"),
        (Date(dt.date(2026, 3, 16), dt.time(12)), "2026-03-16T12:00"),
        (
            Money(Decimal("240000"), per="year", vat="excluded"),
            {"amount": "240000.00", "currency": "GBP", "per": "year", "vat": "excluded", "cover": None},
        ),
        (
            Money(Decimal("5"), cover="each claim"),
            {"amount": "5.00", "currency": "GBP", "per": None, "vat": None, "cover": "each claim"},
        ),
        (Ratio(Decimal("1.5")), "1.5:1"),
        (Duration(Decimal(24), "month"), "P24M"),
        (Duration(Decimal(36), "hour"), "PT36H"),
        (Percentage(Decimal("60.0")), "60"),
        (Count(Decimal(100), "reference"), "100"),
        (Name("England"), "England"),
        (Undecided("date"), {"undecided": "date"}),
        (
            Ambiguous("date", (Date(dt.date(2014, 9, 17)), Date(dt.date(2014, 9, 26)))),
            {"ambiguous": ["2014-09-17", "2014-09-26"]},
        ),
    ],
)
def test_values_are_in_the_forms_that_programs_read(value: Value, data: Any) -> None:
    assert value_as_data(value) == data
    assert jsonschema.Draft202012Validator({"$defs": SCHEMA["$defs"], "$ref": "#/$defs/value"}).is_valid(data)


def test_a_fact_says_how_its_value_stands_and_whose_it_is() -> None:
    fact = Fact(Duration(Decimal(10), "day", working=True), None, "ten", Role.TERM, -1, 1.0, Bound.AT_LEAST, "Lot 1")

    assert fact_as_data(fact, procurement()) == {
        "role": "term", "value": "P10D", "working_days": True, "bound": "at least", "of": "Lot 1", "text": "ten",
        "document": None, "location": None, "confidence": 1.0,
    }  # fmt: skip


@pytest.mark.parametrize("payload", CONTROLS)
def test_words_come_back_as_they_were(payload: str) -> None:
    data = json.loads(writer.write(hostile_report(payload)))
    assert data["procurements"][0]["findings"][0]["title"] == payload
