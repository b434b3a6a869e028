"""What every module beside this one gives: `measure() -> Figure`, and `MUST`, the bar in words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
TENDERS = CORPUS / "tenders"
HOSTILE = CORPUS / "hostile"


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured figure. `notes` name what fell short, one line each: a file, a page, and why."""

    value: str
    is_met: bool
    notes: tuple[str, ...] = ()
