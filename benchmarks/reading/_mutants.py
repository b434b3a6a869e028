"""Damages files as discs, networks, programs and people with bad intentions do. Pure: one seed, one mutant."""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from random import Random
from typing import Any

from lxml import etree

Mutation = Callable[[bytes, Random], bytes]

_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_OBJECT = re.compile(rb"\d+ \d+ obj\b(.*?)(?:stream|endobj)", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_TAG = re.compile(rb"<[^<>]{1,2000}>")
_ODD_NUMBERS = (
    *(b"0", b"-1", b"1", b"-2147483649", b"2147483647", b"4294967296", b"99999999999999999999", b"-0.00001"),
    *(b"1e308", b"NaN", b"65536", b"1048577", b"3.4e38", b"00000000000000000000001", b"255", b"-32768"),
)
_ODD_TEXT = (
    *(b"", b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\xf0\x9f\x92\xa3", b"<", b"&#x0;", b"&amp;", b"]]>", b"\\ud800"),
    *(b"A" * 5_000, b"((((((((((", b"[" * 300, b"<a>" * 300, b"../../x", b"%s%n", b"\xe2\x80\xae", b"\r\r\n"),
)
_ODD_VALUES: tuple[Any, ...] = (None, True, -1, 1e308, 10**30, "", "\ud800", "\0", [], {}, [[]], [None], {"": None})
_PARTS = (".xml", ".rels")
_LARGEST_STREAM = 2_000_000


def mutant(seeds: list[bytes], rng: Random) -> bytes:
    """A file that was one of `seeds` before it met one to four accidents."""
    data = rng.choice(seeds)
    for _ in range(rng.choice((1, 1, 2, 4))):
        data = rng.choice(_fitting(data))(data, rng)
        if rng.random() < 0.05:  # two files in one
            data = _spliced(data, rng.choice(seeds), rng)
    return data


def _fitting(data: bytes) -> tuple[Mutation, ...]:
    of_bytes: tuple[Mutation, ...] = (_bits, _run, _run, _cut, _numbers)
    if data.startswith(b"PK\x03\x04"):
        return (*of_bytes, *(_in_package,) * 12)  # most of what hits a package as a whole ends at its checksums
    if b"%PDF-" in data[:1024]:
        return (*of_bytes, *(_in_object,) * 4, *(_in_stream,) * 4)
    if data.lstrip()[:1] in (b"{", b"["):
        return (*of_bytes, *(_in_json,) * 5)
    return (*of_bytes, *(_tags, _words, _tree, _tree))


def _bits(data: bytes, rng: Random) -> bytes:
    made = bytearray(data)
    for _ in range(rng.choice((1, 3, 10, 100)) if made else 0):
        made[rng.randrange(len(made))] ^= 1 << rng.randrange(8)
    return bytes(made)


def _run(data: bytes, rng: Random) -> bytes:
    """A run of bytes is deleted, doubled, zeroed, repeated, or made something odd."""
    start = rng.randrange(len(data) + 1)
    end = min(len(data), start + int(rng.paretovariate(0.5)))
    run = data[start:end]
    new = rng.choice((b"", run * 2, bytes(len(run)), run[:1_000] * 50, rng.choice(_ODD_TEXT), rng.randbytes(len(run))))
    return data[:start] + new + data[end:]


def _cut(data: bytes, rng: Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] if rng.random() < 0.7 else data[at:]


def _spliced(data: bytes, other: bytes, rng: Random) -> bytes:
    return data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other) + 1) :]


def _numbers(data: bytes, rng: Random) -> bytes:
    return _replaced(data, _NUMBER, rng, lambda _: rng.choice(_ODD_NUMBERS))


def _tags(data: bytes, rng: Random) -> bytes:
    """Tags of markup are lost, doubled, closed, renamed, or put around something else."""
    other = next((found[0] for found in _TAG.finditer(data, rng.randrange(len(data) + 1))), b"<x>")
    odd = rng.choice((*_ODD_NUMBERS, *_ODD_TEXT))
    ways: tuple[Callable[[bytes], bytes], ...] = (
        lambda _: b"",
        lambda tag: tag * 2,
        lambda tag: tag * 200,
        lambda tag: b"</" + tag[1:],
        lambda tag: tag[:-1] + b"/>",
        lambda tag: other + tag,
        lambda _: other,
        lambda tag: b'"'.join([*(parts := tag.split(b'"'))[:1], odd, *parts[2:]]),
    )
    return _replaced(data, _TAG, rng, rng.choice(ways))


