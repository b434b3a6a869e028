"""Reads notices as data: an OCDS release, a package of releases or of records, its fields as facts.

Times are shown as UK time. Documents that a notice refers to are listed with their addresses and never fetched.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition
from tendercheck.readers._draft_frames import closing, frames_of, unread
from tendercheck.readers._draft_frames import compose as compose_drafts
from tendercheck.readers._drafts import Composition
from tendercheck.readers._notices.ocds_release import section_of
from tendercheck.readers._notices.sections import drafts_of
from tendercheck.readers._wishes import AS_IT_IS, Wishes

TYPE = "ocds"
_LOOKS_AT_BYTES = 65_536
_SIGNS = re.compile(rb'"\s*(?:ocid|releases|records)\s*"\s*:')
_BEGINS = re.compile(rb"\s*[{\[]")
_DEPTH_LIMIT = 100
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def recognises(data: bytes) -> bool:
    """Whether the bytes are JSON that names an OCID, or releases or records, near its start."""
    start = data[:_LOOKS_AT_BYTES]
    if start.startswith(_UTF16):
        start = start[2:].replace(b"\0", b"")
    start = start.removeprefix(codecs.BOM_UTF8)
    return bool(_BEGINS.match(start) and _SIGNS.search(start))


def frames(data: bytes, wishes: Wishes = AS_IT_IS) -> Iterator[dict[str, Any]]:
    """Yield the blocks of each release in turn; raises UnreadableDocument."""
    found = _load(data)
    releases = tuple(_releases(found, ""))
    if not releases:
        raise _refusal(Condition.UNSUPPORTED_FORMAT, "The file is JSON without an OCDS release in it.")
    for path, release in releases:
        part = path or "release"
        if isinstance(release.get("url"), str) and "ocid" not in release:
            yield unread(part, "it is only referred to, by an address that was not followed")
        else:
            yield from frames_of(part, drafts_of(section_of(release, path)))
    yield closing(detail=_note(releases))


def compose(frames: Iterable[dict[str, Any]]) -> Composition:
    """Return what the frames amount to; raises UnreadableDocument for frames that make no sense."""
    return compose_drafts(frames, unit="part")


def _note(releases: tuple[tuple[str, dict[str, Any]], ...]) -> str:
    ocids = {str(release["ocid"]) for _, release in releases if release.get("ocid")}
    if len(ocids) < 2:
        return ""
    return f"The file holds notices of {len(ocids)} different procurements: check each in a file of its own."


def _releases(node: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Releases and where they stand; of a record the compiled release, where it has one."""
    if isinstance(node, list):
        for index, one in enumerate(node):
            yield from _releases(one, f"{path}[{index}]")
    if not isinstance(node, dict):
        return
    inner = next((key for key in ("releases", "records") if isinstance(node.get(key), list)), None)
    if isinstance(node.get("compiledRelease"), dict):
        yield f"{path}.compiledRelease".lstrip("."), node["compiledRelease"]
    elif inner:
        yield from _releases(node[inner], f"{path}.{inner}".lstrip("."))
    elif "ocid" in node or (path and isinstance(node.get("url"), str)):
        yield path, node


def _load(data: bytes) -> Any:
    try:
        text = data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError as fault:
        raise _refusal(Condition.GARBLED_TEXT, "The file is JSON in letters that have no meaning as UTF-8.") from fault
    try:
        found = json.loads(text, object_pairs_hook=_tidy, parse_constant=_refuse_constant)
    except RecursionError as fault:
        raise _refusal(Condition.MALFORMED, f"The JSON nests more than {_DEPTH_LIMIT} deep.") from fault
    except json.JSONDecodeError as fault:
        if fault.pos >= len(text.rstrip()) or fault.msg.startswith("Unterminated"):
            raise _refusal(Condition.TRUNCATED, "The JSON ends before it is complete: fetch it again.") from fault
        where = f"line {fault.lineno}, column {fault.colno}"
        raise _refusal(Condition.MALFORMED, f"The file is no JSON at {where} ({fault.msg}).") from fault
    except ValueError as fault:
        raise _refusal(Condition.MALFORMED, f"The JSON holds what no notice does ({fault}).") from fault
    if _is_deep(found, _DEPTH_LIMIT):
        raise _refusal(Condition.MALFORMED, f"The JSON nests more than {_DEPTH_LIMIT} deep.")
    return found


def _tidy(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # Two values under one name: readers of the data disagree about which counts, so neither is believed.
    made: dict[str, Any] = {}
    for name, value in pairs:
        key = "".join(name.split())  # exports that wrap long lines break names too
        if key in made:
            raise ValueError(f"the name {key[:40]!r} stands twice in one object")
        made[key] = value
    return made


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _is_deep(node: Any, left: int) -> bool:
    inner: Iterable[Any] = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return left < 0 or any(_is_deep(one, left - 1) for one in inner)


def _refusal(condition: Condition, detail: str) -> UnreadableDocument:
    return UnreadableDocument(condition, detail)
