"""Builder: a report over a long procurement, as large as reports get: 100,000 words and 300 findings with pictures."""

from __future__ import annotations

import io
import random
from dataclasses import replace

from PIL import Image

from tendercheck.model.document import Document
from tendercheck.model.findings import Amendment, Finding
from tendercheck.model.report import Picture, Report
from tendercheck.model.rules import Citation, Severity, Strength
from tendercheck.picturing.pictures import BYTES_AT_MOST
from tests.build_report import document, evidence, finding, law, option, report_of, rule

WORDS, FINDINGS = 100_000, 300
_FAMILIES = ("timescale", "standing", "insurance", "scale", "consortia", "experience", "risk", "process")
_STRIP = (952, 120)  # pixels
_CLAUSE = (
    "Clause {number}: tenderers must hold cover of £{number},000 for each claim, shall upload three references of "
    "similar size and complexity, and must accept the conditions of contract without amendment "
    "before the tender is opened."
)


def large_report() -> Report:
    """The report; its pictures take all the bytes that pictures may take."""
    clauses = [_CLAUSE.format(number=number) for number in range(WORDS // len(_CLAUSE.split()) + 1)]
    long = document("invitation.pdf", "\n".join(clauses), pages=len(clauses))
    found = [_finding(long, number, clauses[number * len(clauses) // FINDINGS]) for number in range(FINDINGS)]
    made = report_of(long, *found, title="A long procurement")
    return replace(made, checked=(replace(made.checked[0], pictures=_pictures(found)),))


def _finding(long: Document, number: int, quote: str) -> Finding:
    where = evidence(long, 0, quote, "must hold cover")
    severity = list(Severity)[number % 3]
    why = "Small providers buy cover when they win, and cannot carry its cost through every competition they lose. " * 2
    made = rule(f"{_FAMILIES[number % 8]}/rule-{number}", f"Cover is demanded at place {number}", severity, why=why)
    citations = (Citation(law(), Strength.BELOW_MINIMUM), Citation(law("s.12(4)"), Strength.BEARS_ON))
    options = tuple(option(name, where, "must hold", "must be ready to hold") for name in ("Best", "Acceptable"))
    question = "Will the authority accept a promise of cover by the start of the contract?"
    return finding(made, where, *citations, amendment=Amendment(options), question=question, working="1 ÷ 2 = 0.5")


def _pictures(found: list[Finding]) -> tuple[Picture, ...]:
    """Strips of noise, which no packing makes smaller, until the bytes are used up."""
    made: list[Picture] = []
    left = BYTES_AT_MOST
    for number, one in enumerate(found):
        png = _noise(number)
        left -= len(png)
        if left < 0:
            break
        place = one.evidence.location
        made.append(Picture(0, one.evidence.span, place.page or 1, 595.0, 80.0, 155.0, png))
    return tuple(made)


def _noise(seed: int) -> bytes:
    """A picture as dense as a strip of print: a sixth of its lines are noise."""
    width, height = _STRIP
    source = random.Random(seed)  # noqa: S311 - the same picture every time
    rows = (source.randbytes(width) if row % 6 == 0 else bytes(width) for row in range(height))
    image = Image.frombytes("L", _STRIP, b"".join(rows)).quantize(16)
    out = io.BytesIO()
    image.save(out, "PNG", bits=4)
    return out.getvalue()
