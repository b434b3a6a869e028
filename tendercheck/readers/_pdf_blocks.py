"""The frames of a PDF put together to blocks, and an account of the pages that were not read. Pure; in the parent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from tendercheck.model.document import BlockKind, Condition, Coverage, Mark, Place
from tendercheck.readers._drafts import Composition, Draft
from tendercheck.readers._headings import CONTENTS_ENTRY
from tendercheck.readers._layout import Line, Page, Table, page_of, pieces_of, with_hyphens, without_running_heads
from tendercheck.readers._pdf_flow import Block, Flow, draft_of, levels_of, style_of
from tendercheck.readers._pdf_rows import Header, drafts_of

_PICTURE = "image without a text layer"
_NO_TEXT = "The pages are images without text: run text recognition (OCR) and check what it gives."
_PLACEHOLDER = "The form shows only in Adobe Reader: open it there and print it to a new PDF."
_GARBLED = "The letters have no meaning in this file: run text recognition (OCR) and check what it gives."
_PARTIAL = "Not read: {}. Check these by eye, or run text recognition (OCR)."
_CONTENTS_TITLE = re.compile(r"^\W*(table of )?contents( page)?\W*$", re.IGNORECASE)
_ENDS_IN_NUMBER = re.compile(r"\D\s?\d{1,3}$")
_UNMAPPABLE = re.compile(r"[\ufffd\ue000-\uefff\x00-\x08\x0e-\x1f]|\(cid:\d+\)")
_PLEASE_WAIT = re.compile(r"please wait|adobe reader|acrobat", re.IGNORECASE)


def composition_of(frames: Sequence[dict[str, Any]]) -> Composition:
    """See `pdf.compose`. The frames may end early: the pages that are missing then are named as unread."""
    opening, of_pages = frames[0], frames[1:]
    total = int(opening["pages"])
    readable = [frame for frame in of_pages if "error" not in frame]
    pages = with_hyphens(without_running_heads([page_of(frame) for frame in readable]))
    drafts = _drafts(pages)
    unread = _unread(of_pages, total)
    if opening.get("cut_off"):
        unread += ("whatever stood in the missing end of the file",)
    condition, detail = _condition(opening, readable, drafts, unread)
    lost = len(_lost(of_pages, total))
    return Composition(
        drafts=tuple(drafts),
        condition=condition,
        coverage=Coverage("page", total - lost, total, unread),
        marks=(Mark.ATTACHMENTS_UNREAD,) if opening.get("attachments") else (),
        pages=total,
        detail=detail,
    )


def _drafts(pages: Sequence[Page]) -> list[Draft]:
    flow = Flow(style_of(pages))
    heads: dict[int, list[Draft]] = {}  # by number of blocks that stand before them
    for page in pages:
        margin = _margin(page)
        contents = _contents_of(page)
        lines = [item for item in page.items if isinstance(item, Line)]
        following = {id(line): after for line, after in zip_longest(lines, lines[1:])}
        for item in page.items:
            if isinstance(item, Table):
                flow.take_table(item)
            else:
                flow.margin = margin
                flow.take(item, following[id(item)], contents=id(item) in contents)
        heads.setdefault(len(flow.blocks), []).extend(_head_draft(head, page) for head in page.heads)
    return _in_order(flow.blocks, heads)


def _in_order(blocks: Sequence[Block | Table], heads: dict[int, list[Draft]]) -> list[Draft]:
    levels = levels_of(blocks)
    drafts = list(heads.get(0, ()))
    header: Header | None = None
    page = 0
    for index, block in enumerate(blocks, start=1):
        if isinstance(block, Table):
            continues = header is not None and block.box.page == page + 1
            rows, header = drafts_of(block, header if continues else None)
            page = block.box.page
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


def _lost(of_pages: Sequence[dict[str, Any]], total: int) -> dict[int, str]:
    """Why each unread page is unread, by number."""
    seen = {int(frame["page"]): frame for frame in of_pages}
    lost = {number: "not reached" for number in range(1, total + 1) if number not in seen}
    for number, frame in seen.items():
        if "error" in frame:
            lost[number] = "damaged"
        elif frame["picture"]:
            lost[number] = _PICTURE
    return dict(sorted(lost.items()))


def _unread(of_pages: Sequence[dict[str, Any]], total: int) -> tuple[str, ...]:
    runs: list[tuple[int, int, str]] = []
    for number, why in _lost(of_pages, total).items():
        if runs and runs[-1][1] == number - 1 and runs[-1][2] == why:
            runs[-1] = (runs[-1][0], number, why)
        else:
            runs.append((number, number, why))
    return tuple(
        f"page {first}: {why}" if first == last else f"pages {first}-{last}: {_plural(why)}"
        for first, last, why in runs
    )


def _plural(why: str) -> str:
    return "images without a text layer" if why == _PICTURE else why


def _condition(
    opening: dict[str, Any], readable: Sequence[dict[str, Any]], drafts: Sequence[Draft], unread: tuple[str, ...]
) -> tuple[Condition, str]:
    text = "".join(piece.text for draft in drafts for piece in _all_pieces(draft))
    if not text:
        if any(frame["picture"] or frame["images"] for frame in readable):
            return (
                Condition.NO_TEXT_LAYER,
                _NO_TEXT,
            )
        if not readable:
            return Condition.MALFORMED, "No page of the PDF can be loaded: print it to a new PDF, or ask for it again."
        return Condition.BLANK, "The pages hold no text and no images."
    if opening.get("xfa") and len(readable) <= 2 and _PLEASE_WAIT.search(text):
        return (
            Condition.PLACEHOLDER_ONLY,
            _PLACEHOLDER,
        )
    if sum(map(len, _UNMAPPABLE.findall(text))) > 0.1 * len(text.replace(" ", "")):
        return (
            Condition.GARBLED_TEXT,
            _GARBLED,
        )
    if unread:
        return (
            Condition.OK_PARTIAL,
            _PARTIAL.format("; ".join(unread)),
        )
    return Condition.OK, ""


def _all_pieces(draft: Draft) -> Sequence[Any]:
    return [*draft.pieces, *(piece for cell in draft.cells for piece in cell.pieces)]
