"""A notice in TED's older XML (TED_EXPORT) as sections of fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tendercheck.model.roles import Role
from tendercheck.readers._notices import ted_labels as labels
from tendercheck.readers._notices.forms import Form, fill, moment, text_of
from tendercheck.readers._notices.ocds_labels import LAWS
from tendercheck.readers._notices.sections import Section
from tendercheck.readers._notices.values import shown_day, shown_sum
from tendercheck.readers._xml import child, name_of

_CRITERIA = {"AC_PRICE": "Price", "AC_COST": "Cost", "AC_QUALITY": "Quality", "AC_CRITERIA": "Criterion"}


def section_of(root: Any) -> tuple[Section, str]:
    """The notice in English where it is there, else in its own language; and a sentence about the other languages."""
    forms = [one for one in _forms(root) if one.get("LG")]
    chosen = next((one for one in forms if one.get("LG") == "EN"), None)
    if chosen is None:
        chosen = next((one for one in forms if one.get("CATEGORY") == "ORIGINAL"), forms[0] if forms else None)
    section = Section(_title(root, chosen))
    _add_coded(section, root, chosen)
    if chosen is not None:
        fill(section, chosen, _form_of(chosen))
    note = f"The notice is held in {len(forms)} languages; one of them was read." if len(forms) > 1 else ""
    return section, note


def _forms(root: Any) -> Iterator[Any]:
    for section in root:
        if name_of(section) == "FORM_SECTION":
            yield from section


def _title(root: Any, form: Any | None) -> str:
    stated = text_of(child(form, "OBJECT_CONTRACT", "TITLE")) if form is not None else ""
    return stated.replace("\n", " ") or f"Notice {root.get('DOC_ID', '')}".strip()


def _add_coded(section: Section, root: Any, form: Any | None) -> None:
    """What the notice's envelope says: number, kind, day of publication, law."""
    coded = child(root, "CODED_DATA_SECTION")
    if coded is None:
        return
    part = "CODED_DATA_SECTION"
    section.add("Notice number", text_of(child(coded, "NOTICE_DATA", "NO_DOC_OJS")), part)
    section.add("Kind of notice", text_of(child(coded, "CODIF_DATA", "TD_DOCUMENT_TYPE")), part)
    published = text_of(child(coded, "REF_OJS", "DATE_PUB"))
    is_sent = form is not None and any(
        name_of(one).endswith(("DISPATCH_NOTICE", "DISPATCH_DATE")) for one in form.iter()
    )
    role = None if is_sent else Role.NOTICE_DATE
    if len(published) == 8:
        day = shown_day(f"{published[:4]}-{published[4:6]}-{published[6:]}")
        section.add("Published in the Official Journal on", day, part, role)
    law = child(form, "LEGAL_BASIS") if form is not None else None
    if law is not None:
        section.add("Legal basis", LAWS.get(law.get("VALUE", ""), law.get("VALUE", "")), "LEGAL_BASIS")


def _form_of(notice: Any) -> Form:
    return Form(labels.FIELDS, labels.SECTIONS, labels.SILENT, _Special(notice).take, labels.FLAGS)


class _Special:
    """The elements whose meaning hangs on others: deadlines on the procedure, a lot's value on the division."""

    def __init__(self, notice: Any) -> None:
        names = {name_of(one) for one in notice.iter()}
        self._is_light_touch = str(name_of(notice)).startswith(labels.LIGHT_TOUCH_FORMS)
        self._is_participation = bool(names & labels.PARTICIPATION_FIRST)
        self._has_lots = "LOT_DIVISION" in names
        self._has_total = "VAL_ESTIMATED_TOTAL" in names

    def take(self, section: Section, element: Any, path: str) -> bool:
        name = name_of(element)
        if name == "DATE_RECEIPT_TENDERS":
            self._add_deadline(section, element, path)
        elif name == "VAL_OBJECT":
            self._add_value(section, element, path)
        elif name == "TYPE_CONTRACT":
            self._add_kind(section, element, path)
        elif name in _CRITERIA:
            _add_criterion(section, element, path)
        elif name in ("CPV_MAIN", "CPV_ADDITIONAL"):
            _add_codes(section, element, path)
        else:
            return name == "TITLE" and text_of(element).replace("\n", " ") in section.title
        return True

    def _add_deadline(self, section: Section, element: Any, path: str) -> None:
        shown = moment(text_of(element), text_of(child(element.getparent(), "TIME_RECEIPT_TENDERS")))
        if self._is_participation:
            label = "Deadline for receipt of requests to participate"
            section.add(label, shown, path, Role.PARTICIPATION_DEADLINE)
        else:
            section.add("Deadline for receipt of tenders", shown, path, Role.TENDER_DEADLINE)

    def _add_value(self, section: Section, element: Any, path: str) -> None:
        shown = shown_sum(text_of(element), element.get("CURRENCY", ""))
        if self._has_lots:
            section.add("Estimated value of the lot", shown, path, Role.LOT_VALUE)
        else:
            section.add("Estimated value", shown, path, None if self._has_total else Role.ESTIMATED_VALUE)

    def _add_kind(self, section: Section, element: Any, path: str) -> None:
        kind = element.get("CTYPE", "").lower()
        shown = "light touch services (social and other specific services)" if self._is_light_touch else kind
        section.add("Contract type", shown if kind == "services" else kind, path, Role.SERVICE_TYPE)


def _add_codes(section: Section, element: Any, path: str) -> None:
    """All codes of one kind in one field, where the first of them stands."""
    twins = [one for one in element.getparent() if one.tag == element.tag]
    if element is twins[0]:
        codes = [code.get("CODE", "") for one in twins for code in one if name_of(code) == "CPV_CODE"]
        label = "Main CPV code" if name_of(element) == "CPV_MAIN" else "Further CPV codes"
        section.add(label, f"CPV {', '.join(code for code in codes if code)}", path)


def _add_criterion(section: Section, element: Any, path: str) -> None:
    kind = _CRITERIA[name_of(element)]
    name = text_of(child(element, "AC_CRITERION")) or kind
    weight = text_of(child(element, "AC_WEIGHTING"))
    if weight.replace(".", "", 1).isdigit() and float(weight) <= 100:
        weight += "%"
    label = f"Award criterion: {name}" + (f" ({kind.lower()})" if kind.lower() != name.lower() else "")
    section.add(label, weight or "weight not stated", path)
