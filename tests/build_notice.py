"""Builds small notices as data: OCDS releases, TED and eForms XML; and what the readers make of them."""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any

from tendercheck.model.document import BlockKind, Document, Source
from tendercheck.readers._drafts import assemble


def release(**tender: Any) -> dict[str, Any]:
    """A release of a notice by Anytown Council whose tender holds these fields."""
    return {
        "ocid": "ocds-h6vhtk-000001",
        "id": "1",
        "tag": ["tender"],
        "date": "2026-03-02T09:30:00Z",
        "buyer": {"id": "GB-1", "name": "Anytown Council"},
        "tender": {"id": "T1", "title": "Cleaning of schools", **tender},
    }


def as_json(value: Any) -> bytes:
    """`value` as a file of JSON."""
    return json.dumps(value).encode()


def document(reader: ModuleType, data: bytes) -> Document:
    """What `reader` makes of `data`, without a worker."""
    assert reader.recognises(data)
    return assemble(Source("notice"), reader.TYPE, reader.compose(reader.frames(data)))


def rows(read: Document) -> list[tuple[str, str]]:
    """The text of every field, with its role."""
    return [(read.quote(block.span), block.role) for block in read.blocks if block.kind is BlockKind.TABLE_ROW]


def blocks(read: Document) -> list[tuple[BlockKind, str]]:
    """Kind and text of every block."""
    return [(block.kind, read.quote(block.span)) for block in read.blocks]
