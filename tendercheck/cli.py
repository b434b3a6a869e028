"""The command line: options in, exit code out, no logic. Heavy imports wait until a command needs them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tendercheck import __version__
from tendercheck.errors import TendercheckError
from tendercheck.exit_codes import FINDINGS, INTERNAL, OK, USAGE

if TYPE_CHECKING:
    from tendercheck.command import Choices

_SCHEMAS = ("report", "rule", "rule-change", "ruleset", "law", "values")


class _Group(click.Group):
    """Turns whatever goes wrong into a sentence and an exit code; nobody meets a traceback."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        gc.set_threshold(100_000, 50, 50)  # imports and rules make many objects that stay: a tenth of a run's time
        kwargs["standalone_mode"] = False
        try:
            code = super().main(*args, **kwargs)
        except click.exceptions.Abort:
            click.echo("Stopped.", err=True)
            sys.exit(130)
        except click.ClickException as error:
            error.show()
            sys.exit(USAGE)
        except TendercheckError as error:
            click.echo(f"tendercheck: {error}", err=True)
            sys.exit(USAGE)
        except Exception as error:
            click.echo(_apology(error), err=True)
            sys.exit(INTERNAL)
        sys.exit(code if isinstance(code, int) else OK)


def _apology(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "an unknown place"
    return (
        f"tendercheck: this is a fault of the program, not of your documents ({type(error).__name__} at {place}). "
        "Please report it with the name of the command; nothing was written."
    )


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tendercheck")
def main() -> None:
    """Find what keeps small providers out of a public tender, with the law and wording to accept."""


def _as_date(_: click.Context, __: click.Parameter, value: str | None) -> dt.date:
    if value is None:
        return dt.datetime.now(tz=dt.UTC).date()
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"«{value}» is no date like 2026-11-22") from error


_RULESET = click.option(
    "--ruleset",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="FOLDER",
    help="Use the ruleset in this folder in place of the one that ships.",
)


def _choosing(command: Callable[..., int]) -> Callable[..., int]:
    """The options of every command that checks documents; they come to it as one value, `choices`."""

    @functools.wraps(command)
    def chosen(**options: Any) -> int:
        from tendercheck.command import Choices

        names = [field.name for field in dataclasses.fields(Choices)]
        return command(Choices(**{name: options.pop(name) for name in names}), **options)

    for option in reversed(_CHOICES):
        chosen = option(chosen)
    return chosen


_CHOICES = (
    click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path)),
    click.option("--select", multiple=True, metavar="RULE", help="Only these rules, families or barriers."),
    click.option("--ignore", multiple=True, metavar="RULE", help="Not these rules, families or barriers."),
    click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out files that match the pattern."),
    click.option("--config", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Settings to use."),
    _RULESET,
    click.option("--as-at", callback=_as_date, metavar="DATE", help="Apply the law of this day; today without it."),
    click.option(
        "--tracked-changes",
        type=click.Choice(["sent", "accepted", "rejected"]),
        default="sent",
        help="Which text of a document with tracked changes to check; as it was sent without it.",
    ),
    click.option("--preview", is_flag=True, help="Run rules too that were too often wrong where measured."),
    click.option("-q", "--quiet", is_flag=True, help="No progress, and no text beside what goes to a file."),
)


@main.command()
@_choosing
@click.option(
    "-f",
    "--output-format",
    metavar="FORMAT",
    help="text, html, json, markdown, csv, xlsx, docx or odt; without it text and HTML.",
)
@click.option("-o", "--output-file", type=click.Path(path_type=Path), help="Where to write instead of the terminal.")
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "note", "never"]), help="Least severity for exit code 1."
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever was found.")
@click.option(
    "--record",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write a record of regard, .docx or .html: barriers considered, amended, kept with reasons.",
)
def check(choices: Choices, record: Path | None, **options: Any) -> int:
    """Check the documents at PATHS: files are one procurement, each folder with documents is one."""
    from tendercheck.command import run_check

    if record is None:
        return run_check(choices, **options)
    from tendercheck.recording import check_place, write_record

    check_place(record, choices.paths)
    today = dt.datetime.now(tz=dt.UTC).date()
    return run_check(choices, **options, also=lambda report: write_record(report, choices, record, today))


