"""How much a file may cost; the figures are several times what real tender documents need (docs: reliability)."""

from __future__ import annotations

import math
from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take of the machine. The worker sets the limits of the system, the parent watches the rest."""

    file_bytes: int = 100 * MEBIBYTE
    pages: int = 10_000
    answer_bytes: int = 64 * MEBIBYTE  # JSON; bounds the characters too, each of which takes a byte and more
    address_space_bytes: int = 768 * MEBIBYTE
    cpu_seconds: float = 20.0
    cpu_seconds_per_page: float = 0.5
    cpu_seconds_at_most: float = 600.0
    stall_seconds: float = 60.0
    files_per_worker: int = 50
    depth: int = 3  # of files inside files
    members: int = 5_000  # of files inside one file, at every depth together
    unpacked_bytes: int = 500 * MEBIBYTE  # of all of them

    def cpu_seconds_for(self, pages: int) -> int:
        """Whole seconds of processor time that a file of `pages` pages may use."""
        return math.ceil(min(self.cpu_seconds + self.cpu_seconds_per_page * max(pages, 0), self.cpu_seconds_at_most))


# Recognising text in pictures costs seconds a page, and its models and matrices much address space.
RECOGNITION = Limits(address_space_bytes=4096 * MEBIBYTE, cpu_seconds=60.0, cpu_seconds_per_page=60.0)
