"""What Word shows of a DOCX, counted another way than the reader's: one flat pass over a part, no styles, no layout.

`python -m benchmarks.reading._docx_census FILE…` reads each file with tendercheck too, and prints a line of JSON for
it. The process limits itself, for the files may be hostile.

Text is compared as stretches of four characters without white space, paragraph by paragraph, as a multiset: a
paragraph read twice is too many of its stretches, and cannot hide that another is missing. Signs of symbol fonts count
as bullets.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from tendercheck.model.document import Condition, Document
from tendercheck.readers import read
from tendercheck.readers._guard import Worker

LENGTH = 4
# A document said to be without text is compared too: that it has none must be true.
READ = frozenset({Condition.OK, Condition.OK_PARTIAL, Condition.OK_REPAIRED, Condition.BLANK, Condition.NO_TEXT_LAYER})
_MEMORY_BYTES, _CPU_SECONDS = 1_500 << 20, 600
_LETTERS = frozenset({"t", "delText"})
_DRAWING = ("http://schemas.openxmlformats.org/drawingml", "http://purl.oclc.org/ooxml/drawingml")
_MATH = ("http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math")
_STORIES = re.compile(r"(?:header|footer|footnotes|endnotes|comments|diagramData|chart)")
_UNSEEN = re.compile("[\\s\u00ad\u200b\u2060\ufeff]")
_NOTES = {"footnotes": "footnoteReference", "endnotes": "endnoteReference"}
_BUTTON = re.compile(r"\s*MACROBUTTON\s+\S+\s+(.*)", re.DOTALL)
_EQUATION, _SWITCHES = re.compile(r"\s*EQ\s+(.*)", re.DOTALL), re.compile(r"\\[a-z]+|[(),]")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)

Grams = Counter[str]


def main() -> None:
    """Print what the census and the reader find in each file named."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
    with Worker() as worker:
        for name in sys.argv[1:]:
            document = read(Path(name), worker=worker)
            found = compared(Path(name), document) if document.condition in READ else {}
            print(json.dumps({"name": name, "condition": document.condition, **found}), flush=True)


def compared(path: Path, document: Document) -> dict[str, Any]:
    """How many stretches Word shows, how many of them are missing from the document, and how many are too many."""
    shown, allowed = census(path)
    have = grams(
        document.quote(fragment.span)
        for block in document.blocks
        for fragment in block.fragments
        # A number that Word computes is no text of the file.
        if fragment.location.paragraph is not None or block.kind == "text-box"
    )
    missing, extra = shown - have, have - shown - allowed
    return {
        "shown": shown.total(),
        "missing": missing.total(),
        "extra": extra.total(),
        "samples": [" ".join(list(some)[:8]) for some in (missing, extra)],
    }


def grams(stretches: Iterable[str]) -> Grams:
    """The stretches of four characters; a shorter text is one of its own."""
    found: Grams = Counter()
    for stretch in stretches:
        text = "".join(map(_sign, _UNSEEN.sub("", stretch)))
        if text:
            found.update(text[start : start + LENGTH] for start in range(max(1, len(text) - LENGTH + 1)))
    return found


def _sign(character: str) -> str:
    return "\u2022" if character > "~" and unicodedata.category(character)[0] in "SC" else character


def census(path: Path) -> tuple[Grams, Grams]:
    """What Word shows, and what is there besides: hidden text, notes that nothing refers to, heads of no section."""
    shown, allowed = [], []
    with zipfile.ZipFile(path) as archive:
        names = {name.replace("\\", "/").lstrip("/").lower(): name for name in archive.namelist()}
        main_part = _main_part(archive, names)
        root = _xml(archive, names[main_part])
        stories = [(root, lambda _: True)]
        links = _links(archive, names, main_part)
        for target, kind in {target: kind for kind, _, target in links}.items():
            if _STORIES.fullmatch(kind) and target.lower() in names:
                identifiers = {identifier for _, identifier, other in links if other == target}
                stories.append((_xml(archive, names[target.lower()]), _is_used(root, kind, identifiers)))
        for story, is_used in stories:
            for element, text, is_hidden in _paragraphs(story):
                (shown if is_used(element) and not is_hidden else allowed).append(text)
    return grams(shown), grams(allowed)


def _main_part(archive: zipfile.ZipFile, names: dict[str, str]) -> str:
    related = [target.lower() for kind, _, target in _links(archive, names, "") if kind == "officeDocument"]
    return next(name for name in (*related, "word/document.xml") if name in names)


def _links(archive: zipfile.ZipFile, names: dict[str, str], part: str) -> list[tuple[str, str, str]]:
    """Kind, id and target of everything that `part` refers to."""
    folder, _, name = part.rpartition("/")
    held = names.get(f"{folder}/_rels/{name}.rels".lstrip("/").lower())
    found: set[tuple[str, str, str]] = set()
    for link in [] if held is None else _xml(archive, held):
        target = (link.get("Target") or "").replace("\\", "/")
        path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
        while "/../" in f"/{path}":
            path = re.sub(r"(?:^|[^/]+/)\.\./", "", path, count=1)
        if link.get("TargetMode") != "External":
            found.add(((link.get("Type") or "").rpartition("/")[2], link.get("Id") or "", path))
    return sorted(found)


