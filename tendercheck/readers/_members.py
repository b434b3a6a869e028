"""The files inside a file, as a worker tells of them: names that may be shown, in frames that are believed by half."""

from __future__ import annotations

import re
from typing import Any

from tendercheck.readers._job import Member

_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST_NAME = 300


def told(key: str, name: str, size_bytes: int) -> list[Any]:
    """A member as plain JSON."""
    return [key, _UNSHOWN.sub("\ufffd", name)[-_LONGEST_NAME:], size_bytes]


def members_from(frame: dict[str, Any]) -> tuple[Member, ...]:
    """The members that a frame tells of."""
    return tuple(
        Member(str(key), _UNSHOWN.sub("\ufffd", str(name)), max(int(size), 0))
        for key, name, size in frame.get("members", ())
    )
