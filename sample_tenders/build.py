"""Builds the sample tenders: `python -m sample_tenders.build [FOLDER]` writes them, the same bytes every time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from sample_tenders import _good_practice, _home_care, _nhs, _parish

HOME = Path(__file__).parent
_PROCUREMENTS = {
    "home-care-council": _home_care,
    "nhs-community-service": _nhs,
    "parish-grounds": _parish,
    "good-practice-leisure": _good_practice,
}


def iter_files() -> Iterator[tuple[str, bytes]]:
    """Each built file: its path below the folder of the samples, and its bytes."""
    for folder, procurement in _PROCUREMENTS.items():
        for name, content in procurement.files().items():
            yield f"{folder}/{name}", content


def build(target: Path) -> None:
    """Write every file below `target`."""
    for name, content in iter_files():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else HOME)
