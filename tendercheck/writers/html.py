"""Writes a report as one HTML page that needs neither network nor script, for people to read, print and keep."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from tendercheck.model.report import Report
from tendercheck.showing import clean
from tendercheck.writers._html_view import section_of
from tendercheck.writers._words import NOTHING_CITED

SUFFIX = ".html"
MEDIA_TYPE = "text/html; charset=utf-8"
SHOWS_PICTURES = True
STYLES = ("html.css", "html_drawings.css")


def write(report: Report) -> bytes:
    """Return the page as UTF-8. Whatever comes from documents and rules is escaped and cleaned of controls."""
    page = (
        _environment()
        .get_template("html.jinja")
        .render(
            report=report,
            sections=[section_of(checked, number) for number, checked in enumerate(report.checked, start=1)],
            style=Markup("".join(map(_text_of, STYLES))),  # noqa: S704 - our own files, not a document's words
            nothing_cited=NOTHING_CITED,
        )
    )
    return page.encode()


@cache
def _environment() -> Environment:
    # autoescape is on for every template, whatever its name; finalize reaches every expression, so that none can
    # carry a control character into the page.
    return Environment(
        autoescape=True,
        loader=FunctionLoader(_text_of),
        undefined=StrictUndefined,
        finalize=_cleaned,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _text_of(name: str) -> str:
    return (resources.files("tendercheck.writers") / name).read_text(encoding="utf-8")


def _cleaned(value: Any) -> Any:
    """Strings without characters that act instead of showing; what is already markup passes."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
