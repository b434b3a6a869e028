"""Prints how many minimal pairs the shipped rules tell apart, by family and by what decides.

usage: python -m benchmarks.pairs [--misses] [--check] [FAMILY...]

A pair is right when its first text gives a finding of the pair's barrier and its twin gives none. 0.95 is aimed at;
with --check the run fails under the recorded share. The pairs in held/ were kept from those who wrote the rules.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.pairs._pairs import Pair, found_barriers, load_pairs
from tendercheck import rulebook
from tendercheck.command import rules_folder
from tendercheck.rulebook.book import Rulebook

RECORDED = Path(__file__).resolve().parent.parent / "accuracy.json"


def main() -> None:
    book = rulebook.load(rules_folder(), thorough=False)
    print("== learnt from")
    tell(Path(__file__).parent, book, "pairs")
    print("== held back")
    tell(Path(__file__).parent / "held", book, "pairs held")


def tell(folder: Path, book: Rulebook, name: str) -> None:
    """Print the figures of the pairs in the folder; fails under those that are recorded by that name."""
    wanted = {name for name in sys.argv[1:] if not name.startswith("-")}
    pairs = [pair for pair in load_pairs(folder) if not wanted or pair.family in wanted]
    told = {pair: _fault(pair, found_barriers(pair.fires, book), found_barriers(pair.silent, book)) for pair in pairs}
    if "--misses" in sys.argv:
        print("\n\n".join(_shown(pair, fault) for pair, fault in told.items() if fault))
    print("\n".join(_table(told)))
    share = sum(not fault for fault in told.values()) / len(told)
    least = json.loads(RECORDED.read_text(encoding="utf-8"))[name]
    if "--check" in sys.argv and share < least:
        raise SystemExit(f"{share:.3f} of the pairs are told apart, recorded is {least}")


def _fault(pair: Pair, fires: frozenset[str], silent: frozenset[str]) -> str:
    missed = "" if pair.barrier in fires else "missed"
    false = "false" if pair.barrier in silent else ""
    return " and ".join(filter(None, (missed, false)))


def _shown(pair: Pair, fault: str) -> str:
    texts = (pair.fires if "missed" in fault else "", pair.silent if "false" in fault else "")
    return f"{fault.upper()} {pair.barrier} ({pair.about})\n" + "\n---\n".join(filter(None, texts))


def _table(told: dict[Pair, str]) -> Iterator[str]:
    for title, key in (("by family", lambda pair: pair.family), ("by what decides", lambda pair: pair.about)):
        yield title
        total, right = Counter(map(key, told)), Counter(key(pair) for pair, fault in told.items() if not fault)
        yield from (f"  {name:26} {right[name]:4} of {total[name]:4}" for name in sorted(total))
    right_ones = sum(not fault for fault in told.values())
    missed = sum("missed" in fault for fault in told.values())
    false = sum("false" in fault for fault in told.values())
    yield f"pairs {len(told)}: right {right_ones} ({right_ones / len(told):.1%}), missed {missed}, false {false}"


if __name__ == "__main__":
    main()
