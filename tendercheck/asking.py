"""`tendercheck ask`: the clarification questions of an opportunity as a letter, in time for their deadline."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from tendercheck import papers
from tendercheck.command import Choices, checked, write_atomically
from tendercheck.discovery import plugins_in
from tendercheck.errors import InvalidSettings
from tendercheck.exit_codes import NOT_ALL_READ, OK
from tendercheck.model.report import Checked
from tendercheck.model.values import Date
from tendercheck.showing import plural
from tendercheck.writers._letter import deadline_of, letter, questions_of


def run_ask(choices: Choices, *, today: dt.date, output: Path | None) -> int:
    """Write the letter to the terminal as text or to `output` in the format of its name; return the exit code.

    0, or 3 where something was not fully read. Raises InvalidSettings for a name of no format and where the paths hold
    more than one procurement: each authority gets a letter of its own.
    """
    formats = {module.SUFFIX: module for module in plugins_in(papers).values()}
    suffix = output.suffix.lower() if output else ".txt"
    if suffix not in formats:
        raise InvalidSettings(f"{output}: a letter cannot end in «{suffix}»; there are {', '.join(formats)}.")
    report, _ = checked(choices)
    if len(report.checked) != 1:
        raise InvalidSettings(f"there are {len(report.checked)} procurements here; ask about one folder at a time.")
    (one,) = report.checked
    questions = questions_of(one)
    content = formats[suffix].write(letter(one, questions, today))
    if output is None:
        sys.stdout.buffer.write(content)
    else:
        write_atomically(output, content)
    if not choices.quiet:
        written = f" Written to {output}." if output else ""
        click.echo(f"{plural(len(questions), 'question')}. {_time_left(one, today)}{written}", err=True)
    return OK if report.is_read_whole else NOT_ALL_READ


def _time_left(one: Checked, today: dt.date) -> str:
    """How long questions are still taken, for the person who is about to send them."""
    fact = deadline_of(one.procurement)
    if fact is None or not isinstance(fact.value, Date):
        return "The documents give no last day for questions that could be read; look for one before you send them."
    days = (fact.value.day - today).days
    if days < 0:
        return f"The last day for questions ({fact.text}) has passed: ask all the same, and soon."
    left = "that is today" if days == 0 else f"{plural(days, 'day')} from now"
    return f"Questions are taken until {fact.text}: {left}."
