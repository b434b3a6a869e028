"""Text as people are to see it: without characters that act, on lines that fit."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

_HTTPS = re.compile(r"https://[A-Za-z0-9.-]+(?::\d+)?(?:/[A-Za-z0-9._~:/?#@!$&()*+,;=%-]*)?")
WIDTH = 100  # columns of a terminal

# Symbol fonts put bullets into the private use area; there is nothing else to show them as.
_BULLETS = re.compile("[\uf0a7\uf0b7\uf0d8]")
_INVISIBLE = re.compile("[\u061c\u200b\u200e\u200f\u2060\ufeff\U000e0000-\U000e007f]")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_DANGEROUS = re.compile("[\x80-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff0-\ufffb\ufffe\uffff]")


def clean(text: str) -> str:
    """The text without characters that act instead of showing: controls as pictures (␛), bidi overrides as �."""
    text = _BREAKS.sub("\n", _INVISIBLE.sub("", _BULLETS.sub("•", text)))
    text = _CONTROLS.sub(lambda found: "␡" if found[0] == "\x7f" else chr(0x2400 + ord(found[0])), text)
    return _DANGEROUS.sub("�", text)


def clean_line(text: str) -> str:
    """The text cleaned, line breaks as spaces: the other white space stays, as between words of two looks."""
    return clean(text).replace("\n", " ")


def one_line(text: str) -> str:
    """The text cleaned, every run of white space as one space."""
    return " ".join(clean(text).split())


def shorten(text: str, width: int) -> str:
    """One line of at most about `width` characters, cut at a word with an ellipsis."""
    line = one_line(text)
    if len(line) <= width:
        return line
    cut = line[: width - 1]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[width // 2 :] else cut} …"


def wrap(text: str, *, first: str = "", then: str | None = None) -> Iterator[str]:
    """The text on one line, broken at `WIDTH` columns, each line after its indent."""
    following = " " * len(first) if then is None else then
    line = one_line(text)
    return iter(textwrap.wrap(line, WIDTH, initial_indent=first, subsequent_indent=following, break_on_hyphens=False))


def plural(count: int, word: str) -> str:
    """The count and the word as it then stands: "1 rule", "2 rules"."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def plain_https(url: str) -> str:
    """The address where it is a plain https one, else nothing."""
    return url if _HTTPS.fullmatch(url) else ""
