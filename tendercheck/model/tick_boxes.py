"""Boxes that are ticked or left open: of a form's options only those that are ticked are said. Pure."""

from __future__ import annotations

import re

from tendercheck.model.location import Span

_TICKED = re.compile(r"[☒☑✓✔⊠■◉]|\[[xX✓]\]|\([xX]\)")
_OPEN = re.compile(r"[☐□❑◻○]|\[ ?\]|\( ?\)|_{2,3}\s")


def is_ticked(text: str, span: Span) -> bool | None:
    """Whether the option at `span` of `text` is ticked; None for what is no option.

    The box stands at its beginning, or right before it where a reader took it for a bullet.
    """
    bullet = text[max(0, span.start - 2) : span.start].strip()
    said = text[span.start : min(span.end, span.start + 6)].lstrip("-–• ")
    if _TICKED.match(said) or _TICKED.fullmatch(bullet):
        return True
    return False if _OPEN.match(said) or _OPEN.fullmatch(bullet) else None
