"""Seals in text: a line of letters that holds what `tendercheck verify` needs, and survives any word processor."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
import re
import zlib
from dataclasses import asdict
from typing import Any

from tendercheck.errors import InvalidRecord
from tendercheck.model.record import Asked, Gone, Known, Seal

_MARK = "tendercheck-record-1"
_SEALED = re.compile(rf"{_MARK}:([A-Za-z0-9+/=\s]+):end")
_BYTES_AT_MOST = 5_000_000
_BROKEN = "the seal at its end is damaged, so the record cannot be replayed"


def seal_text(seal: Seal) -> str:
    """The seal as letters."""
    data = json.dumps(asdict(seal), default=str, ensure_ascii=False, separators=(",", ":")).encode()
    return f"{_MARK}:{base64.b64encode(zlib.compress(data, 9)).decode()}:end"


def seal_in(text: str) -> Seal:
    """The seal in the text of a record, wherever lines were broken; raises InvalidRecord."""
    found = _SEALED.search(text)
    if found is None:
        raise InvalidRecord("there is no seal in it; is it a record that `tendercheck check --record` wrote?")
    try:
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(base64.b64decode("".join(found[1].split()), validate=True), _BYTES_AT_MOST)
        return _seal(json.loads(data))
    except (binascii.Error, zlib.error, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidRecord(_BROKEN) from error


def _seal(told: dict[str, Any]) -> Seal:
    return Seal(
        made_on=dt.date.fromisoformat(told["made_on"]),
        as_at=dt.date.fromisoformat(told["as_at"]),
        made_with=str(told["made_with"]),
        rules=str(told["rules"]),
        asked=_asked(told["asked"]),
        documents=tuple((str(path), str(sha256)) for path, sha256 in told["documents"]),
        found=tuple(map(_known, told["found"])),
        gone=tuple(
            Gone(_known(one["known"]), dt.date.fromisoformat(one["on"]), str(one["reason"])) for one in told["gone"]
        ),
    )


def _asked(told: dict[str, Any]) -> Asked:
    lists = {key: tuple(map(str, told[key])) for key in ("paths", "select", "ignore", "exclude")}
    return Asked(
        **lists,
        ruleset=str(told["ruleset"]),
        tracked_changes=str(told["tracked_changes"]),
        preview=bool(told["preview"]),
    )


def _known(told: dict[str, Any]) -> Known:
    words = {key: str(value) for key, value in told.items() if key != "since"}
    return Known(**words, since=dt.date.fromisoformat(told["since"]))
