"""Holds the shape of the house: one-way imports, no network, no heavy import before it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "tendercheck"
NETWORK = {"aiohttp", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "urllib3", "websockets"}


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_imports_point_one_way() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout
    assert "Contracts: 2 kept, 0 broken." in done.stdout


def test_no_module_can_reach_the_network() -> None:
    reaching = {
        path.relative_to(ROOT).as_posix(): sorted(wanted)
        for path in PACKAGE.rglob("*.py")
        if (wanted := {name for name in imports_of(path) if name.split(".")[0] in NETWORK or name == "urllib.request"})
    }

    assert reaching == {}


def test_values_import_the_standard_library_alone() -> None:
    foreign = {
        name
        for path in (PACKAGE / "model").glob("*.py")
        for name in imports_of(path)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("tendercheck.model")
    }

    assert foreign == set()


def test_help_imports_neither_spacy_nor_a_reader() -> None:
    code = (
        "import sys\n"
        "from tendercheck.cli import main\n"
        "try:\n    main(['--help'])\n"
        "except SystemExit:\n    pass\n"
        "heavy = {'spacy', 'pypdfium2', 'pdfplumber', 'lxml', 'docx', 'pydantic', 'jinja2'} & set(sys.modules)\n"
        "print('heavy:', sorted(heavy))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "heavy: []"


def test_no_file_is_over_four_hundred_lines_and_no_function_over_fifty() -> None:
    long_files = {p.name: n for p in PACKAGE.rglob("*.py") if (n := len(p.read_text("utf-8").splitlines())) > 400}
    long_functions = {
        f"{path.name}:{node.name}": node.end_lineno - node.lineno + 1
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > 50
    }

    assert (long_files, long_functions) == ({}, {})
