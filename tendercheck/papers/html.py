"""Writes a paper as one HTML page that needs neither network nor script."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from tendercheck.model.paper import Grid, Paper
from tendercheck.showing import clean_line

SUFFIX = ".html"


def write(paper: Paper) -> bytes:
    """The paper as UTF-8; whatever stands in it is escaped and cleaned of controls."""
    environment = Environment(
        loader=PackageLoader("tendercheck.papers", "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["clean"] = clean_line
    environment.tests["grid"] = lambda part: isinstance(part, Grid)
    return environment.get_template("page.jinja").render(paper=paper).encode()
