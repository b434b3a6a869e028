"""One OCDS release as sections of fields: what FIELDS names by its name, everything else by its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tendercheck.model.roles import Role
from tendercheck.readers._notices.ocds_labels import (
    CRITERIA,
    DAYS,
    FIELDS,
    LAWS,
    LIGHT_TOUCH_CODES,
    NO_LIMIT,
    PUBLISHERS,
    SECTIONS,
    SILENT,
)
from tendercheck.readers._notices.sections import Section
from tendercheck.readers._notices.values import shown_day, shown_moment, shown_sum, words_of

_PARTICIPATION_FIRST = re.compile(r"restricted|dialogue|negotiat|innovation", re.IGNORECASE)
_PARTICIPATION = ("Deadline for receipt of requests to participate", Role.PARTICIPATION_DEADLINE)
_DATED = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?")
_FIRST = ("tag", "ocid", "date", "buyer", "tender")
_LAST = ("items", "documents", "contractTerms", "parties", "relatedProcesses")
_OPEN = frozenset({"buyer", "tender"})  # their fields stand among those of the release
_LIGHT_TOUCH = "light touch services (by their CPV code)"
_DEADLINES = frozenset({"tender.tenderPeriod.endDate", "tender.enquiryPeriod.endDate"})


def section_of(release: dict[str, Any], path: str = "") -> Section:
    """The release as a section; `path` is where it stands in a package."""
    tender = _dict(release.get("tender"))
    title = tender.get("title") or release.get("title") or release.get("ocid") or "Notice"
    section = Section(str(title), path)
    section.add("Published on", PUBLISHERS.get(str(release.get("ocid"))[:11], ""), f"{path}.ocid".lstrip("."))
    return _Reading(release).fill(section, release, "", path)


class _Reading:
    def __init__(self, release: dict[str, Any]) -> None:
        self._tender = _dict(release.get("tender"))

    def fill(self, section: Section, node: dict[str, Any], name: str, path: str, prefix: str = "") -> Section:
        """Add what `node` holds; `name` is its path without numbers, `prefix` what its labels begin with."""
        for key in _ordered(node):
            whole = f"{name}.{key}".lstrip(".")
            place = f"{path}.{key}".lstrip(".")
            if key not in SILENT or whole in FIELDS:
                self._take(section, node[key], whole, place, prefix)
        return section

    def _take(self, section: Section, value: Any, name: str, path: str, prefix: str) -> None:
        label, role = self._named(name, prefix)
        if isinstance(value, dict):
            self._take_dict(section, value, name, path, prefix)
        elif isinstance(value, list):
            self._take_list(section, value, name, path, label)
        elif name == "tender.mainProcurementCategory":
            section.add(label, self._category(str(value)), path, role)
        elif role or not (name.endswith((".title", ".name")) and section.title.endswith(str(value))):
            section.add(label, _shown(value, name), path, role)

    def _named(self, name: str, prefix: str) -> tuple[str, Role | None]:
        label, role = FIELDS.get(name, (prefix + words_of(name.rpartition(".")[2]), None))
        if name == "date" and self._tender.get("datePublished"):
            return label, None  # a later version of a notice that came out earlier
        if name == "tender.tenderPeriod.endDate" and self._is_participation():
            return _PARTICIPATION
        return label, role

    def _is_participation(self) -> bool:
        """Whether the time limit is that of the first stage: suppliers are chosen, then invited to tender."""
        procedure = str(self._tender.get("procurementMethodDetails") or "")
        return "expressionOfInterestDeadline" not in self._tender and bool(_PARTICIPATION_FIRST.search(procedure))

    def _category(self, category: str) -> str:
        code = str(_dict(self._tender.get("classification")).get("id") or "")
        regimes = str(self._tender.get("specialRegime") or "")
        lots = _dicts(self._tender.get("lots"))
        if category == "services" and any("lightTouch" in str(lot.get("specialRegime")) for lot in lots):
            regimes += "lightTouch"
        if category == "services" and "lightTouch" in regimes:
            return "light touch services"
        return _LIGHT_TOUCH if category == "services" and code.startswith(LIGHT_TOUCH_CODES) else category

    def _take_dict(self, section: Section, value: dict[str, Any], name: str, path: str, prefix: str) -> None:
        label, role = self._named(name, prefix)
        if "amount" in value or "amountGross" in value:
            section.add(label, _sum(value), path, role)
        elif "scheme" in value and "id" in value and "name" not in value:
            section.add(label, _code(value), path)
        elif name in SECTIONS:
            self.fill(section.section(SECTIONS[name], path), value, name, path)
        else:
            of = words_of(name.rpartition(".")[2])
            self.fill(section, value, name, path, "" if name in _OPEN else f"{of}: ")

    def _take_list(self, section: Section, value: list[Any], name: str, path: str, label: str) -> None:
        simple = [_shown(one, name) for one in value if not isinstance(one, (dict, list))]
        section.add(label, ", ".join(simple), path)
        for index, one in enumerate(value):
            place = f"{path}[{index}]"
            if isinstance(one, list):
                self._take_list(section, one, name, place, label)
            elif isinstance(one, dict):
                self._take_one(section, one, name, place, label)

    def _take_one(self, section: Section, one: dict[str, Any], name: str, path: str, label: str) -> None:
        if name.endswith("awardCriteria.criteria"):
            _add_award_criterion(section, one, path)
        elif name.endswith("selectionCriteria.criteria"):
            _add_condition(section, one, path)
        elif "scheme" in one and "id" in one and name not in SECTIONS:
            section.add(label, _code(one), path)
        elif name.endswith(".documents"):
            _add_document(section, one, path)
        elif name in SECTIONS:
            self.fill(section.section(_title(SECTIONS[name], one), path), one, name, path)
        else:
            self.fill(section, one, name, path, f"{label}: ")


def _ordered(node: dict[str, Any]) -> Iterator[str]:
    yield from (key for key in _FIRST if key in node)
    yield from (key for key in node if key not in _FIRST and key not in _LAST)
    yield from (key for key in _LAST if key in node)


def _shown(value: Any, name: str) -> str:
    key = name.rpartition(".")[2]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return ""
    if key == "durationInDays":
        return f"{value} days"
    if isinstance(value, (int, float)) and abs(value) >= NO_LIMIT and key.startswith("maximum"):
        return "no limit"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value)
    if _DATED.fullmatch(text):
        is_day = key in DAYS or (key == "endDate" and name not in _DEADLINES)
        return shown_day(text) if is_day and name != "tender.bidOpening.date" else shown_moment(text)
    return words_of(text).lower() if re.fullmatch(r"[a-z]+(?:[A-Z][a-z]+)+", text) else text


def _sum(value: dict[str, Any]) -> str:
    currency = str(value.get("currency") or "")
    net = shown_sum(value["amount"], currency) if value.get("amount") is not None else ""
    gross = shown_sum(value["amountGross"], currency) if value.get("amountGross") is not None else ""
    if net and gross:
        return f"{net} excluding VAT ({gross} including VAT)"
    return net or (f"{gross} including VAT" if gross else "")


def _code(value: dict[str, Any]) -> str:
    law = LAWS.get(str(value["id"]))
    if law:
        return law
    scheme = str(value["scheme"]) if str(value["scheme"]) in ("CPV", "CPVS", "COFOG") else ""
    return " ".join(word for word in (scheme, str(value["id"] or ""), str(value.get("description") or "")) if word)


def _add_award_criterion(section: Section, one: dict[str, Any], path: str) -> None:
    """In the notice's own words: its field `description` holds, more often than not, the weight."""
    weights = [_weight(number) for number in _dicts(one.get("numbers"))]
    description = str(one.get("description") or "")
    if re.fullmatch(r"\d{1,3}(?:\.\d+)?", description) and float(description) <= 100:
        description += " %"
    name, kind = str(one.get("name") or ""), str(one.get("type") or "")
    label = f"Award criterion: {name}" if name and name.lower() != kind.lower() else "Award criterion"
    stated = (f"type: {kind}" if kind else "", f"description: {description}" if description else "", *weights)
    is_weighed = bool(description or weights)
    section.add(label, "; ".join(part for part in (*stated, "" if is_weighed else "weight not stated") if part), path)


