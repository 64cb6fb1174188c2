"""Settings: the environment beats the file, and what cannot be used is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.errors import SettingsError
from trucewatch.settings import Settings, load


def test_without_any_setting_the_record_is_in_the_working_folder(tmp_path: Path) -> None:
    assert load({}, tmp_path) == Settings(record="trucewatch.db", port=8470, jobs=0)


def test_the_environment_beats_the_file(tmp_path: Path) -> None:
    (tmp_path / "trucewatch.toml").write_text('record = "syria.db"\nport = 9000\n')
    assert load({}, tmp_path) == Settings(record=str(tmp_path / "syria.db"), port=9000)
    assert load({"TRUCEWATCH_RECORD": "sudan.db", "TRUCEWATCH_JOBS": "2"}, tmp_path) == Settings("sudan.db", 9000, 2)


def test_an_empty_variable_sets_nothing(tmp_path: Path) -> None:
    assert load({"TRUCEWATCH_RECORD": ""}, tmp_path).record == "trucewatch.db"


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("records = 1", "no such setting: records"),
        ("record = 5", "trucewatch.toml, record: the record is a file name"),
        ('record = ""', "the record is a file name"),
        ("port = 0", "port is a whole number from 1 to 65535, not 0"),
        ("port = true", "port is a whole number"),
        ('jobs = "many"', "jobs is a whole number from 0 to 256, not 'many'"),
        ("port = = 2", "cannot be read as settings"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_the_setting(tmp_path: Path, toml: str, words: str) -> None:
    (tmp_path / "trucewatch.toml").write_text(toml)
    with pytest.raises(SettingsError, match=r"trucewatch\.toml") as caught:
        load({}, tmp_path)
    assert words in str(caught.value)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "trucewatch.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="cannot be read as settings"):
        load({}, tmp_path)


def test_a_variable_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="TRUCEWATCH_PORT: port is a whole number"):
        load({"TRUCEWATCH_PORT": "http"}, tmp_path)
