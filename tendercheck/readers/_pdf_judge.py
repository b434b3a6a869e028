"""Judges what an engine gave for a page: how many letters, whether they make sense, why it counts as unread. Pure."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Sequence
from typing import Any

Frame = dict[str, Any]

PICTURE = "image without a text layer"
DRAWN = "a drawing without a text layer"
GARBLED = "letters without meaning"
DAMAGED = "damaged"
UNSURE = "an image in which no text could be recognised"
NOT_REACHED = "not reached"

FEW_LETTERS = 40
_GLYPH = re.compile(r"\(cid:\d+\)")
_UNMAPPABLE = re.compile(r"[\ufffd\ue000-\uefff\x00-\x08\x0e-\x1f]")
_LATIN = string.ascii_letters.encode()
_VOWELS = b"AEIOUYaeiouy"
_UNMAPPABLE_SHARE = 0.1
_ENOUGH_TO_JUDGE = 200  # letters; less may be a table of abbreviations
_FEWEST_VOWELS = 0.2  # English has 0.38, Welsh and Polish more than 0.3; letters shifted in the alphabet have 0.1
_FEWEST_DIFFERENT = 12  # a page of one letter, over and over, is odd and not garbled
_MANY_SHAPES = 400
_LEAST_CONFIDENCE = 0.5


def text_of(frame: Frame) -> str:
    """The text of a page, in no particular order."""
    return " ".join(str(line[0]) for line in _lines(frame))


def without_places(frame: Frame) -> Frame:
    """The frame with its text as one line: all that can be judged, in a tenth of the memory."""
    text = text_of(frame)
    return {**frame, "lines": [[text]] if text else [], "tables": []}


def _lines(frame: Frame) -> Iterator[Sequence[Any]]:
    yield from frame.get("lines", ())
    for table in frame.get("tables", ()):
        for row in table["rows"]:
            for cell in row:
                yield from cell["lines"]


def letters_in(frame: Frame) -> int:
    """How many letters and digits of the page have a meaning."""
    return sum(map(str.isalnum, _UNMAPPABLE.sub("", _GLYPH.sub("", text_of(frame)))))


def is_garbled(frame: Frame) -> bool:
    """Whether the letters of the page stand for nothing, or for others than they say."""
    text = text_of(frame)
    if not text.isprintable() or "\ufffd" in text or "(cid:" in text:
        nothing = len(_UNMAPPABLE.findall(text)) + sum(map(len, _GLYPH.findall(text)))
        if nothing > _UNMAPPABLE_SHARE * len(text.replace(" ", "")):
            return True
    codes = text.encode("ascii", "ignore")
    latin = len(codes) - len(codes.translate(None, _LATIN))
    if latin <= _ENOUGH_TO_JUDGE or len(codes) - len(codes.translate(None, _VOWELS)) >= _FEWEST_VOWELS * latin:
        return False
    return latin >= sum(map(str.isalpha, text)) - latin and len(set(text.lower())) >= _FEWEST_DIFFERENT


def why_unread(frame: Frame) -> str:
    """Why the page counts as unread; empty where it was read."""
    if "error" in frame:
        return DAMAGED
    if "recognised" in frame:
        return "" if frame["confidence"] >= _LEAST_CONFIDENCE else UNSURE
    if frame["picture"]:
        return UNSURE if "unrecognised" in frame else PICTURE
    if is_garbled(frame):
        return GARBLED
    few = len(text_of(frame)) < FEW_LETTERS
    return DRAWN if frame.get("ink") or (few and int(frame.get("objects", 0)) > _MANY_SHAPES) else ""
