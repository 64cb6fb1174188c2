"""Records of older versions become records of this one; each migration is applied once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from tests.runs.fakes import filing_of
from trucewatch.store import dialects, sql
from trucewatch.store.migrations import MIGRATIONS, SCHEMA_VERSION, Migration, create, upgrade
from trucewatch.store.sql import open_store
from trucewatch.store.unit_of_work import UnitOfWork

SCHEMAS = Path(__file__).parent / "schemas"


def schema_of(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        rows = raw.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name").fetchall()
    return [" ".join(row[0].split()) for row in rows]


def test_migrations_are_numbered_in_order_without_gaps() -> None:
    assert [each.number for each in MIGRATIONS] == list(range(1, SCHEMA_VERSION + 1))


def test_a_new_record_counts_every_migration_as_applied(tmp_path: Path) -> None:
    open_store(str(tmp_path / "record.db"), create_missing=True).close()
    with closing(sqlite3.connect(tmp_path / "record.db")) as raw:
        applied = raw.execute("SELECT number, name FROM migrations ORDER BY number").fetchall()
    assert applied == [(each.number, each.name) for each in MIGRATIONS]


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_a_record_of_each_version_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    with closing(sqlite3.connect(old)) as raw:
        raw.executescript((SCHEMAS / f"{version}.sql").read_text())
    open_store(str(new), create_missing=True).close()
    store = open_store(str(old))
    assert store.file(filing_of("truce.declared: A calm.\n")) == "added"
    store.close()
    assert schema_of(old) == schema_of(new)


def test_a_later_migration_is_applied_once_and_in_one_piece(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    open_store(str(path), create_missing=True).close()
    calls = []

    def add_notes(connection: Connection) -> None:
        calls.append("notes")
        connection.execute(text("CREATE TABLE notes (words TEXT)"))

    def fails(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE half (words TEXT)"))
        raise RuntimeError("interrupted")

    notes = Migration(SCHEMA_VERSION + 1, "add_notes", add_notes)
    engine, blank = dialects.engine_for(str(path), create=False, newest=SCHEMA_VERSION + 2)
    work = UnitOfWork(engine, "record.db")
    assert not blank
    with work.writing() as connection:
        assert upgrade(connection, (*MIGRATIONS, notes)) == ("add_notes",)
    with work.writing() as connection:
        assert upgrade(connection, (*MIGRATIONS, notes)) == ()
    with pytest.raises(RuntimeError), work.writing() as connection:
        upgrade(connection, (*MIGRATIONS, notes, Migration(SCHEMA_VERSION + 2, "fails", fails)))
    work.dispose()
    assert calls == ["notes"]
    assert any("notes" in each for each in schema_of(path))
    assert not any("half" in each for each in schema_of(path))


def test_an_interrupted_birth_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "record.db"

    def interrupted(connection: Connection) -> None:
        create(connection)
        raise KeyboardInterrupt

    monkeypatch.setattr(sql, "create", interrupted)
    with pytest.raises(KeyboardInterrupt):
        open_store(str(path), create_missing=True)
    monkeypatch.undo()
    assert schema_of(path) == []
    open_store(str(path), create_missing=True).close()


@pytest.mark.parametrize("change", ["UPDATE judgements SET kind = 'x'", "DELETE FROM judgements"])
def test_judgements_are_added_and_never_changed(tmp_path: Path, change: str) -> None:
    path = tmp_path / "record.db"
    open_store(str(path), create_missing=True).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("INSERT INTO judgements (decided_at, decided_by, kind, judgement) VALUES ('t', 'me', 'k', '{}')")
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            raw.execute(change)
