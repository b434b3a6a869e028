"""A page as lines and tables in reading order. Pure; runs in the parent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tendercheck.model.location import Box
from tendercheck.readers._lines import BROKEN_AT_END, HYPHEN_AT_END, Line, Page, Table, TableCell, around, merged, whole
from tendercheck.readers._pdf_unruled import with_tables
from tendercheck.readers._reading_order import in_reading_order

<<<<<<< /tmp/me/m.ours
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_LETTERS = str.maketrans({**_LIGATURES, "\xa0": " ", "\u00ad": "", "\u200b": ""})
=======
HYPHEN_AT_END = "\ufffe"  # as pdfium gives it: one that is printed or one that only the line's end called for
BROKEN_AT_END = "\u00ad"  # the second kind
_OUTERMOST = 5
_SHARE = 8  # what stands on fewer pages of a long form are its questions, not its running heads
_NEAR_POINTS = 5.0
_WORD = re.compile(r"[^\W_]+")
_ENDS_IN_HYPHEN = re.compile(r"\w[-\u00ad]$")
_NUMBER_ALONE = re.compile(r"^(page)?[\s\W]*#+((\s*(of|/)\s*)#+)?\W*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands on the page; `size` of its type in points; `confidence` as in Fragment.

    `goes_on` where it stands after a gap in what the file has as one line.
    """

    text: str
    box: Box
    size: float
    bold: bool
    goes_on: bool = False
    confidence: float = 1.0

    @property
    def page(self) -> int:
        """The page, from 1."""
        return self.box.page


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell as it stands on the page."""

    lines: tuple[Line, ...]
    box: Box
    shaded: bool = False

    @property
    def text(self) -> str:
        """The cell's text on one line."""
        return " ".join(line.text for line in self.lines)

    @property
    def is_set_apart(self) -> bool:
        """Whether it is bold throughout, or shaded; of an empty cell nothing is known."""
        return self.shaded or all(line.bold for line in self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells as they stand on the page; a cell that spans rows stands in its first."""

    rows: tuple[tuple[TableCell, ...], ...]
    box: Box

    @property
    def text(self) -> str:
        """The text of all cells."""
        return " ".join(cell.text for row in self.rows for cell in row if cell.lines)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's items in reading order; `heads` are its running heads and page numbers, taken out of the flow."""

    number: int
    items: tuple[Line | Table, ...]
    heads: tuple[Line | Table, ...] = ()
>>>>>>> /tmp/me/m.new


def page_of(frame: dict[str, Any]) -> Page:
    """The page that a frame of the worker describes."""
    number = int(frame["page"])
    lines = [_line_of(number, line) for line in frame["lines"]]
    items: list[Line | Table] = []
    taken = 0
    for table in frame["tables"]:
        before = max(taken, int(table["at"]))
        items += with_tables(merged(lines[taken:before]))
        items.append(_table_of(number, table["rows"]))
        taken = before
    items += with_tables(merged(lines[taken:]))
    return Page(number, tuple(whole(in_reading_order(items))))


def _line_of(page: int, values: Sequence[Any]) -> Line:
    text, left, top, right, bottom, size, bold, *more = values
    box = Box(page, float(left), float(top), float(right), float(bottom))
    goes_on, confidence, *_ = (*more, 1.0) if more else (False, 1.0)
    return Line(_clean(str(text)), box, float(size), bool(bold), bool(goes_on), float(confidence))


def _clean(text: str) -> str:
    inner = text[:-1].replace("\ufffe", "-")
    last = HYPHEN_AT_END if text[-1:] in (BROKEN_AT_END, HYPHEN_AT_END) else text[-1:]
    return " ".join((inner + last).translate(_LETTERS).split())


def _table_of(page: int, rows: Iterable[Sequence[dict[str, Any]]]) -> Table:
    made = []
    for row in rows:
        cells = []
        for cell in row:
            left, top, right, bottom = map(float, cell["box"])
            lines = whole(merged([_line_of(page, line) for line in cell["lines"]]))
            cells.append(TableCell(tuple(lines), Box(page, left, top, right, bottom), bool(cell.get("shaded"))))
        made.append(tuple(cells))
<<<<<<< /tmp/me/m.ours
    return Table(tuple(made), around([cell.box for row in made for cell in row]))
=======
    return Table(tuple(made), _around([cell.box for row in made for cell in row]))


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        boxes[0].page,
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def merged(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those put together that stand at one height side by side ("1", "st", "March 2022")."""
    made: list[Line] = []
    for line in _from_the_left(lines):
        if made and _is_beside(made[-1], line):
            made[-1] = _joined(made[-1], line)
        else:
            made.append(line)
    return made


def _from_the_left(lines: Sequence[Line]) -> Iterator[Line]:
    """The parts of each line in the order they stand in, whatever their order in the file."""
    parts: list[Line] = []
    for line in lines:
        if parts and not line.goes_on:
            yield from _sorted(parts)
            parts = []
        parts += [line] if line.text else []
    yield from _sorted(parts)


def _sorted(parts: list[Line]) -> Iterator[Line]:
    if len(parts) < 2:
        return iter(parts)
    parts.sort(key=lambda part: part.box.left)
    return (replace(part, goes_on=index > 0) for index, part in enumerate(parts))


def whole(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the parts put together that the file has as one line."""
    made: list[Line] = []
    for line in lines:
        if made and line.goes_on:
            made[-1] = _joined(made[-1], line)
        else:
            made.append(line)
    return made


def _is_beside(one: Line, other: Line) -> bool:
    overlap = min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
    lower = min(one.box.bottom - one.box.top, other.box.bottom - other.box.top)
    gap = other.box.left - one.box.right
    return overlap > 0.4 * lower and -1.0 <= gap <= 1.5 * max(one.size, other.size)


def _joined(one: Line, other: Line) -> Line:
    gap = other.box.left - one.box.right
    ordinal = re.match(r"(st|nd|rd|th)\b", other.text) and one.text[-1].isdigit()
    text = one.text[:-1] + "-" if one.text.endswith(HYPHEN_AT_END) else one.text
    space = "" if ordinal or gap < 0.12 * min(one.size, other.size) else " "
    larger = one if one.size >= other.size else other
    return replace(
        larger,
        text=text + space + other.text,
        box=_around([one.box, other.box]),
        bold=one.bold and other.bold,
        goes_on=one.goes_on,
        confidence=min(one.confidence, other.confidence),
    )


def _in_reading_order(items: list[Line | Table]) -> list[Line | Table]:
    # The order of the file is the author's order as a rule; three jumps upwards over what was read say it is not.
    jumps = sum(
        1
        for above, below in pairwise(items)
        if below.box.top < above.box.top - _NEAR_POINTS
        and below.box.left < above.box.right
        and above.box.left < below.box.right
    )
    if jumps < 3 or jumps < 0.1 * len(items):
        return items
    return sorted(items, key=lambda item: (round(item.box.top / 3), item.box.left))


def without_running_heads(pages: Sequence[Page]) -> list[Page]:
    """The pages with their running heads apart: what repeats at one height, outside all that does not repeat."""
    outer = [(page.number, item) for page in pages for item in _outermost(page)]
    repeated = _repeated(outer, len(pages))
    parted = []
    for page in pages:
        heads = _edge_run(page, repeated, from_below=False) | _edge_run(page, repeated, from_below=True)
        parted.append(
            replace(
                page,
                items=tuple(item for item in page.items if id(item) not in heads),
                heads=tuple(item for item in page.items if id(item) in heads),
            )
        )
    return parted


def _outermost(page: Page) -> list[Line | Table]:
    by_height = sorted(page.items, key=lambda item: item.box.top)
    if len(by_height) <= 2 * _OUTERMOST:
        return by_height
    return by_height[:_OUTERMOST] + by_height[-_OUTERMOST:]


def _repeated(outer: Sequence[tuple[int, Line | Table]], pages: int) -> set[int]:
    """Ids of the items whose text stands at the same height on several pages, figures aside."""
    by_text: dict[str, list[tuple[float, int, int]]] = defaultdict(list)
    for number, item in outer:
        by_text[_tidied(item.text)].append((item.box.top, number, id(item)))
    found: set[int] = set()
    for text, places in by_text.items():
        needed = 2 if pages <= 4 or _NUMBER_ALONE.match(text) else max(3, pages // _SHARE)
        tolerance = _NEAR_POINTS * (3 if _NUMBER_ALONE.match(text) else 1)
        for group in _groups(sorted(places), tolerance):
            if len({number for _, number, _ in group}) >= needed:
                found.update(identity for _, _, identity in group)
    return found


def _groups(places: Sequence[tuple[float, int, int]], tolerance: float) -> list[list[tuple[float, int, int]]]:
    groups: list[list[tuple[float, int, int]]] = []
    for place in places:
        if groups and place[0] - groups[-1][-1][0] <= tolerance:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def _tidied(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\d+|\b[ivxl]+\b", "#", text.lower())).strip()


def _edge_run(page: Page, repeated: set[int], *, from_below: bool) -> set[int]:
    by_height = sorted(page.items, key=lambda item: item.box.bottom if from_below else item.box.top)
    run: set[int] = set()
    for item in reversed(by_height) if from_below else by_height:
        if id(item) not in repeated:
            break
        run.add(id(item))
    return run


def with_hyphens(pages: Sequence[Page]) -> list[Page]:
    """The pages with each hyphen at a line's end told apart: a word that the document writes without it was broken."""
    lines = [line for page in pages for item in page.items for line in _lines_of(item)]
    if not any(line.text.endswith(HYPHEN_AT_END) for line in lines):
        return list(pages)
    words = {word for line in lines for word in _WORD.findall(line.text.lower())}
    texts: dict[int, str] = {}
    for line, following in pairwise(lines):
        if line.text.endswith(HYPHEN_AT_END):
            halves = _WORD.findall(line.text.lower())[-1:] + _WORD.findall(following.text.lower())[:1]
            broken = len(halves) == 2 and "".join(halves) in words
            texts[id(line)] = line.text[:-1] + (BROKEN_AT_END if broken else "-")
    return [replace(page, items=tuple(_with_texts(item, texts) for item in page.items)) for page in pages]


def _lines_of(item: Line | Table) -> list[Line]:
    return [item] if isinstance(item, Line) else [line for row in item.rows for cell in row for line in cell.lines]


def _with_texts(item: Line | Table, texts: dict[int, str]) -> Line | Table:
    if isinstance(item, Line):
        return replace(item, text=texts[id(item)]) if id(item) in texts else item
    if not any(id(line) in texts for line in _lines_of(item)):
        return item
    rows = tuple(
        tuple(
            replace(cell, lines=tuple(replace(line, text=texts.get(id(line), line.text)) for line in cell.lines))
            for cell in row
        )
        for row in item.rows
    )
    return replace(item, rows=rows)


def pieces_of(lines: Sequence[Line]) -> tuple[Piece, ...]:
    """The lines of one block as pieces; a hyphen that only the end of a line called for is taken out."""
    pieces = []
    for line, following in zip_longest(lines, lines[1:]):
        text = line.text.replace(HYPHEN_AT_END, "-")
        is_broken = text.endswith(("-", BROKEN_AT_END)) and _ENDS_IN_HYPHEN.search(text)
        gap = "" if following is not None and is_broken and following.text[:1].isalpha() else " "
        place = Location(page=line.page, boxes=(line.box,))
        pieces.append(Piece(text.rstrip(BROKEN_AT_END), place, gap, line.confidence))
    return tuple(piece for piece in pieces if piece.text)
>>>>>>> /tmp/me/m.new