def _tree(data: bytes, rng: Random) -> bytes:
    """Elements of XML are moved, doubled, lost, or say something else; the XML stays well-formed."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return _tags(data, rng)
    elements = [element for element in root.iter() if isinstance(element.tag, str)][1:]
    for element in rng.sample(elements, min(len(elements), rng.choice((1, 2, 5, 20)))):
        _moved(element, rng.choice(elements), rng)
    return bytes(etree.tostring(root, encoding=rng.choice(("UTF-8", "UTF-8", "UTF-16")), xml_declaration=True))


def _moved(element: Any, other: Any, rng: Random) -> None:
    way = rng.randrange(6)
    if way == 0 and element.getparent() is not None:
        element.getparent().remove(element)
    elif way == 1:
        other.append(deepcopy(element))
    elif way == 2 and other not in (element, *element.iterancestors()):
        element.append(other)
    elif way == 3:
        element.tag = other.tag
    elif way == 4:
        element.text = rng.choice(("", "x" * 3_000, "\u202e", "-1", "99999999999", "2026-02-30", element.text or ""))
    for name in list(element.keys())[:20] if way == 5 else ():
        if rng.random() < 0.5:
            del element.attrib[name]
        else:
            element.set(name, rng.choice(("", "-1", "0", "1e9", "99999999999", "x", "../../x", "true")))


def _words(data: bytes, rng: Random) -> bytes:
    return _replaced(data, re.compile(rb"\w+"), rng, lambda word: rng.choice((*_ODD_TEXT, word * 3)))


def _replaced(data: bytes, pattern: re.Pattern[bytes], rng: Random, new: Callable[[bytes], bytes]) -> bytes:
    """Some of what fits the pattern, wherever it stands, becomes something else."""
    found = list(pattern.finditer(data))
    for match in sorted(rng.sample(found, min(len(found), rng.choice((1, 1, 3, 20)))), key=lambda one: -one.start()):
        data = data[: match.start()] + new(match[0]) + data[match.end() :]
    return data


def _in_object(data: bytes, rng: Random) -> bytes:
    """Something inside an object of a PDF that is not packed: numbers, references, names."""
    found = list(_OBJECT.finditer(data))
    if not found:
        return _bits(data, rng)
    match = rng.choice(found)
    inside = rng.choice((_numbers, _bits, _run, _words))(match[1], rng)
    return data[: match.start(1)] + inside + data[match.end(1) :]


def _in_stream(data: bytes, rng: Random) -> bytes:
    """A stream is unpacked, damaged and packed again; the table of objects no longer fits, as with many programs."""
    found = list(_STREAM.finditer(data))
    if not found:
        return _bits(data, rng)
    match = rng.choice(found)
    try:
        engine = zlib.decompressobj()
        inside = engine.decompress(match[1], _LARGEST_STREAM)
        packed = zlib.compress(rng.choice((_numbers, _bits, _run, _words))(inside, rng))
    except zlib.error:
        packed = rng.choice((_numbers, _bits, _run))(match[1], rng)
    return data[: match.start(1)] + packed + data[match.end(1) :]


def _in_package(data: bytes, rng: Random) -> bytes:
    """A part of a package is damaged, lost or swapped for another, and all packed anew."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    except Exception:  # it was damaged before
        return _bits(data, rng)
    names = sorted(parts)
    told = [name for name in names if name.endswith(_PARTS)] or names
    if not told:
        return _bits(data, rng)
    name = rng.choice(told)
    way = rng.random()
    if way < 0.05:
        del parts[name]
    elif way < 0.1:
        parts[name] = parts[rng.choice(names)]
    else:
        parts[name] = rng.choice((_tree, _tree, _tree, _tags, _numbers, _words, _run, _bits))(parts[name], rng)
    return _packed(parts)


def _packed(parts: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for name, content in parts.items():
            made.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return stream.getvalue()


def _in_json(data: bytes, rng: Random) -> bytes:
    """A value in JSON is lost, doubled, moved, or becomes one of another kind."""
    try:
        root = json.loads(data)
    except ValueError:
        return _words(data, rng)
    places = list(_places(root))
    for holder, key in rng.sample(places, min(len(places), rng.choice((1, 3, 10)))):
        other, other_key = rng.choice(places)
        new = rng.choice((rng.choice(_ODD_VALUES), _at(other, other_key)))
        if _at(holder, key) is not None:
            holder[key] = json.loads(json.dumps(new))  # a copy, so that nothing holds itself
    return json.dumps(root, ensure_ascii=rng.random() < 0.5).encode("utf-8", "surrogatepass")


def _places(value: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    waiting = [value]
    while waiting:
        one = waiting.pop()
        inside = list(one.items() if isinstance(one, dict) else enumerate(one) if isinstance(one, list) else ())
        found += [(one, key) for key, _ in inside]
        waiting += [held for _, held in inside]
    return found


def _at(holder: Any, key: Any) -> Any:
    return holder.get(key) if isinstance(holder, dict) else holder[key] if key < len(holder) else None
