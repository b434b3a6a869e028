from __future__ import annotations

from pathlib import Path

import pytest

from tendercheck.errors import NothingToCheck
from tendercheck.folders import find_folders


def put(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def shape(top: Path, *paths: Path, exclude: tuple[str, ...] = ()) -> dict[str, list[str]]:
    return {
        folder.title: [path.relative_to(top).as_posix() for path in folder.files]
        for folder in find_folders(paths, exclude=exclude)
    }


def test_files_named_together_are_one_procurement(tmp_path: Path) -> None:
    one, two = put(tmp_path / "pack" / "itt.md"), put(tmp_path / "pack" / "sq.md")

    assert shape(tmp_path, one, two) == {"pack": ["pack/itt.md", "pack/sq.md"]}
    assert shape(tmp_path, one) == {"itt": ["pack/itt.md"]}


def test_files_are_checked_in_the_order_of_their_names_each_once(tmp_path: Path) -> None:
    one, two = put(tmp_path / "pack" / "itt.md"), put(tmp_path / "pack" / "sq.md")

    assert shape(tmp_path, two, one, two) == {"pack": ["pack/itt.md", "pack/sq.md"]}


def test_each_folder_with_documents_is_a_procurement_of_its_own(tmp_path: Path) -> None:
    put(tmp_path / "care" / "itt.md")
    put(tmp_path / "care" / "annex" / "terms.md")
    put(tmp_path / "grounds" / "itt.md")

    assert shape(tmp_path, tmp_path) == {
        "care": ["care/itt.md"], "annex": ["care/annex/terms.md"], "grounds": ["grounds/itt.md"],
    }  # fmt: skip


def test_a_procurement_toml_makes_its_whole_tree_one_procurement(tmp_path: Path) -> None:
    put(tmp_path / "care" / "procurement.toml", 'title = "Home care"')
    put(tmp_path / "care" / "itt.md")
    put(tmp_path / "care" / "annex" / "terms.md")

    assert shape(tmp_path, tmp_path) == {"Home care": ["care/annex/terms.md", "care/itt.md"]}


def test_settings_hidden_files_and_what_is_excluded_are_no_documents(tmp_path: Path) -> None:
    for name in ("itt.md", "notes.yml", ".draft.md", "~$itt.docx", "tendercheck-report.html", "old/itt.md"):
        put(tmp_path / "care" / name)

    assert shape(tmp_path, tmp_path, exclude=("old/*", "care/old/*")) == {"care": ["care/itt.md"]}


def test_a_path_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(NothingToCheck, match="there is no such file or folder"):
        find_folders([tmp_path / "missing"])


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(NothingToCheck, match="the folder holds no document"):
        find_folders([tmp_path])
