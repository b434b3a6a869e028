"""Fields of a DOCX: their codes are not seen, their results are; some have none, and Word draws what they name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tendercheck.readers._docx.markup import W, is_on, number_of
from tendercheck.readers._docx.signs import box, sign
from tendercheck.readers._xml import Element

_BUTTON = re.compile(r"(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(.*)", re.IGNORECASE | re.DOTALL)
_SYMBOL = re.compile(r"SYMBOL\s+(0x[0-9a-f]{1,6}|[0-9]{1,7})\b(?:.*\\f\s+\"?([^\"\\]+))?", re.IGNORECASE | re.DOTALL)
_EQUATION = re.compile(r"EQ\s+(.*)", re.IGNORECASE | re.DOTALL)
_SWITCH = re.compile(r"\\\*\s*(?:\"[^\"]*\"|\S+)|\\[a-z]+[0-9]*|[(),;]", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    form: Element | None  # w:ffData, of a field of a form
    codes: list[str] = field(default_factory=list)
    in_codes: bool = True
    has_result: bool = False


class Fields:
    """The fields that are open at a place of a paragraph. One never closed must not swallow the paragraphs after it."""

    def __init__(self) -> None:
        self._open: list[_Open] = []

    @property
    def are_open(self) -> bool:
        """Whether what stands here is of a field, its codes or its result."""
        return bool(self._open)

    def hides(self, text: str) -> bool:
        """Whether `text`, which stands here, is among the codes of a field and so not seen."""
        if not self._open:
            return False
        hidden = any(one.in_codes for one in self._open)
        if not hidden and text.strip():
            for one in self._open:
                one.has_result = True
        return hidden

    def note_code(self, code: str) -> None:
        """Take in a w:instrText."""
        if self._open:
            self._open[-1].codes.append(code)

    def turn(self, character: Element, number: Callable[[str], str]) -> str:
        """Take in a w:fldChar; what Word draws for a field that ends here without a result of its own.

        `number` computes the number that codes such as LISTNUM ask for.
        """
        kind = character.get(W + "fldCharType")
        if kind == "begin":
            self._open.append(_Open(character.find(W + "ffData")))
        elif kind == "separate" and self._open:
            self._open[-1].in_codes = False
        elif kind == "end" and self._open:
            ended = self._open.pop()
            return "" if ended.has_result else _drawn("".join(ended.codes).strip(), ended.form, number)
        return ""


def _drawn(codes: str, form: Element | None, number: Callable[[str], str]) -> str:
    if form is not None:
        return _of_form(form)
    if codes.upper().startswith("LISTNUM"):
        return number(codes)
    if button := _BUTTON.fullmatch(codes):
        return button[1].strip()
    if equation := _EQUATION.fullmatch(codes):
        return " ".join(_SWITCH.sub(" ", equation[1]).split())
    if symbol := _SYMBOL.match(codes):
        return sign(int(symbol[1], 0), (symbol[2] or "").strip())
    return ""


def _of_form(form: Element) -> str:
    check, choice = form.find(W + "checkBox"), form.find(W + "ddList")
    if check is not None:
        checked = is_on(check, W + "checked")
        return box(is_checked=bool(is_on(check, W + "default") if checked is None else checked))
    if choice is None:
        return ""
    chosen = number_of(choice, W + "result") or number_of(choice, W + "default") or 0
    entries = [entry.get(W + "val", "") for entry in choice.findall(W + "listEntry")]
    return entries[chosen] if 0 <= chosen < len(entries) else ""
