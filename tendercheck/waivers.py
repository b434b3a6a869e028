"""The waivers that a procurement.toml holds: `[[waivers]]`, each for one finding, with a reason, a name and an end."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

from tendercheck.errors import InvalidSettings
from tendercheck.model.waivers import Waiver

KEY = "waivers"
_KEYS = ("rule", "finding", "reason", "by", "until")
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


def waivers_from(value: Any, path: Path) -> tuple[Waiver, ...]:
    """The waivers in a list of tables; raises InvalidSettings for whatever is missing, unknown or too wide.

    A waiver never covers more than one finding: there are no wildcards.
    """
    if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
        raise InvalidSettings(f"{path}: write waivers as [[waivers]], each with {', '.join(_KEYS)}.")
    return tuple(_waiver(table, number, path) for number, table in enumerate(value, start=1))


def _waiver(table: dict[str, Any], number: int, path: Path) -> Waiver:
    where = f"{path}: waiver {number}"
    if unknown := sorted(set(table) - set(_KEYS)):
        raise InvalidSettings(f"{where} has «{unknown[0]}», which is not known; known are {', '.join(_KEYS)}.")
    for key in _KEYS[:-1]:
        if not isinstance(table.get(key), str) or not table[key].strip():
            raise InvalidSettings(f"{where} needs «{key}», as a text.")
    until = table.get("until")
    if not isinstance(until, dt.date) or isinstance(until, dt.datetime):
        raise InvalidSettings(f"{where} needs «until», the last day that it holds, as a date like 2026-12-31.")
    if not _FINGERPRINT.fullmatch(table["finding"]):
        raise InvalidSettings(f"{where}: «finding» is the 16 letters and digits that the report gives at the finding.")
    return Waiver(table["rule"], table["finding"], table["reason"].strip(), table["by"].strip(), until)
