"""The frames of a PDF put together to blocks, and an account of the pages that were not read. Pure; in the parent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tendercheck.model.document import BlockKind, Place
from tendercheck.model.location import Location
from tendercheck.readers._drafts import Composition, Draft, Piece, released
from tendercheck.readers._headings import CONTENTS_ENTRY
from tendercheck.readers._hyphens import pieces_of, with_hyphens
from tendercheck.readers._layout import page_of
from tendercheck.readers._lines import Line, Page, Table
from tendercheck.readers._members import members_from
from tendercheck.readers._pdf_account import account_of
from tendercheck.readers._pdf_cut_rows import last_page
from tendercheck.readers._pdf_flow import Block, Flow, style_of
from tendercheck.readers._pdf_judge import Frame, without_places
from tendercheck.readers._pdf_levels import draft_of, levels_of
from tendercheck.readers._pdf_rows import Header, drafts_of
from tendercheck.readers._running_heads import without_running_heads

_CONTENTS_TITLE = re.compile(r"^\W*(table of )?contents( page)?\W*$", re.IGNORECASE)
_ENDS_IN_NUMBER = re.compile(r"\D\s?\d{1,3}$")


def composition_of(frames: Iterable[Frame]) -> Composition:
    """See `pdf.compose`. The frames may end early: the pages that are missing then are named as unread."""
    waiting = iter(frames)
    opening = next(waiting)
    of_pages: list[Frame] = []
    drafts = _drafts(with_hyphens(without_running_heads(_pages(waiting, of_pages))))
    drafts += _notes(of_pages)
    account = account_of(opening, of_pages, has_text=any(map(_holds_text, drafts)))
    return Composition(
        drafts=tuple(drafts),
        condition=account.condition,
        coverage=account.coverage,
        marks=account.marks,
        pages=int(opening["pages"]),
        detail=account.detail,
        members=tuple(member for frame in (opening, *of_pages) for member in members_from(frame)),
    )


def _pages(frames: Iterable[Frame], of_pages: list[Frame]) -> list[Page]:
    """The pages that were read; of all of them, what can be judged goes to `of_pages`."""
    pages = []
    for frame in frames:
        if "error" not in frame:
            pages.append(page_of(frame))
        of_pages.append(without_places(frame))
    return pages


def _notes(of_pages: Sequence[Frame]) -> Iterator[Draft]:
    """What people pinned on the pages, behind all that stands on them."""
    for frame in of_pages:
        for text in frame.get("notes", ()):
            yield Draft(BlockKind.COMMENT, (Piece(str(text), Location(page=int(frame["page"]))),))


def _drafts(pages: list[Page]) -> list[Draft]:
    """The drafts of all pages, which are let go of on the way, as are the blocks: of thousands they weigh much."""
    flow = Flow(style_of(pages))
    heads: dict[int, list[Draft]] = {}  # by number of blocks that stand before them
    overleaf = [*map(_first_line, pages), None][1:]
    for page, next_line in zip(released(pages), overleaf, strict=True):
        margin = _margin(page)
        contents = _contents_of(page)
        lines = [item for item in page.items if isinstance(item, Line)]
        following = dict(zip(map(id, lines), [*lines[1:], next_line], strict=True)) if lines else {}
        for item in page.items:
            if isinstance(item, Table):
                flow.take_table(item)
            else:
                flow.margin = margin
                flow.take(item, following[id(item)], contents=id(item) in contents)
        heads.setdefault(len(flow.blocks), []).extend(_head_draft(head, page) for head in page.heads)
    return _in_order(flow.blocks, heads)


def _first_line(page: Page) -> Line | None:
    """What the page begins with, where that is a line of text."""
    first = page.items[0] if page.items else None
    return first if isinstance(first, Line) else None


def _in_order(blocks: list[Block | Table], heads: dict[int, list[Draft]]) -> list[Draft]:
    levels = levels_of(blocks)
    drafts = list(heads.get(0, ()))
    header: Header | None = None
    page = 0
    for index, block in enumerate(released(blocks), start=1):
        if isinstance(block, Table):
            continues = header is not None and block.box.page == page + 1
            rows, header = drafts_of(block, header if continues else None)
            page = last_page(block)
            drafts += rows
        else:
            header = None
            drafts.append(draft_of(block, levels))
        drafts += heads.get(index, ())
    return drafts


def _margin(page: Page) -> float:
    rights = sorted(item.box.right for item in page.items if isinstance(item, Line) and len(item.text) > 20)
    return rights[int(0.95 * (len(rights) - 1))] if rights else 0.0


def _contents_of(page: Page) -> set[int]:
    """Ids of the lines of a contents list on the page."""
    lines = [item for item in page.items if isinstance(item, Line)]
    titles = [index for index, line in enumerate(lines) if _CONTENTS_TITLE.match(line.text)]
    dotted = {id(line) for line in lines if CONTENTS_ENTRY.search(line.text)}
    if not titles:
        return dotted if len(dotted) > 2 else set()
    after = lines[titles[0] + 1 :]
    ends = [index for index, line in enumerate(after) if _ENDS_IN_NUMBER.search(line.text)]
    if len(ends) < 3:
        return dotted | {id(lines[titles[0]])}
    return {id(line) for line in (lines[titles[0]], *after[: ends[-1] + 1])}


def _head_draft(item: Line | Table, page: Page) -> Draft:
    lines = [item] if isinstance(item, Line) else [line for row in item.rows for cell in row for line in cell.lines]
    top = min((line.box.top for line in lines), default=0.0)
    body = [other.box.top for other in page.items]
    kind = BlockKind.HEADER if not body or top <= min(body) else BlockKind.FOOTER
    return Draft(kind, pieces_of(lines), place=Place.RUNNING_HEAD)


def _holds_text(draft: Draft) -> bool:
    return any(piece.text for piece in (*draft.pieces, *(piece for cell in draft.cells for piece in cell.pieces)))
