from __future__ import annotations

from pathlib import Path

import pytest

from tendercheck.errors import InvalidSettings
from tendercheck.settings import Settings, find_settings, load_settings


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_settings_are_read_from_the_nearest_file_up_the_tree(tmp_path: Path) -> None:
    put(tmp_path / "tendercheck.toml", 'fail-on = "error"\n')
    put(tmp_path / "a" / "pyproject.toml", '[tool.tendercheck]\nignore = ["scale"]\n')
    put(tmp_path / "a" / "b" / "pyproject.toml", "[project]\nname = 'x'\n")

    assert find_settings(tmp_path / "a" / "b") == Settings(ignore=("scale",))
    assert find_settings(tmp_path) == Settings(fail_on="error")


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert find_settings(tmp_path) == Settings(select=(), ignore=(), exclude=(), fail_on="warning")


def test_the_ruleset_is_seen_from_the_settings_file(tmp_path: Path) -> None:
    put(tmp_path / "tendercheck.toml", 'ruleset = "rules/council"\n')
    (tmp_path / "rules" / "council").mkdir(parents=True)
    (tmp_path / "drafts").mkdir()

    assert find_settings(tmp_path / "drafts").ruleset == tmp_path / "rules" / "council"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('slect = ["scale"]', "there is no setting «slect»; did you mean «select»?"),
        ('fail-on = "grave"', "«fail-on» is one of error, warning, note, never, not «grave»."),
        ('select = "scale"', "«select» takes a list of texts."),
        ("select = [", "this is no valid TOML"),
        ("ruleset = 3", "«ruleset» takes the path of a ruleset's folder, as a text."),
        ('ruleset = "council"', "«ruleset» is seen from this file, and there is no folder"),
    ],
)
def test_a_setting_that_is_wrong_is_told_with_a_hint(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InvalidSettings) as error:
        load_settings(put(tmp_path / "tendercheck.toml", text))

    assert said in str(error.value)
