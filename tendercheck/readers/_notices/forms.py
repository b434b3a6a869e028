"""Notices in XML as sections of fields: what a form names by its name, everything else by its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tendercheck.model.roles import Role
from tendercheck.readers._notices.sections import Section
from tendercheck.readers._notices.values import shown_day, shown_moment, shown_sum, words_of
from tendercheck.readers._xml import child, name_of

_TEXT = frozenset({"P", "FT"})
_CURRENCIES, _UNITS, _CODES = ("CURRENCY", "currencyID"), ("TYPE", "unitCode"), ("VALUE", "CODE", "CTYPE")
_UNIT_WORDS = {"MONTH": "months", "DAY": "days", "YEAR": "years", "WEEK": "weeks"}
_DATED = re.compile(r"\d{4}-\d\d-\d\d.*")


@dataclass(frozen=True, slots=True)
class Form:
    """What is known of a kind of notice.

    `fields` and `sections` go by an element's name, or by that of its parents and its own ("PROCEDURE/DURATION").
    `flags` are empty elements: label, what they say, role. `silent` is left out. `special` takes over where it gives
    True.
    """

    fields: Mapping[str, tuple[str, Role | None]]
    sections: Mapping[str, str]
    silent: frozenset[str]
    special: Callable[[Section, Any, str], bool]
    flags: Mapping[str, tuple[str, str, Role | None]] = field(default_factory=dict)


def text_of(element: Any | None) -> str:
    """The words of an element, a line a paragraph; empty for None."""
    if element is None:
        return ""
    if any(name_of(one) == "P" for one in element):
        return "\n".join("".join(one.itertext()) for one in element if name_of(one) == "P")
    return "".join(element.itertext()).strip()


def fill(section: Section, element: Any, form: Form, path: str = "", prefix: str = "") -> Section:
    """Add what `element` holds to `section`; `prefix` is what the labels begin with."""
    for one in element:
        name = name_of(one)
        if name in form.silent or _is_foreign(one):
            continue
        place = f"{path}/{name}".lstrip("/")
        if not form.special(section, one, place):
            _take(section, one, form, place, prefix)
    return section


def _take(section: Section, element: Any, form: Form, path: str, prefix: str) -> None:
    name = name_of(element)
    title = _known(form.sections, path)
    label, role = _known(form.fields, path) or (prefix + words_of(name), None)
    if title is not None:
        inner = fill(Section(_numbered(title, element), path), element, form, path)
        if inner.fields or inner.sections:
            section.sections.append(inner)
    elif name in form.flags and not _own_text(element):
        flag, says, its_role = form.flags[name]
        section.add(flag, says, path, its_role)
        fill(section, element, form, path, prefix)
    elif shown := _shown(element):
        section.add(label, shown, path, role)
    elif len(element) and not all(name_of(one) in _TEXT for one in element):
        fill(section, element, form, path, prefix if name in form.flags else f"{label}: ")


def _own_text(element: Any) -> str:
    return (element.text or "").strip() or text_of(child(element, "P"))


def _known(table: Mapping[str, Any], path: str) -> Any | None:
    parts = path.split("/")
    suffixes = ("/".join(parts[-length:]) for length in (3, 2, 1))
    return next((table[suffix] for suffix in suffixes if suffix in table), None)


def _numbered(title: str, element: Any) -> str:
    number = text_of(child(element, "LOT_NO")) or (text_of(child(element, "ID")) if title == "Lot" else "")
    name = text_of(child(element, "TITLE")).replace("\n", " ")
    words = f"{'Lot' if number else title} {number}".strip()
    return f"{words}: {name}" if name and len(name) <= 160 else words


def _shown(element: Any) -> str:
    """The value of an element without others inside; empty where it has none."""
    if (dated := _date_of(element)) is not None:
        return dated
    if any(name_of(one) not in _TEXT for one in element):
        return ""
    text = text_of(element)
    currency = next((element.get(key) for key in _CURRENCIES if element.get(key)), None)
    unit = _UNIT_WORDS.get(next((element.get(key) for key in _UNITS if element.get(key)), ""))
    if currency:
        return shown_sum(text, currency)
    if unit and text:
        return f"{text} {unit}"
    if _DATED.fullmatch(text):
        return shown_day(text)
    return text or next((words_of(element.get(key).lower()) for key in _CODES if element.get(key)), "") or _no(element)


def _no(element: Any) -> str:
    return "yes" if not len(element) and not element.attrib else ""


def _date_of(element: Any) -> str | None:
    """Day and time where the element holds them apart: EndDate and EndTime, or YEAR, MONTH and DAY; else None."""
    parts = {name_of(one): text_of(one) for one in element}
    if {"YEAR", "MONTH", "DAY"} <= set(parts):
        return moment(f"{parts['YEAR']}-{parts['MONTH']:0>2}-{parts['DAY']:0>2}", parts.get("TIME", ""))
    dates = [name for name in parts if name.endswith("Date")]
    if len(dates) == 1 and set(parts) <= {dates[0], dates[0].replace("Date", "Time")} and len(parts) == 2:
        return moment(parts[dates[0]], parts[dates[0].replace("Date", "Time")])
    return None


def moment(day: str, time: str) -> str:
    """Day and time of two elements as people read them; the time's zone counts where it has one."""
    day, time = day.strip()[:10], time.strip()
    if re.match(r"\d:", time):
        time = f"0{time}"
    return shown_moment(f"{day}T{time}") if time else shown_day(day)


def _is_foreign(element: Any) -> bool:
    """Whether the element says in another language what a sibling says in English."""
    language = element.get("languageID")
    if not language or language == "ENG":
        return False
    twins: Iterator[Any] = (one for one in element.getparent() if one.tag == element.tag)
    return any(one.get("languageID") == "ENG" for one in twins)
