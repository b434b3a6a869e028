"""Prints every figure of the readers in one run; ends with 1 where one is not met.

usage: python -m benchmarks.reading [MODULE…]      without names, all
"""

from __future__ import annotations

import sys
import time
from types import ModuleType

from benchmarks import reading
from tendercheck.discovery import plugins_in


def main() -> int:
    known = plugins_in(reading)
    missed = 0
    for name in sys.argv[1:] or sorted(known):
        missed += not _is_met(name, known[name])
    return 1 if missed else 0


def _is_met(name: str, module: ModuleType) -> bool:
    started = time.perf_counter()
    figure = module.measure()
    print(f"{name:22} {'ok ' if figure.is_met else 'NOT'} {figure.value}")
    print(f"{'':22}     must be: {module.MUST}   ({time.perf_counter() - started:.0f} s)")
    for note in figure.notes:
        print(f"{'':26} - {note}")
    sys.stdout.flush()
    return bool(figure.is_met)


if __name__ == "__main__":
    sys.exit(main())
