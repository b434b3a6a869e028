"""Reads notices in XML: TED's older forms (TED_EXPORT) and eForms (UBL), their fields as facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from tendercheck.readers._draft_frames import closing, frames_of
from tendercheck.readers._draft_frames import compose as compose_drafts
from tendercheck.readers._drafts import Composition
from tendercheck.readers._wishes import AS_IT_IS, Wishes

TYPE = "ted"
_LOOKS_AT_BYTES = 65_536
_ROOT = re.compile(rb"<(?:[A-Za-z][\w.-]*:)?([A-Za-z_][\w.-]*)")
_ROOTS = frozenset({b"TED_EXPORT", b"ContractNotice", b"ContractAwardNotice", b"PriorInformationNotice"})


def recognises(data: bytes) -> bool:
    """Whether the bytes are XML whose first element is that of a notice."""
    # UTF-16 puts NULs between the letters.
    start = data[:_LOOKS_AT_BYTES].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").replace(b"\0", b"")
    if not start.startswith(b"<"):
        return False
    first = _ROOT.search(start)
    return first is not None and first[1] in _ROOTS


def frames(data: bytes, wishes: Wishes = AS_IT_IS) -> Iterator[dict[str, Any]]:
    """Yield the notice's blocks; raises UnreadableDocument."""
    from tendercheck.readers._notices import ted_eforms, ted_export
    from tendercheck.readers._notices.sections import drafts_of
    from tendercheck.readers._xml import name_of, safe_xml

    root = safe_xml(data, "The notice", advice="fetch it again")
    form = ted_eforms if name_of(root) in ted_eforms.ROOTS else ted_export
    section, note = form.section_of(root)
    yield from frames_of("notice", drafts_of(section))
    yield closing(detail=note)


def compose(frames: Iterable[dict[str, Any]]) -> Composition:
    """Return what the frames amount to; raises UnreadableDocument for frames that make no sense."""
    return compose_drafts(frames, unit="part")