def _xml(archive: zipfile.ZipFile, name: str) -> Any:
    return etree.fromstring(archive.read(name), _PARSER)


def _is_used(root: Any, kind: str, identifier: str) -> Any:
    """Tells of an element of a part of that `kind` whether the body `root` shows it."""
    if kind in ("header", "footer"):
        used = any(identifier in element.values() for element in root.iter(f"{{*}}{kind}Reference") if _name(element))
        return lambda _: used
    if kind not in _NOTES:
        return lambda _: True
    referred = {_value(element, "id") for element in root.iter(f"{{*}}{_NOTES[kind]}")}
    return lambda element: any(
        _value(above, "id") in referred for above in element.iterancestors() if _name(above) == kind.rstrip("s")
    )


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _value(element: Any, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


class _Text:
    """The text of one paragraph: what stands and each deletion of it, shown and hidden."""

    def __init__(self) -> None:
        self.stretches: dict[tuple[int, bool], list[str]] = {}
        self._deletions = 0
        self._was_deleted = False

    def add(self, text: str, element: Any) -> None:
        is_deleted = any(_name(above) in ("del", "moveFrom") for above in element.iterancestors())
        self._deletions += is_deleted and not self._was_deleted
        self._was_deleted = is_deleted
        key = (self._deletions if is_deleted else 0, _is_hidden(element))
        self.stretches.setdefault(key, []).append(text)


def _paragraphs(story: Any) -> Iterator[tuple[Any, str, bool]]:
    """Each paragraph's texts in a part: an element inside it, the text, whether it is hidden."""
    open_texts: list[tuple[Any, _Text]] = []
    fields: list[bool] = []  # for each open field, whether its codes have ended
    walk = etree.iterwalk(story, events=("start", "end"))
    for event, element in walk:
        name = _name(element)
        if event == "end":
            if open_texts and open_texts[-1][0] is element:
                for (_, is_hidden), parts in open_texts.pop()[1].stretches.items():
                    yield element, "".join(parts), is_hidden
        elif alone := _alone(element, name):
            yield element, alone, False
        elif _is_skipped(element, name):
            walk.skip_subtree()
        elif name == "p":
            open_texts.append((element, _Text()))
        elif name == "fldChar":
            _turn(fields, _value(element, "fldCharType"))
        elif open_texts and all(fields) and (text := _text(element, name)):
            open_texts[-1][1].add(text, element)


def _alone(element: Any, name: str) -> str:
    """Text that stands in no paragraph: of a button, of lettering that is drawn, of a chart's axis."""
    if name == "instrText":
        button, equation = _BUTTON.match(element.text or ""), _EQUATION.match(element.text or "")
        return button[1] if button else _SWITCHES.sub("", equation[1]) if equation else ""
    if name == "textpath":
        return _value(element, "string")
    return (element.text or "") if name == "v" and _is_chart_word(element) else ""


def _is_skipped(element: Any, name: str) -> bool:
    if name in ("pPr", "rPr", "sectPr", "sdtPr", "instrText", "delInstrText"):
        return True
    if name in ("Fallback", "Choice"):
        return any(len(before) for before in element.itersiblings("{*}Choice", preceding=True))
    return False


def _turn(fields: list[bool], kind: str) -> None:
    if kind == "begin":
        fields.append(False)
    elif fields and kind == "separate":
        fields[-1] = True
    elif fields and kind == "end":
        fields.pop()


def _text(element: Any, name: str) -> str:
    if name in _LETTERS:
        return element.text or ""
    return {"sym": "\u2022", "noBreakHyphen": "-"}.get(name, "")


def _is_chart_word(element: Any) -> bool:
    """Whether a c:v names what stands below the columns of a chart, or a series that its legend shows."""
    above = {_name(one): one for one in element.iterancestors()}
    if "ser" not in above or "numCache" in above or "numLit" in above:
        return False
    if "cat" in above:
        return not _has_earlier(above["ser"])
    return "tx" in above and next(element.getroottree().iter("{*}legend"), None) is not None


def _has_earlier(element: Any) -> bool:
    return any(_name(before) == _name(element) for before in element.itersiblings(preceding=True))


def _is_hidden(element: Any) -> bool:
    """Whether the run says that it is hidden, or its cell is covered by the one above it."""
    run = next((above for above in element.iterancestors() if _name(above) == "r"), None)
    vanish = [] if run is None else run.findall("./{*}rPr/{*}vanish")
    if any(_value(one, "val") not in ("0", "false", "off") for one in vanish):
        return True
    cells = [above for above in element.iterancestors() if _name(above) == "tc"]
    merges = [
        merge for cell in cells for tag in ("vMerge", "hMerge") for merge in cell.findall(f"./{{*}}tcPr/{{*}}{tag}")
    ]
    return any(_value(merge, "val") in ("", "continue") for merge in merges)


if __name__ == "__main__":
    main()
