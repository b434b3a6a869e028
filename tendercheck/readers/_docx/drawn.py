"""The words of what is drawn from a part of its own: diagrams and charts."""

from __future__ import annotations

from collections.abc import Iterator

from tendercheck.model.document import BlockKind
from tendercheck.model.location import Location
from tendercheck.readers._docx.markup import A
from tendercheck.readers._drafts import Draft, Piece
from tendercheck.readers._xml import Element

_NUMBERS = frozenset({"numRef", "numLit"})  # how an axis writes a number or a date, its format decides


def drawn(root: Element, part: str) -> Iterator[Draft]:
    """The boxes of a diagram; of a chart its titles, what its axis names, and the series where it has a legend."""
    texts = ["".join(paragraph.itertext(A + "t")) for paragraph in root.iter(A + "p")]
    series = list(root.iter("{*}ser"))
    if next(root.iter("{*}legend"), None) is not None:
        texts += [name.text or "" for one in series for name in one.iterfind("{*}tx//{*}v")]
    # Every series names the categories again; the chart shows them once.
    texts += dict.fromkeys(name.text or "" for one in series for name in _categories(one))
    for text in texts:
        if plain := " ".join(text.split()):
            yield Draft(BlockKind.TEXT_BOX, (Piece(plain, Location(part=part)),))


def _categories(series: Element) -> Iterator[Element]:
    for held in series.iterfind("{*}cat/*"):
        if held.tag.rpartition("}")[2] not in _NUMBERS:
            yield from held.iter("{*}v")