def _weight(number: dict[str, Any]) -> str:
    figure, kind = number.get("number"), str(number.get("weight") or number.get("fixed") or "")
    return f"{figure}%" if kind.startswith("percentage") else f"{figure} {words_of(kind).lower()}".strip()


def _add_condition(section: Section, one: dict[str, Any], path: str) -> None:
    kind = str(one.get("type") or "other")
    label = CRITERIA.get(kind, words_of(kind))
    for key in ("name", "description"):
        section.add(label, str(one.get(key) or ""), f"{path}.{key}")
    section.add(f"{label}: minimum level", str(one.get("minimum") or ""), f"{path}.minimum")
    for key in one:
        if key not in ("type", "name", "description", "minimum", "id") and isinstance(one[key], str):
            section.add(f"{label}: {words_of(key).lower()}", one[key], f"{path}.{key}")


def _add_document(section: Section, one: dict[str, Any], path: str) -> None:
    kind = words_of(str(one.get("documentType") or "document"))
    published = str(one.get("datePublished") or "")
    for key, label, text in (
        ("title", "", str(one.get("title") or "")),
        ("description", ", description", str(one.get("description") or "")),
        ("url", ", address", str(one.get("url") or "")),
        ("datePublished", ", published", shown_day(published) if published else ""),
    ):
        section.add(f"Document: {kind}{label}", text, f"{path}.{key}")


def _title(name: str, one: dict[str, Any]) -> str:
    number = str(one.get("id") or "") if name == "Lot" else ""
    title = str(one.get("title") or one.get("name") or "")
    return f"{name} {number}".strip() + (f": {title}" if title and len(title) <= 160 else "")


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
