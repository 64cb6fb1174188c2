"""One report is one transaction: a writer that dies leaves the record as before or as after, and writers queue."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from tests.runs.fakes import filing_of
from trucewatch.errors import RecordError
from trucewatch.store.sql import SqlStore, open_store

ROOT = Path(__file__).parents[2]
CLAIMS_PER_REPORT = 40
WRITER = textwrap.dedent(
    """
    import sys
    from tests.runs.fakes import filing_of
    from trucewatch.store.sql import open_store
    store = open_store(sys.argv[1], create_missing=True)
    for number in range(int(sys.argv[2]), 10_000):
        text = f"published: 2016-05-10\\nReport {number}.\\n"
        text += "".join(f"talks.held: Meeting {number}.{each} took place.\\n" for each in range(40))
        store.file(filing_of(text, f"{number}.txt"))
        print(number, flush=True)
    """
)


def text_of(number: int) -> str:
    lines = "".join(f"talks.held: Meeting {number}.{each} took place.\n" for each in range(CLAIMS_PER_REPORT))
    return f"published: 2016-05-10\nReport {number}.\n{lines}"


def whole_reports(path: Path) -> int:
    """Number of reports; each must have its bytes, its receipt and all its claims."""
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = raw.execute(
            "SELECT (SELECT count(*) FROM raws WHERE report = reports.id), "
            "(SELECT count(*) FROM receipts WHERE report = reports.id), "
            "(SELECT count(*) FROM claims WHERE report = reports.id) FROM reports"
        ).fetchall()
        assert set(rows) <= {(1, 1, CLAIMS_PER_REPORT)}
        (revision,) = raw.execute("SELECT value FROM meta WHERE key = 'revision'").fetchone()
        assert int(revision) == len(rows)
    return len(rows)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that cannot be caught")
def test_a_writer_killed_at_any_moment_leaves_whole_reports_only(tmp_path: Path) -> None:
    path, done, chance = tmp_path / "record.db", 0, random.Random(7)
    for _ in range(4):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(done)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.15))
        os.kill(writer.pid, signal.SIGKILL)
        said = [int(line) for line in (first + writer.stdout.read()).split()]
        writer.wait()
        done = whole_reports(path)
        assert done in (len(range(said[-1] + 1)), len(range(said[-1] + 2))), "what was said to be filed is there"
        store = open_store(str(path))
        assert store.file(filing_of(text_of(0), "0.txt")) == "unchanged"
        store.close()


@pytest.mark.parametrize("statement", range(1, 8))
def test_a_failure_at_any_statement_undoes_the_whole_report(tmp_path: Path, statement: int) -> None:
    store = open_store(str(tmp_path / "record.db"), create_missing=True)
    store.file(filing_of("truce.declared: First.\n", "a.txt"))
    before = (store.revision, store.all_held(), store.claims())
    count = 0

    def fail(connection: object, cursor: object, sql: str, *rest: object) -> None:
        nonlocal count
        count += sql.startswith(("INSERT", "UPDATE", "DELETE"))
        if count == statement:
            raise sqlite3.OperationalError("database or disk is full")

    engine = store._work._engine
    event.listen(engine, "before_cursor_execute", fail)
    try:
        store.file(filing_of("truce.declared: Second.\ntalks.held: Third.\n", "b.txt"))
        failed = False
    except (RecordError, sqlite3.OperationalError):
        failed = True
    event.remove(engine, "before_cursor_execute", fail)
    assert failed == (count >= statement)
    if failed:
        assert (store.revision, store.all_held(), store.claims()) == before
    assert store.file(filing_of("truce.declared: Second.\ntalks.held: Third.\n", "b.txt")) in ("added", "unchanged")
    store.close()


def test_a_full_disk_is_a_record_error(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "record.db"), create_missing=True)
    store.file(filing_of("truce.declared: First.\n", "a.txt"))
    with store._work.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(RecordError, match=r"record\.db: .*full"):
        store.file(filing_of("talks.held: " + "A long meeting. " * 4000 + "\n", "b.txt"))
    assert [held.ref.path for held in store.all_held()] == ["a.txt"]
    store.close()


def test_writers_queue_and_readers_see_finished_work(tmp_path: Path) -> None:
    path = str(tmp_path / "record.db")
    open_store(path, create_missing=True).close()
    stores = [open_store(path) for _ in range(3)]
    seen: list[int] = []

    def write(store: SqlStore, first: int) -> None:
        for number in range(first, first + 12):
            store.file(filing_of(text_of(number), f"{number}.txt"))

    def look(store: SqlStore) -> None:
        for _ in range(30):
            claims = len(store.claims())
            assert claims % CLAIMS_PER_REPORT == 0
            seen.append(claims)

    threads = [
        threading.Thread(target=write, args=(stores[0], 0)),
        threading.Thread(target=write, args=(stores[1], 100)),
        threading.Thread(target=look, args=(stores[2],)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 30
    assert whole_reports(Path(path)) == 24
    for store in stores:
        store.close()


def test_two_that_make_the_record_at_once_make_one(tmp_path: Path) -> None:
    path, barrier, failures = str(tmp_path / "record.db"), threading.Barrier(4), []

    def make(number: int) -> None:
        barrier.wait()
        try:
            store = open_store(path, create_missing=True)
            store.file(filing_of(text_of(number), f"{number}.txt"))
            store.close()
        except RecordError as error:
            failures.append(error)

    threads = [threading.Thread(target=make, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert whole_reports(Path(path)) == 4
