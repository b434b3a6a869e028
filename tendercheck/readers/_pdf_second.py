"""The second engine: what pdfminer makes of pages where pdfium gave nothing that makes sense. Runs in the worker.

It is some twenty times slower, so it is asked for single pages, and for whole files only where pdfium refused them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from statistics import median
from typing import Any

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition

_BOLD = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
_FEW_LETTERS = 40
_REFUSED = "The PDF is damaged: open it in a viewer and print it to a new PDF, or ask for it again."
_LOCKED = "The file is locked with a password: open it, remove the password, and save it again."
_NO_PAGES = "The PDF has no pages: ask for it again."


def second_frames_of(data: bytes, wanted: tuple[int, ...]) -> Iterator[dict[str, Any]]:
    """First {"pages"}, then a frame like pdfium's for each of the `wanted` pages (from 1; all where it is empty).

    Where the file counts more pages than are found in it, the rest are pages that were not reached.
    """
    pages, counted = _pages(data)
    if not pages:
        raise UnreadableDocument(Condition.ZERO_PAGES, _NO_PAGES)
    yield {"pages": max(len(pages), counted)}
    for number, page in enumerate(pages, start=1):
        if not wanted or number in wanted:
            yield _frame(number, page)


def _pages(data: bytes) -> tuple[list[Any], int]:
    """The pages that are found, and how many the file says it has."""
    from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    try:
        document = PDFDocument(PDFParser(BytesIO(data)))
        return list(PDFPage.create_pages(document)), _counted(document)
    except PDFPasswordIncorrect as fault:
        raise UnreadableDocument(Condition.ENCRYPTED_PASSWORD, _LOCKED) from fault
    except MemoryError:
        raise
    except Exception as fault:  # two dozen kinds, for half a dozen causes
        raise UnreadableDocument(Condition.MALFORMED, _REFUSED) from fault


def _counted(document: Any) -> int:
    from pdfminer.pdftypes import resolve1

    tree = resolve1(document.catalog.get("Pages"))
    count = resolve1(tree.get("Count")) if isinstance(tree, dict) else None
    return count if isinstance(count, int) else 0


def _frame(number: int, page: Any) -> dict[str, Any]:
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LAParams, LTImage, LTTextLine
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager

    manager = PDFResourceManager(caching=False)
    device = PDFPageAggregator(manager, laparams=LAParams(all_texts=True))
    try:
        PDFPageInterpreter(manager, device).process_page(page)
        layout = device.get_result()
    except MemoryError:
        raise
    except Exception as fault:
        return {"page": number, "error": f"the page cannot be read ({type(fault).__name__})"}
    found = list(_walk(layout))
    lines = [_line(one, layout.height) for one in found if isinstance(one, LTTextLine) and one.get_text().strip()]
    images = any(isinstance(one, LTImage) for one in found)
    letters = sum(len(line[0]) for line in lines)
    return {
        "page": number,
        "width": round(layout.width, 1),
        "height": round(layout.height, 1),
        "lines": lines,
        "tables": [],
        "picture": images and letters < _FEW_LETTERS,
        "images": images,
    }


def _walk(item: Any) -> Iterator[Any]:
    from pdfminer.layout import LTContainer, LTTextLine

    waiting = [item]
    while waiting:
        one = waiting.pop()
        yield one
        if isinstance(one, LTContainer) and not isinstance(one, LTTextLine):
            waiting.extend(reversed(list(one)))


def _line(line: Any, page_height: float) -> list[Any]:
    from pdfminer.layout import LTChar

    letters = [one for one in line if isinstance(one, LTChar)]
    size = median(one.size for one in letters) if letters else 0.0
    bold = bool(letters) and all(_BOLD.search(one.fontname) for one in (letters[0], letters[-1]))
    box = [line.x0, page_height - line.y1, line.x1, page_height - line.y0]
    return [" ".join(line.get_text().split()), *(round(side, 1) for side in box), round(size, 1), bold]
