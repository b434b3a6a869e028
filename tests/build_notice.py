"""Builds small notices as data: OCDS releases, TED and eForms XML."""

from __future__ import annotations

import json
from typing import Any

from tendercheck.model.document import BlockKind, Document


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


def rows(read: Document) -> list[tuple[str, str]]:
    """The text of every field, with its role."""
    return [(read.quote(block.span), block.role) for block in read.blocks if block.kind is BlockKind.TABLE_ROW]


def blocks(read: Document) -> list[tuple[BlockKind, str]]:
    """Kind and text of every block."""
    return [(block.kind, read.quote(block.span)) for block in read.blocks]
