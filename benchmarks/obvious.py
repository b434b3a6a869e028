"""The build that comes to mind first, to compare with.

pdfplumber's text, a blank spaCy pipeline, one regular expression a rule; no table, no place, no fact and no report.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pdfplumber
import spacy

WORD = re.compile(r"[A-Za-z£%-]{4,}")


def patterns(rules: Path) -> dict[str, re.Pattern[str]]:
    """One regular expression a rule, over the words of its title, the first line of its file."""
    made = {}
    for path in sorted(rules.glob("*/*.yml")):
        words = sorted(set(WORD.findall(path.read_text(encoding="utf-8").partition("\n")[0])))
        made[path.stem] = re.compile("|".join(map(re.escape, words)), re.IGNORECASE)
    return made


def main() -> None:
    document, rules = Path(sys.argv[1]), Path(sys.argv[2])
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    found = 0
    compiled = patterns(rules)
    with pdfplumber.open(document) as pdf:
        text = "\n".join(page.extract_text() or "" for page in pdf.pages)
    for sentence in nlp(text).sents:
        found += sum(bool(pattern.search(sentence.text)) for pattern in compiled.values())
    print(found)


if __name__ == "__main__":
    main()
