"""Opens a zip file, believing nothing that its directory says. Runs in the worker."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from io import BytesIO

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition

ENTRIES_LIMIT = 5_000
RATIO_LIMIT = 150
RATIO_FREE_BYTES = 1_000_000
UNPACKED_LIMIT_BYTES = 500_000_000
ENTRY_LIMIT_BYTES = 100_000_000
_ENCRYPTED_FLAG = 0x1
_LOCAL_HEADER_BYTES = 30
_SYMLINK_MODE = 0o120000


def open_archive(data: bytes, *, encrypted: Condition | None = None) -> zipfile.ZipFile:
    """Return the archive in `data` after checking its directory against the limits; raises UnreadableDocument.

    `encrypted` is how an archive ends that has an encrypted entry; None lets such entries be, for `is_encrypted`.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OSError) as fault:
        raise _no_archive(data) from fault
    entries = archive.infolist()
    _check_sizes(entries, len(data))
    for entry in entries:
        if encrypted is not None and is_encrypted(entry):
            raise UnreadableDocument(encrypted, f"{entry_name(entry)} is encrypted inside the zip; save it without.")
        _check_entry(entry)
    _check_overlaps(entries, archive.start_dir)
    return archive


def unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of one entry; raises UnreadableDocument."""
    name = entry_name(entry)
    try:
        with archive.open(entry) as stream:
            data = stream.read(ENTRY_LIMIT_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError) as fault:
        raise UnreadableDocument(Condition.MALFORMED, f"{name} cannot be unpacked ({fault}).") from fault
    if len(data) > ENTRY_LIMIT_BYTES:
        raise _too_large(f"{name} unpacks to over {ENTRY_LIMIT_BYTES} bytes")
    return data


def is_encrypted(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry needs a password."""
    return bool(entry.flag_bits & _ENCRYPTED_FLAG)


def entry_name(entry: zipfile.ZipInfo) -> str:
    """The path of an entry inside its archive, with forward slashes and none at its start."""
    # Some Windows tools write backslashes and a leading slash.
    return entry.filename.replace("\\", "/").lstrip("/")


def _no_archive(data: bytes) -> UnreadableDocument:
    if not data.startswith(b"PK\x03\x04"):
        return UnreadableDocument(Condition.WRONG_TYPE, "The file is no zip package, whatever its name says.")
    if b"PK\x05\x06" in data:
        return UnreadableDocument(Condition.MALFORMED, "The zip directory of the file is damaged: save it again.")
    return UnreadableDocument(Condition.TRUNCATED, "The file ends before its zip directory: fetch it again.")


def _check_sizes(entries: list[zipfile.ZipInfo], packed_bytes: int) -> None:
    if len(entries) > ENTRIES_LIMIT:
        raise _unsafe(f"holds {len(entries)} entries, over the limit of {ENTRIES_LIMIT}")
    total = sum(entry.file_size for entry in entries)
    if total > UNPACKED_LIMIT_BYTES:
        raise _too_large(f"unpacks to {total} bytes, over the limit of {UNPACKED_LIMIT_BYTES}")
    if total > RATIO_FREE_BYTES and total > RATIO_LIMIT * packed_bytes:
        raise _unsafe(f"unpacks to {total // packed_bytes} times its size, over the limit of {RATIO_LIMIT}")


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry_name(entry)
    if ".." in name.split("/") or "\0" in name or re.match(r"[A-Za-z]:", name):
        raise _unsafe("has an entry that points outside the package")
    if entry.external_attr >> 16 & 0o170000 == _SYMLINK_MODE:
        raise _unsafe(f"has a symbolic link in the place of {name}")
    is_locked = is_encrypted(entry)  # by AES: the method says that, not how it was packed
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) and not is_locked:
        raise _unsafe(f"packs {name} by a method that is not accepted")
    if entry.file_size > ENTRY_LIMIT_BYTES:
        raise _too_large(f"{name} unpacks to {entry.file_size} bytes, over the limit of {ENTRY_LIMIT_BYTES}")


def _check_overlaps(entries: list[zipfile.ZipInfo], directory_start: int) -> None:
    reached = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < reached:
            raise _unsafe("has entries that lie over each other")
        reached = entry.header_offset + _LOCAL_HEADER_BYTES + entry.compress_size
    if reached > directory_start:
        raise _unsafe("has entries that lie over its directory")


def _unsafe(what: str) -> UnreadableDocument:
    return UnreadableDocument(Condition.ARCHIVE_UNSAFE, f"The package {what}; it may be a trap and was not unpacked.")


def _too_large(what: str) -> UnreadableDocument:
    return UnreadableDocument(Condition.TOO_LARGE, f"The package is too large: {what}.")
