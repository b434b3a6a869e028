"""Finds tables by their ruling lines. Runs in the worker, on one page of pdfium.

The lines come from pdfium's path objects; how lines make cells is pdfplumber's geometry, fed with those lines, so that
the page is not parsed a second time.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2_raw as pdfium

from tendercheck.readers._pdf_grids import closed

Rectangle = tuple[float, float, float, float]  # left, top, right, bottom
Matrix = tuple[float, float, float, float, float, float]

_OBJECTS_AT_MOST = 20_000
_SEGMENTS_AT_MOST = 2_000
_EDGES_AT_MOST = 4_000
_GROUNDS_AT_MOST = 1_000
_NEARLY_WHITE = 250  # of 255
_NEARLY_BLACK = 20
_NESTED_FORMS_AT_MOST = 6
_THIN_POINTS = 3.5
_SHORT_POINTS = 5.0
_NEAR_POINTS = 2.0
_SNAP_POINTS = 3
_FEWEST_EDGES = 6  # two cells side by side have seven; Word draws shared borders once
_FEWEST_COLOURED_ROWS = 2  # among marked lines one marked bullet and all looks like a row of cells
_LINE_POINTS = 20.0
_IMAGE_SHARE = 0.02
_SEGMENTS_OF_A_BOX = 6
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawing:
    """What is drawn on a page apart from text: ruling lines, edges of coloured areas, share under images.

    `grounds` are the coloured areas that are not white, `blots` those of them that are black; `backgrounds` are areas
    of the page's size or of no simple shape, and pictures.
    """

    edges: list[Rectangle] = field(default_factory=list)
    fills: list[Rectangle] = field(default_factory=list)
    grounds: list[Rectangle] = field(default_factory=list)
    blots: list[Rectangle] = field(default_factory=list)
    backgrounds: list[Rectangle] = field(default_factory=list)
    image_share: float = 0.0
    objects: int = 0


def then(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that does `first` and then `second`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def moved(matrix: Matrix, left: float, bottom: float, right: float, top: float) -> Rectangle:
    """The rectangle after `matrix`, as left, top, right, bottom."""
    a, b, c, d, e, f = matrix
    x1, y1 = a * left + c * bottom + e, b * left + d * bottom + f
    x2, y2 = a * right + c * top + e, b * right + d * top + f
    return (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def holds(box: Sequence[float], x: float, y: float) -> bool:
    """Whether the point is in the box."""
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def drawing_of(page: Any, to_top_left: Matrix, *, width: float, height: float) -> Drawing:
    """Ruling lines and images of a page; edges are empty where the page has more objects than a document would."""
    drawing = Drawing()
    area = max(width * height, 1.0)
    count = pdfium.FPDFPage_CountObjects(page)
    for drawn, matrix in _objects(page, count, pdfium.FPDFPage_GetObject, to_top_left, depth=0):
        drawing.objects += 1
        if drawing.objects > _OBJECTS_AT_MOST:
            drawing.edges.clear()
            drawing.fills.clear()
            break
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _add_edges(drawing, drawn, matrix, area)
        elif kind == pdfium.FPDF_PAGEOBJ_SHADING and (box := _bounds(drawn, matrix)) is not None:
            drawing.backgrounds.append(box)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE and (box := _bounds(drawn, matrix)) is not None:
            share = (box[2] - box[0]) * (box[3] - box[1]) / area
            drawing.backgrounds.append(box)
            drawing.image_share += share if share > _IMAGE_SHARE else 0.0
    return drawing


def _objects(holder: Any, count: int, get: Any, matrix: Matrix, *, depth: int) -> Iterator[tuple[Any, Matrix]]:
    for index in range(min(count, _OBJECTS_AT_MOST + 1)):
        drawn = get(holder, index)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_FORM:
            yield drawn, matrix
        elif depth < _NESTED_FORMS_AT_MOST:
            inner = then(_matrix_of(drawn), matrix)
            inside = pdfium.FPDFFormObj_CountObjects(drawn)
            yield from _objects(drawn, inside, pdfium.FPDFFormObj_GetObject, inner, depth=depth + 1)


def _matrix_of(drawn: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(drawn, found):
        return IDENTITY
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _bounds(drawn: Any, matrix: Matrix) -> Rectangle | None:
    left, bottom, right, top = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    if not pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
        return None
    return moved(matrix, left.value, bottom.value, right.value, top.value)


def _add_edges(drawing: Drawing, path: Any, matrix: Matrix, page_area: float) -> None:
    segments = pdfium.FPDFPath_CountSegments(path)
    if segments > _SEGMENTS_OF_A_BOX:
        inner = then(_matrix_of(path), matrix)
        drawing.edges.extend(_edges_of_segments(path, min(segments, _SEGMENTS_AT_MOST), inner))
        if _fill_of(path)[0] < _NEARLY_WHITE and (ground := _bounds(path, matrix)) is not None:
            drawing.backgrounds.append(ground)
        return
    box = _bounds(path, matrix)
    if box is None:
        return
    left, top, right, bottom = box
    if bottom - top <= _THIN_POINTS or right - left <= _THIN_POINTS:
        drawing.edges.extend(_straight(left, top, right, bottom))
    elif segments >= 4 and (right - left) * (bottom - top) < 0.9 * page_area:
        (drawing.edges if _is_stroked(path) else drawing.fills).extend(_sides(box))
        least, most = _fill_of(path)
        if len(drawing.grounds) < _GROUNDS_AT_MOST and least < _NEARLY_WHITE:
            drawing.grounds.append(box)
            drawing.blots.extend([box] if most < _NEARLY_BLACK else [])
    elif segments >= 4 and _fill_of(path)[0] < _NEARLY_WHITE:
        drawing.backgrounds.append(box)


def _is_stroked(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path, fill, stroke) and stroke.value)


def _fill_of(path: Any) -> tuple[int, int]:
    """The least and the most of red, green and blue that fills the path, of 255; white where nothing does."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, fill, stroke) or not fill.value:
        return 255, 255
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, alpha) or not alpha.value:
        return 255, 255
    return min(red.value, green.value, blue.value), max(red.value, green.value, blue.value)


