"""Finds tables without rules: runs of words that stand under each other in columns. Pure; runs in the parent.

A false table breaks sentences, a missed one costs a label, so all doubt is for the text: columns must align over three
rows at least, and numbers in front of clauses, contents, prose in columns and lines to sign on are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tendercheck.model.location import Box
from tendercheck.readers._headings import BULLET, CONTENTS_ENTRY, ENDED
from tendercheck.readers._lines import Line, Table, TableCell, around

_FEWEST_ROWS = 3
_MOST_COLUMNS = 12
_GUTTER = 0.9  # of the size of type: the least that stays free between two columns
_FURTHEST = 3.5  # sizes of type from one row to the next
_TIGHT = 1.45  # lines of one cell stand closer
_ALIGNED_POINTS = 3.0
_ALIGNED_SHARE = 0.75
_PROSE_WORDS = 5.5
_FEW_WORDS = 3.0
_FULL_SHARE = 0.85
_LONGEST_LABEL_WORDS = 25
_MARK = re.compile(r"[\[(]?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]{1,2}|[ivxIVX]{1,5})[\].):]?(?:\s*-)?")
_PAGE_NUMBER = re.compile(r"(?:^|[-.\s]{4})(\d{1,3})$")
_FIGURE = re.compile(r"[^\w]*\d[\d.,]*\W*")
_BLANK = re.compile(r"_{3,}|\.{5,}|\u2026{2,}")
_ANSWERS = re.compile(r"\W*(?:yes|no|n/?a|day|month|year|signed|date|name|signature|position)\W*", re.IGNORECASE)

Gutter = tuple[float, float]


@dataclass(slots=True)
class Row:
    """Runs of words at one height, from the left."""

    runs: list[Line]

    @property
    def top(self) -> float:
        """The upper edge of the first run, from which the next row is measured."""
        return self.runs[0].box.top

    @property
    def bottom(self) -> float:
        """The lower edge of the lowest run."""
        return max(run.box.bottom for run in self.runs)

    @property
    def size(self) -> float:
        """The size of type of the largest run."""
        return max(run.size for run in self.runs)


@dataclass(slots=True)
class _Candidate:
    """Rows that follow each other and leave the same gutters free."""

    rows: list[Row]
    gutters: list[Gutter] = field(default_factory=list)

    def column_of(self, run: Line) -> int:
        return sum(1 for gutter in self.gutters if run.box.left >= (gutter[0] + gutter[1]) / 2)

    def columns(self) -> list[list[Line]]:
        columns: list[list[Line]] = [[] for _ in range(len(self.gutters) + 1)]
        for row in self.rows:
            for run in row.runs:
                columns[self.column_of(run)].append(run)
        return columns


def with_tables(lines: Sequence[Line]) -> list[Line | Table]:
    """The lines in their order, those of tables without rules put together to tables."""
    if sum(1 for line in lines if line.goes_on) + _beside_each_other(lines) < _FEWEST_ROWS:
        return list(lines)
    found: dict[int, Table] = {}
    members: set[int] = set()
    for candidate in _candidates(_rows_of(lines)):
        if _is_table(candidate) and _has_labels(table := _table_of(candidate)):
            runs = [id(run) for row in candidate.rows for run in row.runs]
            members.update(runs)
            found[min(runs, key=[id(line) for line in lines].index)] = table
    return [found.get(id(line), line) for line in lines if id(line) in found or id(line) not in members]


def _beside_each_other(lines: Sequence[Line]) -> int:
    return sum(
        1
        for one, other in pairwise(lines)
        if not other.goes_on and other.box.top < one.box.bottom - 0.5 * one.size and other.box.left > one.box.right
    )


def _rows_of(lines: Sequence[Line]) -> list[Row]:
    rows: list[Row] = []
    for line in sorted(lines, key=lambda line: (line.box.top + line.box.bottom) / 2):
        middle = (line.box.top + line.box.bottom) / 2
        last = rows[-1].runs[-1].box if rows else None
        if last is not None and abs((last.top + last.bottom) / 2 - middle) < 0.35 * line.size:
            rows[-1].runs.append(line)
        else:
            rows.append(Row([line]))
    for row in rows:
        row.runs.sort(key=lambda run: run.box.left)
    return rows


def _candidates(rows: Sequence[Row]) -> list[_Candidate]:
    """The longest stretches of rows that share a gutter, the rows below each taken once."""
    found: list[_Candidate] = []
    start = 0
    while start < len(rows):
        candidate = _grown(rows, start)
        if candidate is None:
            start += 1
        else:
            found.append(candidate)
            start += len(candidate.rows)
    return found


def _grown(rows: Sequence[Row], start: int) -> _Candidate | None:
    candidate = _Candidate([rows[start]], _gutters_of(rows[start]))
    for row in rows[start + 1 :]:
        last = candidate.rows[-1]
        gutters = _shared(candidate.gutters, row)
        if not gutters or row.top - last.top > _FURTHEST * max(row.size, last.size):
            break
        if abs(row.size - last.size) > 0.35 * last.size:
            break
        candidate.rows.append(row)
        candidate.gutters = gutters
    while len(candidate.rows) > 1 and len(candidate.rows[-1].runs) < 2 and not _hangs_on(candidate):
        candidate.rows.pop()
    several = sum(1 for row in candidate.rows if len(row.runs) > 1)
    return candidate if several >= _FEWEST_ROWS else None


def _hangs_on(candidate: _Candidate) -> bool:
    """Whether the last row, a single run, is the end of a cell and not the text below the table."""
    last, above = candidate.rows[-1], candidate.rows[-2]
    return last.top - above.top <= _TIGHT * above.size and (
        candidate.column_of(last.runs[0]) > 0 or last.runs[0].text[:1].islower()
    )


def _gutters_of(row: Row) -> list[Gutter]:
    pairs = pairwise(row.runs)
    return [(one.box.right, other.box.left) for one, other in pairs if _is_wide(one.box.right, other.box.left, row)]


def _is_wide(left: float, right: float, row: Row) -> bool:
    return right - left >= _GUTTER * row.size


def _shared(gutters: Sequence[Gutter], row: Row) -> list[Gutter]:
    """The gutters that are still wide enough beside the runs of `row`, whichever of them it leaves free."""
    free = [(-1e6, row.runs[0].box.left), *_gutters_of(row), (row.runs[-1].box.right, 1e6)]
    shared = ((max(a, c), min(b, d)) for a, b in gutters for c, d in free)
    return [(left, right) for left, right in shared if _is_wide(left, right, row)]


def _is_table(candidate: _Candidate) -> bool:
    columns = candidate.columns()
    if len(columns) > _MOST_COLUMNS or not all(columns):
        return False
    if not all(_is_aligned(column) for column in columns):
        return False
    texts = [[run.text for run in column] for column in columns]
    if any(BULLET.match(f"{text} x") or CONTENTS_ENTRY.search(text) for column in texts for text in column):
        return False
    if _is_list(texts) or _is_contents(texts) or _is_form(texts):
        return False
    return not _is_prose(texts) and sum(1 for column in columns if _is_filled(column)) < 2


def _is_aligned(column: Sequence[Line]) -> bool:
    """Whether most runs of the column share their left, their right or their middle."""
    needed = max(2.0, _ALIGNED_SHARE * len(column))
    places = (
        [run.box.left for run in column],
        [run.box.right for run in column],
        [(run.box.left + run.box.right) / 2 for run in column],
    )
    return any(sum(1 for one in side if abs(one - _middle(side)) <= _ALIGNED_POINTS) >= needed for side in places)


def _middle(places: Sequence[float]) -> float:
    return sorted(places)[len(places) // 2]


def _is_list(columns: Sequence[Sequence[str]]) -> bool:
    """Whether the first of two columns holds the numbers or the bullets of a list."""
    marks = sum(1 for text in columns[0] if _MARK.fullmatch(text) or not any(map(str.isalnum, text)))
    return len(columns) == 2 and 2 * marks >= len(columns[0])


def _is_contents(columns: Sequence[Sequence[str]]) -> bool:
    ends = [found for text in columns[-1] if (found := _PAGE_NUMBER.search(text))]
    numbers = [int(found[1]) for found in ends]
    return len(numbers) >= 0.8 * len(columns[-1]) and numbers == sorted(numbers)


def _is_form(columns: Sequence[Sequence[str]]) -> bool:
    """Whether the runs are places to write in, or the answers to tick."""
    texts = [text for column in columns for text in column]
    blanks = sum(1 for text in texts if _BLANK.search(text) or _ANSWERS.fullmatch(text))
    colons = sum(1 for text in columns[-1] if text.endswith(":"))
    return blanks >= 0.25 * len(texts) or 2 * colons >= len(columns[-1])


def _is_prose(columns: Sequence[Sequence[str]]) -> bool:
    """Whether two columns or more are lines of sentences, or one is that is not beside labels of few words."""
    words = [sum(len(text.split()) for text in column) / len(column) for column in columns]
    if min(words) > _PROSE_WORDS or sum(1 for mean in words if mean > _PROSE_WORDS) > 1:
        return True
    runs_on = sum(1 for text in columns[0] if len(text.split()) > _PROSE_WORDS and not ENDED.search(text))
    return runs_on > 0.5 * len(columns[0])


def _is_filled(column: Sequence[Line]) -> bool:
    """Whether the column is set like a text: of several words, most lines of them up to its right edge."""
    width = max(run.box.right for run in column) - min(run.box.left for run in column)
    full = sum(1 for run in column if run.box.right - run.box.left >= _FULL_SHARE * width)
    words = sum(len(run.text.split()) for run in column) / len(column)
    return words >= _FEW_WORDS and 2 * full >= len(column)


def _has_labels(table: Table) -> bool:
    """Whether the first column is of labels and not of paragraphs."""
    return all(len(row[0].text.split()) <= _LONGEST_LABEL_WORDS for row in table.rows)


def _table_of(candidate: _Candidate) -> Table:
    rows = _rows_of_cells(candidate)
    lefts = [min(run.box.left for run in column) for column in candidate.columns()]
    rights = [max(run.box.right for run in column) for column in candidate.columns()]
    page = candidate.rows[0].runs[0].page
    made = []
    for index, row in enumerate(rows):
        top = row[0].top
        bottom = rows[index + 1][0].top if index + 1 < len(rows) else row[-1].bottom
        cells = []
        for column, (left, right) in enumerate(zip(lefts, rights, strict=True)):
            runs = tuple(run for line in row for run in line.runs if candidate.column_of(run) == column)
            cells.append(TableCell(runs, Box(page, left, top, right, max(bottom, top))))
        made.append(tuple(cells))
    return Table(tuple(made), around([run.box for row in candidate.rows for run in row.runs]))


def _rows_of_cells(candidate: _Candidate) -> list[list[Row]]:
    """The rows of the table, each as the rows of runs that its cells take."""
    rows: list[list[Row]] = []
    for row in candidate.rows:
        if rows and _continues(candidate, rows[-1][-1], row):
            rows[-1].append(row)
        else:
            rows.append([row])
    return rows


def _continues(candidate: _Candidate, above: Row, row: Row) -> bool:
    """Whether `row` goes on the cells above it: nothing stands in the first column, or the end of a label does."""
    is_tight = row.top - above.top <= _TIGHT * above.size
    first = row.runs[0]
    if candidate.column_of(first) > 0:
        return is_tight or len(row.runs) == 1
    if not is_tight or (len(row.runs) == len(above.runs) and _has_figures(row) and _has_figures(above)):
        return False
    return first.text[:1].islower() or (len(row.runs) == 1 and _is_spaced(candidate))


def _has_figures(row: Row) -> bool:
    """Whether a run is a figure alone, which takes no second line."""
    return any(_FIGURE.fullmatch(run.text) for run in row.runs)


def _is_spaced(candidate: _Candidate) -> bool:
    """Whether the rows of the table stand further apart than the lines of a cell."""
    several = [row for row in candidate.rows if len(row.runs) > 1]
    pitches = [(below.top - above.top) / above.size for above, below in pairwise(several)]
    return _middle(pitches) > _TIGHT
