"""What is and what is not a record file; a file that is not ours is told so and left as it was."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.runs.fakes import filing_of
from trucewatch.errors import NewerRecord, NotARecord, RecordError
from trucewatch.store import dialects
from trucewatch.store.dialects import APPLICATION_ID, without_password
from trucewatch.store.migrations import SCHEMA_VERSION
from trucewatch.store.sql import open_store

CALM = "published: 2016-05-10\ntruce.declared: The command said a calm would hold.\n"


def make_record(path: Path) -> Path:
    store = open_store(str(path), create_missing=True)
    store.file(filing_of(CALM))
    store.close()
    return path


def snapshot(path: Path) -> tuple[bytes, list[str]]:
    return path.read_bytes(), sorted(each.name for each in path.parent.iterdir())


def test_a_record_is_made_when_missing_and_only_then(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with pytest.raises(RecordError, match=r"record\.db: no record there.*trucewatch add"):
        open_store(str(path))
    assert not path.exists()
    make_record(path)
    again = open_store(str(path))
    assert len(again.all_held()) == 1
    again.close()


def test_a_record_carries_its_marks(tmp_path: Path) -> None:
    with closing(sqlite3.connect(make_record(tmp_path / "record.db"))) as raw:
        assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert raw.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_nothing_stays_beside_a_closed_record(tmp_path: Path) -> None:
    make_record(tmp_path / "record.db")
    assert [each.name for each in tmp_path.iterdir()] == ["record.db"]


@pytest.mark.parametrize(
    "content", [b"Dear diary,\n", b"SQLite format 3", b"\x7fELF" + bytes(200), b"<html></html>"], ids=repr
)
@pytest.mark.parametrize("create", [True, False])
def test_another_kind_of_file_is_no_record(tmp_path: Path, content: bytes, create: bool) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    before = snapshot(path)
    with pytest.raises(NotARecord, match=r"notes\.txt: not a trucewatch record"):
        open_store(str(path), create_missing=create)
    assert snapshot(path) == before


@pytest.mark.parametrize("create", [True, False])
def test_a_database_of_another_program_is_no_record_and_is_left_alone(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE reports (id TEXT)")
        other.commit()
    before = snapshot(path)
    with pytest.raises(NotARecord, match="SQLite file of another program"):
        open_store(str(path), create_missing=create)
    assert snapshot(path) == before


def test_a_directory_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(NotARecord, match="a directory"):
        open_store(str(tmp_path), create_missing=True)


def test_a_record_of_a_later_version_is_not_touched(tmp_path: Path) -> None:
    path = make_record(tmp_path / "record.db")
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = snapshot(path)
    with pytest.raises(NewerRecord, match=rf"record version {SCHEMA_VERSION + 1}.*Update trucewatch"):
        open_store(str(path), create_missing=True)
    assert snapshot(path) == before


@pytest.mark.parametrize("blank", ["empty file", "no tables yet"])
def test_what_a_crash_at_birth_leaves_becomes_a_record(tmp_path: Path, blank: str) -> None:
    path = tmp_path / "record.db"
    if blank == "empty file":
        path.touch()
    else:
        with closing(sqlite3.connect(path)) as raw:
            raw.execute("PRAGMA journal_mode = WAL")
        assert path.stat().st_size > 0
    with pytest.raises(RecordError, match="nothing has been added"):
        open_store(str(path))
    make_record(path)


def test_a_record_cut_short_is_reported_not_crashed_on(tmp_path: Path) -> None:
    path = make_record(tmp_path / "record.db")
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))
    with pytest.raises(RecordError, match=r"record\.db"):
        open_store(str(path)).all_held()


def test_no_folder_for_the_record(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no directory"):
        open_store(str(tmp_path / "missing" / "record.db"), create_missing=True)


def test_odd_names_are_file_names(tmp_path: Path) -> None:
    for name in ("reports of May #2 (50%)?.db", "звіт.db"):
        make_record(tmp_path / name)
        assert (tmp_path / name).is_file()


def test_a_sqlite_url_is_a_file_too(tmp_path: Path) -> None:
    path = make_record(tmp_path / "record.db")
    store = open_store(f"sqlite:///{path}")
    assert len(store.all_held()) == 1
    store.close()


@pytest.mark.parametrize("address", ["postgresql://desk:secret@db.example.org/truces", "mysql://desk:secret@h/t"])
def test_a_database_not_supported_is_said_to_be_without_its_password(address: str) -> None:
    with pytest.raises(RecordError, match="not supported") as caught:
        open_store(address, create_missing=True)
    assert "secret" not in str(caught.value)


def test_a_password_never_shows() -> None:
    assert without_password("postgresql://desk:p@ss@host/db") == "postgresql://desk@host/db"
    assert without_password("record.db") == "record.db"


def test_a_record_that_may_only_be_read_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_record(tmp_path / "record.db")
    # Said rather than set: the superuser, who runs tests in many containers, may write everywhere.
    monkeypatch.setattr(dialects, "_writable", lambda path: False)
    store = open_store(str(path))
    assert len(store.all_held()) == 1
    with pytest.raises(RecordError, match="readonly"):
        store.file(filing_of(CALM, reader="reader 2"))
    store.close()
    assert [each.name for each in tmp_path.iterdir()] == ["record.db"]
