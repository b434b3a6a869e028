"""Numbers of a spreadsheet as people see them: days, times, percentages, money, by the cell's format."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy",
    16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm",
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
}  # fmt: skip
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_BRACKETED = re.compile(r"\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]")
_PADDING = re.compile(r"[_*].")
_DAY_SIGNS, _TIME_SIGNS = re.compile(r"[dy]", re.IGNORECASE), re.compile(r"[hs]|am/pm", re.IGNORECASE)
_SYMBOL = re.compile(r"[£€$]")
_DECIMALS = re.compile(r"[0#?]\.([0#?]+)")
_EPOCH, _EPOCH_1904 = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)  # noqa: DTZ001 - a sheet's days have no zone
_CODE_LETTERS = 500
_LAST_SERIAL = 2_958_465  # 31 December 9999
_ELEVEN_FIGURES = Decimal("1e-11")


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What a format makes of a number. `kind` is "number", "day", "time", "moment", "percent" or "text"."""

    kind: str = "number"
    prefix: str = ""
    suffix: str = ""
    decimals: int | None = None  # None: as many as the number has
    has_thousands: bool = False
    zero: str = ""  # what stands in the place of 0, where the format has words for it ("£-")


GENERAL = NumberFormat()


def format_of(number: int, code: str | None) -> NumberFormat:
    """The format of that id; `code` is what the file says of it, None for the ids that every file shares."""
    if code is None:
        code = _BUILT_IN.get(number, "General")
    sections = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', code[:_CODE_LETTERS])
    section = sections[0]
    symbols = "".join(found[1] or "" for found in _BRACKETED.finditer(section))
    bare = _PADDING.sub("", _BRACKETED.sub("", section))
    plain = _QUOTED.sub("", bare)
    if kind := _calendar_kind(plain, code):
        return NumberFormat(kind)
    if "General" in plain or not re.search(r"[0#?]", plain):
        return NumberFormat("text") if plain.strip() == "@" else GENERAL
    before, after = _literals(bare)
    symbol = _SYMBOL.search(symbols + before + after)
    found = _DECIMALS.search(plain)
    return NumberFormat(
        "percent" if "%" in plain else "number",
        prefix=symbol[0] if symbol else before,
        suffix="" if symbol else after,
        decimals=len(found[1]) if found else 0,
        has_thousands="," in plain or bool(symbol),
        zero=_zero(sections[2]) if len(sections) > 2 else "",
    )


def _zero(section: str) -> str:
    bare = _PADDING.sub("", _BRACKETED.sub(lambda found: found[1] or "", section))
    return "" if re.search("[0#]", bare) else _QUOTED.sub(lambda found: found[1] or found[2] or "", bare).strip(" ?")


def _calendar_kind(plain: str, code: str) -> str:
    has_day = bool(_DAY_SIGNS.search(plain)) or (bool(re.search("mmm", plain, re.IGNORECASE)))
    has_time = bool(_TIME_SIGNS.search(plain)) or "[h]" in code.lower()
    if "General" in plain or not (has_day or has_time):
        return ""
    return "moment" if has_day and has_time else "day" if has_day else "time"


def _literals(bare: str) -> tuple[str, str]:
    """The words before and behind the figures: ' months' of '0" months"'."""
    shown = _QUOTED.sub(lambda found: found[1] or found[2] or "", bare)
    figures = re.search(r"[0#?](?:[0#?,.]*[0#?])?%?", shown)
    if figures is None:
        return "", ""
    return shown[: figures.start()].lstrip("(-"), shown[figures.end() :].rstrip(")-")


def shown_number(text: str, form: NumberFormat, *, from_1904: bool = False) -> str:
    """`text`, a number as the file writes it, as people see it; `text` itself where it is none."""
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        return text
    if not value.is_finite() or abs(value) >= Decimal(10) ** 15 or form.kind == "text":
        return text
    if form.kind in ("day", "moment", "time"):
        return _calendar(value, form.kind, from_1904=from_1904) or _plain(value)
    if not value and form.zero:
        return form.zero
    if form.kind == "percent":
        return f"{_figures(value * 100, form)}%{form.suffix.removeprefix('%')}"
    shown = f"{form.prefix}{_figures(abs(value), form)}{form.suffix}"
    return f"-{shown}" if value < 0 and re.search(r"[1-9]", shown) else shown


def _figures(value: Decimal, form: NumberFormat) -> str:
    if form.decimals is None:
        return _plain(value)
    rounded = value.quantize(Decimal(1).scaleb(-min(form.decimals, 10)), ROUND_HALF_UP)
    return f"{rounded:,f}" if form.has_thousands else f"{rounded:f}"


def _plain(value: Decimal) -> str:
    # Binary fractions leave 0.30000000000000004; eleven places are what Excel itself shows.
    rounded = value.quantize(_ELEVEN_FIGURES) if abs(value) < 10**9 else value
    return f"{rounded:f}".rstrip("0").rstrip(".") if "." in f"{rounded:f}" else f"{rounded:f}"


def _calendar(value: Decimal, kind: str, *, from_1904: bool) -> str:
    if not 0 <= value <= _LAST_SERIAL:
        return ""
    minutes = int((value * 24 * 60).to_integral_value(ROUND_HALF_UP))
    if kind == "time" and value < 1:
        return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
    try:
        moment = (_EPOCH_1904 if from_1904 else _EPOCH) + dt.timedelta(minutes=minutes)
    except OverflowError:
        return ""
    return shown_moment(moment, with_time=kind != "day" and (moment.hour, moment.minute) != (0, 0))


def shown_moment(moment: dt.datetime, *, with_time: bool) -> str:
    """A day as it is written in the United Kingdom, with its time where it has one."""
    return f"{moment:%d/%m/%Y %H:%M}" if with_time else f"{moment:%d/%m/%Y}"
