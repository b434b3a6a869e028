"""LISTNUM fields: numbers that Word computes in the middle of a paragraph."""

from __future__ import annotations

import re

from tendercheck.readers._docx.numbering import Counter, Level, List, Numbering
from tendercheck.readers._numbers import Label

_FIELD = re.compile(r"LISTNUM\b\s*(?:\"([^\"]+)\"|([^\"\\\s]+))?(.*)", re.IGNORECASE | re.DOTALL)
_SWITCH = {name: re.compile(rf"\\{name}\s+([0-9]{{1,5}})", re.IGNORECASE) for name in ("l", "s")}
_LETTER, _ROMAN = "lowerLetter", "lowerRoman"


def _builtin(number: int, *levels: tuple[str, str]) -> List:
    made = {depth: Level(1, format_, text.format(depth + 1)) for depth, (format_, text) in enumerate(levels)}
    return List(-number, made)


# The three lists that every Word has, by the names that their fields give; numbers below 0 are no list of a file.
_BUILTIN = {
    "numberdefault": _builtin(
        1,
        *(("decimal", "%{})"), (_LETTER, "%{})"), (_ROMAN, "%{})")),
        *(("decimal", "(%{})"), (_LETTER, "(%{})"), (_ROMAN, "(%{})")),
        *(("decimal", "%{}."), (_LETTER, "%{}."), (_ROMAN, "%{}.")),
    ),
    "outlinedefault": _builtin(
        2,
        *(
            ("upperRoman", "%{}."),
            ("upperLetter", "%{}."),
            ("decimal", "%{}."),
            (_LETTER, "%{})"),
            ("decimal", "(%{})"),
        ),
        *((_LETTER, "(%{})"), (_ROMAN, "(%{})"), (_LETTER, "(%{})"), (_ROMAN, "(%{})")),
    ),
    "legaldefault": List(
        -3, {depth: Level(1, "decimal", "".join(f"%{place + 1}." for place in range(depth + 1))) for depth in range(9)}
    ),
}


def list_number(codes: str, label: Label | None, numbering: Numbering, counter: Counter) -> str:
    """What Word shows for a LISTNUM field in a paragraph that has `label`: by default the next level of its list."""
    field = _FIELD.match(codes)
    if field is None:
        return ""
    name = field[1] or field[2] or ""
    found, list_id, depth = _BUILTIN["numberdefault"], -1, 0
    if name.lower() in _BUILTIN:
        found = _BUILTIN[name.lower()]
        list_id = found.abstract
    elif name or label is not None:
        list_id = label.list_id if label is not None and not name else numbering.named(name)
        found, depth = numbering.list_of(list_id) or found, 0 if name or label is None else label.level + 1
    level, start = _SWITCH["l"].search(field[3]), _SWITCH["s"].search(field[3])
    depth = max(int(level[1]) - 1, 0) if level else depth
    shown = counter.step(found, list_id, depth, start=int(start[1]) if start else None)
    return shown.text if shown else ""
