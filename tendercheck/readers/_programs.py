"""Programs that may be on the machine and read what this one cannot: old Office files, pictures of text."""

from __future__ import annotations

from dataclasses import dataclass

TESSERACT, RAPIDOCR = "tesseract", "rapidocr"
RECOGNISERS = (TESSERACT, RAPIDOCR)


@dataclass(frozen=True, slots=True)
class Programs:
    """Paths of LibreOffice's and tesseract's programs, None where they are missing; whether rapidocr is installed."""

    office: str | None = None
    tesseract: str | None = None
    rapidocr: bool = False

    @property
    def recogniser(self) -> str:
        """The name of what recognises text in pictures; empty where nothing does."""
        if self.tesseract:
            return TESSERACT
        return RAPIDOCR if self.rapidocr else ""


NO_PROGRAMS = Programs()