@main.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def verify(file: Path) -> int:
    """Replay the record in FILE, and say whether documents, rules, findings and its words are as they were."""
    from tendercheck.recording import run_verify

    return run_verify(file)


@main.command()
@_choosing
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="PLACE", help="File or folder for the copies.")
@click.option("--dry-run", is_flag=True, help="Say what would be changed; write nothing.")
@click.option("--diff", "as_diff", is_flag=True, help="Show each passage before and after; write nothing.")
@click.option("--interactive", is_flag=True, help="Ask for each amendment which wording is wanted.")
def fix(choices: Choices, **options: Any) -> int:
    """Write copies of the documents at PATHS with the amendments in them: changes to accept, with comments."""
    from tendercheck.fixing import run_fix

    return run_fix(choices, today=dt.datetime.now(tz=dt.UTC).date(), **options)


@main.command()
@_choosing
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="A .docx, .odt or .txt file.")
def ask(choices: Choices, **options: Any) -> int:
    """Write the clarification questions on the documents at PATHS as a letter; as text on the terminal without -o."""
    from tendercheck.asking import run_ask

    return run_ask(choices, today=dt.datetime.now(tz=dt.UTC).date(), **options)


@main.command()
@click.argument("rule_id", metavar="RULE")
@_RULESET
def explain(rule_id: str, ruleset: Path | None) -> None:
    """Say why a rule is there, what law it stands on, what it finds and what it leaves alone."""
    from tendercheck.command import explain_rule

    click.echo(explain_rule(rule_id, ruleset), nl=False)


@main.group()
def rules() -> None:
    """List, write and test the rules."""


@rules.command("list")
@_RULESET
def list_rules(ruleset: Path | None) -> None:
    """List every rule with its barrier, severity and title; the ruleset's name and version go to the error stream."""
    from tendercheck.command import rule_lines

    name, lines = rule_lines(ruleset)
    click.echo(name, err=True)
    click.echo("\n".join(lines))


@rules.command("test")
@click.argument("folder", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False))
def test_rules(folder: Path | None) -> int:
    """Run the examples inside the rules; FOLDER is a ruleset's; without it the settings' or the one that ships."""
    from tendercheck.command import run_examples

    lines, faults = run_examples(folder)
    click.echo("\n".join(lines))
    return FINDINGS if faults else OK


@rules.command("measure")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--write", type=click.Path(path_type=Path, dir_okay=False), help="Write the figures to this accuracy.yml."
)
@click.option("--corpus", default="", metavar="NAME", help="What the labelled documents are, for that file.")
@click.option("--on", "day", callback=_as_date, metavar="DATE", help="The day of the measurement; today without it.")
@_RULESET
def measure_rules(files: tuple[Path, ...], write: Path | None, corpus: str, day: dt.date, ruleset: Path | None) -> None:
    """Print precision and recall of reports (REPORT.json) against labels made by hand (LABELS.jsonl)."""
    from tendercheck.figures import measured_lines

    click.echo("\n".join(measured_lines(files, ruleset, write, corpus, day)))


@rules.command("new")
@click.argument("rule_id", metavar="FAMILY/NAME")
@click.option("--barrier", required=True, metavar="B-XXX-NN", help="The entry of the barrier catalogue that it finds.")
@click.option(
    "--in",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="FOLDER",
    help="The ruleset's folder; without it the house ruleset of the settings.",
)
def new_rule(rule_id: str, barrier: str, folder: Path | None) -> None:
    """Write a rule to begin with, which passes its own examples; nothing is overwritten."""
    from tendercheck.authoring import write_rule

    click.echo("\n".join(write_rule(rule_id, barrier, folder)))


@rules.command("pages")
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path, file_okay=False))
@_RULESET
def write_pages(folder: Path, ruleset: Path | None) -> None:
    """Write a page in Markdown for each rule, and an index, to FOLDER."""
    from tendercheck.authoring import write_pages

    click.echo(write_pages(folder, ruleset))


@main.command()
@click.argument("kind", required=False, default="report", type=click.Choice(_SCHEMAS))
def schema(kind: str) -> None:
    """Print a JSON Schema: of the JSON report, or of a ruleset's files for editors that check while you type."""
    from tendercheck.command import schema_text

    click.echo(schema_text(kind), nl=False)
