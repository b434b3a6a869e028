"""Every exception the project raises: each message is a sentence that says what, where, and what to do."""

from __future__ import annotations

from pathlib import Path

from tendercheck.model.document import Condition


class TendercheckError(Exception):
    """The base of them all; whoever catches it shows its text to a person."""


class UnreadableDocument(TendercheckError):  # noqa: N818 - the house names errors by what is wrong
    """A reader gave up on a file; `condition` is the name that the report gives to it."""

    def __init__(self, condition: Condition, detail: str) -> None:
        super().__init__(detail)
        self.condition = condition
        self.detail = detail


class InvalidRule(TendercheckError):  # noqa: N818
    """A rule file, or another file of a ruleset, says something it cannot."""

    def __init__(self, path: Path, line: int, what: str, hint: str = "") -> None:
        super().__init__(f"{path}:{line}: {what}" + (f" ({hint})" if hint else ""))
        self.path, self.line, self.what, self.hint = path, line, what, hint


class InvalidSettings(TendercheckError):  # noqa: N818
    """A settings file or an option holds something that is not known."""


class NothingToCheck(TendercheckError):  # noqa: N818
    """A path does not exist, or holds no document."""


class CannotWrite(TendercheckError):  # noqa: N818
    """A report could not be written where it was wanted."""


class InvalidRecord(TendercheckError):  # noqa: N818
    """A file that should be a record of regard cannot be understood as one."""


class CannotMeasure(TendercheckError):  # noqa: N818
    """A file of labels, or a report to measure against them, is none."""


class CannotPlace(TendercheckError):  # noqa: N818
    """A change that a file cannot take where it is meant to go; the message says why, in words for people."""


class CannotAmend(TendercheckError):  # noqa: N818
    """A file that amendments cannot be put into; the message says which, why, and what to do."""