def _sides(box: Rectangle) -> Iterator[Rectangle]:
    left, top, right, bottom = box
    if right - left >= _SHORT_POINTS and bottom - top >= _SHORT_POINTS:
        yield (left, top, right, top)
        yield (left, bottom, right, bottom)
        yield (left, top, left, bottom)
        yield (right, top, right, bottom)


def _straight(left: float, top: float, right: float, bottom: float) -> Iterator[Rectangle]:
    width, height = right - left, bottom - top
    if height <= _THIN_POINTS and width >= height:
        middle = (top + bottom) / 2
        yield (left, middle, right, middle)
    elif width <= _THIN_POINTS:
        middle = (left + right) / 2
        yield (middle, top, middle, bottom)


def _edges_of_segments(path: Any, segments: int, matrix: Matrix) -> Iterator[Rectangle]:
    # A whole grid may be one path: each straight piece of it is an edge, a closed thin box gives its two long sides.
    x, y = ctypes.c_float(), ctypes.c_float()
    a, b, c, d, e, f = matrix
    before = first = (0.0, 0.0)
    for index in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        here = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield from _between(before, here)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield from _between(here, first)
        before = here


def _between(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Rectangle]:
    left, right = sorted((one[0], other[0]))
    top, bottom = sorted((one[1], other[1]))
    if right - left < 1.0 or bottom - top < 1.0:
        yield from _straight(left, top, right, bottom)


def tables_of(drawing: Drawing) -> list[list[Rectangle]]:
    """The cells of each table of more than one column, tables from the top of the page downwards.

    Coloured areas count only where there are no ruling lines: Word paints the ground of a cell line by line.
    """
    if found := _tables(drawing.edges, drawing.blots):
        return found
    coloured = _tables(drawing.edges + drawing.fills, []) if drawing.fills else []
    return [cells for cells in coloured if not _is_marked_text(cells)]


def _is_marked_text(cells: Sequence[Rectangle]) -> bool:
    """Whether coloured areas lie behind lines of text, not in columns: lines of which at most one has several."""
    if any(bottom - top > _LINE_POINTS for _, top, _, bottom in cells):
        return False
    in_row = Counter(cell[1] for cell in cells)
    return sum(1 for count in in_row.values() if count > 1) < min(_FEWEST_COLOURED_ROWS, len(in_row))


def _tables(edges: list[Rectangle], blots: list[Rectangle]) -> list[list[Rectangle]]:
    edges = [edge for edge in edges if edge[2] - edge[0] > 0 or edge[3] - edge[1] > 0]
    upright = sum(1 for edge in edges if edge[0] == edge[2])
    if not (_FEWEST_EDGES <= len(edges) <= _EDGES_AT_MOST) or upright < 3 or len(edges) - upright < 2:
        return []
    # Two columns have three sides; boxes round paragraphs have two, and are not worth loading pdfplumber for.
    if _count_apart(edge[0] for edge in edges if edge[0] == edge[2]) < 3:
        return []
    from pdfplumber import table as geometry

    merged = _joined(geometry, map(_as_pdfplumber, edges))
    missing = closed([(edge["x0"], edge["top"], edge["x1"], edge["bottom"]) for edge in merged], blots)
    if missing:
        merged = _joined(geometry, [*merged, *map(_as_pdfplumber, missing)])
    crossings = geometry.edges_to_intersections(merged, _NEAR_POINTS, _NEAR_POINTS)
    if len(crossings) > _EDGES_AT_MOST:
        return []
    tables = geometry.cells_to_tables(geometry.intersections_to_cells(crossings))
    return [cells for cells in tables if len({cell[0] for cell in cells}) > 1]


def _joined(geometry: Any, edges: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    joined = geometry.merge_edges(list(edges), *[_SNAP_POINTS] * 4)
    return [edge for edge in joined if max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]) >= _SHORT_POINTS]


def _count_apart(places: Iterable[float]) -> int:
    """How many groups the places form that lie further apart than edges are drawn together."""
    return sum(1 for one, other in pairwise(sorted((-math.inf, *places))) if other - one > _SNAP_POINTS)


def _as_pdfplumber(edge: Rectangle) -> dict[str, Any]:
    left, top, right, bottom = edge
    return {
        "x0": left,
        "x1": right,
        "top": top,
        "bottom": bottom,
        "width": right - left,
        "height": bottom - top,
        "orientation": "v" if left == right else "h",
    }
