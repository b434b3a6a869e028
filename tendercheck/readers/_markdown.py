"""The signs of Markdown inside a line: what stays of it for someone who sees the page and not its source."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[*`\\<\[&]")
_IMAGE_OR_LINK = re.compile(
    r"!?\[([^\[\]]{1,500})\]\((?:<[^<>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\)"
)
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]+|[\w.+-]+@[\w.-]+)>")
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_STRONG = re.compile(r"(?<!\\)\*\*(?=\S)(.+?)(?<=\S)\*\*")
_STRESSED = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# Only what authors of Markdown write as markup: "<insert date>" is a blank that the author left.
_TAG = re.compile(
    r"</?(?:a|b|br|center|code|del|details|div|em|font|hr|i|img|ins|kbd|p|s|small|span|strong|sub|summary|sup|u)"
    r"(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--.*?-->")


def plain(text: str) -> str:
    """`text` without marks of emphasis, code, links and tags; their words stay, addresses behind words go."""
    if not _SIGNS.search(text):
        return text
    shown = _TAG.sub(lambda tag: " " if "br" in tag[0][:4].lower() else "", _COMMENT.sub("", text))
    shown = _ADDRESS.sub(r"\1", _IMAGE_OR_LINK.sub(r"\1", _IMAGE_OR_LINK.sub(r"\1", shown)))
    shown = _CODE.sub(r"\2", shown)
    return _ESCAPED.sub(r"\1", _STRESSED.sub(r"\1", _STRONG.sub(r"\1", shown)))
