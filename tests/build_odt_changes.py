"""Builds the tracked changes of an OpenDocument text, as somebody else made them."""

from __future__ import annotations

from tendercheck.model.document import Document
from tendercheck.readers import odt
from tendercheck.readers._wishes import Changes, Wishes
from tests.build_file import document_of

_INFO = (
    '<office:change-info xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Ann</dc:creator>'
    "<dc:date>2026-05-01T09:00:00</dc:date></office:change-info>"
)


def tracked(gone: str, new: str) -> str:
    """The regions of a deletion of "gone" and of an insertion, by their ids."""
    return (
        f'<text:tracked-changes><text:changed-region text:id="{gone}"><text:deletion>{_INFO}<text:p>gone</text:p>'
        f'</text:deletion></text:changed-region><text:changed-region text:id="{new}"><text:insertion>{_INFO}'
        "</text:insertion></text:changed-region></text:tracked-changes>"
    )


def deleted(name: str) -> str:
    """The mark of a deletion."""
    return f'<text:change text:change-id="{name}"/>'


def inserted(name: str, content: str) -> str:
    """The content between the marks of an insertion."""
    return f'<text:change-start text:change-id="{name}"/>{content}<text:change-end text:change-id="{name}"/>'


def read(data: bytes, changes: Changes = Changes.SENT) -> Document:
    """The document of a package in that view of its changes."""
    return document_of(odt, data, wishes=Wishes(changes))
