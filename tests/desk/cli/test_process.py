"""The program as a process: pipes that close early, interrupts, ports, the desk that serves and ends."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.desk.cli.conftest import Run
from trucewatch.desk.cli.serving import bind
from trucewatch.errors import SettingsError
from trucewatch.store.sql import open_store

PROGRAM = [sys.executable, "-m", "trucewatch"]
REPORT = """GENEVA, May 3 (Delta Wire) -- The two armies agreed on Tuesday to a ceasefire of 72 hours in Aleppo.

The truce will begin at midnight on Wednesday, the ministry of foreign affairs of Russia said in a statement.
"""


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which another program listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def start(*words: str | Path, cwd: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*PROGRAM, *map(str, words)], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number}.txt").write_text(REPORT * 60)
    program = start("read", folder, "--format", "text", cwd=tmp_path)
    assert program.stdout is not None
    assert program.stderr is not None
    assert program.stdout.readline().startswith("GENEVA")
    program.stdout.close()
    assert program.wait(60) == 0
    assert program.stderr.read() == ""


def test_an_interrupted_add_leaves_a_whole_record_and_no_traceback(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(200):
        (folder / f"{number}.txt").write_text(f"Report {number}. {REPORT}")
    program = start("add", folder, "--jobs", "1", cwd=tmp_path)
    record = tmp_path / "trucewatch.db"
    until = time.monotonic() + 60
    while time.monotonic() < until and not held(record):
        time.sleep(0.05)
    program.send_signal(signal.SIGINT)
    _, error = program.communicate(timeout=60)
    assert program.returncode == 130
    assert "Traceback" not in error
    assert 0 < held(record) < 200
    store = open_store(str(record))
    assert all(store.report(each.id) is not None for each in store.all_held())
    store.close()


def held(record: Path) -> int:
    if not record.exists():
        return 0
    with closing(sqlite3.connect(record)) as raw:
        try:
            return int(raw.execute("SELECT count(*) FROM reports").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


def test_a_port_that_is_taken_gives_the_next(taken: int) -> None:
    listener = bind(taken, exactly=False)
    assert listener.getsockname()[1] > taken
    listener.close()


def test_a_port_asked_for_and_taken_is_an_error(taken: int) -> None:
    with pytest.raises(SettingsError, match=f"port {taken} is in use by another program; choose one with --port"):
        bind(taken, exactly=True)


def test_the_desk_says_so_on_the_command_line(run: Run, tmp_path: Path, taken: int) -> None:
    open_store(str(tmp_path / "trucewatch.db"), create_missing=True).close()
    assert f"port {taken} is in use" in run("desk", "--no-browser", "--port", str(taken), code=2).stderr


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_the_desk_serves_this_machine_until_it_is_ended(tmp_path: Path, end: signal.Signals) -> None:
    open_store(str(tmp_path / "trucewatch.db"), create_missing=True).close()
    program = start("desk", "--no-browser", cwd=tmp_path)
    assert program.stdout is not None
    line = program.stdout.readline()
    assert line.startswith("The desk on trucewatch.db: http://127.0.0.1:")
    with urllib.request.urlopen(line.split()[-1], timeout=20) as page:
        assert page.status == 200
        assert b"<html" in page.read().lower()
    program.send_signal(end)
    _, error = program.communicate(timeout=20)
    assert program.returncode == 128 + end
    assert "Traceback" not in error
    assert [each.name for each in tmp_path.iterdir()] == ["trucewatch.db"]


def test_the_demo_writes_its_record_where_it_is_told(run: Run, simple_reader: None, tmp_path: Path) -> None:
    result = run("demo", "--build", "demo.db")
    store = open_store("demo.db")
    assert len(store.all_held()) >= 25
    assert f"{len(store.all_held())} added" in result.stderr
    store.close()


def test_the_demo_leaves_nothing_behind(
    run: Run, simple_reader: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    output = run("demo", "--no-desk").stdout
    assert output.startswith("On Tue 10 May 2016, 12:00 UTC, as known ")
    assert os.listdir(tmp_path) == []
